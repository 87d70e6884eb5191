"""Rows of financial deviations from and to a spreadsheet, as text with tabs between the cells.

Nothing that was pasted is evaluated, guessed or lost: text without a meaning in its cell is kept as a leftover.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from vgr_desktop.core.editing.deviation_cells import COLUMNS, DeviationColumn, entered, has_effect, shown
from vgr_desktop.core.editing.edits import Refused
from vgr_desktop.core.model.identities import Identity
from vgr_desktop.core.model.money import read_amount, read_effect
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import Deviation, DeviationKind, Leftover, Programme, Report
from vgr_desktop.core.model.text import one_line
from vgr_desktop.core.model.tree import amend, index

MOST_ROWS, LONGEST_SHEET = 500, 500_000
"""Rows and characters; anything longer is not a list of deviations."""
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
    DeviationColumn.TITLE: ("omschrijving", "onderwerp", "afwijking", "titel", "naam", "post"),
    DeviationColumn.AMOUNT: ("bedrag", "bedrag (€)", "bedrag in euro", "bedrag in euro's", "euro", "€"),
    DeviationColumn.EFFECT: ("nadeel/voordeel", "nadeel of voordeel", "voordeel/nadeel", "n/v", "v/n"),
    DeviationColumn.RECURRENCE: ("duur", "i/s", "s/i", "incidenteel/structureel", "incidenteel of structureel"),
    DeviationColumn.COVER: ("dekking", "dekking uit"),
    DeviationColumn.KIND: ("soort",),
}
_BY_NAME = {name: column for column, names in _NAMES.items() for name in names}
_SUMS = ("totaal", "subtotaal", "saldo")
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
    try:
        lines = [[_plain(cell) for cell in line] for line in csv.reader(io.StringIO(sheet), delimiter="\t")]
    except csv.Error as error:
        raise Problem(_TOO_MUCH) from error
    lines = [line for line in lines if any(line)]
    if len(lines) > MOST_ROWS:
        raise Problem(_TOO_MUCH)
    columns: Sequence[DeviationColumn | None] = COLUMNS[COLUMNS.index(first) :]
    if lines and (names := _named(lines[0])):
        columns, lines = names, lines[1:]
    return tuple(_row(columns, line) for line in lines)


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
        if row[DeviationColumn.TITLE].lower().startswith(_SUMS) and read_amount(row[DeviationColumn.AMOUNT]):
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


def _named(line: Sequence[str]) -> list[DeviationColumn | None] | None:
    """The columns that a row of column names stands for; None when it is another kind of row."""
    names = [_BY_NAME.get(cell.lower()) for cell in line]
    return names if DeviationColumn.TITLE in names or DeviationColumn.AMOUNT in names else None


def _row(columns: Sequence[DeviationColumn | None], line: Sequence[str]) -> SheetRow:
    cells = {column: text for column, text in zip(columns, line, strict=False) if column}
    unnamed = [text for column, text in zip(columns, line, strict=False) if text and not column]
    beyond = [text for text in line[len(columns) :] if text]
    return SheetRow(cells, "; ".join((*unnamed, *beyond)))


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _plain(cell: str) -> str:
    text = one_line(cell)
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA) else text
