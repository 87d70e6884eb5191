"""A text of the officer as lines to print.

Blank paragraphs are left out, headings have their level in the whole report, and characters are those of print.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from vgr_desktop.core.dutch.typeset import typeset_runs
from vgr_desktop.core.dutch.wording import NO_ALTERNATIVE, enumerated, part_begun
from vgr_desktop.core.figures.tables import adds_up, numeric_columns
from vgr_desktop.core.layout.widths import Column, column
from vgr_desktop.core.model.text import (
    LIST_KINDS,
    Block,
    Cell,
    ExplanationPart,
    Kind,
    Paragraph,
    RichText,
    Run,
    Table,
    one_line,
)

DEEPEST_HEADING = 6

OFFICERS_TABLE = "Tabel bij "
"""The beginning of the name of a table in a text, for a screen reader."""
_STEP = 357
"""Twentieths of a point: how far each level of a list is set in."""
_CELL_WEIGHT = (6, 40)  # the least and the most characters that count for the width of a column


@dataclass(frozen=True, slots=True)
class SubHeading:
    """A heading within a text; `level` is its level in the whole report."""

    runs: tuple[Run, ...]
    level: int


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph. `label` is the name of the part that begins with it, such as "Oorzaak"; else it is empty."""

    runs: tuple[Run, ...]
    label: str = ""

    @property
    def length(self) -> int:
        """Its number of characters."""
        return _length(self.runs, self.label)


@dataclass(frozen=True, slots=True)
class ListItem:
    """An item of a list; `depth` from 0. Items with the same number in `list` are in one list, numbered together."""

    runs: tuple[Run, ...]
    depth: int
    numbered: bool
    list: int
    label: str = ""

    @property
    def length(self) -> int:
        """Its number of characters."""
        return _length(self.runs, self.label)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table in a text; the first row is its header. A cell holds prose and list items, or nothing."""

    rows: tuple[tuple[tuple[Prose | ListItem, ...], ...], ...]

    @property
    def weights(self) -> tuple[int, ...]:
        """The shares of the columns in the width: by the longest cell of each, within bounds."""
        least, most = _CELL_WEIGHT
        lengths = ([sum(line.length for line in cell) for cell in cells] for cells in zip(*self.rows, strict=True))
        return tuple(min(max(least, *each), most) for each in lengths)

    @property
    def needs(self) -> tuple[Column, ...]:
        """What the columns need."""
        return tuple(column("", map(_plain, cells), _indent(cells)) for cells in zip(*self.rows, strict=True))

    @property
    def numeric(self) -> tuple[bool, ...]:
        """Whether each column holds only numbers under its head; the first one names the rows."""
        return numeric_columns([[_plain(cell) for cell in row] for row in self.rows])

    @property
    def sums(self) -> tuple[bool, ...]:
        """Whether each row adds up rows above it."""
        return tuple(place > 0 and adds_up(_plain(row[0])) for place, row in enumerate(self.rows))

    @property
    def description(self) -> str:
        """What is in it, for those who cannot see it at a glance."""
        names = [name for name in map(_plain, self.rows[0]) if name]
        return f"Tabel met de kolommen {enumerated(names)}." if len(names) > 1 else ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture under its caption. `picture` is its lineage; `width` is in percent of the width of the text.

    `number` is that of the caption in the whole document, given by `parts`; 0: it has no caption.
    """

    picture: str
    alt: str
    width: int
    runs: tuple[Run, ...] = ()
    number: int = 0

    @property
    def description(self) -> str:
        """What a reader gets who cannot see it; never empty, because then the picture would count as decoration."""
        caption = one_line("".join(run.text for run in self.runs if not run.note))
        return one_line(self.alt) or caption or NO_ALTERNATIVE


def _plain(cell: tuple[Prose | ListItem, ...]) -> str:
    return "\n".join("".join(run.text for run in line.runs) for line in cell)


def _indent(cells: Iterable[tuple[Prose | ListItem, ...]]) -> int:
    """How far the items of lists in these cells are set in."""
    return max((_STEP * (line.depth + 1) for cell in cells for line in cell if isinstance(line, ListItem)), default=0)


def _length(runs: tuple[Run, ...], label: str) -> int:
    return sum(len(run.text) for run in runs) + len(label)


Line = SubHeading | Prose | ListItem | Grid | Figure


def lines(body: RichText, level: int) -> tuple[Line, ...]:
    """The lines to print of `body`, which stands under a heading of this level."""
    return tuple(_Reader(level).lines(body.blocks))


class _Lists:
    """Tells which items are one list: a list continues after the lists inside it, and ends at anything else."""

    def __init__(self) -> None:
        self._open: list[tuple[int, bool, int]] = []
        self._last = 0

    def number(self, depth: int, *, numbered: bool) -> int:
        while self._open and self._open[-1][0] > depth:
            self._open.pop()
        if self._open and self._open[-1][:2] == (depth, numbered):
            return self._open[-1][2]
        if self._open and self._open[-1][0] == depth:
            self._open.pop()
        self._last += 1
        self._open.append((depth, numbered, self._last))
        return self._last

    def end(self) -> None:
        self._open.clear()


class _Reader:
    def __init__(self, level: int) -> None:
        self._level = level
        self._depth = 0
        self._part: ExplanationPart | None = None
        self._lists = _Lists()

    def lines(self, blocks: Iterable[Block]) -> Iterator[Line]:
        for block in blocks:
            if isinstance(block, Table):
                yield Grid(tuple(tuple(self._cell(cell) for cell in row) for row in block.rows))
            elif block.is_blank:
                self._pass_blank(block)
            elif block.image:
                self._lists.end()
                yield Figure(block.image.picture, block.image.alt, block.image.width, typeset_runs(block.runs))
            elif block.kind is Kind.HEADING:
                yield self._heading(block)
            else:
                yield self._prose(block)

    def _pass_blank(self, paragraph: Paragraph) -> None:
        """Leave out a blank paragraph, which still separates two lists."""
        if paragraph.kind not in LIST_KINDS:
            self._lists.end()

    def _heading(self, paragraph: Paragraph) -> SubHeading:
        self._lists.end()
        self._part = None
        self._depth = min(paragraph.level, self._depth + 1)
        return SubHeading(typeset_runs(paragraph.runs), min(self._level + self._depth, DEEPEST_HEADING))

    def _prose(self, paragraph: Paragraph) -> Prose | ListItem:
        label = self._label(paragraph)
        if paragraph.kind not in LIST_KINDS:
            self._lists.end()
            return Prose(typeset_runs(paragraph.runs), label)
        numbered = paragraph.kind is Kind.NUMBERED
        number = self._lists.number(paragraph.level, numbered=numbered)
        return ListItem(typeset_runs(paragraph.runs), paragraph.level, numbered, number, label)

    def _label(self, paragraph: Paragraph) -> str:
        """The name of the part that begins here, unless the officer wrote it already."""
        before, self._part = self._part, paragraph.part
        return part_begun(paragraph, before)

    def _cell(self, cell: Cell) -> tuple[Prose | ListItem, ...]:
        self._lists.end()
        found = tuple(self._prose(paragraph) for paragraph in cell if not paragraph.is_blank)
        self._lists.end()
        return found
