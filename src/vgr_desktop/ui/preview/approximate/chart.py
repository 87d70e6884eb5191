"""A chart of a report as a picture: a bar for each category, divided by the shares of the lights."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter

from vgr_desktop.core.layout import Chart, Signal
from vgr_desktop.core.layout.contrast import readable
from vgr_desktop.ui.preview.approximate import looks

_KEY, _ROW, _BAR = 22.0, 24.0, 15.0
"""Points: the height of the legend, that of a category, and that of its bar."""

_NAMES = 0.3
"""The share of the width for the names of the categories."""

_FINE = 4
"""Pixels to a point."""

_SIZE = 9
_UNSET = "#5B6770"


def height_of(chart: Chart) -> float:
    """The height of the picture of `chart`, in points."""
    return _KEY + _ROW * len(chart.categories)


def draw_chart(chart: Chart, width: float) -> QImage:
    """The picture, `width` points wide."""
    made = QImage(int(width * _FINE), int(height_of(chart) * _FINE), QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.white)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(_FINE, _FINE)
    letters = looks.font(_SIZE)
    letters.setPixelSize(_SIZE)  # a picture has no size in points
    painter.setFont(letters)
    _draw_key(painter, [series.signal for series in chart.series])
    for number, name in enumerate(chart.categories):
        line = QRectF(0, _KEY + number * _ROW, width, _ROW)
        painter.setPen(QColor("black"))
        names = QFontMetricsF(painter.font()).elidedText(name, Qt.TextElideMode.ElideRight, width * _NAMES - _SIZE)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, names)
        bar = QRectF(width * _NAMES, line.center().y() - _BAR / 2, width * (1 - _NAMES), _BAR)
        for place, signal, value in _pieces(bar, chart, number):
            _draw_piece(painter, place, signal, value)
    painter.end()
    return made


def _draw_key(painter: QPainter, signals: Sequence[Signal]) -> None:
    left = 0.0
    for signal in signals:
        said = f"{signal.shape} {signal.name}".strip()
        painter.setPen(_colour(signal))
        painter.drawText(QPointF(left, _SIZE + 3.0), said)
        left += QFontMetricsF(painter.font()).horizontalAdvance(said) + 2 * _SIZE


def _pieces(bar: QRectF, chart: Chart, number: int) -> Iterator[tuple[QRectF, Signal, int]]:
    """The pieces of the bar of a category: their places, their signals and their values."""
    left, total = bar.left(), sum(series.values[number] for series in chart.series)
    for series in chart.series:
        if value := series.values[number]:
            width = bar.width() * value / total
            yield QRectF(left, bar.top(), width, bar.height()), series.signal, value
            left += width


def _draw_piece(painter: QPainter, place: QRectF, signal: Signal, value: int) -> None:
    painter.setPen(QColor("white"))
    painter.setBrush(_colour(signal))
    painter.drawRect(place)
    said = f"{signal.shape} {value}".strip()
    if QFontMetricsF(painter.font()).horizontalAdvance(said) < place.width():
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, said)


def _colour(signal: Signal) -> QColor:
    return QColor(readable(signal.colour) or _UNSET)
