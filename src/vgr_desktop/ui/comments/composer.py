"""A small field to write a comment or an answer in."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

LINES = 3
_UNDO, _REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo


class _Field(QPlainTextEdit):
    """A few lines. `finished` at Ctrl+Enter, `left` at Escape; Tab goes on."""

    finished = Signal()
    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFixedHeight(LINES * self.fontMetrics().lineSpacing() + 12)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finished.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep Escape and Ctrl+Enter for this field, whatever else they do in the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            own = event.key() == Qt.Key.Key_Escape or event.matches(_UNDO) or event.matches(_REDO)
            if own:
                event.accept()
                return True
        return super().event(event)


class Composer(QFrame):
    """Asks for words. `said` gives them, `typed` what there is of them, `left` tells that nothing is to be said."""

    said = Signal(str)
    left = Signal()
    typed = Signal(str)

    def __init__(self, question: str, button: str, draft: str = "", parent: QWidget | None = None) -> None:
        """`question` says what the words are about, `button` what is done with them; `draft` was typed before."""
        super().__init__(parent)
        self._field = _Field(question)
        self._field.setPlainText(draft)
        self._say = QPushButton(button)
        self._say.setToolTip("Ctrl+Enter")
        cancel = QPushButton("Annuleren")
        cancel.setToolTip("Esc")
        label = QLabel(question, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        label.setBuddy(self._field)
        buttons = QHBoxLayout()
        buttons.addWidget(self._say)
        buttons.addWidget(cancel)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        column.addWidget(label)
        column.addWidget(self._field)
        column.addLayout(buttons)
        self.setFocusProxy(self._field)
        self._field.textChanged.connect(self._follow)
        self._field.finished.connect(self._finish)
        self._field.left.connect(self.left)
        self._say.clicked.connect(self._finish)
        cancel.clicked.connect(self.left)
        self._say.setEnabled(bool(draft.strip()))

    def _follow(self) -> None:
        words = self._field.toPlainText()
        self._say.setEnabled(bool(words.strip()))
        self.typed.emit(words)

    def _finish(self) -> None:
        if words := self._field.toPlainText().strip():
            self.said.emit(words)
