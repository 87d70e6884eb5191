"""The officer's texts as WordprocessingML: runs, paragraphs, lists and tables."""

from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter

from vgr_desktop.core.layout import Chart, Figure, Grid, Line, ListItem, Passage, Prose, SubHeading
from vgr_desktop.core.layout.lines import OFFICERS_TABLE
from vgr_desktop.core.layout.widths import fits, widths_of
from vgr_desktop.core.model.text import NO_MARKS, Run
from vgr_desktop.word.content import pages
from vgr_desktop.word.content.captions import numbered_caption
from vgr_desktop.word.content.context import Context
from vgr_desktop.word.content.markup import letters, paragraph, run
from vgr_desktop.word.content.tables import Row, cell_style, head_style, table
from vgr_desktop.word.package import Entry

_STYLED_DEPTHS = 5  # Word has List Bullet and List Bullet 2 to 5, and the same for List Number
_NO_PICTURE = "Afbeelding ontbreekt"


def runs(pieces: Iterable[Run], context: Context) -> str:
    """Runs with their marks; those with the same address are one link."""
    made = []
    for address, same in groupby(pieces, attrgetter("link")):
        style = context.styles.character("Hyperlink") if address else ""
        inner = "".join(_run(piece, style, context) for piece in same)
        made.append(context.links.around(address, inner) if address else inner)
    return "".join(made)


def _run(piece: Run, style: str, context: Context) -> str:
    return context.footnotes.mark(piece.note) if piece.note else run(piece.text, letters(piece.marks, style))


def heading(level: int, text: str, inner: str, context: Context) -> str:
    """A heading, with an entry for the table of contents. `text` is the plain text of `inner`."""
    if level == 1:
        context.pages.turn()
    page = context.pages.place(len(text), pages.HEADINGS[level - 1])
    if level <= context.deepest:
        bookmark = f"_Toc{context.first_entry + len(context.entries)}"
        context.entries.append(Entry(level, text, bookmark, page))
        inner = context.names.bookmarked(bookmark, inner)
    return paragraph(context.styles.paragraph(f"heading {level}"), inner)


def passage(part: Passage, context: Context) -> str:
    """A text in its content control, each paragraph with its bookmark."""
    context.lists.begin()
    made: list[str] = []
    for number, line in enumerate(part.lines, 1):
        if number > 1:
            context.after_table = isinstance(part.lines[number - 2], Grid)
        made.append(laid(line, context))
        if isinstance(line, Grid) and context.after_table:
            made.append(between_tables(context))
        made.append(_line(line, context, part, context.names.paragraph(part.lineage, number)))
    return context.names.controlled(part.lineage, part.name, "".join(made))


def laid(what: object, context: Context) -> str:
    """The end of a section, if the pages must be turned for `what` comes next; else nothing.

    Only a table whose columns would be too narrow needs landscape pages. The section before it then ends, and with it
    its last page.
    """
    wide = isinstance(what, Grid) and not fits(what.needs, context.sections.width(wide=False))
    if isinstance(what, Passage) or wide == context.sections.wide:
        return ""
    context.pages.turn()
    context.after_table = False
    return paragraph(context.styles.paragraph("Tabelafstand") + context.sections.turn(), "")


def between_tables(context: Context) -> str:
    """The paragraph that Word needs between two tables, which it would join, and after a table at the end."""
    return paragraph(context.styles.paragraph("Tabelafstand"), "")


def _line(line: Line, context: Context, part: Passage, bookmark: str) -> str:
    match line:
        case SubHeading():
            text = " ".join("".join(piece.plain for piece in line.runs).split())
            return heading(line.level, text, context.names.bookmarked(bookmark, runs(line.runs, context)), context)
        case Prose():
            context.pages.place(line.length, pages.BODY)
            inner = context.names.bookmarked(bookmark, _labelled(line, context))
            return paragraph(context.styles.paragraph(context.text_style()), inner)
        case ListItem():
            context.pages.place(line.length, pages.ITEM)
            inner = context.names.bookmarked(bookmark, _labelled(line, context))
            return paragraph(_list_style(line, context) + context.lists.reference(line), inner)
        case Grid():
            return _grid(line, context, part)
        case Figure():
            return _figure(line, context, bookmark)


def _figure(figure: Figure, context: Context, bookmark: str) -> str:
    """A picture under its caption; if the picture is missing, its text alternative instead."""
    size = context.pictures.measure(figure, context.width)
    shown = context.pictures.drawing(figure, size) if size else run(f"[{figure.alt or _NO_PICTURE}]")
    shown = context.names.bookmarked(bookmark, shown)
    above = ""
    if figure.number:
        told = context.names.bookmarked(context.names.again(bookmark), runs(figure.runs, context))
        above = numbered_caption(Chart.series_name, figure.number, told, context)
    context.pages.place(1, pages.Measure(1, size[1] // 20 if size else 0, 10, together=True))
    style = "Figuur na tabel" if context.after_table and not above else "Figuur"
    return above + paragraph(context.styles.paragraph(style), shown)


def _labelled(line: Prose | ListItem, context: Context) -> str:
    """The runs of a line, after the name of the part of the explanation that begins with it."""
    inner = runs(line.runs, context)
    if not line.label:
        return inner
    return run(f"{line.label}: ", letters(NO_MARKS, context.styles.character("Strong"))) + inner


def _list_style(item: ListItem, context: Context) -> str:
    name = "List Number" if item.numbered else "List Bullet"
    step = min(item.depth + 1, _STYLED_DEPTHS)
    return context.styles.paragraph(f"{name} {step}" if step > 1 else name)


def _grid(grid: Grid, context: Context, part: Passage) -> str:
    lasts = {place - 1 for place, sums in enumerate(grid.sums) if sums}
    rows = []
    for place, row in enumerate(grid.rows):
        styles = [
            cell_style(numeric=numeric, sums=grid.sums[place], leads=place in lasts)
            if place
            else head_style(numeric=numeric)
            for numeric in grid.numeric
        ]
        rows.append(
            Row(tuple(_cell(cell, context, part.lineage, style) for cell, style in zip(row, styles, strict=True)))
        )
    widths = widths_of(grid, context.width)
    for row in grid.rows:
        lengths = (sum(line.length for line in cell) for cell in row)
        stretch = context.sections.width(wide=False)
        context.pages.place_row([(n, width / stretch) for n, width in zip(lengths, widths, strict=True)])
    return table(rows, grid, context, f"{OFFICERS_TABLE}{part.name}", grid.description)


def _cell(lines: tuple[Prose | ListItem, ...], context: Context, lineage: str, style: str) -> str:
    """A cell with its bookmark in its first paragraph; Word requires one, even when there is nothing in it."""
    inner = [runs(line.runs, context) for line in lines] or [""]
    inner[0] = context.names.bookmarked(context.names.cell(lineage), inner[0])
    looks = [_look_in_cell(line, style, context) for line in lines] or [context.styles.paragraph(style)]
    return "".join(paragraph(look, said) for look, said in zip(looks, inner, strict=True))


def _look_in_cell(line: Prose | ListItem, style: str, context: Context) -> str:
    if not isinstance(line, ListItem):
        return context.styles.paragraph(style)
    name = "Nummering in tabel" if line.numbered else "Opsomming in tabel"
    return context.styles.paragraph(name) + context.lists.reference(line)
