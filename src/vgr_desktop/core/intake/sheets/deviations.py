"""The rows of financial deviations."""

from collections.abc import Sequence
from decimal import Decimal

from vgr_desktop.core.dutch.wording import euro, figures
from vgr_desktop.core.editing.deviation_sheet import filled
from vgr_desktop.core.editing.sheet_rows import SheetRow, in_euros, is_sum
from vgr_desktop.core.intake.reading import NoticeKind
from vgr_desktop.core.intake.sheets.codes import read_code, read_programme
from vgr_desktop.core.intake.sheets.drafts import Draft, Tree
from vgr_desktop.core.intake.sheets.grid import Cell, Sheet, is_fault, shown
from vgr_desktop.core.intake.sheets.roles import CELLS, Layout, Role
from vgr_desktop.core.intake.sheets.telling import Telling
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.money import read_amount
from vgr_desktop.core.model.report import Deviation, DeviationKind
from vgr_desktop.core.model.text import from_plain, one_line

_CENT = Decimal("0.01")


class DeviationRows:
    """Reads the rows of one sheet into the programmes of the tree."""

    def __init__(self, tree: Tree, telling: Telling, identities: Identities) -> None:
        """Rows before the first number of a programme are of the programme without one, until the officer says."""
        self._tree = tree
        self._telling = telling
        self._identities = identities
        self._programme = ""

    def take(self, sheet: Sheet, layout: Layout) -> None:
        """Read all rows below the names of the columns."""
        named = read_programme(sheet.name)
        self._programme = named[0] if named else ""
        for row in range(layout.header, len(sheet.rows)):
            cells = [(role, sheet.at(row, column)) for column, role in enumerate(layout.roles)]
            self._take_row(row + 1, [(r, c) for r, c in cells if c != "" and r is not Role.SKIP], layout.unit)

    def _take_row(self, row: int, cells: Sequence[tuple[Role, Cell]], unit: int) -> None:
        cells = [(role, cell) for role, cell in cells if not is_fault(cell)]
        texts = {role: one_line(shown(cell)) for role, cell in cells}
        if self._finds_programme(row, texts):
            return
        filled_in = dict(cells)
        said = {column: _cell(role, filled_in[role], unit) for role, column in CELLS.items() if role in filled_in}
        title, amount = texts.get(Role.TITLE, ""), said.get(CELLS[Role.AMOUNT], "")
        if is_sum(title) and (not amount or read_amount(amount)):
            self._telling.note(NoticeKind.SUM, row, " ".join((title, amount)).strip(), "Dit is een totaal.")
        elif title or amount:
            body = "\n".join(shown(cell) for role, cell in cells if role is Role.TEXT)
            self._add(row, SheetRow(said), body)
        elif texts:
            self._telling.leave(row, "\n".join(texts.values()), "Hier staat geen omschrijving en geen bedrag bij.")

    def _finds_programme(self, row: int, texts: dict[Role, str]) -> bool:
        """Note which programme it is about; whether the row says nothing else."""
        said = texts.get(Role.PROGRAMME) or texts.get(Role.CODE)
        alone = texts.get(Role.TITLE, "") if set(texts) == {Role.TITLE} else ""
        is_heading = alone.lower().startswith("programma")
        if not said and not is_heading:
            return False
        found = _programme(said or alone)
        if found is None:
            message = "Dit is geen nummer van een programma; de rij staat bij het programma erboven."
            self._telling.note(NoticeKind.CHECK, row, said or alone, message)
            return False
        self._programme, name = found
        node = self._node()
        node.title = node.title or name
        return is_heading or set(texts) <= {Role.PROGRAMME, Role.CODE}

    def _node(self) -> Draft:
        return self._tree.node((self._programme,))

    def _add(self, row: int, said: SheetRow, body: str) -> None:
        identity = self._identities.new()
        made = filled(Deviation(*identity, kind=DeviationKind.RESULT, title="", body=from_plain(body)), said)
        for left in made.unread:
            message = "Dit heeft in deze kolom geen betekenis; het staat bij de niet-geplaatste teksten."
            self._telling.leave(row, left, message, identity.id)
        if made.assumed:
            amount = euro(made.deviation.amount or Decimal())
            message = f"Er staat niet bij of {amount} een nadeel of een voordeel is. Het is als nadeel overgenomen."
            self._telling.note(NoticeKind.CHECK, row, made.deviation.title, message, identity.id)
        self._node().deviations.append(made.deviation)


def _programme(text: str) -> tuple[str, str] | None:
    code = read_code(text)
    return (code[0][0], "") if code else read_programme(text)


def _cell(role: Role, cell: Cell, unit: int) -> str:
    """The cell as it would be typed into the grid of deviations."""
    if role is not Role.AMOUNT:
        return one_line(shown(cell))
    if isinstance(cell, str):
        return in_euros(one_line(cell), unit)
    amount = (cell * unit).quantize(_CENT)
    return f"{'-' if amount < 0 else ''}{figures(amount)}"
