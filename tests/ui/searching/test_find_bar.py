"""Finding and replacing on the page, with the bar under it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests import reports as small
from tests.windows import Desktop, the, wait_until
from vgr_desktop.core.editing import writing
from vgr_desktop.core.model.report import Written
from vgr_desktop.core.model.text import Paragraph, Run, from_plain, plain, rich
from vgr_desktop.core.model.tree import index
from vgr_desktop.core.searching.finding import Query
from vgr_desktop.ui.searching.bar import FindBar
from vgr_desktop.ui.searching.commands import FindCommands
from vgr_desktop.ui.text.marks import Layer

SHIFT = Qt.KeyboardModifier.ShiftModifier


def write(desk: Desktop, text: int, *lines: str) -> None:
    desk.session.apply("Typen", lambda report: writing.write(report, text, from_plain("\n".join(lines))), text)


@pytest.fixture
def bar(desk: Desktop) -> FindBar:
    """The bar, on the page of a programme with two texts and a deviation."""
    desk.go_to(small.GREENERY)
    write(desk, small.MISSION, "Water en groen.")
    write(desk, small.STATE, "Het water staat hoog.", "De waterschappen, één WÁTER.")
    return the(FindBar, desk.frame)


def selected(desk: Desktop) -> str:
    editor = desk.window.desk.editor
    assert editor is not None
    return editor.textCursor().selectedText()


def marked(desk: Desktop, text: int) -> list[str]:
    return [cursor.selectedText() for cursor in desk.pane(text).editor.marks.marked(Layer.HITS)]


def test_all_places_are_marked_and_counted_while_one_types(desk: Desktop, bar: FindBar) -> None:
    desk.do(desk.actions.find)
    desk.keys("water")
    assert bar.said() == "1 van 5"
    assert marked(desk, small.MISSION) == ["Water"]
    assert marked(desk, small.STATE) == ["water", "water", "WÁTER"]
    assert selected(desk) == "Water"
    desk.keys("schap")
    assert bar.said() == "1 van 1"
    assert (selected(desk), marked(desk, small.MISSION)) == ("waterschap", [])


def test_enter_and_f3_go_from_place_to_place_and_round(desk: Desktop, bar: FindBar) -> None:
    desk.do(desk.actions.find)
    desk.keys("water", Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert bar.said() == "3 van 5"
    desk.do(desk.actions.find_previous)
    desk.press(Qt.Key.Key_Return, SHIFT)
    desk.press(Qt.Key.Key_Return, SHIFT)
    assert bar.said() == "5 van 5"
    assert bar.fields.line.hasFocus()
    desk.do(desk.actions.find_next)
    assert bar.said() == "1 van 5"


def test_escape_leaves_the_caret_at_the_place_without_marks(desk: Desktop, bar: FindBar) -> None:
    desk.do(desk.actions.find)
    desk.keys("hoog", Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert marked(desk, small.STATE) == []
    assert QApplication.focusWidget() is desk.pane(small.STATE).editor
    assert selected(desk) == "hoog"
    desk.keys("laag")
    desk.session.hand_in()
    assert desk.page_text()[1].startswith("Het water staat laag.")


def test_f3_goes_on_when_the_bar_is_closed(desk: Desktop, bar: FindBar) -> None:
    desk.do(desk.actions.find)
    desk.keys("water", Qt.Key.Key_Escape)
    desk.do(desk.actions.find_next)
    assert QApplication.focusWidget() is desk.pane(small.STATE).editor
    assert selected(desk) == "water"
    assert marked(desk, small.STATE) == []


def test_f3_without_words_asks_for_them_and_selected_words_are_taken(desk: Desktop, bar: FindBar) -> None:
    desk.do(desk.actions.find_next)
    assert bar.fields.line.hasFocus()
    editor = desk.editor(small.STATE)
    editor.select_words("hoog")
    desk.do(desk.actions.find)
    assert (bar.fields.line.text(), bar.said()) == ("hoog", "1 van 1")


def test_switches_narrow_what_is_found(desk: Desktop, bar: FindBar) -> None:
    desk.do(desk.actions.find)
    desk.keys("water")
    bar.fields.whole.click()
    assert bar.said() == "1 van 4"
    bar.fields.exact.click()
    assert bar.said() == "1 van 2"
    bar.fields.line.setText("Hét")
    assert bar.said() == "Niet gevonden"


def test_what_is_only_elsewhere_is_told(desk: Desktop, bar: FindBar) -> None:
    desk.do(desk.actions.find)
    desk.keys("toestellen")
    assert bar.said() == "Niet op deze bladzijde, wel elders: 2 keer"
    desk.window.go_to(small.PLAYGROUNDS)
    assert bar.said() == "2 keer"
    assert marked(desk, small.ABOUT_PLAYGROUNDS) == ["toestellen", "toestellen"]


def test_an_expression_is_tried_in_the_background_and_a_wrong_one_told(
    desk: Desktop, bar: FindBar, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vgr_desktop.ui.searching.commands.PATTERN_DELAY", 0)
    desk.do(desk.actions.find)
    bar.fields.pattern.click()
    desk.keys("w.ter")
    wait_until(lambda: bar.said() == "1 van 5")
    desk.keys("(")
    wait_until(lambda: bar.said().startswith("De reguliere expressie klopt niet bij teken 6."))
    assert marked(desk, small.STATE) == []


def test_places_are_replaced_one_by_one_each_a_step(desk: Desktop, bar: FindBar) -> None:
    desk.do(desk.actions.replace)
    desk.keys("water")
    bar.words.setFocus()
    desk.keys("vocht", Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert desk.page_text()[:2] == ["Vocht en groen.", "Het vocht staat hoog.\nDe waterschappen, één WÁTER."]
    assert bar.said() == "1 van 3"
    desk.do(desk.actions.undo)
    assert desk.page_text()[1].startswith("Het water")


def test_words_that_the_program_keeps_stay(desk: Desktop, bar: FindBar) -> None:
    body = rich((Paragraph((Run("Er zijn "), Run("5", field="deliverables"), Run(" bomen."))),))
    desk.session.apply("Typen", lambda report: writing.write(report, small.STATE, body), small.STATE)
    desk.do(desk.actions.replace)
    desk.keys("er zijn 5")
    bar.words.setText("wij hebben 6")
    bar.replace_one.click()
    assert desk.message.startswith("Dit woord houdt het programma zelf bij")
    item = index(desk.report).items[small.STATE]
    assert isinstance(item, Written)
    assert plain(item.body) == "Er zijn 5 bomen."


def test_footnotes_and_pictures_are_found_by_what_they_say(desk: Desktop, bar: FindBar) -> None:
    body = rich((Paragraph((Run("Water"), Run("", note="Zoet nat."), Run(" en 🌊 zee."))),))
    desk.session.apply("Typen", lambda report: writing.write(report, small.STATE, body), small.STATE)
    the(FindCommands, desk.frame).ask(Query("nat."))
    desk.do(desk.actions.find_next)
    assert selected(desk) == "\ufffc"
    the(FindCommands, desk.frame).ask(Query("zee"))
    assert selected(desk) == "zee"


def test_marks_follow_what_is_typed_before_them(desk: Desktop, bar: FindBar) -> None:
    desk.do(desk.actions.find)
    desk.keys("hoog")
    editor = desk.pane(small.STATE).editor
    editor.setFocus()
    editor.put_caret(0)
    desk.keys("Nu: ")
    assert marked(desk, small.STATE) == ["hoog"]
    desk.session.hand_in()
    assert marked(desk, small.STATE) == ["hoog"]
    assert bar.said() == "1 keer"
