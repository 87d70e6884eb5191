"""Characters as they are looked for: without capitals, accents and what nobody sees, and where each of them stood."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from vgr_desktop.core.model.characters import visible
from vgr_desktop.core.model.text import LOWERED, RAISED

NOTE_MARK = "\ufffc"
"""Stands for the mark of a footnote; texts cannot contain it."""

_OTHER = re.compile(r"[^\x00-\x7f]")
_ACCENT = re.compile("[\u0300-\u036f]")
_OWN_FIGURE = frozenset(RAISED + LOWERED)
_SAME = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "\u2010": "-", NOTE_MARK: None})


class Folded(NamedTuple):
    """Folded characters. `starts` has for each of them the number of the character it came from; None: its own."""

    text: str
    starts: tuple[int, ...] | None = None


def fold(text: str) -> str:
    """`text` without accents, capitals and invisible characters, so that cafe matches CAFÉ, on one line.

    m2 matches m², but the 1 of a note in 2025¹ is a word by itself.
    """
    return folded(text).text


def folded(text: str) -> Folded:
    """`text` as `fold` makes it, with the places of its characters."""
    if text.isascii():
        return Folded(_on_one_line(text))
    pieces: list[str] = []
    starts: list[int] = []
    end = 0
    moved = False
    for found in _OTHER.finditer(text):
        place = found.start()
        piece = _folded_sign(found[0])
        if found[0] in _OWN_FIGURE and place and text[place - 1].isdecimal():
            piece = f" {piece}"
        pieces += (_on_one_line(text[end:place]), piece)
        starts += (*range(end, place), *[place] * len(piece))
        moved = moved or len(piece) != 1
        end = place + 1
    pieces.append(_on_one_line(text[end:]))
    starts += range(end, len(text))
    return Folded("".join(pieces), tuple(starts) if moved else None)


def _on_one_line(ascii_text: str) -> str:
    return ascii_text.lower().replace("\n", " ")


def unmarked(text: str) -> Folded:
    """`text` on one line, without the marks of footnotes."""
    if NOTE_MARK not in text:
        return Folded(text.replace("\n", " "))
    starts = tuple(place for place, sign in enumerate(text) if sign != NOTE_MARK)
    return Folded(text.replace(NOTE_MARK, "").replace("\n", " "), starts)


@lru_cache(maxsize=2048)  # a text has few different signs that are not ASCII
def _folded_sign(sign: str) -> str:
    return _ACCENT.sub("", unicodedata.normalize("NFKD", visible(sign))).translate(_SAME).casefold()


def without_accents(text: str) -> str:
    """`text` with its capitals, but without accents."""
    return _ACCENT.sub("", unicodedata.normalize("NFD", text))


def unfolded(text: str, found: Folded, start: int, end: int) -> tuple[int, int]:
    """The place in `text` of the characters from `start` to `end` in what it was folded to, with their accents."""
    if found.starts is not None:
        start, end = found.starts[start], found.starts[end - 1] + 1
    while end < len(text) and _ACCENT.match(text, end):
        end += 1
    return start, end
