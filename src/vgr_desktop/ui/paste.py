"""What comes from the clipboard, as text of ours: what it means, nothing of how it looked, within limits."""

import re
from html.parser import HTMLParser

from vgr_desktop.core.problems import Problem
from vgr_desktop.core.text import (
    NO_MARKS,
    Block,
    Kind,
    Mark,
    Paragraph,
    RichText,
    Run,
    Table,
    from_plain,
    rich,
)

LONGEST_TEXT = 300_000
"""Characters: about 100 pages. A report explains a deliverable in a page or two."""
LONGEST_HTML = 8_000_000
"""Characters, looks included; Word's own clipboard takes some 20 for each one of text."""
LONGEST_WORD = 2_000
"""Characters. Longer runs without a space are data, and take Qt seconds to lay out."""
DEEPEST = 200
"""Levels of nesting that are followed; what is deeper is read at that level."""

_MARKS = {
    "b": Mark.BOLD, "strong": Mark.BOLD,
    "i": Mark.ITALIC, "em": Mark.ITALIC,
    "u": Mark.UNDERLINE, "ins": Mark.UNDERLINE,
}  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = {"p", "div", "li", "tr", "td", "th", "table", "ul", "ol", "blockquote", "section", "article", *_HEADINGS}
_SKIPPED = {"script", "style", "head", "title", "del", "template", "object", "svg", "xml"}
_VOID = {"br", "img", "hr", "meta", "link", "input", "col", "wbr", "base", "area", "source"}
_WORD_LIST = re.compile(r"mso-list:\s*l\d+\s+level(\d+)")
_NUMBER = re.compile(r"\(?(\d+|[a-z]|[ivx]+)[.)]", re.IGNORECASE)


def plain(text: str) -> RichText:
    """The characters as paragraphs. Raises `Problem` when there are too many."""
    _check(text, LONGEST_TEXT)
    return from_plain(text.rstrip("\r\n"))


def html(source: str) -> RichText:
    """The text of HTML: paragraphs, headings, lists, tables, links, bold, italic and underlined.

    Understands the lists of Word, which are paragraphs with a number typed before them. Raises `Problem` when it is
    too much.
    """
    if len(source) > LONGEST_HTML:
        raise _too_much()
    reader = _Reader()
    reader.feed(source)
    reader.close()
    text = rich(reader.result())
    _check("\n".join(reader.words), LONGEST_TEXT)
    return text


def _check(text: str, longest: int) -> None:
    if len(text) > longest:
        raise _too_much()
    if any(len(word) > LONGEST_WORD for word in text.split()):
        raise Problem(
            f"In de tekst staat een woord van meer dan {LONGEST_WORD} tekens; dat is geen leesbare tekst. "
            "Er is niets geplakt en uw tekst is niet gewijzigd."
        )


def _too_much() -> Problem:
    return Problem(
        f"Dat is te veel tekst in één keer (meer dan {LONGEST_TEXT:,} tekens). ".replace(",", ".")
        + "Er is niets geplakt en uw tekst is niet gewijzigd. Plak het in kleinere delen."
    )


