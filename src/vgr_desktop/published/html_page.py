"""The lines of a page saved as HTML. Nothing that it refers to is loaded, nothing in it is run."""

import re
from dataclasses import dataclass, replace
from html.parser import HTMLParser

from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.text import Kind, Mark, Run
from vgr_desktop.published.lines import Line, Lines, Spot
from vgr_desktop.published.phrases import is_light

MOST_TAGS = 400_000
"""A published page has some thousands, a text of a hundred pages from Word some tens of thousands."""

_NBSP = "\xa0"
_SPACE = re.compile(r"[ \t\r\n\f]+")
_LOOKS_LIKE_HTML = re.compile(
    r"<(!doctype html|html|head|body|div|main|article|section|table|p|h[1-6]|ul|ol)\b", re.IGNORECASE
)
# What XML marks as raw data, and what old browsers took for a condition: the marks go, the text stays.
_MARKED = re.compile(r"<!\[(?:CDATA\[|[^<>]*>)|\]\]>")
# A "<" that no ">" follows before the next "<" is no tag. Left as it is, the parser would search on for each of them.
_STRAY = re.compile(r"<(?![^<>]*>)")

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hr", "html", "legend", "main",
    "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
}  # fmt: skip
_ENDS_HEADING = _HEADINGS | {"p", "ul", "ol"}
_UNSEEN = frozenset({"script", "style", "template", "noscript"})
_ASIDE = frozenset({"nav", "aside", "button", "select"})
_EDGES = frozenset({"header", "footer"})
_INSIDE = frozenset({"main", "article"})
_MARKS = {
    "b": Mark.BOLD, "strong": Mark.BOLD, "i": Mark.ITALIC, "em": Mark.ITALIC, "u": Mark.UNDERLINE,
}  # fmt: skip
_LISTS = {"ul": Kind.BULLET, "ol": Kind.NUMBERED}
_DEEPEST = 100
"""How deep lists and tables are followed; what lies deeper is read as if it lay here."""
_LABELS = ("alt", "aria-label", "title")


def is_html(text: str) -> bool:
    """Whether the text is HTML rather than plain text."""
    return text.lstrip().startswith("<") and _LOOKS_LIKE_HTML.search(text[:20_000]) is not None


def html_lines(html: str) -> Lines:
    """The lines of a page in HTML."""
    page = _HtmlPage()
    page.feed(parseable(html))
    page.close()
    return page.finish()


def parseable(html: str) -> str:
    """HTML without comments and without what makes the parser give up, or search on for ever.

    Raises `Problem` when it is more than can be read in a few seconds.
    """
    if html.count("<") > MOST_TAGS:
        most = f"{MOST_TAGS:,}".replace(",", ".")
        raise Problem(
            f"Dit is te veel om in één keer te lezen (meer dan {most} HTML-onderdelen). Er is niets gewijzigd. "
            "Neem een kleiner deel."
        )
    return _STRAY.sub("&lt;", _MARKED.sub("", _without_comments(html)))


def _without_comments(html: str) -> str:
    """Without comments; the text of one that is never closed may be the page's, so it stays."""
    kept, at = [], 0
    while (start := html.find("<!--", at)) >= 0 and (end := html.find("-->", start)) >= 0:
        kept.append(html[at:start])
        at = end + len("-->")
    kept.append(html[at:].replace("<!--", "&lt;!--"))
    return "".join(kept)


@dataclass
class _Cell:
    """A table cell that is open, and whether anything was read in it."""

    spot: Spot
    filled: bool = False


