"""Collects Python's garbage only on the window's thread.

By itself, Python collects on any thread that asks for memory. It may find a widget, and Qt can delete a widget only on
its own thread: elsewhere the program hangs or crashes.
"""

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL = 1000
"""Milliseconds between checks whether there is enough to collect."""


class Collector(QObject):
    """Does what Python does by itself, at the same thresholds, between two events of the window."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start collecting, and stop Python from doing so."""
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=INTERVAL)
        self._timer.timeout.connect(collect)
        self._timer.start()


def collect() -> None:
    """Collect the oldest generation that has reached its threshold, with all younger ones."""
    for generation, (count, threshold) in reversed([*enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))]):
        if count > threshold:
            gc.collect(generation)
            return
