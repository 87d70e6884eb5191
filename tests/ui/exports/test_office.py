"""The office program that is kept ready while the window is open, and what is told when it did not count the pages."""

import datetime as dt
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import pytest

from tests.ui.previews import real_office
from tests.windows import Desktop, answer, wait_until
from vgr_desktop.core.layout import Imprint
from vgr_desktop.office import convert
from vgr_desktop.office.libreoffice import LibreOffice
from vgr_desktop.services.printing import Printing
from vgr_desktop.ui.exports.dialog import ExportDialog

PRINTING = Printing(Imprint(dt.date(2026, 6, 1)))
ESTIMATED = "De paginanummers in de inhoudsopgave zijn geschat, want LibreOffice"


@pytest.fixture
def libreoffice(monkeypatch: pytest.MonkeyPatch) -> LibreOffice:
    """The one of this computer, which counts pages here."""
    program = real_office()
    assert isinstance(program, LibreOffice)
    monkeypatch.setattr(convert, "paginator", lambda: program)
    return program


def written(desk: Desktop, path: Path, printing: Printing) -> str:
    """Write the report, and return what is told."""
    desk.window.messages.clear()
    desk.window.exports.write(path, printing)
    wait_until(lambda: desk.message != "")
    return desk.message


def test_it_is_made_ready_while_the_officer_chooses_and_ends_with_the_window(
    desk: Desktop, tmp_path: Path, libreoffice: LibreOffice
) -> None:
    office = desk.window.bench.place.office

    def wait_and_leave(dialog: ExportDialog) -> None:
        wait_until(lambda: office._kept is not None)
        dialog.reject()

    answer(ExportDialog, wait_and_leave)
    desk.do(desk.actions.export_word)
    kept = office._kept
    assert kept is not None
    assert "geschat" not in written(desk, tmp_path / "Rapport.docx", PRINTING)
    assert office._kept is kept, "the export used it"
    assert desk.close()
    assert not kept.is_alive
    assert not kept.folder.exists()
    with office.lend(libreoffice, time.monotonic() + 60, lambda: False) as folder:
        assert folder is None


@pytest.mark.usefixtures("libreoffice")
def test_page_numbers_that_come_too_late_are_estimates_and_that_is_told(desk: Desktop, tmp_path: Path) -> None:
    said = written(desk, tmp_path / "Rapport.docx", replace(PRINTING, counting=0))
    assert said.startswith("Het document Rapport.docx is geschreven. Toegankelijkheid: in orde.")
    assert f"{ESTIMATED} was niet op tijd klaar met tellen." in said
    assert said.endswith("Klik in Word in de inhoudsopgave en druk op F9 om ze bij te werken.")


@pytest.mark.usefixtures("libreoffice")
def test_page_numbers_that_could_not_be_counted_are_told(
    desk: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> bytes:
        raise convert.NotMade("LibreOffice doet het niet.", "het gaf geen PDF")

    monkeypatch.setattr(convert, "converted", fail)
    assert f"{ESTIMATED} kon ze niet tellen: het gaf geen PDF." in written(desk, tmp_path / "Rapport.docx", PRINTING)


def test_an_export_that_waits_for_it_can_be_cancelled(
    desk: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also before it is ready: it may hang."""
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nexec sleep 600\n")
    program.chmod(0o755)
    monkeypatch.setattr(convert, "paginator", lambda: LibreOffice(program))
    desk.window.exports.write(tmp_path / "Rapport.docx", PRINTING)
    office = desk.window.bench.place.office
    wait_until(lambda: office._kept is not None)
    desk.window.progress._cancel.click()
    wait_until(lambda: desk.message == "Het exporteren is gestopt.")
    assert not (tmp_path / "Rapport.docx").exists()


@pytest.mark.usefixtures("libreoffice")
@pytest.mark.parametrize("suffix", [".pdf", ".odt"])
def test_without_a_place_for_temporary_files_the_reason_is_told(
    desk: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "weg"))
    said = written(desk, tmp_path / f"Rapport{suffix}", PRINTING)
    assert said.startswith("Het programma heeft een tijdelijke map nodig, maar in ")
    assert "weg kan niet worden geschreven" in said
