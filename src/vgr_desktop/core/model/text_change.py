"""Where two values of a text differ, so that the caret can be put where undo or redo changed something."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile

from vgr_desktop.core.model.text import Block, ExplanationPart, Image, Mark, Paragraph, RichText, Table


@dataclass(frozen=True, slots=True)
class CaretPlace:
    """A place for the caret.

    `block` is the number of the block, from 0. `cell` is None, or the row, column and paragraph in the table, each from
    0. `offset` is the number of characters (code points) before the caret in its paragraph; a footnote mark is one.
    """

    block: int
    cell: tuple[int, int, int] | None
    offset: int


_Opening = tuple[str, int, ExplanationPart | None, Image | None, tuple[int, int] | None]
_Character = tuple[str, frozenset[Mark], str | None, str | None, str | None]


@dataclass(frozen=True, slots=True)
class _Step:
    """One thing in reading order, the beginning of a paragraph or a character, and the place right after it."""

    met: _Opening | _Character
    after: CaretPlace


def first_difference(old: RichText, new: RichText) -> CaretPlace | None:
    """Where in `new` the change from `old` ends; None when nothing differs.

    The change is the one stretch outside of which both texts are the same. Inserted text ends at the place; when text
    was only deleted, the place is where it stood. When only the kind, level or part of a paragraph changed, the place
    is at its beginning.
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
    return after[end - 1].after if end else CaretPlace(0, None, 0)


def _changed_blocks(old: tuple[Block, ...], new: tuple[Block, ...]) -> tuple[int, int]:
    """How many equal blocks at the beginning and at the end can be skipped.

    The last equal block before the change is not skipped: when only whole blocks were deleted, the place is its end.
    """
    head = _common(zip(old, new, strict=False))
    room = min(len(old), len(new)) - head
    tail = _common((old[-i], new[-i]) for i in range(1, room + 1))
    return max(head - 1, 0), tail


def _common(pairs: Iterable[tuple[object, object]]) -> int:
    """How many pairs at the beginning have two equal members."""
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
    # Without the row: inserting or deleting a row leaves the rows below it as they are.
    in_row = cell[1:] if cell else None
    yield _Step((paragraph.kind, paragraph.level, paragraph.part, paragraph.image, in_row), CaretPlace(block, cell, 0))
    offset = 0
    for run in paragraph.runs:
        for character in run.text or " ":
            offset += 1
            yield _Step((character, run.marks, run.link, run.note, run.field), CaretPlace(block, cell, offset))
