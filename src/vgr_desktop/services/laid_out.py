"""What was read from the clipboard as blocks: tables that are tables, and lists that were typed as lists."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from vgr_desktop.core.model.list_marks import ListMark
from vgr_desktop.core.model.text import Block, Cell, Kind, Paragraph, Run, Table
from vgr_desktop.core.model.typed_items import depth_of, items, without


@dataclass(slots=True)
class Said:
    """A paragraph as it was read; `hung`: its first words are set to the left of the others, `margin` in points."""

    paragraph: Paragraph
    hung: bool = False
    margin: float = 0.0


@dataclass(slots=True)
class Grid:
    """A table, or a table that only puts text in its place, as mail does; `holds_table`: there is a real one in it."""

    number: int
    cells: dict[tuple[int, int], list["Said | Grid"]] = field(default_factory=dict)
    holds_table: bool = False

    @property
    def size(self) -> tuple[int, int]:
        """How many rows and columns it has."""
        return max((row for row, _ in self.cells), default=-1) + 1, max((at for _, at in self.cells), default=-1) + 1

    @property
    def is_layout(self) -> bool:
        """Whether it only puts text in its place: it has one cell, or tables below or beside each other."""
        if len(self.cells) <= 1:
            return True
        filled = [place for place, held in self.cells.items() if held]
        in_line = any(len(set(numbers)) == 1 for numbers in zip(*filled, strict=True)) or not filled
        return self.holds_table and in_line


def laid_out(said: Sequence[Said | Grid]) -> Iterator[Block]:
    """The blocks of what was read. A layout is left for its content; a table in a table is paragraphs of its cell."""
    waiting: list[Said] = []
    for each in _walk(said, lambda grid: grid.is_layout):
        if isinstance(each, Said):
            waiting.append(each)
            continue
        yield from listed(waiting)
        waiting = []
        rows, columns = each.size
        yield Table(tuple(tuple(_cell(each, row, column) for column in range(columns)) for row in range(rows)))
    yield from listed(waiting)


def _cell(grid: Grid, row: int, column: int) -> Cell:
    held = _walk(grid.cells.get((row, column), ()), lambda _grid: True)
    return tuple(listed([each for each in held if isinstance(each, Said)]))


def _walk(said: Sequence[Said | Grid], enter: Callable[[Grid], bool]) -> Iterator[Said | Grid]:
    """What was read in order, with the content of the tables to enter in their place. Without recursion."""
    open_: list[Iterator[Said | Grid]] = [iter(said)]
    while open_:
        each = next(open_[-1], None)
        if each is None:
            open_.pop()
        elif isinstance(each, Grid) and enter(each):
            open_.append(inner for held in list(each.cells.values()) for inner in held)
        else:
            yield each


def listed(said: Sequence[Said]) -> Iterator[Paragraph]:
    """The paragraphs, and those with a typed bullet or number before them as items of a list."""
    margins: list[float] = []
    waiting: list[_Line] = []
    for line, marker in _marked([line for each in said for line in _lines(each)]):
        if waiting and (marker is not None or line.begins):
            yield _joined(waiting)
            waiting = []
        if marker is None:
            margins = [] if line.begins else margins
            waiting.append(line)
        else:
            yield _item(line.said, marker, margins)
    if waiting:
        yield _joined(waiting)


def _marked(lines: Sequence["_Line"]) -> Iterator[tuple["_Line", ListMark | None]]:
    """Each line with the mark that makes it an item. Blank lines between items of plain text only make room."""
    written = [line for line in lines if not line.is_blank]
    found = iter(items([line.typed for line in written], [line.said.hung for line in written]))
    blank: list[_Line] = []
    before: ListMark | None = None
    for line in lines:
        if line.is_blank:
            blank.append(line)
            continue
        marker = next(found)
        if before is None or marker is None:
            yield from ((one, None) for one in blank)
        blank = []
        yield line, marker
        before = marker
    yield from ((one, None) for one in blank)


@dataclass(slots=True)
class _Line:
    """A line of a paragraph; `begins`: it is the first one."""

    said: Said
    begins: bool

    @property
    def is_blank(self) -> bool:
        """Whether it is a line with nothing in it."""
        return self.said.paragraph.kind is Kind.PARAGRAPH and self.said.paragraph.is_blank

    @property
    def typed(self) -> str:
        """Its characters, if it may be an item that was typed."""
        return self.said.paragraph.plain if self.said.paragraph.kind is Kind.PARAGRAPH else ""


def _lines(said: Said) -> Iterator[_Line]:
    """The lines of a plain paragraph; anything else is one line."""
    paragraph = said.paragraph
    if paragraph.kind is not Kind.PARAGRAPH or "\n" not in paragraph.plain:
        yield _Line(said, begins=True)
        return
    runs: list[Run] = []
    begins = True
    for run in paragraph.runs:
        first, *others = run.text.split("\n")
        runs.append(replace(run, text=first))
        for text in others:
            yield _Line(replace(said, paragraph=replace(paragraph, runs=tuple(runs))), begins)
            runs, begins = [replace(run, text=text)], False
    yield _Line(replace(said, paragraph=replace(paragraph, runs=tuple(runs))), begins)


def _joined(lines: Sequence[_Line]) -> Paragraph:
    runs: list[Run] = []
    for line in lines:
        if runs:
            runs.append(Run("\n"))
        runs += line.said.paragraph.runs
    return replace(lines[0].said.paragraph, runs=tuple(runs))


def _item(said: Said, marker: ListMark, margins: list[float]) -> Paragraph:
    """The item; it is deeper than the one before when it is set further in."""
    while margins and margins[-1] > said.margin:
        margins.pop()
    if not margins or margins[-1] < said.margin:
        margins.append(said.margin)
    level = max(len(margins) - 1, depth_of(marker))
    return replace(said.paragraph, runs=without(said.paragraph.runs, marker.length), kind=marker.kind, level=level)
