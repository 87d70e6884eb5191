"""The difference between an old and a new text, word by word."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from vgr_desktop.core.model.text import RichText, paragraphs

_HIGHEST_COST = 250_000
"""How many pairs of equal words two stretches may have and still be compared by word: ten pages have fewer."""

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
# Words with their hyphens and apostrophes, amounts with their points, or one sign, each with the space before it:
# # separate spaces would be equal everywhere.
_TOKEN = re.compile(r"\n|[^\S\n]*(?:\w+(?:[-'’.,]\w+)*|[^\w\s])|[^\S\n]+")


class How(StrEnum):
    """What became of a stretch of text."""

    EQUAL = "equal"
    INSERTED = "inserted"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text and what became of it. Paragraphs are separated by a newline."""

    how: How
    text: str


def need_space(one: Span, next_one: Span) -> bool:
    """Whether two spans shown one after the other need a space between them: deleted text, and what replaced it."""
    changed = (one.how, next_one.how) == (How.DELETED, How.INSERTED)
    return changed and not one.text[-1].isspace() and not next_one.text[0].isspace()


_Piece = tuple[str, str]
"""A stretch as it was and as it is; the two are the same when nothing changed."""


def word_difference(old: RichText, new: RichText) -> tuple[Span, ...]:
    """The two texts as one sequence of spans, with deleted text before the text that replaced it.

    The equal and deleted spans together are the old text without marks, the equal and inserted ones the new text. A
    footnote is written in brackets in the place of its mark.
    """
    return tuple(_spans(_readable(_by_line(_with_notes(old), _with_notes(new)))))


def _with_notes(text: RichText) -> str:
    told = ("".join(f" [noot: {run.note}]" if run.note else run.plain for run in p.runs) for p in paragraphs(text))
    return "\n".join(told)


def _by_line(old: str, new: str) -> Iterator[_Piece]:
    """Unchanged lines, and between them the changes by word: most of a long text needs no comparison by word."""
    for was, now in _pieces(_LINE.findall(old), _LINE.findall(new)):
        if was and now and was != now:
            yield from _pieces(_TOKEN.findall(was), _TOKEN.findall(now))
        else:
            yield was, now


def _pieces(old: Sequence[str], new: Sequence[str]) -> Iterator[_Piece]:
    if _cost(old, new) > _HIGHEST_COST:
        yield "".join(old), "".join(new)
        return
    for _, i, i_end, j, j_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield "".join(old[i:i_end]), "".join(new[j:j_end])


def _cost(old: Iterable[str], new: Iterable[str]) -> int:
    """The number of pairs of equal words, which decides how long a comparison takes."""
    there = Counter(new)
    return sum(there[token] for token in old)


def _readable(pieces: Iterable[_Piece]) -> Iterable[_Piece]:
    """The pieces without the few words that two stretches have in common by chance.

    An unchanged piece counts as changed when it is no longer than the changes on both sides of it: about two different
    sentences, nobody wants to read that both have the word "de".
    """
    found: list[_Piece] = []
    for piece in pieces:
        found.append(_joined(found.pop(), piece) if found and _is_equal(found[-1]) == _is_equal(piece) else piece)
        while len(found) >= _WITH_SIDES and not _is_equal(found[-1]):
            before, between, after = found[-_WITH_SIDES:]
            if len(between[0]) > min(_length(before), _length(after)):
                break
            found[-_WITH_SIDES:] = [_joined(_joined(before, between), after)]
    return found


_WITH_SIDES = 3
"""An unchanged stretch, and the changes before and after it."""


def _is_equal(piece: _Piece) -> bool:
    return piece[0] == piece[1]


def _joined(one: _Piece, other: _Piece) -> _Piece:
    return one[0] + other[0], one[1] + other[1]


def _length(piece: _Piece) -> int:
    return max(map(len, piece))


def _spans(pieces: Iterable[_Piece]) -> Iterator[Span]:
    """Equal stretches, and between them all deleted text and then all inserted text."""
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
