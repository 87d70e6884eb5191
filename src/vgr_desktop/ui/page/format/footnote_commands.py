"""Putting footnotes into a text, changing them and taking them out."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from vgr_desktop.ui.kit.actions import Actions
from vgr_desktop.ui.page.desk import Desk
from vgr_desktop.ui.text.footnote_dialog import REMOVED, FootnoteDialog
from vgr_desktop.ui.text.runs import OBJECT, marks_of, note_format, note_in, object_beside


def put_note(cursor: QTextCursor, note: str) -> None:
    """Put a footnote after the selection, or in the place of the one that is selected."""
    marks = marks_of(cursor.charFormat())
    if cursor.selectedText() != OBJECT:
        cursor.setPosition(cursor.selectionEnd())
    cursor.insertText(OBJECT, note_format(note, marks))


class FootnoteCommands(QObject):
    """Connects the action for footnotes to the desk's editor."""

    def __init__(self, actions: Actions, desk: Desk, parent: QWidget) -> None:
        """The dialog comes over the window `parent`."""
        super().__init__(parent)
        self._desk = desk
        self._window = parent
        actions.footnote.triggered.connect(self._ask)
        desk.object_opened.connect(self._open)

    def _open(self) -> None:
        """A mark or a picture was opened in the editor, and is selected."""
        editor = self._desk.editor
        mark = object_beside(editor.textCursor()) if editor else None
        if mark is not None and note_in(mark.charFormat()) is not None:
            self._ask()

    def _ask(self) -> None:
        """Ask for a new footnote at the caret or, where the caret is beside a mark, for its text."""
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
