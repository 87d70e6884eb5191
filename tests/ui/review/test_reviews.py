"""How far texts are, in the window: said above each text and in the tree, changed with keys and the menu."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QPlainTextEdit, QToolButton
from pytestqt.qtbot import QtBot

from tests import driving
from tests import reports as small
from tests.driving import part
from tests.reports import small_report
from tests.windows import Desktop, answer, desktop, work_off
from vgr_desktop.core.model.review import Review, Stage
from vgr_desktop.ui.kit import review_looks
from vgr_desktop.ui.review.review_dialog import ReviewDialog
from vgr_desktop.ui.tree.model import STAGE

TODAY = dt.date(2026, 4, 20)
CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def line(desk: Desktop, text_id: int) -> list[str]:
    """What the line above a text says."""
    buttons = desk.pane(text_id).review.findChildren(QToolButton)
    return [button.text() for button in buttons if not button.isHidden()]


def reviews(desk: Desktop) -> list[tuple[int, Stage, str, str]]:
    return [(review.subject, review.stage, review.owner, review.note) for review in desk.report.reviews]


def choose(desk: Desktop, text_id: int, name: str) -> None:
    """Choose from the menu of a text's state."""
    driving.choose(desk.pane(text_id).review.findChildren(QToolButton)[0], name)


def fill_in(dialog: ReviewDialog) -> None:
    part(dialog, QComboBox, "Eigenaar").setCurrentText("Sanne")
    part(dialog, QCheckBox, "Uiterlijk").setChecked(True)
    part(dialog, QPlainTextEdit, "Notitie").setPlainText("Navragen.")
    dialog.accept()


class TestStage:
    def test_is_said_above_each_text_and_in_the_tree(self, desk: Desktop) -> None:
        desk.go_to(small.PLAYGROUNDS)
        assert line(desk, small.ABOUT_PLAYGROUNDS) == ["✎ Concept ▾"]
        choose(desk, small.ABOUT_PLAYGROUNDS, "Gereed")
        assert line(desk, small.ABOUT_PLAYGROUNDS) == ["✓ Gereed ▾"]
        sign = desk.window.model.index_of(small.PLAYGROUNDS).siblingAtColumn(STAGE)
        assert desk.window.model.data(sign) == "✓"
        assert desk.saved().reviews[0].stage is Stage.READY

    @pytest.mark.parametrize(
        ("key", "expected"), [(Qt.Key.Key_2, [Stage.READY]), (Qt.Key.Key_3, [Stage.AGREED]), (Qt.Key.Key_1, [])]
    )
    def test_keys_set_it_for_the_text_with_the_caret(self, desk: Desktop, key: Qt.Key, expected: list[Stage]) -> None:
        desk.frame.activateWindow()
        work_off()
        desk.go_to(small.GREENERY)
        QTest.keyClick(desk.editor(small.STATE), key, CONTROL_SHIFT)
        assert [review.stage for review in desk.report.reviews] == expected
        assert all(review.subject == small.STATE for review in desk.report.reviews)

    def test_without_a_caret_it_is_that_of_the_first_text(self, desk: Desktop) -> None:
        desk.go_to(small.GREENERY)
        desk.do(desk.actions.stages[Stage.READY])
        assert reviews(desk) == [(small.MISSION, Stage.READY, "", "")]

    def test_is_undone_like_anything_else(self, desk: Desktop) -> None:
        desk.go_to(small.PLAYGROUNDS)
        desk.do(desk.actions.stages[Stage.AGREED])
        assert "Status zetten" in desk.actions.undo.text()
        desk.do(desk.actions.undo)
        assert desk.report == small_report()
        assert line(desk, small.ABOUT_PLAYGROUNDS) == ["✎ Concept ▾"]

    def test_of_an_empty_text_cannot_be_set(self, desk: Desktop) -> None:
        desk.go_to(small.TREES)
        assert line(desk, desk.pane().slot.id) == ["○ Leeg ▾"]
        desk.do(desk.actions.stages[Stage.READY])
        assert desk.report == small_report()
        assert "nog leeg" in desk.message

    def test_follows_what_is_typed(self, desk: Desktop) -> None:
        desk.go_to(small.TREES)
        desk.type("De bomen groeien.")
        assert line(desk, desk.pane().slot.id) == ["✎ Concept ▾"]

    def test_nothing_happens_where_there_is_no_text(self, desk: Desktop) -> None:
        desk.go_to(small.WATER)
        desk.window.desk.show_item(None)
        desk.do(desk.actions.stages[Stage.READY])
        desk.do(desk.actions.review)
        assert desk.report == small_report()


