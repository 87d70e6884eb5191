"""Which columns of a table hold numbers, so that they stand at the right wherever the table is shown or printed."""

import re
from collections.abc import Sequence

from vgr_desktop.core.model.text import Cell, Table

_NUMBER = re.compile(
    r"[+−–-]?\s?(?:€\s?)?[+−–-]?\s?(?:\d{1,3}(?:[.\s\xa0]\d{3})+|\d+)(?:,(?:\d+|[-–]{1,2}))?\s?%?(?:\s?[NV])?"
)
_NONE = re.compile(r"[-–—]?")


def number_columns(table: Table) -> frozenset[int]:
    """The places, from 0, of the columns with numbers below their header."""
    columns = enumerate(zip(*table.rows, strict=True))
    return frozenset(place for place, cells in columns if are_numbers([_words(cell) for cell in cells[1:]]))


def are_numbers(words: Sequence[str]) -> bool:
    """Whether these cells are numbers or amounts, as far as they are filled, and at least one is."""
    filled = [said for each in words if not _NONE.fullmatch(said := each.strip())]
    return bool(filled) and all(map(_NUMBER.fullmatch, filled))


def _words(cell: Cell) -> str:
    return "\n".join(paragraph.plain for paragraph in cell)
