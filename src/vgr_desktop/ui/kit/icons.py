"""The program's own icons, in the colour of the text around them."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from vgr_desktop import resources

_SIZES = (16, 24, 32, 48)


def icon(name: str) -> QIcon:
    """The icon with this name, for the present light or dark palette."""
    palette = QGuiApplication.palette()
    normal = palette.color(QPalette.ColorRole.WindowText).name()
    disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText).name()
    return _icon(name, normal, disabled)


def program_icon() -> QIcon:
    """The icon of the program, in its own colours."""
    return QIcon(str(resources.find("icons", "vgr-desktop.svg")))


@lru_cache(maxsize=256)
def _icon(name: str, normal: str, disabled: str) -> QIcon:
    made = QIcon()
    source = resources.find("icons", f"{name}.svg").read_text(encoding="utf-8")
    for mode, colour in ((QIcon.Mode.Normal, normal), (QIcon.Mode.Disabled, disabled)):
        renderer = QSvgRenderer(QByteArray(source.replace("#000", QColor(colour).name()).encode()))
        for size in _SIZES:
            pixmap = QPixmap(QSize(size, size))
            pixmap.fill(QColor(0, 0, 0, 0))
            painter = QPainter(pixmap)
            renderer.render(painter)
            painter.end()
            made.addPixmap(pixmap, mode)
    return made
