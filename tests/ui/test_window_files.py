"""Files and the window: opening, importing, exporting, saving, and coming back."""

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox, QPushButton, QWidget

from tests import reports as small
from tests.pages import PAGES
from tests.reports import identity, small_report
from tests.windows import Desktop, answer, make_dossier, stored, wait_until, work_off
from vgr_desktop.core.editions import edition
from vgr_desktop.core.edits import new_report, set_edition
from vgr_desktop.core.layout import WHOLE, Imprint
from vgr_desktop.core.report import Report
from vgr_desktop.core.text import plain
from vgr_desktop.files import dossier as dossiers
from vgr_desktop.files.exchange import write_report
from vgr_desktop.ui import saver, session
from vgr_desktop.ui.edition_dialog import EditionDialog
from vgr_desktop.ui.export_dialog import ExportDialog
from vgr_desktop.ui.import_dialog import ImportDialog

TEXT_PAGE = PAGES / "waterdam-1e-vgr-2022-programma-8.txt"
HTML_PAGE = PAGES / "waterdam-1e-vgr-2024-programma-5.html"


def other_report(first: int = 100) -> Report:
    """An empty report of a later year."""
    return new_report([identity(first), identity(first + 1), identity(first + 2)], edition(2, 2026), "Lindeveen")


def message(desk: Desktop) -> str:
    return desk.window.messages.text()


def choose(monkeypatch: pytest.MonkeyPatch, which: str, *paths: Path) -> None:
    """Let the file dialog answer these paths; without any, it is cancelled."""
    names: object = [str(path) for path in paths] if which == "getOpenFileNames" else str(paths[0]) if paths else ""
    monkeypatch.setattr(QFileDialog, which, lambda *_args, **_options: (names, ""))


def take_in(desk: Desktop, path: Path, reply: Callable[[ImportDialog], object] = QDialog.accept) -> None:
    """Import a page and answer its dialog."""
    answered: list[bool] = []

    def agree(dialog: ImportDialog) -> None:
        reply(dialog)
        answered.append(True)

    answer(ImportDialog, agree)
    desk.window.imports.take([path])
    wait_until(lambda: bool(answered))
    work_off()


