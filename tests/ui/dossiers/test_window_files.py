"""Files and the window: importing, dropping and exporting."""

import datetime as dt
import uuid
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from tests import reports as small
from tests.driving import click
from tests.pages import PAGES
from tests.reports import small_report
from tests.windows import Desktop, answer, desktop, later_report, make_dossier, wait_until, work_off
from tests.word.said import printed
from vgr_desktop.core.editing.edits import rename, set_edition
from vgr_desktop.core.layout import Imprint
from vgr_desktop.core.model.editions import edition
from vgr_desktop.core.model.report import Report
from vgr_desktop.files.format.exchange import write_report
from vgr_desktop.files.format.report_json import report_to_json
from vgr_desktop.published import read_page
from vgr_desktop.services.printing import Printing
from vgr_desktop.services.store import Store
from vgr_desktop.ui.exports.dialog import ExportDialog
from vgr_desktop.ui.imports.dialog import ImportDialog
from vgr_desktop.ui.kit import file_dialog
from vgr_desktop.ui.kit.jobs import Job
from vgr_desktop.ui.window import progress
from vgr_desktop.word.writer import write

PRINTING = Printing(Imprint(dt.date(2026, 6, 1)))
TEXT_PAGE = PAGES / "waterdam-1e-vgr-2022-programma-8.txt"
HTML_PAGE = PAGES / "waterdam-1e-vgr-2024-programma-5.html"


def choose(monkeypatch: pytest.MonkeyPatch, which: str, *paths: Path) -> None:
    """Let the file dialog answer these paths; without any, it is cancelled."""
    chosen: object = [*paths] if which == "ask_files" else paths[0] if paths else None
    monkeypatch.setattr(file_dialog, which, lambda *_args, **_options: chosen)


