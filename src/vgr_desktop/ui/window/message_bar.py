"""Messages above the page; nothing modal."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from vgr_desktop.ui.kit.theme import mark

Offer = tuple[str, Callable[[], object]]

LEAST_READING, READING_A_CHARACTER = 8000, 70
"""Milliseconds for which a message about what was done is shown, at least, and for each of its characters."""


class MessageBar(QFrame):
    """Shows one message at a time, with what can be done about it.

    What was done goes away by itself when there was time to read it, but not under the mouse or while a button has the
    focus; what went wrong, and what is about a topic, stays. `left` tells that a button had the focus and is gone.
    """

    left = Signal()

    def __init__(self, *, can_be_closed: bool = True) -> None:
        """Begin hidden, without a message. If it cannot be closed, a message stays until it is solved."""
        super().__init__()
        self.setObjectName("messageBar")
        self.setAutoFillBackground(True)
        self._label = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._buttons: list[QPushButton] = []
        self._close = QToolButton(autoRaise=True)
        self._close.setText("✕")
        self._close.setAccessibleName("Melding sluiten")
        self._close.setToolTip("Melding sluiten")
        self._close.clicked.connect(self.clear)
        self._close.setVisible(can_be_closed)
        self._topic = ""
        self._reading = QTimer(self, singleShot=True)
        self._reading.timeout.connect(self._end_reading)
        self._row = QHBoxLayout()
        self._row.addWidget(self._label, 1)
        self._row.addWidget(self._close)
        self._below = QHBoxLayout()
        self._below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 8, 12, 8)
        column.addLayout(self._row)
        column.addLayout(self._below)
        self.hide()

    def tell(self, message: str, *offers: Offer, topic: str = "", bad: bool = False) -> None:
        """Replace the message by this one, with buttons for `offers`. `bad`: something went wrong."""
        self._reading.setInterval(max(LEAST_READING, READING_A_CHARACTER * len(message)))
        if bad or topic:
            self._reading.stop()
        else:
            self._reading.start()
        if self._is_told(message, offers):  # the focus stays on its buttons
            return
        self._drop_buttons()
        self._topic = topic
        self._label.setText(message)
        mark(self, "bad", on=bad)
        row = self._below if len(offers) > 1 else self._row  # there is no room for a sentence beside several buttons
        for name, command in offers:
            button = QPushButton(name)
            button.clicked.connect(lambda _on=False, command=command: command())
            row.insertWidget(row.count() - (row is self._row), button)
            self._buttons.append(button)
        self.setAccessibleName(message)
        self.show()

    def _is_told(self, message: str, offers: tuple[Offer, ...]) -> bool:
        return self.text() == message and [button.text() for button in self._buttons] == [name for name, _ in offers]

    def _end_reading(self) -> None:
        if self.underMouse() or self.window().focusWidget() in self._buttons:
            self._reading.start()
        else:
            self.clear()

    def clear(self) -> None:
        """Remove the message."""
        self._reading.stop()
        self._topic = ""
        self._drop_buttons()
        self.hide()

    def clear_topic(self, topic: str) -> None:
        """Remove a message about `topic`; another message stays."""
        if self._topic == topic:
            self.clear()

    def go_on(self) -> None:
        """Remove a message about what was done a moment ago, because the officer goes on with something else."""
        self.clear_topic("")

    def text(self) -> str:
        """The message that is shown; empty without one."""
        return self._label.text() if not self.isHidden() else ""

    def _drop_buttons(self) -> None:
        if self.window().focusWidget() in self._buttons:  # also while a dialog is in front
            self.left.emit()
        for button in self._buttons:
            button.hide()  # it must not be pressed before it is deleted
            button.deleteLater()
        self._buttons = []


class MessageBars(QWidget):
    """A bar for lasting problems, and one under it for other messages, so that neither hides the other."""

    def __init__(self) -> None:
        """Begin without messages."""
        super().__init__()
        self.lasting = MessageBar(can_be_closed=False)
        self.passing = MessageBar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.lasting)
        column.addWidget(self.passing)
