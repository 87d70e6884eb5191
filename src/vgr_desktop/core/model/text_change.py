"""Where two values of a text differ, so that the caret can be put at what undo or redo changed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile

from vgr_desktop.core.model.text import Block, Image, Mark, Paragraph, Part, RichText, Table


@dataclass(frozen=True, slots=True)
class Place:
    """A place for the caret.

    `block` counts the text's blocks from 0. `cell` is None, or row, column and paragraph within the table, each from
    0. `offset` counts the characters (code points) of that paragraph before the caret; the mark of a footnote is one.
    """

    block: int
    cell: tuple[int, int, int] | None
    offset: int


_Opening = tuple[str, int, Part | None, Image | None, tuple[int, int] | None]
_Character = tuple[str, frozenset[Mark], str | None, str | None, str | None]


@dataclass(frozen=True, slots=True)
class _Step:
    """One thing met in reading a text, the opening of a paragraph or a character, and the place right after it."""

    met: _Opening | _Character
    after: Place


def first_difference(old: RichText, new: RichText) -> Place | None:
    """Where in `new` the change from `old` ends, or None when nothing differs.

    The change is the one stretch outside of which both texts are the same. What was put in ends before the place;
    where something was only taken out, the place is where it stood. A change of nothing but the kind, level or part
    of a paragraph ends at its beginning.
    """
    if old == new:
        return None
    first, last = _changed_blocks(old.blocks, new.blocks)
    before = list(_steps(old.blocks, first, len(old.blocks) - last))
    after = list(_steps(new.blocks, first, len(new.blocks) - last))
    head = _common((a.met, b.met) for a, b in zip(before, after, strict=False))
    room = min(len(before), len(after)) - head
    tail = _common((before[-i].met, after[-i].met) for i in range(1, room + 1))
    end = len(after) - tail
    return after[end - 1].after if end else Place(0, None, 0)


def _changed_blocks(old: tuple[Block, ...], new: tuple[Block, ...]) -> tuple[int, int]:
    """How many blocks at the beginning and at the end need not be read closely.

    The last common block before the change is read nonetheless: where only whole blocks went, the place is its end.
    """
    head = _common(zip(old, new, strict=False))
    room = min(len(old), len(new)) - head
    tail = _common((old[-i], new[-i]) for i in range(1, room + 1))
    return max(head - 1, 0), tail


def _common(pairs: Iterable[tuple[object, object]]) -> int:
    """How many pairs at the beginning are of equals."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _steps(blocks: tuple[Block, ...], first: int, end: int) -> Iterator[_Step]:
    for number in range(first, end):
        block = blocks[number]
        if isinstance(block, Table):
            yield from _table_steps(block, number)
        else:
            yield from _paragraph_steps(block, number, None)


def _table_steps(table: Table, block: int) -> Iterator[_Step]:
    for row, cells in enumerate(table.rows):
        for column, cell in enumerate(cells):
            for number, paragraph in enumerate(cell):
                yield from _paragraph_steps(paragraph, block, (row, column, number))


def _paragraph_steps(paragraph: Paragraph, block: int, cell: tuple[int, int, int] | None) -> Iterator[_Step]:
    # Without the row: a row put in or taken out leaves the rows below it as they are.
    in_row = cell[1:] if cell else None
    yield _Step((paragraph.kind, paragraph.level, paragraph.part, paragraph.image, in_row), Place(block, cell, 0))
    offset = 0
    for run in paragraph.runs:
        for character in run.text or " ":
            offset += 1
            yield _Step((character, run.marks, run.link, run.note, run.field), Place(block, cell, offset))
