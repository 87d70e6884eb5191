"""What is told of a sheet while it is read: each cell ends up in an item, in a leftover or in a notice."""

from collections.abc import Iterable

from vgr_desktop.core.intake.reading import Notice, NoticeKind
from vgr_desktop.core.intake.sheets.grid import Sheet, is_fault, letters, shown
from vgr_desktop.core.intake.sheets.roles import Layout, Role
from vgr_desktop.core.model.editions import read_edition
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.report import Leftover
from vgr_desktop.core.model.text import one_line


class Telling:
    """Notices and leftovers of the sheets of one file. Rows are counted from 1, as the spreadsheet shows them."""

    def __init__(self, identities: Identities, *, several: bool) -> None:
        """`several`: more than one sheet is read, so that each notice names its sheet."""
        self.notices: list[Notice] = []
        self.leftovers: list[Leftover] = []
        self._identities = identities
        self._several = several
        self._sheet = ""

    def begin(self, sheet: Sheet, layout: Layout) -> None:
        """Tell what there is to know about a sheet as a whole, and what is not taken from it."""
        self._sheet = f"blad “{sheet.name}”"
        hidden = ("Dit blad is verborgen in het bestand; het is wel gelezen.",) if sheet.is_hidden else ()
        for remark in (*hidden, *sheet.remarks):
            self.note(NoticeKind.CHECK, 0, sheet.name, remark)
        for column in range(sheet.width):
            if column >= len(layout.roles) or layout.roles[column] is Role.SKIP:
                self._skip(sheet, layout, column)
        for column in layout.columns(Role.LIGHT):
            if not _filled(sheet, layout, column):
                message = (
                    "Hierin staan geen woorden. De kleur van een cel leest het programma niet: schrijf erin “groen”."
                )
                self.note(NoticeKind.CHECK, layout.header, f"Kolom {letters(column)}", message)
        self._tell_above(sheet, layout)
        self._tell_faults(sheet)

    def _tell_above(self, sheet: Sheet, layout: Layout) -> None:
        for row in range(layout.header - 1):
            said = " ".join(one_line(shown(cell)) for cell in sheet.rows[row] if cell != "")
            if said and read_edition(said) is None:
                self.note(NoticeKind.SKIPPED, row + 1, said, "Dit staat boven de namen van de kolommen.")

    def _tell_faults(self, sheet: Sheet) -> None:
        for row, cells in enumerate(sheet.rows):
            for column, cell in enumerate(cells):
                if is_fault(cell):
                    place = f"{letters(column)}{row + 1}"
                    message = f"De formule in cel {place} geeft een fout. Wat er had moeten staan, is niet bekend."
                    self.note(NoticeKind.CHECK, row + 1, shown(cell), message)

    def left_out(self, sheets: Iterable[Sheet]) -> None:
        """Tell which sheets are not taken."""
        for sheet in sheets:
            if any(cell != "" for row in sheet.rows for cell in row):
                self.notices.append(Notice(NoticeKind.SKIPPED, 0, sheet.name, "Dit blad is niet overgenomen."))

    def _skip(self, sheet: Sheet, layout: Layout, column: int) -> None:
        if filled := _filled(sheet, layout, column):
            name = one_line(shown(sheet.at(layout.header - 1, column))) if layout.header else ""
            cells = "1 cel" if filled == 1 else f"{filled} cellen"
            said = f"Kolom {letters(column)} is niet overgenomen ({cells})."
            self.note(NoticeKind.SKIPPED, layout.header, name, said)

    def note(self, kind: NoticeKind, row: int, text: str, message: str, near: int | None = None) -> None:
        """Add a notice about a row."""
        where = f" ({self._sheet})" if self._several else ""
        self.notices.append(Notice(kind, row, text, message + where, near))

    def leave(self, row: int, text: str, message: str, near: int | None = None) -> None:
        """Keep text without a place as a leftover, and tell why."""
        self.leftovers.append(Leftover(*self._identities.new(), text=text, source="", near=near))
        self.note(NoticeKind.UNKNOWN, row, text, message, near)


def _filled(sheet: Sheet, layout: Layout, column: int) -> int:
    """How many cells of a column have something in them, below its name."""
    return sum(sheet.at(row, column) != "" for row in range(layout.header, len(sheet.rows)))
