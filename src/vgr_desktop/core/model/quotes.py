"""Which words of a text a comment is about, told by the words themselves, so that it survives changes elsewhere.

A quote has the words, and what stood before and after them. They are sought in the text as it is now: the same words,
in the surroundings that resemble the old ones most; when the words were changed, what stands between the old
surroundings. A place counted in characters would go astray in a merge, an import, or an edit by another program.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

CONTEXT = 40
"""How many characters before and after the words are remembered; enough to tell cells of a table apart."""
_LEAST = 8
"""How many characters of the surroundings must still be there to say where changed words stand."""
_LONGEST_CHANGED = 3
"""How many times as long as the words that were there, plus the surroundings, changed words may be."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a text, with what stood around them. Without words it is the whole text."""

    words: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of a text, from `start` up to `end`, counted from 0."""

    start: int
    end: int


def quoted(text: str, stretch: Stretch) -> Quote:
    """The quote of a stretch of a text, without white space around it."""
    words = text[stretch.start : stretch.end]
    start = stretch.start + len(words) - len(words.lstrip())
    end = start + len(words.strip())
    if start == end:
        return Quote()
    return Quote(text[start:end], text[max(start - CONTEXT, 0) : start], text[end : end + CONTEXT])


def find(text: str, quote: Quote) -> Stretch | None:
    """Where the words of `quote` stand in `text` now; None when they are gone, or were no words."""
    if not quote.words:
        return None
    length = len(quote.words)
    if (
        len(quote.before) == len(quote.after) == CONTEXT
    ):  # mostly all of it is as it was; of "de" a long text has thousands
        whole = text.find(f"{quote.before}{quote.words}{quote.after}")
        if whole >= 0:
            return Stretch(whole + CONTEXT, whole + CONTEXT + length)
    if starts := list(_places(text, quote.words)):
        best = max(starts, key=lambda start: _likeness(text, Stretch(start, start + length), quote))
        return Stretch(best, best + length)
    return _between(text, quote)


def _places(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def _likeness(text: str, stretch: Stretch, quote: Quote) -> int:
    """How many characters around the stretch are the old surroundings of the quote; its ends count as one."""
    back = text[max(stretch.start - CONTEXT, 0) : stretch.start][::-1]
    on = text[stretch.end : stretch.end + CONTEXT]
    found = _common(back, quote.before[::-1]) + _common(on, quote.after)
    return found + (back == quote.before[::-1]) + (on == quote.after)


def _common(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _between(text: str, quote: Quote) -> Stretch | None:
    """Where the changed words of a quote stand: between what is left of its surroundings."""
    start = next((text.find(left) + len(left) for left in _endings(quote.before) if left in text), None)
    if start is None:
        return None
    ends = [at for left in _beginnings(quote.after) if (at := text.find(left, start)) >= 0]
    end = len(text) if not quote.after else next(iter(ends), start)
    words = text[start:end]
    if not words.strip() or len(words) > _LONGEST_CHANGED * len(quote.words) + CONTEXT:
        return None
    return Stretch(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))


def _endings(before: str) -> Iterator[str]:
    """What may be left of what stood before the words, the longest first."""
    least = min(len(before), _LEAST)
    return (before[len(before) - length :] for length in range(len(before), least - 1, -1))


def _beginnings(after: str) -> Iterator[str]:
    """What may be left of what stood after the words, the longest first."""
    return (after[:length] for length in range(len(after), min(len(after), _LEAST) - 1, -1))
