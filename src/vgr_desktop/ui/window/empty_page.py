"""The middle of the window when there is no report."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCommandLinkButton, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from vgr_desktop.ui.kit.icons import icon

_WIDTH = 520
"""Pixels, at most, for the dossiers that were opened last."""


@dataclass(frozen=True, slots=True)
class Known:
    """A dossier that can be opened again: its path, and what is said of it."""

    path: Path
    said: str


class EmptyPage(QWidget):
    """Says what to do, with a button for each possibility; or what is being opened, which can be `cancelled`.

    Without a dossier it is the start page, with the dossiers that were opened last; `chosen` gives one of them.
    """

    cancelled = Signal()
    chosen = Signal(Path)

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
        self._known: list[QCommandLinkButton] = []
        self._recent = QVBoxLayout()
        self._recent.setSpacing(2)
        self._heading = QLabel("Recent geopend")
        self._heading.hide()
        self._recent.addWidget(self._heading)
        self._column = QVBoxLayout(self)
        self._column.addStretch(1)
        self._column.addWidget(self._said)

    def offer(self, without: Iterable[QAction], within: Iterable[QAction]) -> None:
        """Add buttons for the actions without a dossier, and for those within one that has no report."""
        self._without = [self._button(action) for action in without]
        self._within = [self._button(action) for action in within]
        for button in (*self._without, *self._within, self._cancel):
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addSpacing(20)
        holder = QWidget()
        holder.setLayout(self._recent)
        holder.setMaximumWidth(_WIDTH)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(holder, _WIDTH)
        row.addStretch(1)
        self._column.addLayout(row)
        self._column.addStretch(2)

    def take_in(self) -> None:
        """Do what is offered first within a dossier without a report: taking one in from a file."""
        self._within[0].click()

    def show_known(self, known: Iterable[Known]) -> None:
        """Offer these dossiers on the start page."""
        for button in self._known:
            button.hide()
            button.deleteLater()
        self._known = []
        for each in known:
            button = QCommandLinkButton(each.path.stem.replace("&", "&&"), each.said)
            button.setIcon(icon("open"))
            button.setToolTip(str(each.path))
            button.setAccessibleName(f"{each.path.stem}. {each.said}")
            button.clicked.connect(partial(self.chosen.emit, each.path))
            # The page is in the window also while it is not seen, and must not make the window any wider.
            button.setSizePolicy(QSizePolicy.Policy.Ignored, button.sizePolicy().verticalPolicy())
            self._recent.addWidget(button)
            self._known.append(button)
        self._show()

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
        starts = not self._has_dossier and not self._opening
        for widget in (self._heading, *self._known):
            widget.setVisible(starts and bool(self._known))

    def _button(self, action: QAction) -> QPushButton:
        button = QPushButton(action.text().replace("&", ""))
        button.clicked.connect(action.trigger)
        button.setMinimumWidth(220)
        return button
