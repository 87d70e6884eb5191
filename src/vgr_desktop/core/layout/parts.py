"""The kinds of parts of a printed report.

A part that stands for an item of the report has its `id`, where a click in a preview goes, and its `lineage`, by which
the item is recognised when an exported file comes back.
"""

from dataclasses import dataclass, field
from typing import ClassVar

from vgr_desktop.core.layout.anchors import Aspect
from vgr_desktop.core.layout.lines import Line
from vgr_desktop.core.layout.widths import Column, column

_SUB_ITEM = 284
"""Twentieths of a point: how far a sub-item is set in."""


@dataclass(frozen=True, slots=True)
class TitlePage:
    """The first page. All but `title` may be empty: not known, or not applicable.

    `selection` says which part of the report is printed when it is not the whole; `status` and `reference` are whole
    lines to print. `lineage` is that of the report. `numbers` are those of the documents of the council and the
    college, each after its kind; `decision` is what is asked for, point by point.
    """

    title: str
    municipality: str
    date: str
    selection: str = ""
    status: str = ""
    reference: str = ""
    lineage: str = ""
    numbers: tuple[tuple[str, str], ...] = ()
    decision: tuple[str, ...] = ()

    NUMBERS_CAPTION: ClassVar = "Nummers van dit stuk"
    NUMBERS_DESCRIPTION: ClassVar = "Per soort stuk het nummer."
    NUMBERS_COLUMNS: ClassVar = ("Stuk", "Nummer")
    weights: ClassVar = (60, 40)

    @property
    def needs(self) -> tuple[Column, ...]:
        """What the columns of the table of numbers need."""
        kind, number = self.NUMBERS_COLUMNS
        return column(kind, (each for each, _ in self.numbers)), column(number, (each for _, each in self.numbers))


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents, under its title: the headings up to the third level."""

    title: str
    deepest: int = 3


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. Level 1 is a chapter and begins a page; levels are never skipped."""

    level: int
    text: str
    id: int
    lineage: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words that the layout adds itself, such as the stock sentence. `leads`: they belong to what follows.

    `stress`: they are what the reader must remember.

    When they say something of one item, such as its amount, `says` is what, and `lineage` that of the item.
    """

    text: str
    leads: bool = False
    says: Aspect | None = None
    lineage: str = ""
    stress: bool = False


@dataclass(frozen=True, slots=True)
class SeeAlso:
    """Where in the report there is more: the words before the references, and these."""

    text: str
    references: tuple["Reference", ...]


@dataclass(frozen=True, slots=True)
class ListOfCaptions:
    """The tables and figures of the report, by the anchors of their captions."""

    entries: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FactTable:
    """The table that a chapter begins with: one row, in which each column has a name and one or more values."""

    caption: str
    description: str
    columns: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def weights(self) -> tuple[int, ...]:
        """The shares of the columns in the width."""
        return (1,) * len(self.columns)

    @property
    def needs(self) -> tuple[Column, ...]:
        """What the columns need."""
        return tuple(column(name, values) for name, values in self.columns)


@dataclass(frozen=True, slots=True)
class Passage:
    """A text as the officer wrote it; never blank. `name` says which text it is, for use away from its heading."""

    id: int
    lineage: str
    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Signal:
    """A light as it is shown: always by its name, and by shape and colour (#rrggbb) if it has them."""

    name: str
    shape: str = ""
    colour: str = ""

    @property
    def words(self) -> str:
        """Its shape and name, as they take room."""
        return f"{self.shape} {self.name}".strip()


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A deliverable or sub-item in the table of goals.

    `goal` is the goal's code and title in its first row (`opens`), after that its code alone. A goal without
    deliverables has one row, with the goal's `id` and `lineage`. `before` is the light in the edition before.
    """

    id: int
    lineage: str
    goal_lineage: str
    goal: str
    title: str
    signal: Signal
    opens: bool = False
    is_sub_item: bool = False
    before: Signal | None = None


@dataclass(frozen=True, slots=True)
class GoalTable:
    """The goals of a policy area with their deliverables and lights; `columns` names the three columns.

    `trend` is the name of a fourth column, with the lights in the edition before; empty: there is none.
    `merged`: the cells of one goal are one cell, so that its code is not repeated.
    """

    caption: str
    description: str
    columns: tuple[str, str, str]
    rows: tuple[GoalRow, ...]
    merged: bool = False
    trend: str = ""

    @property
    def heads(self) -> tuple[str, ...]:
        """The names of all columns."""
        return (*self.columns, self.trend) if self.trend else self.columns

    @property
    def weights(self) -> tuple[int, ...]:
        """The shares of the columns in the width."""
        return (26, 42, 16, 16) if self.trend else (28, 50, 22)

    @property
    def needs(self) -> tuple[Column, ...]:
        """What the columns need."""
        goal, title, light, *trend = self.heads
        return (
            column(goal, (row.goal for row in self.rows)),
            column(title, (row.title for row in self.rows), _SUB_ITEM),
            column(light, (row.signal.words for row in self.rows)),
            *(column(name, (row.before.words for row in self.rows if row.before)) for name in trend),
        )


@dataclass(frozen=True, slots=True)
class Legend:
    """What each light means. The columns share the width by their `weights`."""

    caption: str
    description: str
    columns: tuple[str, str]
    rows: tuple[tuple[Signal, str], ...]
    weights: ClassVar = (20, 80)

    @property
    def needs(self) -> tuple[Column, ...]:
        """What the columns need."""
        light, meaning = self.columns
        return (
            column(light, (signal.words for signal, _ in self.rows)),
            column(meaning, (said for _, said in self.rows)),
        )


@dataclass(frozen=True, slots=True)
class Captioned:
    """A part with a caption, and a number in its series, given by `parts`. `description` says what it shows."""

    caption: str
    description: str
    number: int = field(default=0, kw_only=True)
    series_name: ClassVar[str]

    @property
    def full_caption(self) -> str:
        """The caption after the number: Figuur 1. Verdeling van de prestaties."""
        return f"{self.series_name} {self.number}. {self.caption}"


@dataclass(frozen=True, slots=True)
class Series:
    """The values of one light in a chart: a number for each category."""

    signal: Signal
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Chart(Captioned):
    """A bar for each category, divided by the shares of the series. `description` is for those who cannot see it."""

    series_name = "Figuur"
    categories: tuple[str, ...]
    series: tuple[Series, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that refer to the heading of the item with this `lineage`, which is printed too."""

    text: str
    id: int
    lineage: str


@dataclass(frozen=True, slots=True)
class OverviewColumn:
    """A column of an overview: its name, its share of the width, and whether it holds numbers."""

    name: str
    weight: int
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """A row of an overview; no cell is empty. `sums`: the row adds up rows above it."""

    cells: tuple[str | Signal | Reference, ...]
    sums: bool = False


def words(cell: str | Signal | Reference) -> str:
    """What a cell says, as it takes room."""
    match cell:
        case Signal():
            return cell.words
        case Reference():
            return cell.text
        case _:
            return cell


@dataclass(frozen=True, slots=True)
class OverviewTable(Captioned):
    """A table that is derived from the report, under its caption."""

    series_name = "Tabel"
    columns: tuple[OverviewColumn, ...]
    rows: tuple[OverviewRow, ...]

    @property
    def weights(self) -> tuple[int, ...]:
        """The shares of the columns in the width."""
        return tuple(each.weight for each in self.columns)

    @property
    def needs(self) -> tuple[Column, ...]:
        """What the columns need."""
        cells = zip(*(row.cells for row in self.rows), strict=True)
        return tuple(column(each.name, map(words, inner)) for each, inner in zip(self.columns, cells, strict=True))


def caption_anchor(series: str, number: int) -> str:
    """The anchor of the caption with this number; no anchor of a heading has an underscore."""
    return f"{series.lower()}_{number}"


Part = (
    TitlePage
    | Contents
    | ListOfCaptions
    | Heading
    | Sentence
    | SeeAlso
    | FactTable
    | Passage
    | GoalTable
    | Legend
    | Chart
    | OverviewTable
)
