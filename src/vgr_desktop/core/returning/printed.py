"""What went out, place by place: each printed paragraph and row, what it says, and of which item."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

from vgr_desktop.core.layout import (
    Chart,
    Contents,
    FactTable,
    Figure,
    GoalRow,
    GoalTable,
    Grid,
    Heading,
    Legend,
    Line,
    ListItem,
    OverviewTable,
    Part,
    Passage,
    Prose,
    Reference,
    Sentence,
    Signal,
    TitlePage,
    parts,
)
from vgr_desktop.core.layout.anchors import Anchor, Aspect, key
from vgr_desktop.core.model.report import Report, Written
from vgr_desktop.core.model.text import RichText, Run, Table
from vgr_desktop.core.model.tree import everything
from vgr_desktop.core.returning.sent import Sent


class Role(Enum):
    """What a place says."""

    LINE = auto()
    """A paragraph of a text."""
    CELLS = auto()
    """A row of a table in a text."""
    HEADING = auto()
    GOAL = auto()
    """A row of the goal tree."""
    FACT = auto()
    """The amount or the cover of a deviation, or a line of the title page."""
    DERIVED = auto()
    """Words that the program wrote."""


OF_TEXT = frozenset({Role.LINE, Role.CELLS})
"""What is written by the officer."""


_SECTION = 3
"""The level of the heading of a policy area: a part that may be printed without the others."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A printed paragraph or row.

    `text` has tabs between cells. `block` is the number of the block of the text, `row` that of the row in it. `level`
    is that of a heading, of a text that of the heading above it. `chapter` and `section` number the headings above it
    of chapters and of policy areas.
    """

    role: Role
    text: str
    lineage: str = ""
    anchors: tuple[Anchor, ...] = ()
    says: Aspect | None = None
    block: int = 0
    row: int = 0
    level: int = 0
    line: Line | None = None
    goal: GoalRow | None = None
    chapter: int = 0
    section: int = 0
    is_row: bool = False


def slots_of(sent: Sent, previous: Report | None) -> tuple[Slot, ...]:
    """All places of what was sent, in printed order; `previous` is the edition that it was printed with."""
    bodies = {item.lineage: item.body for item in everything(sent.report) if isinstance(item, Written)}
    walker = _Walker(bodies)
    for part in parts(sent.report, imprint=sent.imprint, choice=sent.choice, previous=previous):
        walker.enter(part)
    return tuple(walker.slots)


def said(runs: tuple[Run, ...]) -> str:
    """The characters of printed runs."""
    return "".join(run.text for run in runs)


def line_text(line: Line) -> str:
    """The characters of a printed line that is no table, with the name of the part that begins with it."""
    assert not isinstance(line, Grid)  # noqa: S101  # a table is told row by row
    match line:
        case Figure(number=number) if number:
            return f"{Chart.series_name} {number}. {said(line.runs)}"
        case Prose(label=label) | ListItem(label=label) if label:
            return f"{label}: {said(line.runs)}"
        case _:
            return said(line.runs)


class _Walker:
    def __init__(self, bodies: dict[str, RichText]) -> None:
        self._bodies = bodies
        self.slots: list[Slot] = []
        self._headings: Counter[str] = Counter()
        self._levels: dict[str, int] = {}
        self._above = 1
        self._chapter = 0
        self._section = 0

    def enter(self, part: Part) -> None:
        """Add the places of a part."""
        write: Callable[[_Walker, Part], Iterator[Slot]] = _PLACES[type(part)]
        self.slots += write(self, part)

    def _slot(self, role: Role, text: str, lineage: str = "", **more: object) -> Slot:
        made: Callable[..., Slot] = Slot
        return made(role, text, lineage, chapter=self._chapter, section=self._section, **more)

    def title_page(self, part: TitlePage) -> Iterator[Slot]:
        known = ((part.title, Aspect.TITLE), (part.municipality, Aspect.MUNICIPALITY))
        for text, aspect in known:
            if text:
                anchor = Anchor(aspect, key(part.lineage))
                yield self._slot(Role.FACT, text, part.lineage, anchors=(anchor,), says=aspect)
        yield from self._derived(part.selection, part.date, part.reference, part.status)

    def heading(self, part: Heading) -> Iterator[Slot]:
        self._chapter += part.level == 1
        self._section += part.level <= _SECTION
        self._headings[part.lineage] += 1
        self._above = part.level
        anchor = Anchor(Aspect.HEADING, key(part.lineage), self._headings[part.lineage])
        yield self._slot(Role.HEADING, part.text, part.lineage, anchors=(anchor,), level=part.level)

    def sentence(self, part: Sentence) -> Iterator[Slot]:
        if part.says is None:
            yield from self._derived(part.text)
        else:
            anchor = Anchor(part.says, key(part.lineage))
            yield self._slot(Role.FACT, part.text, part.lineage, anchors=(anchor,), says=part.says)

    def passage(self, part: Passage) -> Iterator[Slot]:
        blocks = self._bodies[part.lineage].blocks
        shown = [number for number, block in enumerate(blocks) if isinstance(block, Table) or not block.is_blank]
        cell = 0
        for number, (block, line) in enumerate(zip(shown, part.lines, strict=True), 1):
            if not isinstance(line, Grid):
                yield from self._line(part, number, block, line)
                continue
            for place, row in enumerate(line.rows):
                anchors = tuple(Anchor(Aspect.CELL, key(part.lineage), cell + n + 1) for n in range(len(row)))
                cell += len(row)
                text = "\t".join("\n".join(said(each.runs) for each in inner) for inner in row)
                yield self._slot(
                    Role.CELLS,
                    text,
                    part.lineage,
                    anchors=anchors,
                    block=block,
                    row=place,
                    line=line,
                    level=self._above,
                    is_row=True,
                )

    def _line(self, part: Passage, number: int, block: int, line: Line) -> Iterator[Slot]:
        anchor = Anchor(Aspect.LINE, key(part.lineage), number)
        place = {"anchors": (anchor,), "block": block, "line": line, "level": self._above}
        if isinstance(line, Figure):
            if line.number:
                yield self._slot(Role.LINE, line_text(line), part.lineage, **place)
            yield self._slot(Role.LINE, "", part.lineage, **place)
            return
        yield self._slot(Role.LINE, line_text(line), part.lineage, **place)

    def goals(self, part: GoalTable) -> Iterator[Slot]:
        yield from self._rows("\t".join(part.columns))
        for row in part.rows:
            goal = Anchor(Aspect.TITLE, key(row.goal_lineage))
            own = tuple(Anchor(aspect, key(row.lineage)) for aspect in (Aspect.TITLE, Aspect.LIGHT))
            anchors = ((goal,) if row.opens else ()) + (own if row.lineage != row.goal_lineage else ())
            shown = "" if part.merged and not row.opens else row.goal
            text = "\t".join((shown, row.title, signal_text(row.signal)))
            yield self._slot(Role.GOAL, text, row.lineage, anchors=anchors, goal=row, is_row=True)

    def facts(self, part: FactTable) -> Iterator[Slot]:
        yield from self._rows(
            "\t".join(name for name, _ in part.columns), "\t".join("\n".join(values) for _, values in part.columns)
        )

    def legend(self, part: Legend) -> Iterator[Slot]:
        rows = (f"{signal_text(signal)}\t{meaning}" for signal, meaning in part.rows)
        yield from self._rows("\t".join(part.columns), *rows)

    def chart(self, part: Chart) -> Iterator[Slot]:
        yield from self._derived(part.full_caption)

    def overview(self, part: OverviewTable) -> Iterator[Slot]:
        yield from self._derived(part.full_caption)
        yield from self._rows("\t".join(column.name for column in part.columns))
        yield from self._rows(*("\t".join(map(_cell_text, row.cells)) for row in part.rows))

    def _derived(self, *texts: str) -> Iterator[Slot]:
        return (self._slot(Role.DERIVED, text) for text in texts if text)

    def _rows(self, *texts: str) -> Iterator[Slot]:
        return (self._slot(Role.DERIVED, text, is_row=True) for text in texts)


def _cell_text(cell: str | Signal | Reference) -> str:
    return signal_text(cell) if isinstance(cell, Signal) else cell if isinstance(cell, str) else cell.text


def signal_text(signal: Signal) -> str:
    """A light as it is printed: ● Groen."""
    return f"{signal.shape} {signal.name}" if signal.shape else signal.name


def _nothing(_walker: _Walker, _part: Contents) -> Iterator[Slot]:
    return iter(())


_PLACES: dict[type, Callable[..., Iterator[Slot]]] = {
    TitlePage: _Walker.title_page,
    Contents: _nothing,
    Heading: _Walker.heading,
    Sentence: _Walker.sentence,
    Passage: _Walker.passage,
    GoalTable: _Walker.goals,
    FactTable: _Walker.facts,
    Legend: _Walker.legend,
    Chart: _Walker.chart,
    OverviewTable: _Walker.overview,
}
"""How each kind of part is told; a kind without one is an error, so tests find it."""
