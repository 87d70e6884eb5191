"""Converting, with a program of our own that does as it is told."""

import errno
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from vgr_desktop.core.model.problems import Cancelled, Problem
from vgr_desktop.disk.room import NoRoom
from vgr_desktop.office import convert as convert_module
from vgr_desktop.office.convert import converted, installed, required
from vgr_desktop.office.finding import Program
from vgr_desktop.office.forms import Form, Said
from vgr_desktop.office.libreoffice import LibreOffice
from vgr_desktop.office.process import Command

FOREVER = "import threading; threading.Event().wait()"
MADE = "import sys; open(sys.argv[1], 'wb').write(b'%PDF-1.7 ' + open(sys.argv[2], 'rb').read() + b'%%EOF')"


@dataclass(frozen=True)
class Scripted:
    script: str
    name: str = "Schrijfprogramma"
    python: str = sys.executable

    def prepare(self, document: Path, form: Form, room: Path) -> Command:
        assert room.is_dir()
        return Command((self.python, "-c", self.script, str(document.with_suffix(f".{form.suffix}")), str(document)))

    def finish(self, content: bytes, _said: Said, _form: Form) -> bytes:
        return content + b"."


DOCUMENT = b"inhoud"


@pytest.fixture(autouse=True)
def nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What is made on the way has to be gone at the end."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    yield
    assert not list(tmp_path.iterdir())


def test_what_the_program_made_is_answered() -> None:
    assert converted(DOCUMENT, Form.PDF, Scripted(MADE)) == b"%PDF-1.7 inhoud%%EOF."


@pytest.mark.parametrize(
    "script",
    [
        "",
        "import sys; open(sys.argv[1], 'wb').write(b'geen pdf')",
        "import sys; open(sys.argv[1], 'wb').write(b'%PDF-1.7 en dan niets meer')",
        f"{MADE}; sys.exit(1)",
        "print('Error: source file could not be loaded')",
    ],
)
def test_a_program_that_makes_nothing_of_it_is_told(script: str) -> None:
    with pytest.raises(Problem, match=r"Schrijfprogramma heeft geen PDF gemaakt\. Er is niets geschreven") as problem:
        converted(DOCUMENT, Form.PDF, Scripted(script))
    assert ("could not be loaded" in str(problem.value)) == ("could not be loaded" in script)


def test_a_program_that_goes_on_for_ever_is_told() -> None:
    with pytest.raises(Problem, match="nog niet klaar met de PDF en is gestopt"):
        converted(DOCUMENT, Form.PDF, Scripted(FOREVER), seconds=0)


def test_a_program_that_does_not_start_is_told() -> None:
    with pytest.raises(Problem, match="Schrijfprogramma kon niet aan het werk"):
        converted(DOCUMENT, Form.ODT, Scripted("", python="/weg/python"))


def test_what_is_cancelled_leaves_no_file() -> None:
    asked = iter([False, True])
    with pytest.raises(Cancelled):
        converted(DOCUMENT, Form.PDF, Scripted(FOREVER), cancelled=lambda: next(asked))


def test_without_room_for_temporary_files_nothing_is_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "weg"))
    with pytest.raises(Problem, match=r"maar in .*weg.* kan niet worden geschreven"):
        converted(DOCUMENT, Form.PDF, Scripted(MADE))


def test_a_document_for_which_there_is_no_room_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(NoRoom, match=r"een tijdelijke map nodig, maar in .* \(de schijf is vol\)\. .*Maak ruimte"):
        converted(DOCUMENT, Form.PDF, Scripted(MADE))


def test_a_folder_that_goes_while_the_program_is_at_work_is_no_fault_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(_folder: Path) -> None:
        raise FileNotFoundError(2, "No such file or directory")

    monkeypatch.setattr(shutil, "disk_usage", gone)
    with pytest.raises(Problem, match="heeft geen PDF gemaakt"):
        converted(DOCUMENT, Form.PDF, Scripted(""))


def test_what_is_only_looked_at_stays_as_the_program_made_it() -> None:
    assert converted(DOCUMENT, Form.PDF, Scripted(MADE), to_keep=False) == b"%PDF-1.7 inhoud%%EOF"


def test_the_first_program_that_is_installed_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[Program] = [LibreOffice(Path("a")), Scripted("")]
    monkeypatch.setattr(convert_module, "programs", lambda *_: iter(found))
    assert installed() == required(Form.PDF) == found[0]


def test_a_computer_without_such_a_program_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(convert_module, "programs", lambda *_: iter(()))
    assert installed() is None
    with pytest.raises(Problem, match=r"Voor een ODT is LibreOffice nodig, of op Windows Word.*Installeer LibreOffice"):
        required(Form.ODT)
