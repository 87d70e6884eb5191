"""Where two values of a text differ, so that the caret can be put where undo or redo changed something."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, takewhile

from vgr_desktop.core.model.text import Block, ExplanationPart, Image, Mark, Paragraph, RichText, Run, Table


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
    before, after = old.blocks[first : len(old.blocks) - last], new.blocks[first : len(new.blocks) - last]
    # Step by step from both ends: when much has changed, what is in between is not looked at.
    head = _common(zip(_met(_steps(before, first)), _met(_steps(after, first)), strict=False))
    room = min(sum(map(_length, before)), sum(map(_length, after))) - head
    tail = _common(islice(zip(_met(_back(before, first)), _met(_back(after, first)), strict=False), room))
    end = next(islice(_back(after, first), tail, None), None)
    return end.after if end else CaretPlace(0, None, 0)


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


def _met(steps: Iterable[_Step]) -> Iterator[_Opening | _Character]:
    return (step.met for step in steps)


def _steps(blocks: tuple[Block, ...], first: int) -> Iterator[_Step]:
    """The steps through blocks of which the first has this number."""
    for number, block in enumerate(blocks, first):
        for paragraph, cell in _paragraphs(block):
            yield from _paragraph_steps(paragraph, number, cell)


def _back(blocks: tuple[Block, ...], first: int) -> Iterator[_Step]:
    """The same steps backwards, through the last block: the texts differ in it, so nobody gets further."""
    number = first + len(blocks) - 1
    for paragraph, cell in reversed([part for block in blocks[-1:] for part in _paragraphs(block)]):
        yield from reversed(list(_paragraph_steps(paragraph, number, cell)))


def _length(block: Block) -> int:
    """The number of steps through a block."""
    return sum(1 + sum(len(_characters(run)) for run in paragraph.runs) for paragraph, _ in _paragraphs(block))


def _paragraphs(block: Block) -> Iterator[tuple[Paragraph, tuple[int, int, int] | None]]:
    """The paragraphs of a block, each with its row, column and number when it is in a table."""
    if isinstance(block, Table):
        for row, cells in enumerate(block.rows):
            for column, cell in enumerate(cells):
                for number, paragraph in enumerate(cell):
                    yield paragraph, (row, column, number)
    else:
        yield block, None


def _paragraph_steps(paragraph: Paragraph, block: int, cell: tuple[int, int, int] | None) -> Iterator[_Step]:
    # Without the row: inserting or deleting a row leaves the rows below it as they are.
    in_row = cell[1:] if cell else None
    yield _Step((paragraph.kind, paragraph.level, paragraph.part, paragraph.image, in_row), CaretPlace(block, cell, 0))
    offset = 0
    for run in paragraph.runs:
        for character in _characters(run):
            offset += 1
            yield _Step((character, run.marks, run.link, run.note, run.field), CaretPlace(block, cell, offset))


def _characters(run: Run) -> str:
    """The characters of a run; a footnote mark is one."""
    return run.text or " "
