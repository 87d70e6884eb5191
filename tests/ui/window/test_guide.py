"""The guide in the program: at the place that fits, with its chapters, and searched by words."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from tests import reports as small
from tests.driving import part
from tests.windows import Desktop, the, work_off
from vgr_desktop.ui.window.guide import CHAPTERS, GuideWindow


def opened(desk: Desktop) -> GuideWindow:
    desk.do(desk.actions.guide)
    work_off()
    return the(GuideWindow, desk.frame)


def test_it_opens_at_the_chapter_about_where_one_is_and_stays_one_window(desk: Desktop) -> None:
    desk.go_to(small.TREES)
    desk.editor()
    guide = opened(desk)
    assert guide.chapter() == "Schrijven"
    desk.frame.activateWindow()
    desk.window.tree.setFocus()
    assert opened(desk) is guide
    assert guide.chapter() == "De doelenboom"


def test_each_part_of_the_window_has_a_chapter_that_is_there(desk: Desktop) -> None:
    chapters = opened(desk).chapters()
    assert set(CHAPTERS.values()) <= set(chapters)
    assert len(chapters) > 10
    kinds = {kind.__name__ for widget in desk.frame.findChildren(QWidget) for kind in type(widget).__mro__}
    assert {"TreeView", "TextEditor", "FindingsPanel"} <= kinds


def test_words_are_found_one_after_the_other_and_from_the_beginning_again(desk: Desktop) -> None:
    guide = opened(desk)
    line = part(guide, QLineEdit)
    QTest.keyClicks(line, "importverslag")
    assert guide.selected() == "importverslag"
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert guide.isVisible()
    assert guide.selected() == "importverslag"
    line.setText("qqqq")
    assert any(label.text() == "Niet gevonden." for label in guide.findChildren(QLabel))
