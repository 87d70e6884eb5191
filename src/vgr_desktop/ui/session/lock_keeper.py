"""Keeps the lock of the open dossier: renews it now and then, and releases it in the end."""

import datetime as dt

from PySide6.QtCore import QObject, QTimer, Signal

from vgr_desktop.files.safety.lock import Lock

LOCK_RENEWAL = 15 * 60 * 1000
"""Milliseconds between renewals of the lock of the dossier."""


class LockKeeper(QObject):
    """Holds one lock, or none. `taken_over` tells that another program took it."""

    taken_over = Signal()

    def __init__(self, parent: QObject) -> None:
        """Begin without a lock."""
        super().__init__(parent)
        self._lock: Lock | None = None
        self._renewal = QTimer(self, interval=LOCK_RENEWAL)
        self._renewal.timeout.connect(self._renew)

    def keep(self, lock: Lock | None) -> None:
        """Hold this lock, or none, instead of the one until now, which is released."""
        self._renewal.stop()
        if self._lock is not None:
            self._lock.release()
        self._lock = lock
        if lock is not None:
            self._renewal.start()

    def _renew(self) -> None:
        if self._lock is not None and not self._lock.renew(dt.datetime.now(tz=dt.UTC)):
            self._lock = None
            self.taken_over.emit()
