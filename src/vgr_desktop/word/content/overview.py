"""Charts and overviews as WordprocessingML, each under a numbered caption."""

from functools import partial

from vgr_desktop.core.layout import Captioned, Chart, OverviewColumn, OverviewRow, OverviewTable, Reference, Signal
from vgr_desktop.core.layout.parts import words
from vgr_desktop.word.content import chart as charts
from vgr_desktop.word.content import pages
from vgr_desktop.word.content.captions import internal_link, numbered_caption
from vgr_desktop.word.content.context import Context
from vgr_desktop.word.content.identity import heading_name
from vgr_desktop.word.content.markup import paragraph, run
from vgr_desktop.word.content.tables import LIGHT_STYLE, Row, cell_style, head_style, table


def chart(part: Chart, context: Context) -> str:
    """The caption, and the chart in a paragraph of its own."""
    number = len(context.charts) + 1
    id = f"rIdChart{number}"
    context.charts.append(charts.files(part, id))
    above = _caption(part, context)
    context.pages.place(1, pages.Measure(1, charts.height(part), 10, together=True))
    return above + paragraph(context.styles.paragraph("Figuur"), charts.drawing(part, id, number, context.width))


def overview(part: OverviewTable, context: Context) -> str:
    """The caption, and the table."""
    above = _caption(part, context)
    header = Row(tuple(_header(column, context) for column in part.columns))
    lasts = {place - 1 for place, row in enumerate(part.rows) if row.sums}
    rows = [header, *(_row(row, part, context, leads=place in lasts) for place, row in enumerate(part.rows))]
    return above + table(rows, part, context, part.caption, part.description)


def _caption(part: Captioned, context: Context) -> str:
    return numbered_caption(part.series_name, part.number, run(part.caption), context)


def _header(column: OverviewColumn, context: Context) -> str:
    return paragraph(context.styles.paragraph(head_style(numeric=column.numeric)), run(column.name))


def _row(row: OverviewRow, part: OverviewTable, context: Context, *, leads: bool) -> Row:
    """A row; one that `leads` stays on the page of the total under it."""
    style = partial(cell_style, sums=row.sums, leads=leads)
    shares = [weight / sum(part.weights) for weight in part.weights]
    context.pages.place_row([(len(words(cell)), share) for cell, share in zip(row.cells, shares, strict=True)])
    return Row(
        tuple(
            paragraph(
                context.styles.paragraph(LIGHT_STYLE if isinstance(cell, Signal) else style(numeric=column.numeric)),
                _cell(cell, context),
            )
            for cell, column in zip(row.cells, part.columns, strict=True)
        )
    )


def _cell(cell: str | Signal | Reference, context: Context) -> str:
    match cell:
        case Signal():
            return context.styles.signal(cell)
        case Reference():
            return internal_link(heading_name(cell.lineage), cell.text, context)
        case _:
            return run(cell)
