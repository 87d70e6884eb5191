"""What the report still lacks, live: a click goes there."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from vgr_desktop.core import tree
from vgr_desktop.core.checks import Finding, Inspector, Severity
from vgr_desktop.core.report import Report
from vgr_desktop.ui.page import node_to_show

DELAY, TYPING_DELAY = 250, 1500
"""Milliseconds after a change before the list follows, and after the last key when typing goes on meanwhile."""

_PLACE = Qt.ItemDataRole.UserRole
_SIGNS = {Severity.ERROR: "■", Severity.WARNING: "▲", Severity.ADVICE: "○"}


class _Line(NamedTuple):
    """One finding as the list shows it."""

    text: str
    message: str
    place: int


def _line(report: Report, finding: Finding) -> _Line:
    code = tree.code_of(tree.index(report), node_to_show(report, finding.place))
    where = f"{code}: " if code and code not in finding.message else ""
    return _Line(f"{_SIGNS[finding.severity]} {where}{finding.message}", finding.message, finding.place)


class FindingsPanel(QWidget):
    """A list of findings in the order of the report. `chosen` tells the id of the item to go to."""

    chosen = Signal(int)
    counted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Without a report yet."""
        super().__init__(parent)
        self._report: Report | None = None
        self._previous: Report | None = None
        self._shown: list[_Line] = []
        self._summary = QLabel(wordWrap=True)
        self._list = QListWidget()
        self._list.setWordWrap(True)
        self._list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self._list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._list.setAccessibleName(self.tr("Bevindingen"))
        self._list.setSpacing(2)
        self._list.itemClicked.connect(self._choose)
        self._list.itemActivated.connect(self._choose)
        self._inspector = Inspector()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self._summary)
        column.addWidget(self._list, 1)

    def follow(self, report: Report | None) -> None:
        """Show the findings of this value, in a moment."""
        self._report = report
        self._timer.start(max(DELAY, self._timer.remainingTime()))

    def wait(self) -> None:
        """Somebody is typing: the list follows only after that."""
        if self._timer.isActive():
            self._timer.start(TYPING_DELAY)

    def compare_with(self, previous: Report | None) -> None:
        """Find also what only repeats this earlier edition, in a moment: to read two reports at once takes long."""
        if previous is not self._previous:
            self._previous = previous
            self._timer.start(DELAY)

    def begin(self, report: Report | None) -> None:
        """Another report is shown: forget the findings of the one before, and look once its page is painted."""
        self._report, self._previous, self._shown = report, None, []
        self._list.clear()
        self._summary.clear()
        self._timer.start(DELAY)

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) finding, of the report as it is now."""
        if self._timer.isActive():
            self._look()
        if count := self._list.count():
            row = self._list.currentRow()
            row = (row + by) % count if row >= 0 else (0 if by > 0 else count - 1)
            self._list.setCurrentRow(row)
            self._choose(self._list.item(row))

    def _look(self) -> None:
        self._timer.stop()
        report = self._report
        found = self._inspector.findings(report, self._previous) if report else ()
        lines = [_line(report, finding) for finding in found] if report else []
        if lines != self._shown:  # most typing changes nothing of them
            self._shown = lines
            self._show(lines)
        self._summary.setText(self._say(len(lines)) if report else "")
        self.counted.emit(len(lines))

    def _show(self, lines: Sequence["_Line"]) -> None:
        current = self._list.currentRow()
        self._list.clear()
        for line in lines:
            item = QListWidgetItem(line.text)
            item.setData(_PLACE, line.place)
            item.setToolTip(line.message)
            self._list.addItem(item)
        self._list.setCurrentRow(min(current, len(lines) - 1))

    def _say(self, count: int) -> str:
        if not count:
            return self.tr("Niets: de rapportage is compleet.")
        if count == 1:
            return self.tr("Er ontbreekt nog één ding. Klik om erheen te gaan.")
        return self.tr("Er ontbreken nog {0} dingen. Klik om erheen te gaan.").format(count)

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(int(item.data(_PLACE)))
