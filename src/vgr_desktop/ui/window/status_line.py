"""The line under the window: what is saved, how much there is, and in which file."""

from pathlib import Path

from PySide6.QtCore import QDateTime
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget


class StatusLine(QStatusBar):
    """Says it in words; nothing in it can be clicked but the progress of a job."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Without anything to say."""
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._saved = QLabel()
        self._words = QLabel()
        self._count = QLabel()
        self._file = QLabel()
        self.addWidget(self._saved)
        for label in (self._words, self._count, self._file):
            self.addPermanentWidget(label)

    def show_open(self, path: Path | None) -> None:
        """Another dossier is open, or none."""
        self._saved.setText("Opgeslagen" if path else "")
        self.show_path(path)

    def show_path(self, path: Path | None) -> None:
        """The dossier is in this file."""
        self._file.setText(path.name if path else "")
        self._file.setToolTip(str(path) if path else "")

    def show_saving(self) -> None:
        """Something is on its way to disk."""
        self._saved.setText("Opslaan…")

    def show_saved(self, when: float) -> None:
        """Everything is on disk since `when`, in seconds since the epoch."""
        time = QDateTime.fromSecsSinceEpoch(int(when)).toString("HH:mm")
        self._saved.setText(f"Opgeslagen {time}")

    def show_not_saved(self) -> None:
        """Saving does not succeed."""
        self._saved.setText("Niet opgeslagen")

    def show_words(self, count: int | None) -> None:
        """How many words the page has; None: there is no page."""
        self._words.setText("1 woord" if count == 1 else f"{count} woorden")
        self._words.setVisible(count is not None)

    def show_findings(self, count: int | None) -> None:
        """How many findings there are; None: there is no report."""
        self._count.setText("1 bevinding" if count == 1 else f"{count} bevindingen")
        self._count.setVisible(count is not None)
