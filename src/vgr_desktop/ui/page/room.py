"""The room on a page for texts that have no pane now, because they are far from what is in view."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QWidget

from vgr_desktop.core.model.text import Block, Paragraph, RichText, Table, counted_again
from vgr_desktop.ui.page.slots import Slot
from vgr_desktop.ui.page.text_pane import TextPane
from vgr_desktop.ui.text.bridge import LINE_HEIGHT, PARAGRAPH_SPACING
from vgr_desktop.ui.text.pictures.store import PictureStore

_HEAD = 72
"""Pixels of a pane above and below its text."""
_CELL = 12
"""Pixels in a cell of a table beside its words."""


@dataclass(slots=True)
class Place:
    """One text of the page. `height` is that of its pane, or an estimate as long as that was not made."""

    slot: Slot
    words: int
    height: int
    pane: TextPane | None = None

    def show(self, slot: Slot, ruler: "Ruler") -> None:
        """Take note of the text as it is now, and show it if there is a pane."""
        known, self.slot = self.slot, slot
        if slot.body is not known.body:
            self.words = counted_again(self.words, known.body, slot.body)
        if self.pane is not None:
            self.pane.show_slot(slot)
        elif slot.body is not known.body:
            self.height = ruler.height(slot.body)


class Ruler:
    """Estimates how high a pane will be, from the number of characters in its text."""

    def __init__(self, font: QFont, width: int, pictures: PictureStore) -> None:
        """For a text of this width in this font."""
        metrics = QFontMetricsF(font)
        self._width = max(width, 1)
        self._letter = max(metrics.averageCharWidth(), 1)
        self._line = metrics.height() * LINE_HEIGHT / 100
        self._pictures = pictures

    def height(self, body: RichText) -> int:
        """The height of a pane with this text, in pixels."""
        return _HEAD + ceil(sum(self._block(block, self._width) for block in body.blocks))

    def _block(self, block: Block, width: float) -> float:
        if isinstance(block, Table):
            column = max(width / len(block.rows[0]) - _CELL, self._letter)
            rows = (max(sum(self._block(p, column) for p in cell) for cell in row) for row in block.rows)
            return sum(height + _CELL for height in rows)
        return self._picture(block) + self._lines(block, width) * self._line + PARAGRAPH_SPACING

    def _lines(self, paragraph: Paragraph, width: float) -> int:
        letters = sum(len(run.text) for run in paragraph.runs)
        return max(ceil(letters * self._letter / width), 1)

    def _picture(self, paragraph: Paragraph) -> float:
        image = paragraph.image
        size = self._pictures.size(image.picture) if image else None
        return self._width * image.width / 100 * size[1] / size[0] if image and size else 0


class Gap(QWidget):
    """Keeps the room of texts below each other that have no panes."""

    def __init__(self, parent: QWidget) -> None:
        """Without texts as yet."""
        super().__init__(parent)
        self._tops: dict[int, int] = {}
        self.is_other = False

    def keep(self, places: Sequence[Place], spacing: int) -> None:
        """Keep the room of these texts, with this many pixels between them; `is_other` if that is another height."""
        top, self._tops = 0, {}
        for place in places:
            self._tops[place.slot.id] = top
            top += place.height + spacing
        height = max(top - spacing, 0)
        number = "1 tekst" if len(places) == 1 else f"{len(places)} teksten"
        self.setAccessibleName(f"Nog {number}; ga er met Tab of door te schuiven naartoe")
        self.is_other = height != self.minimumHeight()
        self.setFixedHeight(height)

    def top_of(self, id: int) -> int | None:
        """How far below the top of the gap the room of this text begins; None when the text is elsewhere."""
        return self._tops.get(id)

    def between(self, top: int, bottom: int) -> list[int]:
        """The ids of the texts with room between these heights of the gap."""
        ends = [*self._tops.values(), self.height()][1:]
        return [id for (id, begin), end in zip(self._tops.items(), ends, strict=True) if end > top and begin < bottom]
