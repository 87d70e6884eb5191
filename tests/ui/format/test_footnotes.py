"""Footnotes in the editor, as an officer meets them."""

import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QPlainTextEdit, QToolTip
from pytestqt.qtbot import QtBot

from tests.reports import MISSION, STATE
from tests.ui.editing import Page
from tests.windows import Desktop, answer, wait_until
from vgr_desktop.core.model.report import Text
from vgr_desktop.core.model.text import Mark, Paragraph, RichText, Run, rich
from vgr_desktop.core.model.tree import index
from vgr_desktop.services import pasting
from vgr_desktop.ui.text.copy_html import html_of
from vgr_desktop.ui.text.footnote_dialog import FootnoteDialog
from vgr_desktop.ui.text.runs import OBJECT


def note(text: str) -> Run:
    return Run("", note=text)


def words(*runs: Run) -> RichText:
    return rich([Paragraph(runs)])


def typed(text: str) -> Callable[[FootnoteDialog], None]:
    """Type a note in the place of what is there, and agree."""

    def reply(dialog: FootnoteDialog) -> None:
        (field,) = dialog.findChildren(QPlainTextEdit)
        field.setPlainText(text)
        dialog.accept()

    return reply


def body(shown: Desktop, text_id: int = MISSION) -> RichText:
    item = index(shown.report).items[text_id]
    assert isinstance(item, Text)
    return item.body


@pytest.fixture
def shown(desk: Desktop) -> Desktop:
    desk.go_to(index(desk.report).parents[MISSION])
    return desk


def insert(shown: Desktop, text: str) -> None:
    shown.editor(MISSION)
    answer(FootnoteDialog, typed(text))
    shown.do(shown.actions.footnote)
    shown.frame.activateWindow()
    wait_until(lambda: QApplication.focusWidget() is shown.pane(MISSION).editor)


MISSION_WORDS = "Een groene stad waar iedereen droge voeten houdt."


class TestInserting:
    def test_the_mark_comes_at_the_caret_and_what_is_typed_next_is_no_part_of_it(self, shown: Desktop) -> None:
        insert(shown, "Zie de nota\nGroen.")
        shown.type(" Echt waar.", MISSION)
        assert body(shown) == words(Run(MISSION_WORDS), note("Zie de nota Groen."), Run(" Echt waar."))
        assert shown.saved() == shown.report

    def test_it_is_one_step_that_can_be_undone(self, shown: Desktop) -> None:
        insert(shown, "Zie de nota.")
        assert shown.actions.undo.text().endswith("Voetnoot")
        shown.do(shown.actions.undo)
        assert body(shown) == words(Run(MISSION_WORDS))
        shown.do(shown.actions.redo)
        assert body(shown) == words(Run(MISSION_WORDS), note("Zie de nota."))

    def test_selected_words_stay_and_get_the_footnote_behind_them(self, shown: Desktop) -> None:
        editor = shown.editor(MISSION)
        cursor = editor.textCursor()
        cursor.setPosition(0)
        cursor.movePosition(QTextCursor.MoveOperation.NextWord, QTextCursor.MoveMode.KeepAnchor, 3)
        editor.setTextCursor(cursor)
        answer(FootnoteDialog, typed("Noot."))
        shown.do(shown.actions.footnote)
        assert body(shown) == words(Run("Een groene stad "), note("Noot."), Run("waar iedereen droge voeten houdt."))

    def test_nothing_happens_when_it_is_called_off(self, shown: Desktop) -> None:
        shown.editor(MISSION)
        answer(FootnoteDialog, FootnoteDialog.reject)
        shown.do(shown.actions.footnote)
        assert body(shown) == words(Run(MISSION_WORDS))

    def test_an_empty_note_cannot_be_put_in(self, shown: Desktop) -> None:
        shown.editor(MISSION)
        states: list[bool] = []

        def look(dialog: FootnoteDialog) -> None:
            (buttons,) = dialog.findChildren(QDialogButtonBox)
            states.append(buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled())
            dialog.reject()

        answer(FootnoteDialog, look)
        shown.do(shown.actions.footnote)
        assert states == [False]


