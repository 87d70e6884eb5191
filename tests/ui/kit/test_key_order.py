"""Keys, shortcuts and clicks in the order in which they were given, although a key may be kept back for a while."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests import reports as small
from tests.windows import Desktop, work_off
from vgr_desktop.core.model.text import plain
from vgr_desktop.ui.kit.key_order import KeyOrder


class Registry(QObject):
    """Keeps each key back for a while and then passes it on or keeps it, as Qt does for programs for accessibility."""

    def __init__(self) -> None:
        """Answer slowly from now on."""
        super().__init__()
        self.keeps: set[str] = set()
        app().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep back a key from outside."""
        if not (isinstance(event, QKeyEvent) and isinstance(watched, QWindow) and event.spontaneous()):
            return False
        if event.type() not in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            return False
        copy = QKeyEvent(event.type(), event.key(), event.modifiers(), event.text())
        if event.text() not in self.keeps:
            QTimer.singleShot(20, watched, lambda: QApplication.postEvent(watched, copy))
        return True


def app() -> QApplication:
    """The program."""
    found = QApplication.instance()
    assert isinstance(found, QApplication)
    return found


@pytest.fixture
def registry(desk: Desktop) -> Iterator[Registry]:
    """A slow registry, and the program that keeps order."""
    registry, order = Registry(), KeyOrder(desk.frame)
    order.watch()
    yield registry
    for installed in (registry, order):
        app().removeEventFilter(installed)
    order.deleteLater()


def press(desk: Desktop, *keys: str | Qt.Key) -> None:
    """Press keys one after the other, as they come from outside: to the window."""
    for key in keys:
        QTest.keyClick(desk.frame.windowHandle(), Qt.Key(ord(key.upper())) if isinstance(key, str) else key)


def at_a_text(desk: Desktop) -> str:
    """Put the caret at the end of a text. Return what is there."""
    desk.go_to(small.TREES)
    editor = desk.window.desk.panes()[0].editor
    editor.setFocus()
    editor.put_caret(editor.document().characterCount())
    return written(desk)


def written(desk: Desktop) -> str:
    """What is in that text now."""
    return plain(desk.window.desk.panes()[0].editor.text())


def test_letters_typed_before_a_shortcut_come_to_the_text_that_had_the_caret(desk: Desktop, registry: Registry) -> None:
    before = at_a_text(desk)
    press(desk, *"woord", Qt.Key.Key_F6)
    assert written(desk) == before + "woord"
    assert desk.window.tree.hasFocus()
    assert desk.window.desk.item_id == small.TREES


def test_letters_typed_before_a_click_come_to_the_text_that_had_the_caret(desk: Desktop, registry: Registry) -> None:
    before = at_a_text(desk)
    press(desk, *"woord")
    tree = desk.window.tree.viewport()
    place = tree.mapTo(desk.frame, QPoint(30, tree.height() - 5))
    QTest.mouseClick(desk.frame.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert written(desk) == before + "woord"


def test_a_key_that_is_kept_for_a_screen_reader_does_not_hold_up_the_others(desk: Desktop, registry: Registry) -> None:
    before = at_a_text(desk)
    registry.keeps = {"q"}
    press(desk, *"weqg", Qt.Key.Key_F6, Qt.Key.Key_F6, *"erna", Qt.Key.Key_F6)
    assert written(desk) == before + "wegerna"


def test_without_a_registry_nothing_waits(desk: Desktop) -> None:
    order = KeyOrder(desk.frame)
    order.watch()
    before = at_a_text(desk)
    press(desk, *"woord")
    assert not order.waits
    press(desk, Qt.Key.Key_F6)
    work_off()
    assert written(desk) == before + "woord"
    app().removeEventFilter(order)
    order.deleteLater()
