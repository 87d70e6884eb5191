"""What the report still lacks, live: a click goes there."""

from collections import Counter
from collections.abc import Collection

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from vgr_desktop.core.checks import Finding, Inspector, Judged, Severity, judged, with_spelling
from vgr_desktop.core.model.report import Report
from vgr_desktop.ui.findings.model import ACCEPTED, SIGNS, FindingsModel, grouped
from vgr_desktop.ui.findings.proofreader import Proofreader
from vgr_desktop.ui.findings.view import FindingsView

DELAY, TYPING_DELAY = 250, 1500
"""Milliseconds after a change before the list follows, and after the last key when typing goes on meanwhile."""

_Kind = Severity | None
"""How much an open finding weighs; None: it was accepted."""
_KINDS: tuple[_Kind, ...] = (*Severity, None)


class FindingsPanel(QWidget):
    """Findings by programme or by rule, and how many there are of each weight.

    `chosen` tells which finding to go to, `counted` how many are open, `current_changed` that another one is current.
    """

    chosen = Signal(object)
    counted = Signal(int)
    current_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Without a report yet."""
        super().__init__(parent)
        self._report: Report | None = None
        self._previous: Report | None = None
        self._inspector = Inspector()
        self._proofreader: Proofreader | None = None
        self._found: tuple[Judged, ...] = ()
        self._by_rule = False
        self._summary = QLabel(wordWrap=True)
        self._filters = {kind: self._filter(kind) for kind in _KINDS}
        self._more = QToolButton(autoRaise=True)
        self._model = FindingsModel(self)
        self.view = FindingsView(self._model)
        self.view.chosen.connect(self.chosen)
        self.view.current_changed.connect(self.current_changed)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)
        self._arrange()

    def set_menu(self, menu: QMenu) -> None:
        """What can be done with findings, also at the right mouse button."""
        self._more.setMenu(menu)
        self.view.addActions(menu.actions())
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

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
        self._report, self._previous, self._found = report, None, ()
        self._show()
        self._summary.clear()
        self._timer.start(DELAY)

    def go_by(self, optional: Collection[str], *, by_rule: bool) -> None:
        """Go also by these optional rules, and group the findings by rule or by programme."""
        self._inspector, self._by_rule = Inspector(optional), by_rule
        self._found = ()
        self.look()

    def proofread(self, proofreader: Proofreader | None) -> None:
        """Go also by what the proofreader finds, or no longer; in a moment, for it is not what the window opens for."""
        self._proofreader = proofreader
        self._timer.start(DELAY)

    def look_soon(self) -> None:
        """Look in a moment, unless that is so already: more came to be known."""
        if not self._timer.isActive():
            self._timer.start(DELAY)

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) finding, of the report as it is now."""
        if self._timer.isActive():
            self.look()
        self.view.step(by)

    def current(self) -> Judged | None:
        """The finding that is current in the list."""
        line = self.view.current_line()
        return line.judged if line else None

    def look(self) -> None:
        """Show the findings of the report as it is now."""
        self._timer.stop()
        report = self._report
        found = judged(report, self._find(report)) if report else ()
        if found != self._found or not found:  # most typing changes nothing of them
            self._found = found
            self._show()
        self.counted.emit(sum(one.acceptance is None for one in found))

    def _find(self, report: Report) -> tuple[Finding, ...]:
        found = self._inspector.findings(report, self._previous)
        if self._proofreader is None:
            return found
        self._proofreader.read(report)
        return with_spelling(report, found, self._proofreader.unknown)

    def _show(self) -> None:
        counts = Counter(map(_kind, self._found))
        for kind, button in self._filters.items():
            button.setText(f"{_sign(kind)} {counts[kind]}")
            button.setVisible(bool(counts[kind]))
            button.setToolTip(self._say_filter(kind, counts[kind]))
            button.setAccessibleName(button.toolTip())
        shown = [one for one in self._found if self._filters[_kind(one)].isChecked()]
        groups = grouped(self._report, shown, by_rule=self._by_rule) if self._report else ()
        self.view.show_groups(groups)
        open_ = len(self._found) - counts[None]
        hidden = open_ - sum(one.acceptance is None for one in shown)
        self._summary.setText(self._say(open_, hidden) if self._report else "")

    def _say(self, count: int, hidden: int) -> str:
        if not count:
            said = "Niets meer open: de rapportage is compleet."
        elif count == 1:
            said = "Nog één bevinding open. Klik om erheen te gaan."
        else:
            said = f"Nog {count} bevindingen open. Klik om erheen te gaan."
        return f"{said} ({hidden} verborgen)" if hidden else said

    def _say_filter(self, kind: _Kind, count: int) -> str:
        said = {
            Severity.ERROR: "Wat moet: {0}",
            Severity.WARNING: "Wat hoort: {0}",
            Severity.ADVICE: "Om naar te kijken: {0}",
            None: "Geaccepteerd: {0}",
        }
        return said[kind].format(count)

    def _filter(self, kind: _Kind) -> QToolButton:
        button = QToolButton(autoRaise=True)
        button.setCheckable(True)
        button.setChecked(kind is not None)
        button.setText(_sign(kind))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.toggled.connect(self._show)
        button.hide()
        return button

    def _arrange(self) -> None:
        self._more.setText("⋯")
        self._more.setToolTip("Groeperen, accepteren en adviezen")
        self._more.setAccessibleName(self._more.toolTip())
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        head = QHBoxLayout()
        head.setSpacing(2)
        for button in self._filters.values():
            head.addWidget(button)
        head.addStretch(1)
        head.addWidget(self._more)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 8)
        column.addWidget(self._summary)
        column.addLayout(head)
        column.addWidget(self.view, 1)


def _kind(one: Judged) -> _Kind:
    return one.finding.severity if one.acceptance is None else None


def _sign(kind: _Kind) -> str:
    return ACCEPTED if kind is None else SIGNS[kind]
