"""A chart as a drawing in the page: a bar for each category, divided by the shares of the lights.

Bars take the available width and letters keep their size, so that it can be read on a small screen too. A light has its
shape as well as its colour. A screen reader reads the description, and the table that comes with the chart.
"""

from collections.abc import Iterator

from vgr_desktop.core.layout import Chart, Series
from vgr_desktop.core.layout.parts import caption_anchor
from vgr_desktop.web.lights import Lights
from vgr_desktop.web.markup import element, escape

_ROW, _BAR = 56, 26
"""Pixels: the height of a category with its name above its bar, and that of the bar."""

_NARROW = 6.0  # per cent of the width: a number does not fit in a narrower part


def chart(part: Chart, lights: Lights) -> str:
    """The drawing, with its caption and the meaning of the colours."""
    totals = [sum(values) for values in zip(*(series.values for series in part.series), strict=True)]
    bars = "\n".join(
        _row(number, name, part.series, total, lights)
        for number, (name, total) in enumerate(zip(part.categories, totals, strict=True))
    )
    height = str(_ROW * len(part.categories))
    drawing = element("svg", f"\n{bars}\n", role="img", aria_label=part.description, width="100%", height=height)
    key = "".join(element("li", lights.shown(each.signal), class_=_kind(each)) for each in part.series)
    caption = element("figcaption", escape(part.full_caption), id=caption_anchor(part.series_name, part.number))
    return element("figure", "\n".join((caption, element("ul", key, class_="key", aria_hidden="true"), drawing)))


def _kind(series: Series) -> str:
    return "" if series.signal.colour else "unset"


def _row(number: int, name: str, series: tuple[Series, ...], total: int, lights: Lights) -> str:
    top = number * _ROW
    label = element("text", escape(name), x="0", y=str(top + 18))
    return "\n".join((label, *_bar(number, top + 26, series, total, lights)))


def _bar(number: int, top: int, series: tuple[Series, ...], total: int, lights: Lights) -> Iterator[str]:
    left = 0.0
    for each in series:
        value = each.values[number]
        width = 100 * value / total if total else 0
        if value:
            place = {"x": f"{left:.2f}%", "y": str(top), "width": f"{width:.2f}%", "height": str(_BAR)}
            yield element("rect", "", class_=lights.fill(each.signal), **place)
        if width >= _NARROW:
            said = f"{each.signal.shape} {value}".strip()
            yield element("text", escape(said), x=f"{left + width / 2:.2f}%", y=str(top + 18), class_="value")
        left += width
