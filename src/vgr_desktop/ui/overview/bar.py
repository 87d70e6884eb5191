"""A bar that shows the share of each light in a programme."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from vgr_desktop.core.figures.tally import Tally
from vgr_desktop.core.model.report import Light
from vgr_desktop.ui.kit import lights
from vgr_desktop.ui.kit.theme import tones

HEIGHT = 22
_GAP = 2


class LightsBar(QWidget):
    """A stretch for each light, as wide as its count, with its shape; the numbers are beside the bar."""

    def __init__(self, scale: Sequence[Light], tally: Tally, parent: QWidget | None = None) -> None:
        """Show the lights of `scale` and those not set, with the counts in `tally`."""
        super().__init__(parent)
        self._parts = [
            (light, count) for light, count in zip((*scale, None), (*tally.counts, tally.unset), strict=True) if count
        ]
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        said = ", ".join(f"{count} {light.name if light else lights.not_set()}".lower() for light, count in self._parts)
        self.setAccessibleName(said or "nog geen prestaties")
        self.setToolTip(said)

    def sizeHint(self) -> QSize:
        """As wide as possible."""
        return QSize(240, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the stretches from left to right."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        total = sum(count for _, count in self._parts)
        left, room = 0.0, self.width() - _GAP * max(len(self._parts) - 1, 0)
        for light, count in self._parts:
            area = QRectF(left, 0, room * count / total, self.height())
            painter.setBrush(self._ground(light))
            painter.drawRoundedRect(area, 3, 3)
            self._sign(painter, area, light)
            left = area.right() + _GAP

    def _ground(self, light: Light | None) -> QColor:
        if light is None:
            return self.palette().color(QPalette.ColorRole.Midlight)
        return lights.colour(light, self.palette())

    def _sign(self, painter: QPainter, area: QRectF, light: Light | None) -> None:
        colours = tones(self.palette())
        painter.setPen(QColor(colours.on_light if light else colours.text))
        sign = light.shape if light else lights.NOT_SET_SHAPE
        if painter.fontMetrics().horizontalAdvance(sign) + 4 < area.width():
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, sign)
        painter.setPen(Qt.PenStyle.NoPen)