class TestChanging:
    def test_beside_a_mark_the_action_changes_its_note(self, shown: Desktop) -> None:
        insert(shown, "Oud.")
        insert(shown, "Nieuw.")
        assert body(shown) == words(Run(MISSION_WORDS), note("Nieuw."))
        assert shown.actions.undo.text().endswith("Voetnoot wijzigen")

    def test_it_can_be_removed_in_the_dialog(self, shown: Desktop) -> None:
        insert(shown, "Oud.")
        shown.editor(MISSION)

        def remove(dialog: FootnoteDialog) -> None:
            (buttons,) = dialog.findChildren(QDialogButtonBox)
            (button,) = [each for each in buttons.buttons() if each.text() == "&Verwijderen"]
            button.click()

        answer(FootnoteDialog, remove)
        shown.do(shown.actions.footnote)
        assert body(shown) == words(Run(MISSION_WORDS))

    def test_backspace_takes_the_mark_out(self, shown: Desktop) -> None:
        insert(shown, "Oud.")
        shown.editor(MISSION)
        shown.press(Qt.Key.Key_Backspace)
        shown.session.hand_in()
        assert body(shown) == words(Run(MISSION_WORDS))

    def test_a_double_click_on_the_mark_opens_it(self, shown: Desktop) -> None:
        insert(shown, "Oud.")
        editor = shown.editor(MISSION)
        answer(FootnoteDialog, typed("Nieuw."))
        QTest.mouseDClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=editor.cursorRect().center() - QPoint(3, 0))
        assert body(shown) == words(Run(MISSION_WORDS), note("Nieuw."))

    def test_a_double_click_on_a_word_selects_it(self, shown: Desktop) -> None:
        insert(shown, "Oud.")
        editor = shown.editor(MISSION)
        QTest.mouseDClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(12, 12))
        assert editor.textCursor().selectedText() == "Een"

    def test_enter_opens_the_mark_that_is_selected(self, shown: Desktop) -> None:
        insert(shown, "Oud.")
        editor = shown.editor(MISSION)
        shown.press(Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
        assert editor.textCursor().selectedText() == OBJECT
        answer(FootnoteDialog, typed("Nieuw."))
        shown.press(Qt.Key.Key_Return)
        assert body(shown) == words(Run(MISSION_WORDS), note("Nieuw."))


class TestLooking:
    def test_the_mouse_over_a_mark_shows_the_note(self, shown: Desktop) -> None:
        insert(shown, "Kosten < baten & meer.")
        editor = shown.editor(MISSION)
        for place in (editor.cursorRect().center() - QPoint(3, 0), QPoint(12, 12)):
            event = QHelpEvent(QEvent.Type.ToolTip, place, editor.viewport().mapToGlobal(place))
            QApplication.sendEvent(editor.viewport(), event)
            if place.x() > 12:
                assert QToolTip.text() == "<p>Kosten &lt; baten &amp; meer.</p>"
        QToolTip.hideText()

    def test_marks_are_numbered_within_the_text(self, shown: Desktop) -> None:
        insert(shown, "Een.")
        shown.type(" En.", MISSION)
        insert(shown, "Twee.")
        editor = shown.editor(MISSION)
        first = editor.grab().toImage()
        shown.editor(MISSION).moveCursor(QTextCursor.MoveOperation.Start)
        answer(FootnoteDialog, typed("Nul."))
        shown.do(shown.actions.footnote)
        assert editor.grab().toImage() != first
        assert editor.document().firstBlock().text().count(OBJECT) == 3


class TestTextsWithNotes:
    def test_they_come_along_when_copied_within_the_program(self, shown: Desktop) -> None:
        insert(shown, "Zie de nota.")
        shown.editor(MISSION).selectAll()
        shown.do(shown.actions.copy)
        shown.editor(STATE).selectAll()
        shown.do(shown.actions.paste)
        assert body(shown, STATE) == words(Run(MISSION_WORDS), note("Zie de nota."))

    def test_other_programs_get_them_below_the_text(self) -> None:
        noted = words(Run("De kade"), note("1 < 2"), Run("."))
        assert re.sub("<[^>]*>", "", html_of(noted)) == "De kade[1].[1] 1 &lt; 2"
        assert pasting.html(html_of(noted)) == noted

    def test_a_link_over_words_with_a_note_keeps_the_note(self, shown: Desktop) -> None:
        from vgr_desktop.ui.text import commands as text_commands

        editor = shown.editor(MISSION)
        editor.insert_text(words(Run(" Zie"), note("Noot."), Run(" de nota")), "Plakken")
        cursor = editor.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len("ie de nota") + 1)
        editor.setTextCursor(cursor)
        editor.do("Link", lambda at: text_commands.set_link(at, "ie de nota", "https://example.nl"))
        linked = [Run("ie", link="https://example.nl"), note("Noot."), Run(" de nota", link="https://example.nl")]
        assert body(shown) == words(Run(f"{MISSION_WORDS} Z"), *linked)


def test_typing_after_a_mark_goes_on_with_the_marks_before_it(page: Page) -> None:
    bold = frozenset({Mark.BOLD})
    page.show(words(Run("vet", bold), note("Noot.")))
    page.type(" door")
    assert page.editor.text() == words(Run("vet", bold), note("Noot."), Run(" door", bold))


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    return Page(qtbot)
