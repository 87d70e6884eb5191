"""The HTML of the clipboard as blocks: what Word, Outlook, Excel, browsers and others put there, without its looks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.text import Block, Kind, Paragraph, Run, Table, is_link, one_line
from vgr_desktop.html.addresses import tells_whose, without_wrappers
from vgr_desktop.html.apparatus import is_comment, is_number
from vgr_desktop.html.notes import Notes, notes_in
from vgr_desktop.html.reader import NEVER, STRUCK_OUT, Attributes, Reader
from vgr_desktop.html.stretch import Spot, Stretch
from vgr_desktop.html.style import (
    NOTHING,
    Declarations,
    StyleSheet,
    is_unseen,
    length_in,
    sheets_in,
)
from vgr_desktop.services.laid_out import Grid, Said, laid_out
from vgr_desktop.services.left_out import LeftOut

MOST_CELLS = 2_000
"""Cells of one table, rows times columns."""

_WORD_LIST = re.compile(r"l\d+\s+level(\d{1,2})", re.IGNORECASE)
_NOTE = re.compile(r"[^#]*#(?:_(ftn|edn)(\d+)|sd(footnote|endnote)(\d+)sym|(ftnt)(\d+))", re.IGNORECASE)
_BACK = re.compile(r"[^#]*#(?:_(ftn|edn)ref(\d+)|sd(footnote|endnote)(\d+)anc|(ftnt)_ref(\d+))", re.IGNORECASE)
_UNSEEN, _COMMENT, _MARKER, _NOTE_MARK = "unseen", "comment", "marker", "note"
_PICTURES = frozenset({"svg", "object", "video", "canvas"})
_NOTE_SIGN = "*"
_MOST_BLANK = 3
"""Lines between two paragraphs of plain mail."""
_SMALLEST_PICTURE = 3
"""Pixels; smaller ones count who reads a mail."""


@dataclass(frozen=True, slots=True)
class Read:
    """The blocks of a page, what was left out, and whether there was a table in it, even of one cell."""

    blocks: tuple[Block, ...]
    left_out: LeftOut
    had_table: bool


def read_clipboard(html: str) -> Read:
    """Read HTML of the clipboard. Raises `Problem` when it is too much."""
    page = _ClipboardPage()
    page.read(html)
    return Read(tuple(page.made()), page.left_out, page.had_table)


class _ClipboardPage(Reader):
    """Makes blocks from stretches. A list of Word is paragraphs with a style that says so, and a typed number."""

    hidden = Reader.hidden | {"head", "title", "object", "svg", "xml", "noscript", "canvas", "video", "audio"}

    def __init__(self) -> None:
        super().__init__()
        self.left_out = LeftOut()
        self.had_table = False
        self._sheet = StyleSheet()
        self._read: list[Said | Grid] = []
        self._grids: list[Grid] = []
        self._words: list[Run] = []
        self._next = Said(Paragraph())
        self._put = self._read
        self._is_numbered = False
        self._level = 0
        self._block: Declarations = NOTHING
        self._notes: dict[str, list[str]] = {}
        self._found = Notes()
        self._noting = ""
        self._note_depth = 0
        self._lost: list[str] = []

    def read(self, html: str) -> None:
        for sheet in sheets_in(html):
            self._sheet.add(sheet)
        self._found = notes_in(html)
        self._notes |= {_key(number): [words] for number, words in self._found.marks.items()}
        super().read(html)

    def made(self) -> list[Block]:
        """The blocks that were read."""
        self._end_paragraph()
        self._tell_lost_links()
        return [self._with_notes(block) for block in laid_out(self._read)]

    # What is seen

    def style_of(self, tag: str, attributes: Attributes) -> Declarations:
        own, ruled = super().style_of(tag, attributes), self._sheet.of(tag, attributes.get("class", ""))
        return {**ruled, **own} if ruled else own

    def why_unseen(self, tag: str, attributes: Attributes, style: Declarations) -> str:
        if why := super().why_unseen(tag, attributes, style):
            return why
        if self.number in self._found.marks or self.number in self._found.holders:
            return _NOTE_MARK
        if tag == "a" and (_NOTE.fullmatch(href := attributes.get("href", "")) or _BACK.fullmatch(href)):
            return _NOTE_MARK
        if style.get("mso-list", "").lower() == "ignore":
            return _MARKER
        if is_comment(attributes, style):
            return _COMMENT
        return _UNSEEN if is_unseen(style) or "hidden" in attributes else ""

    def take_hidden(self, text: str) -> None:
        if self.why == _MARKER:
            self._is_numbered = self._is_numbered or is_number(text)
        elif text.strip():
            self.left_out.struck |= self.why == STRUCK_OUT
            self.left_out.unseen |= self.why == _UNSEEN
            self.left_out.comments |= self.why == _COMMENT

    def begun_unseen(self, tag: str, attributes: Attributes) -> None:
        if self.number in self._found.marks:
            self.add_note(_key(self.number))
        elif self.why == _NOTE_MARK:
            href = attributes.get("href", "")
            if found := _NOTE.fullmatch(href):
                self.add_note("".join(filter(None, found.groups())).lower())
            elif found := _BACK.fullmatch(href):
                self.end_line()
                self._end_paragraph()
                self._noting, self._note_depth = "".join(filter(None, found.groups())).lower(), self.count_open("div")
        elif self.why == NEVER and tag in _PICTURES and (attributes.get("role") == "img" or tag != "svg"):
            self.left_out.pictures.append(attributes.get("aria-label", ""))

    # What comes

    def begun(self, tag: str, attributes: Attributes) -> None:
        if tag == "img":
            self._meet_picture(attributes)
        elif tag in Reader.blocks:
            if tag == "li":
                # Word on the web puts each item in a list of its own, and says beside it how deep it is.
                said = attributes.get("aria-level") or attributes.get("data-aria-level", "")
                self._level = int(said[:2]) - 1 if said.isdecimal() and said.isascii() else 0
            self._is_numbered = False
            self._block = self.style_of(tag, attributes)
            if self._noting and not self._note_depth:
                self._noting = ""

    def _meet_picture(self, attributes: Attributes) -> None:
        alt = attributes.get("alt", "").strip()
        sizes = [attributes.get(name, "") for name in ("width", "height")]
        if any(size.isdecimal() and int(size[:6]) < _SMALLEST_PICTURE for size in sizes):
            return
        if 0 < len(alt) <= 2 and not alt.isalnum():  # noqa: PLR2004  # a pictograph, with how it is to be shown
            self.handle_data(alt)
        else:
            self.left_out.pictures.append(alt)

    def address_of(self, attributes: Attributes) -> str | None:
        address = super().address_of(attributes)
        if address and tells_whose(address):
            self._lost.append(address)
            return None
        if address and not is_link(address) and address != "#":
            own = attributes.get("originalsrc", "")
            if is_link(own):
                return own
            self._lost.append(address)
        return address

    def take(self, stretch: Stretch) -> None:
        if self._noting:
            if self.count_open("div") >= self._note_depth:
                self._notes.setdefault(self._noting, []).append("".join(run.text for run in stretch.runs))
                return
            self._noting = ""
        goes_on = stretch.breaks > 0 and bool(self._words)
        if stretch.is_blank and not goes_on:
            return
        self._tell_lost_links(stretch.runs)
        if goes_on and not stretch.keeps_lines:
            last, first = self._words[-1], stretch.runs[0]
            link = last.link if last.link == first.link else None
            self._words.append(Run("\n" * stretch.breaks, last.marks & first.marks, link))
        else:
            self._end_paragraph()
            self._put = self._place(stretch.spot)
            blank = min(stretch.breaks - 1, _MOST_BLANK) if stretch.keeps_lines else 0
            self._put += [Said(Paragraph()) for _ in range(blank)]
            self._next = self._paragraph(stretch)
        self._words += [replace(run, text=without_wrappers(run.text)) for run in stretch.runs]

    def _tell_lost_links(self, runs: Sequence[Run] = ()) -> None:
        """Tell the links that could not stay, with the words that they are."""
        if self._lost:
            words = {run.link: one_line(run.text) for run in runs if run.link}
            self.left_out.links += [(words.get(address, ""), address) for address in self._lost]
            self._lost = []

    def begin_table(self, number: int) -> None:
        self._end_paragraph()
        self.had_table = True
        self._grids.append(Grid(number))

    def take_cell(self, spot: Spot, outer: Spot, *, blank: bool) -> None:  # noqa: ARG002  # a blank cell is one too
        self._end_paragraph()
        self._place(spot)

    def end_table(self) -> None:
        self._end_paragraph()
        grid = self._grids.pop()
        if not grid.cells:
            return
        is_layout = grid.is_layout
        rows, columns = grid.size
        if not is_layout and rows * columns > MOST_CELLS:
            raise Problem(
                f"In de tekst staat een tabel van meer dan {MOST_CELLS} cellen. "
                "Er is niets geplakt en uw tekst is niet gewijzigd."
            )
        if self._grids:
            self._grids[-1].holds_table |= grid.holds_table or not is_layout
        self._place(self.cell).append(grid)

    def _place(self, spot: Spot | None) -> list[Said | Grid]:
        """Where the words of this cell go; those between two cells go with the cell before."""
        for grid in reversed(self._grids):
            if spot is not None and spot.table == grid.number:
                return grid.cells.setdefault((spot.row, spot.column), [])
            if grid.cells:
                return next(reversed(grid.cells.values()))
        return self._read

    def _end_paragraph(self) -> None:
        if self._words:
            runs = _trimmed(self._words)
            self._put.append(replace(self._next, paragraph=replace(self._next.paragraph, runs=runs)))
            self._words = []

    def _paragraph(self, stretch: Stretch) -> Said:
        kind, level = self._kind_of(stretch)
        indent = length_in(self._block.get("text-indent", ""))
        margin = length_in(self._block.get("margin-left", "")) + indent
        return Said(Paragraph((), kind, level), kind is Kind.PARAGRAPH and indent < 0, margin)

    def _kind_of(self, stretch: Stretch) -> tuple[Kind, int]:
        if stretch.heading:
            return Kind.HEADING, 1 if stretch.heading < 4 else 2  # noqa: PLR2004  # the outer three are main headings
        if stretch.list and stretch.in_item:
            return stretch.list, max(stretch.level, self._level)
        if found := _WORD_LIST.search(self._block.get("mso-list", "")):
            return Kind.NUMBERED if self._is_numbered else Kind.BULLET, int(found[1]) - 1
        return (stretch.list, stretch.level) if stretch.list else (Kind.PARAGRAPH, 0)

    def _with_notes(self, block: Block) -> Block:
        """The block with the words of its footnotes, which come after it on the clipboard."""
        if isinstance(block, Paragraph):
            return replace(block, runs=tuple(self._noted(block.runs)))
        rows = tuple(
            tuple(tuple(replace(p, runs=tuple(self._noted(p.runs))) for p in cell) for cell in row)
            for row in block.rows
        )
        return Table(rows)

    def _noted(self, runs: Sequence[Run]) -> Iterator[Run]:
        for run in runs:
            if run.note is None:
                yield run
            elif words := " ".join(self._notes.pop(run.note, ())).strip():
                yield Run("", note=words)
            else:
                self.left_out.notes += 1


def _key(number: int) -> str:
    """What the footnote is known by whose mark begins with this start tag."""
    return f"#{number}"


def _trimmed(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Runs without spaces, no-break spaces and line breaks at either end."""
    words = "".join(run.text if run.text or not run.note else _NOTE_SIGN for run in runs)
    before, after = len(words) - len(words.lstrip()), len(words.rstrip())
    kept, place = [], 0
    for run in runs:
        text = run.text[max(before - place, 0) : max(after - place, 0)]
        place += len(run.text) or 1
        if text or run.note:
            kept.append(replace(run, text=text))
    return tuple(kept)
