"""Messages above the page go when what they are about is past."""

from tests import reports as small
from tests.windows import Desktop, later_report, wait_until


def tell(desk: Desktop) -> None:
    desk.window.tree_commands.told.emit("Er is iets gedaan.", [("Ongedaan maken", desk.session.undo)])
    assert "Er is iets gedaan." in desk.message


def test_what_was_done_is_told_until_another_item_is_shown(desk: Desktop) -> None:
    desk.go_to(small.TREES)
    tell(desk)
    desk.type("Er wordt verder geschreven.")
    assert "Er is iets gedaan." in desk.message
    desk.go_to(small.PLAYGROUNDS)
    assert desk.message == ""


def test_or_until_it_is_undone(desk: Desktop) -> None:
    desk.go_to(small.TREES)
    desk.type("De bomen.")
    tell(desk)
    desk.do(desk.actions.undo)
    assert desk.message == ""


def test_or_until_another_report_is_open(desk: Desktop) -> None:
    tell(desk)
    desk.session.add_report(later_report())
    assert desk.message == ""


def test_what_applies_to_the_dossier_stays_as_long_as_that_is_open(desk: Desktop) -> None:
    desk.window.dossiers.blocked.emit("Een ander dossier is niet geopend.", [])
    desk.go_to(small.PLAYGROUNDS)
    desk.session.add_report(later_report())
    assert "Een ander dossier is niet geopend." in desk.message
    assert desk.session.close()
    desk.session.opened.emit()
    assert desk.message == ""


def test_the_focus_is_in_the_tree_when_the_button_that_had_it_is_gone(desk: Desktop) -> None:
    desk.go_to(small.TREES)
    tell(desk)
    desk.frame.activateWindow()
    wait_until(desk.frame.isActiveWindow)
    button = desk.offer("Ongedaan maken")
    button.setFocus()
    assert button.hasFocus()
    desk.window.messages.clear()
    assert desk.window.tree.hasFocus()
