from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from tests.strategies import rich_texts
from tests.ui.editing import everything
from vgr_desktop.core.model.text import (
    ExplanationPart,
    Kind,
    Mark,
    Paragraph,
    RichText,
    Run,
    Table,
    from_plain,
    plain,
    rich,
)
from vgr_desktop.ui.text import bridge as text_bridge
from vgr_desktop.ui.text import commands as text_commands
from vgr_desktop.ui.text.reader import TextReader
from vgr_desktop.ui.text.runs import char_format
from vgr_desktop.ui.text.tables import commands as tables

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
    tables.add_row,
    tables.add_column,
    tables.remove_rows,
    tables.remove_columns,
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


def with_table(rows: int) -> RichText:
    cells = tuple(tuple((Paragraph((Run(f"{row} {column}"),)),) for column in range(3)) for row in range(rows))
    return rich([Paragraph((Run("ervoor"),)), Table(cells), Paragraph((Run("erna"),))])


def test_beside_a_table_the_table_is_not_read_again() -> None:
    document, reader = opened(with_table(4))
    before = reader.text()
    QTextCursor(document).insertText("nu ")
    assert reader.text().blocks[1] is before.blocks[1]
    QTextCursor(document.lastBlock()).insertText("en ")
    assert reader.text().blocks[1] is before.blocks[1]
    assert plain(reader.text()).startswith("nu ervoor\n0 0")
    assert plain(reader.text()).endswith("en erna")


def test_in_a_table_only_the_cell_is_read_again() -> None:
    document, reader = opened(with_table(4))
    before = table_in(reader.text())
    (table,) = text_bridge.tables_of(document)
    table.cellAt(2, 1).firstCursorPosition().insertText("nu ")
    after = table_in(reader.text())
    assert [new is old for new, old in zip(after.rows, before.rows, strict=True)] == [True, True, False, True]
    assert [new is old for new, old in zip(after.rows[2], before.rows[2], strict=True)] == [True, False, True]
    assert after.rows[2][1][0].plain == "nu 2 1"


def table_in(text: RichText) -> Table:
    (table,) = (block for block in text.blocks if isinstance(block, Table))
    return table
