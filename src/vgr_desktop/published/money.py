"""The financial deviations of a programme: titles with their texts, and tables of amounts."""

import re
from dataclasses import replace
from decimal import Decimal
from itertools import islice

from vgr_desktop.core.dutch.wording import RECURRENCES, euro
from vgr_desktop.core.editing.deviation_cells import DeviationColumn, read_kind, read_recurrence
from vgr_desktop.core.editing.sheet_rows import SheetRow, has_names, is_sum, sheet_rows
from vgr_desktop.core.intake.reading import NoticeKind
from vgr_desktop.core.model.amounts import amount_in, title_key, unit_in
from vgr_desktop.core.model.list_marks import list_marks
from vgr_desktop.core.model.money import effect_of, read_amount, read_effect
from vgr_desktop.core.model.report import DeviationKind, Recurrence
from vgr_desktop.core.model.text import Mark, Run
from vgr_desktop.published.body import Body
from vgr_desktop.published.draft import DeviationDraft
from vgr_desktop.published.headings import without_outline
from vgr_desktop.published.lines import Here, Line
from vgr_desktop.published.page import PageDraft
from vgr_desktop.published.phrases import is_nothing, is_stock
from vgr_desktop.published.prose import Place, Unplaced

_AMOUNT = re.compile(r"Bedrag: (€.{1,60}?)(?:, (incidenteel|structureel))?\.")
_COVER = re.compile(r"Dekking: (.{1,500})\.")
_RECURRENCES = {name: recurrence for recurrence in Recurrence for name in (RECURRENCES[recurrence],)}
_LONGEST_TITLE = 150
_NOT_IN_TITLES = (".", ";", ":", ",", "!", "?")
_TITLE_THEN_TEXT = re.compile(r"(.{3,150}?)[.:]\s+(?=[A-Z])")
_AHEAD = 60
"""Cells of a table that are looked at to say whether it is one of deviations."""
_SIDES = frozenset({"nadelen", "voordelen", "tegenvallers", "meevallers"})
_UNIT_WORDS = frozenset(
    {"", "bedrag", "bedragen", "alle bedragen", "de bedragen", "alle bedragen zijn", "bedragen zijn"}
)


