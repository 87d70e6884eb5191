"""Typing that is not in the report yet: it is handed in at a pause, and during long typing."""

from collections.abc import Callable
from contextlib import ExitStack

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QTextEdit

from vgr_desktop.ui.kit.wires import wire

PAUSE = 300
"""Milliseconds without a key after which typing is handed in."""

LONGEST_WAIT = 1200
"""Milliseconds after which typing is handed in even without a pause; with the time of a save, at most two seconds of
typing can be lost."""


class Pending(QObject):
    """Remembers where something was typed, and hands it in, in the order of first typing.

    `noted` tells that something waits to be handed in.
    """

    noted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin with nothing to hand in."""
        super().__init__(parent)
        self._waiting: dict[object, Callable[[], None]] = {}
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._longest = QTimer(self, singleShot=True, interval=LONGEST_WAIT)
        self._pause.timeout.connect(self.hand_in)
        self._longest.timeout.connect(self.hand_in)

    def note(self, where: object, commit: Callable[[], None]) -> None:
        """Take note that something was typed at `where`; `commit` hands it in."""
        self._waiting[where] = commit
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()
        self.noted.emit()

    def wait_for(self, editor: QTextEdit) -> None:
        """Begin the pause again at each change of the text. No Python runs then, so that keys stay fast."""
        wire(editor, "textChanged()", self._pause, "start()")

    def hand_in(self) -> None:
        """Hand in all that waits. A fault of the program in one is raised after all the others are handed in."""
        self._pause.stop()
        self._longest.stop()
        waiting, self._waiting = self._waiting, {}
        with ExitStack() as stack:
            for commit in reversed(waiting.values()):
                stack.callback(commit)
