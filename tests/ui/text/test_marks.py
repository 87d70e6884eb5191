"""Marks over a long text: Qt gets those near the view, whichever part that is."""

from PySide6.QtGui import QTextDocument

from tests import reports as small
from tests.windows import Desktop, the, wait_until
from vgr_desktop.ui.page.sheet import Sheet
from vgr_desktop.ui.text.editor import TextEditor
from vgr_desktop.ui.text.marks import Layer, Marked

LINES = 400


def words(document: QTextDocument) -> list[Marked]:
    """The first word of each paragraph."""
    found, block = [], document.begin()
    while block.isValid():
        found.append(Marked(block.position(), block.position() + 3))
        block = block.next()
    return found


def shown(editor: TextEditor) -> list[int]:
    """The paragraphs in which Qt shows a mark."""
    return [one.cursor.blockNumber() for one in editor.extraSelections()]


def in_view(editor: TextEditor) -> range:
    """The paragraphs in view."""
    seen = editor.viewport().visibleRegion().boundingRect()
    first, last = (editor.cursorForPosition(place).blockNumber() for place in (seen.topLeft(), seen.bottomLeft()))
    return range(first, last + 1)


def test_those_in_view_are_shown_wherever_one_scrolls_and_not_all(desk: Desktop) -> None:
    desk.go_to(small.TREES)
    editor = desk.editor()
    editor.insertPlainText("\n".join(f"een regel {number}" for number in range(LINES)))
    desk.session.hand_in()
    editor.marks.show(Layer.HITS, words(editor.document()))
    bar = the(Sheet, desk.frame).verticalScrollBar()
    for place in (bar.minimum(), bar.maximum() // 2, bar.maximum(), bar.minimum()):
        bar.setValue(place)
        wait_until(lambda: set(in_view(editor)) <= set(shown(editor)))
        assert len(shown(editor)) < LINES / 2
    assert len(editor.marks.marked(Layer.HITS)) == LINES


def test_what_moves_into_view_because_a_long_part_went_is_shown(desk: Desktop) -> None:
    desk.go_to(small.TREES)
    editor = desk.editor()
    editor.insertPlainText("\n".join(f"een regel {number}" for number in range(LINES)))
    editor.marks.show(Layer.HITS, words(editor.document()))
    the(Sheet, desk.frame).verticalScrollBar().setValue(0)
    cursor = editor.textCursor()
    cursor.setPosition(editor.document().findBlockByNumber(1).position())
    cursor.setPosition(editor.document().findBlockByNumber(300).position(), cursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    wait_until(lambda: set(in_view(editor)) <= set(shown(editor)))
