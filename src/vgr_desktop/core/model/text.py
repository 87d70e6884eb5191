"""The text of an explanation as an immutable value, in one normal form.

Two texts that look the same to the officer are equal, however they were made: neighbouring runs with the same marks are
one run, empty runs do not exist, levels are within bounds, and characters that no document may contain are removed.
`rich` brings any blocks into that form; everything that makes a text uses it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import chain
from typing import TypeVar

from vgr_desktop.core.model.characters import clean

T = TypeVar("T")


class Mark(StrEnum):
    """How a run stands out."""

    BOLD = "bold"
    ITALIC = "italic"
    UNDERLINE = "underline"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"


class Kind(StrEnum):
    """What a paragraph is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    BULLET = "bullet"
    NUMBERED = "numbered"
    PICTURE = "picture"


class ExplanationPart(StrEnum):
    """A part that the explanation of an orange or red light must have (reading guides of 2023 and 2024)."""

    CAUSE = "cause"
    CONSEQUENCE = "consequence"
    ADJUSTMENT = "adjustment"


NO_MARKS: frozenset[Mark] = frozenset()
LIST_KINDS = frozenset({Kind.BULLET, Kind.NUMBERED})
HEADING_LEVELS = (1, 2)
DEEPEST_LIST_LEVEL = 8
NARROWEST, WIDEST = 10, 100
"""How wide a picture may be, in percent of the width of the text."""

_SIGNS = "0123456789+-=()"
RAISED, LOWERED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"
"""Signs that are superscript and subscript of themselves, whatever their marks."""
_TO_RAISED, _TO_LOWERED = str.maketrans(_SIGNS, RAISED), str.maketrans(_SIGNS, LOWERED)
_TO_SIGNS = str.maketrans(RAISED + LOWERED, _SIGNS * 2)


@dataclass(frozen=True, slots=True)
class Run:
    """Characters with the same marks and link. A line break within a paragraph is a newline.

    They are superscript or subscript, never both. With a `note`, the run is the mark of that footnote and has no
    characters, marks or link. `field` is the key of a field that the program keeps current; `text` is then what it says
    now. Neither is ever joined with another run.
    """

    text: str
    marks: frozenset[Mark] = NO_MARKS
    link: str | None = None
    note: str | None = None
    field: str | None = None

    @property
    def plain(self) -> str:
        """The characters as they are read without marks, as many as in `text`.

        A raised 2 is ², for the 2025 before it must not become 20252.
        """
        if Mark.SUPERSCRIPT in self.marks:
            return self.text.translate(_TO_RAISED)
        return self.text.translate(_TO_LOWERED) if Mark.SUBSCRIPT in self.marks else self.text


@dataclass(frozen=True, slots=True)
class Image:
    """A picture in a text: its lineage, its text alternative, and its width in percent of the width of the text."""

    picture: str
    alt: str = ""
    width: int = WIDEST


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, sub-heading, list item or picture.

    `level` is 1 or 2 for a sub-heading, counted from the text's own heading; 0 to 8 for a list item; else 0.
    `part` says which of the three parts of an explanation the paragraph is. A picture has an `image`, and its runs
    are the caption.
    """

    runs: tuple[Run, ...] = ()
    kind: Kind = Kind.PARAGRAPH
    level: int = 0
    part: ExplanationPart | None = None
    image: Image | None = None

    @property
    def plain(self) -> str:
        """The characters without their marks, as `Run.plain` says."""
        return "".join(run.plain for run in self.runs)

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing to read or see in the paragraph."""
        return not (self.image or self.plain.strip() or any(run.note for run in self.runs))


