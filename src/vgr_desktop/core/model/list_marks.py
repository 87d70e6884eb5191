"""Bullets and numbers that were typed before the items of a list, recognised the same wherever the text comes from."""

import re
from dataclasses import dataclass

from vgr_desktop.core.model.text import Kind

_BULLET = re.compile("(?P<sign>[•·▪●◦○‣*o\uf0b7\uf0a7§–—−➢✓❖▫►∙⁃■□❑➔→-])(?:\\s+(?=\\S)|$)")  # signs as they are typed
_NUMBER = re.compile(
    r"(?P<open>\(?)(?:(?P<digits>\d{1,2})|(?P<letter>[a-z])|(?P<roman>[ivx]{2,4}))(?P<close>[.)])\s+(?=\S)"
)
_ROMANS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}


@dataclass(frozen=True, slots=True)
class ListMark:
    """A bullet or number at the beginning of a line.

    `style` is the same for items of one list: the bullet, or how its numbers are written; `number` is the place in the
    list, 0 for a bullet; `length` is how many characters it takes, with the space behind it.
    """

    kind: Kind
    style: str
    number: int
    length: int


def list_marks(text: str) -> tuple[ListMark, ...]:
    """The mark that `text` begins with: none, one, or, for a letter that is a roman number too, both readings."""
    if found := _BULLET.match(text):
        return (ListMark(Kind.BULLET, found["sign"], 0, found.end()),)
    found = _NUMBER.match(text)
    if found is None or (found["open"] and found["close"] != ")"):
        return ()
    around = found["open"] + found["close"]
    if found["digits"]:
        return (ListMark(Kind.NUMBERED, f"1{around}", int(found["digits"]), found.end()),)
    word = found["letter"] or found["roman"]
    marks = []
    if found["letter"]:
        marks.append(ListMark(Kind.NUMBERED, f"a{around}", ord(word) - ord("a") + 1, found.end()))
    if word in _ROMANS:
        marks.append(ListMark(Kind.NUMBERED, f"i{around}", _ROMANS[word], found.end()))
    return tuple(marks)
