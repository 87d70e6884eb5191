"""Links in a text: opened only after their address has been shown."""

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from tests import reports as small
from tests.windows import Desktop, answer, wait_until
from vgr_desktop.ui.text.commands import set_link
from vgr_desktop.ui.text.editor import TextEditor
from vgr_desktop.ui.text.link_dialog import LinkDialog

ADDRESS = "https://www.example.nl/plan?a=1&b=2"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that the system was asked to open; nothing is opened."""
    asked: list[str] = []

    def note(url: QUrl) -> bool:
        asked.append(url.toString())
        return len(asked) < 2

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    return asked


@pytest.fixture
def linked(desk: Desktop) -> TextEditor:
    """An editor with nothing but a link, and the caret in it."""
    desk.go_to(small.TREES)
    editor = desk.editor()
    editor.do("Link", lambda at: set_link(at, "het plan", ADDRESS))
    editor.put_caret(3)
    return editor


def reply(button: str) -> list[str]:
    """Answer the question whether to open with this button; what it showed is in the list afterwards."""
    shown: list[str] = []

    def press(box: QMessageBox) -> None:
        shown.append(box.informativeText())
        next(each for each in box.buttons() if each.text().replace("&", "") == button).click()

    answer(QMessageBox, press)
    return shown


def wait_for(shown: list[str]) -> None:
    wait_until(lambda: bool(shown))


def test_its_address_is_shown_before_it_is_opened(desk: Desktop, linked: TextEditor, opened: list[str]) -> None:
    shown = reply("Openen")
    desk.do(desk.actions.open_link)
    assert opened == []
    wait_for(shown)
    assert shown == [ADDRESS]
    assert opened == [ADDRESS]


def test_a_click_with_control_asks_too(desk: Desktop, linked: TextEditor, opened: list[str]) -> None:
    shown = reply("Cancel")  # Qt's own word, which the program has in Dutch
    place = linked.cursorRect().center() + QPoint(2, 0)
    QTest.mouseClick(linked.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, place)
    wait_for(shown)
    assert opened == []


def test_a_plain_click_only_puts_the_caret_there(linked: TextEditor, opened: list[str]) -> None:
    followed: list[str] = []
    linked.link_followed.connect(followed.append)
    place = linked.cursorRect().center()
    QTest.mouseClick(linked.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert followed == []


def test_the_address_can_be_copied(desk: Desktop, linked: TextEditor, opened: list[str]) -> None:
    shown = reply("Adres kopiëren")
    desk.do(desk.actions.open_link)
    wait_for(shown)
    assert QApplication.clipboard().text() == ADDRESS
    assert opened == []


def test_when_nothing_can_open_it_that_is_told(desk: Desktop, linked: TextEditor, opened: list[str]) -> None:
    opened.append("eerder")
    shown = reply("Openen")
    desk.do(desk.actions.open_link)
    wait_for(shown)
    assert "geen programma gevonden" in desk.message


@pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:alert(1)", "smb://server/map", "vgr.exe"])
def test_nothing_else_is_ever_opened(desk: Desktop, address: str, opened: list[str]) -> None:
    desk.window.desk.link_followed.emit(address)
    assert "er is niets geopend" in desk.message
    assert opened == []


def test_without_a_link_under_the_caret_there_is_nothing_to_open(desk: Desktop) -> None:
    desk.go_to(small.GREENERY)
    desk.editor(small.STATE)
    assert not desk.actions.open_link.isEnabled()


def test_an_address_that_comes_out_of_mail_is_unwrapped_where_one_types_it(qtbot: QtBot) -> None:
    dialog = LinkDialog("het plan", "")
    qtbot.addWidget(dialog)
    (_, field) = dialog.findChildren(QLineEdit)
    for typed, meant in (
        ("https://x.safelinks.protection.outlook.com/?url=https%3A%2F%2Fdam.example&data=jan", "https://dam.example"),
        ("www.dam.example", "https://www.dam.example"),
        ("dam.example", "https://dam.example"),
        ("griffie@dam.example", "mailto:griffie@dam.example"),
    ):
        field.setText(typed)
        assert dialog.address() == meant
