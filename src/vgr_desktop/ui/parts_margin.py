"""The margin beside a text, in which the parts of an explanation are named."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from vgr_desktop.core.text import Part
from vgr_desktop.ui import text_bridge
from vgr_desktop.ui.text_editor import TextEditor

WIDTH = 96
REACH = 40
"""Pixels below a paragraph in which the name of the part of the next one is."""


class PartsMargin(QWidget):
    """Names cause, consequence and adjustment beside the paragraphs where they begin."""

    def __init__(self, editor: TextEditor, parent: QWidget | None = None) -> None:
        """The margin of `editor`."""
        super().__init__(parent)
        self._editor = editor
        # Opaque: a key then repaints this margin alone, and not the page under it.
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        editor.document().documentLayout().update.connect(self._follow)

    def sizeHint(self) -> QSize:
        """Wide enough for the longest name."""
        return QSize(WIDTH, 0)

    def _follow(self, changed: QRectF) -> None:
        """Draw anew what is beside the stretch of text that changed, and beside the paragraph after it."""
        self.update(QRectF(0, changed.top(), self.width(), changed.height() + REACH).toAlignedRect())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Name each part where it begins."""
        painter = QPainter(self)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.85)
        painter.setFont(font)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        for part, top in self._beginnings(event.rect()):
            area = QRectF(0, top, self.width() - 8, painter.fontMetrics().height() + 4)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(area, int(flags), self._name(part))

    def _beginnings(self, among: QRect) -> Iterator[tuple[Part, float]]:
        """The parts that begin within these heights of the text, and how high each begins."""
        document = self._editor.document()
        layout = document.documentLayout()
        block = document.findBlock(layout.hitTest(QPointF(among.topLeft()), Qt.HitTestAccuracy.FuzzyHit))
        before = text_bridge.part_of(block.previous())
        while block.isValid() and (top := layout.blockBoundingRect(block).top()) <= among.bottom():
            part = text_bridge.part_of(block)
            if part is not None and part is not before:
                yield part, top + block.blockFormat().topMargin()
            block, before = block.next(), part

    def _name(self, part: Part) -> str:
        return {
            Part.CAUSE: self.tr("Oorzaak"),
            Part.CONSEQUENCE: self.tr("Consequentie"),
            Part.ADJUSTMENT: self.tr("Bijsturing"),
        }[part]
