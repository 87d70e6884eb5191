"""The open windows: a second start of the program shows an existing one.

Each window listens under its own name and keeps an empty file with that name in the user's folder, so that nobody else
knows the name. A new start asks each window for the dossier that it wants.
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
"""Milliseconds within which a window must answer; after that it counts as closed."""

_END = b"\0"  # the end of a question: it cannot be in a path
_LONGEST = 64_000
_SHOWN, _NOT_HERE = b"1", b"0"
_ANY_PROGRAM = -1  # ASFW_ANY of Windows


class OpenWindow(QObject):
    """Lets later starts of the program find a window, until `close` or the end of this program."""

    def __init__(self, window: QWidget, session: Session, folder: Path) -> None:
        """`window` shows the dossier of `session`; the file by which it is found is in `folder`."""
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
        with suppress(OSError):  # a window that is not found does no harm: another one opens
            folder.mkdir(parents=True, exist_ok=True)
            if self._server.listen(self._entry.name):
                self._entry.touch()

    def close(self) -> None:
        """Stop being found."""
        self._server.close()
        with suppress(OSError):  # the next start that finds the file removes it
            self._entry.unlink(missing_ok=True)

    def _meet(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            _Question(socket, self)

    def answer(self, wanted: bytes) -> bool:
        """Come to the front if this window has the dossier `wanted`, or that is empty. Return whether it did."""
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
    """One question that is being received; it may come in pieces."""

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
    """Bring the window with this dossier, or any window when `path` is None, to the front.

    Return False when there is none. Waits briefly for an answer; events are handled meanwhile.
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
        with suppress(OSError):  # its program did not end normally
            entry.unlink(missing_ok=True)
        QLocalServer.removeServer(entry.name)
        return False
    socket.write(wanted + _END)
    shown = _answer_from(socket) == _SHOWN
    socket.abort()
    return shown


def _answer_from(socket: QLocalSocket) -> bytes:
    """The answer; empty when there is none in time."""
    loop = QEventLoop()
    socket.readyRead.connect(loop.quit)
    socket.disconnected.connect(loop.quit)
    QTimer.singleShot(PATIENCE, loop, loop.quit)
    loop.exec()
    return bytes(socket.readAll().data())


def _let_others_come_forward() -> None:
    """On Windows, a program can come to the front only if the one that the user started allows it."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(_ANY_PROGRAM)