class TestImporting:
    @pytest.mark.parametrize(
        ("page", "programme", "line"),
        [
            (TEXT_PAGE, "8 Sport en bewegen", "    8A1 Er zijn genoeg velden en zalen"),
            (HTML_PAGE, "5 Verkeer", "      5A1.1 Asfalteren van wegen ● Groen"),
        ],
    )
    def test_a_page_comes_in_as_a_report_of_its_edition(
        self, desk: Desktop, page: Path, programme: str, line: str
    ) -> None:
        desk.take_in(page)
        assert desk.frame.reports.count() == 2
        assert programme in desk.tree_lines()
        assert line in desk.tree_lines()
        assert "is overgenomen" in desk.message
        assert desk.saved() == desk.report

    @pytest.mark.usefixtures("qtbot")
    def test_nothing_is_being_read_any_more_while_the_officer_looks_at_what_was(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(progress, "DELAY", 0)
        shown: list[bool] = []
        with desktop(tmp_path) as desk:

            def look(dialog: ImportDialog) -> None:
                work_off()
                shown.append(desk.window.progress.isVisible())
                dialog.accept()

            desk.take_in(TEXT_PAGE, look)
        assert shown == [False]

    def test_a_new_report_is_never_on_disk_without_what_it_was_made_for(
        self, desk: Desktop, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        wanted: list[Report] = []
        monkeypatch.setattr(Store, "want", lambda _store, report, *_kept: wanted.append(report))
        desk.take_in(TEXT_PAGE)
        assert [bool(report.programmes) for report in wanted] == [True]

    def into_the_open_report(self, desk: Desktop) -> None:
        """Make the open report of the edition of the page."""
        desk.session.apply("Voorbereiden", lambda r: set_edition(r, edition(1, 2022)), small.REPORT)

    def test_into_the_open_report_it_is_one_step(self, desk: Desktop) -> None:
        self.into_the_open_report(desk)
        before = desk.report
        desk.take_in(TEXT_PAGE)
        assert desk.frame.reports.count() == 1
        assert "8 Sport en bewegen" in desk.tree_lines()
        assert "4 Groen en water" in desk.tree_lines()
        assert desk.actions.undo.text().replace("&", "") == "Ongedaan maken: Importeren"
        desk.do(desk.actions.undo)
        assert desk.report == before
        desk.do(desk.actions.redo)
        assert "8 Sport en bewegen" in desk.tree_lines()

    def test_what_was_still_being_typed_stays(self, desk: Desktop) -> None:
        self.into_the_open_report(desk)
        desk.go_to(small.TREES)
        QTest.keyClicks(desk.editor(), "Net getypt.")
        page = replace(read_page(TEXT_PAGE, desk.session.identities), edition=desk.report.edition)
        desk.window.imports.take_found(page, TEXT_PAGE.name)
        assert "Net getypt." in report_to_json(desk.report)
        assert "8 Sport en bewegen" in desk.tree_lines()

    def test_twice_makes_no_duplicates(self, desk: Desktop) -> None:
        desk.take_in(TEXT_PAGE)
        once = desk.report
        desk.take_in(TEXT_PAGE)
        assert desk.report is once
        assert "stond al helemaal" in desk.message

    def test_what_it_brought_is_shown_unfolded(self, desk: Desktop) -> None:
        self.into_the_open_report(desk)
        desk.take_in(TEXT_PAGE)
        assert desk.here == "8"
        shown = desk.window.model.index_of(desk.window.desk.item_id or 0)
        assert desk.window.tree.isExpanded(shown)

    def test_cancelling_changes_nothing(self, desk: Desktop) -> None:
        desk.take_in(TEXT_PAGE, QDialog.reject)
        assert desk.session.reports == (small_report(),)
        assert desk.message == ""

    def test_a_page_without_an_edition_goes_into_the_open_report(self, desk: Desktop, tmp_path: Path) -> None:
        page = tmp_path / "zonder.txt"
        page.write_text(TEXT_PAGE.read_text(encoding="utf-8").removeprefix("1e Voortgangsrapportage 2022"))
        desk.take_in(page)
        assert desk.frame.reports.count() == 1
        assert "8 Sport en bewegen" in desk.tree_lines()

    def test_several_pages_come_in_one_after_the_other(self, desk: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
        choose(monkeypatch, "ask_files", TEXT_PAGE, HTML_PAGE)
        answered: list[str] = []

        def agree(dialog: ImportDialog) -> None:
            answered.append(dialog.windowTitle())
            if len(answered) == 1:
                answer(ImportDialog, agree)
            dialog.accept()

        answer(ImportDialog, agree)
        desk.do(desk.actions.import_page)
        wait_until(lambda: desk.frame.reports.count() == 3)
        assert [TEXT_PAGE.name in answered[0], HTML_PAGE.name in answered[1]] == [True, True]
        assert desk.settings.folder("import") == PAGES

    @pytest.mark.parametrize("name", ["rapport.json", "RAPPORT.JSON"])
    def test_an_exchanged_report_comes_in_whole(self, desk: Desktop, tmp_path: Path, name: str) -> None:
        path = tmp_path / name
        write_report(later_report(), path)
        desk.window.imports.take([path])
        wait_until(lambda: desk.frame.reports.count() == 2)
        assert desk.report.edition == edition(2, 2026)

    def test_a_report_that_is_there_already_changes_nothing_and_is_shown(self, desk: Desktop, tmp_path: Path) -> None:
        path, before = tmp_path / "rapport.json", desk.session.reports
        write_report(small_report(), path)
        desk.window.imports.take([path])
        wait_until(lambda: desk.message != "")
        assert desk.message == "rapport.json stond al helemaal in het dossier; er is niets gewijzigd."
        assert desk.session.reports == before

    def test_a_report_that_is_there_with_other_content_is_refused(self, desk: Desktop, tmp_path: Path) -> None:
        path, before = tmp_path / "rapport.json", desk.session.reports
        write_report(rename(small_report(), small.PLAYGROUNDS, "Iets anders"), path)
        desk.window.imports.take([path])
        wait_until(lambda: desk.message != "")
        assert f"staat al in {desk.path.name}, met een andere inhoud. Er is niets gewijzigd." in desk.message
        assert desk.session.reports == before

    def test_nothing_comes_into_a_dossier_that_is_only_looked_at(self, desk: Desktop, tmp_path: Path) -> None:
        path, before = tmp_path / "rapport.json", desk.session.reports
        write_report(later_report(), path)
        desk.window.dossiers.open_to_read(desk.path)
        wait_until(lambda: desk.session.is_read_only)
        desk.window.imports.take([path])
        wait_until(lambda: desk.message == "Dit dossier is alleen-lezen geopend; er is niets overgenomen.")
        work_off()
        assert desk.session.reports == before

    def test_reading_can_be_called_off(self, desk: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(Job, "is_cancelled", lambda _job: True)
        desk.window.imports.take([TEXT_PAGE])
        wait_until(lambda: not desk.window.imports.findChildren(Job))
        assert QApplication.activeModalWidget() is None
        assert (desk.session.reports, desk.message) == ((small_report(),), "")

    @pytest.mark.parametrize(("name", "content"), [("leeg.txt", b""), ("rommel.txt", b"\x00\x01\x02" * 99)])
    def test_a_file_that_cannot_be_read_is_told(self, desk: Desktop, tmp_path: Path, name: str, content: bytes) -> None:
        path = tmp_path / name
        path.write_bytes(content)
        desk.window.imports.take([path])
        wait_until(lambda: desk.message != "")
        assert desk.session.reports == (small_report(),)

    def test_without_a_dossier_it_says_to_open_one(self, desk: Desktop) -> None:
        desk.session.close()
        desk.window.imports.take([TEXT_PAGE])
        assert "Open eerst een dossier" in desk.message


class TestDropping:
    def drop(self, desk: Desktop, onto: QWidget, *paths: Path) -> bool:
        """Drag files onto a widget and drop them. Answers whether they are taken."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        place = QPoint(5, 5)
        buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(place, Qt.DropAction.CopyAction, data, buttons, keys)
        QApplication.sendEvent(onto, enter)
        if enter.isAccepted():
            event = QDropEvent(QPointF(place), Qt.DropAction.CopyAction, data, buttons, keys)
            QApplication.sendEvent(desk.frame, event)
        return enter.isAccepted()

    def test_a_page_is_imported(self, desk: Desktop) -> None:
        answer(ImportDialog, QDialog.accept)
        assert self.drop(desk, desk.frame, TEXT_PAGE)
        wait_until(lambda: desk.frame.reports.count() == 2)

    def test_a_page_dropped_on_a_text_is_imported_and_not_typed(self, desk: Desktop) -> None:
        desk.go_to(small.TREES)
        answer(ImportDialog, QDialog.accept)
        assert self.drop(desk, desk.editor().viewport(), TEXT_PAGE)
        wait_until(lambda: desk.frame.reports.count() == 2)

    def test_a_word_report_is_imported_with_its_pictures(self, desk: Desktop, tmp_path: Path) -> None:
        path = tmp_path / "rapport.docx"
        report = replace(small.reviewed_report(), edition=edition(2, 2026), lineage=str(uuid.uuid4()))  # of others
        path.write_bytes(write(report, Imprint(dt.date(2026, 6, 1))).zipped())
        answer(ImportDialog, QDialog.accept)
        assert self.drop(desk, desk.frame, path)
        wait_until(lambda: desk.frame.reports.count() == 2)
        assert printed(desk.report) == printed(report)
        assert desk.message.startswith("rapport.docx is overgenomen.")

    @pytest.mark.parametrize("name", ["brief.doc", "brief.docm", "brief.DOTX"])
    def test_a_kindred_file_is_told_from_a_word_report(self, desk: Desktop, tmp_path: Path, name: str) -> None:
        path = tmp_path / name
        path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"))
        assert self.drop(desk, desk.frame, path)
        wait_until(lambda: desk.message != "")
        assert "is een document van een oude Word-versie (.doc). Er is niets gewijzigd." in desk.message

    @pytest.mark.parametrize("name", ["Ander.vgr", "ANDER.VGR"])
    def test_a_dossier_is_opened(self, desk: Desktop, tmp_path: Path, name: str) -> None:
        other = make_dossier(tmp_path / name, later_report())
        assert self.drop(desk, desk.frame, other)
        wait_until(lambda: desk.session.path == other)
        assert desk.report == later_report()

    def test_anything_else_is_not_taken(self, desk: Desktop, tmp_path: Path) -> None:
        assert not self.drop(desk, desk.frame, tmp_path / "muziek.mp3")


class TestExporting:
    def test_a_document_is_written_and_offered_to_be_opened(
        self, desk: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        opened: list[str] = []

        def open_it(url: QUrl) -> bool:
            opened.append(url.toLocalFile())
            return True

        monkeypatch.setattr(QDesktopServices, "openUrl", open_it)
        path = tmp_path / "Rapport.docx"
        choose(monkeypatch, "ask_new_file", path)
        desk.go_to(small.TREES)
        QTest.keyClicks(desk.editor(), "Net getypt.")
        answer(ExportDialog, ExportDialog.accept)
        desk.do(desk.actions.export_word)
        wait_until(lambda: "is geschreven" in desk.message)
        assert "Net getypt." in docx.Document(str(path)).element.xml
        buttons = {button.text(): button for button in desk.window.messages.findChildren(QPushButton)}
        buttons["Document openen"].click()
        buttons["Map tonen"].click()
        assert opened == [str(path), str(tmp_path)]
        assert desk.settings.folder("export") == tmp_path

    def test_when_nothing_can_open_it_that_is_told(
        self, desk: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
        desk.window.exports.open_document(tmp_path / "Rapport.docx")
        assert "geen programma gevonden" in desk.message

    def test_cancelling_leaves_nothing(self, desk: Desktop, tmp_path: Path) -> None:
        path = tmp_path / "Rapport.docx"
        desk.window.exports.write(path, PRINTING)
        click(desk.window.progress, "Annuleren")
        wait_until(lambda: "gestopt" in desk.message)
        assert not path.exists()
        assert [left.name for left in tmp_path.glob("*docx*")] == []
        assert "gestopt" in desk.message

    def test_cancelling_the_choice_of_a_name_does_nothing(
        self, desk: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        choose(monkeypatch, "ask_new_file")
        answer(ExportDialog, ExportDialog.accept)
        desk.do(desk.actions.export_word)
        assert list(tmp_path.glob("*.docx")) == []

    def test_a_folder_that_cannot_be_written_is_told(self, desk: Desktop, tmp_path: Path) -> None:
        desk.window.exports.write(tmp_path / "nergens" / "Rapport.docx", PRINTING)
        wait_until(lambda: desk.message != "")
        assert desk.message

    def test_closing_the_window_ends_it_without_half_a_file(self, desk: Desktop, tmp_path: Path) -> None:
        path = tmp_path / "Rapport.docx"
        desk.window.exports.write(path, PRINTING)
        assert desk.close()
        work_off()
        if path.exists():
            docx.Document(str(path))
