"""Pictures of the report, and charts, in a document of Qt. For any thread, if the document stays in that thread."""

from collections.abc import Iterable

from PySide6.QtCore import QSizeF, Qt, QUrl
from PySide6.QtGui import QImage, QTextCursor, QTextDocument, QTextImageFormat

from vgr_desktop.core.layout import Figure
from vgr_desktop.core.model.pictures import size_of
from vgr_desktop.core.model.report import Picture
from vgr_desktop.ui.preview.approximate import looks

_HIGHEST = 600.0 * looks.POINT
"""As in the Word document, so that a picture and its caption fit on one page."""
_DOTS = 200 / 72 / looks.POINT
"""Dots to a unit of these pages: a photo of a telephone has many more than paper or a screen can show."""


class Figures:
    """The pictures of a report by lineage."""

    def __init__(self, pictures: Iterable[Picture] = ()) -> None:
        """Use these pictures; a missing one cannot be shown."""
        self._known = {picture.lineage: picture for picture in pictures}

    def put(self, cursor: QTextCursor, figure: Figure) -> bool:
        """Insert the picture at `cursor`. Return False when it is missing or cannot be read."""
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
    """Insert `image` at `cursor` in this size; `name` must be unique in the document."""
    cursor.document().addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name), image)
    look = QTextImageFormat()
    look.setName(name)
    look.setWidth(size.width())
    look.setHeight(size.height())
    cursor.insertImage(look)
