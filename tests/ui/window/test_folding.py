"""In a narrow window the page comes first: panels and goal tree fold away, and come back when there is room."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDockWidget, QLabel

from tests import reports as small
from tests.driving import part
from tests.windows import Desktop, the, work_off
from vgr_desktop.ui.kit.elided_label import ElidedLabel
from vgr_desktop.ui.page.header import PageHeader, shortened
from vgr_desktop.ui.page.light_bar import LightBar
from vgr_desktop.ui.tree.model import LIGHT, TITLE
from vgr_desktop.ui.tree.view import LEAST_TITLE


def findings(desk: Desktop) -> QDockWidget:
    return the(QDockWidget, desk.frame, "findings")


def seen(desk: Desktop, width: int) -> tuple[bool, bool]:
    """Whether the goal tree and the findings are to be seen in a window of this width."""
    desk.frame.resize(width, 700)
    work_off()
    return desk.window.tree.isVisible(), findings(desk).isVisible()


def test_panels_go_first_and_then_the_tree_and_both_come_back(desk: Desktop) -> None:
    assert seen(desk, 1203) == (True, True)
    assert seen(desk, 1100) == (True, False)
    assert seen(desk, 900) == (False, False)
    assert seen(desk, 1203) == (True, True)


def test_what_is_opened_by_hand_stays_and_the_tree_goes_when_an_item_is_picked(desk: Desktop) -> None:
    seen(desk, 900)
    desk.do(desk.actions.tree)
    findings(desk).show()
    assert seen(desk, 890) == (True, True)
    place = desk.window.tree.visualRect(desk.window.model.index_of(small.WATER)).center()
    QTest.mouseClick(desk.window.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not desk.window.tree.isVisible()
    desk.do(desk.actions.write)
    assert desk.window.tree.hasFocus()


def test_a_narrow_window_is_not_what_is_remembered(desk: Desktop) -> None:
    seen(desk, 900)
    again = desk.reopened()
    assert seen(again, 1203) == (True, True)


def test_titles_keep_their_room_and_lights_are_signs(desk: Desktop) -> None:
    desk.frame.set_tree_width(1)
    seen(desk, 1100)
    header = desk.window.tree.header()
    assert header.sectionSize(TITLE) >= LEAST_TITLE
    assert header.sectionSize(LIGHT) < LEAST_TITLE / 4
    assert desk.window.model.headerData(LIGHT, Qt.Orientation.Horizontal) == ""


def test_the_head_of_the_page_has_one_height_and_the_lights_are_signs_where_words_do_not_fit(desk: Desktop) -> None:
    heights = set()
    for item in (small.TREES, small.PLAYGROUNDS):
        desk.go_to(item)
        work_off()
        heights.add(part(desk.frame, PageHeader).height())
    assert len(heights) == 1
    bar = part(desk.frame, LightBar)
    bar.setFixedWidth(180)
    work_off()
    assert all(len(button.text()) == 1 for button in bar.buttons())
    bar.setFixedWidth(700)
    work_off()
    assert any("Groen" in button.text() for button in bar.buttons())


def test_a_title_that_does_not_fit_ends_in_an_ellipsis_and_is_in_the_tooltip(desk: Desktop) -> None:
    label = ElidedLabel(2, desk.frame)
    label.resize(120, 60)
    label.show()
    label.show_text("Een lange titel van een doel, die op twee regels niet past en dus korter wordt")
    assert label.toolTip() == label.text()
    assert label.sizeHint().height() == 2 * QLabel(parent=desk.frame).fontMetrics().lineSpacing()
    label.grab()
    label.show_text("Kort")
    assert label.toolTip() == ""


def test_the_longest_names_of_the_trail_are_shortened_first() -> None:
    names = ["Programma 5", "5C Schone straten", "5C2"]
    assert shortened(names, 100) == names
    assert shortened(names, 31) == ["Programm…", "5C Schon…", "5C2"]
    assert shortened(names, 1) == ["Progr…", "5C Sc…", "5C2"]
