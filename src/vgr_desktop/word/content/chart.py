"""A native chart of Word: bars that show shares, with the data in a workbook inside the document.

A light has its shape as well as its colour, in the legend and in every label, so that the chart can be read in black
and white.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from vgr_desktop.core.layout import Chart, Series, Signal
from vgr_desktop.word.content.markup import NAMESPACE_R, quote
from vgr_desktop.word.content.styles import readable
from vgr_desktop.word.content.workbook import SHEET, column, workbook

_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_ANCHOR = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"

_POINT = 12_700  # English metric units
_TWIP = 635
BAR, AROUND = 30, 64
"""Points: the height of a bar with its gap, and that of axis and legend together."""

_WITHOUT_LIGHT = "5B6770"  # grey with a contrast of 5.9:1
_CATEGORY_AXIS, _VALUE_AXIS = 111111111, 222222222


@dataclass(frozen=True, slots=True)
class ChartFiles:
    """The files of a chart, apart from the drawing in the text; `id` is that of its relationship."""

    id: str
    xml: bytes
    workbook: bytes


def height(chart: Chart) -> int:
    """The height of the chart, in points."""
    return AROUND + BAR * len(chart.categories)


def drawing(chart: Chart, id: str, number: int, width: int) -> str:
    """The run with the chart `number` of the document; `width` is in twentieths of a point."""
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_ANCHOR}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width * _TWIP}" cy="{height(chart) * _POINT}"/>'
        f'<wp:docPr id="{number}" name="Figuur {number}" descr="{quote(chart.description)}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{_DRAWING}"><a:graphicData uri="{_CHART}">'
        f'<c:chart xmlns:c="{_CHART}" r:id="{id}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


def files(chart: Chart, id: str) -> ChartFiles:
    """The chart and its data."""
    rows: list[list[str | int]] = [["", *(_name(series.signal) for series in chart.series)]]
    for place, category in enumerate(chart.categories):
        rows.append([category, *(series.values[place] for series in chart.series)])
    return ChartFiles(id, _xml(chart).encode(), workbook(rows))


def _name(signal: Signal) -> str:
    return f"{signal.shape} {signal.name}".strip()


def _xml(chart: Chart) -> str:
    bars = "".join(_series(place, series, chart.categories) for place, series in enumerate(chart.series))
    axes = f'<c:axId val="{_CATEGORY_AXIS}"/><c:axId val="{_VALUE_AXIS}"/>'
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:chartSpace xmlns:c="{_CHART}" xmlns:a="{_DRAWING}" xmlns:r="{NAMESPACE_R}">'
        '<c:date1904 val="0"/><c:lang val="nl-NL"/><c:roundedCorners val="0"/>'
        '<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>'
        '<c:barChart><c:barDir val="bar"/><c:grouping val="percentStacked"/><c:varyColors val="0"/>'
        f'{bars}<c:gapWidth val="40"/><c:overlap val="100"/>{axes}</c:barChart>{_category_axis()}{_value_axis()}'
        '</c:plotArea><c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend><c:plotVisOnly val="1"/>'
        f'<c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_text(900)}'
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _series(place: int, series: Series, categories: Sequence[str]) -> str:
    letter, last = column(place + 1), len(categories) + 1
    shape = quote(series.signal.shape)
    # A label is the shape and the number; there is none where the number is 0.
    form = quote(f'"{shape} "0;;;') if shape else "0;;;"
    labels = (
        f'<c:dLbls><c:numFmt formatCode="{form}" sourceLinked="0"/><c:spPr><a:noFill/></c:spPr>'
        f'{_text(900, colour="FFFFFF", bold=True)}<c:dLblPos val="ctr"/><c:showLegendKey val="0"/><c:showVal val="1"/>'
        '<c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
    )
    return (
        f'<c:ser><c:idx val="{place}"/><c:order val="{place}"/>'
        f"<c:tx><c:strRef>{_words(f'${letter}$1', [_name(series.signal)])}</c:strRef></c:tx>"
        f'<c:spPr><a:solidFill><a:srgbClr val="{_fill(series.signal)}"/></a:solidFill>'
        '<a:ln w="12700"><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:ln></c:spPr>'
        f'<c:invertIfNegative val="0"/>{labels}'
        f"<c:cat><c:strRef>{_words(f'$A$2:$A${last}', categories)}</c:strRef></c:cat>"
        f"<c:val><c:numRef>{_numbers(f'${letter}$2:${letter}${last}', series.values)}</c:numRef></c:val></c:ser>"
    )


def _fill(signal: Signal) -> str:
    """The colour of the light, dark enough for white letters on it."""
    colour = readable(signal.colour)
    return _WITHOUT_LIGHT if colour == "auto" else colour


def _words(cells: str, words: Sequence[str]) -> str:
    points = "".join(f'<c:pt idx="{i}"><c:v>{quote(word)}</c:v></c:pt>' for i, word in enumerate(words))
    return f'<c:f>{SHEET}!{cells}</c:f><c:strCache><c:ptCount val="{len(words)}"/>{points}</c:strCache>'


def _numbers(cells: str, numbers: Sequence[int]) -> str:
    points = "".join(f'<c:pt idx="{i}"><c:v>{number}</c:v></c:pt>' for i, number in enumerate(numbers))
    count = f'<c:ptCount val="{len(numbers)}"/>'
    return f"<c:f>{SHEET}!{cells}</c:f><c:numCache><c:formatCode>General</c:formatCode>{count}{points}</c:numCache>"


def _category_axis() -> str:
    """Bars from top to bottom in the order of the report."""
    return (
        f'<c:catAx><c:axId val="{_CATEGORY_AXIS}"/><c:scaling><c:orientation val="maxMin"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f'{_line("808080")}<c:crossAx val="{_VALUE_AXIS}"/><c:crosses val="autoZero"/>'
        '<c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>'
    )


def _value_axis() -> str:
    """The axis of the shares, under the bars: that is the end of the categories, which go down."""
    return (
        f'<c:valAx><c:axId val="{_VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/><c:max val="1"/>'
        '<c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="b"/>'
        f"<c:majorGridlines>{_line('D9D9D9')}</c:majorGridlines>"
        '<c:numFmt formatCode="0%" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="nextTo"/>{_line("808080")}<c:crossAx val="{_CATEGORY_AXIS}"/><c:crosses val="max"/>'
        '<c:crossBetween val="between"/><c:majorUnit val="0.25"/></c:valAx>'
    )


def _line(colour: str) -> str:
    return f'<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:ln></c:spPr>'


def _text(size: int, colour: str = "", *, bold: bool = False) -> str:
    """The look of words in the chart; `size` is in hundredths of a point."""
    fill = f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>' if colour else ""
    weight = ' b="1"' if bold else ""
    return (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{size}"{weight}>{fill}</a:defRPr></a:pPr>'
        '<a:endParaRPr lang="nl-NL"/></a:p></c:txPr>'
    )
