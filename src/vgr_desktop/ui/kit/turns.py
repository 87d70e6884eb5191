"""Work that can wait, spread over turns of the event loop, so that the window answers in between."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

NEXT, AFTER_DRAWING = 5, 30
"""Milliseconds until the window has handled waiting events, and until it has also drawn what is new."""


def later(owner: QObject, work: Callable[[], object], wait: int = NEXT) -> None:
    """Do the work in a separate turn, `wait` milliseconds from now; not if `owner` is deleted by then."""
    QTimer.singleShot(wait, owner, work)
