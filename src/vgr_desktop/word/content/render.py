"""Each kind of part of the printed report as WordprocessingML: one function for each."""

from dataclasses import replace
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
    ListItem,
    ListOfCaptions,
    OverviewTable,
    Passage,
    SeeAlso,
    Sentence,
    Signal,
    TitlePage,
)
from vgr_desktop.core.layout.anchors import Aspect
from vgr_desktop.core.model.text import Run
from vgr_desktop.word.content import pages
from vgr_desktop.word.content.captions import bookmark_of, internal_link
from vgr_desktop.word.content.contents import reserve
from vgr_desktop.word.content.context import Context
from vgr_desktop.word.content.identity import heading_name
from vgr_desktop.word.content.markup import paragraph, run
from vgr_desktop.word.content.overview import chart, overview
from vgr_desktop.word.content.prose import between_tables, heading, passage
from vgr_desktop.word.content.tables import BEGINS, GOES_ON, LIGHT_STYLE, Row, table


@singledispatch
def render(part: object, context: Context) -> str:
    """`part` as WordprocessingML: paragraphs and tables for the body of the document."""
    raise NotImplementedError(type(part), context)


@render.register
def _title_page(part: TitlePage, context: Context) -> str:
    lines = (
        ("Title", part.title, Aspect.TITLE),
        ("Subtitle", part.municipality, Aspect.MUNICIPALITY),
        ("Subtitle", part.selection, None),
        ("Date", part.date, None),
        ("Titelregel", part.reference, None),
        ("Titelstatus", part.status, None),
    )
    context.sections.titled = True
    for _, text, _ in lines:
        context.pages.place(len(text), pages.BODY)
    first = "".join(
        paragraph(context.styles.paragraph(style), context.names.says(aspect, part.lineage, run(text)))
        for style, text, aspect in lines
        if text
    )
    return first + _decision(part, context) + _numbers(part, context)


def _decision(part: TitlePage, context: Context) -> str:
    """What is asked for, point by point."""
    if not part.decision:
        return ""
    context.lists.begin()
    numbered = len(part.decision) > 1
    look = context.styles.paragraph("List Number" if numbered else "Body Text")
    points = (ListItem((Run(point),), 0, numbered, 1) for point in part.decision)
    made = (
        paragraph(look + (context.lists.reference(point) if numbered else ""), run(point.runs[0].text))
        for point in points
    )
    return _cell(DECISION, "Titelkop", context) + "".join(made)


def _numbers(part: TitlePage, context: Context) -> str:
    """The table of numbers."""
    if not part.numbers:
        return ""
    rows = [Row(tuple(_cell(name, "Tabelkop", context) for name in part.NUMBERS_COLUMNS))]
    rows += [
        Row((_cell(kind, "Tabeltekst", context), _cell(said, "Tabeltekst", context))) for kind, said in part.numbers
    ]
    above = _cell(part.NUMBERS_CAPTION, "Titelkop", context)
    return above + table(rows, part, context, part.NUMBERS_CAPTION, part.NUMBERS_DESCRIPTION) + between_tables(context)


@render.register
def _list_of_captions(part: ListOfCaptions, context: Context) -> str:
    look = context.styles.paragraph("table of figures")
    for text, _ in part.entries:
        context.pages.place(len(text), pages.ITEM)
    return "".join(paragraph(look, internal_link(bookmark_of(anchor), text, context)) for text, anchor in part.entries)


@render.register
def _see_also(part: SeeAlso, context: Context) -> str:
    links = [internal_link(heading_name(each.lineage), each.text, context) for each in part.references]
    context.pages.place(sum(len(each.text) for each in part.references), pages.BODY)
    inner = run(f"{part.text}: ") + run(", ").join(links) + run(".")
    return paragraph(context.styles.paragraph(context.text_style()), inner)


@render.register
def _contents(part: Contents, context: Context) -> str:
    return reserve(part, context)


