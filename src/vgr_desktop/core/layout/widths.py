"""How wide words are, and how the columns of a table share the width of the text.

Widths are in twentieths of a point, for letters of 10 points as in tables. They are those of Arial, and a little more:
another font may be wider, and a word that is cut is worse than a column that is wide.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

_LETTER = 200
"""The size of a letter in a table: 10 points."""
_SPARE = 1.12
"""How much wider than Arial a font may be."""
_BOLD = 1.08
_MARGINS = 216
"""The room beside the words of a cell, left and right together."""
_NARROW, _MIDDLE, _WIDE, _WIDEST = 0.28, 0.56, 0.72, 0.95
_BY_LETTER = {
    **dict.fromkeys("ijlftI.,:;'’‘|!()[]/\\ \u00a0", _NARROW),
    **dict.fromkeys('r-“”"', 0.36),
    **dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZ&%", _WIDE),
    **dict.fromkeys("MWmw@—×●▲■", _WIDEST),
}
_BREAKS = re.compile(r"[ \n\t]+|(?<=-)(?=\w)")
"""Where a line may end: at a space that is not a hard one, and after a hyphen."""
_LONGEST_WORD = 26
"""Letters. A longer word is broken at the end of a line rather than making its column wider."""
_COMFORTABLE = 1500
"""Of a column with sentences: about 2.6 cm, in which three short words fit beside each other."""


@dataclass(frozen=True, slots=True)
class Column:
    """What a column needs: the width of its longest word or number (`least`), and of its longest cell on one line."""

    least: int
    whole: int

    @property
    def comfortable(self) -> int:
        """The least width in which the column reads well."""
        return max(self.least, min(self.whole, _COMFORTABLE))


def column(head: str, cells: Iterable[str], indent: int = 0) -> Column:
    """What a column with this head and these cells needs; `indent` is that of the words in its cells."""
    widths = [(_longest(cell) + indent, _width(cell) + indent) for cell in cells]
    widths.append((int(_longest(head) * _BOLD), int(_width(head) * _BOLD)))
    return Column(max(least for least, _ in widths) + _MARGINS, max(whole for _, whole in widths) + _MARGINS)


@lru_cache(maxsize=20_000)
def _longest(text: str) -> int:
    return max(map(_width, (word[:_LONGEST_WORD] for word in _BREAKS.split(text))), default=0)


def _width(text: str) -> int:
    return round(sum(_BY_LETTER.get(letter, _MIDDLE) for letter in text) * _LETTER * _SPARE)


class Sharing(Protocol):
    """A table whose columns share the width of the text."""

    @property
    def weights(self) -> Sequence[int]:
        """The shares that the columns get where nothing needs more."""

    @property
    def needs(self) -> Sequence[Column]:
        """What the columns need."""


def widths_of(table: Sharing, width: int) -> tuple[int, ...]:
    """The widths of the columns of `table` in a text of this width."""
    return shared(table.weights, table.needs, width)


def fits(columns: Sequence[Column], width: int) -> bool:
    """Whether the columns read well in a text of this width."""
    return sum(each.comfortable for each in columns) <= width


def shared(weights: Sequence[int], columns: Sequence[Column], width: int) -> tuple[int, ...]:
    """The widths of columns that share `width` by their weights; none is narrower than its longest word.

    When there is no room for all words, each column gets its part of what there is.
    """
    least = [each.least for each in columns]
    if sum(least) >= width:
        return tuple(width * each // sum(least) for each in least)
    tight: set[int] = set()
    while True:
        room = width - sum(least[place] for place in tight)
        loose = sum(weight for place, weight in enumerate(weights) if place not in tight)
        given = [least[place] if place in tight else room * weight // loose for place, weight in enumerate(weights)]
        found = {place for place, each in enumerate(given) if each < least[place]}
        if not found:
            return tuple(given)
        tight |= found
