from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from tests.strategies import rich_texts
from tests.ui.editing import everything
from vgr_desktop.core.model.text import ExplanationPart, Kind, Mark, RichText, from_plain
from vgr_desktop.ui.text import bridge as text_bridge
from vgr_desktop.ui.text import commands as text_commands
from vgr_desktop.ui.text.reader import TextReader
from vgr_desktop.ui.text.runs import char_format

pytestmark = pytest.mark.usefixtures("qapp")

CHANGES: tuple[Callable[[QTextCursor], object], ...] = (
    lambda cursor: cursor.insertText("a"),
    lambda cursor: cursor.insertText("een\ntwee\ndrie"),
    lambda cursor: cursor.insertText("x", char_format(frozenset({Mark.BOLD}))),
    QTextCursor.insertBlock,
    QTextCursor.deleteChar,
    QTextCursor.deletePreviousChar,
    QTextCursor.removeSelectedText,
    lambda cursor: text_commands.set_kind(cursor, Kind.HEADING, 1),
    lambda cursor: text_commands.set_kind(cursor, Kind.PARAGRAPH),
    lambda cursor: text_commands.set_part(cursor, ExplanationPart.CAUSE),
    lambda cursor: text_commands.toggle_list(cursor, Kind.BULLET),
    lambda cursor: text_commands.toggle_list(cursor, Kind.NUMBERED),
    lambda cursor: text_commands.shift_level(cursor, 1),
    lambda cursor: text_commands.toggle_mark(cursor, Mark.ITALIC),
    lambda cursor: text_commands.insert_table(cursor, 2, 2),
    lambda cursor: text_commands.insert(cursor, everything()),
)


def opened(text: RichText) -> tuple[QTextDocument, TextReader]:
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    reader = TextReader(document)
    document.documentLayout()
    document.contentsChange.connect(lambda position, _removed, added: reader.note_change(position, added))
    text_bridge.fill(document, text)
    return document, reader


@given(
    rich_texts(),
    st.lists(st.tuples(st.sampled_from(CHANGES), st.integers(0, 400), st.integers(0, 400), st.booleans()), max_size=6),
)
def test_it_reads_what_the_document_shows_whatever_changed(
    text: RichText, changes: list[tuple[Callable[[QTextCursor], object], int, int, bool]]
) -> None:
    document, reader = opened(text)
    for change, anchor, position, is_read in changes:
        cursor = QTextCursor(document)
        cursor.setPosition(anchor % document.characterCount())
        cursor.setPosition(position % document.characterCount(), QTextCursor.MoveMode.KeepAnchor)
        change(cursor)
        if is_read:
            assert reader.text() == text_bridge.text_of(document)
    assert reader.text() == text_bridge.text_of(document)


def test_what_did_not_change_is_not_read_again() -> None:
    document, reader = opened(from_plain("een\ntwee\ndrie"))
    before = reader.text()
    QTextCursor(document.findBlockByNumber(1)).insertText("en ")
    after = reader.text()
    assert after == from_plain("een\nen twee\ndrie")
    assert [new is old for new, old in zip(after.blocks, before.blocks, strict=True)] == [True, False, True]


def test_what_it_is_told_is_not_read_either() -> None:
    document, reader = opened(from_plain("een\ntwee"))
    told = from_plain("een\ntwee")
    reader.know(told)
    assert reader.text() is told
    QTextCursor(document).insertText("x")
    assert reader.text() == from_plain("xeen\ntwee")
    assert reader.text().blocks[1] is told.blocks[1]
