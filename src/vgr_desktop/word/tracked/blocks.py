"""Paragraphs, tables and content controls in order, with what changed among and in them."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass

from docx.oxml.ns import qn

from vgr_desktop.core.layout.anchors import Aspect, read_anchor
from vgr_desktop.core.model.alignment import coupled
from vgr_desktop.word.tracked import paragraphs
from vgr_desktop.word.tracked.elements import Element, Elements, attribute, of_before, path, there, value
from vgr_desktop.word.tracked.marks import State
from vgr_desktop.word.tracked.paragraphs import Desk

PARAGRAPH, TABLE, CONTROL = qn("w:p"), qn("w:tbl"), qn("w:sdt")
CONTENT = "sdtContent"
_ROW, _CELL = qn("w:tr"), qn("w:tc")
_STYLE, _SECTION = path("pPr", "pStyle"), path("pPr", "sectPr")

_ALIKE = 0.35
"""How alike two blocks must be, from 0 to 1, to be shown as one that changed and not as two."""


@dataclass(frozen=True, slots=True, eq=False)
class _Block:
    """A block and what it is recognised by: its markup without ids, its words, and what kind of block it is."""

    element: Element
    key: Hashable
    words: Counter[str]
    kind: tuple[object, ...]
    style: str


def together(old: Iterable[Element], new: Iterable[Element], desk: Desk, *, written: bool) -> Iterator[Element]:
    """The blocks of a part as it was and as it is. `written`: an officer wrote them, so they may be quite different."""
    was, now = ([_block(element) for element in elements] for elements in (old, new))
    least = _ALIKE if written else 0.0

    def likeness(one: _Block, other: _Block) -> float:
        found = _likeness(one, other)
        return found if found > least else 0.0

    for before, after in coupled(was, now, lambda block: (block.kind, block.key), likeness):
        yield one_of(before.element if before else None, after.element if after else None, desk)


def one_of(old: Element | None, new: Element | None, desk: Desk) -> Element:
    """A block that was kept, put in or taken away."""
    if old is None or new is None:
        state, block = (State.INSERTED, new) if old is None else (State.DELETED, old)
        assert block is not None  # noqa: S101  # one of the two is there
        return whole(block, state, desk)
    return between(old, new, desk)


def whole(block: Element, state: State, desk: Desk) -> Element:
    """A paragraph or table that was put in or taken away as a whole."""
    if block.tag == PARAGRAPH:
        return paragraphs.whole(block, state, desk)
    made = deepcopy(block)
    for place, row in enumerate(made.findall(_ROW)):
        made.replace(row, _whole_row(block.findall(_ROW)[place], state, desk))
    return made


def flat(blocks: Iterable[Element]) -> Iterator[Element]:
    """Paragraphs and tables in order, those in content controls without these."""
    for block in blocks:
        if block.tag == CONTROL:
            yield from flat(there(block, CONTENT))
        else:
            yield block


def between(old: Element, new: Element, desk: Desk) -> Element:
    """The block `new` with what changed since it was `old`; they are of the same kind."""
    if new.tag == PARAGRAPH:
        return paragraphs.between(old, new, desk)
    made = deepcopy(new)
    if new.tag == CONTROL:
        content = there(made, CONTENT)
        content[:] = [*together(there(old, CONTENT), there(new, CONTENT), desk, written=True)]
        return made
    for row in made.findall(_ROW):
        made.remove(row)
    made.extend(_rows(old.findall(_ROW), new.findall(_ROW), desk))
    return made


def _rows(old: Elements, new: Elements, desk: Desk) -> Iterator[Element]:
    """The rows of a table; the first is its header in both."""
    yield _row_between(old[0], new[0], desk)
    was, now = ([_block(row) for row in rows[1:]] for rows in (old, new))

    def likeness(one: _Block, other: _Block) -> float:
        found = 0.0 if _item(one.element) or _item(other.element) else _likeness(one, other)
        return found if found > _ALIKE else 0.0

    for before, after in coupled(was, now, lambda block: (block.kind, block.key), likeness):
        if before and after:
            yield _row_between(before.element, after.element, desk)
        elif before:
            yield _whole_row(before.element, State.DELETED, desk)
        elif after:
            yield _whole_row(after.element, State.INSERTED, desk)


def _whole_row(row: Element, state: State, desk: Desk) -> Element:
    made = deepcopy(row)
    desk.marks.row(made, state)
    for cell in made.findall(_CELL):
        for paragraph in cell.findall(PARAGRAPH):
            cell.replace(paragraph, paragraphs.whole(paragraph, state, desk))
    return made


def _row_between(old: Element, new: Element, desk: Desk) -> Element:
    made = deepcopy(new)
    for cell, was in zip(made.findall(_CELL), old.findall(_CELL), strict=True):
        for paragraph, before in zip(cell.findall(PARAGRAPH), was.findall(PARAGRAPH), strict=True):
            cell.replace(paragraph, paragraphs.between(before, paragraph, desk))
    return made


def _block(element: Element) -> _Block:
    style = element.find(f".//{_STYLE}" if element.tag != PARAGRAPH else _STYLE)
    name = "" if style is None else attribute(style, "val")
    return _Block(element, _key(element), _words(element), _kind(element), name)


def _kind(element: Element) -> tuple[object, ...]:
    """What must be the same in two blocks, for one to be the other."""
    if element.tag == PARAGRAPH:
        drawn = next(element.iter(qn("w:drawing")), None) is not None
        return PARAGRAPH, drawn, element.find(_SECTION) is not None
    if element.tag == TABLE:
        rows = element.findall(_ROW)
        merged = next(element.iter(qn("w:vMerge")), None) is not None
        return (TABLE, len(rows[0].findall(_CELL)), _shape(rows[0]), *([_key(element)] if merged else []))
    return (_ROW, _shape(element)) if element.tag == _ROW else (CONTROL,)


def _shape(row: Element) -> tuple[int, ...]:
    """The number of paragraphs in each cell of a row."""
    return tuple(len(cell.findall(PARAGRAPH)) for cell in row.findall(_CELL))


def _key(element: Element) -> Hashable:
    """What a reader sees of a block: its properties and its words; of a row about an item, the item."""
    if element.tag == _ROW and (item := _item(element)):
        return item
    return tuple((value(of_before(p)), _said(p)) for p in element.iter(PARAGRAPH))


def _item(row: Element) -> str:
    """The bookmark on the title of the item that a row is about, which is the last in it; empty: about none."""
    names = (attribute(mark, "name") for mark in row.iter(qn("w:bookmarkStart")))
    titles = [name for name in names if (place := read_anchor(name)) and place.aspect is Aspect.TITLE]
    return titles[-1] if titles else ""


def _said(paragraph: Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(qn("w:t")))


def _likeness(one: _Block, other: _Block) -> float:
    """How alike two blocks are, from 0 to 1; 0 when the one cannot be the other."""
    if one.kind != other.kind:
        return 0.0
    if one.element.tag == CONTROL:  # a part that is the same has one in both
        return 1.0
    total = one.words.total() + other.words.total()
    shared = (one.words & other.words).total()
    found = 2 * shared / total if total else 1.0
    same_style = one.style == other.style
    return (0.9 if same_style else 0.8) * found + (0.1 if same_style else 0.0)


def _words(element: Element) -> Counter[str]:
    return Counter(word for paragraph in element.iter(PARAGRAPH) for word in _said(paragraph).split())