def agree_on(title: str, dialog: EditionDialog) -> None:
    """Answer which edition it is."""
    dialog._title.setText(title)
    dialog.accept()


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
        take_in(desk, page)
        assert desk.frame.reports.count() == 2
        assert programme in desk.tree_lines()
        assert line in desk.tree_lines()
        assert "is overgenomen" in message(desk)
        assert desk.saved() == desk.report

    def into_the_open_report(self, desk: Desktop) -> None:
        """Make the open report of the edition of the page."""
        desk.session.apply("Voorbereiden", lambda r: set_edition(r, edition(1, 2022)), small.REPORT)

    def test_into_the_open_report_it_is_one_step(self, desk: Desktop) -> None:
        self.into_the_open_report(desk)
        before = desk.report
        take_in(desk, TEXT_PAGE)
        assert desk.frame.reports.count() == 1
        assert "8 Sport en bewegen" in desk.tree_lines()
        assert "4 Groen en water" in desk.tree_lines()
        assert desk.actions.undo.text().replace("&", "") == "Ongedaan maken: Importeren"
        desk.do(desk.actions.undo)
        assert desk.report == before
        desk.do(desk.actions.redo)
        assert "8 Sport en bewegen" in desk.tree_lines()

    def test_twice_makes_no_duplicates(self, desk: Desktop) -> None:
        take_in(desk, TEXT_PAGE)
        once = desk.report
        take_in(desk, TEXT_PAGE)
        assert desk.report is once
        assert "stond al helemaal" in message(desk)

    def test_what_it_brought_is_shown_unfolded(self, desk: Desktop) -> None:
        self.into_the_open_report(desk)
        take_in(desk, TEXT_PAGE)
        assert desk.here == "8"
        shown = desk.window.model.index_of(desk.window.desk.item_id or 0)
        assert desk.window.tree.isExpanded(shown)

    def test_cancelling_changes_nothing(self, desk: Desktop) -> None:
        take_in(desk, TEXT_PAGE, QDialog.reject)
        assert desk.session.reports == (small_report(),)
        assert message(desk) == ""

    def test_a_page_without_an_edition_goes_into_the_open_report(self, desk: Desktop, tmp_path: Path) -> None:
        page = tmp_path / "zonder.txt"
        page.write_text(TEXT_PAGE.read_text(encoding="utf-8").removeprefix("1e Voortgangsrapportage 2022"))
        take_in(desk, page)
        assert desk.frame.reports.count() == 1
        assert "8 Sport en bewegen" in desk.tree_lines()

    def test_several_pages_come_in_one_after_the_other(self, desk: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
        choose(monkeypatch, "getOpenFileNames", TEXT_PAGE, HTML_PAGE)
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

    def test_an_exchanged_report_comes_in_whole(self, desk: Desktop, tmp_path: Path) -> None:
        path = tmp_path / "rapport.json"
        write_report(other_report(), path)
        desk.window.imports.take([path])
        wait_until(lambda: desk.frame.reports.count() == 2)
        assert desk.report.edition == edition(2, 2026)
        desk.window.imports.take([path])
        wait_until(lambda: "heeft al een" in message(desk))
        assert desk.frame.reports.count() == 2

    @pytest.mark.parametrize(("name", "content"), [("leeg.txt", b""), ("rommel.txt", b"\x00\x01\x02" * 99)])
    def test_a_file_that_cannot_be_read_is_told(self, desk: Desktop, tmp_path: Path, name: str, content: bytes) -> None:
        path = tmp_path / name
        path.write_bytes(content)
        desk.window.imports.take([path])
        wait_until(lambda: message(desk) != "")
        assert desk.session.reports == (small_report(),)

    def test_without_a_dossier_it_says_to_open_one(self, desk: Desktop) -> None:
        desk.session.close()
        desk.window.imports.take([TEXT_PAGE])
        assert "Open eerst een dossier" in message(desk)


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

    @pytest.mark.parametrize("name", ["Ander.vgr", "ANDER.VGR"])
    def test_a_dossier_is_opened(self, desk: Desktop, tmp_path: Path, name: str) -> None:
        other = make_dossier(tmp_path / name, other_report())
        assert self.drop(desk, desk.frame, other)
        wait_until(lambda: desk.session.path == other)
        assert desk.report == other_report()

    def test_anything_else_is_not_taken(self, desk: Desktop, tmp_path: Path) -> None:
        assert not self.drop(desk, desk.frame, tmp_path / "foto.png")


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
        choose(monkeypatch, "getSaveFileName", path.with_suffix(""))
        desk.go_to(small.TREES)
        QTest.keyClicks(desk.editor(), "Net getypt.")
        answer(ExportDialog, ExportDialog.accept)
        desk.do(desk.actions.export_word)
        wait_until(lambda: "is geschreven" in message(desk))
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
        assert "geen programma gevonden" in message(desk)

    def test_cancelling_leaves_nothing(self, desk: Desktop, tmp_path: Path) -> None:
        path = tmp_path / "Rapport.docx"
        stopped: list[bool] = []
        desk.window.exports.stopped.connect(lambda: stopped.append(True))
        desk.window.exports.write(path, Imprint(dt.date(2026, 6, 1)), WHOLE)
        desk.window.progress._cancel.click()
        wait_until(lambda: bool(stopped))
        assert not path.exists()
        assert [left.name for left in tmp_path.glob("*docx*")] == []
        assert "gestopt" in message(desk)

    def test_cancelling_the_choice_of_a_name_does_nothing(
        self, desk: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        choose(monkeypatch, "getSaveFileName")
        answer(ExportDialog, ExportDialog.accept)
        desk.do(desk.actions.export_word)
        assert list(tmp_path.glob("*.docx")) == []

    def test_a_folder_that_cannot_be_written_is_told(self, desk: Desktop, tmp_path: Path) -> None:
        desk.window.exports.write(tmp_path / "nergens" / "Rapport.docx", Imprint(dt.date(2026, 6, 1)), WHOLE)
        wait_until(lambda: message(desk) != "")
        assert desk.window.messages.text()

    def test_closing_the_window_ends_it_without_half_a_file(self, desk: Desktop, tmp_path: Path) -> None:
        path = tmp_path / "Rapport.docx"
        desk.window.exports.write(path, Imprint(dt.date(2026, 6, 1)), WHOLE)
        assert desk.close()
        work_off()
        if path.exists():
            docx.Document(str(path))


class TestReports:
    @pytest.fixture
    def two(self, desk: Desktop) -> Desktop:
        desk.session.add_report(other_report())
        return desk

    def choose_report(self, desk: Desktop, row: int) -> None:
        desk.frame.reports.setCurrentIndex(row)
        desk.frame.reports.activated.emit(row)

    def test_they_are_listed_in_the_order_of_their_editions(self, two: Desktop) -> None:
        titles = [two.frame.reports.itemText(row) for row in range(two.frame.reports.count())]
        assert titles == ["1e Voortgangsrapportage 2026", "2e Voortgangsrapportage 2026"]
        assert two.frame.reports.currentIndex() == 1

    def test_each_keeps_its_history(self, two: Desktop) -> None:
        self.choose_report(two, 0)
        two.go_to(small.TREES)
        two.type("De bomen.")
        self.choose_report(two, 1)
        assert not two.actions.undo.isEnabled()
        assert two.tree_lines() == ["Voorwoord en leeswijzer"]
        self.choose_report(two, 0)
        two.do(two.actions.undo)
        assert two.report == small_report()

    def test_typing_is_kept_in_the_one_it_was_typed_in(self, two: Desktop) -> None:
        self.choose_report(two, 0)
        two.go_to(small.REPORT)
        QTest.keyClicks(two.editor(small.FOREWORD), " Erbij.")
        self.choose_report(two, 1)
        assert two.session.settle()
        first, second = stored(two.path)
        assert plain(first.foreword.body).endswith(" Erbij.")
        assert plain(second.foreword.body) == ""

    def test_a_new_one_is_made(self, desk: Desktop) -> None:
        answer(EditionDialog, partial(agree_on, "1e Voortgangsrapportage 2030"))
        desk.do(desk.actions.new_report)
        assert desk.report.edition == edition(1, 2030)
        assert desk.report.municipality == "Lindeveen"
        assert [report.edition.year for report in stored(desk.path)][:1] == [2026]

    def test_an_edition_that_is_there_is_not_made_again(self, desk: Desktop) -> None:
        answer(EditionDialog, partial(agree_on, "Eerste Voortgangsrapportage 2026"))
        desk.do(desk.actions.new_report)
        assert "heeft al een" in message(desk)
        assert desk.frame.reports.count() == 1


class TestComingBack:
    def test_everything_is_as_it_was_and_one_is_where_one_was(self, desk: Desktop) -> None:
        desk.window.tree.collapseAll()
        desk.go_to(small.TREES)
        desk.type("De bomen.")
        desk.window.tree.expand(desk.window.model.index_of(small.WATER))
        before, unfolded = desk.report, desk.window.tree.unfolded()
        again = desk.reopened()
        assert again.report == before
        assert again.here == "4A1.1"
        assert again.window.tree.unfolded() == unfolded

    def test_in_the_report_that_was_open(self, desk: Desktop) -> None:
        desk.session.add_report(other_report())
        desk.session.switch(small.REPORT)
        desk.go_to(small.TREES)
        assert desk.reopened().report.id == small.REPORT

    def test_what_was_typed_just_before_closing_is_there(self, desk: Desktop) -> None:
        desk.go_to(small.TREES)
        QTest.keyClicks(desk.editor(), "Net getypt.")
        assert desk.reopened().page_text() == ["Net getypt."]

    def test_the_window_has_the_size_it_had(self, desk: Desktop) -> None:
        desk.frame.resize(770, 640)
        size = desk.frame.size()
        assert desk.reopened().frame.size() == size

    def test_the_dossier_itself_need_not_be_opened_again(self, desk: Desktop) -> None:
        desk.go_to(small.TREES)
        QTest.keyClicks(desk.editor(), "Net getypt.")
        desk.window.dossiers.open(desk.path)
        work_off()
        assert desk.page_text() == ["Net getypt."]

    def test_another_dossier_is_opened_once_this_one_is_saved(self, desk: Desktop, tmp_path: Path) -> None:
        desk.go_to(small.TREES)
        QTest.keyClicks(desk.editor(), "Net getypt.")
        other = make_dossier(tmp_path / "Ander.vgr", other_report())
        desk.window.dossiers.open(other)
        wait_until(lambda: desk.session.path == other)
        assert stored(desk.path)[0] != small_report()
        assert desk.settings.recent()[0] == other
        assert desk.tree_lines() == ["Voorwoord en leeswijzer"]

    def test_a_dossier_that_is_gone_is_told(self, desk: Desktop, tmp_path: Path) -> None:
        desk.window.dossiers.open(tmp_path / "weg.vgr")
        wait_until(lambda: message(desk) != "")
        assert desk.report == small_report()

    def test_without_a_report_the_page_says_what_to_do(self, desk: Desktop, tmp_path: Path) -> None:
        desk.window.dossiers.open(make_dossier(tmp_path / "Leeg.vgr"))
        wait_until(lambda: desk.session.report is None)
        work_off()
        empty = desk.window._empty
        assert empty.isVisible()
        names = [button.text() for button in empty.findChildren(QPushButton) if button.isVisible()]
        assert [name.rstrip("…") for name in names] == ["Importeren", "Nieuwe rapportage"]
        assert not desk.actions.export_word.isEnabled()
        take_in(desk, TEXT_PAGE)
        assert "8 Sport en bewegen" in desk.tree_lines()
        assert not empty.isVisible()


class TestSaving:
    @pytest.fixture(autouse=True)
    def hurry(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(dossiers, "_BUSY_SECONDS", 0.05)
        monkeypatch.setattr(saver, "RETRY_SECONDS", 0.05)

    @contextmanager
    def held_by_another(self, path: Path) -> Iterator[None]:
        """Another program holds the file."""
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            yield
            other.execute("ROLLBACK")

    def test_the_status_bar_says_when_it_was_saved(self, desk: Desktop) -> None:
        desk.go_to(small.TREES)
        desk.type("De bomen.")
        wait_until(lambda: desk.frame.status._saved.text().startswith("Opgeslagen "))

    def test_when_it_fails_that_is_told_until_it_succeeds(self, desk: Desktop) -> None:
        with self.held_by_another(desk.path):
            desk.go_to(small.TREES)
            desk.type("De bomen.")
            wait_until(lambda: "Opslaan in Lindeveen.vgr lukt niet" in message(desk))
            assert desk.frame.status._saved.text() == "Niet opgeslagen"
            assert "vanzelf opnieuw" in message(desk)
            desk.type(" En meer.")
        wait_until(lambda: message(desk) == "")
        assert desk.saved() == desk.report

    def test_closing_asks_when_it_fails(self, desk: Desktop) -> None:
        asked: list[str] = []

        def stay(box: QMessageBox) -> None:
            asked.append(box.text())
            next(button for button in box.buttons() if "openhouden" in button.text()).click()

        with self.held_by_another(desk.path):
            desk.go_to(small.TREES)
            desk.type("De bomen.")
            answer(QMessageBox, stay)
            assert not desk.close()
        assert "nog niet worden opgeslagen" in asked[0]
        assert desk.saved() == desk.report

    def test_one_may_close_all_the_same(self, desk: Desktop) -> None:
        def leave(box: QMessageBox) -> None:
            next(button for button in box.buttons() if "Toch sluiten" in button.text()).click()

        with self.held_by_another(desk.path):
            desk.go_to(small.TREES)
            desk.type("De bomen.")
            answer(QMessageBox, leave)
            assert desk.close()
        assert stored(desk.path) == (small_report(),)

    def test_another_dossier_is_not_opened_while_this_one_cannot_be_saved(
        self, desk: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(session, "CLOSING_SECONDS", 0.2)
        other = make_dossier(tmp_path / "Ander.vgr", other_report())
        with self.held_by_another(desk.path):
            desk.go_to(small.TREES)
            desk.type("De bomen.")
            told: list[str] = []
            desk.window.dossiers.refused.connect(told.append)
            desk.window.dossiers.open(other)
            wait_until(lambda: bool(told))
        assert "nog niet worden opgeslagen" in told[0]
        assert desk.session.path == desk.path
