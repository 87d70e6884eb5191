"""The financial deviations of a programme as a table that follows the report, with an empty row at the end."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPalette

from vgr_desktop.core.editing.deviation_cells import COLUMNS, DeviationColumn, has_effect, shown
from vgr_desktop.core.model.report import Deviation
from vgr_desktop.ui.kit.model_index import ModelIndex

NEW = 0
"""Stands for the id of the deviation that the empty row becomes."""


class DeviationsModel(QAbstractTableModel):
    """Only shows the deviations: `entered` gives the id of one (or `NEW`), the column, and what was typed."""

    entered = Signal(int, object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._deviations: tuple[Deviation, ...] = ()
        self._writable = False

    def show(self, deviations: tuple[Deviation, ...], *, writable: bool) -> None:
        """Show these deviations; the current cell and selection stay if rows only change or are added at the end."""
        before, self._writable = self._deviations, writable
        added = len(deviations) - len(before)
        if added < 0 or [d.id for d in deviations[: len(before)]] != [d.id for d in before]:
            self.beginResetModel()
            self._deviations = deviations
            self.endResetModel()
            return
        if added:  # the empty row becomes the first of these, and another empty one is added
            self.beginInsertRows(QModelIndex(), len(before) + 1, len(deviations))
        self._deviations = deviations
        if added:
            self.endInsertRows()
        last = self.index(self.rowCount() - 1, len(COLUMNS) - 1)
        if deviations != before:
            self.dataChanged.emit(self.index(0, 0), last)

    def deviation(self, row: int) -> Deviation | None:
        """The deviation in this row; None in the empty one."""
        return self._deviations[row] if 0 <= row < len(self._deviations) else None

    def row_of(self, id: int) -> int:
        """The row of the deviation with this id; -1 when it is not here."""
        return next((row for row, deviation in enumerate(self._deviations) if deviation.id == id), -1)

    def rowCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """One row for each deviation, and the empty one."""
        return 0 if parent.isValid() else len(self._deviations) + self._writable

    def columnCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """One column for each fact of a deviation."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The names of the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return "N/V" if COLUMNS[section] is DeviationColumn.EFFECT else COLUMNS[section].value
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return COLUMNS[section].value
            case Qt.ItemDataRole.TextAlignmentRole:
                return _across(COLUMNS[section]) | Qt.AlignmentFlag.AlignVCenter
            case _:
                return None

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows."""
        deviation, column = self.deviation(index.row()), COLUMNS[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return shown(deviation, column) if deviation else self._invitation(column)
            case Qt.ItemDataRole.EditRole:
                return shown(deviation, column) if deviation else ""
            case Qt.ItemDataRole.TextAlignmentRole:
                return _across(column) | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.ForegroundRole if deviation is None:
                return QGuiApplication.palette().brush(QPalette.ColorRole.PlaceholderText)
            case _:
                return None

    def setData(self, index: ModelIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell what was typed in a cell, if that is different from what it shows."""
        if role != Qt.ItemDataRole.EditRole or value == self.data(index, role):
            return False
        deviation = self.deviation(index.row())
        self.entered.emit(deviation.id if deviation else NEW, COLUMNS[index.column()], str(value))
        return True

    def flags(self, index: ModelIndex) -> Qt.ItemFlag:
        """Every cell is editable, except the effect of a deviation without one."""
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        deviation = self.deviation(index.row())
        open_ = COLUMNS[index.column()] is not DeviationColumn.EFFECT or (
            deviation is not None and has_effect(deviation)
        )
        return flags | Qt.ItemFlag.ItemIsEditable if self._writable and open_ else flags

    def _invitation(self, column: DeviationColumn) -> str:
        return "Typ hier een nieuwe afwijking, of plak rijen" if column is DeviationColumn.TITLE else ""


def _across(column: DeviationColumn) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight if column is DeviationColumn.AMOUNT else Qt.AlignmentFlag.AlignLeft
