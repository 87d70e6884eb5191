"""How large the texts of a page are, and how long their lines."""

from PySide6.QtCore import QObject, Signal

from vgr_desktop.ui.page.sheet import WIDEST, Sheet
from vgr_desktop.ui.page.text_pane import TextPane
from vgr_desktop.ui.page.texts import Texts

NORMAL = 100
_AS_WINDOW = 100_000
"""Pixels: wider than any window."""


class Scale(QObject):
    """Gives all texts one size. `wanted` asks for a step larger (1) or smaller (-1)."""

    wanted = Signal(int)

    def __init__(self, sheet: Sheet, texts: Texts, parent: QObject | None = None) -> None:
        """Begin with texts of the usual size."""
        super().__init__(parent)
        self._sheet = sheet
        self._texts = texts
        self._percent = NORMAL
        texts.made.connect(self._fit)
        sheet.zoomed.connect(self.wanted)

    def set(self, percent: int, *, wide: bool) -> None:
        """Show texts in this size; `wide`: with lines as long as the window has room for."""
        if percent != self._percent:
            self._percent = percent
            for pane in self._texts.panes():
                self._fit(pane)
        self._sheet.set_widest(_AS_WINDOW if wide else WIDEST * percent // NORMAL)
        self._texts.measure_as(percent / NORMAL)

    def _fit(self, pane: TextPane) -> None:
        if pane.editor.percent != self._percent:
            pane.editor.set_size(self._percent)
