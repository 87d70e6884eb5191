"""Switching the spelling on, and what an officer adds to the dictionary."""

from collections.abc import Callable

from vgr_desktop.core.checks.spelling import RULE
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.spelling.word_list import FILE, WordList
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.findings.actions import FindingActions
from vgr_desktop.ui.findings.panel import FindingsPanel
from vgr_desktop.ui.findings.proofreader import Proofreader
from vgr_desktop.ui.kit.component import Component

_SWITCH = "spelling"


class SpellingCommands(Component):
    """Connects the actions of the spelling to the list of findings."""

    def __init__(self, place: Workplace, panel: FindingsPanel) -> None:
        """Dialogs are shown over the frame."""
        super().__init__(place.frame)
        self._actions = actions = place.actions.of(FindingActions)
        self._findings = place.findings
        self._settings = settings = place.settings
        self._panel = panel
        self._window = place.frame
        self._word_list = WordList(settings.beside(FILE))
        self.proofreader = Proofreader(self._word_list, self)
        self._add_text = actions.add_to_word_list.text()
        self._connect()
        actions.check_spelling.setChecked(settings.is_on(_SWITCH))
        self._show_switch()
        self._show_current()

    def _connect(self) -> None:
        a = self._actions
        a.check_spelling.triggered.connect(self._switch)
        a.add_to_word_list.triggered.connect(self._add)
        a.edit_word_list.triggered.connect(self._edit)
        self._panel.current_changed.connect(self._show_current)
        self.proofreader.answered.connect(self._findings.look_soon)
        self.proofreader.failed.connect(lambda problem: self.refused.emit(str(problem)))

    def _switch(self, on: bool) -> None:  # noqa: FBT001  # as Qt tells it
        self._settings.switch(_SWITCH, on=on)
        self._show_switch()

    def _show_switch(self) -> None:
        """Check the spelling or not, as the action says; when it is off, no process runs."""
        on = self._actions.check_spelling.isChecked()
        if not on:
            self.proofreader.end()
        self._findings.proofread(self.proofreader if on else None)

    def _word(self) -> str:
        """The first word of the current finding; empty when that is not about spelling."""
        current = self._panel.current()
        return current.finding.words if current is not None and current.finding.rule == RULE else ""

    def _show_current(self) -> None:
        word, action = self._word(), self._actions.add_to_word_list
        action.setEnabled(bool(word))
        action.setText(f"“{word}” &toevoegen aan woordenlijst" if word else self._add_text)

    def _add(self) -> None:
        self._change(lambda: self._word_list.add(self._word()))

    def _edit(self) -> None:
        self._change(self._ask)

    def _ask(self) -> None:
        from vgr_desktop.ui.findings.word_list_dialog import WordListDialog

        dialog = WordListDialog(self._word_list.read(), self._window)
        if dialog.exec() == WordListDialog.DialogCode.Accepted:
            self._word_list.write(dialog.words())
        dialog.deleteLater()

    def _change(self, change: Callable[[], None]) -> None:
        """Change the officer's list, and update the findings at once."""
        try:
            change()
        except Problem as problem:
            self.refused.emit(str(problem))
        self.proofreader.look_at_word_list()
        self._findings.look()
