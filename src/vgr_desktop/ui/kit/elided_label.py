"""A text of a fixed number of lines: what does not fit ends in an ellipsis, and is in the tooltip."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class ElidedLabel(QLabel):
    """A plain text that never asks for more height than its lines, nor for any width."""

    def __init__(self, lines: int = 1, parent: QWidget | None = None) -> None:
        """`lines` high."""
        super().__init__(parent)
        self._lines = lines
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_lines(self, lines: int) -> None:
        """Be this many lines high."""
        self._lines = lines
        self.updateGeometry()

    def show_text(self, text: str) -> None:
        """Show this text."""
        self.setText(text)
        self.setToolTip(text if self._pieces()[1] else "")

    def sizeHint(self) -> QSize:
        """Its lines high."""
        return QSize(200, self._lines * self.fontMetrics().lineSpacing())

    def minimumSizeHint(self) -> QSize:
        """As high, and of any width."""
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What fits is something else now."""
        super().resizeEvent(event)
        self.setToolTip(self.text() if self._pieces()[1] else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        metrics = self.fontMetrics()
        for number, line in enumerate(self._pieces()[0]):
            painter.drawText(QPointF(0, number * metrics.lineSpacing() + metrics.ascent()), line)

    def _pieces(self) -> tuple[list[str], bool]:
        """The lines as they are drawn, and whether something is left out."""
        text, metrics = self.text(), self.fontMetrics()
        layout = QTextLayout(text, self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        lines: list[str] = []
        start = 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(self.width(), 1))
            start = line.textStart()
            if len(lines) == self._lines - 1:
                break
            lines.append(text[start : start + line.textLength()].rstrip())
            start += line.textLength()
        layout.endLayout()
        rest = text[start:]
        if rest:
            lines.append(metrics.elidedText(rest, Qt.TextElideMode.ElideRight, self.width()))
        return lines, bool(rest) and lines[-1] != rest
