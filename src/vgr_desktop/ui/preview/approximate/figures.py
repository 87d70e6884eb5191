"""Pictures, the report's own and charts, in a document of Qt. For any thread, as long as the document stays in it."""

from collections.abc import Iterable

from PySide6.QtCore import QSizeF, Qt, QUrl
from PySide6.QtGui import QImage, QTextCursor, QTextDocument, QTextImageFormat

from vgr_desktop.core.layout import Figure
from vgr_desktop.core.model.pictures import size_of
from vgr_desktop.core.model.report import Picture
from vgr_desktop.ui.preview.approximate import looks

_HIGHEST = 600.0 * looks.POINT
"""As in the Word document: a picture and its caption fit on one page."""
_DOTS = 200 / 72 / looks.POINT
"""Dots for each of what we count: a photograph of a telephone has many more than paper or a screen shows."""


class Figures:
    """The pictures of a report by their lineages."""

    def __init__(self, pictures: Iterable[Picture] = ()) -> None:
        """These are all there are; of one that is not there nothing can be shown."""
        self._known = {picture.lineage: picture for picture in pictures}

    def put(self, cursor: QTextCursor, figure: Figure) -> bool:
        """Put the picture at `cursor`. False when it is not there or cannot be read."""
        picture = self._known.get(figure.picture)
        size = size_of(picture.content) if picture else None
        image = QImage.fromData(picture.content) if picture and size else QImage()
        if image.isNull():
            return False
        room = QSizeF(looks.TEXT.width() * figure.width / 100, _HIGHEST)
        shown = QSizeF(image.width(), image.height()).scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        if image.width() > shown.width() * _DOTS:
            image = image.scaled(
                (shown * _DOTS).toSize(), Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        insert_image(cursor, f"afbeelding:{figure.picture}:{figure.width}", image, shown)
        return True


def insert_image(cursor: QTextCursor, name: str, image: QImage, size: QSizeF) -> None:
    """Put `image` at `cursor` in this size; `name` is of this image alone."""
    cursor.document().addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name), image)
    look = QTextImageFormat()
    look.setName(name)
    look.setWidth(size.width())
    look.setHeight(size.height())
    cursor.insertImage(look)
