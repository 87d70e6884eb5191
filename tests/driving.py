"""What a person does with dialogs and menus, for tests of the window."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QDialogButtonBox, QLabel, QMenu, QPushButton
from shiboken6 import isValid

from tests.windows import work_off

D = TypeVar("D", bound=QDialog)
Q = TypeVar("Q", bound=QObject)


def part(whole: QObject, kind: type[Q], name: str = "") -> Q:
    """What there is one of in `whole`: of this kind and, with a name, called so by a label, by itself or read aloud."""
    found = [each for each in whole.findChildren(kind) if not name or name in _names(whole, each)]
    assert len(found) == 1, f"{len(found)} × {kind.__name__} {name}"
    return found[0]


def _names(whole: QObject, each: QObject) -> set[str]:
    """What a person may call it, without the sign of its key."""
    names = [label.text() for label in whole.findChildren(QLabel) if label.buddy() is each]
    if not isinstance(each, QLabel) or each.buddy() is None:
        names += [getattr(each, name)() for name in ("text", "title", "accessibleName") if hasattr(each, name)]
    return {name.replace("&", "") for name in names}


def said(whole: QObject) -> str:
    """What the labels say that are shown."""
    return "\n".join(label.text() for label in whole.findChildren(QLabel) if not label.isHidden())


def click(whole: QObject, name: str) -> None:
    """Click the button with this name."""
    button = part(whole, QAbstractButton, name)
    assert button.isEnabled(), name
    button.click()


def agree(dialog: QDialog) -> None:
    """Click the button that agrees."""
    _answer(dialog, QDialogButtonBox.ButtonRole.AcceptRole)


def cancel(dialog: QDialog) -> None:
    """Click the button that leaves all as it is."""
    _answer(dialog, QDialogButtonBox.ButtonRole.RejectRole)


def _answer(dialog: QDialog, role: QDialogButtonBox.ButtonRole) -> None:
    box = part(dialog, QDialogButtonBox)
    (button,) = (button for button in box.buttons() if box.buttonRole(button) == role)
    assert button.isEnabled(), button.text()
    button.click()


def answered(kind: type[D], reply: Callable[[D], object], act: Callable[[], object]) -> bool:
    """Do something, and answer the dialog of this kind that comes of it. Tells whether one came."""
    came: list[bool] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            timer.stop()
            came.append(True)
            try:
                reply(dialog)
            finally:
                if isValid(dialog) and dialog.isVisible():  # the reply failed: nothing waits for it for ever
                    dialog.reject()

    timer = QTimer(interval=5)
    timer.timeout.connect(look)
    timer.start()
    act()
    timer.stop()
    return bool(came)


def choose(button: QAbstractButton, name: str) -> None:
    """Choose from the menu of a button what has this in its name."""
    if isinstance(button, QPushButton) and button.menu() is not None:
        button.menu().popup(QPoint())
    else:
        button.click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(action for action in menu.actions() if name in action.text())
    assert action.isEnabled(), action.text()
    menu.close()  # as a click does first; the window system then makes the window the active one
    button.window().activateWindow()
    action.trigger()
    work_off()
