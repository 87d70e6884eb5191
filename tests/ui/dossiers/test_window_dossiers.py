"""Dossiers and the window: several reports, coming back, and saving."""

import datetime as dt
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCommandLinkButton, QLineEdit, QMessageBox, QPushButton

from tests import reports as small
from tests.driving import part, said
from tests.pages import PAGES
from tests.reports import identity, small_report
from tests.windows import Desktop, answer, later_report, make_dossier, stored, wait_until, work_off
from vgr_desktop.core.editing import reviewing
from vgr_desktop.core.model.editions import edition
from vgr_desktop.core.model.text import plain
from vgr_desktop.files.store import connecting, differences
from vgr_desktop.files.store import dossier as dossiers
from vgr_desktop.services import store
from vgr_desktop.ui.dossiers.new_dossier_dialog import Beginning, NewDossierDialog
from vgr_desktop.ui.kit import file_dialog
from vgr_desktop.ui.session import saving, session
from vgr_desktop.ui.window.edition_dialog import EditionDialog

TEXT_PAGE = PAGES / "waterdam-1e-vgr-2022-programma-8.txt"


def agree_on(title: str, dialog: EditionDialog) -> None:
    """Answer which edition it is."""
    part(dialog, QLineEdit, "Rapportage").setText(title)
    dialog.accept()


class TestReports:
    @pytest.fixture
    def two(self, desk: Desktop) -> Desktop:
        desk.session.add_report(later_report())
        return desk

    def choose_report(self, desk: Desktop, row: int) -> None:
        desk.frame.reports.setCurrentIndex(row)
        desk.frame.reports.activated.emit(row)

    def test_they_are_listed_in_the_order_of_their_editions(self, two: Desktop) -> None:
        titles = [two.frame.reports.itemText(row) for row in range(two.frame.reports.count())]
        assert titles == ["1e Voortgangsrapportage 2026", "2e Voortgangsrapportage 2026"]
        assert two.frame.reports.currentIndex() == 1

    def test_undoing_goes_to_the_report_in_which_something_was_done_last(self, two: Desktop) -> None:
        self.choose_report(two, 0)
        two.go_to(small.TREES)
        two.type("De bomen.")
        self.choose_report(two, 1)
        said = two.actions.undo.text().replace("&", "")
        assert said == "Ongedaan maken: Typen (1e Voortgangsrapportage 2026)"
        assert two.tree_lines() == ["Voorwoord en leeswijzer"]
        two.do(two.actions.undo)
        assert two.report == small_report()
        assert two.frame.reports.currentIndex() == 0
        assert two.actions.redo.text().replace("&", "") == "Opnieuw: Typen"

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
        assert "heeft al een" in desk.message
        assert desk.frame.reports.count() == 1

    def test_none_is_made_in_a_dossier_that_is_only_looked_at(self, desk: Desktop) -> None:
        desk.session.open(desk.glimpse(), read_only=True)
        desk.do(desk.actions.new_report)
        assert desk.message == "Dit dossier is alleen-lezen geopend; er is niets gewijzigd."
        assert desk.session.reports == (small_report(),)


