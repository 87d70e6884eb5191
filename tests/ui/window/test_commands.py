"""Finding a command by its words, its key or its menu, and doing it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QTreeWidget

from tests import reports as small
from tests.driving import part
from tests.windows import Desktop, answer, wait_until
from vgr_desktop.core.model.text import plain
from vgr_desktop.ui.window.commands_dialog import CommandsDialog


def listed(dialog: CommandsDialog) -> list[str]:
    """The rows that are to be seen: name, menu and key."""
    view = part(dialog, QTreeWidget)
    rows = (view.topLevelItem(number) for number in range(view.topLevelItemCount()))
    return [" | ".join(row.text(column) for column in range(3)) for row in rows if row and not row.isHidden()]


def asked(desk: Desktop, typed: str) -> list[str]:
    """What is listed for these words; nothing is done."""
    found: list[str] = []

    def look(dialog: CommandsDialog) -> None:
        part(dialog, QLineEdit).setText(typed)
        found.extend(listed(dialog))
        dialog.reject()

    answer(CommandsDialog, look)
    desk.do(desk.actions.commands)
    return found


def test_they_are_found_by_name_menu_and_key_without_regard_to_accents(desk: Desktop) -> None:
    assert "Vet | Opmaak | Ctrl+B" in asked(desk, "vet")
    assert asked(desk, "opmaak ctrl+b") == ["Vet | Opmaak | Ctrl+B"]
    assert any(row.startswith("Kopiëren |") for row in asked(desk, "kopieren"))
    assert asked(desk, "qqq") == []


def test_every_action_is_listed(desk: Desktop) -> None:
    names = {row.partition(" | ")[0].removeprefix("✓ ").rpartition(": ")[2] for row in asked(desk, "")}
    missing = {a.text().replace("&", "").rstrip("…") for a in desk.actions.every() if a.isVisible()} - names
    assert missing == set()


def test_enter_does_the_first_that_is_possible_in_the_text_where_one_was(desk: Desktop) -> None:
    desk.go_to(small.TREES)
    editor = desk.editor()

    def choose(dialog: CommandsDialog) -> None:
        QTest.keyClicks(part(dialog, QLineEdit), "euroteken")
        QTest.keyClick(part(dialog, QLineEdit), Qt.Key.Key_Return)

    answer(CommandsDialog, choose)
    desk.do(desk.actions.commands)
    wait_until(lambda: "€" in plain(editor.text()))


def test_what_cannot_be_done_now_is_grey_and_not_done(desk: Desktop) -> None:
    def look(dialog: CommandsDialog) -> None:
        part(dialog, QLineEdit).setText("ongedaan maken ctrl+z")
        assert not part(dialog, QPushButton, "Uitvoeren").isEnabled()
        dialog.reject()

    answer(CommandsDialog, look)
    desk.do(desk.actions.commands)
