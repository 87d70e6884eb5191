"""The list of findings on screen, with groups that can be folded, and sentences that wrap."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from vgr_desktop.ui.findings.model import FindingLine, FindingsModel, Group
from vgr_desktop.ui.kit.model_index import ModelIndex

_AIR, _INDENT = 8, 12
"""Pixels: above and below a sentence together, and before what is in a group."""
_MARGIN = 10


class FindingsView(QTreeView):
    """Shows a `FindingsModel`. `chosen` gives the finding to go to, `current_changed` tells that another is current."""

    chosen = Signal(object)
    current_changed = Signal()

    def __init__(self, model: FindingsModel, parent: QWidget | None = None) -> None:
        """A view of `model`."""
        super().__init__(parent)
        self._model = model
        self._folded: set[str] = set()
        self.setModel(model)
        self.setItemDelegate(_Sentences(self))
        self.setAccessibleName("Bevindingen")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setIndentation(_INDENT)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)
        self.collapsed.connect(lambda index: self._folded.add(model.groups[index.row()].name))
        self.expanded.connect(lambda index: self._folded.discard(model.groups[index.row()].name))

    def show_groups(self, groups: tuple[Group, ...]) -> None:
        """Show other findings; folded groups stay folded, and the current finding, or its neighbour, is current."""
        before = self.current_line()
        place = self._number(self.currentIndex())
        self._model.show(groups)
        for heading, group in zip(self._model.headings(), groups, strict=True):
            self.setExpanded(heading, group.name not in self._folded)
        lines = self._model.lines()
        same = [at for at in lines if before and _same(self._model.line(at), before)]
        if before is not None and lines:
            self._make_current(same[0] if same else lines[min(place, len(lines) - 1)])
        self.current_changed.emit()

    def current_line(self) -> FindingLine | None:
        """The finding that is current."""
        return self._model.line(self.currentIndex())

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) finding that was not accepted, and from the last to the first."""
        lines = [at for at in self._model.lines() if (line := self._model.line(at)) and not line.judged.acceptance]
        if lines:
            place = lines.index(self.currentIndex()) if self.currentIndex() in lines else (-1 if by > 0 else 0)
            at = lines[(place + by) % len(lines)]
            self._make_current(at)
            self._choose(at)

    def currentChanged(self, current: ModelIndex, previous: ModelIndex) -> None:
        """Tell that another finding is current."""
        super().currentChanged(current, previous)
        self.current_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the sentences again."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def _make_current(self, index: QModelIndex) -> None:
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def _number(self, index: QModelIndex) -> int:
        lines = self._model.lines()
        return lines.index(index) if index in lines else 0

    def _choose(self, index: QModelIndex) -> None:
        if line := self._model.line(index):
            self.chosen.emit(line.finding)
        else:
            self.setExpanded(index, not self.isExpanded(index))


def _same(line: FindingLine | None, other: FindingLine) -> bool:
    return line is not None and line.finding == other.finding


class _Sentences(QStyledItemDelegate):
    """Draws sentences wrapped to the available width."""

    def sizeHint(self, option: QStyleOptionViewItem, index: ModelIndex) -> QSize:
        """The height of the wrapped text."""
        view = self.parent()
        assert isinstance(view, FindingsView)  # noqa: S101  # the owner of this delegate
        self.initStyleOption(option, index)
        depth = 2 if index.parent().isValid() else 1
        room = QRect(QPoint(), QSize(view.viewport().width() - depth * view.indentation() - _MARGIN, 10_000))
        text = option.fontMetrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), option.text)
        return QSize(room.width(), text.height() + _AIR)
