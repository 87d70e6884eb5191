"""The panel with all places of words, under the page."""

from enum import Enum

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from vgr_desktop.ui.kit.model_index import ModelIndex
from vgr_desktop.ui.kit.search_line import SearchLine
from vgr_desktop.ui.searching.fields import QueryFields
from vgr_desktop.ui.searching.model import Column, HitsModel

_PLACE_WIDTH, _AIR = 260, 6
"""Pixels."""


class Scope(Enum):
    """Where to look."""

    PAGE = "Deze bladzijde"
    REPORT = "Deze rapportage"
    DOSSIER = "Alle rapportages"


class SearchPanel(QWidget):
    """Asks what to look for and where, and lists the places.

    `asked` tells that something else is asked, `worded` that other words are to be put there, `chosen` gives the number
    of the hit to go to, `replace_wanted` asks to replace what is ticked, `left` tells that the officer goes back.
    """

    asked = Signal()
    worded = Signal()
    chosen = Signal(int)
    replace_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with nothing."""
        super().__init__(parent)
        self.fields = QueryFields()
        self.scope = QComboBox()
        self.scope.setAccessibleName("Waar zoeken")
        self.scope.addItems([scope.value for scope in Scope])
        self.scope.setCurrentIndex(list(Scope).index(Scope.DOSSIER))
        self.words = SearchLine()
        self.words.setPlaceholderText("Vervangen door…")
        self.words.setAccessibleName("Vervangen door")
        self.replace = QPushButton("Vervangen")
        self.said = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.model = HitsModel(self)
        self.list = QTreeView()
        self._arrange()
        self.fields.changed.connect(self.asked)
        self.scope.activated.connect(self.asked)
        self.words.textChanged.connect(self.worded)
        self.replace.clicked.connect(self.replace_wanted)
        self.list.activated.connect(self._choose)
        self.list.clicked.connect(self._choose)

    def where(self) -> Scope:
        """Where to look."""
        return list(Scope)[self.scope.currentIndex()]

    def look_in(self, scope: Scope) -> None:
        """Look here from now on, without telling."""
        self.scope.setCurrentIndex(list(Scope).index(scope))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back at Escape; go to the list from the line."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down) and self.fields.line.hasFocus():
            self.list.setFocus()
            self._make_current(0)
        else:
            super().keyPressEvent(event)

    def _make_current(self, row: int) -> None:
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(row, Column.PLACE))

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(index.row())

    def _arrange(self) -> None:
        view = self.list
        view.setModel(self.model)
        view.setItemDelegate(_Cells(view))
        view.setRootIsDecorated(False)
        view.setUniformRowHeights(True)
        view.setAllColumnsShowFocus(True)
        view.setAccessibleName("Gevonden plaatsen")
        header = view.header()
        header.setStretchLastSection(True)
        header.resizeSection(Column.PLACE, _PLACE_WIDTH)
        header.setSectionResizeMode(Column.BEFORE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(Column.HIT, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(Column.AFTER, QHeaderView.ResizeMode.Stretch)
        asking = QHBoxLayout()
        asking.addWidget(self.fields, 3)
        asking.addWidget(self.scope)
        asking.addWidget(self.words, 2)
        asking.addWidget(self.replace)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 8)
        column.addLayout(asking)
        column.addWidget(self.said)
        column.addWidget(view, 1)


class _Cells(QStyledItemDelegate):
    """Cuts the words before a hit at their beginning: those beside it say most."""

    def sizeHint(self, option: QStyleOptionViewItem, index: ModelIndex) -> QSize:
        """With some air between the lines."""
        return super().sizeHint(option, index) + QSize(0, _AIR)

    def initStyleOption(self, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        """How a cell is drawn."""
        super().initStyleOption(option, index)
        if index.column() == Column.BEFORE:
            option.textElideMode = Qt.TextElideMode.ElideLeft
