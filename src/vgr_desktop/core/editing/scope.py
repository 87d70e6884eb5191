"""The part of a report that somebody may change; the rest is there to read."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from vgr_desktop.core.editing.text_fields import without_words
from vgr_desktop.core.model.changes import PlacedItem, placed_items
from vgr_desktop.core.model.item_fields import KIND_OF
from vgr_desktop.core.model.report import (
    Deliverable,
    Explanation,
    Item,
    Leftover,
    Picture,
    Report,
    SubItem,
    Written,
)
from vgr_desktop.core.model.review import Acceptance, Comment, Reply, Review
from vgr_desktop.core.model.tree import contents, index


@dataclass(frozen=True, slots=True)
class Scope:
    """A part of the report with the lineage `report`.

    `nodes` are the lineages of programmes and policy areas, with all that is in them; `subjects` those of what single
    texts are reviewed under (see `Review`): of a thing with a title, that is its light and its explanation.
    """

    report: str
    nodes: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()


def owners(report: Report) -> tuple[str, ...]:
    """The names of those who own texts, in the order of the alphabet; one with other capitals is the same."""
    names = {review.owner.casefold(): review.owner for review in report.reviews if review.owner}
    return tuple(sorted(names.values(), key=str.casefold))


def owned(report: Report, owner: str) -> frozenset[str]:
    """The lineages of what the texts of this owner are reviewed under."""
    known = index(report).items
    own = (review.subject for review in report.reviews if review.owner.casefold() == owner.casefold())
    return frozenset(known[subject].lineage for subject in own if subject in known)


class Reach:
    """Which items of one value of a report are in a scope."""

    def __init__(self, report: Report, scope: Scope) -> None:
        """Of another report than that of the scope, nothing is."""
        self._known = index(report)
        is_of_it = report.lineage == scope.report
        self._nodes = scope.nodes if is_of_it else frozenset()
        self._subjects = scope.subjects if is_of_it else frozenset()

    def __contains__(self, id: int) -> bool:
        """Whether something of the item with this id is in the scope; it need not exist."""
        return self.has_all_of(id) or self._is_own(self._place(id))

    def has_all_of(self, id: int) -> bool:
        """Whether the item is in the scope with all that it has."""
        place = self._place(id)
        return place is not None and any(item.lineage in self._nodes for item in self._known.path(place))

    def _place(self, id: int) -> int | None:
        """The id of the item that this one is about, or its own; None when that does not exist."""
        place: int | None = id
        match self._known.items.get(id):
            case Review(subject=about) | Acceptance(subject=about) | Comment(subject=about):
                place = about
            case Leftover(near=near):
                place = near
            case Reply():
                return self._place(self._known.parents[id])
        return place if place is not None and place in self._known else None

    def _is_own(self, id: int | None) -> bool:
        item = self._known.items.get(id or 0)
        if item is None:
            return False
        about = item.about if isinstance(item, Explanation) else ()
        one = self._known.items[about[0]].lineage if len(about) == 1 else ""
        return item.lineage in self._subjects or one in self._subjects


def changed_outside(before: Report, after: Report, scope: Scope) -> Item | None:
    """The first item that differs between two values of a report and is not in the scope; None when there is none.

    Fields in texts do not count: they follow what is said elsewhere. A picture may always be added.
    """
    if before is after:
        return None
    return next(_outside(before, after, scope), None)


def _outside(before: Report, after: Report, scope: Scope) -> Iterator[Item]:
    old, new = placed_items(before), placed_items(after)
    was, now = Reach(before, scope), Reach(after, scope)
    for id in old | new:
        one, other = old.get(id), new.get(id)
        if one is None or other is None:
            only, there = (one, was) if one is not None else (other, now)
            if only is not None and not _may_come_or_go(only.item, scope, there, gone=other is None):
                yield only.item
        elif (one.item is not other.item or one.parent != other.parent) and not (
            (_is_alike(one, other) or _may_change(one, other, scope, was, now))
            and _fixed(one.item, was) == _fixed(other.item, now)
        ):
            yield one.item


def _may_come_or_go(item: Item, scope: Scope, there: Reach, *, gone: bool) -> bool:
    """Whether an item may be added, or removed."""
    match item:
        case Picture():
            return not gone
        case _ if item.lineage in scope.nodes:
            return False
        case Explanation() | Review() | Acceptance() | Comment() | Reply() | Leftover():
            return item.id in there
        case _:
            return there.has_all_of(item.id)


def _may_change(one: PlacedItem, other: PlacedItem, scope: Scope, was: Reach, now: Reach) -> bool:
    id, stays = one.item.id, one.parent == other.parent
    if was.has_all_of(id) and now.has_all_of(id):
        return stays or one.item.lineage not in scope.nodes
    if not stays or type(one.item) is not type(other.item) or id not in was or id not in now:
        return False
    if isinstance(one.item, Deliverable | SubItem):
        assert isinstance(other.item, Deliverable | SubItem)  # noqa: S101  # of the same type
        return _says_the_same(one.item, replace(other.item, light=one.item.light))
    return True


def _is_alike(one: PlacedItem, other: PlacedItem) -> bool:
    return one.parent == other.parent and _says_the_same(one.item, other.item)


def _says_the_same(one: Item, other: Item) -> bool:
    """Whether the items themselves say the same, whatever they hold."""
    if type(one) is not type(other) or one.lineage != other.lineage:
        return False
    differing = [field.name for field in KIND_OF[type(one)].fields if _differs(one, other, field.name)]
    if differing == ["body"] and isinstance(one, Written) and isinstance(other, Written):
        return without_words(one.body) == without_words(other.body)
    return not differing


def _differs(one: Item, other: Item, field: str) -> bool:
    was, now = getattr(one, field), getattr(other, field)
    return was is not now and was != now


def _fixed(item: Item, reach: Reach) -> list[int]:
    """The ids of what the item holds that is not in the scope, in order; pictures have none."""
    return [inner.id for inner in contents(item) if not isinstance(inner, Picture) and inner.id not in reach]
