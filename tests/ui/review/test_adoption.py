"""Adopting a report in the window: it can be read and exported, and not be changed until it is opened again."""

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from tests import reports as small
from tests.cli.support import PAGE
from tests.driving import part, said
from tests.reports import reviewed_report, small_report
from tests.windows import Desktop, answer, desktop, later_report, work_off
from vgr_desktop.core.editing import edits, reviewing
from vgr_desktop.core.figures.states import states
from vgr_desktop.core.layout import Imprint
from vgr_desktop.core.model.editions import edition
from vgr_desktop.core.model.problems import Refused
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.review import Stage
from vgr_desktop.files.format.exchange import read_report
from vgr_desktop.services.exporting import export
from vgr_desktop.services.printing import Printing
from vgr_desktop.ui.exports.dialog import ExportDialog
from vgr_desktop.ui.kit import file_dialog
from vgr_desktop.ui.page.facts_form import FactsForm
from vgr_desktop.ui.page.leftover_note import LeftoverNote
from vgr_desktop.ui.page.light_bar import LightBar
from vgr_desktop.ui.review.adoption_dialog import AdoptionDialog
from vgr_desktop.ui.review.review_dialog import ReviewDialog
from vgr_desktop.ui.session.findings import LiveFindings


def with_reason(reason: str, dialog: AdoptionDialog) -> None:
    part(dialog, QLineEdit).setText(reason)
    assert dialog.agree.isEnabled()
    dialog.agree.click()


def adopt(desk: Desktop, reason: str = "BW 26.0317") -> None:
    answer(AdoptionDialog, lambda dialog: with_reason(reason, dialog))
    desk.do(desk.actions.adopt)


def reopen(desk: Desktop, reason: str = "Bedrag hersteld") -> None:
    answer(AdoptionDialog, lambda dialog: with_reason(reason, dialog))
    desk.do(desk.actions.reopen)


def records(report: Report) -> list[tuple[bool, str]]:
    return [(adoption.frozen, adoption.reason) for adoption in report.adoptions]


@pytest.fixture
def adopted(desk: Desktop) -> Desktop:
    """The small report, just adopted."""
    desk.go_to(small.PLAYGROUNDS)
    adopt(desk)
    return desk


