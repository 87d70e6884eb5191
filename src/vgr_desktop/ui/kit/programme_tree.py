"""Programmes and policy areas with boxes to tick, for whoever asks for a part of a report."""

from collections.abc import Container, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from vgr_desktop.core.dutch import headings
from vgr_desktop.core.model.report import Report

_ID = Qt.ItemDataRole.UserRole
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class ProgrammeTree(QTreeWidget):
    """A programme is ticked when all its areas are. `itemChanged` tells that something else is ticked."""

    def __init__(self, report: Report, parent: QWidget | None = None) -> None:
        """Begin with nothing ticked."""
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setAccessibleName("Programma’s en beleidsterreinen")
        for programme in report.programmes:
            row = _row(headings.programme(programme), programme.id)
            self.addTopLevelItem(row)
            for area in programme.areas:
                row.addChild(_row(f"{programme.number}{area.letter} {area.name}", area.id))
            row.setExpanded(len(report.programmes) == 1)

    def tick(self, ids: Container[int]) -> None:
        """Tick the programmes and areas with these ids too."""
        for row in self._rows():
            if int(row.data(0, _ID)) in ids:
                row.setCheckState(0, _CHECKED)

    def ticked(self) -> frozenset[int]:
        """The ids of completely ticked programmes, and of ticked areas in others."""
        return frozenset(self._ticked())

    def _ticked(self) -> Iterator[int]:
        for programme in self._programmes():
            if programme.checkState(0) == _CHECKED:
                yield int(programme.data(0, _ID))
                continue
            for area in _children(programme):
                if area.checkState(0) == _CHECKED:
                    yield int(area.data(0, _ID))

    def _rows(self) -> Iterator[QTreeWidgetItem]:
        for programme in self._programmes():
            yield programme
            yield from _children(programme)

    def _programmes(self) -> Iterator[QTreeWidgetItem]:
        return filter(None, map(self.topLevelItem, range(self.topLevelItemCount())))


def _children(row: QTreeWidgetItem) -> Iterator[QTreeWidgetItem]:
    return filter(None, map(row.child, range(row.childCount())))


def _row(text: str, id: int) -> QTreeWidgetItem:
    row = QTreeWidgetItem([" ".join(text.split())])
    row.setFlags(row.flags() | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsAutoTristate)
    row.setCheckState(0, _UNCHECKED)
    row.setData(0, _ID, id)
    return row
