"""Gives the program its style and colours, and follows the system while it runs."""

from collections.abc import Callable
from enum import IntEnum

from PySide6.QtCore import QObject
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from vgr_desktop.ui.kit.settings import Settings
from vgr_desktop.ui.kit.theme.sheet import sheet_of
from vgr_desktop.ui.kit.theme.tones import CONTRAST, DARK, LIGHT, is_dark, palette_of, tones


class Choice(IntEnum):
    """The colours that the officer chose; the settings keep the number."""

    SYSTEM = 0
    LIGHT = 1
    DARK = 2
    CONTRAST = 3


_SETS = {Choice.LIGHT: LIGHT, Choice.DARK: DARK, Choice.CONTRAST: CONTRAST}


def chosen_colours(settings: Settings) -> Choice:
    """The choice in the settings; at first, the system's."""
    return Choice(settings.number("colours", Choice.SYSTEM, frozenset(Choice)))


def options() -> tuple[str, ...]:
    """The style as options for the start of Qt; changing the style of a running program takes 6 ms more.

    One style on every system: the colours are ours, and a style of a system would paint some parts in its own.
    """
    return ("-style", "Fusion")


def dress(app: QApplication, choice: Choice = Choice.SYSTEM, *, system: QPalette | None = None) -> None:
    """Give the program the chosen colours. `system`: the palette to use as it is, when the system asks for contrast."""
    palette = system or palette_of(_SETS.get(choice) or (DARK if is_dark(app.palette()) else LIGHT))
    app.setPalette(palette)
    app.setStyleSheet(sheet_of(tones(palette)))


class Follower(QObject):
    """Dresses the program again when the system changes to light, dark or high contrast, as long as `parent` is there.

    `chosen` is asked for the choice of the officer.
    """

    def __init__(self, app: QApplication, chosen: Callable[[], Choice], parent: QObject) -> None:
        """Begin; a system that asks for high contrast already gets it now."""
        super().__init__(parent)
        self._app, self._chosen = app, chosen
        # Both are kept: what PySide has of the second is no longer valid when that of the first is gone.
        self._hints = app.styleHints()
        self._wishes = self._hints.accessibility()
        self._hints.colorSchemeChanged.connect(self.dress_again)
        self._wishes.contrastPreferenceChanged.connect(self.dress_again)
        if self._wants_contrast():
            self.dress_again()

    def dress_again(self) -> None:
        """Dress the program in the colours that are chosen now; the palette of the system is asked anew."""
        choice = self._chosen()
        self._app.setPalette(QPalette())
        by_system = choice in (Choice.SYSTEM, Choice.CONTRAST) and self._wants_contrast()
        dress(self._app, choice, system=QPalette(self._app.palette()) if by_system else None)
        for widget in self._app.allWidgets():
            if isinstance(widget, QLabel) and "<a " in (words := widget.text()):
                widget.clear()  # links keep the colour that they had when the words were set
                widget.setText(words)

    def _wants_contrast(self) -> bool:
        return self._wishes.contrastPreference().value > 0


def mark(widget: QWidget, name: str, *, on: bool) -> None:
    """Give a widget a mark that the style sheet looks at: `bad` for what went wrong, `done` for what is settled."""
    if widget.property(name) != on:
        widget.setProperty(name, on)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