class TestAdopting:
    def test_is_told_over_the_page_and_kept(self, adopted: Desktop) -> None:
        assert records(adopted.saved()) == [(True, "BW 26.0317")]
        assert adopted.window.adoptions.banner.text().startswith("★ Vastgesteld op ")
        assert "(BW 26.0317)" in adopted.window.adoptions.banner.text()
        assert records(adopted.reopened().report) == [(True, "BW 26.0317")]
        assert adopted.window.adoptions.banner.text()

    def test_hands_in_what_is_being_typed_first(self, desk: Desktop) -> None:
        desk.go_to(small.PLAYGROUNDS)
        QTest.keyClicks(desk.editor(), " Nog dit.")
        adopt(desk)
        assert desk.page_text()[0].endswith("Nog dit.")
        assert any("Nog dit." in str(item) for item in desk.report.programmes)

    def test_says_what_it_means_and_what_is_still_open(self, desk: Desktop) -> None:
        said: list[str] = []

        def look(dialog: AdoptionDialog) -> None:
            said.append(dialog.findChildren(QLabel)[0].text())
            dialog.reject()

        answer(AdoptionDialog, look)
        desk.do(desk.actions.adopt)
        assert "niet wijzigen" in said[0]
        assert "12 teksten die nog niet op akkoord staan" in said[0]
        assert desk.report == small_report()

    def test_says_so_when_nothing_is_open(self, desk: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(LiveFindings, "open_now", lambda _live: ())
        report = edits.set_light(small_report(), small.WILLOW, "green")
        for number, state in enumerate(states(report)):
            report = reviewing.set_stage(report, state.subject, Stage.AGREED, small.identity(80 + number))
        desk.session.apply("Akkoord", lambda _: report, report.id)
        told: list[str] = []

        def look(dialog: AdoptionDialog) -> None:
            told.append(said(dialog))
            dialog.reject()

        answer(AdoptionDialog, look)
        desk.do(desk.actions.adopt)
        assert "Er zijn geen bevindingen, en alle teksten zijn akkoord." in told[0]

    def test_another_report_that_came_in_meanwhile_is_left_alone(self, desk: Desktop) -> None:
        def agree_late(dialog: AdoptionDialog) -> None:
            desk.session.add_report(later_report())
            dialog.accept()

        answer(AdoptionDialog, agree_late)
        desk.do(desk.actions.adopt)
        assert "er is niets vastgelegd" in desk.message
        assert not any(report.is_frozen for report in desk.session.reports)

    def test_cannot_be_taken_back_by_undo(self, desk: Desktop) -> None:
        desk.go_to(small.PLAYGROUNDS)
        desk.type(" Nog dit.")
        adopt(desk)
        assert not desk.actions.undo.isEnabled()
        reopen(desk)
        assert not desk.actions.undo.isEnabled()
        assert records(desk.saved()) == [(True, "BW 26.0317"), (False, "Bedrag hersteld")]


class TestFrozen:
    def test_texts_can_be_read_and_not_written_in(self, adopted: Desktop) -> None:
        before = adopted.report
        editor = adopted.editor()
        QTest.keyClicks(editor, "x")
        adopted.do(adopted.actions.select_all)
        adopted.actions.bold.trigger()
        adopted.actions.paste_plain.trigger()
        editor.do("Vet", lambda cursor: cursor.insertText("x"))
        assert adopted.report is before
        assert not adopted.actions.bold.isEnabled()

    def test_the_tree_cannot_be_changed(self, adopted: Desktop) -> None:
        actions, view = adopted.actions, adopted.window.tree
        for action in (actions.rename, actions.remove, actions.add_below, actions.add_programme, actions.move_up):
            assert not action.isEnabled()
        assert view.editTriggers() == QAbstractItemView.EditTrigger.NoEditTriggers
        assert view.dragDropMode() == QAbstractItemView.DragDropMode.NoDragDrop
        QTest.keyClick(view, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
        view.light_clicked.emit(small.PLAYGROUNDS, view.pos())
        assert QApplication.activePopupWidget() is None
        assert adopted.report.programmes == small_report().programmes

    def test_nor_can_facts_lights_and_leftovers(self, adopted: Desktop) -> None:
        adopted.go_to(small.QUAYS)
        assert not part(adopted.window.desk, LightBar).isEnabled()
        assert not part(adopted.window.desk, LeftoverNote).isEnabled()
        adopted.go_to(small.GREENERY)
        assert not part(adopted.window.desk, FactsForm).isEnabled()

    def test_what_tries_all_the_same_is_refused_in_words(self, adopted: Desktop) -> None:
        adopted.window.tree_commands.set_light(small.TREES, "red")
        assert "vastgesteld" in adopted.message
        adopted.do(adopted.actions.stages[Stage.READY])
        assert adopted.report.reviews == ()

    def test_all_that_is_written_is_said_to_be_adopted(self, adopted: Desktop) -> None:
        assert adopted.window.model.data(adopted.window.model.index_of(small.PLAYGROUNDS).siblingAtColumn(2)) == "★"

    def test_a_page_is_not_taken_in(self, adopted: Desktop, tmp_path: Path) -> None:
        page = tmp_path / "bladzijde.txt"
        page.write_text(PAGE.replace("2024", "2026"), encoding="utf-8")
        adopted.take_in(page)
        assert "vastgesteld" in adopted.message
        assert adopted.report.programmes == small_report().programmes

    def test_another_report_of_the_dossier_can_be_worked_on(self, adopted: Desktop) -> None:
        adopted.session.add_report(edits.new_report(adopted.session.new_identities(3), edition(2, 2026)))
        work_off()
        assert adopted.actions.adopt.isEnabled()
        assert not adopted.actions.reopen.isEnabled()
        assert adopted.window.adoptions.banner.text() == ""
        adopted.type("Woord vooraf.")
        adopted.session.switch(small.REPORT)
        assert adopted.window.adoptions.banner.text()

    def test_what_was_done_in_another_report_is_undone_and_redone_there(self, desk: Desktop) -> None:
        desk.do(desk.actions.add_programme)
        changed = desk.report
        desk.session.add_report(later_report())
        adopt(desk)
        dossier = desk.session.reports
        desk.do(desk.actions.undo)
        assert desk.report == small_report()
        desk.session.switch(later_report().id)
        desk.do(desk.actions.redo)
        assert desk.report == changed  # the report of the step is open, not the adopted one
        assert desk.session.reports == dossier

    def test_a_document_is_proposed_to_say_so_and_a_draft_later_is_not(
        self, adopted: Desktop, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        proposed: list[str] = []

        def look(dialog: ExportDialog) -> None:
            proposed.append(dialog.memory().status)
            dialog.reject()

        answer(ExportDialog, look)
        adopted.do(adopted.actions.export_word)
        monkeypatch.setattr(file_dialog, "ask_new_file", lambda *_, **__: None)
        answer(ExportDialog, ExportDialog.accept)
        adopted.do(adopted.actions.export_word)
        reopen(adopted)
        answer(ExportDialog, look)
        adopted.do(adopted.actions.export_word)
        assert proposed == ["VASTGESTELD", "CONCEPT"]

    def test_exchange_keeps_the_record(self, adopted: Desktop, tmp_path: Path) -> None:
        export(adopted.report, tmp_path / "r.json", Printing(Imprint(dt.date(2026, 6, 1))))
        assert json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
        assert records(read_report(tmp_path / "r.json", small.identities(200))) == [(True, "BW 26.0317")]


class TestReopening:
    def test_asks_for_a_reason_and_makes_everything_writable(self, adopted: Desktop) -> None:
        asked: list[bool] = []

        def look(dialog: AdoptionDialog) -> None:
            asked.append(dialog.agree.isEnabled())
            with_reason("Bedrag hersteld", dialog)

        answer(AdoptionDialog, look)
        adopted.window.adoptions.banner.findChildren(QPushButton)[0].click()
        assert asked == [False]
        assert adopted.window.adoptions.banner.text() == ""
        adopted.type(" Hersteld.")
        assert adopted.actions.undo.isEnabled()
        assert adopted.window.tree.dragDropMode() == QAbstractItemView.DragDropMode.InternalMove
        assert adopted.actions.rename.isEnabled()

    def test_can_be_thought_better_of(self, adopted: Desktop) -> None:
        answer(AdoptionDialog, AdoptionDialog.reject)
        adopted.do(adopted.actions.reopen)
        assert adopted.report.is_frozen

    @pytest.mark.usefixtures("qtbot")
    def test_is_not_possible_in_a_dossier_that_is_only_read(self, tmp_path: Path) -> None:
        with desktop(tmp_path, reviewed_report()) as desk:
            desk.session.open(desk.glimpse(), read_only=True)
            assert not desk.actions.reopen.isEnabled()
            assert not desk.window.adoptions.banner.findChildren(QPushButton)[0].isEnabled()
            with pytest.raises(Refused):
                desk.session.put_on_record(lambda report: replace(report, adoptions=()), small.REPORT)


def test_notes_can_still_be_read(tmp_path: Path, qtbot: QtBot) -> None:
    with desktop(tmp_path, reviewed_report()) as desk:
        desk.go_to(small.PLAYGROUNDS)
        assert "Bedrag navragen bij Bram." in desk.pane().review.findChildren(QToolButton)[1].text()
        answer(ReviewDialog, ReviewDialog.accept)
        desk.do(desk.actions.review)
        assert desk.report == reviewed_report()
