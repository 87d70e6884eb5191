"""The financial deviations on the page of a programme: the table, its actions, and the sums."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from vgr_desktop.core.editing import deviations
from vgr_desktop.core.editing.deviation_cells import COLUMNS, DeviationColumn, worded
from vgr_desktop.core.editing.deviation_sheet import Pasted, paste, rows_of
from vgr_desktop.core.editing.edits import Edit
from vgr_desktop.core.figures.balance import results, total
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import Programme, Report
from vgr_desktop.ui.kit.actions import Actions
from vgr_desktop.ui.page.actions import MoneyActions
from vgr_desktop.ui.page.money.model import NEW, DeviationsModel
from vgr_desktop.ui.page.money.table import DeviationsTable
from vgr_desktop.ui.session.session import Session
from vgr_desktop.ui.text.actions import TextActions


class DeviationsGrid(QWidget):
    """Hands in what is typed in the table. `refused` says why it was refused, `told` the result of pasting."""

    refused = Signal(str)
    told = Signal(str)

    def __init__(self, session: Session, actions: Actions, parent: QWidget | None = None) -> None:
        """Begin without a programme."""
        super().__init__(parent)
        self._session = session
        self._programme: Programme | None = None
        self._model = DeviationsModel(self)
        self.table = DeviationsTable(self._model)
        self._sums = QGridLayout()
        self._said: list[QLabel] = []
        self._connect(actions)
        self._arrange(actions.of(MoneyActions).on_rows)
        session.ask_first(self.table.finish_typing)

    def show_programme(self, report: Report, programme: Programme) -> None:
        """Show the deviations of `programme`, their sum, and that of the report."""
        if self._programme is None or programme.id != self._programme.id:
            self.table.finish_typing()
        self._programme = programme
        self._model.show(programme.deviations, writable=self._session.can_change(programme.id))
        self._show_sums(report, programme)

    def begin_new(self) -> None:
        """Go to the empty row."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.table.go_to(self._model.rowCount() - 1)

    def show_deviation(self, id: int) -> bool:
        """Make the row of a deviation the current one. Return False when it is not here."""
        row = self._model.row_of(id)
        if row >= 0 and self._model.deviation(self.table.currentIndex().row()) is not self._model.deviation(row):
            self.table.go_to(row)
        return row >= 0

    def move_row(self, by: int) -> None:
        """Print the deviation of the current row `by` places later (negative: earlier)."""
        ids = self.table.selected_ids()
        if len(ids) == 1:
            self._apply("Afwijking verplaatsen", partial(deviations.move, deviation_id=ids[0], by=by), ids[0])

    def remove_rows(self) -> None:
        """Remove the selected rows."""
        ids = self.table.selected_ids()
        if ids and self._programme is not None:
            change = partial(deviations.remove, programme_id=self._programme.id, ids=frozenset(ids))
            self._apply("Afwijking verwijderen", change, ids[0])

    def _connect(self, actions: Actions) -> None:
        self._model.entered.connect(self._enter)
        self.table.cleared.connect(self._clear)
        self.table.pasted.connect(self._paste)
        text = actions.of(TextActions)
        shared = (text.cut, text.copy, text.paste)
        own = actions.of(MoneyActions).on_rows
        for action in own:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.table.addActions((*shared, *own))
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _arrange(self, actions: tuple[QAction, ...]) -> None:
        title = QLabel("Financiële afwijkingen")
        font = title.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.2)
        title.setFont(font)
        head = QHBoxLayout()
        head.addWidget(title, 1)
        for action in actions:
            button = QToolButton(autoRaise=True)
            button.setDefaultAction(action)
            head.addWidget(button)
        self._sums.setHorizontalSpacing(18)
        self._sums.setColumnStretch(2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 26)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.table)
        column.addLayout(self._sums)

    def _show_sums(self, report: Report, programme: Programme) -> None:
        own = list(results([programme]))
        everything = list(results(report.programmes))
        lines = [("Saldo van dit programma", worded(total(own)))]
        if len(report.programmes) > 1:
            lines.append(("Saldo van de hele rapportage", worded(total(everything))))
        texts = [text for line in lines for text in line]
        missing = sum(deviation.amount is None for deviation in own)
        texts.append(self._say_missing(missing))
        if len(texts) != len(self._said):
            self._lay_out_sums(len(texts))
        for label, text in zip(self._said, texts, strict=True):
            label.setText(text)

    def _lay_out_sums(self, count: int) -> None:
        for label in self._said:
            label.deleteLater()
        self._said = [QLabel() for _ in range(count)]
        for number, label in enumerate(self._said[:-1]):
            row, column = divmod(number, 2)
            self._sums.addWidget(label, row, column)
            if column:
                font = label.font()
                font.setBold(True)
                label.setFont(font)
        self._said[-1].setWordWrap(True)
        self._sums.addWidget(self._said[-1], (count + 1) // 2, 0, 1, 3)

    def _say_missing(self, count: int) -> str:
        if not count:
            return ""
        if count == 1:
            return "Van 1 afwijking is het bedrag nog niet ingevuld; die telt niet mee."
        return f"Van {count} afwijkingen is het bedrag nog niet ingevuld; die tellen niet mee."

    def _apply(self, name: str, change: Edit, place: int) -> None:
        try:
            self._session.apply(name, change, place)
        except Problem as problem:
            self.refused.emit(str(problem))

    def _enter(self, id: int, column: DeviationColumn, text: str) -> None:
        if self._programme is None:
            return
        if id == NEW:
            identity = self._session.identities.new()
            change: Edit = partial(
                deviations.enter_new, programme_id=self._programme.id, identity=identity, column=column, text=text
            )
            self._apply("Afwijking toevoegen", change, identity.id)
        else:
            change = partial(deviations.enter, deviation_id=id, column=column, text=text)
            self._apply("Afwijking wijzigen", change, id)

    def _clear(self, cells: dict[int, list[DeviationColumn]]) -> None:
        self._apply("Cellen leegmaken", partial(deviations.clear, cells=cells), next(iter(cells)))

    def _paste(self, sheet: str) -> None:
        programme, current = self._programme, self.table.currentIndex()
        if programme is None or not current.isValid():
            return
        onto = [deviation.id for deviation in programme.deviations[current.row() :]]
        made: list[Pasted] = []

        def change(report: Report) -> Report:
            rows = rows_of(sheet, COLUMNS[current.column()])
            made.append(paste(report, programme.id, onto, rows, self._session.identities.new))
            return made[-1].report

        self._apply("Rijen plakken", change, programme.id)
        if made and (told := self._say_pasted(made[-1])):
            self.told.emit(told)

    def _say_pasted(self, made: Pasted) -> str:
        """What the officer must know about pasted rows; empty when all went in unchanged."""
        said = []
        if made.unread:
            cells = ", ".join(f"“{text}”" for text in made.unread)
            said.append("Niet alles past in een cel: {0}. Dat staat boven aan deze pagina, zodat niets verloren gaat.")
            said[-1] = said[-1].format(cells)
        if made.advice:
            said.append(made.advice)
        if made.assumed == 1:
            said.append("Bij 1 bedrag stond niet wat het is: het staat er nu als nadeel. Kijk of dat klopt.")
        elif made.assumed:
            text = "Bij {0} bedragen stond niet wat het is: ze staan er nu als nadeel. Kijk of dat klopt."
            said.append(text.format(made.assumed))
        if made.sums:
            said.append("Rijen met een totaal zijn weggelaten: het programma telt zelf op.")
        return " ".join(said)