class TestNewDossier:
    def test_a_name_is_suggested_that_no_dossier_has(self, desk: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
        suggested: list[str] = []

        def cancel(_parent: object, _title: str, start: Path, *_args: object, **_options: object) -> None:
            suggested.append(start.name)

        monkeypatch.setattr(file_dialog, "ask_new_file", cancel)
        desk.settings.set_folder("dossier", desk.folder)
        answer(NewDossierDialog, NewDossierDialog.accept)
        desk.do(desk.actions.new)
        make_dossier(desk.folder / "Mijn voortgangsrapportage.vgr")
        answer(NewDossierDialog, NewDossierDialog.accept)
        desk.do(desk.actions.new)
        assert suggested == ["Mijn voortgangsrapportage.vgr", "Mijn voortgangsrapportage 2.vgr"]

    def make(self, desk: Desktop, monkeypatch: pytest.MonkeyPatch, beginning: Beginning, municipality: str) -> None:
        path = desk.folder / f"{beginning.name}.vgr"
        monkeypatch.setattr(file_dialog, "ask_new_file", lambda *_args, **_options: path)

        def reply(dialog: NewDossierDialog) -> None:
            dialog.choose(beginning)
            dialog._municipality.setText(municipality)
            dialog.accept()

        answer(NewDossierDialog, reply)
        desk.do(desk.actions.new)
        wait_until(lambda: desk.session.path == path)
        work_off()

    def test_it_begins_with_an_empty_report(self, desk: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
        self.make(desk, monkeypatch, Beginning.EMPTY, "Kreekdam")
        assert (desk.report.municipality, desk.report.programmes) == ("Kreekdam", ())

    def test_on_the_basis_of_a_report_of_the_open_dossier(self, desk: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
        self.make(desk, monkeypatch, Beginning.BASIS, "Lindeveen")
        assert (desk.report.edition, desk.report.municipality) == (edition(2, 2026), "Lindeveen")
        assert [programme.number for programme in desk.report.programmes] == ["4", "AD/OH"]
        assert stored(desk.folder / "BASIS.vgr") == (desk.report,)

    def test_with_nothing_and_its_municipality_is_kept_for_the_first_report(
        self, desk: Desktop, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.make(desk, monkeypatch, Beginning.NOTHING, "Kreekdam")
        assert desk.session.reports == ()
        answer(EditionDialog, EditionDialog.accept)
        desk.do(desk.actions.new_report)
        assert desk.report.municipality == "Kreekdam"

    def test_with_a_file_for_which_is_asked_at_once(self, desk: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
        asked: list[bool] = []

        def none(*_args: object) -> list[Path]:
            asked.append(True)
            return []

        monkeypatch.setattr(file_dialog, "ask_files", none)
        self.make(desk, monkeypatch, Beginning.FILE, "Kreekdam")
        assert (asked, desk.session.reports) == ([True], ())


class TestStartPage:
    def test_a_closed_dossier_is_offered_again_with_its_editions_and_what_is_due(self, desk: Desktop) -> None:
        due = reviewing.set_deadline(small_report(), small.PLAYGROUNDS, dt.date(2026, 4, 15), identity(300))
        other = make_dossier(desk.folder / "Kreekdam.vgr", due, later_report())
        make_dossier(desk.folder / "Andere.vgr", due)
        desk.settings.note_opened(desk.folder / "Andere.vgr")
        desk.settings.note_opened(other)
        desk.do(desk.actions.close)
        assert desk.window.empty.isVisible()
        shown = "1e Voortgangsrapportage 2026\n1 tekst nog af te maken, de eerste uiterlijk 15\u00a0april\u00a02026"
        wait_until(
            lambda: (
                [b.description() for b in buttons(desk)]
                == ["2e Voortgangsrapportage 2026 · 1e Voortgangsrapportage 2026", shown]
            )
        )
        assert [button.text() for button in buttons(desk)] == ["Kreekdam", "Andere"]
        buttons(desk)[0].click()
        wait_until(lambda: desk.session.path == other)
        assert not desk.window.empty.isVisible()

    def test_one_that_cannot_be_read_says_why(self, desk: Desktop) -> None:
        broken = desk.folder / "Stuk.vgr"
        broken.write_bytes(b"")
        desk.settings.note_opened(broken)
        desk.do(desk.actions.close)
        wait_until(lambda: "is leeg" in buttons(desk)[0].description())


def buttons(desk: Desktop) -> list[QCommandLinkButton]:
    return [button for button in desk.window.empty.findChildren(QCommandLinkButton) if button.isVisible()]


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
        desk.session.add_report(later_report())
        desk.session.switch(small.REPORT)
        desk.go_to(small.TREES)
        assert desk.reopened().report.id == small.REPORT

    def test_each_report_is_shown_where_one_was_in_it(self, desk: Desktop) -> None:
        desk.go_to(small.QUAYS)
        later = later_report()
        desk.session.add_report(later)
        desk.session.switch(small.REPORT)
        assert desk.here == "4B1.10"

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
        other = make_dossier(tmp_path / "Ander.vgr", later_report())
        desk.window.dossiers.open(other)
        wait_until(lambda: desk.session.path == other)
        assert stored(desk.path)[0] != small_report()
        assert desk.settings.recent()[0] == other
        assert desk.tree_lines() == ["Voorwoord en leeswijzer"]

    def test_a_dossier_that_is_gone_is_told(self, desk: Desktop, tmp_path: Path) -> None:
        desk.window.dossiers.open(tmp_path / "weg.vgr")
        wait_until(lambda: desk.message != "")
        assert desk.report == small_report()

    def test_without_a_report_the_page_says_what_to_do(self, desk: Desktop, tmp_path: Path) -> None:
        desk.window.dossiers.open(make_dossier(tmp_path / "Leeg.vgr"))
        wait_until(lambda: desk.session.report is None)
        work_off()
        empty = desk.window.empty
        assert empty.isVisible()
        names = [button.text() for button in empty.findChildren(QPushButton) if button.isVisible()]
        assert [name.rstrip("…") for name in names] == ["Importeren", "Nieuwe rapportage"]
        assert not desk.actions.export_word.isEnabled()
        desk.take_in(TEXT_PAGE)
        assert "8 Sport en bewegen" in desk.tree_lines()
        assert not empty.isVisible()


class TestSaving:
    @pytest.fixture(autouse=True)
    def hurry(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(connecting, "BUSY_SECONDS", 0.05)
        monkeypatch.setattr(store, "RETRY_SECONDS", 0.05)

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
        wait_until(lambda: "Opgeslagen " in said(desk.frame.status))

    def test_when_it_fails_that_is_told_until_it_succeeds(self, desk: Desktop) -> None:
        with self.held_by_another(desk.path):
            desk.go_to(small.TREES)
            desk.type("De bomen.")
            wait_until(lambda: "Opslaan in Lindeveen.vgr lukt niet" in desk.message)
            assert "Niet opgeslagen" in said(desk.frame.status).splitlines()
            assert "vanzelf opnieuw" in desk.message
            desk.type(" En meer.")
        wait_until(lambda: desk.message == "")
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

    def test_one_may_close_although_a_save_never_ends(self, desk: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
        """As on a network folder that is gone."""
        answered, turns = threading.Event(), QTimer(desk.frame, interval=5)
        painted: list[bool] = []
        turns.timeout.connect(lambda: painted.append(True))
        write = differences.write

        def wait_there(connection: sa.Connection, *what: Any) -> int:
            if connection.engine.url.database == str(desk.path):
                answered.wait()
            return write(connection, *what)

        monkeypatch.setattr(dossiers, "write", wait_there)
        monkeypatch.setattr(session, "CLOSING_SECONDS", 0.3)
        monkeypatch.setattr(saving, "ENDING_SECONDS", 0.01)

        def leave(box: QMessageBox) -> None:
            turns.stop()
            next(button for button in box.buttons() if "Toch sluiten" in button.text()).click()

        desk.go_to(small.TREES)
        desk.type("De bomen.")
        turns.start()
        answer(QMessageBox, leave)
        assert desk.close()
        assert painted  # the window does not stand still meanwhile
        answered.set()

    def test_another_dossier_is_not_opened_while_this_one_cannot_be_saved(
        self, desk: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(session, "CLOSING_SECONDS", 0.2)
        other = make_dossier(tmp_path / "Ander.vgr", later_report())
        with self.held_by_another(desk.path):
            desk.go_to(small.TREES)
            desk.type("De bomen.")
            told: list[str] = []
            desk.window.dossiers.refused.connect(told.append)
            desk.window.dossiers.open(other)
            wait_until(lambda: bool(told))
        assert "nog niet worden opgeslagen" in told[0]
        assert desk.session.path == desk.path
