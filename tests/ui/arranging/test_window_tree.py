"""The goal tree in the window: what is done to it is in the report, and one history takes everything back."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QLabel, QLineEdit, QMenu, QRadioButton

from tests import reports as small
from tests.driving import part
from tests.reports import drawn, small_report
from tests.windows import Desktop, answer, wait_until, work_off
from vgr_desktop.core.editing import edits
from vgr_desktop.core.model.report import Deliverable
from vgr_desktop.core.model.tree import index
from vgr_desktop.ui.arranging.actions import TreeActions
from vgr_desktop.ui.arranging.renumber_dialog import RenumberDialog
from vgr_desktop.ui.page.light_bar import LightBar
from vgr_desktop.ui.tree.model import LIGHT

ALT = Qt.KeyboardModifier.AltModifier


def light(desk: Desktop, id: int) -> str | None:
    """The light of a deliverable in the report."""
    node = index(desk.report).items[id]
    assert isinstance(node, Deliverable)
    return node.light


def name_of_new(desk: Desktop, name: str) -> None:
    """Type over the name of what was just added."""
    field = desk.window.tree.viewport().findChild(QLineEdit)
    assert field is not None
    field.selectAll()
    QTest.keyClicks(field, name)
    QTest.keyClick(field, Qt.Key.Key_Return)
    work_off()


def agree(number: str, dialog: QInputDialog) -> None:
    """Answer a question with this number."""
    dialog.setTextValue(number)
    dialog.accept()


class TestLights:
    @pytest.mark.parametrize(
        ("key", "expected"),
        [(Qt.Key.Key_1, "green"), (Qt.Key.Key_2, "orange"), (Qt.Key.Key_3, "red"), (Qt.Key.Key_0, None)],
    )
    def test_keys_set_them(self, desk: Desktop, key: Qt.Key, expected: str | None) -> None:
        desk.go_to(small.PLAYGROUNDS)
        QTest.keyClick(desk.window.tree, key, ALT)
        assert light(desk, small.PLAYGROUNDS) == expected

    def test_keys_set_them_while_one_writes(self, desk: Desktop) -> None:
        desk.go_to(small.TREES)
        editor = desk.editor()
        QTest.keyClicks(editor, "De bomen.")
        QTest.keyClick(editor, Qt.Key.Key_3, ALT)
        assert light(desk, small.TREES) == "red"
        assert desk.page_text() == ["De bomen."]

    def test_buttons_set_them(self, desk: Desktop) -> None:
        desk.go_to(small.TREES)
        work_off()
        buttons = {button.text(): button for button in part(desk.window.desk, LightBar).findChildren(QRadioButton)}
        assert list(buttons) == ["● Groen", "▲ Oranje", "■ Rood", "– Niet ingevuld"]
        assert buttons["● Groen"].isChecked()
        buttons["■ Rood"].click()
        assert light(desk, small.TREES) == "red"
        desk.do(desk.actions.undo)
        assert buttons["● Groen"].isChecked()

    def test_a_click_in_the_tree_offers_them(self, desk: Desktop) -> None:
        view = desk.window.tree
        place = desk.window.model.index_of(small.TREES).siblingAtColumn(LIGHT)
        centre = view.visualRect(place).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, centre)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        next(action for action in menu.actions() if action.text() == "▲ Oranje").trigger()
        menu.close()
        assert light(desk, small.TREES) == "orange"

    def test_the_menu_names_them(self, desk: Desktop) -> None:
        names = [action.text() for action in desk.frame.actions_.of(TreeActions).lights.actions()]
        assert names == ["● Groen", "▲ Oranje", "■ Rood", "– Niet ingevuld"]

    def test_what_has_no_light_gets_none(self, desk: Desktop) -> None:
        desk.go_to(small.PARKS)
        assert not any(action.isEnabled() for action in desk.window.tree_commands.light_actions)
        QTest.keyClick(desk.window.tree, Qt.Key.Key_1, ALT)
        assert desk.report == small_report()

    def test_one_key_sets_one_light_after_another_report_was_opened(self, desk: Desktop) -> None:
        desk.session.opened.emit()
        desk.go_to(small.TREES)
        QTest.keyClick(desk.window.tree, Qt.Key.Key_2, ALT)
        assert light(desk, small.TREES) == "orange"


class TestAdding:
    @pytest.mark.parametrize(
        ("under", "name", "line"),
        [
            (small.REPORT, "Sport", "5 Sport"),
            (small.GREENERY, "Dieren", "  4C Dieren"),
            (small.PARKS, "Meer bomen", "    4A3 Meer bomen"),
            (small.NEAR, "Bloemen zaaien", "      4A1.4 Bloemen zaaien – Niet ingevuld"),
            (small.TREES, "De Eik", "        De Eik – Niet ingevuld"),
        ],
    )
    def test_under_the_selected_item_and_named_at_once(self, desk: Desktop, under: int, name: str, line: str) -> None:
        desk.go_to(under)
        desk.do(desk.actions.add_below)
        name_of_new(desk, name)
        assert line in desk.tree_lines()
        assert desk.tree_lines() == desk.reopened().tree_lines()

    def test_the_action_says_what_would_be_added(self, desk: Desktop) -> None:
        desk.go_to(small.PARKS)
        assert desk.actions.add_below.text().replace("&", "") == "Doel toevoegen"
        desk.go_to(small.WILLOW)
        assert not desk.actions.add_below.isEnabled()
        desk.go_to(small.STAFF)
        assert not desk.actions.add_below.isEnabled()

    def test_a_programme_or_a_section_wherever_one_is(self, desk: Desktop) -> None:
        desk.go_to(small.TREES)
        desk.do(desk.actions.add_programme)
        name_of_new(desk, "Sport")
        desk.do(desk.actions.add_paragraph)
        name_of_new(desk, "Plankosten")
        assert "5 Sport" in desk.tree_lines()
        assert desk.tree_lines()[-1] == "Plankosten"


class TestNames:
    def test_f2_types_another_one_in_the_tree(self, desk: Desktop) -> None:
        desk.go_to(small.TREES)
        QTest.keyClick(desk.window.tree, Qt.Key.Key_F2)
        name_of_new(desk, "Bomen planten")
        assert "      4A1.1 Bomen planten ● Groen" in desk.tree_lines()

    def test_an_empty_one_is_refused_in_words(self, desk: Desktop) -> None:
        desk.go_to(small.TREES)
        desk.do(desk.actions.rename)
        name_of_new(desk, " ")
        assert "niet leeg" in desk.window.messages.text()
        assert desk.report == small_report()

    def test_one_that_is_being_typed_is_kept_when_the_window_closes(self, desk: Desktop) -> None:
        desk.go_to(small.TREES)
        desk.do(desk.actions.rename)
        field = desk.window.tree.viewport().findChild(QLineEdit)
        assert field is not None
        field.selectAll()
        QTest.keyClicks(field, "Bomen planten")
        assert "      4A1.1 Bomen planten ● Groen" in desk.reopened().tree_lines()

    def test_one_that_is_being_typed_stays_when_its_item_changes(self, desk: Desktop) -> None:
        desk.go_to(small.GREENERY)
        QTest.keyClicks(desk.editor(small.MISSION), " En gezond.")
        desk.do(desk.actions.rename)
        field = desk.window.tree.viewport().findChild(QLineEdit)
        assert field is not None
        field.selectAll()
        QTest.keyClicks(field, "Groen ")
        desk.window.desk.writing.hand_in()
        QTest.keyClicks(field, "en blauw")
        desk.session.hand_in()
        assert "4 Groen en blauw" in desk.tree_lines()

    def test_that_of_a_section(self, desk: Desktop) -> None:
        desk.go_to(small.STAFF)
        desk.do(desk.actions.rename)
        name_of_new(desk, "Personeel")
        assert desk.tree_lines()[-1] == "Personeel"


class TestNumbers:
    def test_another_one_is_asked_for(self, desk: Desktop) -> None:
        desk.go_to(small.TREES)
        answer(QInputDialog, partial(agree, "7"))
        desk.do(desk.actions.renumber_one)
        assert "      4A1.7 Planten van bomen ● Groen" in desk.tree_lines()

    def test_one_that_is_taken_is_refused(self, desk: Desktop) -> None:
        desk.go_to(small.TREES)
        answer(QInputDialog, partial(agree, "3"))
        desk.do(desk.actions.renumber_one)
        assert "al in gebruik" in desk.window.messages.text()
        assert desk.report == small_report()

    def test_cancelling_changes_nothing(self, desk: Desktop) -> None:
        desk.go_to(small.TREES)
        answer(QInputDialog, QInputDialog.reject)
        desk.do(desk.actions.renumber_one)
        assert desk.report == small_report()

    def test_without_gaps(self, desk: Desktop) -> None:
        desk.go_to(small.DRY_FEET)
        answer(RenumberDialog, RenumberDialog.accept)
        desk.do(desk.actions.renumber)
        wait_until(lambda: desk.report != small_report())
        assert desk.message == "4B1.10 is nu 4B1.2."
        assert "      4B1.2 Herstellen van kades ● Groen" in desk.tree_lines()


class TestMoving:
    def test_with_keys(self, desk: Desktop) -> None:
        desk.go_to(small.PLAYGROUNDS)
        QTest.keyClick(desk.window.tree, Qt.Key.Key_Up, ALT)
        work_off()
        assert "      4A1.1 Onderhouden van speelplekken ▲ Oranje" in desk.tree_lines()
        assert desk.window.tree.current_id == small.PLAYGROUNDS
        QTest.keyClick(desk.window.tree, Qt.Key.Key_Down, ALT)
        work_off()
        assert desk.report == small_report()

    def test_at_the_edge_it_stays(self, desk: Desktop) -> None:
        desk.go_to(small.TREES)
        desk.do(desk.actions.move_up)
        assert desk.report == small_report()

    def test_by_dragging_to_another_goal_its_explanation_goes_along(self, desk: Desktop) -> None:
        model = desk.window.model
        desk.go_to(small.PLAYGROUNDS)
        data = model.mimeData([model.index_of(small.PLAYGROUNDS)])
        model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, model.index_of(small.DRY_FEET))
        wait_until(lambda: "      4B1.11 Onderhouden van speelplekken ▲ Oranje" in desk.tree_lines())
        assert desk.here == "4B1.11"
        assert "De levering" in desk.page_text()[0]
        assert desk.saved() == desk.report

    def test_a_drop_where_it_cannot_stand_does_nothing(self, desk: Desktop) -> None:
        model = desk.window.model
        data = model.mimeData([model.index_of(small.PLAYGROUNDS)])
        model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, QModelIndex())
        work_off()
        assert desk.report == small_report()


class TestRemoving:
    def test_del_in_the_tree(self, desk: Desktop) -> None:
        desk.go_to(small.PLAYGROUNDS)
        desk.window.tree.setFocus()
        QTest.keyClick(desk.window.tree, Qt.Key.Key_Delete)
        assert "Onderhouden van speelplekken" not in "".join(desk.tree_lines())
        assert desk.saved() == desk.report
        desk.do(desk.actions.undo)
        assert desk.here == "4A1.3"
        assert desk.report == small_report()

    def test_del_in_a_text_is_of_the_text(self, desk: Desktop) -> None:
        desk.go_to(small.GREENERY)
        editor = desk.editor(small.MISSION)
        editor.put_caret(0)
        QTest.keyClick(editor, Qt.Key.Key_Delete)
        desk.session.hand_in()
        assert desk.page_text()[0].startswith("en groene stad")
        assert drawn(desk.report) == drawn(small_report())

    @pytest.mark.parametrize("id", [small.GREENERY, small.PARKS, small.NEAR, small.WILLOW, small.STAFF])
    def test_whatever_is_removed_the_page_shows_something_that_is_there(self, desk: Desktop, id: int) -> None:
        desk.go_to(id)
        desk.do(desk.actions.remove)
        assert desk.window.desk.item_id in index(desk.report).items
        assert desk.window.desk.item_id == desk.window.tree.current_id
        desk.do(desk.actions.undo)
        assert desk.window.desk.item_id == id

    def test_what_the_page_shows_is_gone_with_what_is_above_it(self, desk: Desktop) -> None:
        desk.go_to(small.TREES)
        desk.session.apply("Weg", partial(edits.remove, id=small.PARKS), small.PARKS)
        assert desk.here == "4"

    def test_the_report_itself_cannot_be_removed(self, desk: Desktop) -> None:
        desk.go_to(small.REPORT)
        assert not desk.actions.remove.isEnabled()
        assert not desk.actions.rename.isEnabled()


class TestGoingAround:
    def test_back_and_forward(self, desk: Desktop) -> None:
        for id in (small.PARKS, small.TREES, small.WATER):
            desk.go_to(id)
        desk.do(desk.actions.back)
        assert desk.here == "4A1.1"
        desk.do(desk.actions.back)
        assert desk.here == "4A"
        desk.do(desk.actions.forward)
        assert desk.here == "4A1.1"

    def test_back_passes_over_what_is_gone(self, desk: Desktop) -> None:
        for id in (small.PARKS, small.TREES, small.WATER):
            desk.go_to(id)
        desk.session.apply("Weg", partial(edits.remove, id=small.NEAR), small.NEAR)
        desk.do(desk.actions.back)
        assert desk.here == "4A"

    def test_by_code_or_word(self, desk: Desktop) -> None:
        line = desk.frame.go_to_line
        for typed, code in (("4b1.10", "4B1.10"), ("speelplekken", "4A1.3"), ("water", "4")):
            desk.do(desk.actions.go_to)
            line.setText(typed)
            line.returnPressed.emit()
            assert desk.here == code
            assert line.text() == ""

    def test_escape_goes_back_to_the_text(self, desk: Desktop) -> None:
        desk.go_to(small.GREENERY)
        desk.do(desk.actions.go_to)
        QTest.keyClicks(desk.frame.go_to_line, "x")
        QTest.keyClick(desk.frame.go_to_line, Qt.Key.Key_Escape)
        wait_until(desk.pane().editor.hasFocus)
        assert desk.frame.go_to_line.text() == ""

    def test_f6_goes_from_tree_to_text_and_back(self, desk: Desktop) -> None:
        desk.go_to(small.GREENERY)
        desk.window.tree.setFocus()
        desk.do(desk.actions.write)
        wait_until(desk.pane().editor.hasFocus)
        desk.do(desk.actions.write)
        wait_until(desk.window.tree.hasFocus)

    def test_the_head_of_the_page_says_where_one_is(self, desk: Desktop) -> None:
        desk.go_to(small.TREES)
        labels = desk.window.desk.findChildren(QLabel)
        trail = next(label for label in labels if label.accessibleName().startswith("U bent hier"))
        assert "Programma 4" in trail.text()
        assert "4A Parken" in trail.text()
        trail.linkActivated.emit(str(small.PARKS))
        assert desk.here == "4A"


def test_three_hundred_steps_go_back_and_forth_with_the_view_at_each(desk: Desktop) -> None:
    values = [desk.report]
    places = [id for id in (small.TREES, small.PUMPS, small.LITTER) for _ in range(100)]
    for id in places:
        key = "orange" if light(desk, id) != "orange" else "red"
        desk.window.tree_commands.set_light(id, key)
        values.append(desk.report)
    for number in reversed(range(300)):
        desk.do(desk.actions.undo)
        assert desk.report is values[number]
        assert desk.window.desk.item_id == places[number]
    assert not desk.actions.undo.isEnabled()
    for number in range(300):
        desk.do(desk.actions.redo)
        assert desk.report is values[number + 1]
    assert desk.saved() == desk.report


def test_one_history_for_everything(desk: Desktop) -> None:
    commands = desk.window.tree_commands
    steps: tuple[tuple[int, Callable[[], None]], ...] = (
        (small.TREES, lambda: desk.type("De bomen.")),
        (small.TREES, lambda: commands.set_light(small.TREES, "red")),
        (small.TREES, lambda: commands.move(small.TREES, small.CLEAN, 0)),
        (small.PARKS, lambda: commands.rename(small.TREES, "Bomen")),
        (small.WATER, lambda: desk.do(desk.actions.remove)),
        (small.GREENERY, lambda: desk.type(" Echt.", small.MISSION)),
    )
    values = [desk.report]
    for place, step in steps:
        desk.go_to(place)
        step()
        values.append(desk.report)
    assert len({id(value) for value in values}) == len(steps) + 1
    for value in reversed(values[:-1]):
        desk.do(desk.actions.undo)
        assert desk.report == value
    for value in values[1:]:
        desk.do(desk.actions.redo)
        assert desk.report == value
