"""The goal tree on screen: selecting, folding, dragging, and clicking lights."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import cast

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QKeyEvent,
    QPainter,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QTreeView,
    QWidget,
)

from vgr_desktop.ui.kit.actions import MenuItem, in_groups
from vgr_desktop.ui.kit.model_index import ModelIndex
from vgr_desktop.ui.tree.model import LIGHT, ROOT, STAGE, TITLE, Drop, TreeModel
from vgr_desktop.ui.tree.unfolding import Unfolding

_AROUND = 18
"""Pixels around the words of a cell, together."""
WORDS_FROM = 300
"""Pixels of the tree from which on a light is said in words."""
LEAST_TITLE = 200
"""Pixels that the titles keep."""
_ROOMY, _COMPACT = 28, 22
"""Pixels: the least height of a row."""
_BAR = 3
"""Pixels: the width of the bar at the left of a selected row."""
FEW_PROGRAMMES = 3
"""With at most this many programmes, the tree is unfolded at first."""


class TreeView(QTreeView):
    """Shows a `TreeModel`. `selected` gives the id of the item, `light_clicked` that of a clicked light, and the point.

    Several rows can be chosen; one of them is the current one, whose page is shown. `chosen_changed` tells that others
    are chosen, `narrowed` whether only some rows are shown. `given_up` gives the id of a new item whose naming was
    cancelled. `copying`, `cutting` and `pasting` ask for what the keys and menus of the clipboard mean here,
    and `escaped` tells that what was begun is broken off.
    `said_of_drop` says what a drop would do.
    """

    selected = Signal(int)
    chosen_changed = Signal()
    narrowed = Signal(bool)
    light_clicked = Signal(int, QPoint)
    given_up = Signal(int)
    copying = Signal()
    cutting = Signal()
    pasting = Signal()
    escaped = Signal()

    def __init__(self, model: TreeModel, parent: QWidget | None = None) -> None:
        """A view of `model`."""
        super().__init__(parent)
        self._model = model
        self._finishing = False
        self._fresh: int | None = None
        self._offers: list[tuple[int, MenuItem]] = []
        self.said_of_drop: Callable[[Drop], str] = lambda _drop: ""
        self._writable = True
        self._is_narrow = False
        self._unfolded: set[int] | None = None
        self._hidden: set[int] = set()
        Unfolding(self, model)
        self.setModel(model)
        self.setAccessibleName("Doelenboom")
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setAnimated(False)
        self.setIndentation(16)
        self.set_compact(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(LIGHT, QHeaderView.ResizeMode.ResizeToContents)
        self.setItemDelegateForColumn(LIGHT, LightDelegate(self))
        header.setSectionResizeMode(STAGE, QHeaderView.ResizeMode.Fixed)  # a sign need not be measured
        header.resizeSection(STAGE, header.sectionSizeHint(STAGE))
        signs = max(map(self.fontMetrics().horizontalAdvance, "●▲■–")) + _AROUND
        beside = header.sectionSize(STAGE) + self.verticalScrollBar().sizeHint().width()
        self.setMinimumWidth(LEAST_TITLE + signs + beside)
        self.clicked.connect(self._clicked)
        self.selectionModel().selectionChanged.connect(lambda _new, _old: self.chosen_changed.emit())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show lights by their sign alone where the titles need the room."""
        super().resizeEvent(event)
        if self._is_narrow is not (narrow := self.width() < WORDS_FROM):
            self._is_narrow = narrow
            self._model.name_columns(briefly=narrow)
            self.header().resizeSections(QHeaderView.ResizeMode.ResizeToContents)
            self.scheduleDelayedItemsLayout()

    @property
    def shows_signs(self) -> bool:
        """Whether lights are only a sign."""
        return self._is_narrow

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

    def set_compact(self, compact: bool) -> None:  # noqa: FBT001  # as Qt's setters
        """Show narrow rows, or roomy ones; both are higher when the letters are."""
        self.setStyleSheet(f"QTreeView::item {{ min-height: {_COMPACT if compact else _ROOMY}px; padding: 0 2px; }}")

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        """Draw a row; a selected one has a bar in the accent at its left while the tree has the focus."""
        super().drawRow(painter, option, index)
        if self.selectionModel().isSelected(index) and self.hasFocus():
            row = self.visualRect(index)
            painter.fillRect(0, row.top(), _BAR, row.height(), self.palette().color(QPalette.ColorRole.Accent))

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

    @property
    def chosen_ids(self) -> tuple[int, ...]:
        """The ids of the chosen rows in the order of the tree, without those below others; else of the current one.

        While the officer works elsewhere, for instance in a text, only the current one counts.
        """
        current = self.current_id
        works_here = self.window().focusWidget() is self
        chosen = self._model.topmost(self._selected() - self._hidden) if works_here else ()
        return chosen or (() if current is None else (current,))

    def choose(self, ids: Iterable[int]) -> None:
        """Choose exactly these rows; the first of them is the current one."""
        indexes = [index for id in ids if (index := self._model.index_of(id)).isValid()]
        if not indexes:
            return
        self.select(self._model.id_at(indexes[0]))
        chosen = QItemSelection()
        for first, last in _stretches(indexes):
            self.expand(first.parent())
            chosen.select(first, last)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(chosen, flags.Select | flags.Rows)

    def _selected(self) -> set[int]:
        """The ids of the selected rows, stretch by stretch: Qt is slow to name each of many."""
        found: set[int] = set()
        stretches = cast("Iterable[QItemSelectionRange]", self.selectionModel().selection())  # Qt's list of them
        for stretch in stretches:
            siblings = self._model.ids_below(self._model.id_at(stretch.parent()))
            found.update(siblings[stretch.top() : stretch.bottom() + 1])
        return found

    def offer(self, place: int, *items: MenuItem) -> None:
        """Put actions and menus into the context menu, by place; between one group of ten and the next is a line."""
        self._offers += [(place, item) for item in items]
        self._offers.sort(key=lambda offer: offer[0])

    def copy(self) -> None:
        """Ask to copy what is chosen."""
        self.copying.emit()

    def cut(self) -> None:
        """Ask to move what is chosen to where it is pasted."""
        self.cutting.emit()

    def paste(self) -> None:
        """Ask to paste the branches on the clipboard."""
        self.pasting.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Break off at Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer all that can be done with what is chosen."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        in_groups(menu, self._offers)
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        corner = self.visualRect(self.currentIndex()).bottomLeft()
        menu.popup(self.viewport().mapToGlobal(corner) if by_key else event.globalPos())

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Say beside the mouse what a drop would do here, or why it is not possible."""
        super().dragMoveEvent(event)
        point = event.position().toPoint()
        target = self._model.drop_target(event.mimeData(), *self._drop_place(point))
        said = target if isinstance(target, str) else self.said_of_drop(target)
        QToolTip.showText(self.viewport().mapToGlobal(point), said, self)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Say nothing any more about a drop."""
        super().dragLeaveEvent(event)
        QToolTip.hideText()

    def _drop_place(self, point: QPoint) -> tuple[int, QModelIndex]:
        """The row and its parent, as in `dropMimeData`, where a drop at this point goes."""
        index, positions = self.indexAt(point), QAbstractItemView.DropIndicatorPosition
        match self.dropIndicatorPosition():
            case positions.AboveItem:
                return index.row(), index.parent()
            case positions.BelowItem:
                return index.row() + 1, index.parent()
            case _:
                return -1, index

    def name_new(self, id: int) -> None:
        """Begin typing the name of an item that was just added; cancelling it gives the item up."""
        self.select(id)
        self.setFocus()
        self._fresh = id
        self.rename()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Tell when the naming of a new item was cancelled."""
        super().closeEditor(editor, hint)
        fresh, self._fresh = self._fresh, None
        if fresh is not None and hint is QAbstractItemDelegate.EndEditHint.RevertModelCache:
            self.given_up.emit(fresh)

    def select(self, id: int) -> None:
        """Select the item with this id, unfolding what is above it."""
        index = self._model.index_of(id)
        if index.isValid():
            # Not what the keys that are held down at this moment would mean: Qt asks them when it is not told.
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.scrollTo(index)

    def sizeHintForColumn(self, column: int) -> int:
        """The width of the widest name of a light: measuring each row takes much more time than showing it."""
        if column != LIGHT:
            return super().sizeHintForColumn(column)
        names = self._model.light_names()
        shown = [name.partition(" ")[0] for name in names] if self._is_narrow else names
        return max(map(self.fontMetrics().horizontalAdvance, shown), default=0) + _AROUND

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
        # Most rows have none below them, and asking the view about each takes longer than all the rest.
        parents = (id for id in self._model.ids() if self._model.ids_below(id))
        return {id for id in parents if self.isExpanded(self._model.index_of(id))}

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == LIGHT and self._model.data(index) is not None:
            corner = self.visualRect(index).bottomLeft()
            self.light_clicked.emit(self._model.id_at(index), self.viewport().mapToGlobal(corner))


class LightDelegate(QStyledItemDelegate):
    """Shows a light in its shape and word, or in a narrow tree in its shape alone."""

    def __init__(self, tree: TreeView) -> None:
        """For the column of lights of `tree`."""
        super().__init__(tree)
        self._tree = tree

    def initStyleOption(self, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        """Leave out the word where there is no room for it."""
        super().initStyleOption(option, index)
        if self._tree.shows_signs:
            option.text = option.text.partition(" ")[0]


def _stretches(indexes: Sequence[QModelIndex]) -> Iterator[tuple[QModelIndex, QModelIndex]]:
    """The first and the last of each run of these indexes that follow each other under one parent."""
    first = last = indexes[0]
    for index in indexes[1:]:
        if index.row() != last.row() + 1 or index.parent() != last.parent():
            yield first, last
            first = index
        last = index
    yield first, last
