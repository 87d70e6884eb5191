"""Messages above the page go when what they are about is past."""

from functools import partial

from PySide6.QtCore import QTimer

from tests import reports as small
from tests.windows import Desktop, later_report, wait_until
from vgr_desktop.core.editing import edits


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


def reading_ends(desk: Desktop) -> None:
    """There was time to read the message."""
    (timer,) = desk.window.messages.findChildren(QTimer)
    assert timer.isActive()
    timer.timeout.emit()


def test_what_was_done_goes_away_by_itself_but_not_while_one_is_at_its_button(desk: Desktop) -> None:
    tell(desk)
    desk.frame.activateWindow()
    wait_until(desk.frame.isActiveWindow)
    desk.offer("Ongedaan maken").setFocus()
    reading_ends(desk)
    assert "Er is iets gedaan." in desk.message
    desk.window.tree.setFocus()
    reading_ends(desk)
    assert desk.message == ""


def test_what_went_wrong_stays(desk: Desktop) -> None:
    tell(desk)
    desk.window.tree_commands.refused.emit("Dat kan niet.")
    (timer,) = desk.window.messages.findChildren(QTimer)
    assert not timer.isActive()
    assert desk.message == "Dat kan niet."


def test_undoing_is_offered_until_the_next_step_for_it_would_undo_that(desk: Desktop) -> None:
    desk.go_to(small.GREENERY)
    rename = partial(edits.rename, id=small.GREENERY, title="Groen")
    desk.session.apply("Naam wijzigen", rename, small.GREENERY)
    desk.window.tree_commands.done.emit("De naam is gewijzigd.")
    assert desk.offer("Ongedaan maken").isVisible()
    desk.type("Nog iets.", small.MISSION)
    assert desk.message == ""


def test_what_changed_nothing_offers_no_undoing(desk: Desktop) -> None:
    desk.window.imports.came_in.emit("Dat stond er al.", False)
    assert desk.message.startswith("Dat stond er al.")
    desk.window.imports.came_in.emit("Dat is overgenomen.", True)
    assert desk.message.startswith("Dat is overgenomen.")
