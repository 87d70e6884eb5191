"""Signs that are on no key, and what helps typing."""

from collections.abc import Mapping

from PySide6.QtGui import QAction

from vgr_desktop.core.dutch.typeset import NBSP
from vgr_desktop.core.dutch.typing_aids import Aid
from vgr_desktop.core.model.text import Paragraph, Run, rich
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.kit.component import Component
from vgr_desktop.ui.text.actions import TextActions
from vgr_desktop.ui.text.runs import marks_of


class SignCommands(Component):
    """Connects the actions for signs and for the typing aids to the desk's editor."""

    def __init__(self, place: Workplace) -> None:
        """Dialogs are shown over the frame."""
        super().__init__(place.frame)
        self._desk = place.desk
        self._window = place.frame
        self._settings = place.settings
        actions = place.actions.of(TextActions)
        actions.euro.triggered.connect(lambda: self._insert("€"))
        actions.fixed_space.triggered.connect(lambda: self._insert(NBSP))
        actions.signs.triggered.connect(self._ask)
        self._aids = _aids(actions)
        for aid, action in self._aids.items():
            action.setChecked(not self._settings.is_on(_switch(aid)))
            action.triggered.connect(lambda on, aid=aid: self._switch_aid(aid, on=on))
        self._take_aids()

    def _insert(self, sign: str) -> None:
        """Put a sign in place of the selection, with the marks that typed characters would have."""
        editor = self._desk.editor
        if editor is not None:
            run = Run(sign, marks_of(editor.currentCharFormat()))
            editor.insert_text(rich([Paragraph((run,))]), "Teken invoegen")
            editor.setFocus()

    def _ask(self) -> None:
        from vgr_desktop.ui.format.signs_dialog import SignsDialog

        dialog = SignsDialog(self._window)
        if dialog.exec() == SignsDialog.DialogCode.Accepted:
            self._insert(dialog.sign)

    def _switch_aid(self, aid: Aid, *, on: bool) -> None:
        self._settings.switch(_switch(aid), on=not on)
        self._take_aids()

    def _take_aids(self) -> None:
        self._desk.aids.on = frozenset(aid for aid, action in self._aids.items() if action.isChecked())


def _aids(actions: TextActions) -> Mapping[Aid, QAction]:
    """The action for each aid."""
    return {
        Aid.LISTS: actions.aid_lists,
        Aid.QUOTES: actions.aid_quotes,
        Aid.DASHES: actions.aid_dashes,
        Aid.SPACES: actions.aid_spaces,
        Aid.LINKS: actions.aid_links,
    }


def _switch(aid: Aid) -> str:
    """The name of the switch that is on when the aid is off: at first, all aids are on."""
    return f"without-{aid}"
