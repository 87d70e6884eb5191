"""The margin beside a text, with the names of the parts of an explanation."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessibleInterface, QFont, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from vgr_desktop.core.model.text import ExplanationPart
from vgr_desktop.ui.kit.wires import wire
from vgr_desktop.ui.text import bridge as text_bridge
from vgr_desktop.ui.text.editor import TextEditor

WIDTH = 96


class PartsMargin(QWidget):
    """Shows the names of cause, consequence and adjustment beside the paragraphs where they begin.

    `heard` is what screen readers are told instead, made when they ask.
    """

    def __init__(self, editor: TextEditor, parent: QWidget | None = None) -> None:
        """The margin of `editor`."""
        super().__init__(parent)
        self._editor = editor
        self.heard: QAccessibleInterface | None = None
        # Opaque, so that only this margin is repainted and not the page under it.
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        # Qt's own signals and slots, so that no Python runs at a key that changes neither lines nor paragraphs.
        wire(editor.document().documentLayout(), "documentSizeChanged(QSizeF)", self, "update()")
        wire(editor.document(), "blockCountChanged(int)", self, "update()")
        wire(editor, "restyled()", self, "update()")

    @property
    def editor(self) -> TextEditor:
        """The editor of the text that it stands beside."""
        return self._editor

    def sizeHint(self) -> QSize:
        """Wide enough for the longest name."""
        return QSize(WIDTH, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the name of each part where it begins."""
        painter = QPainter(self)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.85)
        painter.setFont(font)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        height = painter.fontMetrics().height() + 4
        for top, part in self._beginnings(event.rect().top() - height, event.rect().bottom()):
            painter.drawText(QRectF(0, top, self.width() - 8, height), int(flags), self._name(part))

    def _beginnings(self, top: float, bottom: float) -> Iterator[tuple[float, ExplanationPart]]:
        """The parts that begin between these heights of the text, with their heights."""
        document = self._editor.document()
        layout = document.documentLayout()
        block = document.findBlock(max(layout.hitTest(QPointF(0, top), Qt.HitTestAccuracy.FuzzyHit), 0))
        before = text_bridge.part_of(block.previous())
        while block.isValid() and (start := layout.blockBoundingRect(block).top()) <= bottom:
            part = text_bridge.part_of(block)
            start += block.blockFormat().topMargin()
            if part is not None and part is not before and top <= start <= bottom:
                yield start, part
            block, before = block.next(), part

    def _name(self, part: ExplanationPart) -> str:
        return {
            ExplanationPart.CAUSE: "Oorzaak",
            ExplanationPart.CONSEQUENCE: "Consequentie",
            ExplanationPart.ADJUSTMENT: "Bijsturing",
        }[part]
