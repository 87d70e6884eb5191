"""The officer's texts as HTML: runs, paragraphs, lists and tables."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from vgr_desktop.core.layout import Chart, Figure, Grid, Line, ListItem, Passage, Prose, SubHeading
from vgr_desktop.core.layout.lines import OFFICERS_TABLE
from vgr_desktop.core.model.text import Mark, Run
from vgr_desktop.html.lists import HtmlItem, nested
from vgr_desktop.web.context import Context, plain
from vgr_desktop.web.footnotes import note_mark
from vgr_desktop.web.markup import element, escape
from vgr_desktop.web.tables import cell, column_header, table

_ELEMENTS = {
    Mark.SUPERSCRIPT: "sup",
    Mark.SUBSCRIPT: "sub",
    Mark.UNDERLINE: "u",
    Mark.ITALIC: "em",
    Mark.BOLD: "strong",
}
_DEEPEST = 6  # HTML has no further headings


def heading(level: int, inner: str, context: Context) -> str:
    """A heading of the report. Only the title of the page is on the first level, so chapters are on the second.

    HTML has no more than six levels; one that is deeper says so itself.
    """
    deep = {"aria_level": str(level + 1)} if level + 1 > _DEEPEST else {}
    return element(f"h{min(level + 1, _DEEPEST)}", inner, id=next(context.headings).anchor, **deep)


def passage(part: Passage, context: Context) -> str:
    """A text, line by line; consecutive items become one list."""
    return "\n".join(_blocks(part.lines, part.name, context))


def _blocks(lines: Sequence[Line], name: str, context: Context) -> Iterator[str]:
    for are_items, same in groupby(lines, lambda line: isinstance(line, ListItem)):
        if are_items:
            yield _list((line for line in same if isinstance(line, ListItem)), context)
        else:
            yield from (_line(line, name, context) for line in same)


def _line(line: Line, name: str, context: Context) -> str:
    match line:
        case SubHeading():
            return heading(line.level, runs(line.runs, context), context)
        case Grid():
            return _grid(line, name, context)
        case Prose() | ListItem():
            return element("p", _labelled(line, context))
        case Figure():
            number = f"{Chart.series_name} {line.number}. " if line.number else ""
            return context.pictures.shown(line, number + runs(line.runs, context))


def _list(items: Iterable[ListItem], context: Context) -> str:
    return nested(HtmlItem(_labelled(item, context), item.depth, item.numbered, item.list) for item in items)


def _labelled(line: Prose | ListItem, context: Context) -> str:
    """The runs of a line, after the name of the part of the explanation that begins with it."""
    label = element("strong", f"{escape(line.label)}:") + " " if line.label else ""
    return label + runs(line.runs, context)


def runs(pieces: Iterable[Run], context: Context) -> str:
    """Runs with their marks; those with the same address are one link, unless it would be invisible."""
    made = []
    for address, group in groupby(pieces, attrgetter("link")):
        same = tuple(group)
        inner = "".join(_run(piece, context) for piece in same)
        made.append(element("a", inner, href=address) if address and plain(same) else inner)
    return "".join(made)


def _run(run: Run, context: Context) -> str:
    if run.note:
        return note_mark(run.note, context)
    inner = escape(run.text).replace("\n", "<br>")
    for mark, name in _ELEMENTS.items():
        if mark in run.marks:
            inner = element(name, inner)
    return inner


def _grid(grid: Grid, name: str, context: Context) -> str:
    head, *body = ([_cell(lines, name, context) for lines in row] for row in grid.rows)
    heads = [column_header(inner, _kind(numeric)) for inner, numeric in zip(head, grid.numeric, strict=True)]
    rows = (
        "".join(cell(inner, _kind(numeric, sums)) for inner, numeric in zip(row, grid.numeric, strict=True))
        for row, sums in zip(body, grid.sums[1:], strict=True)
    )
    caption, described = f"{OFFICERS_TABLE}{name}", grid.description
    return table(caption, heads if any(head) else (), rows, description=described, unseen=True)


def _kind(numeric: bool, sums: bool = False) -> str:  # noqa: FBT001, FBT002  # the two facts it is made of
    return " ".join(filter(None, ("number" if numeric else "", "sum" if sums else "")))


def _cell(lines: tuple[Prose | ListItem, ...], name: str, context: Context) -> str:
    """The content of a cell; a single paragraph needs no element of its own."""
    if len(lines) == 1 and isinstance(lines[0], Prose):
        return _labelled(lines[0], context)
    return "".join(_blocks(lines, name, context))
