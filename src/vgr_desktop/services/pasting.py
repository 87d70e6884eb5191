"""Reading the clipboard as a text of the report: its meaning without its looks, within limits."""

import re
from collections.abc import Callable

from vgr_desktop.core.model.characters import from_outside
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.text import Block, Kind, Paragraph, RichText, Run, Table, from_plain, paragraphs, rich
from vgr_desktop.html.reader import Attributes, Reader
from vgr_desktop.html.stretch import Spot, Stretch

LONGEST_TEXT = 300_000
"""Characters: about 100 pages. A report explains a deliverable in a page or two."""
LONGEST_HTML = 8_000_000
"""Characters, with those for looks; Word's clipboard has about 20 for each character of text."""
LONGEST_WORD = 2_000
"""Characters. A longer run without a space is data, and would take Qt seconds to lay out."""
MOST_PARAGRAPHS = 5_000
MOST_CELLS = 2_000
"""Cells of one table, rows times columns."""

_WORD_LIST = re.compile(r"mso-list:\s*l\d+\s+level(\d+)")
_WORD_MARKER = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
_NUMBER = re.compile(r"\(?(\d+|[a-z]|[ivx]+)[.)]", re.IGNORECASE)
_NOTHING_DONE = "Er is niets geplakt en uw tekst is niet gewijzigd."


def plain(text: str) -> RichText:
    """The characters as paragraphs. Raises `Problem` when there are too many."""
    _check_length(len(text))
    return within_limits(from_plain(from_outside(text).rstrip("\n")))


def html(source: str) -> RichText:
    """The text of HTML: paragraphs, headings, lists, tables, links, bold, italic and underlined.

    Lists of Word, which are paragraphs with a number typed before them, are recognised. Raises `Problem` when it is too
    much.
    """
    if len(source) > LONGEST_HTML:
        raise _too_long()
    clipboard = _Clipboard()
    clipboard.read(source)
    return within_limits(rich(clipboard.made()))


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


class _Clipboard(Reader):
    """Makes blocks from stretches. A list of Word is paragraphs with a style that says so, and a typed number."""

    hidden = Reader.hidden | {"head", "title", "del", "object", "svg", "xml"}

    def __init__(self) -> None:
        super().__init__()
        self._made: list[Block] = []
        self._grid: dict[tuple[int, int], list[Paragraph]] = {}
        self._words: list[Run] = []
        self._kind: tuple[Kind, int] = (Kind.PARAGRAPH, 0)
        self._put: Callable[[Paragraph], None] = self._made.append
        self._is_numbered = False

    def made(self) -> list[Block]:
        """The blocks that were read."""
        self._end_paragraph()
        return self._made

    def begun(self, tag: str, attributes: Attributes) -> None:  # noqa: ARG002  # its meaning counts, not its looks
        if tag in self.blocks:
            self._is_numbered = False

    def hides(self, tag: str, attributes: Attributes) -> bool:
        """Whether it is the number or bullet that Word puts before an item."""
        return tag == "span" and _WORD_MARKER.search(attributes.get("style", "")) is not None

    def take_hidden(self, text: str) -> None:
        self._is_numbered = self._is_numbered or _NUMBER.fullmatch(text.strip()) is not None

    def take(self, stretch: Stretch) -> None:
        if stretch.breaks and self._words:
            last, first = self._words[-1], stretch.runs[0]
            link = last.link if last.link == first.link else None
            self._words.append(Run("\n" * stretch.breaks, last.marks & first.marks, link))
        else:
            self._end_paragraph()
            self._kind, self._put = self._kind_of(stretch), self._place_of(stretch)
        self._words += stretch.runs

    def take_cell(self, spot: Spot, outer: Spot, *, blank: bool) -> None:  # noqa: ARG002  # a blank cell is one too
        self._grid.setdefault((outer.row, outer.column), [])

    def end_tables(self) -> None:
        self._end_paragraph()
        cells, self._grid = self._grid, {}
        rows = max((row for row, _ in cells), default=-1) + 1
        columns = max((column for _, column in cells), default=-1) + 1
        if rows * columns > MOST_CELLS:
            raise Problem(f"In de tekst staat een tabel van meer dan {MOST_CELLS} cellen. {_NOTHING_DONE}")
        if cells:
            wide = range(columns)
            self._made.append(
                Table(tuple(tuple(tuple(cells.get((row, column), ())) for column in wide) for row in range(rows)))
            )

    def _end_paragraph(self) -> None:
        if self._words:
            self._put(Paragraph(tuple(self._words), *self._kind))
            self._words = []

    def _kind_of(self, stretch: Stretch) -> tuple[Kind, int]:
        if stretch.heading:
            return Kind.HEADING, 1 if stretch.heading < 4 else 2  # noqa: PLR2004  # the outer three are main headings
        if found := _WORD_LIST.search(stretch.style):
            return Kind.NUMBERED if self._is_numbered else Kind.BULLET, int(found[1]) - 1
        return (stretch.list, stretch.level) if stretch.list else (Kind.PARAGRAPH, 0)

    def _place_of(self, stretch: Stretch) -> Callable[[Paragraph], None]:
        """Where the words go. A table has no tables inside: one within a cell is read as paragraphs of that cell."""
        if stretch.outer is not None:
            return self._grid.setdefault((stretch.outer.row, stretch.outer.column), []).append
        if self._grid:  # between the cells of a table
            return next(reversed(self._grid.values())).append
        return self._made.append
