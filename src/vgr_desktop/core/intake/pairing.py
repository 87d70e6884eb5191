"""Which items of a report and of a reading are the same, and the place of an explanation that is new."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from vgr_desktop.core.model.amounts import title_key
from vgr_desktop.core.model.report import Deviation, Explanation, PolicyArea, Written
from vgr_desktop.core.model.tree import walk

_Item = TypeVar("_Item")


def paired(
    mine: Sequence[_Item], theirs: Iterable[_Item], key: Callable[[_Item], Hashable]
) -> list[tuple[_Item, int | None]]:
    """Each of theirs with the index of mine that it matches.

    Among those with one key, first the ones that say the same, wherever they stand, then those that say partly the
    same, then the first with the first.
    """
    free: dict[Hashable, list[int]] = {}
    for place, item in enumerate(mine):
        free.setdefault(key(item), []).append(place)
    coming = tuple(theirs)
    found: dict[int, int] = {}
    for likeness in _LIKENESSES:
        for number, their in enumerate(coming):
            places = free.get(key(their), []) if number not in found else []
            fitting = [place for place in places if likeness(mine[place]) == likeness(their)]
            if fitting:
                found[number] = fitting[0]
                places.remove(fitting[0])
    return [(their, found.get(number)) for number, their in enumerate(coming)]


def _all(item: object) -> object:
    return (item.body if isinstance(item, Written) else None), _amount(item)


def _amount(item: object) -> object:
    return item.amount if isinstance(item, Deviation) else None


_LIKENESSES: tuple[Callable[[object], object], ...] = (_all, _amount, lambda _item: None)
"""What two items must have in common to be the same, from all to nothing but their key."""


def deviation_key(deviation: Deviation) -> Hashable:
    """What a deviation is known by: not its amount, which may have been corrected."""
    return deviation.kind, title_key(deviation.title)


def explanation_key(explanation: Explanation) -> Hashable:
    """What makes two explanations of one area the same: the items they are about, else their free heading."""
    return frozenset(explanation.about) or " ".join((explanation.heading or "").casefold().split())


def place_for(new: Explanation, area: PolicyArea, explanations: Sequence[Explanation], after: int | None) -> int:
    """The index for `new`: before an explanation of something later in the tree, else before the one `after` it."""
    order = {node.id: place for place, node in enumerate(walk(area))}
    mine = [order[id] for id in new.about if id in order]
    if mine:
        for place, explanation in enumerate(explanations):
            if any(order.get(id, -1) > min(mine) for id in explanation.about):
                return place
    return next((place for place, one in enumerate(explanations) if one.id == after), len(explanations))
