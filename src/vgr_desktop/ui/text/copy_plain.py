"""A text as characters for programs that take nothing else: lists with their signs, and a line for each row."""

from collections.abc import Iterable

from vgr_desktop.core.dutch.wording import part_begun
from vgr_desktop.core.model.text import LIST_KINDS, ExplanationPart, Kind, Paragraph, RichText, Table

_BULLETS = "•◦▪"
_INDENT = "  "


def characters_of(text: RichText, *, signs: bool = True) -> str:
    """The text as lines; the cells of a row have tabs between them, and footnotes stand in brackets.

    `signs`: items have a bullet or number before them, and parts of an explanation their names.
    """
    lists = _Lists()
    part: ExplanationPart | None = None
    lines: list[str] = []
    for block in text.blocks:
        if isinstance(block, Table):
            lines += ("\t".join(_cell(cell) for cell in row) for row in block.rows)
            lists, part = _Lists(), None
        elif not (block.is_blank and _beside_table(text, block)):
            name, part = part_begun(block, part), block.part
            before = f"{lists.sign(block)}{name and f'{name}: '}" if signs else ""
            lines.append(before + _words(block))
    return "\n".join(lines)


def _beside_table(text: RichText, paragraph: Paragraph) -> bool:
    """Whether the paragraph stands at an end of the text, where there is one only because a table is beside it."""
    blocks = text.blocks
    ends = ((blocks[0], blocks[1:2]), (blocks[-1], blocks[-2:-1]))
    return any(end is paragraph and beside and isinstance(beside[0], Table) for end, beside in ends)


def _cell(cell: Iterable[Paragraph]) -> str:
    lists = _Lists()
    return " ".join(" ".join((lists.sign(paragraph).lstrip() + _words(paragraph)).split()) for paragraph in cell)


def _words(paragraph: Paragraph) -> str:
    words = "".join(f" [noot: {run.note}]" if run.note else run.plain for run in paragraph.runs)
    if paragraph.image is None:
        return words
    return "\n".join(filter(None, (f"[{paragraph.image.alt or 'Afbeelding'}]", words)))


class _Lists:
    """Gives items their signs; a list goes on after deeper ones, and ends at anything else."""

    def __init__(self) -> None:
        self._open: list[tuple[int, Kind, int]] = []

    def sign(self, paragraph: Paragraph) -> str:
        """What stands before the words of the paragraph."""
        if paragraph.kind not in LIST_KINDS:
            self._open.clear()
            return ""
        level, kind = paragraph.level, paragraph.kind
        while self._open and self._open[-1][0] > level:
            self._open.pop()
        number = 1
        if self._open and self._open[-1][0] == level:
            _, known, last = self._open.pop()
            number = last + 1 if known is kind else 1
        self._open.append((level, kind, number))
        sign = f"{number}." if kind is Kind.NUMBERED else _BULLETS[min(level, len(_BULLETS) - 1)]
        return f"{_INDENT * level}{sign} "
