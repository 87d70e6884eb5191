"""Charts and overviews as WordprocessingML, each under a numbered caption."""

from vgr_desktop.core.layout import Captioned, Chart, OverviewColumn, OverviewRow, OverviewTable, Reference, Signal
from vgr_desktop.word.content import chart as charts
from vgr_desktop.word.content import pages
from vgr_desktop.word.content.context import Context
from vgr_desktop.word.content.identity import heading_name
from vgr_desktop.word.content.markup import field, paragraph, run
from vgr_desktop.word.content.tables import Row, table


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
    rows = [header, *(_row(row, part, context) for row in part.rows)]
    return above + table(rows, part.weights, context, part.caption, part.description)


def _caption(part: Captioned, context: Context) -> str:
    """A caption with a field for its number, so that Word can make a list of figures or tables."""
    context.pages.place(len(part.caption), pages.CAPTION)
    before, number, after = part.full_caption.partition(str(part.number))
    counted = field(f"SEQ {part.series_name} \\* ARABIC", number)
    return paragraph(context.styles.paragraph("caption"), run(before) + counted + run(after))


def _header(column: OverviewColumn, context: Context) -> str:
    style = "Tabelkop getal" if column.numeric else "Tabelkop"
    return paragraph(context.styles.paragraph(style), run(column.name))


def _row(row: OverviewRow, part: OverviewTable, context: Context) -> Row:
    shares = [weight / sum(part.weights) for weight in part.weights]
    context.pages.place_row([(len(_said(cell)), share) for cell, share in zip(row.cells, shares, strict=True)])
    return Row(
        tuple(
            paragraph(context.styles.paragraph(_style(column, row)), _cell(cell, context))
            for cell, column in zip(row.cells, part.columns, strict=True)
        )
    )


def _style(column: OverviewColumn, row: OverviewRow) -> str:
    base = "Tabeltotaal" if row.sums else "Tabeltekst"
    return f"{base} getal" if column.numeric else base


def _said(cell: str | Signal | Reference) -> str:
    match cell:
        case Signal():
            return f"{cell.shape} {cell.name}"
        case Reference():
            return cell.text
        case _:
            return cell


def _cell(cell: str | Signal | Reference, context: Context) -> str:
    match cell:
        case Signal():
            return context.styles.signal(cell)
        case Reference():
            text = run(cell.text, f"<w:rPr>{context.styles.character('Hyperlink')}</w:rPr>")
            return f'<w:hyperlink w:anchor="{heading_name(cell.lineage)}" w:history="1">{text}</w:hyperlink>'
        case _:
            return run(cell)
