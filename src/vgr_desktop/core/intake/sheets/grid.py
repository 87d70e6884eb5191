"""The cells of a spreadsheet as a value, whatever it was saved as."""

import re
from dataclasses import dataclass
from decimal import Decimal

Cell = str | Decimal
"""What a cell shows: text, "" for nothing, or a number. A date is text as it is written here: 1-3-2026."""

_FAULT = re.compile(
    r"#(?:REF|DIV/0|N/A|NAME|VALUE|NUM|NULL|SPILL|CALC|FIELD|BLOCKED|CONNECT|BUSY|UNKNOWN|GETTING_DATA"
    r"|VERW|DEEL/0|N/B|NAAM|WAARDE|GETAL|LEEG|OVERLOOP)[!?]?|Err:\d{3}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. Rows may differ in length; the first is row 1 of the sheet, the first cell column A.

    `is_hidden`: it is not shown in the file. `remarks` are what the officer should know about it, in Dutch.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...] = ()
    is_hidden: bool = False
    remarks: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """The number of columns."""
        return max(map(len, self.rows), default=0)

    def at(self, row: int, column: int) -> Cell:
        """The cell at this place, from 0; empty outside the sheet."""
        cells = self.rows[row] if row < len(self.rows) else ()
        return cells[column] if column < len(cells) else ""


@dataclass(frozen=True, slots=True)
class Workbook:
    """All sheets of a file."""

    source: str
    sheets: tuple[Sheet, ...]


def shown(cell: Cell) -> str:
    """What the cell shows, on one line or more: a number without points, with a comma: 1234,5."""
    return cell if isinstance(cell, str) else f"{cell:f}".replace(".", ",")


def is_fault(cell: Cell) -> bool:
    """Whether the cell shows that its formula went wrong: #REF!, #DEEL/0!, Err:502."""
    return isinstance(cell, str) and _FAULT.fullmatch(cell.strip()) is not None


def letters(column: int) -> str:
    """The letters of a column, from 0: A to Z, then AA."""
    left, letter = divmod(column, 26)
    return (letters(left - 1) if left else "") + chr(ord("A") + letter)


def column_of(name: str) -> int | None:
    """The column with these letters, from 0; None when they are not the letters of a column."""
    if not re.fullmatch("[A-Za-z]{1,3}", name):
        return None
    number = 0
    for letter in name.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
