"""The kinds of parts of a printed report.

A part that stands for something in the report carries its `id`, where a click in a preview goes, and its `lineage`,
by which the same thing is recognised when an exported file comes back.
"""

from dataclasses import dataclass

from vgr_desktop.core.layout.lines import Line


@dataclass(frozen=True, slots=True)
class TitlePage:
    """The first page. `municipality` and `date` are empty where they are not known."""

    title: str
    municipality: str
    date: str


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents, under its title: the headings up to the third level."""

    title: str
    deepest: int = 3


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. Level 1 is a chapter and begins a page; no level is ever skipped."""

    level: int
    text: str
    id: int
    lineage: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words that the layout says itself, such as the stock sentence. `leads`: they belong to what follows."""

    text: str
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """What a chapter begins with: a table with one row. Each column has a name and one or more values."""

    caption: str
    description: str
    columns: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A text as the officer wrote it; never blank. `name` says which text it is, for whoever meets it elsewhere."""

    id: int
    lineage: str
    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Signal:
    """A light as it is shown: always by its name, and by shape and colour (#rrggbb) where it has them."""

    name: str
    shape: str = ""
    colour: str = ""


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A deliverable or sub-item in the table of goals.

    `goal` is the goal's code and title in its first row (`opens`), after that its code alone. A goal without
    deliverables has one row, with the goal's `id`.
    """

    id: int
    goal: str
    title: str
    signal: Signal
    opens: bool = False
    is_sub_item: bool = False


@dataclass(frozen=True, slots=True)
class GoalTable:
    """The goals of a policy area with their deliverables and lights; `columns` names the three columns."""

    caption: str
    description: str
    columns: tuple[str, str, str]
    rows: tuple[GoalRow, ...]


@dataclass(frozen=True, slots=True)
class Legend:
    """What each light means."""

    caption: str
    description: str
    columns: tuple[str, str]
    rows: tuple[tuple[Signal, str], ...]


Part = TitlePage | Contents | Heading | Sentence | Facts | Passage | GoalTable | Legend
