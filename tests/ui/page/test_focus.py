"""Where the keys go: to what one works with, and never to what cannot be seen."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from tests import reports as small
from tests.driving import part
from tests.windows import Desktop, work_off
from vgr_desktop.ui.page.sheet import Sheet


def gone_round(desk: Desktop) -> list[QWidget]:
    """What Tab comes to from the goal tree on, until it comes back to where it was; all of it can be seen then."""
    desk.window.tree.setFocus()
    found: list[QWidget] = []
    while (focused := QApplication.focusWidget()) is not None and focused not in found:
        assert desk.frame.rect().intersects(QRect(focused.mapTo(desk.frame, QPoint()), focused.size())), focused
        found.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        work_off()
    return found


class TestFocus:
    def test_it_is_in_the_goal_tree_at_first(self, desk: Desktop) -> None:
        assert desk.window.tree.hasFocus()

    def test_tab_goes_down_the_page_before_it_goes_to_the_panels(self, desk: Desktop) -> None:
        paper = part(desk.window.desk, Sheet).paper
        for page in (small.PARKS, small.TREES, small.PARKS, small.REPORT):
            desk.go_to(page)
            work_off()
            found = gone_round(desk)
            texts = [widget for widget in found if isinstance(widget, QTextEdit) and paper.isAncestorOf(widget)]
            heights = [text.mapTo(paper, QPoint()).y() for text in texts]
            assert heights == sorted(heights)
            assert found.index(texts[-1]) < found.index(desk.window.findings.view)
