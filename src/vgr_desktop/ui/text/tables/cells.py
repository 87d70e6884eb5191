"""Filling the cells of a table with those of another one, as a spreadsheet does."""

from PySide6.QtGui import QTextCursor, QTextTable

from vgr_desktop.core.model.text import Table
from vgr_desktop.ui.text import bridge as text_bridge


def first_cell(cursor: QTextCursor, table: QTextTable) -> tuple[int, int]:
    """The row and column of the first selected cell; without a selection of cells, of the one with the cursor."""
    if cursor.hasComplexSelection():
        found: tuple[int, int, int, int] = cursor.selectedTableCells()  # type: ignore[assignment]  # the stub is wrong
        return found[0], found[2]
    cell = table.cellAt(cursor)
    return cell.row(), cell.column()


def cells_after(cursor: QTextCursor, cells: Table) -> int:
    """How many cells the table of the cursor has after it is filled with these."""
    shown = cursor.currentTable()
    row, column = first_cell(cursor, shown)
    rows, columns = max(row + len(cells.rows), shown.rows()), max(column + len(cells.rows[0]), shown.columns())
    return rows * columns


def fill_cells(cursor: QTextCursor, cells: Table) -> int:
    """Fill the table from the cursor's cell on, with rows and columns added where it ends, and go to the last one.

    Return how many cells had words that are replaced.
    """
    shown = cursor.currentTable()
    top, left = first_cell(cursor, shown)
    cursor.beginEditBlock()
    if (rows := top + len(cells.rows) - shown.rows()) > 0:
        shown.appendRows(rows)
    if (columns := left + len(cells.rows[0]) - shown.columns()) > 0:
        shown.appendColumns(columns)
        shown.setFormat(text_bridge.table_format(shown.columns()))
    replaced = 0
    for row, filled in enumerate(cells.rows, top):
        for column, cell in enumerate(filled, left):
            place = shown.cellAt(row, column).firstCursorPosition()
            place.setPosition(shown.cellAt(row, column).lastPosition(), QTextCursor.MoveMode.KeepAnchor)
            replaced += bool(place.selectedText().strip())
            place.removeSelectedText()
            text_bridge.write(place, cell)
    cursor.endEditBlock()
    text_bridge.join_lists(cursor.document())
    last = shown.cellAt(top + len(cells.rows) - 1, left + len(cells.rows[0]) - 1)
    cursor.setPosition(last.lastPosition())
    return replaced
