"""Collects Python's garbage on the window's thread only.

Left to itself, Python collects on whichever thread happens to ask for memory. What it finds may be a widget, and Qt
lets go of a widget on its own thread only: elsewhere the program hangs or crashes.
"""

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL = 1000
"""Milliseconds between looks whether there is enough to collect."""


class Collector(QObject):
    """Does what Python would do by itself, at the same thresholds, between two events of the window."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Collect here from now on, and nowhere else."""
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=INTERVAL)
        self._timer.timeout.connect(collect)
        self._timer.start()


def collect() -> None:
    """Collect the oldest generation of which there is enough, with all that is younger."""
    for generation, (count, threshold) in reversed([*enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))]):
        if count > threshold:
            gc.collect(generation)
            return
