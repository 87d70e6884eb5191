"""Reading a picture from outside: its real kind, within limits, and without the data that a camera adds."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader, QImageWriter, QPainter

from vgr_desktop.core.model.limits import LARGEST_KEPT, LARGEST_PICTURE_FILE, MOST_KEPT, MOST_PIXELS, thousands
from vgr_desktop.core.model.picture_sizes import dimensions
from vgr_desktop.core.model.pictures import kind_of
from vgr_desktop.core.model.problems import Problem, trouble
from vgr_desktop.core.model.report import PictureKind

_QUALITY = 88
_TOO_MANY = f"meer dan {MOST_PIXELS // 1_000_000} miljoen beeldpunten"
SUFFIXES = (".png", ".jpg", ".jpeg")
OTHER_SUFFIXES = (".gif", ".bmp", ".webp", ".tif", ".tiff", ".svg", ".heic")
"""Those of pictures that are refused, with what to do."""
_NOTHING_DONE = "Er is niets ingevoegd en uw tekst is niet gewijzigd."

Made = tuple[PictureKind, bytes]


def read_file(path: Path) -> Made:
    """The picture in a file, as `read`. Raises `Problem` when it cannot be used."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_PICTURE_FILE + 1)
    except OSError as error:
        raise Problem(f"{path.name} kan niet worden gelezen ({trouble(error)}). {_NOTHING_DONE}") from error
    if len(content) > LARGEST_PICTURE_FILE:
        raise Problem(
            f"{path.name} is te groot voor een afbeelding (meer dan {LARGEST_PICTURE_FILE // 1_000_000} MB)."
            f" {_NOTHING_DONE} Maak het bestand kleiner."
        )
    return read(content, path.name)


def read(content: bytes, name: str) -> Made:
    """The picture in these bytes of a file: upright, not larger than print needs, and only its pixels.

    Raises `Problem` when they are not a PNG or JPEG, whatever the name of the file, or are too large.
    """
    kind, size = kind_of(content), dimensions(content)
    if kind is None:
        raise Problem(f"{name} is geen PNG- of JPEG-afbeelding. {_NOTHING_DONE} Sla de afbeelding op als PNG of JPEG.")
    if size is None:
        raise _damaged(name)
    _require_pixels(name, size)
    buffer = QBuffer()
    buffer.setData(content)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, kind.value.encode())
    reader.setAutoTransform(True)
    reader.setScaledSize(_fitting(reader.size()))
    image = reader.read()
    if image.isNull():
        raise _damaged(name)
    return keep(image, kind)


def read_image(image: QImage) -> Made:
    """An image that was pasted or dropped, as it is stored. Raises `Problem` when it cannot be used.

    Qt gives an empty image when it did not decode it, because it is damaged or has too many pixels.
    """
    if image.isNull():
        raise Problem(
            f"De afbeelding kan niet worden gelezen: zij is beschadigd, of heeft {_TOO_MANY}. {_NOTHING_DONE}"
            " Maak de afbeelding eerst kleiner, of voeg haar in als bestand."
        )
    _require_pixels("De afbeelding", (image.width(), image.height()))
    return keep(image)


def _require_pixels(name: str, size: tuple[int, int]) -> None:
    if size[0] * size[1] > MOST_PIXELS:
        raise Problem(
            f"{name} heeft {_TOO_MANY} ({thousands(size[0])} × {thousands(size[1])}). {_NOTHING_DONE}"
            " Maak de afbeelding eerst kleiner."
        )


def keep(image: QImage, kind: PictureKind = PictureKind.PNG) -> Made:
    """An image as it is stored. Raises `Problem` when it is still too large."""
    fitting = _fitting(image.size())
    if fitting != image.size():
        smooth = Qt.TransformationMode.SmoothTransformation
        image = image.scaled(fitting, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    if image.colorSpace().isValid():
        image = image.convertedToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    image = _bare(image)
    content = _written(image, kind)
    if len(content) > LARGEST_KEPT and not image.hasAlphaChannel():
        kind, content = PictureKind.JPEG, _written(image, PictureKind.JPEG)
    if len(content) > LARGEST_KEPT:
        raise Problem(
            f"De afbeelding is te groot (meer dan {LARGEST_KEPT // 1_000_000} MB). {_NOTHING_DONE}"
            " Maak de afbeelding eerst kleiner."
        )
    return kind, content


def _fitting(size: QSize) -> QSize:
    if max(size.width(), size.height()) <= MOST_KEPT:
        return size
    return size.scaled(QSize(MOST_KEPT, MOST_KEPT), Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))


def _bare(image: QImage) -> QImage:
    """Only the pixels, without the place, camera, names and remarks in the image."""
    form = QImage.Format.Format_ARGB32 if image.hasAlphaChannel() else QImage.Format.Format_RGB32
    bare = QImage(image.size(), form)
    bare.fill(Qt.GlobalColor.transparent)
    painter = QPainter(bare)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.drawImage(0, 0, image)
    painter.end()
    return bare


def _written(image: QImage, kind: PictureKind) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, kind.value.encode())
    if kind is PictureKind.JPEG:
        writer.setQuality(_QUALITY)
    if not writer.write(image):
        raise RuntimeError(writer.errorString())
    return bytes(buffer.data().data())


def _damaged(name: str) -> Problem:
    return Problem(f"{name} is beschadigd of geen hele afbeelding. {_NOTHING_DONE}")
