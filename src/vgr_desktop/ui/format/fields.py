"""Putting fields into a text."""

from vgr_desktop.core.editing.text_fields import offers
from vgr_desktop.core.model.text import Paragraph, Run, rich
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.kit.component import Component
from vgr_desktop.ui.text.actions import TextActions
from vgr_desktop.ui.text.field_dialog import FieldDialog
from vgr_desktop.ui.text.runs import marks_of


class FieldCommands(Component):
    """Connects the action for fields to the desk's editor."""

    def __init__(self, place: Workplace) -> None:
        """The dialog is shown over the frame."""
        super().__init__(place.frame)
        self._session = place.session
        self._desk = place.desk
        self._window = place.frame
        place.actions.of(TextActions).field.triggered.connect(self._ask)

    def _ask(self) -> None:
        """Ask for a field, and replace the selection by it."""
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
