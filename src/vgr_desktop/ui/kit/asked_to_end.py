"""How the system asks the program to end: at a log-off, with Ctrl+C, when its terminal goes away.

A signal comes in the middle of anything. So nothing is done then: a byte is put into a socket, and the event loop finds
it there in a turn of its own, also when it only starts to run later.
"""

import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier, Signal

SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")
"""Those by which a program is asked to end; Windows has no SIGHUP."""


class AskedToEnd(QObject):
    """`asked` tells that the system wants the program to end."""

    asked = Signal()

    def __init__(self, parent: QObject) -> None:
        """Listen to the signals of the system from now on."""
        super().__init__(parent)
        self._heard, self._told = socket.socketpair()
        for end in (self._heard, self._told):
            end.setblocking(False)
        signal.set_wakeup_fd(self._told.fileno(), warn_on_full_buffer=False)
        for name in SIGNALS:
            if (number := getattr(signal, name, None)) is not None:
                signal.signal(number, _leave_to_the_event_loop)
        notifier = QSocketNotifier(self._heard.fileno(), QSocketNotifier.Type.Read, self)
        notifier.activated.connect(self._hear)

    def _hear(self) -> None:
        self._heard.recv(64)
        self.asked.emit()


def _leave_to_the_event_loop(*_: object) -> None:
    """Python calls this some time after the byte is in the socket."""
