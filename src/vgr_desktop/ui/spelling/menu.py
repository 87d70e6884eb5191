"""What may have been meant by a word, in a menu that is there at once and fills itself."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget


class SuggestionMenu(QMenu):
    """Offers other words for one, and then what else can be done there. `meant` gives the chosen word."""

    meant = Signal(str)

    def __init__(self, word: str, others: Iterable[QAction], parent: QWidget) -> None:
        """About `word`; `others` come below the suggestions."""
        super().__init__(parent)
        self.word = word
        self._waiting = self.addAction("Suggesties zoeken…")
        self._waiting.setEnabled(False)
        self._line = self.addSeparator()
        self.addActions(list(others))

    def offer(self, words: Iterable[str]) -> None:
        """Offer these words."""
        for word in words:
            action = QAction(word, self)
            font = action.font()
            font.setBold(True)
            action.setFont(font)
            action.triggered.connect(lambda _on=False, word=word: self.meant.emit(word))
            self.insertAction(self._line, action)
        self._waiting.setText("Geen suggesties")
        self._waiting.setVisible(not any(action.font().bold() for action in self.actions()))
        first = self.actions()[1]
        if first.isEnabled() and self.activeAction() in (None, self._waiting):
            self.setActiveAction(first)

    def leave_out(self) -> None:
        """Offer no words."""
        self._waiting.setVisible(False)
        self._line.setVisible(False)

    def offered(self) -> list[str]:
        """The words that are offered."""
        return [action.text() for action in self.actions() if action.font().bold()]
