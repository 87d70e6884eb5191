"""The officer's own words, to edit."""

from collections.abc import Iterable

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget


class WordListDialog(QDialog):
    """A word on each line."""

    def __init__(self, words: Iterable[str], parent: QWidget | None = None) -> None:
        """With these words."""
        super().__init__(parent)
        self.setWindowTitle("Eigen woordenlijst")
        self.resize(420, 480)
        self._words = QPlainTextEdit("\n".join(sorted(words, key=str.casefold)))
        self._words.setTabChangesFocus(True)
        said = QLabel(
            (
                "&Woorden die de spellingcontrole goed rekent, op elke regel één. Een woord in kleine letters mag ook "
                "met een hoofdletter beginnen. De lijst geldt voor al uw dossiers op deze computer."
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
