"""The head of the page: the trail to the item, and the light."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from vgr_desktop.core.model.report import Deliverable, Goal, Report, SubItem
from vgr_desktop.ui.kit.elided_label import ElidedLabel
from vgr_desktop.ui.page.light_bar import LightBar
from vgr_desktop.ui.page.slots import Page

_LINES = {Goal: 2, Deliverable: 2, SubItem: 2}
"""Lines of the title, for kinds whose titles are sentences; the others are names."""
_STEP = " ▸ "
_SHORTEST = 6
"""Characters of a name in the trail."""


class PageHeader(QWidget):
    """Programma 9 ▸ 9D Kwetsbare groepen ▸ 9D1.4, the title under it, and the light if it has one."""

    gone_to = Signal(int)
    light_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without a page."""
        super().__init__(parent)
        self._trail = QLabel(textFormat=Qt.TextFormat.RichText)
        self._trail.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._steps: tuple[tuple[int, str], ...] = ()
        self._name = ""
        self._title = ElidedLabel()
        font = self._title.font()
        font.setPointSizeF(font.pointSizeF() * 1.45)
        font.setBold(True)
        self._title.setFont(font)
        self.lights = LightBar()
        self._trend = QLabel(textFormat=Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 14, 28, 10)
        column.setSpacing(6)
        for widget in (self._trail, self._title, self.lights, self._trend):  # there is seldom room beside the lights
            column.addWidget(widget)
        self._trail.linkActivated.connect(lambda link: self.gone_to.emit(int(link)))
        self.lights.chosen.connect(self.light_chosen)

    def show_page(self, report: Report, page: Page) -> None:
        """Show the trail, title and light of this page."""
        self._steps, self._name = tuple(page.trail), page.name
        self._show_trail()
        names = ", ".join([*(name for _, name in page.trail), page.name])
        self._trail.setAccessibleName(f"U bent hier: {names}")
        item = page.item
        title = page.title if isinstance(item, SubItem) else f"{page.code} {page.title}".strip()
        # Each kind of item has a head of one height, so that nothing jumps on the way from one to the next.
        self._title.set_lines(_LINES.get(type(item), 1))
        self._title.show_text(title)
        has_light = isinstance(item, Deliverable | SubItem)
        self.lights.setVisible(has_light)
        if isinstance(item, Deliverable | SubItem):
            self.lights.show_light(report.scale, item.light)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the trail to what fits on its line."""
        super().resizeEvent(event)
        self._show_trail()

    def _show_trail(self) -> None:
        names = [name for _, name in self._steps]
        shown = shortened(
            [*names, self._name], self._trail.width() // max(self._trail.fontMetrics().averageCharWidth(), 1)
        )
        links = [
            f'<a href="{id}" style="text-decoration: none">{_escaped(name)}</a>'
            for (id, _), name in zip(self._steps, shown, strict=False)
        ]
        self._trail.setText(_STEP.join([*links, _escaped(shown[-1])]))
        self._trail.setToolTip(_STEP.join([*names, self._name]) if shown != [*names, self._name] else "")

    def show_trend(self, trend: str, colour: QColor) -> None:
        """Show under the light which one it was in the edition before; empty: there was none."""
        self._trend.setText(trend)
        self._trend.setVisible(bool(trend))
        self._trend.setStyleSheet(f"color: {colour.name()}")


def shortened(names: Sequence[str], most: int) -> list[str]:
    """The names, of which the longest are cut so that all, with the signs between them, take so many characters."""
    longest = max(map(len, names), default=0)
    while longest > _SHORTEST and sum(min(len(name), longest) + len(_STEP) for name in names) > most:
        longest -= 1
    return [name if len(name) <= longest else f"{name[: longest - 1].rstrip()}…" for name in names]


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
