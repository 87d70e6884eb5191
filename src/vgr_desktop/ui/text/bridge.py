"""Rich text to a Qt document and back, and the smallest patch from one text to another.

The document has the meaning of a text without its looks: headings, links and table headers get their looks from
`looks`. Qt's own undo is off; the history is in the core.
"""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextList,
    QTextListFormat,
    QTextTable,
    QTextTableFormat,
)

from vgr_desktop.core.figures.tables import numeric_columns
from vgr_desktop.core.model.text import (
    EMPTY,
    LIST_KINDS,
    Block,
    Cell,
    ExplanationPart,
    Kind,
    Paragraph,
    RichText,
    Table,
    rich,
)
from vgr_desktop.core.model.text_change import CaretPlace
from vgr_desktop.ui.kit.theme.tones import LIGHT
from vgr_desktop.ui.text.runs import image_of, runs_of, write_image, write_runs

PART_PROPERTY = QTextFormat.Property.UserProperty.value + 1
PARTS = tuple(ExplanationPart)
PARAGRAPH_SPACING = 7.0
LINE_HEIGHT = 118.0
TABLE_LINES = QColor(LIGHT.table_line)
"""Grey that can be seen on light and dark paper; two lines of it lie side by side."""

_Style = QTextListFormat.Style
_BULLETS = (_Style.ListDisc, _Style.ListCircle, _Style.ListSquare)
_NUMBERS = (_Style.ListDecimal, _Style.ListLowerAlpha, _Style.ListLowerRoman)


def fill(document: QTextDocument, text: RichText) -> None:
    """Make an empty document show `text`."""
    patch(document, EMPTY, text)


def text_of(document: QTextDocument) -> RichText:
    """The text that the document shows."""
    return text_between(document, 0, document.characterCount())


def text_between(document: QTextDocument, start: int, end: int) -> RichText:
    """The text that a document shows between two positions: whole tables, or paragraphs of one cell."""
    first = document.findBlock(start)
    in_cell = QTextCursor(first).currentTable() is not None
    tables = [] if in_cell else [table for table in tables_of(document) if table.firstPosition() > start]
    return rich(_blocks(first, sorted(tables, key=QTextTable.firstPosition), start, end))


def blocks_between(first: QTextBlock, last: QTextBlock) -> Iterator[Block]:
    """What a document shows from one paragraph outside tables to another, not yet in normal form."""
    start, end = first.position(), last.position() + last.length() - 1
    tables = [table for table in tables_of(first.document()) if start < table.firstPosition() < end]
    return _blocks(first, sorted(tables, key=QTextTable.firstPosition), start, end)


