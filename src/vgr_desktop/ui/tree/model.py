"""A Qt tree that follows the report with the smallest row operations.

Qt knows rows by the ids of their items, never by Python objects; so selection and expansion survive every change of the
report, and no widget keeps old items.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractItemModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QGuiApplication, QPalette

from vgr_desktop.core.dutch import deeds, headings
from vgr_desktop.core.figures.states import NodeStages
from vgr_desktop.core.model import tree
from vgr_desktop.core.model.report import Deliverable, Item, Light, Node, Report, Section, SubItem, light_of
from vgr_desktop.core.model.review import Stage
from vgr_desktop.ui.kit import lights, review_looks
from vgr_desktop.ui.kit.model_index import ModelIndex

ROOT = 0
TITLE, LIGHT, STAGE = range(3)
MIME_TYPE = "application/x-vgr-node"
BRANCH_MIME_TYPE = "application/x-vgr-branches"
_NO_TEXT = object()
"""The stage of an item without texts."""


@dataclass(frozen=True, slots=True)
class TreeRow:
    """What one row shows."""

    item: Item = field(compare=False)
    code: str
    title: str
    light: Light | None
    children: tuple["TreeRow", ...] = field(compare=False, default=())
    path: str = field(compare=False, default="")
    """The code; for a sub-item, which shows none, that of its deliverable."""


# Qt asks these of each row again and again, and joining flags takes Python long.
_SHOWN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_NAMED = _SHOWN | Qt.ItemFlag.ItemIsEditable
_DRAGGED = _SHOWN | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
_NAMED_AND_DRAGGED = _NAMED | _DRAGGED


class Drop(NamedTuple):
    """Nodes that go under another one, to a position that does not count themselves."""

    ids: tuple[int, ...]
    holder: int
    position: int


_NONE: Mapping[int, TreeRow] = {}


def rows_of(report: Report, known: Mapping[int, TreeRow] = _NONE) -> tuple[TreeRow, ...]:
    """The rows of the tree: the report itself, its programmes with all below them, and its sections.

    Rows in `known`, by the ids of their items, that are still right are reused with all below them.
    """
    front = TreeRow(report, "", headings.FRONT, None)
    programmes = (_row(report, node, node.number, known) for node in report.programmes)
    sections = (TreeRow(section, "", section.title, None) for section in report.sections)
    return (front, *programmes, *sections)


def _row(report: Report, node: Node, code: str, known: Mapping[int, TreeRow]) -> TreeRow:
    same = known.get(node.id)
    if same is not None and same.item is node and same.path == code:
        return same
    light = light_of(report, node) if isinstance(node, Deliverable | SubItem) else None
    children = tuple(_row(report, child, code + tree.label_of(child), known) for child in tree.children(node))
    return TreeRow(node, "" if isinstance(node, SubItem) else code, tree.title_of(node), light, children, code)


class TreeModel(QAbstractItemModel):
    """The goal tree of a report. It only shows; what the officer does in it is told by signals.

    `came` gives the ids of the rows that were not there before the report was shown, those above others first.
    """

    came = Signal(list)
    renamed = Signal(int, str)
    moved = Signal(tuple, int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty.

        `trend_of` gives the light of an item in the edition before, in words; `can_change` says whether a row can be
        renamed and moved, and `is_aside` whether it is only there to read beside the others.
        """
        super().__init__(parent)
        self.can_change: Callable[[int], bool] = lambda _id: True
        self.is_aside: Callable[[int], bool] = lambda _id: False
        self.trend_of: Callable[[int], str] = lambda _id: ""
        self._new: list[int] = []
        self._rows: dict[int, TreeRow] = {}
        self._parents: dict[int, int] = {}
        self._children: dict[int, list[int]] = {ROOT: []}
        self._scale: tuple[Light, ...] | None = None
        self._stages: dict[int, Stage | None] = {}
        self._node_stages = NodeStages()
        self._dimmed: frozenset[int] = frozenset()
        self._is_brief = False

    def index(self, row: int, column: int, parent: ModelIndex = QModelIndex()) -> QModelIndex:  # noqa: B008  # Qt's own default
        """The index of a row under `parent`."""
        children = self._children[self.id_at(parent)]
        if 0 <= row < len(children) and column in (TITLE, LIGHT, STAGE):
            return self.createIndex(row, column, children[row])
        return QModelIndex()

    def parent(self, index: ModelIndex) -> QModelIndex:  # type: ignore[override]  # Qt overloads it with QObject.parent
        """The index of the row above."""
        return self.index_of(self._parents[index.internalId()]) if index.isValid() else QModelIndex()

    def rowCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """The number of rows under `parent`."""
        return 0 if parent.column() > 0 else len(self._children[self.id_at(parent)])

    def columnCount(self, _parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """Title, light, and how far the texts are."""
        return 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The names of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return ("Doelenboom", "" if self._is_brief else "Stoplicht", "Tekst")[section]
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.ToolTipRole:
            return ("De programma’s met hun doelen", "Stoplicht", "Hoever de tekst is")[section]
        return None

    def name_columns(self, *, briefly: bool) -> None:
        """Name the columns that show signs, or leave that to their tooltips."""
        self._is_brief = briefly
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, LIGHT, LIGHT)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows."""
        if not index.isValid():
            return None
        row = self._rows[index.internalId()]
        if index.column() == STAGE:
            return self._stage_data(row, role)
        if index.column() == TITLE and role == Qt.ItemDataRole.ForegroundRole and self._is_dim(row.item.id):
            return QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText)
        if row.item.id in self._dimmed and index.column() == TITLE and role == Qt.ItemDataRole.FontRole:
            return _slanted()
        return self._light_data(row, role) if index.column() == LIGHT else self._title_data(row, role)

    def _is_dim(self, id: int) -> bool:
        return id in self._dimmed or self.is_aside(id)

    def _title_data(self, row: TreeRow, role: int) -> object:
        text = f"{row.code} {row.title or '(zonder naam)'}".strip()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return text
            case Qt.ItemDataRole.ToolTipRole:
                return self._with_trend(text, row)
            case Qt.ItemDataRole.EditRole:
                return row.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join((text, *self._said_of(row)))
            case Qt.ItemDataRole.FontRole if self._parents[row.item.id] == ROOT:
                font = QFont(QGuiApplication.font())
                font.setBold(True)
                return font
            case _:
                return (
                    f"Niveau {self._level(row.item.id)}" if role == Qt.ItemDataRole.AccessibleDescriptionRole else None
                )

    def _level(self, id: int) -> int:
        """How deep a row is in the tree, from 1."""
        return 1 if (above := self._parents[id]) == ROOT else 1 + self._level(above)

    def _light_data(self, row: TreeRow, role: int) -> object:
        if not has_light(row.item):
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return lights.label(row.light)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"Stoplicht {row.light.name if row.light else lights.not_set()}"
            case Qt.ItemDataRole.ForegroundRole:
                return lights.colour(row.light, QGuiApplication.palette())
            case Qt.ItemDataRole.ToolTipRole:
                return self._with_trend("Klik om het stoplicht te zetten", row)
            case _:
                return None

    def _with_trend(self, text: str, row: TreeRow) -> str:
        return "\n".join(filter(None, (text, self.trend_of(row.item.id))))

    def _said_of(self, row: TreeRow) -> Iterator[str]:
        """Light and state of the texts, for those who cannot see the other columns."""
        if has_light(row.item):
            yield lights.label(row.light)
        if row.item.id in self._stages:
            yield f"tekst {review_looks.name(self._stages[row.item.id]).lower()}"

    def _stage_data(self, row: TreeRow, role: int) -> object:
        if row.item.id not in self._stages:
            return None
        stage = self._stages[row.item.id]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return review_looks.sign(stage)
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return f"Tekst: {review_looks.name(stage).lower()}"
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignCenter
            case Qt.ItemDataRole.ForegroundRole:
                return QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText)
            case _:
                return None

    def setData(self, index: ModelIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell that a title was typed in the tree; the row follows when the report has changed."""
        if role == Qt.ItemDataRole.EditRole and isinstance(value, str):
            self.renamed.emit(self.id_at(index), value)
        return False

    def flags(self, index: ModelIndex) -> Qt.ItemFlag:
        """What can be done with a cell."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        item = self._rows[index.internalId()].item
        if isinstance(item, Report) or not self.can_change(item.id):
            return _SHOWN
        is_title = index.column() == TITLE
        if isinstance(item, Section):
            return _NAMED if is_title else _SHOWN
        return _NAMED_AND_DRAGGED if is_title else _DRAGGED

    def supportedDropActions(self) -> Qt.DropAction:
        """A node is moved, never copied."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """What is dragged is nodes of this tree."""
        return [MIME_TYPE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The ids of the dragged nodes, without those below others of them, in the order of the tree."""
        data = QMimeData()
        ids = self.topmost({self.id_at(index) for index in indexes})
        data.setData(MIME_TYPE, QByteArray(" ".join(map(str, ids)).encode()))
        return data

    def topmost(self, ids: Collection[int]) -> tuple[int, ...]:
        """Those of these ids that have a row and are not below another of them, in the order of the tree."""
        if len(ids) <= 1:
            return tuple(id for id in ids if id in self._parents)
        return tuple(self._tops(ROOT, frozenset(ids)))

    def _tops(self, above: int, ids: frozenset[int]) -> Iterator[int]:
        for child in self._children[above]:
            if child in ids:
                yield child
            elif self._children[child]:
                yield from self._tops(child, ids)

    def canDropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: ModelIndex
    ) -> bool:
        """Whether the nodes can be dropped there: only on their own level."""
        return isinstance(self.drop_target(data, row, parent), Drop)

    def dropMimeData(self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: ModelIndex) -> bool:
        """Tell that a node was dropped. Return False always, else the view would remove the row itself."""
        if isinstance(target := self.drop_target(data, row, parent), Drop):
            self.moved.emit(*target)
        return False

    def drop_target(self, data: QMimeData, row: int, parent: ModelIndex) -> Drop | str:
        """What dropping there would do, or why it is not possible: empty when it is nothing of this tree."""
        ids = tuple(int(id) for id in bytes(data.data(MIME_TYPE).data()).split() if id.isdigit())
        if not ids or any(id not in self._rows for id in ids):
            return ""
        holder = self.id_at(parent)
        siblings = self._children[holder]
        place = row if row >= 0 else len(siblings)
        place -= sum(id in ids for id in siblings[:place])
        if holder == ROOT:
            holder, place = self._rows[siblings[0]].item.id, max(place - 1, 0)
        kinds = {type(self._rows[id].item) for id in ids}
        if len(kinds) > 1:
            return "Versleep alleen onderdelen van dezelfde soort tegelijk."
        (kind,) = kinds
        if tree.PARENT_TYPE.get(kind) is not type(self._rows[holder].item):
            return deeds.why_not_there(kind)
        return Drop(ids, holder, place)

    def id_at(self, index: ModelIndex) -> int:
        """The id of the item that a row shows; `ROOT` for none."""
        return int(index.internalId()) if index.isValid() else ROOT

    def dim(self, ids: Iterable[int]) -> None:
        """Show these rows, and no others, as about to be moved away."""
        before, self._dimmed = self._dimmed, frozenset(ids)
        for index in map(self.index_of, before ^ self._dimmed):
            if index.isValid():
                self.dataChanged.emit(index, index)

    def ids(self) -> tuple[int, ...]:
        """The ids of all items that have a row."""
        return tuple(self._rows)

    def light_names(self) -> tuple[str, ...]:
        """The texts that can be in the column of lights."""
        return tuple(map(lights.label, (*(self._scale or ()), None)))

    def ids_below(self, id: int) -> tuple[int, ...]:
        """The ids of the rows directly under the one with this id, or under `ROOT`."""
        return tuple(self._children[id])

    def index_of(self, id: int) -> QModelIndex:
        """The index of the item with this id; invalid when it has no row."""
        if id not in self._parents:
            return QModelIndex()
        return self.createIndex(self._children[self._parents[id]].index(id), TITLE, id)

    def show(self, report: Report | None) -> None:
        """Show this value of the report; None shows nothing."""
        known = self._rows if report is not None and report.scale is self._scale else _NONE
        rows = rows_of(report, known) if report else ()
        self._scale = report.scale if report else None
        changed = self._take_stages(self._node_stages.of(report) if report else {})
        for id, counted in self._place(ROOT, rows):
            self._prune(id, counted)
        new, self._new = self._new, []
        if new:
            self.came.emit(new)
        for index in map(self.index_of, changed):
            if index.isValid():
                self.dataChanged.emit(index.siblingAtColumn(STAGE), index.siblingAtColumn(STAGE))

    def _place(self, id: int, rows: tuple[TreeRow, ...]) -> list[tuple[int, int]]:
        """Put every row in its place, with rows to remove after them.

        Return the rows that may have rows to remove below them, from the top down, and for each how many must stay.
        """
        looked_at = [(id, len(rows))]
        for number, row in enumerate(rows):
            child = row.item.id
            siblings = self._children[id]
            if number < len(siblings) and siblings[number] == child:
                pass
            elif child in self._parents:
                self._move(child, id, number)
            else:
                self._insert(row, id, number)
                looked_at += self._place(child, row.children)
            before = self._rows[child]
            if before is row:  # then nothing below it has changed
                continue
            self._rows[child] = row
            if before != row:
                first = self.index_of(child)
                self.dataChanged.emit(first, first.siblingAtColumn(LIGHT))
            looked_at += self._place(child, row.children)
        return looked_at

    def _take_stages(self, stages: dict[int, Stage | None]) -> list[int]:
        """Follow the stages of the texts. Return the ids of the existing rows whose stage changed."""
        before, self._stages = self._stages, stages
        return [id for id in self._parents if before.get(id, _NO_TEXT) is not stages.get(id, _NO_TEXT)]

    def _insert(self, row: TreeRow, parent: int, number: int) -> None:
        self.beginInsertRows(self.index_of(parent), number, number)
        self._rows[row.item.id] = row
        self._parents[row.item.id] = parent
        self._children[row.item.id] = []
        self._children[parent].insert(number, row.item.id)
        self._new.append(row.item.id)
        self.endInsertRows()

    def _move(self, id: int, parent: int, number: int) -> None:
        source = self._parents[id]
        at = self._children[source].index(id)
        self.beginMoveRows(self.index_of(source), at, at, self.index_of(parent), number)
        self._children[source].remove(id)
        self._children[parent].insert(number, id)
        self._parents[id] = parent
        self.endMoveRows()

    def _prune(self, id: int, count: int) -> None:
        """Remove the rows after the first `count`, which must stay."""
        siblings = self._children[id]
        if len(siblings) > count:
            self.beginRemoveRows(self.index_of(id), count, len(siblings) - 1)
            for child in siblings[count:]:
                self._forget(child)
            del siblings[count:]
            self.endRemoveRows()

    def _forget(self, id: int) -> None:
        for child in self._children.pop(id):
            self._forget(child)
        del self._rows[id], self._parents[id]


def _slanted() -> QFont:
    """The font of what is about to be moved away, which shows under the colour of the selection as well."""
    font = QFont(QGuiApplication.font())
    font.setItalic(True)
    return font


def has_light(item: Item) -> bool:
    """Whether the item has a light of its own."""
    return isinstance(item, Deliverable | SubItem)
