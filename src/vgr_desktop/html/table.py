"""The cells of a table that is being read: in which row and column each stands, also beside and below wider ones."""

import re
from dataclasses import dataclass, field

from vgr_desktop.html.stretch import Spot

_WIDEST, _TALLEST, _MOST_COLUMNS = 200, 2_000, 1_000
"""How far a cell can reach, and in which columns it can reach down; more is that of a malicious page."""
_NUMBER = re.compile(r"\s*(\d{1,5})")


@dataclass(slots=True)
class OpenTable:
    """An open table: the last spot in it, whether the cell there is still open, and how far down cells reach."""

    spot: Spot
    in_cell: bool = False
    _reach: dict[int, int] = field(default_factory=dict)
    """For each column, the first row that is free again."""
    _next: int = 0

    def next_row(self) -> None:
        """Go to the next row, before its first cell."""
        self.spot = Spot(self.spot.table, self.spot.row + 1, -1)
        self._next = 0

    def next_cell(self, colspan: str = "", rowspan: str = "") -> Spot:
        """Go to the next free cell of the row, which is as wide and as tall as these attributes say."""
        row = max(self.spot.row, 0)
        column = self._next
        while self._reach.get(column, 0) > row:
            column += 1
        self._next = column + _span(colspan, _WIDEST)
        below = row + _span(rowspan, _TALLEST)
        if below > row + 1:
            self._reach |= dict.fromkeys(range(column, min(self._next, _MOST_COLUMNS)), below)
        self.spot = Spot(self.spot.table, row, column)
        self.in_cell = True
        return self.spot


def _span(attribute: str, most: int) -> int:
    found = _NUMBER.match(attribute)
    return min(max(int(found[1]), 1), most) if found else 1
