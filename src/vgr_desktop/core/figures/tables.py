"""What the cells of a table in a text are: numbers, and rows that add up."""

import re
from collections.abc import Sequence

from vgr_desktop.core.model.money import read_amount
from vgr_desktop.core.model.text import RAISED

_ADDS_UP = re.compile(r"\s*(?:sub|eind)?-?tota(?:al|le)\b|\s*(?:per )?saldo\b", re.IGNORECASE)
_NOTHING = frozenset(["", "-", "–", "—", "n.v.t.", "pm", "p.m."])


def are_numbers(cells: Sequence[str]) -> bool:
    """Whether these are amounts, counts or shares: at least one is, and the others say nothing."""
    said = [cell.strip() for cell in cells if cell.strip().lower() not in _NOTHING]
    return bool(said) and all(map(_is_number, said))


def numeric_columns(rows: Sequence[Sequence[str]]) -> tuple[bool, ...]:
    """Whether each column of these rows holds only numbers under its head; the first one names the rows."""
    columns = zip(*rows[1:], strict=True)
    found = [place > 0 and are_numbers(cells) for place, cells in enumerate(columns)]
    return tuple(found or [False] * len(rows[0]))


def _is_number(cell: str) -> bool:
    return read_amount(cell.rstrip(RAISED).removesuffix("%")) is not None


def adds_up(label: str) -> bool:
    """Whether a row with this label is a total of rows above it."""
    return _ADDS_UP.match(label) is not None
