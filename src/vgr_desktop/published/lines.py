"""A page as a sequence of lines, from text files and HTML alike: all that the parser sees."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.text import Kind, Run
from vgr_desktop.html.stretch import Spot

MOST = 200_000
"""Lines. A published page has some hundreds; a whole report some tens of thousands."""


@dataclass(frozen=True)
class Line:
    """One line of text.

    `number` is its number in the source, from 1; `tight`: it is right under the line before, without white space
    between; `cells`: the number of blank table cells after it (the lights that a page lost); `indent` is in characters;
    `heading`: the mark-up makes it a heading; `item` and `level`: the mark-up makes it a list item; `hanging`: it is
    another paragraph of the list item before; `aside`: the mark-up puts it outside the text of the page.
    """

    number: int
    runs: tuple[Run, ...]
    tight: bool = False
    cells: int = 0
    indent: int = 0
    heading: bool = False
    item: Kind | None = None
    level: int = 0
    hanging: bool = False
    spot: Spot | None = None
    aside: bool = False

    @cached_property  # nearly every rule asks for it
    def text(self) -> str:
        """The characters, with white space between words as it was."""
        return "".join(run.text for run in self.runs).strip()

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

    def add(self, line: Line) -> None:
        """Add a line with text. Raises `Problem` when there are more lines than any report has."""
        if len(self._lines) == MOST:
            raise Problem(
                f"De pagina heeft meer dan {MOST} regels; dat heeft geen enkele rapportage. Er is niets gewijzigd. "
                "Kies de pagina van één programma."
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
    """A line with the lines of text before and after it."""

    line: Line
    before: Line | None = None
    after: Line | None = None


def with_neighbours(lines: Iterable[Line]) -> Iterator[Here]:
    """Each line with the ones before and after it."""
    all_: Sequence[Line] = list(lines)
    last = len(all_) - 1
    for i, line in enumerate(all_):
        yield Here(line, all_[i - 1] if i else None, all_[i + 1] if i < last else None)
