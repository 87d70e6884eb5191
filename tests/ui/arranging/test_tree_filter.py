"""The line above the tree: what answers to it is shown, what is asked for is said, and the rest comes back."""

import datetime as dt
from functools import partial

import pytest
from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QMenu, QToolButton

from tests import reports as small
from tests.driving import click, part, said
from tests.windows import Desktop, the, wait_until, work_off
from vgr_desktop.core.editing import reviewing
from vgr_desktop.core.model.review import Stage
from vgr_desktop.core.views.filtering import EVERYTHING, Filter
from vgr_desktop.ui.arranging.filter_commands import TreeFilterCommands
from vgr_desktop.ui.tree.model import TITLE


def shown(desk: Desktop) -> list[str]:
    """The rows of the tree that can be seen, folded or not."""
    found: list[str] = []
    _collect(desk, QModelIndex(), found)
    return found


def _collect(desk: Desktop, above: QModelIndex, found: list[str]) -> None:
    model, view = desk.window.model, desk.window.tree
    for row in range(model.rowCount(above)):
        if not view.isRowHidden(row, above):
            here = model.index(row, TITLE, above)
            found.append(str(model.data(here)))
            _collect(desk, here, found)


def line(desk: Desktop) -> QLineEdit:
    """Where what is looked for is typed."""
    return part(desk.window.tree_filter, QLineEdit)


def ask(desk: Desktop, text: str) -> None:
    """Type what is looked for, and wait for the tree."""
    desk.do(desk.actions.filter)
    QTest.keyClicks(line(desk), text)
    settle(desk)


def settle(desk: Desktop) -> None:
    waiting = part(the(TreeFilterCommands, desk.frame), QTimer)
    wait_until(lambda: not waiting.isActive())
    work_off()


def chips(desk: Desktop) -> list[QToolButton]:
    work_off()
    buttons = desk.window.tree_filter.findChildren(QToolButton)
    return [button for button in buttons if not button.isHidden() and button.text().endswith("✕")]


def choose(desk: Desktop, name: str) -> None:
    """Choose from the menu beside the line."""
    click(desk.window.tree_filter, "Meer ▾")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    entries = [action for part in (menu, *menu.findChildren(QMenu)) for action in part.actions()]
    next(action for action in entries if action.text() == name).trigger()
    menu.close()
    settle(desk)


ABOVE = ["4 Groen en water", "4A Parken", "4A1 Iedereen heeft groen dicht bij huis"]


@pytest.fixture
def at_staff(desk: Desktop) -> Desktop:
    """What is selected is out of the way of what is looked for."""
    desk.go_to(small.STAFF)
    return desk