def patch(document: QTextDocument, old: RichText, new: RichText) -> None:
    """Change a document that shows `old` to show `new`; what the two share at both ends stays untouched."""
    before, after = old.blocks, new.blocks
    if before == after:
        return
    start, end = _shared(before, after)
    first = _paragraph_at(document, before, start)
    last = _paragraph_at(document, before, len(before) - end - 1)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.setPosition(first.position())
    cursor.setPosition(last.position() + last.length() - 1, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    write(cursor, after[start : len(after) - end])
    cursor.endEditBlock()
    join_lists(document)


def position_of(document: QTextDocument, text: RichText, place: CaretPlace) -> int:
    """The position in a document that shows `text`, for a place in `text`."""
    block = _paragraph_at(document, text.blocks, place.block)
    if place.cell and isinstance(table := text.blocks[place.block], Table):
        row, column, paragraph = place.cell
        cells = [cell for cells in table.rows for cell in cells]
        before = sum(len(cell) for cell in cells[: row * len(table.rows[0]) + column])
        block = document.findBlockByNumber(block.blockNumber() + before + paragraph)
    characters = block.text()[: place.offset + (image_of(block) is not None)]
    return block.position() + len(characters.encode("utf-16-le")) // 2


def block_shown(text: RichText, number: int) -> int:
    """The number of the block of `text` that is shown by the block `number` of a document."""
    shown = 0
    for place, block in enumerate(text.blocks):
        shown += size_of(block)
        if number < shown:
            return place
    return len(text.blocks) - 1


def shown_by(text: RichText, place: int) -> range:
    """The numbers of the blocks of a document that show the block `place` of `text`."""
    first = sum(map(size_of, text.blocks[:place]))
    return range(first, first + size_of(text.blocks[place]))


def size_of(block: Block) -> int:
    """How many blocks of a document show one block of a text."""
    return sum(len(cell) for row in block.rows for cell in row) if isinstance(block, Table) else 1


def block_format(kind: Kind = Kind.PARAGRAPH, level: int = 0, part: ExplanationPart | None = None) -> QTextBlockFormat:
    """The format of a paragraph of this kind in a document, apart from its list."""
    form = QTextBlockFormat()
    height = LINE_HEIGHT if kind is not Kind.PICTURE else 100  # else there would be extra room under a picture
    form.setLineHeight(height, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    form.setBottomMargin(PARAGRAPH_SPACING if kind not in LIST_KINDS else PARAGRAPH_SPACING / 2)
    if kind is Kind.HEADING:
        form.setHeadingLevel(level)
        form.setTopMargin(PARAGRAPH_SPACING)
    if part is not None:
        form.setProperty(PART_PROPERTY, PARTS.index(part) + 1)
    return form


def list_format(kind: Kind, level: int) -> QTextListFormat:
    """The format of a list of this kind and depth in a document."""
    form = QTextListFormat()
    styles = _BULLETS if kind is Kind.BULLET else _NUMBERS
    form.setStyle(styles[level % len(styles)])
    form.setIndent(level + 1)
    return form


def table_format(columns: int) -> QTextTableFormat:
    """The format of a table in a document."""
    form = QTextTableFormat()
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    # Each cell has its own border: when neighbours share one, Qt takes many times as long to paint a large table.
    form.setBorder(1)
    form.setBorderCollapse(False)
    form.setBorderBrush(TABLE_LINES)
    form.setCellSpacing(0)
    form.setCellPadding(5)
    form.setHeaderRowCount(1)
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    form.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, 100 / columns)] * columns)
    return form


def kind_of(block: QTextBlock) -> tuple[Kind, int]:
    """The kind and level of the paragraph that a block in a document shows."""
    if in_list := block.textList():
        form = in_list.format()
        return (Kind.BULLET if form.style() in _BULLETS else Kind.NUMBERED), form.indent() - 1
    level = block.blockFormat().headingLevel()
    return (Kind.HEADING, level) if level else (Kind.PARAGRAPH, 0)


def part_of(block: QTextBlock) -> ExplanationPart | None:
    """The part of an explanation that a block in a document is; None when it is none."""
    number = block.blockFormat().intProperty(PART_PROPERTY)
    return PARTS[number - 1] if number else None


def paragraph_of(block: QTextBlock, start: int = 0, end: int | None = None) -> Paragraph:
    """The paragraph that a block in a document shows, as far as it is between two positions in the document."""
    runs, image = runs_of(block, start, end)
    return Paragraph(runs, *kind_of(block), part_of(block), image)


def join_lists(document: QTextDocument) -> None:
    """Put list items that belong together in one list, so that numbers continue after nested items.

    An item belongs to the nearest list of its kind and level above it, with nothing but deeper items in between.
    Do not call it in the edit block in which a table was made: Qt knows its cells only after that.
    """
    open_lists: list[tuple[Kind, int, QTextList]] = []
    holder: tuple[int, int, int] | None = None
    block = document.begin()
    while block.isValid():
        here = _holder(block)
        if here != holder:
            open_lists, holder = [], here
        mine = block.textList()
        if mine is None:
            open_lists.clear()
        else:
            kind, level = kind_of(block)
            while open_lists and open_lists[-1][1] > level:
                open_lists.pop()
            _join(block, mine, kind, level, open_lists)
        block = block.next()


def _join(
    block: QTextBlock, mine: QTextList, kind: Kind, level: int, open_lists: list[tuple[Kind, int, QTextList]]
) -> None:
    if open_lists and open_lists[-1][1] == level:
        known_kind, _, known = open_lists[-1]
        if known_kind is kind:
            if known.objectIndex() != mine.objectIndex():
                known.add(block)
            return
        open_lists.pop()
    if mine.itemNumber(block) > 0:
        mine = QTextCursor(block).createList(mine.format())
    open_lists.append((kind, level, mine))


def _holder(block: QTextBlock) -> tuple[int, int, int] | None:
    """A key of the table cell that the block is in; None when it is in no table."""
    table = QTextCursor(block).currentTable()
    if table is None:
        return None
    cell = table.cellAt(block.position())
    return (table.objectIndex(), cell.row(), cell.column())


