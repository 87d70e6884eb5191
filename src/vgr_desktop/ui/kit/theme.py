"""The look of the program: one calm style on every system, light or dark like the system."""

import sys

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

ACCENT = "#1F5A8A"


def options() -> tuple[str, ...]:
    """The style as options for the start of Qt; changing the style of a running program takes 6 ms more."""
    return () if sys.platform == "win32" else ("-style", "Fusion")


def dress(app: QApplication) -> None:
    """Give the program its style. On Windows 11 that is the system's own; elsewhere Fusion with calm colours."""
    if sys.platform == "win32":
        if app.style().name() == "windows11":
            return
        app.setStyle("Fusion")
    if not _is_dark(app.palette()):
        app.setPalette(_light())


def _is_dark(palette: QPalette) -> bool:
    """Whether the palette is dark, by its colours: asking Qt for the scheme loads `Qt`, which takes long."""
    text, window = (palette.color(role) for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Window))
    return text.lightness() > window.lightness()


def _light() -> QPalette:
    palette = QPalette()
    colours = {
        QPalette.ColorRole.Window: "#F4F5F6",
        QPalette.ColorRole.WindowText: "#1D2226",
        QPalette.ColorRole.Base: "#FFFFFF",
        QPalette.ColorRole.AlternateBase: "#F7F8F9",
        QPalette.ColorRole.Text: "#1D2226",
        QPalette.ColorRole.Button: "#ECEEF0",
        QPalette.ColorRole.ButtonText: "#1D2226",
        QPalette.ColorRole.Highlight: ACCENT,
        QPalette.ColorRole.HighlightedText: "#FFFFFF",
        QPalette.ColorRole.Link: "#1A5FA0",
        QPalette.ColorRole.PlaceholderText: "#636B73",
        QPalette.ColorRole.ToolTipBase: "#FFFFFF",
        QPalette.ColorRole.ToolTipText: "#1D2226",
    }
    for role, colour in colours.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor("#8C949B"))
    return palette
