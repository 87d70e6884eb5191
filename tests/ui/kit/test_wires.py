import pytest
from PySide6.QtCore import QObject, QTimer, Signal
from pytestqt.qtbot import QtBot

from vgr_desktop.ui.kit.wires import wire


class Bell(QObject):
    rung = Signal()


def test_a_slot_of_qt_is_called_at_each_signal(qtbot: QtBot) -> None:
    bell, timer = Bell(), QTimer(interval=1000)
    wire(bell, "rung()", timer, "start()")
    assert not timer.isActive()
    bell.rung.emit()
    assert timer.isActive()


@pytest.mark.parametrize(("signal", "slot"), [("rang()", "start()"), ("rung()", "begin()")])
def test_what_is_not_there_cannot_be_connected(signal: str, slot: str, qtbot: QtBot) -> None:
    with pytest.raises(ValueError, match="cannot be connected"):
        wire(Bell(), signal, QTimer(), slot)
