"""Moving the caret over the texts of a page: to the text above or below, and by as much as is in view."""

from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QTextCursor

from vgr_desktop.core.model.text import RichText, plain
from vgr_desktop.core.model.text_change import first_difference
from vgr_desktop.ui.page.sheet import Sheet
from vgr_desktop.ui.page.text_pane import TextPane
from vgr_desktop.ui.page.texts import Texts
from vgr_desktop.ui.text.bridge import position_of

_OVERLAP = 40
"""Pixels that stay in view when one goes a page up or down: two lines."""


class Moves(QObject):
    """Answers the editors of a page when the caret must go where they cannot put it themselves."""

    def __init__(self, sheet: Sheet, texts: Texts, parent: QObject | None = None) -> None:
        """Move over the `texts` on `sheet`."""
        super().__init__(parent)
        self._sheet = sheet
        self._texts = texts
        texts.made.connect(self._follow)

    def _follow(self, pane: TextPane) -> None:
        pane.editor.left.connect(partial(self._leave, pane))
        pane.editor.paged.connect(partial(self._turn, pane))

    def _leave(self, pane: TextPane, direction: int) -> None:
        """Move the caret to the text above or below."""
        if there := self._texts.beside(pane, direction):
            editor = there.editor
            editor.setFocus()
            editor.put_caret(0 if direction > 0 else editor.document().characterCount())

    def _turn(self, pane: TextPane, direction: int, keep: bool) -> None:  # noqa: FBT001  # as the signal says it
        """Move view and caret a page up (-1) or down (1); `keep`: select what is between, within one text."""
        sheet, editor = self._sheet, pane.editor
        by = direction * max(sheet.viewport().height() - _OVERLAP, _OVERLAP)
        wanted = editor.viewport().mapTo(sheet.paper, editor.cursorRect().center()) + QPoint(0, by)
        sheet.stay()
        sheet.verticalScrollBar().setValue(sheet.verticalScrollBar().value() + by)
        self._texts.look()  # the texts that came into view need their panes
        there = pane if keep else self._nearest(wanted.y(), pane)
        cursor = there.editor.textCursor()
        place = there.editor.viewport().mapFrom(sheet.paper, wanted)
        mode = QTextCursor.MoveMode.KeepAnchor if keep else QTextCursor.MoveMode.MoveAnchor
        cursor.setPosition(there.editor.cursorForPosition(place).position(), mode)
        there.editor.setFocus()
        there.editor.setTextCursor(cursor)

    def go_to_change(self, pane: TextPane, before: RichText) -> None:
        """Put the caret where a text was changed, unless only its looks were and the caret is there already."""
        editor, place = pane.editor, first_difference(before, pane.shown)
        if place is None:
            return
        position = position_of(editor.document(), pane.shown, place)
        is_near = editor.hasFocus() and editor.document().findBlock(position) == editor.textCursor().block()
        if not is_near or plain(before) != plain(pane.shown):
            editor.put_caret(position)
        editor.setFocus()
        self._sheet.go_with(editor)

    def _nearest(self, height: int, pane: TextPane) -> TextPane:
        """The pane with the text that is nearest to this height of the paper."""

        def distance(other: TextPane) -> int:
            top = self._sheet.top_of(other.editor)
            return max(top - height, height - top - other.editor.height(), 0)

        return min((pane, *self._texts.panes()), key=distance)
