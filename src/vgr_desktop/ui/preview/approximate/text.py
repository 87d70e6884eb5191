"""The parts of a report in a document of Qt. For any thread, if the document stays in that thread."""

from collections.abc import Iterable, Sequence
from functools import singledispatchmethod
from types import TracebackType
from typing import Self

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextLength,
    QTextList,
    QTextListFormat,
    QTextOption,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from vgr_desktop.core.layout import (
    Chart,
    FactTable,
    Figure,
    GoalRow,
    GoalTable,
    Grid,
    Heading,
    Legend,
    Line,
    ListItem,
    ListOfCaptions,
    OverviewRow,
    OverviewTable,
    Passage,
    Prose,
    Reference,
    SeeAlso,
    Sentence,
    Signal,
    SubHeading,
    TitlePage,
)
from vgr_desktop.core.layout.contrast import readable
from vgr_desktop.core.layout.widths import Sharing, widths_of
from vgr_desktop.ui.preview.approximate import looks
from vgr_desktop.ui.preview.approximate.chart import draw_chart, height_of
from vgr_desktop.ui.preview.approximate.figures import Figures, insert_image
from vgr_desktop.ui.preview.approximate.looks import Look
from vgr_desktop.ui.preview.approximate.runs import Piece, Runs

ITEM_ID, WORDS = QTextFormat.Property.UserProperty + 3, QTextFormat.Property.UserProperty + 4
"""Properties of the paragraph of a heading: the id of its item, and its words without marks of notes."""
OVERLINED = QTextFormat.Property.UserProperty + 5
"""Property of a note: whether there is a short line above it."""

_TWIPS = 20
_PADDING, _ROOM = 5.4 * looks.POINT, 2.5 * looks.POINT
_THIN, _THICK = 0.5 * looks.POINT, looks.POINT
_BELOW_TABLE = 11.0 * looks.POINT
_ABOVE_NOTES = 22.0 * looks.POINT

_NUMBERS = (
    QTextListFormat.Style.ListDecimal,
    QTextListFormat.Style.ListLowerAlpha,
    QTextListFormat.Style.ListLowerRoman,
)

Cell = tuple[Look, Sequence[Sequence[Piece]]]
"""A look, and paragraphs in that look."""


