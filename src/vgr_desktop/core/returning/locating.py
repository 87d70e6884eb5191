"""Where the blocks of a text as it went out are in the text as it is now."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from vgr_desktop.core.model.text import Block, Paragraph, RichText, paragraphs

_LEAST = 0.4
"""The least likeness of two paragraphs, from 0 to 1, to be the same one that was changed."""


class Located:
    """The blocks of `base` in `mine`."""

    def __init__(self, base: RichText, mine: RichText) -> None:
        """Compare the two."""
        self._base, self._mine = base.blocks, mine.blocks
        self._place: dict[int, int] = {}
        matcher = SequenceMatcher(None, self._base, self._mine, autojunk=False)
        for how, i, i_end, j, j_end in matcher.get_opcodes():
            if how == "equal":
                self._place |= dict(zip(range(i, i_end), range(j, j_end), strict=True))
            elif how == "replace":
                self._pair(range(i, i_end), range(j, j_end))

    def _pair(self, base: range, mine: range) -> None:
        """Pair in order the blocks that were changed."""
        start = mine.start
        for place in base:
            scored = [(_likeness(self._base[place], self._mine[at]), -at) for at in range(start, mine.stop)]
            if scored and (best := max(scored))[0] >= _LEAST:
                self._place[place] = -best[1]
                start = 1 - best[1]
            elif len(base) == len(mine) == 1:
                self._place[place] = mine.start

    def span(self, first: int, end: int) -> tuple[int, int]:
        """The blocks of mine in which those of base from `first` to `end` are; empty where they would be."""
        there = [self._place[at] for at in range(first, end) if at in self._place]
        if there:
            return min(there), max(there) + 1
        before = [self._place[at] for at in range(first) if at in self._place]
        at = max(before) + 1 if before else min((self._place[n] for n in self._place if n >= end), default=0)
        return at, at

    def blocks(self, first: int, end: int) -> tuple[Block, ...]:
        """The blocks of mine there."""
        start, stop = self.span(first, end)
        return self._mine[start:stop]

    def new(self) -> tuple[Block, ...]:
        """The blocks of mine that are none of base."""
        there = set(self._place.values())
        return tuple(block for at, block in enumerate(self._mine) if at not in there)


def words_of(blocks: Sequence[Block]) -> str:
    """The characters of some blocks, a line for each paragraph."""
    return "\n".join(paragraph.plain for paragraph in paragraphs(RichText(tuple(blocks))))


def _likeness(one: Block, other: Block) -> float:
    if isinstance(one, Paragraph) != isinstance(other, Paragraph):
        return 0.0
    matcher = SequenceMatcher(None, words_of([one]).split(), words_of([other]).split(), autojunk=False)
    return matcher.ratio()
