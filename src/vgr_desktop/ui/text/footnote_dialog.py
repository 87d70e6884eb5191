"""Asks for the text of a footnote."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from vgr_desktop.core.model.text import one_line
from vgr_desktop.ui.kit.dialog import Dialog

_LINES = 4
REMOVED = 2
"""The result of the dialog when the footnote must be removed."""


class _NoteField(QPlainTextEdit):
    """The field for the note. `finished` tells that Ctrl+Enter was pressed."""

    finished = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Finish at Ctrl+Enter; Enter alone begins a line."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finished.emit()
        else:
            super().keyPressEvent(event)


class FootnoteDialog(Dialog):
    """A footnote is one paragraph of plain text."""

    def __init__(self, note: str = "", parent: QWidget | None = None) -> None:
        """Begin with this note; without one, it is a new footnote."""
        super().__init__(parent)
        self.setWindowTitle("Voetnoot bewerken" if note else "Voetnoot invoegen")
        self.setMinimumWidth(480)
        self._text = _NoteField(note)
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(self._text.fontMetrics().lineSpacing() * _LINES + 16)
        label = QLabel("&Tekst van de voetnoot")
        label.setBuddy(self._text)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        if note:
            remove = self._buttons.addButton("&Verwijderen", QDialogButtonBox.ButtonRole.DestructiveRole)
            remove.clicked.connect(lambda: self.done(REMOVED))
        column = QVBoxLayout(self)
        column.addWidget(label)
        column.addWidget(self._text)
        column.addWidget(self._buttons)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._text.finished.connect(self._accept_whole)
        self._text.textChanged.connect(self._judge)
        self._text.selectAll()
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)
        self._judge()

    def note(self) -> str:
        """The text of the footnote, on one line."""
        return one_line(self._text.toPlainText())

    def _accept_whole(self) -> None:
        """Accept the note, unless there is nothing in it."""
        if self.note():
            self.accept()

    def _judge(self) -> None:
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(self.note()))
