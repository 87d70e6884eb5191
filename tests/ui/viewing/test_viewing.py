"""How the page is seen: the size of the text, the width of its lines, and what is around it."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from tests import reports as small
from tests.driving import part
from tests.windows import Desktop, work_off
from vgr_desktop.ui.page.sheet import Sheet
from vgr_desktop.ui.text.editor import TextEditor


def size(editor: TextEditor) -> float:
    """That of the letters, compared with what they are at first."""
    return round(editor.document().defaultFont().pointSizeF() / (editor.font().pointSizeF() + 1), 2)


def turn_wheel(editor: TextEditor, by: int) -> None:
    """Turn the wheel over a text with Ctrl."""
    at, nothing = QPointF(5, 5), Qt.MouseButton.NoButton
    control, phase = Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(at, editor.mapToGlobal(at), QPoint(), QPoint(0, by), nothing, control, phase, False)
    sheet = next(
        sheet for sheet in QApplication.allWidgets() if isinstance(sheet, Sheet) and sheet.isAncestorOf(editor)
    )
    QApplication.sendEvent(sheet.viewport(), event)


def test_the_text_grows_and_shrinks_and_keeps_its_size(desk: Desktop) -> None:
    desk.go_to(small.GREENERY)
    editor, before = desk.editor(small.MISSION), desk.report
    desk.do(desk.actions.text_larger)
    desk.do(desk.actions.text_larger)
    assert size(editor) == 1.25
    turn_wheel(editor, -120)
    assert size(editor) == 1.1
    assert desk.report is before
    assert not editor.has_news
    desk.go_to(small.TREES)
    assert size(desk.editor()) == 1.1
    desk.reopened()
    assert size(desk.editor()) == 1.1
    desk.do(desk.actions.text_normal)
    for _ in range(20):
        desk.do(desk.actions.text_smaller)
    assert size(desk.editor()) == 0.7


def test_lines_can_be_as_long_as_the_window_is_wide_and_nothing_need_be_around_the_page(desk: Desktop) -> None:
    desk.frame.resize(1800, 700)
    sheet, tree = part(desk.window.desk, Sheet), desk.window.tree_filter
    desk.do(desk.actions.quiet)
    work_off()
    assert not tree.isVisible()
    short = desk.editor().width()
    desk.do(desk.actions.wide_lines)
    work_off()
    assert short < desk.editor().width() < sheet.width()
    desk.do(desk.actions.full_screen)
    assert desk.frame.isFullScreen()
    desk.reopened()
    assert desk.window.tree_filter.isVisible()
    assert not desk.frame.isFullScreen()
    assert desk.actions.wide_lines.isChecked()


def test_words_and_the_time_to_read_them_are_told(desk: Desktop) -> None:
    desk.go_to(small.GREENERY)
    desk.editor(small.MISSION)
    desk.do(desk.actions.count)
    assert desk.message.startswith("Deze tekst heeft 8 woorden (1 min. lezen), de pagina ")
    assert "de hele rapportage" in desk.message
