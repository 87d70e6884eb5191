"""Reads the text that a document shows, again and again while it is written."""

from collections.abc import Sequence
from itertools import accumulate, takewhile

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextTable

from vgr_desktop.core.model.text import Block, Cell, RichText, Table, rich
from vgr_desktop.ui.text import bridge as text_bridge


class TextReader:
    """Remembers what was read, and reads only the changed paragraphs and cells again.

    So reading a long text is as fast as a short one, and unchanged paragraphs are the same values as before, which
    makes comparing with an earlier text fast too.
    """

    def __init__(self, document: QTextDocument) -> None:
        """Read `document`; each of its changes must be passed to `note_change`."""
        self._document = document
        self.know(text_bridge.text_of(document))

    def know(self, text: RichText) -> None:
        """Take note that the document shows `text`."""
        self._known = text
        self._is_changed = False
        self._before = self._behind = self._document.characterCount()

    def text(self) -> RichText:
        """The text that the document shows."""
        if self._is_changed:
            self.know(self._read() or text_bridge.text_of(self._document))
        return self._known

    def note_change(self, position: int, added: int) -> None:
        """Take note that `added` characters were added at this position, or some were removed there."""
        # The numbers of untouched characters at the beginning and at the end are kept.
        self._is_changed = True
        self._before = min(self._before, position)
        self._behind = min(self._behind, self._document.characterCount() - position - added)

    def _read(self) -> RichText | None:
        """The text, with what may have changed read again; None when it is not clear what stands where."""
        document, known = self._document, self._known.blocks
        last = document.characterCount() - 1
        begin = document.findBlock(min(self._before, last))
        end = document.findBlock(min(document.characterCount() - self._behind, last))
        table = _table_at(begin)
        if table is not None and table == _table_at(end):
            return self._with_cells(table, begin, end)
        first, behind = _outside(begin, -1), _outside(end, 1)
        before = _number_of(known, first.blockNumber())
        after = _number_of(known[::-1], document.blockCount() - 1 - behind.blockNumber())
        if before is None or after is None or before + after > len(known):
            return None
        changed = text_bridge.blocks_between(first, behind)
        return RichText((*known[:before], *rich(changed).blocks, *known[len(known) - after :]))

    def _with_cells(self, table: QTextTable, begin: QTextBlock, end: QTextBlock) -> RichText | None:
        """The text, with the cells of a table from one block to another read again."""
        known = self._known.blocks
        first = self._document.findBlock(table.firstPosition()).blockNumber()
        place = _number_of(known, first)
        old = known[place] if place is not None and place < len(known) else None
        columns = table.columns()
        if not isinstance(old, Table) or (len(old.rows), len(old.rows[0])) != (table.rows(), columns):
            return None
        here, there = table.cellAt(begin.position()), table.cellAt(end.position())
        numbers = range(here.row() * columns + here.column(), there.row() * columns + there.column() + 1)
        rows = list(old.rows)
        for number in numbers:
            row, column = divmod(number, columns)
            cell = _normal(text_bridge.cell_of(table, row, column))
            rows[row] = (*rows[row][:column], cell, *rows[row][column + 1 :])
        return RichText((*known[:place], Table(tuple(rows)), *known[place + 1 :])) if place is not None else None


def _normal(cell: Cell) -> Cell:
    """The cell in normal form."""
    (table,) = (block for block in rich([Table(((cell,),))]).blocks if isinstance(block, Table))
    return table.rows[0][0]


def _table_at(block: QTextBlock) -> QTextTable | None:
    return QTextCursor(block).currentTable()


def _outside(block: QTextBlock, direction: int) -> QTextBlock:
    """The block itself or, when it is in a table, the paragraph above (-1) or below (1) the table."""
    while table := _table_at(block):
        edge = table.firstPosition() - 1 if direction < 0 else table.lastPosition() + 1
        block = table.document().findBlock(edge)
    return block


def _number_of(blocks: Sequence[Block], shown: int) -> int | None:
    """How many blocks of a text are shown by the first so many blocks of a document; None when it ends within one."""
    sums = list(takewhile(lambda many: many <= shown, accumulate(map(text_bridge.size_of, blocks), initial=0)))
    return len(sums) - 1 if sums[-1] == shown else None
