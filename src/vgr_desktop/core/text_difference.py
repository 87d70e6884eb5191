"""What was said and what is said, word by word."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from vgr_desktop.core.text import RichText, plain

_DEAREST = 250_000
"""How many pairs of equal words two stretches may have to be compared word by word: prose of ten pages has fewer."""

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
# Words with their hyphens and apostrophes, amounts with their points, or one sign, each with the space before it:
# spaces by themselves would be found equal everywhere.
_TOKEN = re.compile(r"\n|[^\S\n]*(?:\w+(?:[-'’.,]\w+)*|[^\w\s])|[^\S\n]+")


class How(StrEnum):
    """What became of a stretch of text."""

    EQUAL = "equal"
    INSERTED = "inserted"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text and what became of it. Paragraphs are parted by a newline."""

    how: How
    text: str


_Piece = tuple[str, str]
"""What a stretch was and what it is; the two are the same where nothing changed."""


def word_difference(old: RichText, new: RichText) -> tuple[Span, ...]:
    """The two texts as one row of spans, what went before what came in its place.

    The equal and deleted spans together are the old text without its marks, the equal and inserted ones the new text.
    """
    return tuple(_spans(_by_line(plain(old), plain(new))))


def _by_line(old: str, new: str) -> Iterator[_Piece]:
    """Whole lines that stayed, and between them what changed by words: most of a long text needs no closer look."""
    for was, now in _pieces(_LINE.findall(old), _LINE.findall(new)):
        if was and now and was != now:
            yield from _pieces(_TOKEN.findall(was), _TOKEN.findall(now))
        else:
            yield was, now


def _pieces(old: Sequence[str], new: Sequence[str]) -> Iterator[_Piece]:
    if _cost(old, new) > _DEAREST:
        yield "".join(old), "".join(new)
        return
    for _, i, i_end, j, j_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield "".join(old[i:i_end]), "".join(new[j:j_end])


def _cost(old: Iterable[str], new: Iterable[str]) -> int:
    """How many pairs of equals there are, which is what makes a comparison dear."""
    there = Counter(new)
    return sum(there[token] for token in old)


def _spans(pieces: Iterable[_Piece]) -> Iterator[Span]:
    """Equal stretches, and between them all that went and then all that came."""
    equal = went = came = ""
    for was, now in pieces:
        if was != now:
            yield from _said(How.EQUAL, equal)
            equal, went, came = "", went + was, came + now
        else:
            yield from _said(How.DELETED, went)
            yield from _said(How.INSERTED, came)
            equal, went, came = equal + was, "", ""
    yield from _said(How.EQUAL, equal)
    yield from _said(How.DELETED, went)
    yield from _said(How.INSERTED, came)


def _said(how: How, text: str) -> Iterator[Span]:
    if text:
        yield Span(how, text)