class TestDetails:
    def test_are_asked_for_and_shown_as_one_step(self, desk: Desktop) -> None:
        desk.go_to(small.PLAYGROUNDS)
        answer(ReviewDialog, fill_in)
        desk.do(desk.actions.review)
        assert reviews(desk) == [(small.PLAYGROUNDS, Stage.DRAFT, "Sanne", "Navragen.")]
        assert desk.report.reviews[0].deadline is not None
        assert line(desk, small.ABOUT_PLAYGROUNDS)[1].startswith("Sanne · uiterlijk ")
        desk.do(desk.actions.undo)
        assert desk.report == small_report()

    def test_can_be_kept_about_a_text_that_is_still_to_come(self, desk: Desktop) -> None:
        desk.go_to(small.TREES)
        answer(ReviewDialog, fill_in)
        choose(desk, desk.pane().slot.id, "Eigenaar")
        assert reviews(desk) == [(small.TREES, Stage.DRAFT, "Sanne", "Navragen.")]
        desk.type("De bomen groeien.")
        assert line(desk, desk.pane().slot.id)[1].startswith("Sanne")

    def test_stay_when_the_dialog_is_closed(self, desk: Desktop) -> None:
        desk.go_to(small.PLAYGROUNDS)
        answer(ReviewDialog, ReviewDialog.reject)
        desk.do(desk.actions.review)
        assert desk.report == small_report()

    def test_known_owners_can_be_chosen(self, desk: Desktop) -> None:
        desk.go_to(small.PLAYGROUNDS)
        answer(ReviewDialog, fill_in)
        desk.do(desk.actions.review)
        offered: list[str] = []

        def look(dialog: ReviewDialog) -> None:
            owners = part(dialog, QComboBox, "Eigenaar")
            offered.extend(owners.itemText(row) for row in range(owners.count()))
            dialog.accept()

        answer(ReviewDialog, look)
        desk.go_to(small.GREENERY)
        desk.do(desk.actions.review)
        assert offered == ["Sanne"]
        assert len(desk.report.reviews) == 1

    def test_cannot_be_changed_in_a_dossier_that_is_only_read(self, desk: Desktop) -> None:
        glimpse = desk.glimpse()
        desk.session.open(glimpse, read_only=True)
        desk.go_to(small.PLAYGROUNDS)
        assert not desk.pane().review.isEnabled()
        desk.do(desk.actions.stages[Stage.READY])
        assert "alleen-lezen" in desk.message


class TestWords:
    REVIEW = Review(
        *small.identity(80), subject=small.STATE, owner="Sanne", deadline=dt.date(2026, 4, 15), note="Een\nnotitie"
    )

    def test_say_whose_and_when_and_what_is_noted(self) -> None:
        said = review_looks.details(self.REVIEW, Stage.READY, TODAY)
        assert said == "Sanne · uiterlijk 15\xa0april\xa02026 · Notitie: Een notitie"

    def test_say_that_a_text_is_late_until_it_is_ready(self) -> None:
        assert "15\xa0april\xa02026: te laat" in review_looks.details(self.REVIEW, Stage.DRAFT, TODAY)
        assert not review_looks.is_late(self.REVIEW.deadline, None, dt.date(2026, 4, 15))

    def test_leave_most_of_a_long_note_to_the_dialog(self) -> None:
        said = review_looks.details(replace(self.REVIEW, note="woord " * 40), Stage.DRAFT, TODAY)
        assert said.endswith("woord…")
        assert len(said) < 110

    def test_every_stage_has_a_sign_of_its_own(self) -> None:
        assert len({review_looks.sign(stage) for stage in (None, *Stage)}) == 5


def test_a_late_text_stands_out(tmp_path: Path, qtbot: QtBot) -> None:
    late = Review(*small.identity(80), subject=small.STATE, deadline=dt.date(2020, 1, 1))
    with desktop(tmp_path, replace(small_report(), reviews=(late,))) as desk:
        desk.go_to(small.GREENERY)
        details = desk.pane(small.STATE).review.findChildren(QToolButton)[1]
        assert details.font().bold()
        assert details.text().endswith("te laat")
