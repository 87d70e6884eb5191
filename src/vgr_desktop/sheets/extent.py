"""What is known of a sheet before it is read: how far its cells reach, what is hidden, and how numbers are shown."""

from dataclasses import dataclass, field
from decimal import Decimal

from vgr_desktop.sheets.limits import Limits

PERCENT = -1
"""In the place of a number of thousands: the cell shows a percentage."""


@dataclass
class Extent:
    """Filled by the scan of one sheet; rows and columns from 0."""

    limits: Limits
    hidden_rows: int = 0
    hidden_columns: int = 0
    is_filtered: bool = False
    shown: dict[tuple[int, int], int] = field(default_factory=dict)
    """The cells that show another number than they hold: in how many times a thousand, or as a percentage."""
    _rows: tuple[int, int] | None = None
    _columns: tuple[int, int] | None = None

    def add(self, row: int, column: int, rows: int = 1, columns: int = 1) -> None:
        """Count filled cells from this place on."""
        self.limits.add(rows * columns)
        self._rows = _stretched(self._rows, row, row + rows - 1)
        self._columns = _stretched(self._columns, column, column + columns - 1)
        self.limits.check_places(self._rows[1] + 1, self._columns[1] + 1)

    def remarks(self) -> tuple[str, ...]:
        """What the officer should know, in Dutch."""
        said = []
        if self.hidden_rows:
            rows = "1 rij is" if self.hidden_rows == 1 else f"{self.hidden_rows} rijen zijn"
            why = ", door een filter of met de hand" if self.is_filtered else ""
            said.append(f"{rows} in het bestand verborgen{why}. Wat erin staat, is wel gelezen.")
        if self.hidden_columns:
            columns = "1 kolom is" if self.hidden_columns == 1 else f"{self.hidden_columns} kolommen zijn"
            said.append(f"{columns} in het bestand verborgen. Wat erin staat, is wel gelezen.")
        return tuple(said)

    def as_shown(self, row: int, column: int, number: Decimal) -> Decimal | str:
        """The number as the cell shows it."""
        how = self.shown.get((row, column), 0)
        if how == PERCENT:
            return f"{(number * 100).normalize():f}%".replace(".", ",")
        return number / Decimal(1000) ** how


def _stretched(known: tuple[int, int] | None, first: int, last: int) -> tuple[int, int]:
    return (first, last) if known is None else (min(known[0], first), max(known[1], last))
