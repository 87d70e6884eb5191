"""Bringing a dossier and the team dossier together: what comes in here, what goes out, and what waits for a choice.

The team dossier has ids of its own, and items are known by their lineages. Each dossier knows what the team dossier
held the last time; what differs from that was changed, here or there. What was changed on one side only comes to the
other. What both changed stays as it is on either side, and waits until somebody chooses. An item that was removed on
one side and changed on the other stays: nothing is lost unseen.
"""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from vgr_desktop.core.editing.reviewing import tidied
from vgr_desktop.core.editions.by_keys import ByKeys, Key
from vgr_desktop.core.editions.merging import Difference, Merging, Side
from vgr_desktop.core.editions.renewing import renewed, with_identities
from vgr_desktop.core.model.changes import PlacedItem, placed_items
from vgr_desktop.core.model.history import Reports, in_order
from vgr_desktop.core.model.identities import Identities, Identity
from vgr_desktop.core.model.item_fields import KIND_OF
from vgr_desktop.core.model.report import Item, Report
from vgr_desktop.core.model.spreading import spread
from vgr_desktop.core.model.tree import everything

Chapters = frozenset[str | None]
MayShare = Callable[[Chapters], bool]
"""Whether one may change what stands in all of these programmes; see `Merging.chapters`."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What the team dossier holds: its reports, with the ids and places that their items have there.

    `next_id` is the first id that no item there ever had.
    """

    reports: Reports = ()
    places: Mapping[int, int] = field(default_factory=dict)
    next_id: int = 1


@dataclass(frozen=True, slots=True)
class PutItem:
    """An item to write into the team dossier, in its place there, with the id of its report."""

    entry: PlacedItem
    report: int


@dataclass(frozen=True, slots=True)
class Together:
    """What comes of it.

    `ours`: the reports here, with what came in. `put` and `gone`: what is written to the team dossier and removed from
    it, which then holds `shared`. `waiting`: the ids there of the items that both sides changed. `withheld`: how many
    changes stay here because one may not make them there. `origins`: for the id of an item here, its id there.
    """

    ours: Reports
    shared: Shared
    put: tuple[PutItem, ...]
    gone: tuple[PlacedItem, ...]
    waiting: frozenset[int]
    withheld: int
    origins: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class _Met:
    """One report after it met its other self: as it is here and there (None: not any more), and what stays apart."""

    here: Report | None
    there: Report | None
    waiting: frozenset[int] = frozenset()
    withheld: int = 0


def bring_together(
    ours: Reports,
    was: Shared,
    now: Shared,
    identities: Identities,
    waiting: Container[int] = frozenset(),
    may_share: MayShare = lambda _chapters: True,
) -> Together:
    """Merge our reports with what the team dossier holds `now`; `was` is what it held the last time.

    Of the items with the ids `waiting` there it is not known what both sides started from.
    """
    here = {report.lineage: report for report in ours}
    there, before = _by_lineage(now), _by_lineage(was)
    meeting = _Meeting(now.next_id, identities, waiting, may_share)
    lineages = [*there, *(lineage for lineage in here if lineage not in there)]
    lineages += [lineage for lineage in before if lineage not in there and lineage not in here]
    met = [meeting.meet(here.get(each), there.get(each), before.get(each)) for each in lineages]
    shared = [each.there for each in met if each.there is not None]
    put, gone, places = _written(now, shared)
    return Together(
        in_order(each.here for each in met if each.here is not None),
        Shared(in_order(shared), places, meeting.next_id),
        put,
        gone,
        frozenset().union(*(each.waiting for each in met)),
        sum(each.withheld for each in met),
        {id: other for each in met if each.here and each.there for id, other in _pairs(each.here, each.there)},
    )


def settled_with(waiting: Iterable[int], seen: Shared, now: Shared) -> frozenset[int]:
    """Of the items that wait, those for which somebody chose while the team dossier held `seen`, as it still does."""
    before, after = _items(seen), _items(now)
    return frozenset(id for id in waiting if id in before and id in after and _says_the_same(before[id], after[id]))


