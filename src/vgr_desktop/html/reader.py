"""The reader of HTML from outside: it finds the words and their places.

Nothing that the HTML refers to is loaded, and nothing in it is run. Time and memory are linear, however deeply elements
are nested and whatever was not closed: each element is opened once and closed once.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html.parser import HTMLParser

from vgr_desktop.core.model.characters import from_outside
from vgr_desktop.core.model.text import Kind, Run
from vgr_desktop.html.addresses import mended
from vgr_desktop.html.elements import (
    BLOCKS,
    ENDS_A_PARAGRAPH,
    ENDS_WHERE_BEGINS,
    HEADINGS,
    LISTS,
    SAME,
    STRUCK,
    STRUCK_CELL,
    UNDER_A_HEADING,
    VOID,
)
from vgr_desktop.html.looks import Looks, look_of
from vgr_desktop.html.open_elements import Element, OpenElements
from vgr_desktop.html.safety import parseable
from vgr_desktop.html.signs import shown
from vgr_desktop.html.stretch import Spot, Stretch, collapsed
from vgr_desktop.html.style import NOTHING, Declarations, declared, lines_in
from vgr_desktop.html.table import OpenTable

Attributes = dict[str, str]
NEVER, STRUCK_OUT = "never", "struck"
"""Why content is not seen: nobody ever sees it, as that of a script; or it is struck out."""
_CELL = "td"
_FEW = 3
_SPACES = " \t\r\n\f"


@dataclass(slots=True)
class _Cell:
    """An open cell: its spot, and how many stretches that are not blank came before it."""

    spot: Spot
    said_before: int


class Reader(HTMLParser):
    """Reads one page. A subclass says what is hidden, and gets the content in the order of the page."""

    hidden: frozenset[str] = frozenset({"script", "style", "template"})
    """Elements whose content is not seen."""
    blocks: frozenset[str] = BLOCKS
    """Elements that begin and end a line."""
    followed: frozenset[str] = frozenset()
    """Other elements that `is_open` can be asked about."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        super().__init__(convert_charrefs=True)
        self._open = OpenElements()
        self._looks = Looks()
        self._number = self._inserted = 0
        self._link: str | None = None
        self._runs: list[Run] = []
        self._line = 1
        self._said = self._breaks = 0
        self._in_block = self._keeps_lines = False
        self._heading = 0
        self._style = ""
        self._lists: list[list[Kind]] = [[]]  # of each open cell
        self._in_item = self._first = False
        self._tables: list[OpenTable] = []
        self._table_count = 0
        self._cells: list[_Cell] = []

    def read(self, html: str) -> None:
        """Read a whole page. Raises `Problem` when it is too much."""
        self.feed(parseable(html))
        self.close()
        self.end_line()
        while self._open:
            self._end_last()

    # What a subclass gets

    def take(self, stretch: Stretch) -> None:
        """Words that can be seen."""

    def take_cell(self, spot: Spot, outer: Spot, *, blank: bool) -> None:
        """A table cell ends; `blank`: it was empty. `outer` is as in a stretch."""

    def begin_table(self, number: int) -> None:
        """A table begins; its spots have this number."""

    def end_table(self) -> None:
        """The innermost table ends."""

    def begun(self, tag: str, attributes: Attributes) -> None:
        """A visible element begins."""

    def style_of(self, tag: str, attributes: Attributes) -> Declarations:
        """What is said about the looks of an element."""
        style = attributes.get("style")
        found = declared(style) if style else NOTHING
        return {"font-family": attributes["face"], **found} if tag == "font" and "face" in attributes else found

    def why_unseen(self, tag: str, _attributes: Attributes, style: Declarations) -> str:
        """Why the content of this element is not seen; empty when it is."""
        if tag in self.hidden:
            return NEVER
        return STRUCK_OUT if tag in STRUCK or "line-through" in lines_in(style) else ""

    def address_of(self, attributes: Attributes) -> str | None:
        """The address of a link."""
        address = attributes.get("href")
        return None if address is None else mended(address)

    def begun_unseen(self, tag: str, attributes: Attributes) -> None:
        """An element begins that is not seen, within one that is; `why` says why."""

    def take_hidden(self, text: str) -> None:
        """Characters that cannot be seen."""

    def puts_aside(self, _tag: str, _attributes: Attributes) -> bool:
        """Whether this element is outside the text, as `is_aside` then says of all that is in it."""
        return False

    # What a subclass can ask and do

    @property
    def is_aside(self) -> bool:
        """Whether the reader is inside an element that was put aside."""
        return self._open.is_aside

    def is_open(self, tag: str) -> bool:
        """Whether the reader is inside this element."""
        return self._open.has(tag)

    def forget_open(self, tags: Iterable[str]) -> None:
        """Treat these elements as no longer open, though they did not end."""
        self._open.forget(tags)

    @property
    def number(self) -> int:
        """The number of the last start tag, counted from 1."""
        return self._number

    @property
    def said(self) -> int:
        """How many stretches with words were passed on."""
        return self._said

    @property
    def waiting(self) -> int:
        """How many pieces of the present line were read."""
        return len(self._runs)

    def take_back(self, since: int, test: Callable[[str], bool]) -> bool:
        """Drop the pieces of the present line from this one on, if they are few, and blank or pass the test."""
        if len(self._runs) - since > _FEW:
            return False
        text = "".join(run.text for run in self._runs[since:]).strip()
        if text and not test(text):
            return False
        del self._runs[since:]
        return True

    def put(self, text: str) -> None:
        """Add these characters to the present line."""
        self._runs.append(Run(text, self._looks.marks, self._link))

    @property
    def why(self) -> str:
        """Why the words here are not seen: the reason of the outermost element that hides them; empty when they are."""
        return self._open.why

    @property
    def cell(self) -> Spot | None:
        """The innermost cell that is open."""
        return self._cells[-1].spot if self._cells else None

    def count_open(self, tag: str) -> int:
        """How many of these blocks are open."""
        return self._open.count(tag)

    def add_note(self, note: str) -> None:
        """Add the mark of a footnote here."""
        if not self._runs:
            self._line, self._keeps_lines = self.getpos()[0], False
        self._runs.append(Run("", note=note))

    def say(self, text: str) -> None:
        """Add these words as if they were here on a line of their own."""
        self.end_line()
        self.handle_data(text)
        self.end_line()

    def end_line(self) -> None:
        """Pass on what was read since the end of the last line."""
        if not self._runs:
            return
        runs, self._runs = collapsed(self._runs), []
        lists, cell = self._lists[-1], self._cells[-1].spot if self._cells else None
        stretch = Stretch(
            runs,
            self._line,
            self._breaks,
            self._heading,
            lists[-1] if lists else None,
            max(len(lists) - 1, 0),
            self._in_item,
            self._first,
            self._style,
            cell,
            self._cells[0].spot if self._cells else None,
            self._keeps_lines,
            begins=not self._in_block,
        )
        self._breaks = 0
        if not stretch.is_blank:
            self._said += 1
            self._in_block, self._first = True, False
        self.take(stretch)

    # What the parser calls

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        self._number += 1
        tag = SAME.get(tag, tag)
        attributes = {name: value or "" for name, value in attrs}
        if tag == "body":
            self.handle_endtag("head")
        if self._open.hide:
            self._end_hidden(tag)
        style = self.style_of(tag, attributes)
        why = self.why_unseen(tag, attributes, style)
        if self._open.hide or why:
            self._begin_unseen(tag, attributes, style, why)
            return
        if tag == "br":
            self._break_line()
        elif tag in self.blocks:
            self._begin_block(tag, attributes, style)
        elif tag in self.followed:
            self._open.begin(Element(tag))
        elif tag not in VOID:
            self._begin_inline(tag, attributes, style)
        self.begun(tag, attributes)

    def handle_endtag(self, tag: str) -> None:
        """An element ends, with all that is still open inside it."""
        tag = SAME.get(tag, tag)
        if tag in VOID:
            return
        if not self._open.hide:
            self._end_inline(tag)
        if self._open.can_end(tag):
            self._end(tag)

    def handle_data(self, data: str) -> None:
        """Characters."""
        if self._open.hide:
            self.take_hidden(data)
            return
        data = from_outside(data)
        if not self._looks.keeps_lines:
            self._add(data, self.getpos()[0])
            return
        first, *others = data.split("\n")
        self._add(first, self.getpos()[0])
        for number, line in enumerate(others, 1):
            self._break_line()
            self._add(line, self.getpos()[0] + number)

    def _add(self, data: str, line: int) -> None:
        if font := self._looks.font:
            data = shown(data, font)
        if not self._runs:
            if not data.strip(_SPACES):
                return
            self._line = line + data[: len(data) - len(data.lstrip())].count("\n")
            self._keeps_lines = self._open.count("pre") > 0
        self.put(data)

    def _break_line(self) -> None:
        self.end_line()
        self._breaks += self._in_block

    def _begin_inline(self, tag: str, attributes: Attributes, style: Declarations) -> None:
        if tag == "a":
            self._link = self.address_of(attributes)
        self._inserted += tag == "ins"
        plain_lines = self._link is not None or self._inserted > 0
        self._looks.begin_inline(tag, look_of(tag, style, plain_lines=plain_lines))

    def _end_inline(self, tag: str) -> None:
        if tag in self.blocks:
            self._edge()
            return
        self._looks.end_inline(tag)
        if tag == "a":
            self._link = None
        elif tag == "ins":
            self._inserted = max(self._inserted - 1, 0)

    def _begin_unseen(self, tag: str, attributes: Attributes, style: Declarations, why: str) -> None:
        is_first = not self._open.hide
        if is_first and tag == _CELL and why == STRUCK_OUT and self._tables:
            self._begin_block(tag, attributes, style)  # the cell stays in its place
            tag = STRUCK_CELL
        if tag not in VOID:
            self._open.begin(Element(tag, seen=False, why=why))
        if is_first:
            self.begun_unseen(tag, attributes)

    def _end_hidden(self, tag: str) -> None:
        """End the elements without an end tag that end where this one begins, with what is not seen in them."""
        if tag in ENDS_A_PARAGRAPH and self._open.can_end("p"):
            self._end("p")
        while self._open.hide and tag in ENDS_WHERE_BEGINS.get(self._open.last.tag, ()):
            self._end_last()

    # What is open

    def _begin_block(self, tag: str, attributes: Attributes, style: Declarations) -> None:
        self._edge()
        if tag in ("tr", _CELL):
            self._end_open_cell()
        self._style = attributes.get("style", "")
        if tag in UNDER_A_HEADING:
            self._heading = _level(tag, attributes)
        if tag in LISTS:
            self._lists[-1].append(LISTS[tag])
        elif tag == "li":
            self._in_item = self._first = True
        elif tag == "table":
            self._table_count += 1
            self._tables.append(OpenTable(Spot(self._table_count, -1, -1)))
            self.begin_table(self._table_count)
        elif tag == "tr" and self._tables:
            self._tables[-1].next_row()
        look = look_of(tag, style, plain_lines=False)
        self._looks.begin(look)
        if tag == _CELL and self._tables:
            spot = self._tables[-1].next_cell(attributes.get("colspan", ""), attributes.get("rowspan", ""))
            self._open.begin(Element(_CELL, is_cell=True, look=look))
            self._cells.append(_Cell(spot, self._said))
            self._lists.append([])
        elif tag not in VOID:
            self._open.begin(Element(tag, look=look, is_aside=self.puts_aside(tag, attributes)))
        else:
            self._looks.end(look)

    def _end_open_cell(self) -> None:
        """End the cell of this table that is still open: in HTML its end tag is optional."""
        if self._tables and self._tables[-1].in_cell:
            self._end(_CELL)

    def _end(self, tag: str) -> None:
        """End the elements up to and including the last open `tag`."""
        while self._end_last() != tag:
            pass

    def _end_last(self) -> str:
        """End the innermost element, and return its tag."""
        element = self._open.last
        if element.seen and element.tag in self.blocks:
            self._end_block(element)  # first, because its last words are still inside it
        self._open.end()
        if element.look:
            self._looks.end(element.look)
        return element.tag

    def _end_block(self, element: Element) -> None:
        self._edge()
        if element.is_cell:
            self._end_cell()
        elif element.tag in HEADINGS:
            self._heading = 0
        elif element.tag in LISTS:
            self._lists[-1].pop()
        elif element.tag == "li":
            self._in_item = self._first = False
        elif element.tag == "table":
            self._tables.pop()
            self.end_table()

    def _end_cell(self) -> None:
        outer, cell = self._cells[0].spot, self._cells.pop()
        self._lists.pop()
        self._tables[-1].in_cell = False
        self.take_cell(cell.spot, outer, blank=cell.said_before == self._said)

    def _edge(self) -> None:
        """A block begins or ends here."""
        self.end_line()
        self._in_block, self._breaks, self._style = False, 0, ""


def _level(tag: str, attributes: Attributes) -> int:
    """The level of a heading, which can say that it is deeper than HTML has levels; 0 for what is none."""
    said = attributes.get("aria-level", "")
    return int(said) if tag in HEADINGS and len(said) == 1 and said in "123456789" else HEADINGS.get(tag, 0)