@render.register
def _heading(part: Heading, context: Context) -> str:
    named = context.names.bookmarked(context.names.heading(part.lineage), run(part.text))
    return heading(part.level, part.text, named, context)


@render.register
def _sentence(part: Sentence, context: Context) -> str:
    context.pages.place(len(part.text), pages.BODY)
    inner = context.names.says(part.says, part.lineage, run(part.text))
    style = "Kernboodschap" if part.stress else context.text_style(leads=part.leads)
    return paragraph(context.styles.paragraph(style), inner)


@render.register
def _passage(part: Passage, context: Context) -> str:
    return passage(part, context)


@render.register
def _facts(part: FactTable, context: Context) -> str:
    header = Row(tuple(_cell(name, "Tabelkop", context) for name, _ in part.columns))
    values = Row(tuple("".join(_cell(value, "Tabeltekst", context) for value in values) for _, values in part.columns))
    for _ in range(1 + max(len(values) for _, values in part.columns)):
        context.pages.place_row([(1, 1)])
    return table([header, values], part, context, part.caption, part.description)


@render.register
def _legend(part: Legend, context: Context) -> str:
    rows = [Row(tuple(_cell(name, "Tabelkop", context) for name in part.columns))]
    style = context.styles.paragraph(LIGHT_STYLE)
    for signal, meaning in part.rows:
        rows.append(Row((paragraph(style, context.styles.signal(signal)), _cell(meaning, "Tabeltekst", context))))
        context.pages.place_row([(len(meaning), 0.8)])
    return table(rows, part, context, part.caption, part.description)


@render.register
def _goals(part: GoalTable, context: Context) -> str:
    header = Row(tuple(_cell(name, "Tabelkop", context) for name in part.heads))
    rows = [header, *(_goal_row(row, context) for row in part.rows)]
    if part.merged:
        rows[1:] = [_merged(made, row, context) for made, row in zip(rows[1:], part.rows, strict=True)]
    return table(rows, part, context, part.caption, part.description)


def _merged(made: Row, row: GoalRow, context: Context) -> Row:
    """The row with the cell of its goal as part of one tall cell; Word requires a paragraph in each part of that."""
    if row.opens:
        return replace(made, first=BEGINS)
    return Row((paragraph(context.styles.paragraph("Tabeltekst"), ""), *made.cells[1:]), GOES_ON)


def _goal_row(row: GoalRow, context: Context) -> Row:
    lengths = (len(row.goal), len(row.title), len(row.signal.name))
    context.pages.place_row([(n, weight / 100) for n, weight in zip(lengths, (28, 50, 22), strict=True)])
    says = context.names.says
    goal, title, signal = run(row.goal), run(row.title), context.styles.signal(row.signal)
    if row.opens:
        goal = says(Aspect.TITLE, row.goal_lineage, goal)
    if row.lineage != row.goal_lineage:
        title, signal = says(Aspect.TITLE, row.lineage, title), says(Aspect.LIGHT, row.lineage, signal)
    return Row(
        (
            paragraph(context.styles.paragraph("Tabeltekst" if row.opens else "Tabelherhaling"), goal),
            paragraph(context.styles.paragraph("Tabelonderdeel" if row.is_sub_item else "Tabeltekst"), title),
            paragraph(context.styles.paragraph(LIGHT_STYLE), signal),
            *([_shown(row.before, context)] if row.before else []),
        )
    )


def _shown(signal: Signal, context: Context) -> str:
    return paragraph(context.styles.paragraph(LIGHT_STYLE), context.styles.signal(signal))


@render.register
def _chart(part: Chart, context: Context) -> str:
    return chart(part, context)


@render.register
def _overview(part: OverviewTable, context: Context) -> str:
    return overview(part, context)


def _cell(text: str, style: str, context: Context) -> str:
    return paragraph(context.styles.paragraph(style), run(text))
