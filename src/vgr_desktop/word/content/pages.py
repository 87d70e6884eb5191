"""Estimating on which page something is, without setting the pages.

The table of contents is filled with these numbers, so that it is useful at once; Word replaces them by exact ones when
the reader updates it.
"""

from math import ceil
from typing import NamedTuple

PAGE_HEIGHT = 700.0
"""Points of text on an A4 page with margins of 2.5 cm."""

CONTENTS_LINES = 40
"""The number of entries on a page of the table of contents."""


class Measure(NamedTuple):
    """The room that text takes: characters on a line; points for a line, and around the whole.

    `together`: it is not divided over two pages; `below`: the points that must remain under it on the page.
    """

    characters: int
    line: float
    around: float
    together: bool = False
    below: float = 0.0

    def height(self, length: int) -> float:
        """The height in points of a text of `length` characters."""
        return max(1, ceil(length / self.characters)) * self.line + self.around


BODY = Measure(87, 15.2, 7)
ITEM = Measure(83, 15.2, 4)
CELL = Measure(92, 13.3, 5, together=True)
CAPTION = Measure(85, 15.2, 10, together=True, below=3 * BODY.line)
_TWO_LINES = 2 * BODY.line
HEADINGS = (
    Measure(40, 27, 16, together=True, below=_TWO_LINES),
    Measure(60, 18, 29, together=True, below=_TWO_LINES),
    Measure(72, 15, 23, together=True, below=_TWO_LINES),
    Measure(80, 14, 16, together=True, below=_TWO_LINES),
    Measure(80, 14, 14, together=True, below=_TWO_LINES),
    Measure(84, 14, 13, together=True, below=_TWO_LINES),
)


class PageCounter:
    """Counts the pages while a report is written."""

    def __init__(self) -> None:
        """Begin at the top of page 1."""
        self.page = 1
        self._used = 0.0

    def turn(self) -> None:
        """Go to the top of the next page, unless this one is still empty."""
        if self._used:
            self.page += 1
            self._used = 0.0

    def place(self, length: int, measure: Measure) -> int:
        """Set a text of `length` characters. Return the page on which it begins."""
        height = measure.height(length)
        needed = height + measure.below if measure.together else measure.line
        if self._used + needed > PAGE_HEIGHT:
            self.turn()
        begins = self.page
        more, self._used = divmod(self._used + height, PAGE_HEIGHT)
        self.page += int(more)
        return begins

    def place_row(self, lengths: list[tuple[int, float]]) -> None:
        """Set a row of a table: for each cell the number of characters and its share of the width."""
        height = max(CELL._replace(characters=max(4, int(CELL.characters * share))).height(n) for n, share in lengths)
        self.place(1, Measure(1, height, 0, together=True))