Cell = tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A rectangular table; the first row is its header. A cell holds paragraphs and lists, no pictures."""

    rows: tuple[tuple[Cell, ...], ...]


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class RichText:
    """A text: at least one block. A table always stands between paragraphs, which may be empty."""

    blocks: tuple[Block, ...] = (Paragraph(),)


EMPTY = RichText()

_WORD = re.compile(r"\w[\w'’.,-]*")
_LINK = re.compile(r"(https?://|mailto:)\S+", re.IGNORECASE)


def one_line(text: str) -> str:
    """`text` as a name, title or heading: clean, on one line, with single spaces."""
    return " ".join(clean(text).split())


def is_link(address: str) -> bool:
    """Whether `address` may be the target of a link: http, https or mailto, so nothing that runs or opens a file."""
    return _LINK.fullmatch(address) is not None and address == clean(address)


def rich(blocks: Iterable[Block]) -> RichText:
    """The text of these blocks, in normal form."""
    normal: list[Block] = []
    for block in blocks:
        if isinstance(block, Table):
            table = _normal_table(block)
            if table is None:
                continue
            if not normal or isinstance(normal[-1], Table):
                normal.append(Paragraph())
            normal.append(table)
        else:
            normal.append(_normal_paragraph(block))
    if not normal or isinstance(normal[-1], Table):
        normal.append(Paragraph())
    return RichText(tuple(normal))


def from_plain(text: str) -> RichText:
    """A text of plain paragraphs: every newline starts a new one."""
    return rich(Paragraph((Run(line),)) for line in clean(text).split("\n"))


def _normal_table(table: Table) -> Table | None:
    width = max((len(row) for row in table.rows), default=0)
    if not width:
        return None
    return Table(tuple(tuple(_normal_cell(row[i] if i < len(row) else ()) for i in range(width)) for row in table.rows))


def _normal_cell(cell: Cell) -> Cell:
    return tuple(_normal_paragraph(_of_cell(paragraph)) for paragraph in cell) or (Paragraph(),)


def _of_cell(paragraph: Paragraph) -> Paragraph:
    kind = Kind.PARAGRAPH if paragraph.kind is Kind.HEADING else paragraph.kind
    return replace(paragraph, kind=kind, part=None, image=None)


def _normal_paragraph(paragraph: Paragraph) -> Paragraph:
    kind, image = _normal_kind(paragraph), _normal_image(paragraph.image)
    level = _normal_level(kind, paragraph.level)
    return Paragraph(_normal_runs(paragraph.runs), kind, level, paragraph.part, image)


def _normal_kind(paragraph: Paragraph) -> Kind:
    if paragraph.image is not None:
        return Kind.PICTURE
    return Kind.PARAGRAPH if paragraph.kind is Kind.PICTURE else paragraph.kind


def _normal_image(image: Image | None) -> Image | None:
    if image is None:
        return None
    return Image(image.picture, one_line(image.alt), min(max(image.width, NARROWEST), WIDEST))


def _normal_level(kind: Kind, level: int) -> int:
    if kind in LIST_KINDS:
        return min(max(level, 0), DEEPEST_LIST_LEVEL)
    if kind is Kind.HEADING:
        return min(max(level, HEADING_LEVELS[0]), HEADING_LEVELS[-1])
    return 0


def _normal_runs(runs: Iterable[Run]) -> tuple[Run, ...]:
    normal: list[Run] = []
    for run in chain.from_iterable(map(_pieces, runs)):
        stands_alone = run.note or run.field
        if normal and not stands_alone and replace(normal[-1], text=run.text) == run:
            normal[-1] = replace(run, text=normal[-1].text + run.text)
        else:
            normal.append(run)
    return tuple(normal)


def _pieces(run: Run) -> Iterator[Run]:
    """The pieces of a run: its characters, and then the mark of its footnote."""
    if text := clean(run.text):
        marks = run.marks - {Mark.SUBSCRIPT} if Mark.SUPERSCRIPT in run.marks else run.marks
        yield Run(text, marks, run.link if run.link and is_link(run.link) else None, field=run.field or None)
    if note := one_line(run.note or ""):
        yield Run("", note=note)


def paragraphs(text: RichText) -> Iterator[Paragraph]:
    """Every paragraph in reading order, including those in table cells."""
    for block in text.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    yield from cell
        else:
            yield block


def plain(text: RichText) -> str:
    """The characters of the whole text, a line for each paragraph."""
    return "\n".join(paragraph.plain for paragraph in paragraphs(text))


def on_the_line(text: str) -> str:
    """`text` with ordinary signs for those that are superscript or subscript of themselves."""
    return text.translate(_TO_SIGNS)


def word_count(text: RichText) -> int:
    """How many words the text has: runs of letters and digits, hyphenated words and amounts counted once."""
    return sum(_word_count(paragraph.plain) for paragraph in paragraphs(text))


def counted_again(count: int, old: RichText, new: RichText) -> int:
    """How many words `new` has, given the `count` of `old`; only paragraphs that are not the same values are read."""
    gone, come = _apart(old.blocks, new.blocks)
    words_gone, words_come = _apart(tuple(paragraphs(RichText(gone))), tuple(paragraphs(RichText(come))))
    return count - sum(_word_count(p.plain) for p in words_gone) + sum(_word_count(p.plain) for p in words_come)


def _apart(before: tuple[T, ...], after: tuple[T, ...]) -> tuple[tuple[T, ...], tuple[T, ...]]:
    """What is between the values that the two share at both ends."""
    shortest = min(len(before), len(after))
    head = next((i for i in range(shortest) if before[i] is not after[i]), shortest)
    tail = next((i for i in range(shortest - head) if before[-1 - i] is not after[-1 - i]), shortest - head)
    return before[head : len(before) - tail], after[head : len(after) - tail]


@lru_cache(maxsize=1024)  # while somebody types, all paragraphs but one stay the same
def _word_count(plain: str) -> int:
    return len(_WORD.findall(plain))


def is_blank(text: RichText) -> bool:
    """Whether there is nothing to read or see in the text."""
    first = text.blocks[0]
    if isinstance(first, Paragraph) and not first.is_blank:  # usually that is enough, and many texts are asked
        return False
    return all(paragraph.is_blank for paragraph in paragraphs(text))


def written_parts(text: RichText) -> frozenset[ExplanationPart]:
    """Which of the three parts of an explanation the text has, not counting blank ones."""
    return frozenset(p.part for p in paragraphs(text) if p.part is not None and p.plain.strip())
