"""The hits in a list, each with the words around it, and a mark for those that are to be replaced."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QFont

from vgr_desktop.core.searching.finding import Hit
from vgr_desktop.core.searching.replacing import Change, Left
from vgr_desktop.core.searching.telling import Context, context
from vgr_desktop.ui.kit.model_index import ModelIndex

_ROLE = Qt.ItemDataRole
_AROUND = 160
"""Characters on either side of a hit that are kept; how many are seen, the width of the list decides."""

WHY = {
    Left.ADOPTED: "blijft: de rapportage is vastgesteld",
    Left.OUTSIDE: "blijft: dit hoort niet bij dit werkpakket",
    Left.FIELD: "blijft: dit houdt het programma zelf bij",
    Left.EMPTY: "blijft: er zou niets overblijven",
    Left.CHANGED: "blijft: de tekst is intussen veranderd",
}


class Column(IntEnum):
    """The columns of the list."""

    PLACE = 0
    BEFORE = 1
    HIT = 2
    AFTER = 3


_HEADINGS = ("Plaats", "", "Gevonden", "")


class HitsModel(QAbstractTableModel):
    """Shows hits with the names of their places. `ticked` tells that another choice was made of what to replace."""

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin without hits."""
        super().__init__(parent)
        self.hits: tuple[Hit, ...] = ()
        self._places: tuple[str, ...] = ()
        self._contexts: dict[int, Context] = {}
        self._changes: tuple[Change, ...] = ()
        self._left: dict[int, Left] = {}
        self._off: set[int] = set()
        self._bold = QFont()
        self._bold.setBold(True)

    def show(self, hits: Sequence[Hit], places: Sequence[str]) -> None:
        """Show these hits, at places with these names."""
        self.beginResetModel()
        self.hits, self._places = tuple(hits), tuple(places)
        self._contexts, self._off = {}, set()
        self._changes, self._left = (), {}
        self.endResetModel()

    def preview(self, changes: Sequence[Change], left: dict[int, Left]) -> None:
        """Show what takes the place of each hit; `left` says of some rows why they stay. Without changes: nothing."""
        self._changes, self._left = tuple(changes), left
        if self.hits:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.hits) - 1, Column.AFTER))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, Column.AFTER)

    def chosen(self) -> tuple[Change, ...]:
        """The changes that are ticked."""
        return tuple(change for row, change in enumerate(self._changes) if row not in self._off | self._left.keys())

    def rowCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """The number of hits."""
        return 0 if parent.isValid() else len(self.hits)

    def columnCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """The number of columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        """The headings."""
        if orientation is Qt.Orientation.Horizontal and role == _ROLE.DisplayRole:
            return _HEADINGS[section]
        return None

    def flags(self, index: ModelIndex) -> Qt.ItemFlag:
        """What can be replaced can be ticked."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self._changes and index.column() == Column.PLACE and index.row() not in self._left:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: ModelIndex, role: int = _ROLE.DisplayRole) -> object:
        """What a cell shows."""
        row, column = index.row(), index.column()
        shown: object = None
        match role:
            case _ROLE.DisplayRole:
                shown = self._shown(row, column)
            case _ROLE.CheckStateRole if column == Column.PLACE and self._changes:
                off = row in self._off | self._left.keys()
                shown = Qt.CheckState.Unchecked if off else Qt.CheckState.Checked
            case _ROLE.FontRole if column == Column.HIT:
                shown = self._bold
            case _ROLE.TextAlignmentRole if column == Column.BEFORE:
                shown = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case _ROLE.ToolTipRole:
                shown = f"{self._places[row]}\n{''.join(self._context(row))}"
            case _ROLE.AccessibleTextRole if column == Column.PLACE:
                shown = f"{self._places[row]}: {''.join(self._context(row))}"
        return shown

    def setData(self, index: ModelIndex, value: object, role: int = _ROLE.EditRole) -> bool:
        """Tick a hit, or not."""
        if role != _ROLE.CheckStateRole:
            return False
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._off.discard(index.row())
        else:
            self._off.add(index.row())
        self.dataChanged.emit(index, index)
        self.ticked.emit()
        return True

    def _shown(self, row: int, column: int) -> str:
        match column:
            case Column.PLACE:
                return self._places[row]
            case Column.HIT if self._changes:
                said = self._context(row).said
                why = self._left.get(row)
                return f"{said} ({WHY[why]})" if why else f"{said} → {self._changes[row].words or '(niets)'}"
            case Column.HIT:
                return self._context(row).said
            case _:
                before, _, after = self._context(row)
                return before if column == Column.BEFORE else after

    def _context(self, row: int) -> Context:
        """The words around a hit, made when they are first seen."""
        if row not in self._contexts:
            self._contexts[row] = context(self.hits[row], _AROUND)
        return self._contexts[row]
