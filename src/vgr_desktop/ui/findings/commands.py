"""What can be done with findings: accept one, withdraw that, group them, and switch advice on."""

import datetime as dt
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from vgr_desktop.core import checks
from vgr_desktop.core.editing.edits import Edit
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.findings.actions import FindingActions
from vgr_desktop.ui.findings.panel import FindingsPanel
from vgr_desktop.ui.kit.actions import fill
from vgr_desktop.ui.kit.component import Component

_BY_RULE = "findings-by-rule"


class FindingsCommands(Component):
    """Connects the actions to the panel and the session, and remembers how findings are shown."""

    def __init__(self, place: Workplace, panel: FindingsPanel) -> None:
        """Dialogs are shown over the frame."""
        super().__init__(place.frame)
        self._actions = actions = place.actions.of(FindingActions)
        self._session = place.session
        self._findings = place.findings
        self._settings = place.settings
        self._panel = panel
        self._window = place.frame
        self._advice = {
            actions.advise_long_sentences: "long-sentence",
            actions.advise_vague_verbs: "vague-verb",
            actions.advise_skipped_codes: "skipped-code",
        }
        self._switches = {actions.findings_by_rule: _BY_RULE, **self._advice}
        self._connect()
        self._fill_menu()
        self._show_switches()
        self._show_state()

    def _connect(self) -> None:
        a = self._actions
        a.next_finding.triggered.connect(lambda: self._panel.step(1))
        a.previous_finding.triggered.connect(lambda: self._panel.step(-1))
        a.accept_finding.triggered.connect(self._accept)
        a.withdraw_acceptance.triggered.connect(self._withdraw)
        for action, name in self._switches.items():
            action.triggered.connect(lambda on, name=name: self._switch(name, on=on))
        self._panel.current_changed.connect(self._show_state)

    def _fill_menu(self) -> None:
        menu = QMenu(self._panel)
        fill(menu, self._actions.here)
        self._panel.set_menu(menu)

    def _switch(self, name: str, *, on: bool) -> None:
        self._settings.switch(name, on=on)
        self._show_switches()

    def _show_switches(self) -> None:
        """Show the findings as the settings say."""
        for action, name in self._switches.items():
            action.setChecked(self._settings.is_on(name))
        optional = [name for action, name in self._advice.items() if action.isChecked()]
        self._findings.apply_rules(optional)
        self._panel.group(by_rule=self._actions.findings_by_rule.isChecked())

    def _show_state(self) -> None:
        current = self._panel.current()
        self._actions.accept_finding.setEnabled(current is not None and current.acceptance is None)
        self._actions.withdraw_acceptance.setEnabled(current is not None and current.acceptance is not None)

    def _accept(self) -> None:
        from vgr_desktop.disk.user import user_name
        from vgr_desktop.ui.findings.acceptance_dialog import AcceptanceDialog

        current = self._panel.current()
        if current is None:
            return
        finding = current.finding
        dialog = AcceptanceDialog(finding.message, user_name(), self._window)
        if dialog.exec() == AcceptanceDialog.DialogCode.Accepted:
            change = partial(
                checks.accept,
                finding=finding,
                identity=self._session.identities.new(),
                reason=dialog.reason(),
                author=dialog.author(),
                day=dt.datetime.now().astimezone().date(),
            )
            self._apply(self._actions.accept_finding, change, finding.place)
        dialog.deleteLater()

    def _withdraw(self) -> None:
        current = self._panel.current()
        if current is not None and current.acceptance is not None:
            change = partial(checks.withdraw, acceptance_id=current.acceptance.id)
            self._apply(self._actions.withdraw_acceptance, change, current.finding.place)

    def _apply(self, action: QAction, change: Edit, place: int) -> None:
        try:
            self._session.apply(action.text().replace("&", "").rstrip("…"), change, place)
        except Problem as problem:
            self.refused.emit(str(problem))
        else:
            self._findings.look()