class Money:
    """Deviations of one kind: each a title and its text under it, or rows of a table. `unit` is that of the tables."""

    def __init__(self, page: PageDraft, under: Line, kind: DeviationKind = DeviationKind.RESULT, unit: int = 1) -> None:
        """`under` is their heading."""
        self._page = page
        self._under = under.depth
        self._kind = kind
        self.unit = unit
        self._current: DeviationDraft | None = None
        self._rows: list[Line] = []
        self._level = 0

    @property
    def body(self) -> Body | None:
        """The text of the deviation that is being read."""
        return self._current.body if self._current else None

    def take(self, here: Here) -> Place:
        """Take the line as a cell, as the title of a deviation, or as text of the one before."""
        line = here.line
        if line.spot is not None and (self._rows or self._begins_table(here)):
            self._rows.append(line)
            if here.after is None or here.after.spot is None or here.after.spot.table != line.spot.table:
                self._take_table()
        elif (unit := _unit_said(line.title)) > 1:
            self.unit = unit
            self._page.note(NoticeKind.STOCK, line, "De eenheid van de bedragen in de tabel; gelezen.")
        elif line.title.lower().rstrip(":") in _SIDES:
            self._page.note(NoticeKind.STOCK, line, "Kop boven afwijkingen; de bedragen zeggen zelf wat zij zijn.")
            self._current = None
        elif self._is_of_another_part(line):
            return Unplaced(self._page).take(here)
        elif self._current is not None and line.heading > self._level > 0:
            self._current.body.add_heading(line, self._level)
        elif parted := _parted(line):
            self._begin(parted[0])
            self.take(here.with_line(parted[1]))
        else:
            self._take_words(here)
        return self

    def _take_words(self, here: Here) -> None:
        """Take the line as a title, or as text of the deviation before it."""
        line = here.line
        if (title := _unmarked(line)) and self._is_title(title):
            self._begin(title)
        elif self._current is not None:
            if not (self._current.body.is_empty and self._take_facts(self._current, line.title)):
                self._current.body.add(line, here.coming())
        elif is_nothing(line.title) or is_stock(line.title):
            self._page.note(NoticeKind.STOCK, line, "Er zijn hier geen financiële afwijkingen.")
        else:
            self._page.unknown(here)

    def _begins_table(self, here: Here) -> bool:
        """Whether the first row of the table names columns of deviations, or has an amount.

        Under a deviation with a heading of its own, a table is text, unless it names deviations of the page again.
        """
        cells = [cells for _, cells in _grid([here.line, *_same_table(here)])]
        if self._level and self._current is not None and not any(self._known(cell) for row in cells for cell in row):
            return False
        return has_names(cells) or (
            bool(cells) and len(cells[0]) > 1 and any(read_amount(cell) for cell in cells[0][1:])
        )

    def _begin(self, line: Line) -> None:
        """Begin a deviation, or go on with the one of that name that stands in a table without a text."""
        known = self._known(line.title)
        if known is not None and known.tabled and known.body.is_empty:
            self._check_amount(known, line)
            known.title = line.title
            self._current = known
        else:
            self._current = self._add(DeviationDraft(self._page.identities.new(), self._kind, line.title))
        self._page.near = self._current.identity.id

    def _known(self, title: str) -> DeviationDraft | None:
        """The deviation that this is another mention of."""
        return self._page.programme.deviations_by_name.get(title_key(title))

    def _add(self, deviation: DeviationDraft) -> DeviationDraft:
        programme = self._page.programme
        programme.deviations.append(deviation)
        programme.deviations_by_name.setdefault(title_key(deviation.title), deviation)
        return deviation

    def _check_amount(self, known: DeviationDraft, line: Line) -> None:
        found = amount_in(line.title)
        if found is not None and known.amount is not None and found.amount != known.amount:
            message = f"In de tabel staat hierbij {_worded(known.amount)}. Het bedrag van de tabel is gehouden."
            self._page.note(NoticeKind.CHECK, line, message, known.identity.id)

    def _is_of_another_part(self, line: Line) -> bool:
        """Whether it is a heading that cannot be that of a deviation: above their own heading, or with a number."""
        if 0 < line.depth < self._under:
            return True
        numbered = line.heading > 0 and without_outline(line.title) != line.title
        return numbered and amount_in(line.title) is None

    def _take_facts(self, deviation: DeviationDraft, text: str) -> bool:
        """Take a line that says the amount or the cover, as this program prints them. Return whether it does."""
        if deviation.amount is None and (found := _AMOUNT.fullmatch(text)):
            said = found[1].replace("budgetneutraal", "nadeel").replace("geen nadeel of voordeel", "nadeel")
            printed = amount_in(said)
            deviation.amount = printed.amount if printed else None
            deviation.recurrence = _RECURRENCES.get(found[2] or "")
            return printed is not None
        if not deviation.cover and (found := _COVER.fullmatch(text)):
            deviation.cover = found[1]
            return True
        return False

    def _is_title(self, line: Line) -> bool:
        """Whether it is short, without a full stop, and not right under text unless it has an amount or is bold.

        Once the mark-up makes a title a heading, it does so for all of them.
        """
        if self._level:
            return line.heading == self._level
        if line.heading and (self._current is None or self._current.tabled):
            self._level = line.heading
            return True
        title = line.title
        if len(title) > _LONGEST_TITLE or title.endswith(_NOT_IN_TITLES):
            return False
        if amount_in(title) is not None:
            return title[0].isalnum()
        under_text = line.tight and self._current is not None
        bold = all(Mark.BOLD in run.marks or not run.text.strip() for run in line.runs)
        if (under_text and not bold) or line.item is not None or line.hanging:
            return False
        in_row = line.spot is not None and line.spot.column > 0
        return (
            title[0].isalnum()
            and any(map(str.isalpha, title))
            and not in_row
            and not is_nothing(title)
            and not is_stock(title)
        )

    def _take_table(self) -> None:
        """Take the rows of a table: each a deviation, once, however often the page names it."""
        lines, self._rows = self._rows, []
        grid = _grid(lines)
        names = len(grid) - len(sheet_rows([cells for _, cells in grid], unit=self.unit))
        for first, cells in grid[:names]:
            self._page.note(NoticeKind.STOCK, _row_line(first, cells), "De namen van de kolommen; gelezen.")
        for (first, cells), row in zip(
            grid[names:], sheet_rows([cells for _, cells in grid], unit=self.unit), strict=True
        ):
            self._take_row(_row_line(first, cells), row)

    def _take_row(self, line: Line, row: SheetRow) -> None:
        title = row[DeviationColumn.TITLE]
        amount = _amount(row)
        if is_sum(title):
            self._page.note(NoticeKind.STOCK, line, "Een totaal; de rapportage rekent dat zelf uit.")
            return
        known = self._known(title) if title else None
        if not title or (amount is None and row[DeviationColumn.AMOUNT]):
            message = (
                "Deze rij zegt niet wat het bedrag is, nadeel of voordeel. Bewaard bij de niet-geplaatste teksten."
            )
            self._page.keep(line, message)
        if not title:
            return
        if known is None:
            kind = read_kind(row[DeviationColumn.KIND]) or self._kind
            known = self._add(DeviationDraft(self._page.identities.new(), kind, title, tabled=True))
        self._page.near = known.identity.id
        self._current = known
        self._settle_amount(known, amount, line)
        self._settle_rest(known, row, line)

    def _settle_rest(self, known: DeviationDraft, row: SheetRow, line: Line) -> None:
        """Take the other cells of a row; what has no place of its own is text."""
        said = row[DeviationColumn.RECURRENCE]
        known.recurrence = known.recurrence or read_recurrence(said)
        known.cover = known.cover or row[DeviationColumn.COVER]
        for text in (said if said and known.recurrence is None else "", row.rest):
            if text:
                known.body.add(Line(line.number, (Run(text),)))

    def _settle_amount(self, known: DeviationDraft, amount: Decimal | None, line: Line) -> None:
        has = known.amount if known.amount is not None else known.titled_amount
        if has is None:
            known.amount = amount
        elif amount is not None and amount != has:
            message = f"Hierbij staat elders op de pagina {_worded(has)}. Dat is gehouden; controleer het bedrag."
            self._page.note(NoticeKind.CHECK, line, message, known.identity.id)


