"""What all dialogs have in common: they fit on the screen, and their buttons are always in sight."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

_OF_SCREEN = 0.94
"""The share of the screen that a dialog takes at most, without its frame."""
_AROUND_BUTTONS = (11, 4, 11, 11)


class Dialog(QDialog):
    """A dialog that is never larger than the screen. What does not fit then scrolls above its buttons."""

    def room(self) -> QSize:
        """The most that it may take of the screen on which the window is that it belongs to."""
        # Not `self.screen()`: with that PySide ties the screen to the dialog, and later crashes.
        above = self.parentWidget()
        screen = QGuiApplication.screenAt(above.window().geometry().center()) if above is not None else None
        return (screen or QGuiApplication.primaryScreen()).availableSize() * _OF_SCREEN

    def showEvent(self, event: QShowEvent) -> None:
        """Take as much room as the words need, and no more than there is."""
        room, layout = self.room(), self.layout()
        if isinstance(layout, QVBoxLayout):
            needed = _needed(layout, min(self.width(), room.width()))
            if needed.width() > room.width() or needed.height() > room.height():
                _scroll(self, layout)
            self.resize(self.size().expandedTo(needed))
        if self.minimumWidth() > room.width() or self.minimumHeight() > room.height():
            self.setMinimumSize(self.minimumSize().boundedTo(room))
        self.resize(self.size().boundedTo(room))
        super().showEvent(event)


def _needed(layout: QVBoxLayout, width: int) -> QSize:
    """The least size in which all of it can be seen, when it is about this wide."""
    least = layout.minimumSize()
    if layout.hasHeightForWidth():
        least.setHeight(max(least.height(), layout.minimumHeightForWidth(max(width, least.width()))))
    return least


def _scroll(dialog: QDialog, layout: QVBoxLayout) -> None:
    """Put all but the buttons into an area that scrolls."""
    inner = QWidget()
    inner.setLayout(layout)  # Qt takes it, with all its widgets, from the dialog
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(area, 1)
    buttons = dialog.findChild(QDialogButtonBox)
    if buttons is not None:
        foot = QVBoxLayout()
        foot.setContentsMargins(*_AROUND_BUTTONS)
        foot.addWidget(buttons)
        column.addLayout(foot)
