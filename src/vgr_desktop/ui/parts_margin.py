"""The margin beside a text, in which the parts of an explanation are named."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from vgr_desktop.core.text import Part
from vgr_desktop.ui import text_bridge
from vgr_desktop.ui.text_editor import TextEditor

WIDTH = 96


class PartsMargin(QWidget):
    """Names cause, consequence and adjustment beside the paragraphs where they begin."""

    def __init__(self, editor: TextEditor, parent: QWidget | None = None) -> None:
        """The margin of `editor`."""
        super().__init__(parent)
        self._editor = editor
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        editor.document().documentLayout().update.connect(self.update)

    def sizeHint(self) -> QSize:
        """Wide enough for the longest name."""
        return QSize(WIDTH, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Name each part where it begins."""
        painter = QPainter(self)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.85)
        painter.setFont(font)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        document = self._editor.document()
        block, before = document.begin(), None
        while block.isValid():
            part = text_bridge.part_of(block)
            if part is not None and part is not before:
                top = document.documentLayout().blockBoundingRect(block).top() + block.blockFormat().topMargin()
                area = QRectF(0, top, self.width() - 8, painter.fontMetrics().height() + 4)
                flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                painter.drawText(area, int(flags), self._name(part))
            block, before = block.next(), part

    def _name(self, part: Part) -> str:
        return {
            Part.CAUSE: self.tr("Oorzaak"),
            Part.CONSEQUENCE: self.tr("Consequentie"),
            Part.ADJUSTMENT: self.tr("Bijsturing"),
        }[part]
