"""A page as a sequence of lines, whatever it was saved as: all that the reader of report pages sees."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from vgr_desktop.core.intake.reading import Notice
from vgr_desktop.core.model.limits import MOST_LINES
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import Picture
from vgr_desktop.core.model.text import Image, Kind, Run

BY_LOOK = 10
"""The level of a heading that only looks like one, so that it is not known how deep it is."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a table: the number of the table on the page, the row and the column, each from 0."""

    table: int
    row: int
    column: int

    def shares_row_with(self, other: "Spot") -> bool:
        """Whether the two are in one row."""
        return (self.table, self.row) == (other.table, other.row)


@dataclass(frozen=True)
class Line:
    """One line of text.

    `number` is its number in the source, from 1; `tight`: it is right under the line before, without white space
    between; `joined`: it is in the same paragraph as the line before; `cells`: the number of blank table cells after it
    (the lights that a page lost); `indent` is in characters; `heading`: the level of the heading that the mark-up makes
    it, from 1, or 0; `item` and `level`: the mark-up makes it a list item; `hanging`: it is another paragraph of the
    list item before; `aside`: the mark-up puts it outside the text of the page; `icon`: the words are those of a sign,
    which the page does not write out; `light`: such a sign right before the words. With an `image` it is a picture, and
    its characters are the caption.
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
    joined: bool = False
    image: Image | None = None

    @cached_property  # nearly every rule asks for it
    def text(self) -> str:
        """The characters, with white space between words as it was."""
        return "".join(run.plain for run in self.runs).strip()

    @cached_property
    def title(self) -> str:
        """The characters with single spaces, as in names and titles."""
        return " ".join(self.text.split())

    @property
    def depth(self) -> int:
        """The level of the heading that it is; 0 when it is none, or when it is not known how deep."""
        return self.heading if self.heading < BY_LOOK else 0

    def without(self, prefix: int) -> "Line":
        """The line without its first `prefix` characters and the white space after them."""
        runs: list[Run] = []
        for run in self.runs:
            cut = min(prefix, len(run.text))
            prefix -= cut
            text = run.text[cut:] if runs else run.text[cut:].lstrip()
            if text or run.note:
                runs.append(replace(run, text=text))
        return replace(self, runs=tuple(runs))


class Lines:
    """The lines of a page while it is being read, the pictures in them, and notices about the file as a whole."""

    def __init__(self) -> None:
        self.left_out: list[Line] = []
        """What the writer of the page struck or hid."""
        self.titles: list[str] = []
        """What the file calls itself outside its text: its title, and the headers of its pages."""
        self.pictures: list[Picture] = []
        self.notices: list[Notice] = []
        self.ours = False
        """Whether this program made the file: then what stands under a heading is where it says."""
        self._lines: list[Line] = []

    def add(self, line: Line) -> None:
        """Add a line with text or a picture. Raises `Problem` when there are more lines than any report has."""
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

    def __len__(self) -> int:
        """How many lines there are."""
        return len(self._lines)

    def __iter__(self) -> Iterator[Line]:
        """The lines in the order of the page."""
        return iter(self._lines)
