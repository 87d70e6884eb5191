"""Keeps keys, shortcuts and clicks in the order in which they were given.

On Linux, while a program for accessibility runs, Qt asks its registry about each key before a window gets that key; but
shortcuts and clicks it passes on at once. When the registry is slow, a shortcut that moves the caret overtakes the
letters that were typed before it, and these end up elsewhere. So here shortcuts and clicks wait for such letters.
"""

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QTimer
from PySide6.QtGui import QAccessible, QWindow

LONGEST_WAIT = 300
"""Milliseconds to wait for keys at most. Qt itself waits 100 for the registry; a key that the registry keeps for a
screen reader never comes."""

LOOK_AGAIN = 1000
"""Milliseconds between checks whether a program for accessibility has come."""

_Type = QEvent.Type
_OVERTAKERS = frozenset({_Type.ShortcutOverride, _Type.MouseButtonPress, _Type.MouseButtonDblClick})


class KeyOrder(QObject):
    """Watches the events of the program for as long as Qt may keep keys back."""

    def __init__(self, parent: QObject) -> None:
        """Begin when the first program for accessibility comes."""
        super().__init__(parent)
        self._kept_back = 0
        self._look = QTimer(self, interval=LOOK_AGAIN)
        self._look.timeout.connect(self._look_around)
        self._look.start()
        self._look_around()

    def watch(self) -> None:
        """Watch the events, before anything that was installed earlier does."""
        app = QCoreApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    @property
    def waits(self) -> bool:
        """Whether keys are known to be kept back, for which a shortcut or a click would wait."""
        return self._kept_back > 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count the keys that are kept back, and have what would overtake them wait."""
        kind = event.type()
        if kind == _Type.KeyPress:
            self._count(watched, from_outside=event.spontaneous())
        elif self._kept_back and kind in _OVERTAKERS and event.spontaneous():
            self._wait()
        return False

    def _look_around(self) -> None:
        if QAccessible.isActive():
            self.watch()  # again, for what keeps keys back may have been installed since

    def _count(self, watched: QObject, *, from_outside: bool) -> None:
        """A key from outside comes to a window first. If it is kept back, it is brought to that window again later."""
        if isinstance(watched, QWindow):
            self._kept_back = max(self._kept_back + (1 if from_outside else -1), 0)
        elif from_outside:  # it went straight on to a widget
            self._kept_back = 0

    def _wait(self) -> None:
        """Let the keys come that are kept back. What the user does next comes after them."""
        clock = QTimer(singleShot=True, interval=LONGEST_WAIT)
        clock.start()
        loop = QEventLoop()
        while self._kept_back and clock.isActive():
            loop.processEvents(
                QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents | QEventLoop.ProcessEventsFlag.WaitForMoreEvents
            )
        self._kept_back = 0
