"""A page as a sequence of lines, from text files and HTML alike: all that the parser sees."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from vgr_desktop.core.model.limits import MOST_LINES
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.text import Kind, Run
from vgr_desktop.html.stretch import Spot


@dataclass(frozen=True)
class Line:
    """One line of text.

    `number` is its number in the source, from 1; `tight`: it is right under the line before, without white space
    between; `cells`: the number of blank table cells after it (the lights that a page lost); `indent` is in characters;
    `heading` is the level, 1 to 6, of the heading that the mark-up makes it, else 0; `item` and `level`: the mark-up
    makes it a list item; `hanging`: it is another paragraph of the list item before; `aside`: the mark-up puts it
    outside the text of the page; `icon`: the words are those of a sign, which the page does not write out; `light`:
    such a sign right before the words.
    """

    number: int
    runs: tuple[Run, ...]
    tight: bool = False
    cells: int = 0
    indent: int = 0
    heading: int = 0
    item: Kind | None = None
    level: int = 0
    hanging: bool = False
    spot: Spot | None = None
    aside: bool = False
    icon: bool = False
    light: str = ""

    @cached_property  # nearly every rule asks for it
    def text(self) -> str:
        """The characters, with white space between words as it was."""
        return "".join(run.plain for run in self.runs).strip()

    @cached_property
    def title(self) -> str:
        """The characters with single spaces, as in names and titles."""
        return " ".join(self.text.split())

    def without(self, prefix: int) -> "Line":
        """The line without its first `prefix` characters and the white space after them."""
        runs: list[Run] = []
        for run in self.runs:
            cut = min(prefix, len(run.text))
            prefix -= cut
            text = run.text[cut:] if runs else run.text[cut:].lstrip()
            if text:
                runs.append(replace(run, text=text))
        return replace(self, runs=tuple(runs))


class Lines:
    """The lines of a page while it is being read."""

    def __init__(self) -> None:
        self._lines: list[Line] = []
        self.left_out: list[Line] = []
        """What the writer of the page struck or hid."""

    def add(self, line: Line) -> None:
        """Add a line with text. Raises `Problem` when there are more lines than any report has."""
        if len(self._lines) == MOST_LINES:
            raise Problem(
                f"De pagina heeft meer dan {MOST_LINES} regels; dat heeft geen enkele rapportage. "
                "Er is niets gewijzigd. Kies de pagina van één programma."
            )
        self._lines.append(line)

    def add_cell(self, spot: Spot | None = None) -> None:
        """Add a blank table cell after the last line; if its spot is known, only when it is in the row of that line."""
        last = self._lines[-1] if self._lines else None
        if last is not None and (spot is None or (last.spot is not None and last.spot.shares_row_with(spot))):
            self._lines[-1] = replace(last, cells=last.cells + 1)

    def __iter__(self) -> Iterator[Line]:
        """The lines in the order of the page."""
        return iter(self._lines)


@dataclass(frozen=True, slots=True)
class Here:
    """A line with all lines of text before and after it; `reading` is another reading of it."""

    lines: Sequence[Line]
    place: int
    reading: Line | None = None

    @property
    def line(self) -> Line:
        """The line."""
        return self.reading or self.lines[self.place]

    @property
    def before(self) -> Line | None:
        """The line before it."""
        return self.lines[self.place - 1] if self.place else None

    @property
    def after(self) -> Line | None:
        """The line after it."""
        return next(self.coming(), None)

    def with_line(self, line: Line) -> "Here":
        """The same place with another reading of its line."""
        return Here(self.lines, self.place, line)

    def coming(self) -> Iterator[Line]:
        """The lines after it."""
        return (self.lines[place] for place in range(self.place + 1, len(self.lines)))


def with_neighbours(lines: Iterable[Line]) -> Iterator[Here]:
    """Each line with the ones before and after it."""
    all_ = list(lines)
    for place in range(len(all_)):
        yield Here(all_, place)
