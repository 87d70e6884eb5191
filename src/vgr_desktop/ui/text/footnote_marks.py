"""The look of footnote marks in the editor: small raised numbers, with the note as a tool tip."""

from bisect import bisect

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QPainter,
    QPalette,
    QPyTextObject,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QTextEdit, QToolTip

from vgr_desktop.ui.text.runs import NOTE_OBJECT, OBJECT, fragments_of, note_in, object_at

_SIZE = 0.72
_ROOM = 1.0
"""Pixels on either side of the number."""


class FootnoteMarks(QPyTextObject):
    """Draws the marks in one editor, numbered within its text; in print they are numbered within the report.

    A text without footnotes costs nothing: changes of the text and the mouse are followed only after the first mark is
    laid out.
    """

    def __init__(self, editor: QTextEdit) -> None:
        """Draw the marks of the text in `editor`."""
        super().__init__(editor)
        self._editor = editor
        self._follows = False
        self._places: list[int] = []
        editor.document().documentLayout().registerHandler(NOTE_OBJECT, self)

    def intrinsicSize(self, document: QTextDocument, position: int, form: QTextFormat) -> QSizeF:
        """The size of a mark."""
        if not self._follows:
            self._follow(document)
        number, metrics = self._number(position), QFontMetricsF(_font(document, form))
        line = QFontMetricsF(document.defaultFont())
        return QSizeF(metrics.horizontalAdvance(number) + 2 * _ROOM, line.ascent())

    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, document: QTextDocument, position: int, form: QTextFormat
    ) -> None:
        """Draw a mark."""
        painter.setFont(_font(document, form))
        painter.setPen(self._editor.palette().color(QPalette.ColorRole.Link))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter), self._number(position))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the note of the mark under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            cursor = object_at(self._editor, QPointF(event.pos()))
            note = note_in(cursor.charFormat()) if cursor else None
            if note is not None:
                QToolTip.showText(event.globalPos(), f"<p>{_escaped(note)}</p>", self._editor)
                return True
        return super().eventFilter(watched, event)

    def _follow(self, document: QTextDocument) -> None:
        self._follows = True
        self._places = _places(document)
        document.contentsChanged.connect(self._count)
        self._editor.viewport().installEventFilter(self)

    def _count(self) -> None:
        """Number the marks again; when one was added or removed, those after it get another number."""
        places, self._places = self._places, _places(self._editor.document())
        if len(places) != len(self._places):
            self._editor.viewport().update()

    def _number(self, position: int) -> str:
        return str(max(bisect(self._places, position), 1))


def _places(document: QTextDocument) -> list[int]:
    """The positions of the marks in a document."""
    found: list[int] = []
    block = document.begin()
    while block.isValid():
        if OBJECT in block.text():
            for fragment in fragments_of(block):
                if fragment.charFormat().objectType() == NOTE_OBJECT:
                    found += range(fragment.position(), fragment.position() + fragment.length())
        block = block.next()
    return found


def _font(document: QTextDocument, form: QTextFormat) -> QFont:
    font = QFont(document.defaultFont())
    font.setPointSizeF(font.pointSizeF() * _SIZE)
    font.setBold(form.toCharFormat().fontWeight() >= QFont.Weight.Bold)
    return font


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