class _Reader(HTMLParser):
    """Turns HTML into blocks, keeping only what the text can hold."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._blocks: list[Block] = []
        self._runs: list[Run] = []
        self._open: list[tuple[str, dict[str, str]]] = []
        self._kind: tuple[Kind, int] = (Kind.PARAGRAPH, 0)
        self._lists: list[Kind] = []
        self._rows: list[list[list[Paragraph]]] | None = None
        self._skipping = 0
        self._word_marker = 0

    def result(self) -> list[Block]:
        """The blocks that were read."""
        self._end_paragraph()
        self._end_table()
        while len(self._blocks) > 1 and self._blocks[-1] == Paragraph():
            self._blocks.pop()
        return self._blocks

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        attributes = {name: value or "" for name, value in attrs}
        if tag == "br":
            self._add_text("\n")
        if tag in _VOID:
            return
        if tag in _SKIPPED or self._skipping:
            self._skipping += 1
        elif "mso-list:ignore" in attributes.get("style", "").replace(" ", "").lower() or self._word_marker:
            self._word_marker += 1
        elif tag in _BLOCKS:
            self._begin_block(tag, attributes)
        if len(self._open) < DEEPEST:
            self._open.append((tag, attributes))

    def handle_endtag(self, tag: str) -> None:
        """An element ends, with all that was left open in it."""
        names = [name for name, _ in self._open]
        if tag not in names:
            return
        while self._open:
            name, _ = self._open.pop()
            self._leave(name)
            if name == tag:
                break

    def handle_data(self, data: str) -> None:
        """Characters."""
        if self._skipping:
            return
        if self._word_marker:
            if _NUMBER.fullmatch(data.strip()):
                self._kind = (Kind.NUMBERED, self._kind[1])
            return
        text = re.sub(r"[ \t\r\n]+", " ", data)
        if not self._runs or self._runs[-1].text.endswith((" ", "\n")):
            text = text.lstrip(" ")
        if text:
            self._add_text(text)

    def _leave(self, tag: str) -> None:
        if self._skipping:
            self._skipping -= 1
        elif self._word_marker:
            self._word_marker -= 1
        elif tag == "table":
            self._end_paragraph()
            self._end_table()
        elif tag in ("ul", "ol"):
            self._end_paragraph()
            if self._lists:
                self._lists.pop()
        elif tag in _BLOCKS:
            self._end_paragraph()

    def _begin_block(self, tag: str, attributes: dict[str, str]) -> None:
        self._end_paragraph()
        if tag == "table" and self._rows is None:
            self._rows = []
        elif tag == "tr" and self._rows is not None:
            self._rows.append([])
        elif tag in ("td", "th") and self._rows:
            self._rows[-1].append([])
        elif tag in ("ul", "ol"):
            self._lists.append(Kind.BULLET if tag == "ul" else Kind.NUMBERED)
        self._kind = self._kind_of(tag, attributes)

    def _kind_of(self, tag: str, attributes: dict[str, str]) -> tuple[Kind, int]:
        if tag in _HEADINGS:
            return (Kind.HEADING, 1 if _HEADINGS[tag] < 4 else 2)  # noqa: PLR2004  # the outer three are main headings
        if found := _WORD_LIST.search(attributes.get("style", "")):
            return (Kind.BULLET, int(found[1]) - 1)
        if self._lists and tag in ("li", "p", "div"):
            return (self._lists[-1], len(self._lists) - 1)
        return (Kind.PARAGRAPH, 0)

    def _add_text(self, text: str) -> None:
        if self._skipping or self._word_marker:
            return
        marks = frozenset(_MARKS[tag] for tag, _ in self._open if tag in _MARKS)
        link = next((a["href"] for tag, a in reversed(self._open) if tag == "a" and a.get("href")), None)
        self.words.append(text)
        self._runs.append(Run(text, marks or NO_MARKS, link))

    def _end_paragraph(self) -> None:
        runs, self._runs = self._runs, []
        while runs and not runs[-1].text.strip(" \n"):
            runs.pop()
        if runs:
            last = runs[-1]
            runs[-1] = Run(last.text.rstrip(" \n"), last.marks, last.link)
            paragraph = Paragraph(tuple(runs), *self._kind)
            if self._rows is None:
                self._blocks.append(paragraph)
            elif self._rows and self._rows[-1]:
                self._rows[-1][-1].append(paragraph)
        if self._kind[0] is Kind.HEADING:
            self._kind = (Kind.PARAGRAPH, 0)

    def _end_table(self) -> None:
        rows, self._rows = self._rows, None
        if rows:
            self._blocks.append(Table(tuple(tuple(tuple(cell) for cell in row) for row in rows)))
