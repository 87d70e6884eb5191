"""Reading a picture from outside: its real kind, within limits, and without the data that a camera adds."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader, QImageWriter, QPainter

from vgr_desktop.core.model.pictures import kind_of, size_of
from vgr_desktop.core.model.problems import Problem, trouble
from vgr_desktop.core.model.report import PictureKind

LARGEST_FILE = 60_000_000
"""Bytes of a file; a photo has about five million."""
MOST_PIXELS = 50_000_000
"""As many as the largest cameras make. A small file can claim more than fits in memory."""
MOST_KEPT = 2400
"""Pixels that are kept, in width and in height: enough for print at the full width of the text."""
LARGEST_KEPT = 10_000_000
"""Bytes of a picture in the dossier."""
_QUALITY = 88
SUFFIXES = (".png", ".jpg", ".jpeg")
_NOTHING_DONE = "Er is niets ingevoegd en uw tekst is niet gewijzigd."

Made = tuple[PictureKind, bytes]


def read_file(path: Path) -> Made:
    """The picture in a file, as `read`. Raises `Problem` when it cannot be used."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise Problem(f"{path.name} is te groot voor een afbeelding. {_NOTHING_DONE} Maak het bestand kleiner.")
        content = path.read_bytes()
    except OSError as error:
        raise Problem(f"{path.name} kan niet worden gelezen ({trouble(error)}). {_NOTHING_DONE}") from error
    return read(content, path.name)


def read(content: bytes, name: str) -> Made:
    """The picture in these bytes of a file: upright, not larger than print needs, and only its pixels.

    Raises `Problem` when they are not a PNG or JPEG, whatever the name of the file, or are too large.
    """
    kind, size = kind_of(content), size_of(content)
    if kind is None:
        raise Problem(f"{name} is geen PNG- of JPEG-afbeelding. {_NOTHING_DONE} Sla de afbeelding op als PNG of JPEG.")
    if size is None:
        raise _damaged(name)
    if size[0] * size[1] > MOST_PIXELS:
        raise Problem(f"{name} heeft meer dan {MOST_PIXELS // 1_000_000} miljoen beeldpunten. {_NOTHING_DONE}")
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
        raise Problem(f"De afbeelding is te groot (meer dan 10 MB). {_NOTHING_DONE} Maak de afbeelding eerst kleiner.")
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
