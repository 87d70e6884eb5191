"""Rows of cells from elsewhere, read as financial deviations: what their columns are, and which rows are totals."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from vgr_desktop.core.dutch.wording import figures
from vgr_desktop.core.editing.deviation_cells import COLUMNS, DeviationColumn
from vgr_desktop.core.model.amounts import unit_in
from vgr_desktop.core.model.money import Effect, read_amount


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row as it came in: its cells, and in `rest` the text from columns that the grid does not have."""

    cells: Mapping[DeviationColumn, str]
    rest: str = ""

    def __getitem__(self, column: DeviationColumn) -> str:
        """The text of the cell; empty when there is no such cell."""
        return self.cells.get(column, "")


_NAMES = {
    DeviationColumn.TITLE: ("omschrijving", "onderwerp", "onderdeel", "afwijking", "titel", "naam", "post"),
    DeviationColumn.AMOUNT: ("bedrag", "bedragen", "bedrag in euro", "bedrag in euro's", "euro", "in euro"),
    DeviationColumn.EFFECT: ("nadeel/voordeel", "nadeel of voordeel", "voordeel/nadeel", "n/v", "v/n", "n of v"),
    DeviationColumn.RECURRENCE: ("duur", "i/s", "s/i", "incidenteel/structureel", "incidenteel of structureel"),
    DeviationColumn.COVER: ("dekking", "dekking uit"),
    DeviationColumn.KIND: ("soort",),
}
_OF_ONE_EFFECT = {
    **dict.fromkeys(("nadeel", "nadelen", "tegenvaller", "tegenvallers"), " N"),
    **dict.fromkeys(("voordeel", "voordelen", "meevaller", "meevallers"), " V"),
}
"""Columns of amounts that are all a *nadeel*, or all a *voordeel*."""
_BY_NAME = {name: column for column, names in _NAMES.items() for name in names}
_YEAR = re.compile(r"\b20\d\d\b")
_SUM = re.compile(
    r"(?:(?:sub|eind)?(?:totaal|totale|totalen|telling)|(?:per )?saldo|som)"
    r"(?: (?:generaal|per saldo|saldo|(?:van )?(?:de |alle )?(?:programma(?: \w{1,5})?|afwijkingen|"
    r"mee-? ?(?:en|/) ?tegenvallers|mutaties|wijzigingen|bedragen|voordelen|nadelen)))*",
    re.IGNORECASE,
)
"""A row of totals says so and nothing else: "Totaalrenovatie sporthal" is a deviation."""


def sheet_rows(
    lines: Sequence[Sequence[str]], first: DeviationColumn = DeviationColumn.TITLE, unit: int = 1
) -> tuple[SheetRow, ...]:
    """These rows of cells. The first cell belongs in the column `first`, unless a row of column names says otherwise.

    `unit` is what a figure counts in euro when no column says so. A row of names is no row of the result.
    """
    named = _heads(lines, unit) if lines else None
    if named is None:
        heads = [_Head(column, unit if column is DeviationColumn.AMOUNT else 1) for column in COLUMNS]
        return tuple(_row(heads[COLUMNS.index(first) :], line) for line in lines)
    return tuple(_row(named[0], line) for line in lines[named[1] :])


def has_names(lines: Sequence[Sequence[str]]) -> bool:
    """Whether the columns of these rows have names."""
    return bool(lines) and _heads(lines, 1) is not None


def is_sum(title: str) -> bool:
    """Whether a row with this title is a total, which the program makes itself."""
    return _SUM.fullmatch(title.rstrip(":. ")) is not None


def named_column(name: str) -> tuple[DeviationColumn | None, int]:
    """The column of the grid that this is a usual name of, and what a figure in it counts in euro."""
    head = _head(name, 1)
    return head.column, head.unit


@dataclass(frozen=True, slots=True)
class _Head:
    """What a column is, how many euro a figure in it counts, and the letter of all its amounts."""

    column: DeviationColumn | None
    unit: int = 1
    effect: str = ""


def _heads(lines: Sequence[Sequence[str]], unit: int) -> tuple[list[_Head], int] | None:
    """The columns that a row of their names stands for, and the number of rows with names; None when there is none.

    A line above it may say for all of them what the figures count.
    """
    said = [cell for cell in lines[0] if cell]
    said_above = unit_in(said[0])[0] if len(said) == 1 and len(lines) > 1 else 1
    above = int(said_above > 1)
    unit = max(unit, said_above)
    heads = [_head(cell, unit) for cell in lines[above]]
    if not any(head.column for head in heads) or any(read_amount(cell) for cell in lines[above]):
        return None
    return _completed(heads, lines[above + 1 :]), above + 1


def _head(name: str, unit: int) -> _Head:
    own, rest = unit_in(name)
    rest = " ".join(_YEAR.sub(" ", rest).replace("€", " ").split()).strip("()[]:. ").lower()
    if not rest and name:
        return _Head(DeviationColumn.AMOUNT, max(own, unit)) if own > 1 or "€" in name else _Head(None)
    if rest in _OF_ONE_EFFECT:
        return _Head(DeviationColumn.AMOUNT, max(own, unit), _OF_ONE_EFFECT[rest])
    column = _BY_NAME.get(rest)
    return _Head(column, max(own, unit) if column is DeviationColumn.AMOUNT else 1)


def _completed(heads: list[_Head], lines: Sequence[Sequence[str]]) -> list[_Head]:
    """Columns with a title and an amount, when it is plain which of those with another name they are."""
    columns = {head.column for head in heads}
    others = [place for place, head in enumerate(heads) if head.column is None]
    amounts = [place for place in others if _has_amounts([line[place] for line in lines if place < len(line)])]
    if DeviationColumn.AMOUNT not in columns and len(amounts) == 1:
        heads[amounts[0]] = _Head(DeviationColumn.AMOUNT)
    titles = [place for place in others if place not in amounts]
    if DeviationColumn.TITLE not in columns and titles[:1] == [0]:
        heads[0] = _Head(DeviationColumn.TITLE)
    return heads


def _has_amounts(cells: Sequence[str]) -> bool:
    said = [cell for cell in cells if cell]
    return bool(said) and all(map(read_amount, said))


def _row(heads: Sequence[_Head], line: Sequence[str]) -> SheetRow:
    cells: dict[DeviationColumn, str] = {}
    for head, text in zip(heads, line, strict=False):
        if head.column and (text or head.column not in cells):
            cells[head.column] = in_euros(text, head.unit) + (head.effect if text else "")
    unnamed = [text for head, text in zip(heads, line, strict=False) if text and not head.column]
    beyond = [text for text in line[len(heads) :] if text]
    return SheetRow(cells, "; ".join((*unnamed, *beyond)))


def in_euros(text: str, unit: int) -> str:
    """An amount of a column that counts in thousands, in euro. One that is not clear stays as it is, with its unit."""
    amount = read_amount(text, unit) if unit > 1 else None
    if amount is None:
        is_unclear = unit > 1 and read_amount(text) is not None
        return f"{text} × € {figures(Decimal(unit))}" if is_unclear else text
    sign = "-" if amount.effect is Effect.GAIN else ""
    return f"{sign}{figures(amount.figure)}{' N' if amount.effect is Effect.LOSS else ''}"
