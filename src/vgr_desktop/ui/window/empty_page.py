"""The middle of the window when there is no report."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget


class EmptyPage(QWidget):
    """Says what to do, with a button for each possibility; or what is being opened, which can be `cancelled`."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without buttons."""
        super().__init__(parent)
        self._said = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        font = self._said.font()
        font.setPointSizeF(font.pointSizeF() * 1.2)
        self._said.setFont(font)
        self._without: list[QPushButton] = []
        self._within: list[QPushButton] = []
        self._has_dossier = False
        self._opening = ""
        self._cancel = QPushButton("Annuleren")
        self._cancel.setMinimumWidth(220)
        self._cancel.clicked.connect(self.cancelled)
        self._column = QVBoxLayout(self)
        self._column.addStretch(1)
        self._column.addWidget(self._said)

    def offer(self, without: Iterable[QAction], within: Iterable[QAction]) -> None:
        """Add buttons for the actions without a dossier, and for those within one that has no report."""
        self._without = [self._button(action) for action in without]
        self._within = [self._button(action) for action in within]
        for button in (*self._without, *self._within, self._cancel):
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(2)

    def show_state(self, *, has_dossier: bool) -> None:
        """Show the text and buttons for an empty dossier, or for no dossier."""
        self._has_dossier = has_dossier
        self._show()

    def show_opening(self, name: str) -> None:
        """Show that the dossier with this name is being opened; with an empty name, that none is."""
        self._opening = name
        self._show()

    def _show(self) -> None:
        within = "Dit dossier heeft nog geen rapportage. Neem er een in, of begin een nieuwe."
        without = "Er is geen dossier open."
        opening = f"Dossier wordt geopend: {self._opening}…"
        self._said.setText(opening if self._opening else within if self._has_dossier else without)
        for button in self._within:
            button.setVisible(self._has_dossier and not self._opening)
        for button in self._without:
            button.setVisible(not self._has_dossier and not self._opening)
        self._cancel.setVisible(bool(self._opening))

    def _button(self, action: QAction) -> QPushButton:
        button = QPushButton(action.text().replace("&", ""))
        button.clicked.connect(action.trigger)
        button.setMinimumWidth(220)
        return button