def tables_of(document: QTextDocument) -> Iterator[QTextTable]:
    """The tables of a document, in no particular order."""
    return (frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable))


def _blocks(block: QTextBlock, tables: Sequence[QTextTable], start: int, end: int) -> Iterator[Block]:
    """The blocks from this one on; each of these tables is one block."""
    waiting = list(tables)
    while block.isValid() and block.position() <= end:
        if waiting and block.position() >= waiting[0].firstPosition():
            table = waiting.pop(0)
            yield _table(table)
            block = block.document().findBlock(table.lastPosition() + 1)
        else:
            yield paragraph_of(block, start, end)
            block = block.next()


def _table(table: QTextTable) -> Table:
    return Table(
        tuple(tuple(cell_of(table, row, column) for column in range(table.columns())) for row in range(table.rows()))
    )


def cell_of(table: QTextTable, row: int, column: int) -> Cell:
    """The paragraphs of one cell, not yet in normal form."""
    cell = table.cellAt(row, column)
    block, last = cell.firstCursorPosition().block(), cell.lastCursorPosition().block()
    paragraphs = [paragraph_of(block)]
    while block != last:
        block = block.next()
        paragraphs.append(paragraph_of(block))
    return tuple(paragraphs)


def _shared(before: Sequence[Block], after: Sequence[Block]) -> tuple[int, int]:
    """How many blocks at the start and at the end can stay.

    Between them there is at least one block in both texts, and the first and last of these are paragraphs: a table
    always has one on either side, so a changed table is replaced together with its neighbours.
    """
    shortest = min(len(before), len(after))
    start = next((i for i in range(shortest) if before[i] != after[i]), shortest)
    end = next((i for i in range(shortest - start) if before[-1 - i] != after[-1 - i]), shortest - start)
    if start + end == shortest:  # one of the two has no block in between
        start, end = (start - 1, end) if start else (start, end - 1)
    while start and (isinstance(before[start], Table) or isinstance(after[start], Table)):
        start -= 1
    while end and (isinstance(before[-1 - end], Table) or isinstance(after[-1 - end], Table)):
        end -= 1
    return start, end


def _paragraph_at(document: QTextDocument, blocks: Sequence[Block], number: int) -> QTextBlock:
    """The block of the document that shows the paragraph `blocks[number]`."""
    return document.findBlockByNumber(sum(map(size_of, blocks[:number])))


def write(cursor: QTextCursor, blocks: Sequence[Block]) -> None:
    """Write blocks at the cursor; the first one, and each after a table, goes into the empty block that is there."""
    empty = True
    for block in blocks:
        if isinstance(block, Table):
            _write_table(cursor, block)
            empty = True
            continue
        if not empty:
            cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
        _write_paragraph(cursor, block)
        empty = False


def _write_paragraph(cursor: QTextCursor, paragraph: Paragraph) -> None:
    if in_list := cursor.block().textList():
        in_list.remove(cursor.block())
    cursor.setBlockFormat(block_format(paragraph.kind, paragraph.level, paragraph.part))
    cursor.setBlockCharFormat(QTextCharFormat())
    if paragraph.image:
        write_image(cursor, paragraph.image)
    write_runs(cursor, paragraph.runs)
    if paragraph.kind in LIST_KINDS:
        cursor.createList(list_format(paragraph.kind, paragraph.level))


def _said(cell: Cell) -> str:
    return "\n".join(paragraph.plain for paragraph in cell)


def _write_table(cursor: QTextCursor, table: Table) -> None:
    """Write a table after the cursor's block and leave the cursor in the empty block after it."""
    columns, is_numeric = len(table.rows[0]), numeric_columns([list(map(_said, row)) for row in table.rows])
    made = cursor.insertTable(len(table.rows), columns, table_format(columns))
    right = QTextBlockFormat()
    right.setAlignment(Qt.AlignmentFlag.AlignRight)
    for row, cells in enumerate(table.rows):
        for column, cell in enumerate(cells):
            write(place := made.cellAt(row, column).firstCursorPosition(), cell)
            if is_numeric[column]:
                place.mergeBlockFormat(right)
    cursor.setPosition(made.lastPosition() + 1)
