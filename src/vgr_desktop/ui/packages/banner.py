"""The band above the page of a work package."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget


class PackageBanner(QFrame):
    """Says that the dossier is a work package: for whom, of what, and when it is due."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin hidden."""
        super().__init__(parent)
        self.setObjectName("packageBanner")
        self._label = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        row = QHBoxLayout(self)
        row.setContentsMargins(23, 7, 12, 7)
        row.addWidget(self._label, 1)
        self.hide()

    def show_package(self, said: str) -> None:
        """Say what the package is; empty: it is none, so hide the band."""
        self.setVisible(bool(said))
        if said:
            self._label.setText(f"{said}. Alleen dat kunt u wijzigen; de rest is om te lezen.")
            self.setAccessibleName(self._label.text())

    def text(self) -> str:
        """The text of the band; empty when it is hidden."""
        return "" if self.isHidden() else self._label.text()