class Typesetter:
    """Puts parts into `document`, one after the other; numbers of notes continue from `notes`.

    Within a `with`, Qt sets the text once, at the end, and not after each piece; the notes are added there too.
    """

    def __init__(self, document: QTextDocument, notes: int = 0, figures: Figures | None = None) -> None:
        """Begin with an empty document; `figures` has the pictures of the report."""
        self._document = document
        self._figures = figures or Figures()
        self._runs = Runs(notes)
        self._cursor = QTextCursor(document)
        self._lists: dict[int, QTextList] = {}
        self._left: QTextTable | None = None
        self._is_fresh = True  # the paragraph with the cursor is still empty

    @property
    def notes(self) -> int:
        """The number of the last note so far."""
        return self._runs.count

    def __enter__(self) -> Self:
        self._cursor.beginEditBlock()
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._put_notes()
        self._cursor.endEditBlock()

    @singledispatchmethod
    def put(self, part: object) -> None:
        """Put `part` at the end."""
        raise NotImplementedError(type(part))

    @put.register
    def _title_page(self, part: TitlePage) -> None:
        # Qt ignores the space above the first paragraph.
        frame = self._document.rootFrame().frameFormat()
        frame.setTopMargin(looks.TITLE.before * looks.POINT)
        self._document.rootFrame().setFrameFormat(frame)
        self._paragraph(looks.TITLE, part.title)
        *names, last = filter(None, (part.municipality, part.selection or " "))
        for name in names:
            self._paragraph(looks.SUBTITLE, name)
        self._paragraph(looks.LAST_SUBTITLE, last)
        for look, text in (
            (looks.TITLE_LINE, part.date),
            (looks.TITLE_LINE, part.reference),
            (looks.TITLE_STATUS, part.status),
            *((looks.BODY, point) for point in part.decision),
            *((looks.TITLE_LINE, f"{kind}: {number}") for kind, number in part.numbers),
        ):
            if text:
                self._paragraph(look, text)

    @put.register
    def _list_of_captions(self, part: ListOfCaptions) -> None:
        for text, _ in part.entries:
            self._paragraph(looks.BODY, text)

    @put.register
    def _see_also(self, part: SeeAlso) -> None:
        self._paragraph(looks.BODY, f"{part.text}: {', '.join(each.text for each in part.references)}.")

    @put.register
    def _heading(self, part: Heading) -> None:
        self._head(part.level, part.id, part.text)

    @put.register
    def _sentence(self, part: Sentence) -> None:
        self._paragraph(looks.MESSAGE if part.stress else looks.LEADING if part.leads else looks.BODY, part.text)

    @put.register
    def _passage(self, part: Passage) -> None:
        self._lists.clear()
        for line in part.lines:
            self._line(line, part.id)

    @put.register
    def _facts(self, part: FactTable) -> None:
        head = [_said(looks.CELL_HEAD, name) for name, _ in part.columns]
        row = [_said(looks.CELL, *values) for _, values in part.columns]
        self._table(part, [head, row])

    @put.register
    def _legend(self, part: Legend) -> None:
        head = [_said(looks.CELL_HEAD, name) for name in part.columns]
        rows = [[_shown(signal), _said(looks.CELL, meaning)] for signal, meaning in part.rows]
        self._table(part, [head, *rows])

    @put.register
    def _goals(self, part: GoalTable) -> None:
        head = [_said(looks.CELL_HEAD, name) for name in part.heads]
        self._table(part, [head, *(_goal_row(row, again=not part.merged) for row in part.rows)])

    @put.register
    def _chart(self, part: Chart) -> None:
        self._paragraph(looks.CAPTION, part.full_caption)
        self._paragraph(looks.FIGURE)
        drawn = draw_chart(part, looks.TEXT.width() / looks.POINT)
        size = QSizeF(looks.TEXT.width(), height_of(part) * looks.POINT)
        insert_image(self._cursor, f"figuur:{part.number}", drawn, size)

    @put.register
    def _overview(self, part: OverviewTable) -> None:
        self._paragraph(looks.CAPTION, part.full_caption)
        head = [_said(looks.CELL_HEAD, column.name) for column in part.columns]
        rows = [_overview_row(row) for row in part.rows]
        right = frozenset(place for place, column in enumerate(part.columns) if column.numeric)
        self._table(part, [head, *rows], right)

    def put_contents(self, title: str, entries: Iterable[tuple[int, str, int]]) -> None:
        """Put a table of contents: for each entry its level, its words and its page."""
        self._paragraph(looks.HEADINGS[0], title)
        for level, text, page in entries:
            look = looks.CONTENTS[level - 1]
            block = look.block()
            # Where Word has dots before the number, there is only space: Qt has no leaders.
            block.setTabPositions(
                [QTextOption.Tab(looks.TEXT.width() - look.indent * looks.POINT, QTextOption.TabType.RightTab)]
            )
            self._begin(block, look.letters())
            self._cursor.insertText(f"{text}\t{page}")

    def _put_notes(self) -> None:
        """Put the notes under a line at the end of the chapter: Qt cannot put them at the foot of each page."""
        for number, note in enumerate(self._runs.notes()):
            block = looks.NOTE.block()
            block.setProperty(OVERLINED, not number)
            block.setTopMargin(0 if number else _ABOVE_NOTES)
            self._begin(block, looks.NOTE.letters())
            self._insert(note)

    def _head(self, level: int, id: int, text: str) -> None:
        look = looks.HEADINGS[level - 1]
        block = look.block()
        block.setProperty(ITEM_ID, id)
        block.setProperty(WORDS, text)
        block.setHeadingLevel(level)
        self._begin(block, look.letters())
        self._cursor.insertText(text)

    def _paragraph(self, look: Look, text: str = "") -> None:
        self._begin(look.block(), look.letters())
        self._cursor.insertText(text)

    def _begin(self, block: QTextBlockFormat, letters: QTextCharFormat) -> QTextBlock:
        """Begin a paragraph at the end; the first one exists already, as does the one that Qt puts after a table."""
        if self._is_fresh:
            self._is_fresh = False
            self._cursor.setBlockFormat(block)
            self._cursor.setBlockCharFormat(letters)
            self._cursor.setCharFormat(letters)
            self._leave_table(max(block.topMargin(), _BELOW_TABLE))
        else:
            self._cursor.insertBlock(block, letters)
        return self._cursor.block()

    def _line(self, line: Line, id: int) -> None:
        match line:
            case SubHeading():
                self._head(line.level, id, " ".join("".join(run.plain for run in line.runs).split()))
                marks = (run for run in line.runs if run.note)
                self._insert(self._runs.plain(marks, looks.HEADINGS[line.level - 1].letters()))
            case Prose():
                self._begin(looks.BODY.block(), looks.BODY.letters())
                self._insert(self._runs.pieces(line, looks.BODY))
            case ListItem():
                self._item(line)
            case Figure():
                self._figure(line)
            case Grid():
                rows = [
                    [self._lines(looks.CELL if number else looks.CELL_HEAD, cell) for cell in row]
                    for number, row in enumerate(line.rows)
                ]
                right = frozenset(place for place, numeric in enumerate(line.numeric) if numeric)
                self._table(line, rows, right)

    def _lines(self, look: Look, lines: Sequence[Prose | ListItem]) -> Cell:
        return look, [self._runs.pieces(line, look) for line in lines]

    def _figure(self, figure: Figure) -> None:
        """A picture under its caption; if the picture is missing, its text alternative instead."""
        if figure.number:
            self._paragraph(looks.CAPTION, f"{Chart.series_name} {figure.number}. ")
            self._insert(self._runs.plain(figure.runs, looks.CAPTION.letters()))
        self._paragraph(looks.FIGURE)
        if not self._figures.put(self._cursor, figure):
            self._cursor.insertText(f"[{figure.alt or 'Afbeelding'}]")

    def _item(self, item: ListItem) -> None:
        block = self._begin(looks.ITEM.block(), looks.ITEM.letters())
        if found := self._lists.get(item.list):
            found.add(block)
        else:
            look = QTextListFormat()
            look.setIndent(item.depth + 1)
            look.setStyle(_NUMBERS[item.depth % len(_NUMBERS)] if item.numbered else QTextListFormat.Style.ListDisc)
            self._lists[item.list] = self._cursor.createList(look)
        self._insert(self._runs.pieces(item, looks.ITEM))

    def _insert(self, pieces: Iterable[Piece]) -> None:
        for text, letters in pieces:
            self._cursor.insertText(text, letters)

    def _table(self, part: Sharing, rows: Sequence[Sequence[Cell]], right: frozenset[int] = frozenset()) -> None:
        """Put a table as wide as the text; the first row is its header, the columns in `right` have numbers."""
        widths = widths_of(part, round(looks.TEXT.width() / looks.POINT * _TWIPS))
        look = QTextTableFormat()
        look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        look.setColumnWidthConstraints(
            [QTextLength(QTextLength.Type.PercentageLength, 100 * width / sum(widths)) for width in widths]
        )
        look.setBorder(0)
        look.setBorderCollapse(True)
        look.setCellSpacing(0)
        look.setHeaderRowCount(1)
        # Qt ignores the space that paragraphs have between themselves and a table.
        look.setTopMargin(self._cursor.blockFormat().bottomMargin())
        table = self._cursor.insertTable(len(rows), len(widths), look)
        for y, row in enumerate(rows):
            for x, (style, paragraphs) in enumerate(row):
                place = table.cellAt(y, x)
                block = style.block()
                if x in right:
                    block.setAlignment(Qt.AlignmentFlag.AlignRight)
                _fill(place.firstCursorPosition(), block, style.letters(), paragraphs)
                # Last: Qt keeps the format of a cell with that of the letters of its first paragraph.
                place.setFormat(_cell_format(y, len(rows)))
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._is_fresh, self._left = True, table

    def _leave_table(self, room: float) -> None:
        """Leave room after a table, if there is one before."""
        if self._left is not None:
            look = self._left.format()
            look.setBottomMargin(room)
            self._left.setFormat(look)
            self._left = None


