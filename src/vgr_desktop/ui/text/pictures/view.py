"""The look of pictures in the editor: in their chosen width, above their caption."""

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QPainter,
    QPalette,
    QPen,
    QPixmap,
    QPyTextObject,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QTextEdit

from vgr_desktop.core.model.text import Image
from vgr_desktop.ui.kit.wires import wire
from vgr_desktop.ui.text.pictures.store import PictureStore
from vgr_desktop.ui.text.runs import PICTURE_OBJECT, fragments_of, image_in

_BELOW = 6
"""Pixels between a picture and its caption."""
_EMPTY_HEIGHT = 48
"""Pixels: the height of the frame instead of a missing picture."""


class PictureView(QPyTextObject):
    """Draws the pictures in one editor. Each takes a whole line, so that its caption is under it."""

    def __init__(self, editor: QTextEdit, store: PictureStore) -> None:
        """Draw the pictures of the text in `editor`, from `store`."""
        super().__init__(editor)
        self._editor = editor
        self._store = store
        self._scaled: dict[tuple[str, int, int], QPixmap] = {}
        wire(store, "decoded()", editor.viewport(), "update()")
        editor.document().documentLayout().registerHandler(PICTURE_OBJECT, self)

    def intrinsicSize(self, document: QTextDocument, position: int, form: QTextFormat) -> QSizeF:
        """The size of a picture; empty for one that is not part of the text (see `runs.image_of`)."""
        image = image_in(form)
        if image is None or not _counts(document.findBlock(position), position):
            return QSizeF(0, 0)
        _, height = self._measure(document, image)
        return QSizeF(_line(document), height + _BELOW)

    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, document: QTextDocument, position: int, form: QTextFormat
    ) -> None:
        """Draw a picture, or a frame if it is missing or not ready yet."""
        image = image_in(form)
        if image is None or not rect.height():
            return
        width, height = self._measure(document, image)
        target = QRect(round(rect.x()), round(rect.y()), width, height)
        drawn = self._pixmap(image.picture, target)
        if drawn is None:
            self._draw_frame(painter, target, image)
        else:
            painter.drawPixmap(target, drawn)
        cursor = self._editor.textCursor()
        if cursor.selectionStart() <= position < cursor.selectionEnd():
            self._draw_selected(painter, target)

    def _measure(self, document: QTextDocument, image: Image) -> tuple[int, int]:
        width = max(int(_line(document)) * image.width // 100, 1)
        size = self._store.size(image.picture)
        return width, max(width * size[1] // size[0], 1) if size else _EMPTY_HEIGHT

    def _pixmap(self, lineage: str, target: QRect) -> QPixmap | None:
        image = self._store.image(lineage)
        if image is None or image.isNull():
            return None
        ratio = self._editor.devicePixelRatioF()
        key = (lineage, round(target.width() * ratio), round(target.height() * ratio))
        if key not in self._scaled:
            smooth = Qt.TransformationMode.SmoothTransformation
            scaled = image.scaled(key[1], key[2], Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
            self._scaled = {known: made for known, made in self._scaled.items() if known[0] != lineage}
            self._scaled[key] = QPixmap.fromImage(scaled)
        return self._scaled[key]

    def _draw_frame(self, painter: QPainter, target: QRect, image: Image) -> None:
        palette = self._editor.palette()
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid)))
        painter.drawRect(target.adjusted(0, 0, -1, -1))
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        said = "Afbeelding wordt geladen…" if self._store.has(image.picture) else "Deze afbeelding ontbreekt"
        if self._store.has(image.picture) and self._store.size(image.picture) is None:
            said = "Deze afbeelding is beschadigd of te groot om te tonen"
        painter.drawText(target, int(Qt.AlignmentFlag.AlignCenter), said)

    def _draw_selected(self, painter: QPainter, target: QRect) -> None:
        colour = self._editor.palette().color(QPalette.ColorRole.Link)
        painter.setPen(QPen(colour, 2))
        painter.drawRect(target.adjusted(1, 1, -1, -1))
        colour.setAlpha(60)
        painter.fillRect(target, colour)


def _line(document: QTextDocument) -> float:
    """The width of a line of the text."""
    return max(document.textWidth() - 2 * document.documentMargin() - 2, 1)


def _counts(block: QTextBlock, position: int) -> bool:
    """Whether a picture is the first one in its paragraph, and not in a table."""
    if QTextCursor(block).currentTable() is not None:
        return False
    pictures = (part.position() for part in fragments_of(block) if part.charFormat().objectType() == PICTURE_OBJECT)
    return next(pictures, position) == position
