"""Rows of financial deviations from and to a spreadsheet, as text with tabs between the cells.

Nothing that was pasted is evaluated, guessed or lost: text without a meaning in its cell is kept as a leftover.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from vgr_desktop.core.dutch.wording import figures
from vgr_desktop.core.editing.deviation_cells import COLUMNS, DeviationColumn, entered, has_effect, shown
from vgr_desktop.core.editing.edits import Refused
from vgr_desktop.core.model.amounts import unit_in
from vgr_desktop.core.model.characters import from_outside
from vgr_desktop.core.model.identities import Identity
from vgr_desktop.core.model.money import Effect, read_amount, read_effect
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import Deviation, DeviationKind, Leftover, Programme, Report
from vgr_desktop.core.model.text import one_line
from vgr_desktop.core.model.tree import amend, index

MOST_ROWS, LONGEST_SHEET, _LONGEST_CELL = 500, 500_000, 100_000
"""Rows, and characters of all and of one cell; anything longer is not a list of deviations."""
SOURCE = "het klembord"
"""The source of a leftover from a pasted row."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row as it was pasted: its cells, and in `rest` the text from columns that the grid does not have."""

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
_BY_NAME = {name: column for column, names in _NAMES.items() for name in names}
_YEAR = re.compile(r"\b20\d\d\b")
_SUM = re.compile(
    r"(?:(?:sub|eind)?(?:totaal|totale|totalen|telling)|(?:per )?saldo|som)"
    r"(?: (?:generaal|per saldo|saldo|(?:van )?(?:de |alle )?(?:programma(?: \w{1,5})?|afwijkingen|"
    r"mee-? ?(?:en|/) ?tegenvallers|mutaties|wijzigingen|bedragen|voordelen|nadelen)))*",
    re.IGNORECASE,
)
"""A row of totals says so and nothing else: "Totaalrenovatie sporthal" is a deviation."""
# A spreadsheet puts quotation marks around a cell only when there is a line break or such a mark in it.
_QUOTED = re.compile(r'"(?P<inside>(?:[^"\t]|"")*)"(?=[\t\n]|\Z)')
_END_OF_CELL = re.compile("[\t\n]")
_FORMULA = ("=", "+", "-", "@")
"""Signs at the beginning of a cell that make a spreadsheet evaluate it, or run it as a command."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """The result of pasting into a report.

    `unread` are the cells that became leftovers, as they were; `assumed` counts the amounts that were taken for a
    *nadeel* because nothing said what they were; `sums` are the rows of totals, which the program makes itself.
    """

    report: Report
    unread: tuple[str, ...] = ()
    assumed: int = 0
    sums: tuple[str, ...] = ()
    place: int = 0
    """The id of the first deviation that was pasted; 0 for none."""


def as_sheet(deviations: Iterable[Deviation], columns: Sequence[DeviationColumn]) -> str:
    """These cells for a spreadsheet. Text that it would evaluate gets an apostrophe before it, as when typed there."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, delimiter="\t", lineterminator="\n")
    for deviation in deviations:
        writer.writerow(_harmless(shown(deviation, column)) for column in columns)
    return sheet.getvalue()


def rows_of(sheet: str, first: DeviationColumn) -> tuple[SheetRow, ...]:
    """The rows of a sheet. Its first cell belongs in the column `first`, unless a row of column names says otherwise.

    Raises `Problem` when the sheet is too long, or is not what a spreadsheet makes.
    """
    if len(sheet) > LONGEST_SHEET:
        raise Problem(_TOO_MUCH)
    lines = [[_plain(cell) for cell in line] for line in _lines(sheet)]
    lines = [line for line in lines if any(line)]
    if len(lines) > MOST_ROWS or any(len(cell) > _LONGEST_CELL for line in lines for cell in line):
        raise Problem(_TOO_MUCH)
    heads, named = (_heads(lines) if lines else None) or (
        [_Head(column) for column in COLUMNS[COLUMNS.index(first) :]],
        0,
    )
    return tuple(_row(heads, line) for line in lines[named:])


_TOO_MUCH = (
    f"Op het klembord staat te veel voor een lijst met afwijkingen: hoogstens {MOST_ROWS} rijen. Er is niets geplakt. "
    "Kopieer alleen de rijen met afwijkingen en plak opnieuw."
)


def paste(
    report: Report, programme_id: int, onto: Sequence[int], rows: Iterable[SheetRow], new: Callable[[], Identity]
) -> Pasted:
    """Paste rows into the deviations `onto`, one after the other, and the remaining rows into new deviations.

    `new` gives the identities of new deviations and leftovers.
    """
    programme = index(report).items[programme_id]
    if not isinstance(programme, Programme):
        raise KeyError(programme_id)
    known = {deviation.id: deviation for deviation in programme.deviations}
    pasting = _Pasting(new)
    wanted = (row for row in rows if not pasting.is_sum(row))
    targets = [known[id] for id in onto]
    for number, row in enumerate(wanted):
        target = targets[number] if number < len(targets) else Deviation(*new(), kind=DeviationKind.RESULT, title="")
        known[target.id] = pasting.filled(target, row)
    leftovers = (*report.leftovers, *pasting.leftovers)
    made = replace(amend(report, programme_id, deviations=tuple(known.values())), leftovers=leftovers)
    unread = tuple(leftover.text for leftover in pasting.leftovers)
    return Pasted(made, unread, pasting.assumed, tuple(pasting.sums), pasting.place)