def _fill(
    cursor: QTextCursor, block: QTextBlockFormat, letters: QTextCharFormat, paragraphs: Sequence[Sequence[Piece]]
) -> None:
    """Put paragraphs into the empty paragraph of `cursor`."""
    cursor.setBlockFormat(block)
    cursor.setBlockCharFormat(letters)
    for number, pieces in enumerate(paragraphs):
        if number:
            cursor.insertBlock(block, letters)
        for text, look in pieces:
            cursor.insertText(text, look)


def _cell_format(row: int, rows: int) -> QTextTableCellFormat:
    """Lines under every row, thick ones around the table, and a background for the header."""
    made = QTextTableCellFormat()
    made.setLeftPadding(_PADDING)
    made.setRightPadding(_PADDING)
    made.setTopPadding(_ROOM)
    made.setBottomPadding(_ROOM)
    made.setBottomBorderStyle(QTextTableFormat.BorderStyle.BorderStyle_Solid)
    is_last = row == rows - 1
    made.setBottomBorder(_THICK if is_last else _THIN)
    made.setBottomBorderBrush(QBrush(QColor(looks.ACCENT if is_last else looks.LINE)))
    if not row:
        made.setTopBorderStyle(QTextTableFormat.BorderStyle.BorderStyle_Solid)
        made.setTopBorder(_THICK)
        made.setTopBorderBrush(QBrush(QColor(looks.ACCENT)))
        made.setBackground(QBrush(QColor(looks.SHADE)))
    return made


def _said(look: Look, *paragraphs: str) -> Cell:
    return look, [[(text, look.letters())] for text in paragraphs]


def _goal_row(row: GoalRow, *, again: bool) -> list[Cell]:
    goal = row.goal if row.opens or again else ""
    return [
        _said(looks.CELL if row.opens else looks.CELL_AGAIN, goal),
        _said(looks.CELL_SUB_ITEM if row.is_sub_item else looks.CELL, row.title),
        _shown(row.signal),
        *([_shown(row.before)] if row.before else []),
    ]


def _overview_row(row: OverviewRow) -> list[Cell]:
    look = looks.CELL_SUM if row.sums else looks.CELL
    return [_shown(cell) if isinstance(cell, Signal) else _said(look, _words(cell)) for cell in row.cells]


def _words(cell: str | Reference) -> str:
    return cell.text if isinstance(cell, Reference) else cell


def _shown(signal: Signal) -> Cell:
    """A light: its shape in its colour, and its name."""
    words = looks.CELL.letters()
    if not signal.shape:
        return looks.CELL, [[(signal.name, words)]]
    shape = QTextCharFormat(words)
    shape.setForeground(QBrush(QColor(readable(signal.colour) or "black")))
    return looks.CELL, [[(signal.shape, shape), (f" {signal.name}", words)]]
