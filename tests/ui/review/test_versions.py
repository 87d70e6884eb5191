"""What a text was before, in the window: listed, compared with the present text, and put back as one step."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QListWidget, QPushButton, QTextEdit

from tests import reports as small
from tests.driving import click, part, said
from tests.windows import Desktop, wait_until, work_off
from vgr_desktop.core.model.text import plain
from vgr_desktop.core.model.tree import index
from vgr_desktop.ui.kit import file_dialog
from vgr_desktop.ui.review.versions_dialog import VersionsDialog

FIRST = "Na een droog jaar zijn de bomen aangevuld.\nDe pompen draaien weer."


def look(desk: Desktop, text_id: int = small.STATE) -> VersionsDialog:
    """The window with the versions of a text."""
    desk.editor(text_id)
    assert desk.session.settle()
    desk.do(desk.actions.versions)
    found: Callable[[], list[VersionsDialog]] = lambda: [  # noqa: E731  # asked again and again
        dialog for dialog in desk.frame.findChildren(VersionsDialog) if dialog.isVisible()
    ]
    wait_until(lambda: bool(found()))
    return found()[0]


def lines(dialog: VersionsDialog) -> list[str]:
    listed = part(dialog, QListWidget)
    return [listed.item(row).text() for row in range(listed.count())]


@pytest.fixture
def written(desk: Desktop) -> Desktop:
    """A desktop on which something was added to a text."""
    desk.go_to(small.GREENERY)
    desk.type(" Alles gaat goed.", small.STATE)
    return desk


def test_they_are_listed_with_how_much_they_changed(written: Desktop) -> None:
    dialog = look(written)
    assert len(lines(dialog)) == 2
    assert lines(dialog)[0].endswith("3 woorden meer")
    assert lines(dialog)[1] == "Zoals de tekst eerst was\n12 woorden"
    assert "de stand van zaken van programma 4" in dialog.windowTitle()


def test_the_chosen_one_is_compared_word_by_word_with_the_text_as_it_is_now(written: Desktop) -> None:
    dialog = look(written)
    assert said(dialog) == "Zo is de tekst nu."
    assert not part(dialog, QPushButton, "Terugzetten").isEnabled()
    part(dialog, QListWidget).setCurrentRow(1)
    assert said(dialog) == "Sindsdien: 0 woorden weg (doorgestreept), 3 woorden erbij (onderstreept)."
    assert part(dialog, QTextEdit).toPlainText() == f"{FIRST} Alles gaat goed."
    written.type(" Zeker.", small.STATE)
    assert "4 woorden erbij" in said(dialog)


def test_one_is_put_back_as_one_step(written: Desktop) -> None:
    dialog = look(written)
    part(dialog, QListWidget).setCurrentRow(1)
    click(dialog, "Terugzetten")
    assert plain(written.pane(small.STATE).editor.text()) == FIRST
    assert said(dialog) == "Zo is de tekst nu."
    assert "Eerdere versie terugzetten" in written.actions.undo.text()
    written.do(written.actions.undo)
    assert "Alles gaat goed." in plain(written.pane(small.STATE).editor.text())


def test_a_text_without_any_says_so(desk: Desktop) -> None:
    desk.go_to(small.GREENERY)
    desk.do(desk.actions.versions)
    wait_until(lambda: "nog geen eerdere versies" in desk.message)


def test_without_a_text_it_says_what_to_do(desk: Desktop) -> None:
    desk.window.desk.show_item(None)
    desk.do(desk.actions.versions)
    assert "geen tekst" in desk.message


def test_the_window_goes_with_its_text(written: Desktop) -> None:
    look(written)
    written.go_to(small.GREENERY)
    written.do(written.actions.remove)
    work_off()
    assert small.STATE not in index(written.report)
    assert not written.frame.findChildren(VersionsDialog)


def test_the_window_follows_the_text_that_is_shown(written: Desktop) -> None:
    dialog = look(written)
    written.frame.activateWindow()
    wait_until(written.frame.isActiveWindow)
    written.type(" Nieuwe missie.", small.MISSION)
    wait_until(lambda: "de missie van programma 4" in dialog.windowTitle())
    wait_until(lambda: len(lines(dialog)) == 2)
    written.go_to(small.PLAYGROUNDS)
    wait_until(lambda: said(dialog) == "Van deze tekst zijn nog geen eerdere versies.")
    assert not part(dialog, QPushButton, "Terugzetten").isEnabled()
    written.go_to(small.GREENERY)
    written.editor(small.STATE)
    wait_until(lambda: "de stand van zaken" in dialog.windowTitle())


def test_fewer_versions_than_before_are_listed_while_the_last_was_chosen(written: Desktop) -> None:
    dialog = look(written)
    part(dialog, QListWidget).setCurrentRow(1)
    dialog.show_versions("deze tekst", small.MISSION, dialog._versions[:1])
    assert len(lines(dialog)) == 1
    dialog.show_versions("deze tekst", small.STATE, ())
    assert lines(dialog) == []
    assert said(dialog) == "Van deze tekst zijn nog geen eerdere versies."


def test_saving_elsewhere_takes_them_along(written: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    target = written.folder / "Elders.vgr"
    monkeypatch.setattr(file_dialog, "ask_new_file", lambda *_, **__: target)
    written.do(written.actions.save_as)
    wait_until(lambda: written.session.path == target)
    work_off()
    assert len(lines(look(written))) == 2


def test_saving_elsewhere_works_without_them_and_says_so(written: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    target = written.folder / "Elders.vgr"
    assert written.session.settle()
    Path(written.path).unlink()
    monkeypatch.setattr(file_dialog, "ask_new_file", lambda *_, **__: target)
    written.do(written.actions.save_as)
    wait_until(lambda: written.session.path == target)
    assert "eerdere versies van teksten niet" in written.message
