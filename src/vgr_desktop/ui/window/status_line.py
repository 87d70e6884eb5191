"""The status bar: whether all is saved, the numbers of words and findings, and the file."""

from pathlib import Path

from PySide6.QtCore import QDateTime
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget


class StatusLine(QStatusBar):
    """Shows these as text; only the progress of a job can be clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._saved = QLabel()
        self._words = QLabel()
        self._count = QLabel()
        self._team = QLabel()
        self._file = QLabel()
        self.addWidget(self._saved)
        self._team.hide()
        for label in (self._words, self._count, self._team, self._file):
            self.addPermanentWidget(label)

    def show_open(self, path: Path | None) -> None:
        """Show that another dossier is open, or none."""
        self._saved.setText("Opgeslagen" if path else "")
        self.show_path(path)

    def show_path(self, path: Path | None) -> None:
        """Show the file of the dossier."""
        self._file.setText(path.name if path else "")
        self._file.setToolTip(str(path) if path else "")

    def show_saving(self) -> None:
        """Show that something is being saved."""
        self._saved.setText("Opslaan…")

    def show_saved(self, when: float) -> None:
        """Show that everything is saved since `when`, in seconds since the epoch."""
        time = QDateTime.fromSecsSinceEpoch(int(when)).toString("HH:mm")
        self._saved.setText(f"Opgeslagen {time}")

    def show_not_saved(self) -> None:
        """Show that saving fails."""
        self._saved.setText("Niet opgeslagen")

    def show_words(self, count: int | None) -> None:
        """Show the number of words on the page; None: there is no page."""
        self._words.setText("1 woord" if count == 1 else f"{count} woorden")
        self._words.setVisible(count is not None)

    def show_findings(self, count: int | None) -> None:
        """Show the number of findings; None: there is no report."""
        self._count.setText("1 bevinding" if count == 1 else f"{count} bevindingen")
        self._count.setVisible(count is not None)

    def show_team(self, said: str, tip: str = "") -> None:
        """Show how the dossier and that of the team stand; nothing: it is shared with nobody."""
        self._team.setText(said)
        self._team.setToolTip(tip)
        self._team.setVisible(bool(said))
