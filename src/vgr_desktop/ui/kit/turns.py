"""Work that can wait, spread over turns of the event loop, so that the window answers in between."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

NEXT, AFTER_DRAWING = 5, 30
"""Milliseconds until the window has answered what was waiting, and until it has drawn what is new besides."""


def later(owner: QObject, work: Callable[[], object], wait: int = NEXT) -> None:
    """Do the work in a turn of its own, `wait` milliseconds from now; not if `owner` is gone by then."""
    QTimer.singleShot(wait, owner, work)
