"""What comes from the clipboard, as text of ours: what it means, nothing of how it looked, within limits."""

import re
from collections import Counter
from html.parser import HTMLParser

from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.text import Block, Kind, Mark, Paragraph, RichText, Run, Table, from_plain, paragraphs, rich
from vgr_desktop.published.html_page import parseable

LONGEST_TEXT = 300_000
"""Characters: about 100 pages. A report explains a deliverable in a page or two."""
LONGEST_HTML = 8_000_000
"""Characters, looks included; Word's own clipboard takes some 20 for each one of text."""
LONGEST_WORD = 2_000
"""Characters. Longer runs without a space are data, and take Qt seconds to lay out."""
MOST_PARAGRAPHS = 5_000
MOST_CELLS = 2_000
"""Cells of one table, rows times columns."""

_MARKS = {
    "b": Mark.BOLD, "strong": Mark.BOLD,
    "i": Mark.ITALIC, "em": Mark.ITALIC,
    "u": Mark.UNDERLINE, "ins": Mark.UNDERLINE,
}  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = {"ul": Kind.BULLET, "ol": Kind.NUMBERED}
_BLOCKS = {
    "p", "div", "li", "tr", "td", "th", "table", "caption", "blockquote", "section", "article", "pre", "dt", "dd",
    *_LISTS, *_HEADINGS,
}  # fmt: skip
_SKIPPED = {"script", "style", "head", "title", "del", "template", "object", "svg", "xml"}
_VOID = {"br", "img", "hr", "meta", "link", "input", "col", "wbr", "base", "area", "source"}
_MARKER = "word-marker"
"""What stands in the list of open elements for the number or bullet that Word types before a list item."""
_WORD_LIST = re.compile(r"mso-list:\s*l\d+\s+level(\d+)")
_WORD_MARKER = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
_NUMBER = re.compile(r"\(?(\d+|[a-z]|[ivx]+)[.)]", re.IGNORECASE)
_NOTHING_DONE = "Er is niets geplakt en uw tekst is niet gewijzigd."


def plain(text: str) -> RichText:
    """The characters as paragraphs. Raises `Problem` when there are too many."""
    _check_length(len(text))
    return within_limits(from_plain(text.rstrip("\r\n")))


def html(source: str) -> RichText:
    """The text of HTML: paragraphs, headings, lists, tables, links, bold, italic and underlined.

    Understands the lists of Word, which are paragraphs with a number typed before them. Raises `Problem` when it is
    too much.
    """
    if len(source) > LONGEST_HTML:
        raise _too_long()
    reader = _Reader()
    reader.feed(parseable(source))
    reader.close()
    return within_limits(rich(reader.result()))


def within_limits(text: RichText) -> RichText:
    """`text` itself. Raises `Problem` when it is more than the editor can show at once."""
    found = list(paragraphs(text))
    _check_length(sum(len(paragraph.plain) for paragraph in found))
    if len(found) > MOST_PARAGRAPHS:
        raise Problem(f"Dat zijn te veel alinea’s in één keer (meer dan {MOST_PARAGRAPHS}). {_NOTHING_DONE}")
    if any(len(word) > LONGEST_WORD for paragraph in found for word in paragraph.plain.split()):
        raise Problem(
            f"In de tekst staat een woord van meer dan {LONGEST_WORD} tekens; dat is geen leesbare tekst. "
            f"{_NOTHING_DONE}"
        )
    return text


def _check_length(length: int) -> None:
    if length > LONGEST_TEXT:
        raise _too_long()


def _too_long() -> Problem:
    most = f"{LONGEST_TEXT:,}".replace(",", ".")
    return Problem(
        f"Dat is te veel tekst in één keer (meer dan {most} tekens). {_NOTHING_DONE} Plak het in kleinere delen."
    )


