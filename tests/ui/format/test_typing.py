"""What the program makes of typed signs, signs that are on no key, and taking looks away."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QPlainTextEdit, QToolButton
from pytestqt.qtbot import QtBot

from tests import reports as small
from tests.driving import part
from tests.ui.editing import CONTROL, Page, item, table
from tests.ui.texts import drawn
from tests.windows import Desktop, answer, wait_until
from vgr_desktop.core.model.text import NO_MARKS, Mark, Paragraph, Run, rich
from vgr_desktop.ui.format.signs_dialog import SignsDialog
from vgr_desktop.ui.text.footnote_dialog import FootnoteDialog
from vgr_desktop.ui.window.settings_dialog import SettingsDialog

BOLD = frozenset({Mark.BOLD})
SITE = "https://www.lindeveen.nl"


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    return Page(qtbot)


def typed_over(desk: Desktop) -> list[str]:
    return drawn(desk.page()[desk.pane().slot.id])


def test_it_comes_as_it_is_meant_and_goes_back_by_one_undo_or_backspace(desk: Desktop) -> None:
    desk.go_to(small.TREES)
    editor = desk.editor()
    desk.keys("- een", Qt.Key.Key_Return, 'met "zo" -- en www.lindeveen.nl, kost ')
    desk.do(desk.actions.euro)
    desk.keys(" 5")
    assert typed_over(desk) == ["bullet een", "bullet met “zo” – en www.lindeveen.nl, kost €\u00a05"]
    assert [run.link for run in editor.text().blocks[1].runs if run.link] == [SITE]  # type: ignore[union-attr]
    editor.selectAll()
    desk.keys(Qt.Key.Key_Delete, Qt.Key.Key_Backspace, "- ")
    assert typed_over(desk) == ["bullet"]
    desk.press(Qt.Key.Key_Z, CONTROL)
    assert editor.toPlainText() == "- "
    desk.keys(Qt.Key.Key_Backspace, Qt.Key.Key_Backspace, '"')
    desk.press(Qt.Key.Key_Backspace)
    assert typed_over(desk) == ['"']
    desk.press(Qt.Key.Key_Backspace)
    assert typed_over(desk) == [""]


def test_each_can_be_switched_off_and_stays_so(desk: Desktop) -> None:
    def leave_out(dialog: SettingsDialog) -> None:
        dialog.search("opsomming")
        (row,) = dialog.shown()
        part(row, QCheckBox).click()
        dialog.reject()

    answer(SettingsDialog, leave_out)
    desk.do(desk.actions.preferences)
    desk.reopened()
    desk.go_to(small.TREES)
    desk.editor()
    desk.keys('- "')
    assert typed_over(desk) == ["- “"]


def test_signs_that_are_on_no_key_are_chosen_and_have_keys(desk: Desktop) -> None:
    def choose(dialog: SignsDialog) -> None:
        next(each for each in dialog.findChildren(QToolButton) if each.text() == "½").click()

    desk.go_to(small.TREES)
    desk.editor()
    answer(SignsDialog, choose)
    desk.do(desk.actions.signs)
    desk.do(desk.actions.fixed_space)
    desk.do(desk.actions.euro)
    assert typed_over(desk) == ["½\u00a0€"]


def test_a_list_begins_in_a_cell_but_not_in_a_list(page: Page) -> None:
    page.show(rich([table(("", "")), item("")]), None)
    page.type("- ")
    assert page.lines[-1] == "bullet -"
    page.editor.put_caret(1)
    page.type("* punt")
    assert page.lines[1] == "| punt | "


def test_a_sign_that_waited_for_a_letter_is_one_too(page: Page) -> None:
    event = QInputMethodEvent()
    event.setCommitString('"')
    QApplication.sendEvent(page.editor, event)
    assert page.lines == ["“"]


def test_what_is_typed_at_the_edge_of_a_link_or_field_is_no_part_of_it(page: Page) -> None:
    link, field = Run("hier", link=SITE), Run("17", field="green_count")
    page.show(rich([Paragraph((Run("Kijk "), link)), Paragraph((field,))]), "Kijk")
    page.press(Qt.Key.Key_End)
    page.type("na 5")
    page.press(Qt.Key.Key_Down)
    page.press(Qt.Key.Key_End)
    page.type("8")
    assert page.editor.text() == rich([Paragraph((Run("Kijk "), link, Run("na 5"))), Paragraph((field, Run("8")))])
    page.show(rich([Paragraph((link,))]), "hier", 2)
    page.type("x")
    assert page.editor.text() == rich([Paragraph((Run("hixer", link=SITE),))])


def test_clearing_takes_marks_away_and_leaves_links(desk: Desktop) -> None:
    desk.go_to(small.TREES)
    editor = desk.editor()
    text = rich([Paragraph((Run("vet", BOLD), Run("2", frozenset({Mark.SUPERSCRIPT})), Run("hier", BOLD, SITE)))])
    editor.insert_text(text, "Voorbereiden")
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_Space, CONTROL)
    assert editor.text() == rich([Paragraph((Run("vet2"), Run("hier", NO_MARKS, SITE)))])


def test_ctrl_enter_accepts_a_footnote(desk: Desktop) -> None:
    was_open: list[bool] = []

    def reply(dialog: FootnoteDialog) -> None:
        (field,) = dialog.findChildren(QPlainTextEdit)
        dialog.activateWindow()
        wait_until(dialog.isActiveWindow)
        QTest.keyClick(field, Qt.Key.Key_Return, CONTROL)
        was_open.append(dialog.isVisible())  # there is nothing in it yet
        QTest.keyClicks(field, "Bron")
        QTest.keyClick(field, Qt.Key.Key_Return, CONTROL)
        if dialog.isVisible():
            dialog.reject()

    desk.go_to(small.TREES)
    editor = desk.editor()
    answer(FootnoteDialog, reply)
    desk.do(desk.actions.footnote)
    assert was_open == [True]
    assert editor.text() == rich([Paragraph((Run("", note="Bron"),))])