class _Pasting:
    """The result so far, while rows are pasted one by one."""

    def __init__(self, new: Callable[[], Identity]) -> None:
        self._new = new
        self.leftovers: list[Leftover] = []
        self.assumed = 0
        self.sums: list[str] = []
        self.place = 0

    def is_sum(self, row: SheetRow) -> bool:
        """Whether the row is a total, which the program derives itself."""
        if _SUM.fullmatch(row[DeviationColumn.TITLE].rstrip(":. ")) and read_amount(row[DeviationColumn.AMOUNT]):
            self.sums.append(row[DeviationColumn.TITLE])
            return True
        return False

    def filled(self, deviation: Deviation, row: SheetRow) -> Deviation:
        """The deviation with the row in it."""
        self.place = self.place or deviation.id
        was = deviation
        for column, text in _ordered(row):
            try:
                deviation = entered(deviation, column, text)
            except Refused:
                self._leave(deviation, f"{column}: {text}")
        if row.rest:
            self._leave(deviation, row.rest)
        if has_effect(deviation) and not has_effect(was) and not _says_effect(row):
            self.assumed += 1
        return deviation

    def _leave(self, deviation: Deviation, text: str) -> None:
        said = f"{deviation.title} – {text}" if deviation.title else text
        self.leftovers.append(Leftover(*self._new(), text=said, source=SOURCE, near=deviation.id))


def _ordered(row: SheetRow) -> Iterator[tuple[DeviationColumn, str]]:
    """The cells that are not empty, the kind first. Amount and effect are read together: they may contradict."""
    together = row[DeviationColumn.AMOUNT] != "" and read_effect(row[DeviationColumn.EFFECT]) is not None
    amount = f"{row[DeviationColumn.AMOUNT]} {row[DeviationColumn.EFFECT]}" if together else row[DeviationColumn.AMOUNT]
    read = {DeviationColumn.KIND: row[DeviationColumn.KIND], **row.cells, DeviationColumn.AMOUNT: amount}
    if together:
        del read[DeviationColumn.EFFECT]
    return ((column, text) for column, text in read.items() if text)


def _says_effect(row: SheetRow) -> bool:
    amount = read_amount(row[DeviationColumn.AMOUNT])
    return read_effect(row[DeviationColumn.EFFECT]) is not None or bool(amount and amount.effect)


def _lines(sheet: str) -> Iterator[list[str]]:
    """The cells of each row, as a spreadsheet puts them on the clipboard."""
    sheet = sheet.replace("\r\n", "\n").replace("\r", "\n")
    line: list[str] = []
    at = 0
    while at <= len(sheet):
        quoted = _QUOTED.match(sheet, at)
        if quoted is not None and ("\n" in quoted["inside"] or '""' in quoted["inside"]):
            cell, at = quoted["inside"].replace('""', '"'), quoted.end()
        else:
            end = _END_OF_CELL.search(sheet, at)
            stop = end.start() if end else len(sheet)
            cell, at = sheet[at:stop], stop
        line.append(cell)
        if sheet[at : at + 1] != "\t":
            yield line
            line = []
        at += 1


@dataclass(frozen=True, slots=True)
class _Head:
    """What a column is, and how many euro a figure in it counts."""

    column: DeviationColumn | None
    unit: int = 1


def _heads(lines: Sequence[Sequence[str]]) -> tuple[list[_Head], int] | None:
    """The columns that a row of their names stands for, and the number of rows with names; None when there is none.

    A line above it may say for all of them what the figures count.
    """
    said = [cell for cell in lines[0] if cell]
    unit = unit_in(said[0])[0] if len(said) == 1 and len(lines) > 1 else 1
    above = int(unit > 1)
    heads = [_head(cell, unit) for cell in lines[above]]
    if not any(head.column for head in heads) or any(read_amount(cell) for cell in lines[above]):
        return None
    return _completed(heads, lines[above + 1 :]), above + 1


def _head(name: str, unit: int) -> _Head:
    own, rest = unit_in(name)
    rest = " ".join(_YEAR.sub(" ", rest).replace("€", " ").split()).strip("()[]:. ").lower()
    if not rest and name:
        return _Head(DeviationColumn.AMOUNT, max(own, unit)) if own > 1 or "€" in name else _Head(None)
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
    cells = {head.column: _in_euros(text, head.unit) for head, text in zip(heads, line, strict=False) if head.column}
    unnamed = [text for head, text in zip(heads, line, strict=False) if text and not head.column]
    beyond = [text for text in line[len(heads) :] if text]
    return SheetRow(cells, "; ".join((*unnamed, *beyond)))


def _in_euros(text: str, unit: int) -> str:
    """An amount of a column that counts in thousands, in euro. One that is not clear stays as it is, with its unit."""
    amount = read_amount(text, unit) if unit > 1 else None
    if amount is None:
        is_unclear = unit > 1 and read_amount(text) is not None
        return f"{text} × € {figures(Decimal(unit))}" if is_unclear else text
    sign = "-" if amount.effect is Effect.GAIN else ""
    return f"{sign}{figures(amount.figure)}{' N' if amount.effect is Effect.LOSS else ''}"


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _plain(cell: str) -> str:
    text = one_line(from_outside(cell))
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA) else text
