"""Several rows of the tree at once, and naming what is new."""

import datetime as dt

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from tests import reports as small
from tests.many import with_many_deliverables
from tests.reports import small_report
from tests.steps import steps
from tests.windows import Desktop, answer, wait_until
from vgr_desktop.core.model.report import Deliverable
from vgr_desktop.core.model.review import Stage
from vgr_desktop.core.model.tree import walk
from vgr_desktop.ui.review.agreement_dialog import AgreementDialog

SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def choose(desk: Desktop, first: int, downs: int = 0) -> None:
    """Choose rows from the first one on, with keys."""
    desk.frame.activateWindow()
    desk.go_to(first)
    desk.window.tree.setFocus()
    for _ in range(downs):
        QTest.keyClick(desk.window.tree, Qt.Key.Key_Down, SHIFT)


class TestSeveral:
    def test_get_one_light_in_one_step(self, desk: Desktop) -> None:
        choose(desk, small.TREES, 2)
        assert desk.window.tree.chosen_ids == (small.TREES, small.PLAYGROUNDS)  # a sub-item below one goes with it
        QTest.keyClick(desk.window.tree, Qt.Key.Key_3, ALT)
        assert "      4A1.1 Planten van bomen ■ Rood" in desk.tree_lines()
        assert "      4A1.3 Onderhouden van speelplekken ■ Rood" in desk.tree_lines()
        assert desk.message == "Het stoplicht van 2 prestaties is gezet."
        desk.offer("Ongedaan maken").click()
        assert (desk.report, desk.message) == (small_report(), "")

    def test_only_the_one_that_is_written_in_counts_while_one_writes(self, desk: Desktop) -> None:
        choose(desk, small.TREES, 1)
        desk.editor()
        assert desk.window.tree.chosen_ids == (small.PLAYGROUNDS,)

    def test_are_removed_and_what_went_with_them_is_told(self, desk: Desktop) -> None:
        choose(desk, small.TREES)
        desk.window.tree.choose((small.TREES, small.CLEAN))
        desk.press(Qt.Key.Key_Delete)
        assert desk.message == "Verwijderd: 1 doel en 1 prestatie (met 1 prestatie)."
        assert desk.saved() == desk.report
        desk.offer("Ongedaan maken").click()
        assert desk.report == small_report()

    def test_move_together_and_the_numbers_that_change_are_told(self, desk: Desktop) -> None:
        choose(desk, small.QUAYS)
        desk.press(Qt.Key.Key_Up, ALT)
        assert desk.message == "4B1.10 is nu 4B1.1 en 4B1.1 is nu 4B1.10."
        desk.window.tree.choose((small.TREES, small.PUMPS))
        desk.press(Qt.Key.Key_Down, ALT)
        assert desk.message == "Kies onderdelen die onder hetzelfde staan om ze samen te verplaatsen."

    def test_have_one_owner_and_one_deadline(self, desk: Desktop) -> None:
        def reply(dialog: AgreementDialog) -> None:
            dialog.owner.setCurrentText("Noor")
            dialog.when.setCurrentText("Uiterlijk op")
            dialog.accept()

        choose(desk, small.PARKS)
        answer(AgreementDialog, reply)
        desk.do(desk.actions.agree)
        wait_until(lambda: desk.message != "")
        about = {review.subject: (review.owner, review.deadline) for review in desk.report.reviews}
        assert {small.TREES, small.PLAYGROUNDS, small.WILLOW, small.LITTER, small.ABOUT_DROUGHT} <= about.keys()
        due = dt.date.today() + dt.timedelta(days=14)  # noqa: DTZ011  # the day on this computer
        assert set(about.values()) == {("Noor", due)}
        assert desk.message == f"Vastgelegd bij {len(about)} teksten."

    def test_have_one_stage_where_something_is_written(self, desk: Desktop) -> None:
        choose(desk, small.TREES, 1)
        desk.do(desk.actions.stages[Stage.READY])
        assert [(each.subject, each.stage) for each in desk.report.reviews] == [(small.PLAYGROUNDS, Stage.READY)]
        desk.window.tree.choose((small.TREES, small.LITTER))
        desk.do(desk.actions.stages[Stage.READY])
        assert desk.message.startswith("Hier is nog niets geschreven.")


class TestNaming:
    def test_escape_takes_a_new_row_away(self, desk: Desktop) -> None:
        choose(desk, small.PLAYGROUNDS)
        desk.do(desk.actions.add_above)
        assert "      4A1.2 Nieuwe prestatie – Niet ingevuld" in desk.tree_lines()
        desk.press(Qt.Key.Key_Escape)
        assert (desk.report, desk.here) == (small_report(), "4A1.3")

    def test_a_row_that_was_named_stays_at_escape(self, desk: Desktop) -> None:
        choose(desk, small.TREES)
        desk.do(desk.actions.add_after)
        desk.keys("Heggen", Qt.Key.Key_Return)
        desk.window.tree.rename()
        desk.press(Qt.Key.Key_Escape)
        assert "      4A1.2 Heggen – Niet ingevuld" in desk.tree_lines()

    def test_what_moves_up_for_a_new_row_is_told(self, desk: Desktop) -> None:
        choose(desk, small.CLEAN)
        desk.do(desk.actions.add_above)
        assert desk.message == "4A2 is nu 4A3."
        desk.press(Qt.Key.Key_Escape)
        assert desk.message == ""

    def test_a_code_that_is_typed_gives_that_number(self, desk: Desktop) -> None:
        choose(desk, small.TREES)
        desk.window.tree.rename()
        desk.keys("4A1.7 Heggen", Qt.Key.Key_Return)
        assert desk.message == "4A1.1 is nu 4A1.7."
        assert "      4A1.7 Heggen ● Groen" in desk.tree_lines()


def test_the_context_menu_has_all_that_can_be_done_with_its_keys(desk: Desktop) -> None:
    choose(desk, small.TREES)
    desk.window.tree.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint()))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    said = {action.text().replace("&", ""): action.shortcut().toString() for action in menu.actions()}
    assert said["Verwijderen"] == "Del"
    assert {"Erboven invoegen", "Stoplicht", "Status van de teksten", "Omhoog"} <= said.keys()
    menu.close()


def test_choosing_twice_as_many_rows_is_no_more_than_twice_the_work(desk: Desktop) -> None:
    report = with_many_deliverables(200)
    desk.session.apply("Vullen", lambda _: report, small.NEAR)
    ids = [node.id for node in walk(report) if isinstance(node, Deliverable)]
    desk.frame.activateWindow()
    desk.window.tree.setFocus()

    def choose_first(count: int) -> None:
        desk.window.tree.choose(ids[:count])
        assert len(desk.window.tree.chosen_ids) == count

    choose_first(10)
    half = steps(lambda: choose_first(100))
    assert steps(lambda: choose_first(200)) < 3 * half
    assert desk.window.tree.chosen_ids == tuple(ids[:200])
