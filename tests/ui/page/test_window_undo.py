"""Undo in the window: one history, with view and caret at the change."""

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests import reports as small
from tests.driving import part
from tests.reports import small_report
from tests.windows import Desktop, wait_until, work_off
from vgr_desktop.core.editing import edits, writing
from vgr_desktop.core.model import history
from vgr_desktop.core.model.text import Paragraph, Table, from_plain, rich
from vgr_desktop.ui.page.sheet import Sheet

CONTROL = Qt.KeyboardModifier.ControlModifier


class TestUndo:
    def test_typing_is_taken_back_and_done_again(self, desk: Desktop) -> None:
        desk.go_to(small.TREES)
        desk.type("De bomen.")
        desk.do(desk.actions.undo)
        assert desk.page_text() == [""]
        assert desk.report == small_report()
        desk.do(desk.actions.redo)
        assert desk.page_text() == ["De bomen."]

    def test_typing_of_just_now_can_be_taken_back_at_once(self, desk: Desktop) -> None:
        desk.go_to(small.TREES)
        editor = desk.editor()
        QTest.keyClicks(editor, "De bomen.")
        QTest.keyClick(editor, Qt.Key.Key_Z, CONTROL)
        assert desk.page_text() == [""]

    def test_the_menu_names_the_step(self, desk: Desktop) -> None:
        assert not desk.actions.undo.isEnabled()
        desk.go_to(small.TREES)
        desk.type("De bomen.")
        assert desk.actions.undo.text().replace("&", "") == "Ongedaan maken: Typen"
        desk.do(desk.actions.undo)
        assert desk.actions.redo.text().replace("&", "") == "Opnieuw: Typen"
        assert not desk.actions.undo.isEnabled()

    def test_the_first_words_of_an_explanation_are_taken_back_where_they_were_typed(self, desk: Desktop) -> None:
        desk.go_to(small.TREES)
        desk.type("De bomen.")
        desk.do(desk.actions.undo)
        assert desk.here == "4A1.1"

    @pytest.mark.parametrize("page", [small.PARKS, small.NEAR, small.PLAYGROUNDS])
    def test_one_stays_on_a_page_that_shows_the_change(self, desk: Desktop, page: int) -> None:
        desk.go_to(page)
        desk.type(" Erbij.", small.ABOUT_PLAYGROUNDS)
        desk.do(desk.actions.undo)
        assert desk.window.desk.item_id == page
        desk.do(desk.actions.redo)
        assert desk.window.desk.item_id == page

    def test_view_and_caret_go_to_a_change_on_another_page(self, desk: Desktop) -> None:
        desk.go_to(small.GREENERY)
        desk.type("Midden", small.MISSION)
        desk.go_to(small.TREES)
        desk.do(desk.actions.undo)
        editor = desk.pane(small.MISSION).editor
        assert desk.here == "4"
        wait_until(editor.hasFocus)
        assert editor.textCursor().position() == len("Een groene stad waar iedereen droge voeten houdt.")
        desk.go_to(small.TREES)
        desk.do(desk.actions.redo)
        editor = desk.pane(small.MISSION).editor
        wait_until(editor.hasFocus)
        assert editor.textCursor().position() == len("Een groene stad waar iedereen droge voeten houdt.Midden")

    def test_typing_in_one_text_is_not_one_step_with_typing_in_another(self, desk: Desktop) -> None:
        desk.go_to(small.GREENERY)
        desk.type("een", small.MISSION)
        desk.type("twee", small.STATE)
        desk.do(desk.actions.undo)
        assert desk.page_text()[0].endswith("een")
        assert not desk.page_text()[1].endswith("twee")

    def test_a_format_is_a_step_of_its_own(self, desk: Desktop) -> None:
        desk.go_to(small.GREENERY)
        editor = desk.editor(small.MISSION)
        editor.selectAll()
        desk.do(desk.actions.bold)
        assert desk.actions.undo.text().replace("&", "") == "Ongedaan maken: Vet"
        desk.do(desk.actions.undo)
        assert desk.report == small_report()