class _Reader(HTMLParser):
    """Turns HTML into blocks, keeping only what the text can hold. Takes linear time, however deep it is nested."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[Block] = []
        self._runs: list[Run] = []
        self._open: list[str] = []
        self._count: Counter[str] = Counter()
        self._links: list[str] = []
        self._kind: tuple[Kind, int] = (Kind.PARAGRAPH, 0)
        self._lists: list[Kind] = []
        self._rows: list[list[list[Paragraph]]] | None = None

    def result(self) -> list[Block]:
        """The blocks that were read."""
        self._end_paragraph()
        self._end_table()
        return self._blocks

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        attributes = {name: value or "" for name, value in attrs}
        if tag == "br":
            self._add_text("\n")
        if tag in _VOID:
            return
        if tag == "body":
            self.handle_endtag("head")
        if tag == "span" and _WORD_MARKER.search(attributes.get("style", "")):
            self._begin(_MARKER)
        if tag == "a":
            self._links.append(attributes.get("href", ""))
        if tag in _BLOCKS and not self._is_unseen():
            self._begin_block(tag, attributes.get("style", ""))
        self._begin(tag)

    def handle_endtag(self, tag: str) -> None:
        """An element ends, with all that was left open in it."""
        while self._count[tag]:
            last = self._end()
            if last == tag:
                break
        if self._open and self._open[-1] == _MARKER and tag == "span":
            self._end()

    def handle_data(self, data: str) -> None:
        """Characters."""
        if self._count[_MARKER]:
            if _NUMBER.fullmatch(data.strip()):
                self._kind = (Kind.NUMBERED, self._kind[1])
            return
        text = re.sub(r"[ \t\r\n\f]+", " ", data)
        if not self._runs or self._runs[-1].text.endswith((" ", "\n")):
            text = text.lstrip(" ")
        if text:
            self._add_text(text)

    def _begin(self, tag: str) -> None:
        self._open.append(tag)
        self._count[tag] += 1

    def _end(self) -> str:
        tag = self._open.pop()
        self._count[tag] -= 1
        if tag == "a":
            self._links.pop()
        elif tag in _BLOCKS and not self._is_unseen():
            self._end_block(tag)
        return tag

    def _is_unseen(self) -> bool:
        return bool(self._count[_MARKER]) or any(self._count[tag] for tag in _SKIPPED)

    def _begin_block(self, tag: str, style: str) -> None:
        self._end_paragraph()
        if tag == "table" and self._rows is None:
            self._rows = []
        elif tag == "tr" and self._rows is not None:
            self._rows.append([])
        elif tag in ("td", "th") and self._rows:
            self._rows[-1].append([])
        elif tag in _LISTS:
            self._lists.append(_LISTS[tag])
        self._kind = self._kind_of(tag, style)

    def _end_block(self, tag: str) -> None:
        self._end_paragraph()
        if tag == "table":
            self._end_table()
        elif tag in _LISTS and self._lists:
            self._lists.pop()
        self._kind = self._kind_of(tag="", style="")

    def _kind_of(self, tag: str, style: str) -> tuple[Kind, int]:
        if tag in _HEADINGS:
            return (Kind.HEADING, 1 if _HEADINGS[tag] < 4 else 2)  # noqa: PLR2004  # the outer three are main headings
        if found := _WORD_LIST.search(style):
            return (Kind.BULLET, int(found[1]) - 1)
        if self._lists and tag not in ("td", "th"):
            return (self._lists[-1], len(self._lists) - 1)
        return (Kind.PARAGRAPH, 0)

    def _add_text(self, text: str) -> None:
        if self._is_unseen():
            return
        marks = frozenset(mark for tag, mark in _MARKS.items() if self._count[tag])
        self._runs.append(Run(text, marks, self._links[-1] if self._links else None))

    def _end_paragraph(self) -> None:
        runs, self._runs = self._runs, []
        while runs and not runs[-1].text.strip(" \n"):
            runs.pop()
        if not runs:
            return
        last = runs[-1]
        runs[-1] = Run(last.text.rstrip(" \n"), last.marks, last.link)
        paragraph = Paragraph(tuple(runs), *self._kind)
        if self._rows and self._rows[-1]:
            self._rows[-1][-1].append(paragraph)
        else:  # not in a table, or in none of its cells: a caption
            self._blocks.append(paragraph)

    def _end_table(self) -> None:
        rows, self._rows = self._rows or [], None
        if len(rows) * max(map(len, rows), default=0) > MOST_CELLS:
            raise Problem(f"In de tekst staat een tabel van meer dan {MOST_CELLS} cellen. {_NOTHING_DONE}")
        if rows:
            self._blocks.append(Table(tuple(tuple(tuple(cell) for cell in row) for row in rows)))
