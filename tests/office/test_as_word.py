"""Documents in other forms become Word documents, where there is a program for it."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from vgr_desktop.core.model.problems import Cancelled, Problem
from vgr_desktop.office import as_word as module
from vgr_desktop.office.as_word import as_word
from vgr_desktop.office.convert import installed
from vgr_desktop.office.forms import Form, Said
from vgr_desktop.office.process import Command


@dataclass
class Program:
    """A program that runs a line of shell in the folder of the document."""

    line: str
    name: str = "Proefprogramma"

    def prepare(self, _document: Path, _form: Form, _room: Path) -> Command:
        return Command(("/bin/sh", "-c", self.line))

    def finish(self, content: bytes, _said: Said, _form: Form) -> bytes:
        return content


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "brief.rtf"
    path.write_bytes(rb"{\rtf1 tekst}")
    return path


def never() -> bool:
    return False


def test_the_document_is_there_while_it_is_needed_and_nothing_is_left(source: Path) -> None:
    with as_word(source, Program("cp rapportage.rtf rapportage.docx"), cancelled=never) as made:
        assert made.read_bytes() == source.read_bytes()
    assert not made.parent.exists()


@pytest.mark.parametrize("line", ["exit 3", "true"])
def test_a_program_that_makes_nothing_is_told(source: Path, line: str) -> None:
    with (
        pytest.raises(
            Problem, match=r"Proefprogramma kan “brief\.rtf” niet lezen\. Er is niets gewijzigd\. Open het zelf"
        ),
        as_word(source, Program(line), cancelled=never),
    ):
        pass


def test_a_program_that_takes_too_long_is_stopped(source: Path) -> None:
    refused = pytest.raises(Problem, match=r"na 0 seconden nog niet klaar met “brief\.rtf” en is gestopt")
    with refused, as_word(source, Program("sleep 60"), seconds=0.01, cancelled=never):
        pass


def test_it_can_be_called_off(source: Path) -> None:
    with pytest.raises(Cancelled), as_word(source, Program("sleep 60"), cancelled=lambda: True):
        pass


def test_without_a_program_it_says_what_is_needed(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "installed", lambda: None)
    refused = pytest.raises(Problem, match=r"Om “brief\.rtf” te lezen is LibreOffice nodig.* Er is niets gewijzigd")
    with refused, as_word(source, cancelled=never):
        pass


def test_a_file_that_is_gone_or_too_large(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (
        pytest.raises(Problem, match="kan niet worden gelezen"),
        as_word(Path("weg.odt"), Program("true"), cancelled=never),
    ):
        pass
    monkeypatch.setattr(module, "LARGEST", 3)
    with pytest.raises(Problem, match="groter dan 0 MB"), as_word(source, Program("true"), cancelled=never):
        pass


@pytest.mark.skipif(installed() is None, reason="LibreOffice is not installed")
def test_an_office_program_reads_rtf(source: Path) -> None:
    with as_word(source, cancelled=never) as made:
        assert made.read_bytes().startswith(Form.DOCX.beginning)
