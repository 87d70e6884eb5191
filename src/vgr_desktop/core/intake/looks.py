"""Taking over a text that came without its looks, without losing those that the report gave it."""

from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher

from vgr_desktop.core.model.text import NO_MARKS, Block, Kind, Paragraph, RichText, rich


def with_looks_of(mine: RichText, theirs: RichText) -> RichText:
    """Their text, with lists, marks, notes and the parts of an explanation as mine has them in the same lines.

    A text that has looks of its own is taken as it is, and so is one for which mine has a table.
    """
    lines, blocks = _plain(theirs), [block for block in mine.blocks if isinstance(block, Paragraph)]
    if lines is None or len(blocks) < len(mine.blocks):
        return theirs
    return rich(_woven(blocks, lines))


def _plain(text: RichText) -> list[Paragraph] | None:
    """The paragraphs of a text that says nothing of its looks; None when it does."""
    lines = [block for block in text.blocks if isinstance(block, Paragraph)]
    bare = all(line.kind is Kind.PARAGRAPH and line.part is None and _is_bare(line) for line in lines)
    return lines if bare and len(lines) == len(text.blocks) else None


def _is_bare(line: Paragraph) -> bool:
    return all(run.marks == NO_MARKS and not (run.link or run.note or run.field) for run in line.runs)


def _woven(mine: list[Paragraph], theirs: list[Paragraph]) -> Iterator[Block]:
    old, new = [line.plain.strip() for line in mine], [line.plain.strip() for line in theirs]
    for what, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            yield from mine[start:end]
        elif what == "replace" and end - start == last - first:
            pairs = zip(mine[start:end], theirs[first:last], strict=True)
            yield from (replace(was, runs=now.runs, image=None) for was, now in pairs)
        else:
            yield from theirs[first:last]
