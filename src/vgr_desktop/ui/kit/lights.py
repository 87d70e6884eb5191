"""The look of lights on screen: always a shape and a word, and a colour as well."""

from PySide6.QtGui import QColor, QPalette

from vgr_desktop.core.model.report import Light
from vgr_desktop.ui.kit.theme import tones

NOT_SET_SHAPE = "–"
_DARK = 128


def label(light: Light | None) -> str:
    """The light in shape and word: ▲ Oranje."""
    return f"{light.shape} {light.name}" if light else f"{NOT_SET_SHAPE} {not_set()}"


def not_set() -> str:
    """The word for a light that is not set."""
    return "Niet ingevuld"


def colour(light: Light | None, palette: QPalette) -> QColor:
    """The light's colour on screen, which can be read on every ground; lighter in the dark if it is none of ours."""
    if light is None:
        return palette.color(QPalette.ColorRole.PlaceholderText)
    known = tones(palette).lights.get(light.colour.upper())
    if known is not None:
        return QColor(known)
    found = QColor(light.colour)
    return found.lighter(165) if palette.color(QPalette.ColorRole.Base).lightness() < _DARK else found
