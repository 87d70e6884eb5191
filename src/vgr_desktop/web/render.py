"""Each kind of part of the printed report as HTML: one function for each."""

from collections.abc import Sequence
from functools import singledispatch

from vgr_desktop.core.dutch.headings import DECISION
from vgr_desktop.core.layout import (
    Chart,
    Contents,
    FactTable,
    GoalRow,
    GoalTable,
    Heading,
    Legend,
    ListOfCaptions,
    OverviewColumn,
    OverviewRow,
    OverviewTable,
    Passage,
    Reference,
    SeeAlso,
    Sentence,
    Signal,
    TitlePage,
)
from vgr_desktop.core.layout.parts import caption_anchor
from vgr_desktop.html.lists import HtmlItem, nested
from vgr_desktop.web.chart import chart
from vgr_desktop.web.context import CONTENTS, Context
from vgr_desktop.web.markup import element, escape
from vgr_desktop.web.prose import heading, passage
from vgr_desktop.web.tables import cell, column_header, row_header, table


@singledispatch
def render(part: object, context: Context) -> str:
    """`part` as HTML."""
    raise NotImplementedError(type(part), context)


@render.register
def _title_page(part: TitlePage, _context: Context) -> str:
    more = filter(None, (part.municipality, part.selection, part.date, part.reference))
    lines = [element("p", escape(text)) for text in more]
    if part.status:
        lines.append(element("p", element("strong", escape(part.status))))
    if part.decision:
        points = "".join(element("li", escape(point)) for point in part.decision)
        lines += [element("p", element("strong", f"{DECISION}:")), element("ol", points)]
    if part.numbers:
        rows = (row_header(escape(kind)) + cell(escape(number)) for kind, number in part.numbers)
        heads = [column_header(name) for name in part.NUMBERS_COLUMNS]
        lines.append(table(part.NUMBERS_CAPTION, heads, rows, description=part.NUMBERS_DESCRIPTION))
    return "\n".join((element("h1", escape(part.title)), *lines))


@render.register
def _list_of_captions(part: ListOfCaptions, _context: Context) -> str:
    links = (element("li", element("a", escape(text), href=f"#{anchor}")) for text, anchor in part.entries)
    return element("ul", "".join(links))


@render.register
def _see_also(part: SeeAlso, context: Context) -> str:
    links = (element("a", escape(each.text), href=f"#{context.anchors[each.lineage]}") for each in part.references)
    return element("p", f"{escape(part.text)}: {', '.join(links)}.")


@render.register
def _contents(part: Contents, context: Context) -> str:
    title = element("h2", escape(part.title), id=CONTENTS)
    links = (
        HtmlItem(element("a", escape(entry.text), href=f"#{entry.anchor}"), entry.level)
        for entry in context.entries
        if entry.level <= part.deepest and entry.text  # a heading may be only the mark of a note
    )
    return element("nav", f"{title}\n{nested(links)}", aria_labelledby=CONTENTS)


@render.register
def _heading(part: Heading, context: Context) -> str:
    return heading(part.level, escape(part.text), context)


@render.register
def _sentence(part: Sentence, _context: Context) -> str:
    return element("p", escape(part.text), class_="message" if part.stress else "")


@render.register
def _passage(part: Passage, context: Context) -> str:
    return passage(part, context)


@render.register
def _facts(part: FactTable, _context: Context) -> str:
    """One fact in a row: on a narrow screen there is no room for several."""
    rows = (row_header(escape(name)) + cell(_values(values)) for name, values in part.columns)
    return table(part.caption, (), rows, description=part.description, kind="facts")


def _values(values: tuple[str, ...]) -> str:
    return escape(values[0]) if len(values) == 1 else nested(HtmlItem(escape(value), 0) for value in values)


@render.register
def _legend(part: Legend, context: Context) -> str:
    rows = (row_header(context.lights.shown(signal)) + cell(escape(meaning)) for signal, meaning in part.rows)
    columns = [column_header(escape(column)) for column in part.columns]
    return table(part.caption, columns, rows, description=part.description, kind="legend")


@render.register
def _goals(part: GoalTable, context: Context) -> str:
    """The header of a row is its deliverable, because several rows have the same goal.

    The classic form is for paper only: on a page every row has the code of its goal.
    """
    rows = (_goal_row(row, context) for row in part.rows)
    columns = [column_header(escape(column)) for column in part.heads]
    return table(part.caption, columns, rows, description=part.description, kind="goals")


def _goal_row(row: GoalRow, context: Context) -> str:
    return (
        cell(escape(row.goal), "" if row.opens else "again")
        + row_header(escape(row.title), "sub-item" if row.is_sub_item else "")
        + cell(context.lights.shown(row.signal))
        + (cell(context.lights.shown(row.before)) if row.before else "")
    )


@render.register
def _chart(part: Chart, context: Context) -> str:
    return chart(part, context.lights)


@render.register
def _overview(part: OverviewTable, context: Context) -> str:
    columns = [column_header(escape(column.name), _kind(column)) for column in part.columns]
    rows = (_overview_row(row, part.columns, context) for row in part.rows)
    name = caption_anchor(part.series_name, part.number)
    return table(part.full_caption, columns, rows, description=part.description, kind="overview", anchor=name)


def _kind(column: OverviewColumn, *, sums: bool = False) -> str:
    return " ".join(filter(None, ("number" if column.numeric else "", "sum" if sums else "")))


def _overview_row(row: OverviewRow, columns: Sequence[OverviewColumn], context: Context) -> str:
    first, *rest = (_overview_cell(inner, context) for inner in row.cells)
    kinds = [_kind(column, sums=row.sums) for column in columns]
    return row_header(first, kinds[0]) + "".join(map(cell, rest, kinds[1:]))


def _overview_cell(inner: str | Signal | Reference, context: Context) -> str:
    match inner:
        case Signal():
            return context.lights.shown(inner)
        case Reference():
            return element("a", escape(inner.text), href=f"#{context.anchors[inner.lineage]}")
        case _:
            return escape(inner)
