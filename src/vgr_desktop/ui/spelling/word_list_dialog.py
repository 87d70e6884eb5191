"""The words of a list, to edit."""

from collections.abc import Iterable

from PySide6.QtWidgets import QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from vgr_desktop.ui.kit.dialog import Dialog


class WordListDialog(Dialog):
    """A word on each line."""

    def __init__(self, title: str, reach: str, words: Iterable[str], parent: QWidget | None = None) -> None:
        """With these words; `reach` is the sentence that says for what they count."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(420, 480)
        self._words = QPlainTextEdit("\n".join(sorted(words, key=str.casefold)))
        self._words.setTabChangesFocus(True)
        said = QLabel(
            (
                "&Woorden die de spellingcontrole goed rekent, op elke regel één. Een woord in kleine letters mag ook "
                f"met een hoofdletter beginnen. {reach}"
            ),
            wordWrap=True,
        )
        said.setBuddy(self._words)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton("Bewaren", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(said)
        column.addWidget(self._words, 1)
        column.addWidget(buttons)

    def words(self) -> list[str]:
        """The edited list."""
        return [word for line in self._words.toPlainText().splitlines() if (word := line.strip())]
