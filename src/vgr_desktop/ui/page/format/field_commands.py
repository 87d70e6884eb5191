"""Putting fields into a text."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from vgr_desktop.core.editing.fields import offers
from vgr_desktop.core.model.text import Paragraph, Run, rich
from vgr_desktop.ui.kit.actions import Actions
from vgr_desktop.ui.page.desk import Desk
from vgr_desktop.ui.session.session import Session
from vgr_desktop.ui.text.field_dialog import FieldDialog
from vgr_desktop.ui.text.runs import marks_of


class FieldCommands(QObject):
    """Connects the action for fields to the desk's editor."""

    def __init__(self, actions: Actions, session: Session, desk: Desk, parent: QWidget) -> None:
        """The dialog comes over the window `parent`."""
        super().__init__(parent)
        self._session = session
        self._desk = desk
        self._window = parent
        actions.field.triggered.connect(self._ask)

    def _ask(self) -> None:
        """Ask for a field, and put it in the place of the selection."""
        editor, report, place = self._desk.editor, self._session.report, self._desk.item_id
        if editor is None or report is None or place is None or editor.isReadOnly():
            return
        dialog = FieldDialog(offers(report, place, self._session.previous), self._window)
        agreed, chosen = dialog.exec() == FieldDialog.DialogCode.Accepted, dialog.chosen()
        dialog.deleteLater()
        if agreed and chosen is not None:
            marks = marks_of(editor.currentCharFormat())
            text = rich([Paragraph((Run(chosen.text, marks, field=chosen.key),))])
            editor.insert_text(text, "Veld")
        editor.setFocus()
