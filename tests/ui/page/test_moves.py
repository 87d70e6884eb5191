"""Moving the caret over the texts of a page by as much as is in view."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests import reports as small
from tests.driving import part
from tests.windows import Desktop, wait_until, work_off
from vgr_desktop.core.editing import writing
from vgr_desktop.core.model.text import from_plain
from vgr_desktop.ui.page.sheet import Sheet
from vgr_desktop.ui.text.editor import TextEditor

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def editor(desk: Desktop) -> TextEditor:
    """That of the mission, which takes many screens, with the caret at its beginning; another text is below it."""
    long = from_plain("\n".join(f"Regel {number}" for number in range(200)))
    desk.session.apply("Voorbereiden", lambda r: writing.write(r, small.MISSION, long), small.MISSION)
    desk.window.go_to(small.MISSION)
    editor = desk.editor(small.MISSION)
    sheet = part(desk.window.desk, Sheet)
    wait_until(lambda: editor.height() < sheet.verticalScrollBar().maximum())
    editor.put_caret(0)
    work_off()
    sheet.go_to_top()
    return editor


def seen(desk: Desktop, editor: TextEditor) -> int:
    """How far below the top of the view the caret is, in pixels."""
    sheet = part(desk.window.desk, Sheet)
    return editor.viewport().mapTo(sheet.viewport(), editor.cursorRect().center()).y()


def test_page_up_and_down_go_a_screen_and_the_caret_stays_where_it_is_on_it(desk: Desktop, editor: TextEditor) -> None:
    height, line = part(desk.window.desk, Sheet).viewport().height(), editor.cursorRect().height()
    before = seen(desk, editor)
    QTest.keyClick(editor, Qt.Key.Key_PageDown)
    assert seen(desk, editor) == pytest.approx(before, abs=line)
    assert 0 < editor.cursorRect().top() <= height
    first = editor.textCursor().blockNumber()
    QTest.keyClick(editor, Qt.Key.Key_PageDown, SHIFT)
    assert editor.textCursor().blockNumber() == pytest.approx(2 * first, abs=1)
    assert editor.textCursor().selectedText().startswith(f"Regel {first}\u2029Regel {first + 1}\u2029")
    QTest.keyClick(editor, Qt.Key.Key_PageUp)
    QTest.keyClick(editor, Qt.Key.Key_PageUp)
    assert editor.textCursor().blockNumber() <= 2
    editor.put_caret(editor.document().characterCount())
    QTest.keyClick(editor, Qt.Key.Key_PageDown)
    below = QApplication.focusWidget()
    assert isinstance(below, TextEditor)
    assert below is not editor
