"""Connections to Qt's own slots, for objects that are made again and again, such as all that is on a page.

In Qt for Python 6.11 each `signal.connect(widget.update)`, with a slot of Qt, leaks the name of the slot: about 60
bytes, six times for each text that is shown. A connection by the name of the slot leaks nothing, and neither do
connections to signals, lambdas and methods of our own objects.
"""

from PySide6.QtCore import SIGNAL, SLOT, QObject


def wire(sender: QObject, signal: str, receiver: QObject, slot: str) -> None:
    """Call a slot of Qt at each `signal`, without running Python. Both have a name and types, such as `toggled(bool)`.

    Raises `ValueError` when there is no such signal or slot.
    """
    if -1 in (sender.metaObject().indexOfSignal(signal), receiver.metaObject().indexOfSlot(slot)):
        raise ValueError(f"{signal} and {slot} cannot be connected")
    QObject.connect(sender, SIGNAL(signal), receiver, SLOT(slot))
