"""Tables in texts."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from vgr_desktop.core.checks.basis import Remark, Severity
from vgr_desktop.core.dutch.wording import figures
from vgr_desktop.core.figures.balance import rounding
from vgr_desktop.core.model.money import read_amount
from vgr_desktop.core.model.text import RAISED, Cell, RichText, Table, plain

_TOTAL = re.compile(r"\s*(?:totaal|totale|saldo)\b", re.IGNORECASE)
_SUBTOTAL = re.compile(r"\s*subtotaal\b", re.IGNORECASE)
_ROUNDED = re.compile(r"[x×*]\s*€?\s*1\.?000\b|duizend|miljoen|\bmln\b|afgerond", re.IGNORECASE)
_LEAST = 2
"""Rows; a total of fewer is not a sum."""

Rows = Sequence[tuple[str, Decimal]]


def table_total(body: RichText) -> Iterator[Remark]:
    """The amounts above a row "Totaal" add up to what it says, within rounding (the tables of published reports).

    When the table says that amounts are in thousands, or all are whole thousands, each may be off by half a thousand.
    A table of both lasten and baten says nothing: what stands below them may be their difference.
    """
    tables = [block for block in body.blocks if isinstance(block, Table)]
    rounded = bool(tables) and _ROUNDED.search(plain(body)) is not None
    for table in tables:
        if _has_both_sides(table):
            continue
        for column in range(1, len(table.rows[0])):
            yield from _column(_words(table.rows[0][column]), _amounts(table, column), rounded=rounded)


def _has_both_sides(table: Table) -> bool:
    """Whether there are rows of what is spent and of what comes in."""
    said = {_words(cell).lower() for row in table.rows[1:] for cell in row}
    return any(word.startswith("lasten") for word in said) and any(word.startswith("baten") for word in said)


def _column(name: str, rows: Rows, *, rounded: bool) -> Iterator[Remark]:
    parts: list[Decimal] = []
    for label, amount in rows:
        if _SUBTOTAL.match(label):
            continue
        if not _TOTAL.match(label):
            parts.append(amount)
        elif len(parts) >= _LEAST and abs(sum(parts, Decimal()) - amount) > _tolerance((*parts, amount), rounded):
            where = f" in de kolom “{name}”" if name else ""
            message = (
                f"telt een tabel{where} op tot {_written(sum(parts, Decimal()))}, maar bij “{label}” staat "
                f"{_written(amount)}. Kijk welke van de twee klopt."
            )
            yield Remark("table-total", Severity.ADVICE, message, label)


def _amounts(table: Table, column: int) -> Rows:
    """The rows whose cell in this column is an amount; none when a cell above the total is something else."""
    found = []
    for row in table.rows[1:]:
        label, text = _words(row[0]), _figure(row[column])
        amount = read_amount(text)
        if amount is not None:
            found.append((label, amount.signed()))
        elif text and text not in "–-":
            return ()
    return found


def _tolerance(amounts: Sequence[Decimal], rounded: bool) -> Decimal:  # noqa: FBT001  # the one fact it depends on
    """Half a unit for each amount that was rounded."""
    units = [rounding(amount) for amount in amounts]
    return sum(units, Decimal()) / 2 if all(units) else Decimal(len(amounts) if rounded else 0) / 2


def _written(amount: Decimal) -> str:
    return f"−{figures(amount)}" if amount < 0 else figures(amount)


def _figure(cell: Cell) -> str:
    """The words of a cell without the sign of a note behind them: 350.000² is 350.000."""
    return _words(cell).rstrip(RAISED).rstrip()


def _words(cell: Cell) -> str:
    return " ".join(paragraph.plain for paragraph in cell).strip()
