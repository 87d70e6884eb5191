"""Caret, selection and view come back per text and page, also after the program was closed."""

from tests import reports as small
from tests.driving import part
from tests.windows import Desktop, wait_until, work_off
from vgr_desktop.core.editing import writing
from vgr_desktop.core.model.text import from_plain
from vgr_desktop.ui.page.sheet import Sheet
from vgr_desktop.ui.page.texts import Texts
from vgr_desktop.ui.page.whereabouts import Whereabouts
from vgr_desktop.ui.text.editor import TextEditor

A_HEADING = 40
"""Pixels: a heading may take another line when the panels beside the page have other widths."""


def selected(editor: TextEditor) -> tuple[int, int]:
    return editor.textCursor().anchor(), editor.textCursor().position()


def test_they_come_back(desk: Desktop) -> None:
    long = from_plain("\n".join(f"Regel {number}" for number in range(200)))
    desk.session.apply("Voorbereiden", lambda r: writing.write(r, small.MISSION, long), small.MISSION)
    desk.go_to(small.GREENERY)
    bar = part(desk.window.desk, Sheet).verticalScrollBar()
    work_off()  # the page has its size first
    desk.editor(small.STATE).put_caret(3)
    desk.editor(small.MISSION).put_caret(700, 720)
    wait_until(lambda: bar.value() > 0)
    work_off()
    view = bar.value()

    desk.go_to(small.TREES)
    assert bar.value() == 0
    desk.go_to(small.GREENERY)
    assert bar.value() == view
    assert selected(desk.pane(small.MISSION).editor) == (700, 720)
    assert selected(desk.pane(small.STATE).editor) == (3, 3)
    desk.window.tree.setFocus()
    desk.do(desk.actions.write)
    assert desk.pane(small.MISSION).editor.hasFocus()

    desk.reopened()
    wait_until(lambda: abs(part(desk.window.desk, Sheet).verticalScrollBar().value() - view) <= A_HEADING)
    assert selected(desk.pane(small.MISSION).editor) == (700, 720)


def test_settings_that_say_something_else_are_no_places(desk: Desktop) -> None:
    places = Whereabouts(part(desk.window.desk, Texts))
    kept, wrong = "[[[1,[2,3]]],[[4,[5,-6,7]]]]", ("[[[1,[2]]],[]]", '[[["a",[1,2]]],[]]', "[[[1,[0,-1]]],[]]")
    for said in ("", "x", "[]", "[[],[],[]]", "[" * 100_000, *wrong):
        places.learn(kept)
        assert places.said() == kept
        places.learn(said)
        assert places.said() == "[[],[]]"
