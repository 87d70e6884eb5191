"""Tries the program where it is installed: `vgr-desktop --selftest` prints OK and ends with 0 when all of it works.

Everything happens in a folder that goes away again: a dossier is made, opened in the window, typed in, undone and read
again; pages and a Word file come in; a report goes out, is read back, and is taken back as reviewed. What an installer
forgot, such as a library, a template or a dictionary, shows here: also the driver and the keyring of team dossiers.
"""

import tempfile
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

from vgr_desktop.cli.entry import main as vgr
from vgr_desktop.spelling.speller import Speller
from vgr_desktop.team.address import Address
from vgr_desktop.team.hub import Hub
from vgr_desktop.team.passwords import password_for
from vgr_desktop.ui.selftest import WindowFailed, write_in_window

_PAGE = """\
1e Voortgangsrapportage 2026
Programma 3 Wonen
Programmanummer
3
De missie van het programma Wonen luidt:
Iedereen vindt een passend huis.
Doelenbomen
Beleidsterrein 3A Bouwen
Doel
Prestatie
3A1 Er komen huizen bij
3A1.1 Bouwen van 200 huizen
Toelichting doelenboom Beleidsterrein 3A Bouwen
Er zijn geen afwijkingen ten opzichte van de begroting.
"""


class Failed(Exception):  # noqa: N818  # it is what the person is told
    """Something does not work. The message says what."""


def run() -> int:
    """Try everything. Return the exit code."""
    with tempfile.TemporaryDirectory(prefix="vgr-", ignore_cleanup_errors=True) as folder:
        try:
            for done in _trial(Path(folder)):
                print(done)  # noqa: T201  # whoever installs looks at it
        except (Failed, WindowFailed) as failed:
            print(f"NIET GOED: {failed}")  # noqa: T201  # the same
            return 1
    print("OK")  # noqa: T201  # the same
    return 0


def _trial(folder: Path) -> Iterator[str]:
    dossier = folder / "Proef.vgr"
    _command("new", dossier, "--example")
    yield "een dossier gemaakt"
    write_in_window(dossier)
    yield "in het venster geschreven, ongedaan gemaakt en opnieuw gedaan"
    _command("verify", dossier)
    yield "het dossier gelezen"
    for name in ("rapport.docx", "rapport.html", "rapport.json", "rapport.xlsx"):
        _command("export", dossier, "-o", folder / name)
    _command("export", dossier, "-o", folder / "beoordeling.docx", "--for-review", "Proef")
    yield "geëxporteerd"
    page = folder / "pagina.txt"
    page.write_text(_PAGE, "utf-8")
    for number, file in enumerate((page, *(folder / f"rapport.{kind}" for kind in ("html", "docx", "xlsx")))):
        _command("import", file, "--into", folder / f"Binnen {number}.vgr")
    yield "bladzijden, een Worddocument en een werkblad geïmporteerd"
    _command("review", folder / "beoordeling.docx", "--into", dossier)
    yield "een beoordeeld document teruggenomen"
    _spell()
    yield "gespeld"
    _reach_for_team()
    yield "de weg naar een teamdossier"


def _command(*arguments: object) -> None:
    given, said = [str(argument) for argument in arguments], StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        code = vgr(given)
    if code:
        raise Failed(f"vgr {' '.join(given)} geeft {code}:\n{said.getvalue()}")


def _spell() -> None:
    if Speller().unknown("de gemeente schrijft gemeeente") != ("gemeeente",):
        raise Failed("de spelling werkt niet")


def _reach_for_team() -> None:
    """Load what a team dossier needs, down to the keyring; nothing is connected."""
    address = Address.read("postgresql://proef@localhost/proef")
    password_for(address)
    with Hub(address):
        return
