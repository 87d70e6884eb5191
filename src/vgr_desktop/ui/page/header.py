"""The head of the page: the trail to the item, and the light."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from vgr_desktop.core.model.report import Deliverable, Report, SubItem
from vgr_desktop.ui.page.light_bar import LightBar
from vgr_desktop.ui.page.slots import Page


class PageHeader(QWidget):
    """Programma 9 ▸ 9D Kwetsbare groepen ▸ 9D1.4, the title under it, and the light if it has one."""

    gone_to = Signal(int)
    light_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without a page."""
        super().__init__(parent)
        self._trail = QLabel(textFormat=Qt.TextFormat.RichText, wordWrap=True)
        self._title = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        font = self._title.font()
        font.setPointSizeF(font.pointSizeF() * 1.45)
        font.setBold(True)
        self._title.setFont(font)
        self.lights = LightBar()
        self._trend = QLabel(textFormat=Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 14, 28, 10)
        column.setSpacing(6)
        for widget in (
            self._trail,
            self._title,
            self.lights,
            self._trend,
        ):  # there is seldom enough room beside the lights
            column.addWidget(widget)
        self._trail.linkActivated.connect(lambda link: self.gone_to.emit(int(link)))
        self.lights.chosen.connect(self.light_chosen)

    def show_page(self, report: Report, page: Page) -> None:
        """Show the trail, title and light of this page."""
        links = [f'<a href="{id}" style="text-decoration: none">{_escaped(name)}</a>' for id, name in page.trail]
        self._trail.setText(" ▸ ".join([*links, _escaped(page.name)]))
        names = ", ".join([*(name for _, name in page.trail), page.name])
        self._trail.setAccessibleName(f"U bent hier: {names}")
        item = page.item
        title = page.title if isinstance(item, SubItem) else f"{page.code} {page.title}".strip()
        self._title.setText(title)
        has_light = isinstance(item, Deliverable | SubItem)
        self.lights.setVisible(has_light)
        if isinstance(item, Deliverable | SubItem):
            self.lights.show_light(report.scale, item.light)

    def show_trend(self, trend: str, colour: QColor) -> None:
        """Show under the light which one it was in the edition before; empty: there was none."""
        self._trend.setText(trend)
        self._trend.setVisible(bool(trend))
        self._trend.setStyleSheet(f"color: {colour.name()}")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
