"""Rows of financial deviations from and to a spreadsheet, as text with tabs between the cells.

Nothing that was pasted is evaluated, guessed or lost: text without a meaning in its cell is kept as a leftover.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from vgr_desktop.core.editing.deviation_cells import DeviationColumn, advice_on_amount, entered, has_effect, shown
from vgr_desktop.core.editing.sheet_rows import SheetRow, is_sum, sheet_rows
from vgr_desktop.core.model.characters import from_outside
from vgr_desktop.core.model.identities import Identity
from vgr_desktop.core.model.money import read_amount, read_effect
from vgr_desktop.core.model.problems import Problem, Refused
from vgr_desktop.core.model.report import Deviation, DeviationKind, Leftover, Programme, Report
from vgr_desktop.core.model.text import one_line
from vgr_desktop.core.model.tree import amend, index

MOST_ROWS, LONGEST_SHEET, _LONGEST_CELL = 500, 500_000, 100_000
"""Rows, and characters of all and of one cell; anything longer is not a list of deviations."""
SOURCE = "het klembord"
"""The source of a leftover from a pasted row."""


# A spreadsheet puts quotation marks around a cell only when there is a line break or such a mark in it.
_QUOTED = re.compile(r'"(?P<inside>(?:[^"\t]|"")*)"(?=[\t\n]|\Z)')
_END_OF_CELL = re.compile("[\t\n]")
_FORMULA = ("=", "+", "-", "@")
"""Signs at the beginning of a cell that make a spreadsheet evaluate it, or run it as a command."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """The result of pasting into a report.

    `unread` are the cells that became leftovers, as they were, and `advice` says of the first amount among them what
    to type instead; `assumed` counts the amounts that were taken for a *nadeel* because nothing said what they were;
    `sums` are the rows of totals, which the program makes itself.
    """

    report: Report
    unread: tuple[str, ...] = ()
    assumed: int = 0
    sums: tuple[str, ...] = ()
    place: int = 0
    """The id of the first deviation that was pasted; 0 for none."""
    advice: str = ""


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
    return sheet_rows(lines, first)


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
    return Pasted(made, unread, pasting.assumed, tuple(pasting.sums), pasting.place, pasting.advice)


class _Pasting:
    """The result so far, while rows are pasted one by one."""

    def __init__(self, new: Callable[[], Identity]) -> None:
        self._new = new
        self.leftovers: list[Leftover] = []
        self.assumed = 0
        self.sums: list[str] = []
        self.place = 0
        self.advice = ""

    def is_sum(self, row: SheetRow) -> bool:
        """Whether the row is a total, which the program derives itself."""
        if is_sum(row[DeviationColumn.TITLE]) and read_amount(row[DeviationColumn.AMOUNT]):
            self.sums.append(row[DeviationColumn.TITLE])
            return True
        return False

    def filled(self, deviation: Deviation, row: SheetRow) -> Deviation:
        """The deviation with the row in it."""
        self.place = self.place or deviation.id
        made = filled(deviation, row)
        self.assumed += made.assumed
        self.advice = self.advice or made.advice
        for text in made.unread:
            self.leftovers.append(Leftover(*self._new(), text=text, source=SOURCE, near=deviation.id))
        return made.deviation


@dataclass(frozen=True, slots=True)
class Filled:
    """A deviation with a row in it. `assumed`: nothing said what its amount is, so it was taken for a *nadeel*."""

    deviation: Deviation
    unread: tuple[str, ...] = ()
    """What has no meaning in its cell."""
    assumed: bool = False
    advice: str = ""
    """What to type instead of an amount that has no meaning."""


def filled(deviation: Deviation, row: SheetRow) -> Filled:
    """The deviation with the cells of the row entered."""
    was, unread, advice = deviation, [], ""
    for column, text in _ordered(row):
        try:
            deviation = entered(deviation, column, text)
        except Refused:
            unread.append(_named(deviation, f"{column}: {text}"))
            if column is DeviationColumn.AMOUNT:
                advice = advice_on_amount(text)
    if row.rest:
        unread.append(_named(deviation, row.rest))
    assumed = has_effect(deviation) and not has_effect(was) and not _says_effect(row)
    return Filled(deviation, tuple(unread), assumed, advice)


def _named(deviation: Deviation, text: str) -> str:
    return f"{deviation.title} – {text}" if deviation.title else text


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


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _plain(cell: str) -> str:
    text = one_line(from_outside(cell))
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA) else text
