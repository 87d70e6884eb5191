"""What a text is made of, as somebody hears it who does not see it: headings, lists, tables, links and parts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from vgr_desktop.core.dutch.wording import PART_NAMES
from vgr_desktop.core.model.text import LIST_KINDS, Kind, Paragraph, RichText, Run, Table


class PieceKind(StrEnum):
    """What a piece of a text is."""

    TEXT = "text"
    PART = "part"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    PICTURE = "picture"
    LIST = "list"
    NUMBERED_LIST = "numbered list"
    ITEM = "item"
    TABLE = "table"
    ROW = "row"
    CELL = "cell"
    LINK = "link"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text and what is in it.

    `words` is what it says itself: of a part its name, of a picture its description, of a cell all that is in it.
    `level` is counted from 1, of headings and lists. `number` and `count` say which one it is of how many: of an item,
    a row or a cell, in its list, table or row; a list, table or row has only a `count`, of what is in it. `head` is
    what stands above a cell in the first row, `address` where a link goes. `first` and `last` are the paragraphs that
    it takes, counted from 0 through the cells of tables; a link or footnote begins after `start` characters of one.
    """

    kind: PieceKind
    first: int
    last: int
    words: str = ""
    level: int = 0
    number: int = 0
    count: int = 0
    head: str = ""
    address: str = ""
    start: int = 0
    inside: tuple["Piece", ...] = ()


_Numbered = tuple[int, Paragraph]
"""A paragraph, and how many there are before it."""


def structure(text: RichText) -> Piece:
    """The whole text as one piece."""
    inside: list[Piece] = []
    waiting: list[_Numbered] = []
    number = 0
    for block in text.blocks:
        if isinstance(block, Table):
            inside += (*_parts(waiting), table := _table(block, number))
            waiting = []
            number = table.last + 1
        else:
            waiting.append((number, block))
            number += 1
    return Piece(PieceKind.TEXT, 0, number - 1, inside=(*inside, *_parts(waiting)))


def everything(piece: Piece) -> Iterator[Piece]:
    """A piece and all that is in it, in the order of reading."""
    yield piece
    for inner in piece.inside:
        yield from everything(inner)


def path_to(piece: Piece, paragraph: int, offset: int) -> tuple[Piece, ...]:
    """The pieces that have this place in them, from the largest to the smallest."""
    found = [piece]
    while inner := next((one for one in found[-1].inside if _holds(one, paragraph, offset)), None):
        found.append(inner)
    return tuple(found)


def _holds(piece: Piece, paragraph: int, offset: int) -> bool:
    if piece.kind in (PieceKind.LINK, PieceKind.NOTE):
        length = len(piece.words) if piece.kind is PieceKind.LINK else 1
        return piece.first == paragraph and piece.start <= offset < piece.start + length
    return piece.first <= paragraph <= piece.last


def _parts(paragraphs: Sequence[_Numbered]) -> Iterator[Piece]:
    """The pieces of paragraphs outside tables; those of a part of an explanation are one piece."""
    for part, group in groupby(paragraphs, lambda numbered: numbered[1].part):
        own = list(group)
        if part is None:
            yield from _pieces(own)
        else:
            inside = tuple(_pieces(own))
            yield Piece(PieceKind.PART, own[0][0], own[-1][0], PART_NAMES[part], inside=inside)


def _pieces(paragraphs: Sequence[_Numbered]) -> Iterator[Piece]:
    for is_list, group in groupby(paragraphs, lambda numbered: numbered[1].kind in LIST_KINDS):
        if is_list:
            yield from _lists(list(group))
        else:
            yield from (_paragraph(*numbered) for numbered in group if not numbered[1].is_blank)


def _paragraph(number: int, paragraph: Paragraph) -> Piece:
    """A piece that is one paragraph, with its links and footnotes."""
    inside = tuple(_in_line(number, paragraph.runs))
    if paragraph.image:
        return Piece(PieceKind.PICTURE, number, number, paragraph.image.alt, inside=inside)
    kind = PieceKind.HEADING if paragraph.kind is Kind.HEADING else PieceKind.PARAGRAPH
    return Piece(kind, number, number, paragraph.plain, paragraph.level, inside=inside)


def _in_line(number: int, runs: Iterable[Run]) -> Iterator[Piece]:
    start = 0
    for address, group in groupby(runs, lambda run: run.link):
        begin, words = start, ""
        for run in group:
            if run.note is not None:
                yield Piece(PieceKind.NOTE, number, number, run.note, start=start)
            start += len(run.text) if run.note is None else 1
            words += run.plain
        if address:
            yield Piece(PieceKind.LINK, number, number, words, address=address, start=begin)


def _lists(items: Sequence[_Numbered]) -> Iterator[Piece]:
    """The lists of these items one after another; deeper ones are in the item before them."""
    begin = 0
    for end in range(1, len(items) + 1):
        if end == len(items) or not _goes_on(items[begin][1], items[end][1]):
            yield _list(items[begin:end])
            begin = end


def _goes_on(first: Paragraph, item: Paragraph) -> bool:
    """Whether the list that begins with `first` also has `item`, or an item of it has."""
    return item.level > first.level or (item.level == first.level and item.kind is first.kind)


def _list(items: Sequence[_Numbered]) -> Piece:
    level = items[0][1].level
    starts = [place for place, (_, item) in enumerate(items) if item.level == level]
    made = []
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(items)], strict=True), start=1):
        own = replace(_paragraph(*items[start]), kind=PieceKind.ITEM, level=0, number=number, count=len(starts))
        deeper = tuple(_lists(items[start + 1 : end]))
        made.append(replace(own, last=items[end - 1][0], inside=own.inside + deeper))
    kind = PieceKind.LIST if items[0][1].kind is Kind.BULLET else PieceKind.NUMBERED_LIST
    return Piece(kind, items[0][0], items[-1][0], level=level + 1, count=len(made), inside=tuple(made))


def _table(table: Table, number: int) -> Piece:
    """A table, whose first paragraph has this number."""
    heads = [_said(cell) for cell in table.rows[0]]
    first, rows = number, []
    for place, row in enumerate(table.rows, start=1):
        cells = []
        for column, cell in enumerate(row, start=1):
            last = number + len(cell) - 1
            inside = tuple(_pieces(list(enumerate(cell, start=number))))
            head = heads[column - 1] if place > 1 else ""
            cells.append(
                Piece(PieceKind.CELL, number, last, _said(cell), 0, column, len(row), head, inside=inside),
            )
            number = last + 1
        rows.append(
            Piece(PieceKind.ROW, cells[0].first, number - 1, "", 0, place, len(table.rows), inside=tuple(cells))
        )
    return Piece(PieceKind.TABLE, first, number - 1, count=len(rows), inside=tuple(rows))


def _said(cell: Sequence[Paragraph]) -> str:
    return " ".join(paragraph.plain for paragraph in cell if not paragraph.is_blank)