def _parted(line: Line) -> tuple[Line, Line] | None:
    """The title and the text of a list item that has both: "Dijk: € 45.000 nadeel. Steen is duurder."."""
    marks = list_marks(line.text)
    bare = line.without(marks[0].length) if marks else line
    found = _TITLE_THEN_TEXT.match(bare.text) if marks or line.item is not None else None
    if found is None or amount_in(found[1]) is None:
        return None
    text = replace(bare.without(found.end()), item=None, level=0, indent=0)
    return replace(bare, runs=(Run(found[1]),), item=None), text


def _unmarked(line: Line) -> Line:
    """A title with an amount without the bullet before it."""
    marks = list_marks(line.text)
    bare = line.without(marks[0].length) if marks else line
    return bare if bare.text and amount_in(bare.title) else line


def _same_table(here: Here) -> list[Line]:
    table = here.line.spot.table if here.line.spot else None
    found = []
    for line in islice(here.coming(), _AHEAD):
        if line.spot is None or line.spot.table != table:
            break
        found.append(line)
    return found


def _grid(lines: list[Line]) -> list[tuple[int, list[str]]]:
    """The rows of these cells, each with the number of its first line."""
    rows: dict[int, dict[int, str]] = {}
    numbers: dict[int, int] = {}
    for line, spot in [(line, line.spot) for line in lines if line.spot is not None]:
        row = rows.setdefault(spot.row, {})
        numbers.setdefault(spot.row, line.number)
        row[spot.column] = f"{row.get(spot.column, '')} {line.title}".strip()
    width = max((column for row in rows.values() for column in row), default=-1) + 1
    return [(numbers[place], [row.get(column, "") for column in range(width)]) for place, row in sorted(rows.items())]


def _row_line(number: int, cells: list[str]) -> Line:
    """A row as one line."""
    return Line(number, (Run(" | ".join(cell for cell in cells if cell)),))


def _amount(row: SheetRow) -> Decimal | None:
    """The amount of a row, if the row says whether it is a *nadeel* or a *voordeel*."""
    effect = row[DeviationColumn.EFFECT] if read_effect(row[DeviationColumn.EFFECT]) else ""
    amount = read_amount(f"{row[DeviationColumn.AMOUNT]} {effect}".strip())
    return amount.signed() if amount is not None and (amount.effect is not None or not amount.figure) else None


def _unit_said(title: str) -> int:
    """What a line says that amounts count in euro: "Bedragen x € 1.000"; 1 for another line."""
    unit, rest = unit_in(title)
    return unit if rest.strip(" ().:").lower() in _UNIT_WORDS else 1


def _worded(amount: Decimal) -> str:
    return f"{euro(amount)} {effect_of(amount) or ''}".strip()