class TestFiltering:
    def test_words_of_a_title_or_a_text_show_it_with_what_is_above(self, at_staff: Desktop) -> None:
        ask(at_staff, "planten")
        assert shown(at_staff) == [*ABOVE, "4A1.1 Planten van bomen", "Personele lasten"]
        assert said(at_staff.window.tree_filter).startswith("1 van 16; de rest is verborgen.")

    def test_what_is_selected_stays_in_sight(self, at_staff: Desktop) -> None:
        ask(at_staff, "planten")
        at_staff.window.go_to(small.PUMPS)
        assert at_staff.here == "4B1.1"
        assert "4B1.1 Vernieuwen van gemalen" in shown(at_staff)
        assert "Personele lasten" not in shown(at_staff)

    def test_escape_shows_all_again_folded_as_before(self, at_staff: Desktop) -> None:
        view, model = at_staff.window.tree, at_staff.window.model
        view.collapseAll()
        everything = shown(at_staff)
        ask(at_staff, "planten")
        assert view.isExpanded(model.index_of(small.NEAR))
        assert not view.unfolded()
        QTest.keyClick(line(at_staff), Qt.Key.Key_Escape)
        assert shown(at_staff) == everything
        assert not view.isExpanded(model.index_of(small.NEAR))
        assert said(at_staff.window.tree_filter) == ""
        assert at_staff.here == ""
        assert view.current_id == small.STAFF

    def test_the_tree_follows_what_changes(self, at_staff: Desktop) -> None:
        at_staff.window.tree_filter.ask(Filter(lights=frozenset({"red"})))
        settle(at_staff)
        assert shown(at_staff) == ["Personele lasten"]
        at_staff.window.tree_commands.set_light(small.TREES, "red")
        settle(at_staff)
        assert shown(at_staff) == [*ABOVE, "4A1.1 Planten van bomen", "Personele lasten"]

    def test_nothing_is_dragged_while_rows_are_out_of_sight(self, at_staff: Desktop) -> None:
        view = at_staff.window.tree
        ask(at_staff, "planten")
        assert view.dragDropMode() == QAbstractItemView.DragDropMode.NoDragDrop
        at_staff.window.tree_filter.ask(EVERYTHING)
        assert view.dragDropMode() == QAbstractItemView.DragDropMode.InternalMove

    def test_nothing_is_moved_up_or_down_while_rows_are_out_of_sight(self, at_staff: Desktop) -> None:
        moves = (at_staff.actions.move_up, at_staff.actions.move_down)
        ask(at_staff, "planten")
        at_staff.go_to(small.TREES)
        assert not any(action.isEnabled() for action in moves)
        assert {"filter" in action.toolTip() for action in moves} == {True}
        at_staff.window.tree_filter.ask(EVERYTHING)
        assert all(action.isEnabled() for action in moves)
        assert [action.toolTip() for action in moves] == ["Omhoog (Alt+Up)", "Omlaag (Alt+Down)"]

    def test_another_report_is_shown_whole(self, at_staff: Desktop) -> None:
        ask(at_staff, "planten")
        at_staff.session.opened.emit()
        assert len(shown(at_staff)) == 16
        assert at_staff.window.tree_filter.wanted == EVERYTHING

    def test_enter_and_down_go_into_the_tree(self, at_staff: Desktop) -> None:
        at_staff.frame.activateWindow()
        work_off()
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Down):
            at_staff.do(at_staff.actions.filter)
            QTest.keyClick(line(at_staff), key)
            assert at_staff.window.tree.hasFocus()


class TestChips:
    def test_say_what_is_asked_for_and_take_it_away(self, at_staff: Desktop) -> None:
        wanted = Filter(
            lights=frozenset({"orange", None}), stages=frozenset({Stage.DRAFT}), owner="Sanne", with_findings=True,
            since=dt.date(2026, 3, 2), under=small.GREENERY,
        )  # fmt: skip
        at_staff.window.tree_filter.ask(wanted)
        assert [chip.text() for chip in chips(at_staff)] == [
            "4 Groen en water  ✕",
            "▲ Oranje  ✕",
            "– Niet ingevuld  ✕",
            "✎ Concept  ✕",
            "Van Sanne  ✕",
            "Met bevindingen  ✕",
            "Geschreven sinds 2\xa0maart\xa02026  ✕",
        ]
        while remaining := chips(at_staff):
            remaining[0].click()
        assert at_staff.window.tree_filter.wanted.is_empty

    @pytest.mark.parametrize(
        ("name", "expected"),
        [
            ("▲ Oranje", "4A1.3 Onderhouden van speelplekken"),
            ("○ Leeg", "Speeltuin De Wilg"),
            ("Met bevindingen", "AD/OH Overhead"),
        ],
    )
    def test_come_from_the_menu(self, at_staff: Desktop, name: str, expected: str) -> None:
        choose(at_staff, name)
        assert expected in shown(at_staff)
        assert len(shown(at_staff)) < 16
        choose(at_staff, name)
        assert len(shown(at_staff)) == 16

    def test_what_was_written_since_a_day_is_read_from_the_dossier(self, at_staff: Desktop) -> None:
        at_staff.type(" Meer.")
        assert at_staff.session.settle()
        choose(at_staff, "Vandaag")
        wait_until(lambda: said(at_staff.window.tree_filter).startswith("1 van 16"))
        assert shown(at_staff) == ["Personele lasten"]

    def test_owners_are_those_of_the_report(self, at_staff: Desktop) -> None:
        owned = partial(reviewing.set_owner, subject=small.STATE, owner="Sanne", identity=small.identity(80))
        at_staff.session.apply("Eigenaar", owned, small.STATE)
        choose(at_staff, "Van Sanne")
        assert shown(at_staff) == ["4 Groen en water", "Personele lasten"]
