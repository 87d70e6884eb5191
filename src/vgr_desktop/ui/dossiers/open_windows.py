"""The windows that are open: a second start of the program shows the one that is there.

Each window listens under a name of its own and keeps an empty file with that name in the user's own folder; so nobody
else knows the name. Who starts the program asks each of them for the dossier it wants.
"""

import os
import secrets
import sys
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Qt, QTimer
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QWidget

from vgr_desktop.ui.session.session import Session

PATIENCE = 2000
"""Milliseconds that a window has to answer: one that does not is as good as none."""

_END = b"\0"  # ends what is asked: no path holds it
_LONGEST = 64_000
_SHOWN, _NOT_HERE = b"1", b"0"
_ANY_PROGRAM = -1  # ASFW_ANY of Windows


class OpenWindow(QObject):
    """Lets a window be found by later starts of the program, until `close` or the end of this one."""

    def __init__(self, window: QWidget, session: Session, folder: Path) -> None:
        """`window` shows the dossier of `session`; what it is found by is in `folder`."""
        super().__init__(window)
        self._window = window
        self._session = session
        self._folder = folder
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._meet)
        if (app := QCoreApplication.instance()) is not None:
            app.aboutToQuit.connect(self.close)
        self._entry = folder / f"vgr-desktop-{secrets.token_hex(8)}"
        with suppress(OSError):  # a window that is not found does no harm: a second one opens
            folder.mkdir(parents=True, exist_ok=True)
            if self._server.listen(self._entry.name):
                self._entry.touch()

    def close(self) -> None:
        """Be found no longer."""
        self._server.close()
        with suppress(OSError):  # who finds only the file takes it away
            self._entry.unlink(missing_ok=True)

    def _meet(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            _Question(socket, self)

    def answer(self, wanted: bytes) -> bool:
        """Come to the front if the dossier at this path, or any with an empty path, is here."""
        if wanted and not self._has(Path(os.fsdecode(wanted))):
            return False
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        return True

    def _has(self, path: Path) -> bool:
        own = self._session.path
        try:
            return own is not None and own.samefile(path)
        except OSError:
            return own == path


class _Question(QObject):
    """One question under way; it may come in pieces."""

    def __init__(self, socket: QLocalSocket, window: OpenWindow) -> None:
        super().__init__(window)
        self._socket = socket
        self._window = window
        self._received = b""
        socket.disconnected.connect(socket.deleteLater)
        socket.disconnected.connect(self.deleteLater)
        socket.readyRead.connect(self._read_question)
        self._read_question()

    def _read_question(self) -> None:
        self._received += bytes(self._socket.readAll().data())
        if self._received.endswith(_END):
            self._socket.write(_SHOWN if self._window.answer(self._received.removesuffix(_END)) else _NOT_HERE)
            self._socket.flush()
        elif len(self._received) > _LONGEST:
            self._socket.abort()


def show_window_of(path: Path | None, folder: Path) -> bool:
    """Bring the window that has this dossier open, or any window when `path` is None, to the front.

    False: there is none. Waits for an answer, but not long; events are dealt with meanwhile.
    """
    _let_others_come_forward()
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return False
    return any(_ask(entry, b"" if path is None else os.fsencode(path)) for entry in entries)


def _ask(entry: Path, wanted: bytes) -> bool:
    socket = QLocalSocket()
    socket.connectToServer(entry.name)
    if not socket.waitForConnected(PATIENCE):
        with suppress(OSError):  # its program did not end as it should
            entry.unlink(missing_ok=True)
        QLocalServer.removeServer(entry.name)
        return False
    socket.write(wanted + _END)
    shown = _answer_from(socket) == _SHOWN
    socket.abort()
    return shown


def _answer_from(socket: QLocalSocket) -> bytes:
    """The answer; empty when none comes in time."""
    loop = QEventLoop()
    socket.readyRead.connect(loop.quit)
    socket.disconnected.connect(loop.quit)
    QTimer.singleShot(PATIENCE, loop, loop.quit)
    loop.exec()
    return bytes(socket.readAll().data())


def _let_others_come_forward() -> None:
    """Windows lets a program come to the front only if the one that the user started allows it."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(_ANY_PROGRAM)
