"""Places for things in a row, such that few of them change when something comes in between or goes away."""

from bisect import bisect_left
from collections.abc import Sequence

STRIDE = 1024
"""How far two new neighbours are apart: ten things can come between them, one after the other, at the worst place."""
HIGHEST = 2**31 - 1
"""The highest place; a database stores it in four bytes."""


def spread(places: Sequence[int | None]) -> list[int]:
    """An increasing place for each thing in a row, from 0; None: it has none yet.

    As many as possible keep theirs. When there is no room where some must come, all of them get other ones.
    """
    kept = _increasing(places)
    found: list[int] = []
    low = -1
    for start, stop in zip([0, *(at + 1 for at in kept)], [*kept, len(places)], strict=True):
        count = stop - start
        high = places[stop] if stop < len(places) else low + STRIDE * (count + 1)
        assert high is not None  # noqa: S101  # what is kept has a place
        if high - low <= count or high > HIGHEST:
            return [STRIDE * (number + 1) for number in range(len(places))]
        found.extend(low + (high - low) * (number + 1) // (count + 1) for number in range(count))
        if stop < len(places):
            found.append(high)
            low = high
    return found


def _increasing(places: Sequence[int | None]) -> list[int]:
    """The indexes of the longest increasing row of places among these."""
    ends: list[int] = []  # for each length, the lowest place in which a row of it can end
    at: list[int] = []  # and its index
    before: dict[int, int | None] = {}
    for index, place in enumerate(places):
        if place is None or place < 0:
            continue
        length = bisect_left(ends, place)
        before[index] = at[length - 1] if length else None
        ends[length:] = [place, *ends[length + 1 :]]
        at[length:] = [index, *at[length + 1 :]]
    row: list[int] = []
    last = at[-1] if at else None
    while last is not None:
        row.append(last)
        last = before[last]
    return row[::-1]
