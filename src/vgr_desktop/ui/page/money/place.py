"""The place of the grid of financial deviations: made when a programme is first shown, hidden on other pages."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from vgr_desktop.core.model import tree
from vgr_desktop.core.model.report import Item, Programme, Report
from vgr_desktop.ui.kit.actions import Actions
from vgr_desktop.ui.kit.turns import AFTER_DRAWING
from vgr_desktop.ui.page.actions import MoneyActions
from vgr_desktop.ui.session.session import Session

if TYPE_CHECKING:
    from vgr_desktop.ui.page.money.grid import DeviationsGrid


class DeviationsPlace(QObject):
    """Shows the grid of the programme whose page is shown, and connects the actions to it.

    The grid is made in a separate turn after the first page of a programme, which does not wait for it; `made` then
    tells that it needs its place. `gone_to` asks for the page of a programme, `reached` to bring the current cell into
    view; `refused` says why something could not be done, `told` the result of something that was done.
    """

    made = Signal()
    gone_to = Signal(int)
    reached = Signal()
    refused = Signal(str)
    told = Signal(str)

    def __init__(self, session: Session, actions: Actions, paper: QWidget) -> None:
        """Begin without a grid. Its parent will be `paper`: without one it would be a separate window for a moment."""
        super().__init__(paper)
        self._session = session
        self._paper = paper
        self._actions = actions
        self._item: Item | None = None
        self.grid: DeviationsGrid | None = None
        self._soon = QTimer(self, singleShot=True, interval=AFTER_DRAWING)
        self._soon.timeout.connect(self._make)
        money = actions.of(MoneyActions)
        money.add_deviation.triggered.connect(self._begin_new)
        money.deviation_up.triggered.connect(lambda: self._with_grid(lambda grid: grid.move_row(-1)))
        money.deviation_down.triggered.connect(lambda: self._with_grid(lambda grid: grid.move_row(1)))
        money.remove_deviation.triggered.connect(lambda: self._with_grid(lambda grid: grid.remove_rows()))

    def show_item(self, report: Report, item: Item) -> None:
        """Follow the page, which shows `item`."""
        self._item = item
        if self.grid is not None:
            if isinstance(item, Programme):
                self.grid.show_programme(report, item)
            self.grid.setVisible(isinstance(item, Programme))
        elif isinstance(item, Programme):
            self._soon.start()

    def show_deviation(self, id: int) -> None:
        """Make the row of this deviation the current one, if it is on the page."""
        self._make_at_once()
        if self.grid is not None and self.grid.show_deviation(id):
            self.reached.emit()

    def go_to(self, id: int) -> None:
        """Put the focus on the row of this deviation, if it is on the page."""
        self._make_at_once()
        if self.grid is not None and self.grid.isVisible() and self.grid.show_deviation(id):
            self.grid.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.reached.emit()

    def cell(self) -> QPoint | None:
        """The place of the current cell on the paper; None unless the grid has the focus."""
        if self.grid is None or not self.grid.table.hasFocus():
            return None
        table = self.grid.table
        below_header = QPoint(0, table.horizontalHeader().height())
        return table.mapTo(self._paper, table.visualRect(table.currentIndex()).center() + below_header)

    def _with_grid(self, work: Callable[["DeviationsGrid"], None]) -> None:
        """Do the work if the grid is visible: from the menu, its actions can be chosen on any page."""
        if self.grid is not None and self.grid.isVisible():
            work(self.grid)

    def _make_at_once(self) -> None:
        """Make the grid now if it was to be made later."""
        if self._soon.isActive():
            self._soon.stop()
            self._make()

    def _make(self) -> None:
        from vgr_desktop.ui.page.money.grid import DeviationsGrid

        report = self._session.report
        item = tree.index(report).items.get(self._item.id) if report and self._item else None
        if report is None or not isinstance(item, Programme):
            return  # another page is shown meanwhile
        self.grid = grid = DeviationsGrid(self._session, self._actions, self._paper)
        grid.refused.connect(self.refused)
        grid.told.connect(self.told)
        grid.table.reached.connect(self.reached)
        grid.show_programme(report, item)
        self.made.emit()
        grid.show()

    def _begin_new(self) -> None:
        """Go to the empty row of the programme that the item of the page is, or is in."""
        report = self._session.report
        if report is None or self._item is None:
            return
        path = tree.index(report).path(self._item.id)
        programme = next((item for item in path if isinstance(item, Programme)), None)
        if programme is not None:
            self.gone_to.emit(programme.id)
            self._make_at_once()
            if self.grid is not None:
                self.grid.begin_new()
