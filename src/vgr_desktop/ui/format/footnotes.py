"""Inserting, changing and removing footnotes."""

from PySide6.QtGui import QTextCursor

from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.kit.component import Component
from vgr_desktop.ui.text.actions import TextActions
from vgr_desktop.ui.text.footnote_dialog import REMOVED, FootnoteDialog
from vgr_desktop.ui.text.runs import OBJECT, marks_of, note_format, note_in, object_beside


def put_note(cursor: QTextCursor, note: str) -> None:
    """Insert a footnote after the selection, or replace the selected one."""
    marks = marks_of(cursor.charFormat())
    if cursor.selectedText() != OBJECT:
        cursor.setPosition(cursor.selectionEnd())
    cursor.insertText(OBJECT, note_format(note, marks))


class FootnoteCommands(Component):
    """Connects the action for footnotes to the desk's editor."""

    def __init__(self, place: Workplace) -> None:
        """The dialog is shown over the frame."""
        super().__init__(place.frame)
        self._desk = place.desk
        self._window = place.frame
        place.actions.of(TextActions).footnote.triggered.connect(self._ask)
        place.desk.object_opened.connect(self._open)

    def _open(self) -> None:
        """Open the mark or picture that is selected in the editor."""
        editor = self._desk.editor
        mark = object_beside(editor.textCursor()) if editor else None
        if mark is not None and note_in(mark.charFormat()) is not None:
            self._ask()

    def _ask(self) -> None:
        """Ask for a new footnote at the caret or, if the caret is beside a mark, for the text of that one."""
        editor = self._desk.editor
        if editor is None or editor.isReadOnly():
            return
        mark = object_beside(editor.textCursor())
        known = note_in(mark.charFormat()) if mark else None
        dialog = FootnoteDialog(known or "", self._window)
        result = dialog.exec()
        note = dialog.note()
        if mark is not None and known is not None and result != FootnoteDialog.DialogCode.Rejected:
            editor.setTextCursor(mark)
        if result == REMOVED:
            editor.do("Voetnoot verwijderen", QTextCursor.removeSelectedText)
        elif result == FootnoteDialog.DialogCode.Accepted and note != known:
            name = "Voetnoot wijzigen" if known else "Voetnoot"
            editor.do(name, lambda cursor: put_note(cursor, note))
        editor.setFocus()
