"""Connections to Qt's own slots, for what is made again and again, such as all that stands on a page.

In Qt for Python 6.11 each `signal.connect(widget.update)`, with a slot that is Qt's, leaves the slot's name behind for
good: some 60 bytes, six times for a text that is shown. What is connected by the name of the slot leaves nothing, and
neither do signals, lambdas and methods of our own objects.
"""

from PySide6.QtCore import SIGNAL, SLOT, QObject


def wire(sender: QObject, signal: str, receiver: QObject, slot: str) -> None:
    """Call a slot of Qt's at each `signal`; no Python runs then. Both by name and types, such as `toggled(bool)`.

    Raises `ValueError` when there is no such signal or slot.
    """
    if -1 in (sender.metaObject().indexOfSignal(signal), receiver.metaObject().indexOfSlot(slot)):
        raise ValueError(f"{signal} and {slot} cannot be connected")
    QObject.connect(sender, SIGNAL(signal), receiver, SLOT(slot))
