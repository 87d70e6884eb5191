"""Paragraphs that are items of a list that was typed: with a bullet or a number of their own before the words."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from vgr_desktop.core.model.list_marks import ListMark, list_marks
from vgr_desktop.core.model.text import Kind, Run

BULLETS = "•·∙▪▫■□●○◦‣⁃➢❑❖✓►"
"""Signs that begin an item and nothing else; a dash may begin a sentence."""

_SECTIONS = "#"
_SECTION = re.compile(r"\(?(\d{1,3}(?:\.\d{1,3}){1,3})[.)]?\s+(?=\S)")


def mark_of(text: str, *, hung: bool = False) -> ListMark | None:
    """The mark that a paragraph begins with; `hung`: it is set as an item, with its first words to the left."""
    return next(iter(_marks(text, hung=hung)), None)


def items(texts: Sequence[str], hung: Sequence[bool] = ()) -> list[ListMark | None]:
    """The mark of each of these paragraphs, which follow each other; None for one that is no item.

    A dash or a number may begin an ordinary paragraph as well: it is a mark when a neighbour has the same dash, or when
    the numbers begin at one and go on.
    """
    is_hung = hung or [False] * len(texts)
    found = [_marks(text, hung=set_so) for text, set_so in zip(texts, is_hung, strict=True)]
    chosen = [
        marks[0] if marks and (set_so or marks[0].style in BULLETS) else None
        for marks, set_so in zip(found, is_hung, strict=True)
    ]
    place = 0
    while place < len(found):
        series = max((_series(found, place, mark) for mark in found[place]), key=len, default=[])
        if len(series) > 1:
            chosen[place : place + len(series)] = series
        place += max(len(series), 1)
    return chosen


def _marks(text: str, *, hung: bool) -> tuple[ListMark, ...]:
    words = text.lstrip()
    begin = len(text) - len(words)
    marks = list_marks(words)
    if not marks and hung and (section := _SECTION.match(words)):
        before, _, last = section[1].rpartition(".")
        marks = (ListMark(Kind.NUMBERED, f"{before}.{_SECTIONS}", int(last), section.end()),)
    return tuple(replace(mark, length=begin + mark.length) for mark in marks if words[mark.length :].strip())


def _series(found: Sequence[tuple[ListMark, ...]], start: int, first: ListMark) -> list[ListMark]:
    """The items that begin with this mark at `start` and go on without a gap."""
    series = [first]
    if first.kind is Kind.NUMBERED and first.number != 1:
        return series
    for marks in found[start + 1 :]:
        number = series[-1].number + (first.kind is Kind.NUMBERED)
        following = next((mark for mark in marks if (mark.style, mark.number) == (first.style, number)), None)
        if following is None:
            break
        series.append(following)
    return series


def depth_of(mark: ListMark) -> int:
    """How deep the number itself says that the item is: 1 for 2.1, 2 for 2.1.3."""
    return mark.style.count(".") if mark.style.endswith(_SECTIONS) else 0


def without(runs: Iterable[Run], length: int) -> tuple[Run, ...]:
    """Runs without so many characters at the beginning."""
    kept: list[Run] = []
    for run in runs:
        cut = min(length, len(run.text))
        length -= cut
        if cut < len(run.text) or run.note:
            kept.append(replace(run, text=run.text[cut:]))
    return tuple(kept)
