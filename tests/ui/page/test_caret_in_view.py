"""Wherever one types, and however the window is laid out, the caret is in view."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest

from tests import reports as small
from tests.driving import part
from tests.windows import Desktop, wait_until, work_off
from vgr_desktop.core.editing import writing
from vgr_desktop.core.model.text import from_plain
from vgr_desktop.ui.page.sheet import Sheet
from vgr_desktop.ui.text.editor import TextEditor


@pytest.fixture
def editor(desk: Desktop) -> TextEditor:
    """That of a long text, with the caret in the middle of it."""
    long = "\n".join("Een alinea van enkele regels over de bomen langs de grachten. " * 4 for _ in range(40))
    desk.session.apply("Voorbereiden", lambda r: writing.write(r, small.FOREWORD, from_plain(long)), small.FOREWORD)
    desk.frame.activateWindow()
    wait_until(desk.frame.isActiveWindow)
    desk.window.go_to(small.FOREWORD)
    editor = desk.pane(small.FOREWORD).editor
    editor.put_caret(editor.document().findBlockByNumber(20).position())
    wait_until(lambda: is_laid_out(desk, editor) and is_in_view(desk, editor))
    return editor


def is_laid_out(desk: Desktop, editor: TextEditor) -> bool:
    """Whether the paper is as high as what is on it: of a new page that takes a few turns."""
    sheet = part(desk.window.desk, Sheet)
    return editor.height() < sheet.paper.height() == sheet.verticalScrollBar().maximum() + sheet.viewport().height()


def is_in_view(desk: Desktop, editor: TextEditor) -> bool:
    """Whether the line with the caret is."""
    sheet = part(desk.window.desk, Sheet)
    caret = editor.cursorRect()
    top, bottom = (
        editor.viewport().mapTo(sheet.viewport(), point).y() for point in (caret.topLeft(), caret.bottomLeft())
    )
    return top >= 0 and bottom < sheet.viewport().height()


def test_while_one_types_on_for_many_lines(desk: Desktop, editor: TextEditor) -> None:
    for _ in range(120):
        QTest.keyClicks(editor, "woorden ")
        work_off()
        assert is_in_view(desk, editor)


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Backspace])
def test_while_a_key_is_held_down(desk: Desktop, editor: TextEditor, key: Qt.Key) -> None:
    for _ in range(80):
        QTest.keyClick(editor, key)
        work_off()
        assert is_in_view(desk, editor)


def test_after_a_key_that_comes_right_after_a_letter(desk: Desktop, editor: TextEditor) -> None:
    QTest.keyClicks(editor, "a")
    QTest.keyClick(editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    wait_until(lambda: is_in_view(desk, editor))


def test_when_the_lines_become_shorter_or_longer(desk: Desktop, editor: TextEditor) -> None:
    QTest.keyClicks(editor, "a")
    width = desk.frame.tree_width()
    for share in (0.2, 1.0, 0.5):
        before = editor.width()
        desk.frame.set_tree_width(int(width * share))
        wait_until(lambda before=before: editor.width() != before)  # type: ignore[misc]
        wait_until(lambda: is_laid_out(desk, editor) and is_in_view(desk, editor))


def test_what_was_scrolled_away_from_stays_out_of_view_then(desk: Desktop, editor: TextEditor) -> None:
    QTest.keyClicks(editor, "a")
    work_off()
    part(desk.window.desk, Sheet).verticalScrollBar().setValue(0)
    before = editor.width()
    desk.frame.set_tree_width(desk.frame.tree_width() // 2)
    wait_until(lambda: editor.width() != before and is_laid_out(desk, editor))
    assert not is_in_view(desk, editor)


def test_an_editor_that_is_gone_before_it_was_seen_is_not_brought_into_view(desk: Desktop) -> None:
    desk.frame.activateWindow()
    wait_until(desk.frame.isActiveWindow)
    desk.go_to(small.PLAYGROUNDS)
    desk.pane().editor.setFocus()
    desk.go_to(small.GREENERY)
    for height in (700, 500, 300):
        desk.frame.resize(desk.frame.width(), height)
        work_off()
    assert desk.here == "4"


def test_after_pasting_more_than_fits_until_one_scrolls_away(desk: Desktop, editor: TextEditor) -> None:
    pasted = QMimeData()
    pasted.setHtml("".join(f"<p>Geplakte alinea {number}.</p>" for number in range(80)))
    editor.insertFromMimeData(pasted)
    wait_until(lambda: is_laid_out(desk, editor) and is_in_view(desk, editor))
    assert editor.textCursor().block().text().startswith("Geplakte alinea 79.")
    bar = part(desk.window.desk, Sheet).verticalScrollBar()
    bar.triggerAction(bar.SliderAction.SliderToMinimum)
    editor.setFixedHeight(editor.height() + 200)
    wait_until(lambda: is_laid_out(desk, editor))
    assert not is_in_view(desk, editor)
