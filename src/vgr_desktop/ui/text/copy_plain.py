"""A text as characters for programs that take nothing else: lists with their signs, and a line for each row."""

from collections.abc import Iterable

from vgr_desktop.core.dutch.wording import part_begun
from vgr_desktop.core.model.text import ExplanationPart, Paragraph, RichText, Table
from vgr_desktop.ui.text.list_places import ListPlaces, sign

_INDENT = "  "


def characters_of(text: RichText, *, signs: bool = True) -> str:
    """The text as lines; the cells of a row have tabs between them, and footnotes stand in brackets.

    `signs`: items have a bullet or number before them, and parts of an explanation their names.
    """
    lists = ListPlaces()
    part: ExplanationPart | None = None
    lines: list[str] = []
    for block in text.blocks:
        if isinstance(block, Table):
            lines += ("\t".join(_cell(cell) for cell in row) for row in block.rows)
            lists, part = ListPlaces(), None
        elif not (block.is_blank and beside_table(text, block)):
            name, part = part_begun(block, part), block.part
            before = f"{_sign(block, lists)}{name and f'{name}: '}" if signs else ""
            lines.append(before + _words(block))
    return "\n".join(lines)


def beside_table(text: RichText, paragraph: Paragraph) -> bool:
    """Whether the paragraph stands at an end of the text, where there is one only because a table is beside it."""
    blocks = text.blocks
    ends = ((blocks[0], blocks[1:2]), (blocks[-1], blocks[-2:-1]))
    return any(end is paragraph and beside and isinstance(beside[0], Table) for end, beside in ends)


def _cell(cell: Iterable[Paragraph]) -> str:
    lists = ListPlaces()
    return " ".join(" ".join((_sign(paragraph, lists).lstrip() + _words(paragraph)).split()) for paragraph in cell)


def _words(paragraph: Paragraph) -> str:
    words = "".join(f" [noot: {run.note}]" if run.note else run.plain for run in paragraph.runs)
    if paragraph.image is None:
        return words
    return "\n".join(filter(None, (f"[{paragraph.image.alt or 'Afbeelding'}]", words)))


def _sign(paragraph: Paragraph, lists: ListPlaces) -> str:
    """What stands before the words of the paragraph."""
    place = lists.place(paragraph)
    return "" if place is None else f"{_INDENT * paragraph.level}{sign(paragraph, place)} "