class _Meeting:
    """Lets reports meet; new items of ours get ids of the team dossier from `next_id` on."""

    def __init__(self, next_id: int, identities: Identities, waiting: Container[int], may_share: MayShare) -> None:
        self.next_id = next_id
        self._identities = identities
        self._waiting = waiting
        self._may_share = may_share

    def meet(self, here: Report | None, there: Report | None, before: Report | None) -> _Met:
        if here is None:
            return self._without_ours(there, before)
        if there is None:
            return self._without_theirs(here, before)
        return self._both(here, there, before)

    def _without_ours(self, there: Report | None, before: Report | None) -> _Met:
        """A report that is new there, or that was removed here; one that changed meanwhile comes back."""
        if there is None:
            return _Met(None, None)
        if before is not None and there == before:
            return _Met(None, None) if self._may_share(frozenset({""})) else _Met(None, there, withheld=1)
        return _Met(renewed(there, self._identities), there)

    def _without_theirs(self, here: Report, before: Report | None) -> _Met:
        """A report that is new here, or that was removed there; one that changed here stays."""
        if before is not None and not Merging(here, before).differences:
            return _Met(None, None)
        if not self._may_share(frozenset({""})):
            return _Met(here, None, withheld=1)
        return _Met(here, self._under_ids_of(None, here))

    def _both(self, here: Report, there: Report, before: Report | None) -> _Met:
        merging = Merging(here, there, before, self._waiting)
        apart = [each for each in merging.differences if each.contested and each.ours and each.theirs]
        sides = {each.key: Side.OURS for each in apart}
        withheld = [each for each in merging.differences if self._is_withheld(each, merging)]
        kept_there = {each.key: Side.THEIRS for each in (*apart, *withheld)}
        return _Met(
            merging.merged(self._identities, sides) if _takes(merging, Side.THEIRS, sides) else here,
            self._sent(merging, kept_there) if _takes(merging, Side.OURS, kept_there) else there,
            frozenset(each.theirs.id for each in apart if each.theirs),
            len(withheld),
        )

    def _is_withheld(self, difference: Difference, merging: Merging) -> bool:
        return difference.suggested is Side.OURS and not self._may_share(merging.chapters(difference))

    def _sent(self, merging: Merging, sides: Mapping[Key, Side]) -> Report:
        passing = Identities(self._identities.next_id)  # their new items pass by under ids that nobody sees
        return self._under_ids_of(merging.theirs, merging.merged(passing, sides))

    def _under_ids_of(self, there: Report | None, report: Report) -> Report:
        """The report with the ids of the team dossier; what that does not have gets new ones."""
        tidy = tidied(report)
        known = {key: item.id for key, item in ByKeys(there).items.items()} if there is not None else {}
        new: dict[int, Identity] = {}
        for key, item in ByKeys(tidy).items.items():
            new[item.id] = Identity(known.get(key) or self._new_id(), item.lineage)
        return with_identities(tidy, new)

    def _new_id(self) -> int:
        self.next_id += 1
        return self.next_id - 1


def _takes(merging: Merging, side: Side, sides: Mapping[Key, Side]) -> bool:
    """Whether anything of this side is taken that the other does not have."""
    return any(sides.get(each.key, each.suggested) is side for each in merging.differences)


def _by_lineage(shared: Shared) -> dict[str, Report]:
    return {report.lineage: report for report in shared.reports}


def _pairs(here: Report, there: Report) -> Iterator[tuple[int, int]]:
    ours, theirs = ByKeys(here), ByKeys(there)
    return ((item.id, theirs.items[key].id) for key, item in ours.items.items() if key in theirs.items)


def _items(shared: Shared) -> dict[int, Item]:
    return {item.id: item for report in shared.reports for item in everything(report)}


def _says_the_same(one: Item, other: Item) -> bool:
    """Whether two items say the same themselves, whatever they hold."""
    return one.lineage == other.lineage and all(
        getattr(one, each.name) == getattr(other, each.name) for each in KIND_OF[type(one)].fields
    )


def _written(
    now: Shared, reports: Iterable[Report]
) -> tuple[tuple[PutItem, ...], tuple[PlacedItem, ...], Mapping[int, int]]:
    """What to write and to remove so that the team dossier holds these reports, and the places that their items have.

    An item is written only when it says something else itself, or stands elsewhere: what is around it may be of
    somebody else.
    """
    known = {id(report) for report in now.reports}
    new = [report for report in reports if id(report) not in known]
    kept = {report.id for report in reports if id(report) in known}
    old = {key: entry for report in now.reports if report.id not in kept for key, entry in placed_items(report).items()}
    places = dict(now.places)
    put: list[PutItem] = []
    left = dict(old)
    for report in new:
        entries = placed_items(report)
        put += (PutItem(entry, report.id) for entry in _changed(entries, old, places))
        left = {key: entry for key, entry in left.items() if key not in entries}
    for key in left:
        places.pop(key, None)
    return tuple(put), tuple(left.values()), places


def _changed(
    new: Mapping[int, PlacedItem], old: Mapping[int, PlacedItem], places: dict[int, int]
) -> Iterator[PlacedItem]:
    """The items to write; `places` get those of these items."""
    moved = _placed(new, old, places)
    for id, entry in new.items():
        known = old.get(id)
        stays = known is not None and known.parent == entry.parent and id not in moved
        if not (stays and known is not None and _says_the_same(known.item, entry.item)):
            yield replace(entry, position=places[id])


def _placed(new: Mapping[int, PlacedItem], old: Mapping[int, PlacedItem], places: dict[int, int]) -> set[int]:
    """Give each item a place among its siblings of the same kind; return the ids of those that have another one."""
    siblings: dict[tuple[int | None, type], list[int]] = defaultdict(list)
    for id, entry in new.items():
        siblings[entry.parent, type(entry.item)].append(id)
    moved: set[int] = set()
    for ids in siblings.values():
        known = [places.get(id) if id in old and old[id].parent == new[id].parent else None for id in ids]
        for id, place in zip(ids, spread(known), strict=True):
            if places.get(id) != place:
                places[id] = place
                moved.add(id)
    return moved