class _HtmlPage(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines = Lines()
        self._runs: list[Run] = []
        self._number = 1
        self._tight = False
        self._open: dict[str, int] = {}
        self._link: str | None = None
        self._lists: list[Kind] = []
        self._new_item = self._in_item = False
        self._tables: list[Spot] = []
        self._cells: list[_Cell] = []
        self._table_count = 0

    def finish(self) -> Lines:
        """The lines, when all has been fed."""
        self._end_line()
        return self._lines

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._count(tag, 1)
        if tag == "br":
            self._end_line(tight=True)
        elif tag == "a":
            self._link = dict(attrs).get("href")
        elif tag == "table":
            self._begin_table()
        elif tag == "tr":
            self._begin_row()
        elif tag in ("td", "th"):
            self._begin_cell()
        elif tag == "li":
            self._end_line()
            self._new_item = self._in_item = True
        elif tag in _BLOCKS:
            self._begin_block(tag)
        self._read_label(tag, dict(attrs))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag != "br":
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._end_cell()
        elif tag == "table":
            self._end_table()
        elif tag == "li":
            self._end_line()
            self._new_item = self._in_item = False
        elif tag in _BLOCKS or tag in _ASIDE or tag == "title":
            self._end_line()
            if tag in _LISTS and self._lists:
                self._lists.pop()
        elif tag == "a":
            self._link = None
        self._count(tag, -1)

    def handle_data(self, data: str) -> None:
        if any(self._open.get(tag) for tag in _UNSEEN):
            return
        if not self._runs and not data.strip() and _NBSP not in data:
            return
        if not self._runs:
            self._number = self.getpos()[0] + data[: len(data) - len(data.lstrip())].count("\n")
        marks = frozenset(mark for tag, mark in _MARKS.items() if self._open.get(tag))
        self._runs.append(Run(data, marks, self._link))

    def _count(self, tag: str, by: int) -> None:
        self._open[tag] = max(self._open.get(tag, 0) + by, 0)

    def _begin_block(self, tag: str) -> None:
        self._end_line()
        if tag in _LISTS and len(self._lists) < _DEEPEST:
            self._lists.append(_LISTS[tag])
        if tag in _ENDS_HEADING:
            self._open.update((heading, 0) for heading in _HEADINGS - {tag})
        if tag in _INSIDE:
            # What was left open around the page's own text does not make that navigation.
            self._open.update(dict.fromkeys(_ASIDE | _EDGES, 0))

    def _begin_table(self) -> None:
        self._end_line()
        self._table_count += 1
        if len(self._tables) < _DEEPEST:
            self._tables.append(Spot(self._table_count, -1, -1))

    def _end_table(self) -> None:
        self._end_cell()
        if self._tables:
            self._tables.pop()

    def _begin_row(self) -> None:
        self._end_open_cell()
        if self._tables:
            self._tables[-1] = replace(self._tables[-1], row=self._tables[-1].row + 1, column=-1)

    def _begin_cell(self) -> None:
        self._end_open_cell()
        if self._tables and len(self._cells) < _DEEPEST:
            self._tables[-1] = replace(self._tables[-1], column=self._tables[-1].column + 1)
            self._cells.append(_Cell(self._tables[-1]))

    def _end_open_cell(self) -> None:
        """End the line, and the cell of this table that was not closed: HTML lets one leave that out."""
        self._end_line()
        if self._cells and self._tables and self._cells[-1].spot.table == self._tables[-1].table:
            self._end_cell()

    def _end_cell(self) -> None:
        self._end_line()
        cell = self._cells.pop() if self._cells else None
        if cell is not None and not cell.filled:
            self._lines.add_cell(cell.spot)

    def _read_label(self, tag: str, attrs: dict[str, str | None]) -> None:
        """Read what an icon says in words: the colour of a light as a line of its own."""
        label = next((text for name in _LABELS if (text := (attrs.get(name) or "").strip())), "")
        if is_light(label):
            self._end_line()
            self.handle_data(label)
            self._end_line()
        elif tag == "img" and label:
            self._end_line()
            self._add((Run(label),), aside=True)

    def _end_line(self, *, tight: bool = False) -> None:
        """Make a line of what was read since the last one; `tight`: the next one stands right under it."""
        runs = _collapsed(self._runs)
        self._runs = []
        if "".join(run.text for run in runs).strip():
            self._add(runs, aside=self._is_aside())
            self._tight = tight
        else:
            self._tight = self._tight and tight

    def _add(self, runs: tuple[Run, ...], *, aside: bool) -> None:
        for cell in self._cells:
            cell.filled = True
        listed = bool(self._lists) and self._in_item
        kind = self._lists[-1] if listed and self._new_item else None
        line = Line(
            self._number,
            runs,
            self._tight,
            heading=any(self._open.get(tag) for tag in _HEADINGS),
            item=kind,
            level=len(self._lists) - 1 if kind else 0,
            hanging=listed and kind is None,
            spot=self._cells[-1].spot if self._cells else None,
            aside=aside,
        )
        self._lines.add(line)
        self._new_item = False

    def _is_aside(self) -> bool:
        """Whether one is outside the text of the page; the header of an article is inside it."""
        if self._open.get("title") and not self._open.get("svg"):
            return True
        inside = any(self._open.get(tag) for tag in _INSIDE)
        return any(self._open.get(tag) for tag in (_ASIDE if inside else _ASIDE | _EDGES))


def _collapsed(runs: list[Run]) -> tuple[Run, ...]:
    """Runs with white space as a browser shows it, none at either end."""
    shown: list[Run] = []
    for run in runs:
        text = _SPACE.sub(" ", run.text)
        if not shown or shown[-1].text.endswith(" "):
            text = text.lstrip(" ")
        if text:
            shown.append(replace(run, text=text))
    if shown:
        shown[-1] = replace(shown[-1], text=shown[-1].text.rstrip())
        shown[0] = replace(shown[0], text=shown[0].text.lstrip())
    return tuple(run for run in shown if run.text)
