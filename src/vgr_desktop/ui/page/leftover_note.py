"""A note above the texts: text from an import that has no place yet."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from vgr_desktop.core.model.report import Leftover


class LeftoverNote(QFrame):
    """Shows a leftover, and what can be done with it."""

    placed = Signal(int)
    dropped = Signal(int)

    def __init__(self, leftover: Leftover, parent: QWidget | None = None) -> None:
        """A note about `leftover`."""
        super().__init__(parent)
        self.leftover = leftover
        self.setFrameShape(QFrame.Shape.StyledPanel)
        why = QLabel(f"Deze tekst uit {leftover.source} heeft nog geen plaats:", wordWrap=True)
        text = QLabel(leftover.text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        place = QPushButton("In de tekst zetten")
        drop = QPushButton("Weglaten")
        place.clicked.connect(lambda: self.placed.emit(leftover.id))
        drop.clicked.connect(lambda: self.dropped.emit(leftover.id))
        buttons = QHBoxLayout()
        buttons.addWidget(place)
        buttons.addWidget(drop)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.addWidget(why)
        column.addWidget(text)
        column.addLayout(buttons)
