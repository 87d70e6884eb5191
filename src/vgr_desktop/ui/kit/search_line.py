"""A line for words to look for. Undo and redo are of the window, for the report, unless something was typed here."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit


def is_history_key(event: QEvent) -> bool:
    """Whether the event asks if the widget handles undo or redo itself."""
    return (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and (event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo))
    )


class SearchLine(QLineEdit):
    """A line that keeps no key from the report while it is empty. `entered` tells that the caret came here."""

    entered = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell it."""
        super().focusInEvent(event)
        self.entered.emit()

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window when there is nothing here."""
        if not self.text() and is_history_key(event):
            event.ignore()
            return True
        return super().event(event)
