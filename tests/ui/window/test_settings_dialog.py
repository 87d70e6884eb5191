"""All settings in one dialog: found by their words, with effect at once, and back to how they began."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QListWidget, QPushButton

from tests.driving import part
from tests.windows import Desktop, answer, wait_until
from vgr_desktop.ui.dossiers.backups_dialog import BackupsDialog
from vgr_desktop.ui.window.settings_dialog import SettingsDialog


def in_settings(desk: Desktop, work: Callable[[SettingsDialog], object]) -> None:
    def done(dialog: SettingsDialog) -> None:
        try:
            work(dialog)
        finally:
            dialog.reject()

    answer(SettingsDialog, done)
    desk.do(desk.actions.preferences)


def names(dialog: SettingsDialog) -> list[str]:
    return [row.control.text() if isinstance(row.control, QCheckBox) else "…" for row in dialog.shown()]


def test_a_setting_is_found_by_other_words_and_has_effect_at_once(desk: Desktop) -> None:
    def change(dialog: SettingsDialog) -> None:
        dialog.search("RIJHOOGTE dicht")
        assert names(dialog) == ["Compact"]
        part(dialog.shown()[0], QCheckBox).click()
        assert desk.actions.compact.isChecked()
        dialog.search("lettergrootte")
        choice = part(dialog.shown()[0], QComboBox, "Grootte van de tekst")
        choice.setCurrentText("150 %")
        choice.activated.emit(choice.currentIndex())
        desk.actions.text_larger.trigger()  # as with the wheel
        assert choice.currentText() == "175 %"
        dialog.search("xyz")
        assert names(dialog) == []
        part(dialog, QListWidget).setCurrentRow(1)  # a page ends the search
        assert len(names(dialog)) == 5

    in_settings(desk, change)
    desk.reopened()
    assert desk.actions.compact.isChecked()
    in_settings(desk, lambda dialog: _reset_found(dialog, "rijhoogte"))
    assert not desk.actions.compact.isChecked()


def _reset_found(dialog: SettingsDialog, words: str) -> None:
    dialog.search(words)
    part(dialog, QPushButton, "Beginwaarden terugzetten").click()


def test_every_page_has_settings_and_all_begin_as_they_are_meant_to(desk: Desktop) -> None:
    def look(dialog: SettingsDialog) -> None:
        pages = part(dialog, QListWidget)
        for page in range(pages.count()):
            pages.setCurrentRow(page)
            assert dialog.shown()
            at_first = [row.setting for row in dialog.shown() if row.setting.usual is not None]
            at_first = [one for one in at_first if desk.actions.check_spelling not in one.actions]  # off in tests
            assert [setting.now for setting in at_first] == [setting.usual for setting in at_first], page

    in_settings(desk, look)


def test_enter_goes_from_the_words_to_what_was_found(desk: Desktop) -> None:
    def enter(dialog: SettingsDialog) -> None:
        dialog.search("gebogen")
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
        assert dialog.isVisible()
        assert dialog.focusWidget() is dialog.shown()[0].control

    in_settings(desk, enter)


def test_what_opens_something_does_so_once_the_settings_are_closed(desk: Desktop) -> None:
    seen: list[str] = []

    def ask(dialog: SettingsDialog) -> None:
        dialog.search("backup")
        part(dialog.shown()[0], QPushButton).click()
        assert not dialog.isVisible()

    def see(dialog: BackupsDialog) -> None:
        seen.append(dialog.windowTitle())
        dialog.reject()

    answer(SettingsDialog, ask)
    answer(BackupsDialog, see)
    desk.do(desk.actions.preferences)
    wait_until(lambda: len(seen) == 1)
