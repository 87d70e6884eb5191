"""The goal tree on screen: selecting, folding, dragging, and the light at a click."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTreeView, QWidget

from vgr_desktop.ui.kit.model_index import ModelIndex
from vgr_desktop.ui.tree.model import LIGHT, ROOT, STAGE, TITLE, TreeModel

_AROUND = 18
"""Pixels that a cell has beside its words, together."""
FEW_PROGRAMMES = 3
"""Up to so many programmes, the tree opens unfolded."""


class TreeView(QTreeView):
    """Shows a `TreeModel`. `selected` tells the id of the item, `light_clicked` that its light was, and where.

    `narrowed` tells whether only some rows are shown from now on.
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
        header.setSectionResizeMode(STAGE, QHeaderView.ResizeMode.Fixed)  # a sign needs no measuring
        header.resizeSection(STAGE, header.sectionSizeHint(STAGE))
        self.clicked.connect(self._clicked)

    @property
    def is_filtered(self) -> bool:
        """Whether only some rows are shown."""
        return self._unfolded is not None

    def set_writable(self, writable: bool) -> None:  # noqa: FBT001  # as Qt's setters
        """Let names be typed and items be dragged, or let the tree only be looked at."""
        self._writable = writable
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked if writable else triggers.NoEditTriggers)
        self._allow_dragging()

    def show_only(self, ids: frozenset[int] | None, unfold: frozenset[int] = frozenset()) -> None:
        """Show only the items with these ids, and unfold those in `unfold`; None: show all, folded as before.

        While rows are out of sight nothing can be moved: between which of them it would come cannot be seen.
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
        """Hide the rows whose ids are not among `ids`; None: no row. Of hidden rows, those below need no hiding."""
        place = self._model.index_of(above)
        for row, id in enumerate(self._model.ids_below(above)):
            hide = ids is not None and id not in ids
            if hide is not (id in self._hidden):  # to ask the view would cost more than all the rest
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
        """The lights are as wide as the widest name of one: to measure each row takes far more time than to show it."""
        if column != LIGHT:
            return super().sizeHintForColumn(column)
        return max(map(self.fontMetrics().horizontalAdvance, self._model.light_names()), default=0) + _AROUND

    def rename(self) -> None:
        """Type another name for the selected item; one that is being typed goes on."""
        if self.state() is not QTreeView.State.EditingState:
            self.edit(self.currentIndex().siblingAtColumn(TITLE))

    def finish_typing(self) -> None:
        """Take the name that is being typed in the tree as it is now."""
        field = self.indexWidget(self.currentIndex().siblingAtColumn(TITLE))
        if field is not None and not self._finishing:
            self._finishing = True
            self.commitData(field)
            self.closeEditor(field, QAbstractItemDelegate.EndEditHint.NoHint)
            self._finishing = False

    def currentChanged(self, current: ModelIndex, previous: ModelIndex) -> None:
        """Tell what is selected."""
        super().currentChanged(current, previous)
        if current.isValid() and current.internalId() != previous.internalId():
            self.selected.emit(self._model.id_at(current))

    def unfold_as(self, ids: set[int] | None) -> None:
        """Unfold the items with these ids; None: as suits the number of programmes."""
        if ids is None:
            if self._model.rowCount() <= FEW_PROGRAMMES + 1:
                self.expandAll()
            return
        self._expand(ids)

    def _expand(self, ids: Iterable[int]) -> None:
        self.scheduleDelayedItemsLayout()  # so that the rows are laid out once, and not anew for each that unfolds
        for id in ids:
            index = self._model.index_of(id)
            if index.isValid():
                self.expand(index)

    def unfolded(self) -> set[int]:
        """The ids of the items that are unfolded, or were before only some were shown."""
        if self._unfolded is not None:
            return self._unfolded
        return {id for id in self._model.ids() if self.isExpanded(self._model.index_of(id))}

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == LIGHT and self._model.data(index) is not None:
            corner = self.visualRect(index).bottomLeft()
            self.light_clicked.emit(self._model.id_at(index), self.viewport().mapToGlobal(corner))