class TestStretchesOfTyping:
    """What is typed without a pause is taken back in pieces as people think of them."""

    def test_each_cell_of_a_table_is_a_step(self, desk: Desktop) -> None:
        cells = rich([Table((((Paragraph(),),) * 3,) * 2)])
        desk.session.apply("Voorbereiden", lambda r: writing.write(r, small.MISSION, cells), small.MISSION)
        desk.go_to(small.GREENERY)
        desk.editor(small.MISSION).put_caret(1)
        desk.keys("a", Qt.Key.Key_Tab, "b", Qt.Key.Key_Tab, "c")
        desk.do(desk.actions.undo)
        assert desk.page_text()[0].split() == ["a", "b"]
        desk.do(desk.actions.undo)
        assert desk.page_text()[0].split() == ["a"]

    def test_so_is_what_is_typed_elsewhere_and_taking_out_more_than_a_letter(self, desk: Desktop) -> None:
        desk.go_to(small.TREES)
        editor = desk.editor()
        desk.keys("een twe", Qt.Key.Key_Backspace, "ee")
        QTest.keyClick(editor, Qt.Key.Key_Backspace, CONTROL)
        desk.keys(Qt.Key.Key_Left, "x")
        QTest.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(0, 9))
        desk.keys("y")
        said = []
        while desk.actions.undo.isEnabled():
            said += desk.page_text()
            desk.do(desk.actions.undo)
        assert said == ["yeenx ", "eenx ", "een ", "een twee"]

    def test_after_some_seconds_so_is_what_follows_a_word(self, desk: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(history, "BURST_WORDS", 0.0)
        desk.go_to(small.TREES)
        desk.editor()
        desk.keys("een")
        desk.session.hand_in()
        desk.keys("tig twee")
        desk.do(desk.actions.undo)
        assert desk.page_text() == ["eentig"]


def test_undoing_looks_leaves_the_caret_where_it_is(desk: Desktop) -> None:
    desk.go_to(small.TREES)
    editor = desk.editor()
    desk.keys("zie www.lindeveen.nl ")
    desk.do(desk.actions.undo)
    desk.keys("en")
    assert desk.page_text() == ["zie www.lindeveen.nl en"]
    editor.put_caret(0, 3)
    desk.do(desk.actions.bold)
    desk.do(desk.actions.undo)
    assert editor.textCursor().selectedText() == "zie"


def test_undoing_the_removal_of_a_branch_unfolds_it_as_it_was_and_writes_nothing(desk: Desktop) -> None:
    tree = desk.window.tree
    tree.expandAll()
    tree.collapse(desk.window.model.index_of(small.NEAR))
    before = tree.unfolded()
    desk.session.apply("Verwijderen", lambda r: edits.remove(r, small.PARKS), small.PARKS)
    assert tree.unfolded() != before
    assert desk.session.settle()
    desk.do(desk.actions.undo)
    assert tree.unfolded() == before
    assert desk.session.settle()
    assert desk.session.store is not None
    assert desk.session.store.written_since(dt.datetime.min.replace(tzinfo=dt.UTC)) == {}


def test_undo_on_a_long_page_scrolls_to_the_change(desk: Desktop) -> None:
    long = "\n".join(f"Regel {number} van een lange tekst." for number in range(200))
    desk.session.apply("Voorbereiden", lambda r: writing.write(r, small.MISSION, from_plain(long)), small.MISSION)
    desk.go_to(small.GREENERY)
    desk.type(" Slot.", small.MISSION)
    desk.go_to(small.TREES)
    work_off()
    desk.do(desk.actions.undo)
    editor = desk.pane(small.MISSION).editor
    scroll = part(desk.window.desk, Sheet)

    def caret_is_in_view() -> bool:
        place = editor.viewport().mapTo(scroll.viewport(), editor.cursorRect().center())
        return scroll.viewport().rect().contains(place)

    wait_until(caret_is_in_view)
