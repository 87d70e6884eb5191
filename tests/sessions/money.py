"""Money: the grid of deviations on the page of a programme, used with keys, actions and the clipboard."""

from collections.abc import Callable

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from tests.sessions.officer import PICK, Officer, pick
from tests.windows import wait_until
from vgr_desktop.core.editing.deviation_cells import COLUMNS, shown, worded
from vgr_desktop.core.figures.balance import results, total
from vgr_desktop.core.model.report import Programme
from vgr_desktop.ui.page.money.grid import DeviationsGrid
from vgr_desktop.ui.page.money.table import DeviationsTable

TYPED = st.sampled_from(["Rente", "12500,50", "400", "v", "n", "s", "b", "veel", " "])
ENDS = st.sampled_from([Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape, None])
SHEETS = st.sampled_from(
    [
        "Rente\t1.200\tvoordeel\nHuur\t30\n",
        "500",
        "Omschrijving\tBedrag\nEnergie\tveel\nTotaal\t12",
        "Inhuur\t-900\tnadeel\tstructureel\tReserve\tbudgetneutraal",
    ]
)


class Money(Officer):
    """What is done in the grid. A cell may stay open: what is done next then hands in its text."""

    @rule(where=PICK, row=PICK, column=PICK, text=TYPED, end=ENDS)
    def type_in_a_cell(self, where: int, row: int, column: int, text: str, end: Qt.Key | None) -> None:
        def work(table: DeviationsTable) -> None:
            self.go_to_cell(table, row, column)
            self.desk.keys(*text, *([end] if end else []))

        self.with_grid(where, work)

    @rule(where=PICK, text=TYPED, next_=TYPED)
    def add_a_deviation(self, where: int, text: str, next_: str) -> None:
        def work(_table: DeviationsTable) -> None:
            self.desk.actions.add_deviation.trigger()
            self.desk.keys(*text, Qt.Key.Key_Tab, *next_, Qt.Key.Key_Return)

        self.with_grid(where, work)

    @rule(where=PICK, row=PICK, action=st.sampled_from(["deviation_up", "deviation_down", "remove_deviation"]))
    def move_or_remove_a_deviation(self, where: int, row: int, action: str) -> None:
        def work(table: DeviationsTable) -> None:
            self.go_to_cell(table, row, 0)
            getattr(self.desk.actions, action).trigger()

        self.with_grid(where, work)

    @rule(where=PICK, row=PICK, column=PICK, sheet=SHEETS)
    def paste_rows(self, where: int, row: int, column: int, sheet: str) -> None:
        def work(table: DeviationsTable) -> None:
            self.go_to_cell(table, row, column)
            QGuiApplication.clipboard().setText(sheet)
            self.desk.actions.paste.trigger()

        self.with_grid(where, work)

    @rule(where=PICK, row=PICK, whole=st.booleans())
    def empty_cells(self, where: int, row: int, *, whole: bool) -> None:
        def work(table: DeviationsTable) -> None:
            self.go_to_cell(table, row, row)
            if whole:
                table.selectAll()
            self.desk.press(Qt.Key.Key_Delete)

        self.with_grid(where, work)

    def go_to_cell(self, table: DeviationsTable, row: int, column: int) -> None:
        """Make a cell the current one."""
        rows = table.model().rowCount()
        if rows:
            self.desk.frame.activateWindow()
            wait_until(self.desk.frame.isActiveWindow)
            table.setFocus()
            table.go_to(row % rows, COLUMNS[column % len(COLUMNS)])

    def with_grid(self, number: int, work: Callable[[DeviationsTable], object]) -> None:
        """Do something in the grid of the programme that is shown or, on another page, in that of any programme."""
        page = self.desk.window.desk.page
        if page is None or not isinstance(page.item, Programme):
            programme = pick(number, self.report.programmes)
            if programme is None:
                return
            self.desk.go_to(programme.id)
        wait_until(lambda: bool(self.on_page(DeviationsGrid)))
        (grid,) = self.on_page(DeviationsGrid)
        work(grid.table)

    @invariant()
    def the_grid_shows_the_deviations_and_what_they_come_to(self) -> None:
        self.pause()
        page = self.desk.window.desk.page
        for grid in self.on_page(DeviationsGrid):
            assert page is not None
            assert isinstance(page.item, Programme)
            model, deviations = grid.table.model(), page.item.deviations
            cells = [[model.index(row, at).data() for at in range(len(COLUMNS))] for row in range(len(deviations))]
            assert cells == [[shown(deviation, column) for column in COLUMNS] for deviation in deviations]
            assert model.rowCount() == len(deviations) + self.desk.session.is_writable
            said = [label.text() for label in grid.findChildren(QLabel)]
            assert worded(total(list(results([page.item])))) in said
