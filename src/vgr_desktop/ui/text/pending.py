"""Typing that has been done but not handed in yet: handed in at a pause, and while typing goes on."""

from collections.abc import Callable
from contextlib import ExitStack

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QTextEdit

from vgr_desktop.ui.kit.wires import wire

PAUSE = 300
"""Milliseconds without a key after which typing is handed in."""

LONGEST_WAIT = 1200
"""Milliseconds after which typing is handed in although it goes on; with the time of a save this stays under two
seconds, which is the most that can be lost."""


class Pending(QObject):
    """Keeps track of what was typed where, and hands it in, in the order in which it was first typed.

    `noted` tells that something waits now.
    """

    noted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin with nothing."""
        super().__init__(parent)
        self._waiting: dict[object, Callable[[], None]] = {}
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._longest = QTimer(self, singleShot=True, interval=LONGEST_WAIT)
        self._pause.timeout.connect(self.hand_in)
        self._longest.timeout.connect(self.hand_in)

    def note(self, where: object, commit: Callable[[], None]) -> None:
        """Something was typed; `commit` hands it in."""
        self._waiting[where] = commit
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()
        self.noted.emit()

    def wait_for(self, editor: QTextEdit) -> None:
        """At each change of the text the pause begins anew. No Python runs then, so that keys stay cheap."""
        wire(editor, "textChanged()", self._pause, "start()")

    def hand_in(self) -> None:
        """Hand in all that waits, now. An error of ours in one is raised after all the others."""
        self._pause.stop()
        self._longest.stop()
        waiting, self._waiting = self._waiting, {}
        with ExitStack() as stack:
            for commit in reversed(waiting.values()):
                stack.callback(commit)
