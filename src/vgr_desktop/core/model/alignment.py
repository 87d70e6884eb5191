"""Two sequences beside each other: which member of the one is which of the other, in order."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

T = TypeVar("T")

Couple = tuple[T | None, T | None]
"""A member as it was and as it is; None: it is not there."""

Stretch = tuple[tuple[T, ...], tuple[T, ...]]
"""Neighbours as they were and as they are; the two are equal when nothing changed."""

_HIGHEST_COST = 250_000
"""How many pairs of equal members two sequences may have and still be compared one by one."""

_MOST_PAIRS = 40_000
"""How many pairs of members that are not equal are still looked at, to find the ones that are alike."""


def coupled(
    old: Sequence[T], new: Sequence[T], key: Callable[[T], Hashable], likeness: Callable[[T, T], float]
) -> Iterator[Couple[T]]:
    """Each member of both, in the order of both: what was dropped stands before what came in its place.

    Members with the same `key` are the same. Between those, the ones that are most alike are coupled; `likeness` is 0
    for two that must not be.
    """
    for i, i_end, j, j_end, same in _opcodes([key(member) for member in old], [key(member) for member in new]):
        if same:
            yield from zip(old[i:i_end], new[j:j_end], strict=True)
        else:
            yield from _alike(old[i:i_end], new[j:j_end], likeness)


def _opcodes(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[tuple[int, int, int, int, bool]]:
    """The stretches that are the same in both, and those between them."""
    there = Counter(new)
    if sum(there[member] for member in old) > _HIGHEST_COST:
        yield 0, len(old), 0, len(new), old == new
        return
    for tag, i, i_end, j, j_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield i, i_end, j, j_end, tag == "equal"


def _alike(old: Sequence[T], new: Sequence[T], likeness: Callable[[T, T], float]) -> Iterator[Couple[T]]:
    """The couples of which the likeness adds up to most, and the members that are in none."""
    if len(old) * len(new) > _MOST_PAIRS:
        yield from _uncoupled(old, new)
        return
    best = _best(old, new, likeness)
    i = j = before_i = before_j = 0
    while i < len(old) and j < len(new):
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            yield from _uncoupled(old[before_i:i], new[before_j:j])
            yield old[i], new[j]
            before_i = i = i + 1
            before_j = j = j + 1
    yield from _uncoupled(old[before_i:], new[before_j:])


def _best(old: Sequence[T], new: Sequence[T], likeness: Callable[[T, T], float]) -> list[list[float]]:
    """The most that the likeness of couples can add up to, from each place in both to the ends."""
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            found = likeness(old[i], new[j])
            together = found + best[i + 1][j + 1] if found else 0.0
            best[i][j] = max(together, best[i + 1][j], best[i][j + 1])
    return best


def _uncoupled(old: Iterable[T], new: Iterable[T]) -> Iterator[Couple[T]]:
    for member in old:
        yield member, None
    for member in new:
        yield None, member


def stretches(
    old: Sequence[T], new: Sequence[T], key: Callable[[T], Hashable], size: Callable[[T], int]
) -> list[tuple[Stretch[T], bool]]:
    """What stayed the same, and between that what became of the rest; of each stretch whether it stayed the same.

    A stretch that stayed counts as changed when it is no longer than the changes on both sides of it: about two
    different sentences, nobody wants to read that both have the word "de".
    """
    found: list[tuple[Stretch[T], bool]] = []
    for i, i_end, j, j_end, same in _opcodes([key(member) for member in old], [key(member) for member in new]):
        found.append(((tuple(old[i:i_end]), tuple(new[j:j_end])), same))
        while len(found) >= _WITH_SIDES and not same:
            before, between, after = (stretch for stretch, _ in found[-_WITH_SIDES:])
            if _long(between, size) > min(_long(before, size), _long(after, size)):
                break
            found[-_WITH_SIDES:] = [(_joined(_joined(before, between), after), False)]
    return found


_WITH_SIDES = 3
"""A stretch that stayed, and the changes before and after it."""


def _long(stretch: Stretch[T], size: Callable[[T], int]) -> int:
    return max(sum(map(size, side)) for side in stretch)


def _joined(one: Stretch[T], other: Stretch[T]) -> Stretch[T]:
    return one[0] + other[0], one[1] + other[1]
