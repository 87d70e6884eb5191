"""The page that shows the whole report at a glance; each part of it is a link."""

import datetime as dt
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from vgr_desktop.core.checks import Severity
from vgr_desktop.core.dutch.wording import long_date
from vgr_desktop.core.model.report import Light, Report
from vgr_desktop.core.views.commented import CommentCount
from vgr_desktop.core.views.filtering import Filter
from vgr_desktop.core.views.overview import Due, Overview, ProgrammeLights, RecentText
from vgr_desktop.ui.kit import lights, review_looks
from vgr_desktop.ui.overview.bar import LightsBar

WIDEST = 900
MOST = 12
"""The most lines in a list; the number of others is shown below it."""
_SIGNS = {Severity.ERROR: "■", Severity.WARNING: "▲", Severity.ADVICE: "○"}


class OverviewPage(QScrollArea):
    """The overview. `place_wanted` asks to go to an item, `filter_wanted` to filter the tree, `left` to go back."""

    place_wanted = Signal(int)
    filter_wanted = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without a report."""
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Overzicht")
        self._shown: tuple[object, ...] = ()

    def show_overview(self, report: Report, seen: Overview) -> None:
        """Show the overview of `report`."""
        if self._shown == (report.edition, report.scale, seen):
            return
        self._shown = (report.edition, report.scale, seen)
        top = self.verticalScrollBar().value()
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(28, 18, 28, 40)
        column.setSpacing(8)
        column.addWidget(_heading(f"Overzicht van de {report.edition.title}", 1.45))
        self._add_lights(column, report, seen.lights)
        self._add_counts(column, seen)
        self._add_due(column, seen.due)
        self._add_changes(column, seen.changes)
        column.addStretch(1)
        self._take(sheet)
        self.verticalScrollBar().setValue(top)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the text at Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _take(self, sheet: QWidget) -> None:
        sheet.setMaximumWidth(WIDEST)
        paper = QWidget()
        paper.setBackgroundRole(QPalette.ColorRole.Base)
        paper.setAutoFillBackground(True)
        row = QHBoxLayout(paper)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(sheet, 1000)
        row.addStretch(1)
        self.setWidget(paper)  # this deletes the one before

    def _add_lights(self, column: QVBoxLayout, report: Report, programmes: tuple[ProgrammeLights, ...]) -> None:
        column.addWidget(_heading("Stoplichten"))
        if not programmes:
            column.addWidget(QLabel("Er zijn nog geen programma’s."))
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, programme in enumerate(programmes):
            name = self._link(programme.name, partial(self.place_wanted.emit, programme.programme))
            grid.addWidget(name, row, 0)
            grid.addWidget(LightsBar(report.scale, programme.tally), row, 1)
            counts = (*programme.tally.counts, programme.tally.unset)
            for place, (light, count) in enumerate(zip((*report.scale, None), counts, strict=True), start=2):
                wanted = Filter(lights=frozenset({light.key if light else None}), under=programme.programme)
                grid.addWidget(self._light_link(programme, light, count, wanted), row, place)
        column.addLayout(grid)

    def _light_link(self, programme: ProgrammeLights, light: Light | None, count: int, wanted: Filter) -> QPushButton:
        shape = light.shape if light else lights.NOT_SET_SHAPE
        link = self._link(f"{shape} {count}", partial(self.filter_wanted.emit, wanted))
        link.setEnabled(count > 0)
        word = light.name if light else lights.not_set()
        link.setAccessibleName(f"{programme.name}: {count} keer {word.lower()}")
        link.setToolTip(link.accessibleName())
        return link

    def _add_counts(self, column: QVBoxLayout, seen: Overview) -> None:
        column.addWidget(_heading("Teksten"))
        row = QHBoxLayout()
        for stage, count in seen.stages:
            wanted = Filter(stages=frozenset({stage}))
            row.addWidget(self._link(f"{review_looks.label(stage)} {count}", partial(self.filter_wanted.emit, wanted)))
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(_heading("Bevindingen"))
        names = {
            Severity.ERROR: ("fout", "fouten"),
            Severity.WARNING: ("waarschuwing", "waarschuwingen"),
            Severity.ADVICE: ("advies", "adviezen"),
        }
        found = QHBoxLayout()
        for group in seen.findings:
            one, many = names[group.severity]
            said = f"{_SIGNS[group.severity]} {group.count} {one if group.count == 1 else many}"
            found.addWidget(self._link(said, partial(self.place_wanted.emit, group.first)))
        if not seen.findings:
            found.addWidget(QLabel("Er zijn geen bevindingen."))
        found.addStretch(1)
        column.addLayout(found)
        self._add_comments(column, seen.comments)

    def _add_comments(self, column: QVBoxLayout, count: CommentCount) -> None:
        """Say how many comments are open, when there are any: most reports are never commented on."""
        if not count.open + count.done:
            return
        column.addWidget(_heading("Opmerkingen"))
        done = f", {count.done} afgehandeld" if count.done else ""
        said = f"{count.open} nog af te handelen{done}"
        link = self._link(said, partial(self.filter_wanted.emit, Filter(with_comments=True)))
        link.setEnabled(count.open > 0)
        column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_due(self, column: QVBoxLayout, due: tuple[Due, ...]) -> None:
        lines = [(self._say_due(one), one.place) for one in due]
        self._add_list(column, "Nog te schrijven", lines, "Er staan geen deadlines open.")

    def _add_changes(self, column: QVBoxLayout, changes: tuple[RecentText, ...]) -> None:
        lines = [(f"{_moment(change.moment)} – {change.name}", change.place) for change in changes]
        nothing = "Er is deze week niet in teksten geschreven."
        self._add_list(column, "Deze week geschreven", lines, nothing)

    def _add_list(self, column: QVBoxLayout, title: str, lines: list[tuple[str, int]], nothing: str) -> None:
        column.addWidget(_heading(title))
        for said, place in lines[:MOST]:
            column.addWidget(self._link(said, partial(self.place_wanted.emit, place)), 0, Qt.AlignmentFlag.AlignLeft)
        if not lines:
            column.addWidget(QLabel(nothing))
        if len(lines) > MOST:
            column.addWidget(QLabel(f"En nog {len(lines) - MOST}."))

    def _say_due(self, due: Due) -> str:
        day = long_date(due.day)
        when = f"{day}: te laat" if due.late else day
        return f"{when} – {due.name}" + (f" – {due.owner}" if due.owner else "")

    def _link(self, said: str, command: Callable[[], object]) -> QPushButton:
        """A link that can be clicked or chosen with the space bar."""
        link = QPushButton(said.replace("&", "&&"))
        link.setFlat(True)
        link.setCursor(Qt.CursorShape.PointingHandCursor)
        link.setStyleSheet(
            "QPushButton { text-align: left; padding: 2px 4px 2px 0; border: 1px solid transparent;"
            " background: transparent; color: palette(link); }"
            "QPushButton:hover { text-decoration: underline; }"
            "QPushButton:focus { border: 1px solid palette(link); border-radius: 4px; }"
            "QPushButton:disabled { color: palette(placeholder-text); }"
        )
        link.clicked.connect(lambda _on=False: command())
        return link


def _heading(said: str, size: float = 1.15) -> QLabel:
    label = QLabel(said, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    font = label.font()
    font.setBold(True)
    font.setPointSizeF(font.pointSizeF() * size)
    label.setFont(font)
    label.setContentsMargins(0, 0 if size > 1.3 else 14, 0, 2)  # noqa: PLR2004  # the title is at the top
    return label


def _moment(moment: dt.datetime) -> str:
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(int(moment.timestamp())), "dddd d MMMM, HH:mm")
