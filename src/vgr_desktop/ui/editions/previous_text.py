"""The text of an earlier edition, to read and to copy paragraphs from."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextEdit, QToolButton, QWidget

from vgr_desktop.core.model.text import EMPTY, Block, Paragraph, RichText
from vgr_desktop.core.model.text_difference import How, Span, need_space
from vgr_desktop.ui.text import bridge as text_bridge
from vgr_desktop.ui.text.looks import TextLooks

MARGIN = 28
"""Pixels left of the text, for the button that copies a paragraph."""

_HOVERED, _MARKED = 18, 40
"""How strongly a paragraph is tinted, from 0 to 255."""


class PreviousText(QTextEdit):
    """Shows a text, or the differences between two. It has a caret, but is read-only.

    The paragraph with the caret is marked; `marked` tells that another one is. A click on the arrow beside the
    paragraph under the mouse copies that one, Enter copies the marked one: `wanted` gives the number of the block.
    """

    marked = Signal()
    wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Without a text."""
        super().__init__(parent)
        self._shown: RichText | None = None
        self._hovered: int | None = None
        self._may_take = True
        self.setDocument(QTextDocument(self))
        self.document().setUndoRedoEnabled(False)
        self.document().setDocumentMargin(6)
        self._looks = TextLooks(self.document())
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setMouseTracking(True)
        self._arrow = QToolButton(self.viewport())
        self._arrow.setText("←")
        self._arrow.setCursor(Qt.CursorShape.ArrowCursor)
        self._arrow.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._arrow.setToolTip("Alinea overnemen")
        self._arrow.setAccessibleName("Deze alinea overnemen")
        self._arrow.resize(MARGIN - 4, MARGIN - 4)
        self._arrow.hide()
        self._arrow.clicked.connect(lambda: self._take(self._hovered))
        self.cursorPositionChanged.connect(self._mark)
        self.verticalScrollBar().valueChanged.connect(self._unhover)

    def show_text(self, text: RichText) -> None:
        """Show this text, from which paragraphs can be copied."""
        if text != self._shown:
            self._begin()
            text_bridge.fill(self.document(), text)
            self._looks.follow(0, self.document().characterCount())
            self._shown = text
            self.moveCursor(QTextCursor.MoveOperation.Start)
            self._mark()

    def show_difference(self, spans: Sequence[Span]) -> None:
        """Show deleted words struck out and inserted ones underlined; nothing can be copied from it."""
        self._begin()
        forms = self._forms()
        cursor = QTextCursor(self.document())
        cursor.setBlockFormat(text_bridge.block_format())
        for place, span in enumerate(spans):
            if place and need_space(spans[place - 1], span):
                cursor.insertText(" ", forms[How.EQUAL])
            for number, line in enumerate(span.text.split("\n")):
                if number:
                    cursor.insertBlock()
                cursor.insertText(line, forms[span.how])
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._mark()

    def marked_block(self) -> int | None:
        """The number of the marked block; None when it has no words."""
        return self._block_with_words(self.textCursor().blockNumber())

    def allow_taking(self, allowed: bool) -> None:  # noqa: FBT001  # as Qt's setters
        """Set whether paragraphs can be copied."""
        self._may_take = allowed
        if not allowed:
            self._unhover()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Offer to copy the paragraph under the mouse."""
        super().mouseMoveEvent(event)
        self._hover(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        """Hide the arrow when the mouse leaves, unless it is on the arrow."""
        super().leaveEvent(event)
        if not self.rect().contains(self.mapFromGlobal(self.cursor().pos())):
            self._unhover()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the arrow, because the paragraphs have moved."""
        super().resizeEvent(event)
        self._unhover()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the marked paragraph at Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.marked_block())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tint the marked paragraph and the one under the mouse, and paint the text over that."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        marked = self.marked_block() if self._may_take else None
        for place, strength in {self._hovered: _HOVERED, marked: _MARKED}.items():
            if place is not None:
                painter.setBrush(self._tint(strength))
                painter.drawRoundedRect(self.rectangle_of(place), 4, 4)
        painter.end()
        super().paintEvent(event)

    def _begin(self) -> None:
        self._shown, self._hovered = None, None
        self._arrow.hide()
        self.document().clear()
        QTextCursor(self.document()).setBlockFormat(text_bridge.block_format())
        around = self.document().rootFrame().frameFormat()
        around.setLeftMargin(MARGIN)
        self.document().rootFrame().setFrameFormat(around)

    def _forms(self) -> dict[How, QTextCharFormat]:
        equal, went, came = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        went.setFontStrikeOut(True)
        went.setForeground(self.palette().color(QPalette.ColorRole.PlaceholderText))
        came.setFontUnderline(True)
        came.setBackground(self._tint(_MARKED))
        return {How.EQUAL: equal, How.DELETED: went, How.INSERTED: came}

    def _tint(self, strength: int) -> QColor:
        tint = QColor(self.palette().color(QPalette.ColorRole.Link))
        tint.setAlpha(strength)
        return tint

    def _block_with_words(self, number: int) -> int | None:
        if self._shown is None:
            return None
        place = text_bridge.block_shown(self._shown, number)
        block: Block = self._shown.blocks[place]
        is_empty = isinstance(block, Paragraph) and not block.plain.strip() and block.image is None
        return None if is_empty else place

    def _mark(self) -> None:
        self.viewport().update()
        self.marked.emit()

    def _hover(self, at: QPointF) -> None:
        number = self.cursorForPosition(at.toPoint()).blockNumber()
        place = self._block_with_words(number) if self._may_take else None
        if place is None:
            self._unhover()
        elif place != self._hovered:
            self._hovered = place
            top = self.rectangle_of(place).top()
            lowest = self.viewport().height() - self._arrow.height() - 2
            self._arrow.move(QPoint(2, int(min(max(top, 2), lowest))))
            self._arrow.show()
            self.viewport().update()

    def _unhover(self) -> None:
        if self._hovered is not None:
            self._hovered = None
            self._arrow.hide()
            self.viewport().update()

    def rectangle_of(self, place: int) -> QRectF:
        """The rectangle of a block of the text in the viewport."""
        numbers = text_bridge.shown_by(self._shown or EMPTY, place)
        layout = self.document().documentLayout()
        found = QRectF()
        for number in (numbers[0], numbers[-1]):
            found = found.united(layout.blockBoundingRect(self.document().findBlockByNumber(number)))
        found.setLeft(MARGIN - 4)
        found.setRight(self.viewport().width() - 2)
        return found.translated(0, -self.verticalScrollBar().value())

    def _take(self, place: int | None) -> None:
        if place is not None and self._may_take:
            self.wanted.emit(place)
