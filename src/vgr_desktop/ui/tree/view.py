"""The goal tree on screen: selecting, folding, dragging, and clicking lights."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTreeView, QWidget

from vgr_desktop.ui.kit.model_index import ModelIndex
from vgr_desktop.ui.tree.model import LIGHT, ROOT, STAGE, TITLE, TreeModel

_AROUND = 18
"""Pixels around the words of a cell, together."""
FEW_PROGRAMMES = 3
"""With at most this many programmes, the tree is unfolded at first."""


class TreeView(QTreeView):
    """Shows a `TreeModel`. `selected` gives the id of the item, `light_clicked` that of a clicked light, and the point.

    `narrowed` tells whether only some rows are shown.
    """

    selected = Signal(int)
    narrowed = Signal(bool)
    light_clicked = Signal(int, QPoint)

    def __init__(self, model: TreeModel, parent: QWidget | None = None) -> None:
        """A view of `model`."""
        super().__init__(parent)
        self._model = model
        self._finishing = False
        self._writable = True
        self._unfolded: set[int] | None = None
        self._hidden: set[int] = set()
        self.setModel(model)
        self.setAccessibleName("Doelenboom")
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setAnimated(False)
        self.setIndentation(16)
        self.setStyleSheet("QTreeView::item { padding: 3px 2px; }")
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(LIGHT, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(STAGE, QHeaderView.ResizeMode.Fixed)  # a sign need not be measured
        header.resizeSection(STAGE, header.sectionSizeHint(STAGE))
        self.clicked.connect(self._clicked)

    @property
    def is_filtered(self) -> bool:
        """Whether only some rows are shown."""
        return self._unfolded is not None

    def set_writable(self, writable: bool) -> None:  # noqa: FBT001  # as Qt's setters
        """Allow typing names and dragging items, or not."""
        self._writable = writable
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked if writable else triggers.NoEditTriggers)
        self._allow_dragging()

    def show_only(self, ids: frozenset[int] | None, unfold: frozenset[int] = frozenset()) -> None:
        """Show only the items with these ids, and unfold those in `unfold`; None: show all, folded as before.

        While rows are hidden nothing can be moved, because the place between hidden rows cannot be seen.
        """
        if ids is None:
            if self._unfolded is None:
                return
            before, self._unfolded = self._unfolded, None
            self._hide_but(None)
            self.collapseAll()
            self.unfold_as(before)
            self.select(self.current_id or ROOT)
            self.narrowed.emit(False)
        else:
            if self._unfolded is None:
                self._unfolded = self.unfolded()
                self.narrowed.emit(True)
            self._hidden.intersection_update(self._model.ids())
            self._hide_but(ids)
            self._expand(unfold)
        self._allow_dragging()

    def _hide_but(self, ids: frozenset[int] | None, above: int = ROOT) -> None:
        """Hide the rows whose ids are not in `ids`; None: hide none. Rows below hidden ones need no hiding."""
        place = self._model.index_of(above)
        for row, id in enumerate(self._model.ids_below(above)):
            hide = ids is not None and id not in ids
            if hide is not (id in self._hidden):  # asking the view would take longer than all the rest
                self.setRowHidden(row, place, hide)
                self._hidden ^= {id}
            if not hide:
                self._hide_but(ids, id)

    def _allow_dragging(self) -> None:
        modes = QAbstractItemView.DragDropMode
        self.setDragDropMode(modes.InternalMove if self._writable and not self.is_filtered else modes.NoDragDrop)

    @property
    def current_id(self) -> int | None:
        """The id of the selected item, or None."""
        id = self._model.id_at(self.currentIndex())
        return None if id == ROOT else id

    def select(self, id: int) -> None:
        """Select the item with this id, unfolding what is above it."""
        index = self._model.index_of(id)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def sizeHintForColumn(self, column: int) -> int:
        """The width of the widest name of a light: measuring each row takes much more time than showing it."""
        if column != LIGHT:
            return super().sizeHintForColumn(column)
        return max(map(self.fontMetrics().horizontalAdvance, self._model.light_names()), default=0) + _AROUND

    def rename(self) -> None:
        """Begin typing another name for the selected item, unless one is being typed already."""
        if self.state() is not QTreeView.State.EditingState:
            self.edit(self.currentIndex().siblingAtColumn(TITLE))

    def finish_typing(self) -> None:
        """Hand in the name that is being typed in the tree."""
        field = self.indexWidget(self.currentIndex().siblingAtColumn(TITLE))
        if field is not None and not self._finishing:
            self._finishing = True
            self.commitData(field)
            self.closeEditor(field, QAbstractItemDelegate.EndEditHint.NoHint)
            self._finishing = False

    def currentChanged(self, current: ModelIndex, previous: ModelIndex) -> None:
        """Tell which item is selected."""
        super().currentChanged(current, previous)
        if current.isValid() and current.internalId() != previous.internalId():
            self.selected.emit(self._model.id_at(current))

    def unfold_as(self, ids: set[int] | None) -> None:
        """Unfold the items with these ids; None: unfold by the number of programmes."""
        if ids is None:
            if self._model.rowCount() <= FEW_PROGRAMMES + 1:
                self.expandAll()
            return
        self._expand(ids)

    def _expand(self, ids: Iterable[int]) -> None:
        self.scheduleDelayedItemsLayout()  # so that the rows are laid out once, not again for each unfolded row
        for id in ids:
            index = self._model.index_of(id)
            if index.isValid():
                self.expand(index)

    def unfolded(self) -> set[int]:
        """The ids of the unfolded items, or while rows are hidden, of those unfolded before."""
        if self._unfolded is not None:
            return self._unfolded
        return {id for id in self._model.ids() if self.isExpanded(self._model.index_of(id))}

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == LIGHT and self._model.data(index) is not None:
            corner = self.visualRect(index).bottomLeft()
            self.light_clicked.emit(self._model.id_at(index), self.viewport().mapToGlobal(corner))
