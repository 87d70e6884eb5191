"""The notes above the texts: text from an import that has no place yet."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from vgr_desktop.core.model.report import Leftover
from vgr_desktop.ui.page.sheet import Sheet


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


class LeftoverNotes(QObject):
    """The notes on a page, of which it says what is wanted with each: `placed` or `dropped`, with the leftover's id."""

    placed = Signal(int)
    dropped = Signal(int)

    def __init__(self, sheet: Sheet, parent: QObject | None = None) -> None:
        """Begin without notes; those that go are taken from `sheet`."""
        super().__init__(parent)
        self._sheet = sheet
        self._notes: tuple[LeftoverNote, ...] = ()

    def __iter__(self) -> Iterator[LeftoverNote]:
        """From top to bottom."""
        return iter(self._notes)

    def show(self, leftovers: tuple[Leftover, ...]) -> None:
        """Have a note about each of these, and no others; the same notes stay."""
        if tuple(note.leftover for note in self._notes) == leftovers:
            return
        for note in self._notes:
            self._sheet.take_away(note)
        self._notes = tuple(map(LeftoverNote, leftovers))
        for note in self._notes:
            note.placed.connect(self.placed)
            note.dropped.connect(self.dropped)
