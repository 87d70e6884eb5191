"""Findings in groups, as a Qt tree of two levels: groups, and the findings in each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    Qt,
)
from PySide6.QtGui import QFont, QGuiApplication, QPalette

from vgr_desktop.core.checks import Finding, Judged, Severity, rule_name
from vgr_desktop.core.dutch.wording import long_date
from vgr_desktop.core.model import tree
from vgr_desktop.core.model.report import Programme, Report
from vgr_desktop.core.model.review import Acceptance
from vgr_desktop.ui.kit.model_index import ModelIndex
from vgr_desktop.ui.page.slots import node_to_show

SIGNS = {Severity.ERROR: "■", Severity.WARNING: "▲", Severity.ADVICE: "○"}
ACCEPTED = "✓"


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One finding as the list shows it."""

    text: str
    judged: Judged

    @property
    def finding(self) -> Finding:
        """The finding."""
        return self.judged.finding


@dataclass(frozen=True, slots=True)
class Group:
    """Findings under one heading."""

    name: str
    lines: tuple[FindingLine, ...]


def grouped(report: Report, found: Iterable[Judged], *, by_rule: bool) -> tuple[Group, ...]:
    """The findings by programme, in the order of the report, or by rule, in the order of their first findings."""
    groups: dict[str, list[FindingLine]] = {} if by_rule else {name: [] for name in _places(report)}
    for one in found:
        name = rule_name(one.finding.rule) if by_rule else _programme(report, one.finding.place)
        groups.setdefault(name, []).append(_line(report, one))
    return tuple(Group(name, tuple(lines)) for name, lines in groups.items() if lines)


def _places(report: Report) -> Iterator[str]:
    yield _programme(report, report.id)
    for programme in report.programmes:
        yield _programme(report, programme.id)


def _programme(report: Report, place: int) -> str:
    path = tree.index(report).path(node_to_show(report, place))
    programme = next((item for item in path if isinstance(item, Programme)), None)
    if programme is None:
        return "Hele rapportage"
    name = "Programma {0} {1}"
    return name.format(programme.number, programme.name).strip()


def _line(report: Report, one: Judged) -> FindingLine:
    finding = one.finding
    code = tree.code_of(tree.index(report), node_to_show(report, finding.place))
    where = f"{code}: " if code and code not in finding.message else ""
    if one.acceptance is None:
        return FindingLine(f"{SIGNS[finding.severity]} {where}{finding.message}", one)
    return FindingLine(f"{ACCEPTED} {where}{finding.message}\n{_said(one.acceptance)}", one)


def _said(acceptance: Acceptance) -> str:
    day = long_date(acceptance.day)
    if acceptance.author:
        said = "Geaccepteerd door {0} op {1}: {2}"
        return said.format(acceptance.author, day, acceptance.reason)
    return f"Geaccepteerd op {day}: {acceptance.reason}"


class FindingsModel(QAbstractItemModel):
    """The index of a finding has the number of its group, from 1, as its id; that of a group has 0."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._groups: tuple[Group, ...] = ()

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups that are shown."""
        return self._groups

    def show(self, groups: tuple[Group, ...]) -> None:
        """Show other groups."""
        self.beginResetModel()
        self._groups = groups
        self.endResetModel()

    def line(self, index: ModelIndex) -> FindingLine | None:
        """The finding in this row; None for the heading of a group."""
        if not index.isValid() or not index.internalId():
            return None
        return self._groups[index.internalId() - 1].lines[index.row()]

    def lines(self) -> list[QModelIndex]:
        """The indexes of the findings, from top to bottom."""
        return [self.index(row, 0, at) for at in self.headings() for row in range(self.rowCount(at))]

    def headings(self) -> list[QModelIndex]:
        """The indexes of the groups."""
        return [self.index(row, 0) for row in range(len(self._groups))]

    def index(self, row: int, column: int, parent: ModelIndex = QModelIndex()) -> QModelIndex:  # noqa: B008  # Qt's own default
        """The index of a row under `parent`."""
        if 0 <= row < self.rowCount(parent) and column == 0:
            return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)
        return QModelIndex()

    def parent(self, index: ModelIndex) -> QModelIndex:  # type: ignore[override]  # Qt overloads it with QObject.parent
        """The heading above a finding."""
        group = index.internalId() if index.isValid() else 0
        return self.createIndex(group - 1, 0, 0) if group else QModelIndex()

    def rowCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """The number of rows under `parent`."""
        if not parent.isValid():
            return len(self._groups)
        return 0 if parent.internalId() else len(self._groups[parent.row()].lines)

    def columnCount(self, _parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """One."""
        return 1

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a row shows."""
        line = self.line(index)
        match role:
            case Qt.ItemDataRole.DisplayRole if line is None:
                group = self._groups[index.row()]
                return f"{group.name} ({len(group.lines)})"
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole if line is not None:
                return line.text
            case Qt.ItemDataRole.FontRole if line is None:
                font = QFont()
                font.setBold(True)
                return font
            case Qt.ItemDataRole.ForegroundRole if line is not None and line.judged.acceptance is not None:
                return QGuiApplication.palette().brush(QPalette.ColorRole.PlaceholderText)
            case _:
                return None
