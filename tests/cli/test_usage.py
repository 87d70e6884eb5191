"""Help, wrong commands, and the command as a process of its own."""

import os
import subprocess
import sys
from typing import Any

import pytest

from tests.cli.support import Said, Vgr, dossier_with
from tests.reports import small_report
from vgr_desktop import __version__
from vgr_desktop.cli import main


def test_the_version_is_told(vgr: Vgr) -> None:
    assert vgr("--version") == Said(0, f"vgr {__version__}\n", "")


@pytest.mark.parametrize("command", ["", "new", "import", "outline", "export", "check", "verify"])
def test_help_is_in_dutch_and_has_examples(vgr: Vgr, command: str) -> None:
    said = vgr(*filter(None, [command]), "--help")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("Gebruik: vgr")
    assert f"Voorbeelden:\n  vgr {command or 'new'} " in said.out
    assert not {"usage:", "options:", "show this", "positional"} & set(said.out.split())


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "Er ontbreekt iets in de opdracht: OPDRACHT."),
        (["schrijf"], "'schrijf' is geen opdracht van vgr."),
        (["import", "pagina.txt"], "Er ontbreekt iets in de opdracht: --into."),
        (["import", "pagina.txt", "--into"], "Bij --into hoort een waarde."),
        (["outline", "Proef.vgr", "--xml"], "Dit hoort niet bij deze opdracht: --xml."),
        (["verify", "Proef.vgr", "--debug=ja"], "Bij --debug hoort geen waarde."),
        (["import", "x.txt", "--into", "P.vgr", "--edition", "vorig jaar"], "“vorig jaar” is geen titel"),
        (["export", "P.vgr", "-o", "u.docx", "--parts", "kaft"], "“kaft” is geen onderdeel. Kies uit: titelblad, "),
        (["export", "P.vgr", "-o", "u.docx", "--status", "klaar"], "“klaar” is geen status. Kies uit: concept, "),
        (["export", "P.vgr", "-o", "u.docx", "--date", "31-2-2026"], "“31-2-2026” is geen datum. Schrijf "),
        (["export", "P.vgr", "--per-committee", "uit", "--form", "doc"], "“doc” is geen soort. Kies uit: docx, "),
    ],
)
def test_a_wrong_command_says_what_is_wrong(vgr: Vgr, arguments: list[str], message: str) -> None:
    said = vgr(*arguments)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(message)
    assert "Gebruik: vgr" in said.err


def test_an_interrupted_command_ends_without_a_traceback(vgr: Vgr, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("vgr_desktop.cli.new.run", interrupt)
    assert vgr("new", "Proef.vgr") == Said(1, "", "Afgebroken.\n")


def test_an_error_of_ours_is_one_line_and_with_debug_a_traceback(vgr: Vgr, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyError(7)

    monkeypatch.setattr("vgr_desktop.cli.new.run", fail)
    said = vgr("new", "Proef.vgr")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("Er ging iets mis in het programma zelf (KeyError: 7).")
    for arguments in (["new", "Proef.vgr", "--debug"], ["--debug", "new", "Proef.vgr"]):
        with pytest.raises(KeyError):
            main(arguments)


def process(*arguments: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONIOENCODING": "latin-1"}
    environment |= options.pop("env", {})
    command = [sys.executable, "-W", "error", *arguments]
    return subprocess.run(command, env=environment, check=False, timeout=60, stderr=subprocess.PIPE, **options)


def test_output_is_utf_8_whatever_the_system_says(vgr: Vgr) -> None:
    dossier_with(small_report())
    said = process("-m", "vgr_desktop.cli", "outline", "Proef.vgr", stdout=subprocess.PIPE)
    assert (said.returncode, said.stderr) == (0, b"")
    assert "● groen" in said.stdout.decode("utf-8")


def test_a_reader_that_goes_away_is_no_reason_for_a_traceback(vgr: Vgr) -> None:
    dossier_with(small_report())
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as out:
        said = process("-m", "vgr_desktop.cli", "outline", "Proef.vgr", stdout=out)
    assert (said.returncode, said.stderr) == (1, b"")


_LOADED = """
import sys
from vgr_desktop.cli import main
code = main(sys.argv[1:])
print(code, *sorted({"PySide6", "sqlalchemy", "docx"} & set(sys.modules)), file=sys.stderr)
"""


@pytest.mark.parametrize(
    ("arguments", "loaded"),
    [
        (["--version"], "0"),
        (["outline", "Proef.vgr"], "0"),
        (["check", "Proef.vgr"], "1"),
        (["verify", "Proef.vgr"], "0"),
        (["export", "Proef.vgr", "-o", "uit.json"], "0"),
        (["export", "Proef.vgr", "-o", "uit.docx"], "0 docx"),
    ],
)
def test_a_command_loads_no_more_than_it_needs_and_never_qt(vgr: Vgr, arguments: list[str], loaded: str) -> None:
    dossier_with(small_report())
    said = process("-c", _LOADED, *arguments, stdout=subprocess.DEVNULL)
    assert said.stderr.decode().splitlines()[-1] == loaded
