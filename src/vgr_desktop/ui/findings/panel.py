"""The findings of the report, always current; a click goes to one."""

from collections import Counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from vgr_desktop.core.checks import Judged, Severity
from vgr_desktop.ui.findings.model import ACCEPTED, SIGNS, FindingsModel, grouped
from vgr_desktop.ui.findings.view import FindingsView
from vgr_desktop.ui.session.findings import LiveFindings

_Kind = Severity | None
"""The severity of an open finding; None: it was accepted."""
_KINDS: tuple[_Kind, ...] = (*Severity, None)


class FindingsPanel(QWidget):
    """Findings by programme or by rule, and their number for each severity.

    `chosen` gives the finding to go to, `current_changed` tells that another one is current.
    """

    chosen = Signal(object)
    current_changed = Signal()

    def __init__(self, findings: LiveFindings, parent: QWidget | None = None) -> None:
        """Show these, and follow them."""
        super().__init__(parent)
        self._findings = findings
        self._found: tuple[Judged, ...] = ()
        self._by_rule = False
        self._summary = QLabel(wordWrap=True)
        self._filters = {kind: self._filter(kind) for kind in _KINDS}
        self._more = QToolButton(autoRaise=True)
        self._model = FindingsModel(self)
        self.view = FindingsView(self._model)
        self.view.chosen.connect(self.chosen)
        self.view.current_changed.connect(self.current_changed)
        self._arrange()
        findings.changed.connect(self._follow)

    def set_menu(self, menu: QMenu) -> None:
        """Use this menu for what can be done with findings, also as context menu."""
        self._more.setMenu(menu)
        self.view.addActions(menu.actions())
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def begin(self) -> None:
        """Forget the findings of the report before; those of the present one are not known yet."""
        self._found = ()
        self._show()
        self._summary.clear()

    def group(self, *, by_rule: bool) -> None:
        """Group the findings by rule, or by programme."""
        self._by_rule = by_rule
        self._show()

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) finding in the report as it is now."""
        self._findings.now()
        self.view.step(by)

    def current(self) -> Judged | None:
        """The finding that is current in the list."""
        line = self.view.current_line()
        return line.judged if line else None

    def _follow(self) -> None:
        found = self._findings.latest
        if found != self._found or not found:  # most typing does not change the findings
            self._found = found
            self._show()

    def _show(self) -> None:
        counts = Counter(map(_kind, self._found))
        for kind, button in self._filters.items():
            button.setText(f"{_sign(kind)} {counts[kind]}")
            button.setVisible(bool(counts[kind]))
            button.setToolTip(self._say_filter(kind, counts[kind]))
            button.setAccessibleName(button.toolTip())
        shown = [one for one in self._found if self._filters[_kind(one)].isChecked()]
        report = self._findings.report
        groups = grouped(report, shown, by_rule=self._by_rule) if report else ()
        self.view.show_groups(groups)
        open_ = len(self._found) - counts[None]
        hidden = open_ - sum(one.acceptance is None for one in shown)
        self._summary.setText(self._say(open_, hidden) if report else "")

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
