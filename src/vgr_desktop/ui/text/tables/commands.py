"""What the actions and keys do to a table. Each takes the cursor of an editor, and does nothing outside a table."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextTable

from vgr_desktop.core.figures.tables import are_numbers
from vgr_desktop.core.model.text import Kind
from vgr_desktop.ui.text import bridge as text_bridge
from vgr_desktop.ui.text.commands import make_paragraph


def add_row(cursor: QTextCursor, *, above: bool = False) -> None:
    """Add a row below or above the cursor's, and go to it."""
    if table := cursor.currentTable():
        rows, _ = _chosen(cursor, table)
        row = rows.start if above else rows.stop
        table.insertRows(row, 1)
        cursor.setPosition(table.cellAt(row, 0).firstPosition())


def add_column(cursor: QTextCursor, *, left: bool = False) -> None:
    """Add a column to the right or left of the cursor's, and go to it."""
    if table := cursor.currentTable():
        rows, columns = _chosen(cursor, table)
        column = columns.start if left else columns.stop
        table.insertColumns(column, 1)
        table.setFormat(text_bridge.table_format(table.columns()))
        cursor.setPosition(table.cellAt(rows.start, column).firstPosition())


def remove_rows(cursor: QTextCursor) -> None:
    """Remove the rows of the selected cells, or the cursor's; with its last row, the table is removed."""
    if table := cursor.currentTable():
        rows, _ = _chosen(cursor, table)
        if len(rows) == table.rows():
            remove_table(cursor)
        else:
            table.removeRows(rows.start, len(rows))


def remove_columns(cursor: QTextCursor) -> None:
    """Remove the columns of the selected cells, or the cursor's; with its last column, the table is removed."""
    if table := cursor.currentTable():
        _, columns = _chosen(cursor, table)
        if len(columns) == table.columns():
            remove_table(cursor)
        else:
            table.removeColumns(columns.start, len(columns))
            table.setFormat(text_bridge.table_format(table.columns()))


def remove_table(cursor: QTextCursor) -> None:
    """Remove the table, without joining the paragraphs above and below it as Qt would."""
    table = cursor.currentTable()
    if table is None:
        return
    document = table.document()
    above = QTextCursor(document)
    above.setPosition(table.firstPosition() - 1)
    kept = text_bridge.paragraph_of(document.findBlock(table.lastPosition() + 1))
    above.beginEditBlock()
    above.insertBlock()
    table.removeRows(0, table.rows())
    make_paragraph(above.block(), kept.kind, kept.level, kept.part)
    above.endEditBlock()
    text_bridge.join_lists(document)


def empty_cells(cursor: QTextCursor) -> None:
    """Empty the selected cells, and go to the first of them."""
    if table := cursor.currentTable():
        rows, columns = _chosen(cursor, table)
        cursor.beginEditBlock()
        for row in rows:
            for column in columns:
                cell = table.cellAt(row, column)
                place = cell.firstCursorPosition()
                place.setPosition(cell.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
                place.removeSelectedText()
                make_paragraph(place.block(), Kind.PARAGRAPH, 0)
        cursor.endEditBlock()
        cursor.setPosition(table.cellAt(rows.start, columns.start).firstPosition())


def align(cursor: QTextCursor) -> None:
    """Put the cells of the cursor's column at the right when they are numbers, else at the left."""
    if table := cursor.currentTable():
        _, columns = _chosen(cursor, table)
        for column in columns:
            _align(table, column)


def _align(table: QTextTable, column: int) -> None:
    words = [_words(table, row, column) for row in range(table.rows())]
    wanted = Qt.AlignmentFlag.AlignRight if column and are_numbers(words[1:]) else Qt.AlignmentFlag(0)
    for row in range(table.rows()):
        place = table.cellAt(row, column).firstCursorPosition()
        if place.blockFormat().alignment() & Qt.AlignmentFlag.AlignRight != wanted:
            form = QTextBlockFormat()
            form.setAlignment(wanted or Qt.AlignmentFlag.AlignLeft)
            place.setPosition(table.cellAt(row, column).lastPosition(), QTextCursor.MoveMode.KeepAnchor)
            place.mergeBlockFormat(form)


def _words(table: QTextTable, row: int, column: int) -> str:
    return "\n".join(paragraph.plain for paragraph in text_bridge.cell_of(table, row, column))


def _chosen(cursor: QTextCursor, table: QTextTable) -> tuple[range, range]:
    """The rows and columns of the selected cells; without a selection of cells, of the one with the cursor."""
    if cursor.hasComplexSelection():
        found: tuple[int, int, int, int] = cursor.selectedTableCells()  # type: ignore[assignment]  # the stub is wrong
        row, rows, column, columns = found
        return range(row, row + rows), range(column, column + columns)
    cell = table.cellAt(cursor)
    return range(cell.row(), cell.row() + 1), range(cell.column(), cell.column() + 1)
