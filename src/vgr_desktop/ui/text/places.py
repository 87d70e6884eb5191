"""Where the words of a text stand in the document that shows it, and the other way round."""

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from vgr_desktop.core.searching.lines import Inside, Spot
from vgr_desktop.ui.text.editor import TextEditor
from vgr_desktop.ui.text.marks import Marked
from vgr_desktop.ui.text.runs import OBJECT, image_of


def marked_at(document: QTextDocument, spot: Spot, start: int, end: int) -> Marked:
    """Where a document shows these characters of a paragraph; of a footnote its mark, of a description its picture."""
    block = document.findBlockByNumber(spot.number)
    before = 1 if image_of(block) else 0
    match spot.inside:
        case Inside.ALT:
            start, end = 0, before
        case Inside.NOTE:
            start = _note(block.text(), before, spot.note)
            end = start + 1
        case _:
            start, end = start + before, end + before
    return Marked(_position(block, start), _position(block, end))


def select(editor: QTextEdit, spot: Spot, start: int, end: int) -> None:
    """Select these characters of a paragraph in the editor that shows it."""
    mark = marked_at(editor.document(), spot, start, end)
    cursor = editor.textCursor()
    cursor.setPosition(mark.start)
    cursor.setPosition(mark.end, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def put_caret_in(editor: TextEditor, paragraph: int, characters: int) -> None:
    """Put the caret into a paragraph, behind so many of its characters."""
    block = editor.document().findBlockByNumber(paragraph)
    editor.put_caret(_position(block, characters + (1 if image_of(block) else 0)))


def place_of(cursor: QTextCursor) -> tuple[int, int]:
    """The number of the paragraph with the cursor, and how many of its characters are before that."""
    block = cursor.block()
    before = block.text().encode("utf-16-le")[: 2 * cursor.positionInBlock()].decode("utf-16-le", "ignore")
    return block.blockNumber(), max(len(before) - (1 if image_of(block) else 0), 0)


def _note(text: str, first: int, number: int) -> int:
    place = text.find(OBJECT, first)
    for _ in range(number):
        place = text.find(OBJECT, place + 1)
    return max(place, 0)


def _position(block: QTextBlock, characters: int) -> int:
    return block.position() + len(block.text()[:characters].encode("utf-16-le")) // 2
