"""Merging two versions of one report that were edited separately, item by item.

An item is known in both versions by its lineage. Where the two differ, one of them is chosen; what is the same in both
is kept. When the value that both started from is known, it is clear who changed what, and only what both changed has
to be looked at. A chosen item brings along the items that it stands under, explains and shows, so that it always has a
place. An item of theirs that is new here gets a new id: both versions may have handed out the same one. Of a text both
can be kept, one after the other, each under a line that says whose it is.
"""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain
from typing import NamedTuple

from vgr_desktop.core.editing.placing import settled
from vgr_desktop.core.editions.by_keys import ByKeys, Key
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.item_fields import REFERENCES, Holds
from vgr_desktop.core.model.report import Item, Node, Report, Text, Written
from vgr_desktop.core.model.review import Acceptance, Comment, Review
from vgr_desktop.core.model.text import Mark, Paragraph, RichText, Run, is_blank, rich
from vgr_desktop.core.model.tree import everything, fields_within, sort_key


class Side(StrEnum):
    """Which of the two versions is taken. Both: of a text one after the other; of anything else ours, if we have it."""

    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"


class Names(NamedTuple):
    """What is said above a text of which both versions are kept: whose it is."""

    ours: str = "Van u"
    theirs: str = "Van de ander"


@dataclass(frozen=True, slots=True)
class Difference:
    """An item that differs between the versions, or that only one of them has, with all that it holds.

    `suggested` is the side that changed it. When that is not known, or both did, it is `contested`, and the suggestion
    is ours or, if ours does not have it, theirs.
    """

    key: Key
    ours: Item | None
    theirs: Item | None
    suggested: Side
    contested: bool

    @property
    def can_keep_both(self) -> bool:
        """Whether it is a text with words in both versions, so that both can be kept."""
        return all(isinstance(item, Written) and not is_blank(item.body) for item in (self.ours, self.theirs)) and (
            self.ours.body != self.theirs.body  # type: ignore[union-attr]  # both have one
        )


_USUAL_NAMES = Names()


class Merging:
    """The differences between two versions of a report, and the report that is made of both."""

    def __init__(
        self, ours: Report, theirs: Report, base: Report | None = None, unsure: Container[int] = frozenset()
    ) -> None:
        """`base` is the value that both started from, when it is known. All three are one report, so of one lineage.

        Of the items with the ids `unsure` in theirs it is not known, whatever the base says of them.
        """
        self.ours, self.theirs, self.base = ours, theirs, base
        self._unsure = unsure
        self._ours, self._theirs = ByKeys(ours), ByKeys(theirs)
        self._base = ByKeys(base) if base is not None else None
        self._shared = {
            key
            for key, parent in self._ours.parents.items()
            if key in self._theirs.items and self._theirs.parents[key] == parent
        }
        self.differences: tuple[Difference, ...] = tuple(self._differences())

    def merged(
        self, identities: Identities | None, sides: Mapping[Key, Side] | None = None, names: Names = _USUAL_NAMES
    ) -> Report:
        """Our version with theirs merged in: for each difference the side in `sides`, else the suggested one.

        Texts of which both are kept say whose they are by `names`. Without `identities`, both versions are of one
        dossier, and items of theirs keep their ids.
        """
        chosen = {each.key: each.suggested for each in self.differences} | dict(sides or {})
        return _Weaver(self._ours, self._theirs, chosen, names).woven(identities)

    def pairs(self) -> Iterator[tuple[int, int]]:
        """The ids of each item that both versions have: that in ours, and that in theirs."""
        return (
            (item.id, self._theirs.items[key].id) for key, item in self._ours.items.items() if key in self._theirs.items
        )

    def chapters(self, difference: Difference) -> frozenset[str | None]:
        """In which programmes the item stands, by lineage, in each version that has it; see `ByKeys.chapter`."""
        key = difference.key
        return frozenset(version.chapter(key) for version in (self._ours, self._theirs) if key in version.items)

    def bodies(self, side: Side) -> dict[int, RichText]:
        """What the texts that differ say in one of the versions, by their ids in ours."""
        found = ((each.ours, each.ours if side is Side.OURS else each.theirs) for each in self.differences)
        return {
            ours.id: item.body
            for ours, item in found
            if isinstance(ours, Written) and isinstance(item, Written) and not is_blank(item.body)
        }

    def _differences(self) -> Iterator[Difference]:
        for key in chain(self._ours.items, (key for key in self._theirs.items if key not in self._ours.items)):
            ours, theirs = self._ours.items.get(key), self._theirs.items.get(key)
            if ours is None or theirs is None:
                version = self._ours if theirs is None else self._theirs
                if self._is_head(key, version):
                    yield self._one_sided(key, version)
            elif self._said(self._ours, key) != self._said(self._theirs, key):
                yield self._two_sided(key, ours, theirs)

    def _is_head(self, key: Key, version: ByKeys) -> bool:
        """Whether the item that holds it is in both versions."""
        parent = version.parents[key]
        return parent in self._ours.items and parent in self._theirs.items

    def _two_sided(self, key: Key, ours: Item, theirs: Item) -> Difference:
        if self._base is not None and key in self._base.items and theirs.id not in self._unsure:
            was = self._said(self._base, key)
            if self._said(self._ours, key) == was:
                return Difference(key, ours, theirs, Side.THEIRS, contested=False)
            if self._said(self._theirs, key) == was:
                return Difference(key, ours, theirs, Side.OURS, contested=False)
        return Difference(key, ours, theirs, Side.OURS, contested=True)

    def _one_sided(self, key: Key, there: ByKeys) -> Difference:
        """An item that one version added, or the other removed; one that was removed there and changed here stays."""
        is_ours = there is self._ours
        has, lacks = (Side.OURS, Side.THEIRS) if is_ours else (Side.THEIRS, Side.OURS)
        item = there.items[key]
        removed = self._base is not None and key in self._base.items
        unsure = not is_ours and any(inner.id in self._unsure for inner in everything(item))
        changed = removed and (unsure or not self._is_as_it_was(item, there))
        suggested = lacks if removed and not changed else has
        return Difference(key, item if is_ours else None, None if is_ours else item, suggested, contested=changed)

    def _is_as_it_was(self, item: Item, there: ByKeys) -> bool:
        keys = [there.keys[inner.id] for inner in everything(item)]
        base = self._base
        return base is not None and all(
            key in base.items and self._said(there, key) == self._said(base, key) for key in keys
        )

    def _said(self, version: ByKeys, key: Key) -> Key:
        """What an item says itself, where it stands, and the order of the items that it holds in all versions."""
        order = tuple(inner for inner in version.unnumbered(key) if inner in self._shared)
        if self._base is not None:
            order = tuple(inner for inner in order if self._base.parents.get(inner) == key)
        return (*version.facts(key), version.parents.get(key), order)


class _Weaver:
    """Makes one report of two versions; `chosen` has a side for each difference."""

    def __init__(self, ours: ByKeys, theirs: ByKeys, chosen: Mapping[Key, Side], names: Names) -> None:
        self._ours, self._theirs = ours, theirs
        self._chosen, self._names = chosen, names
        self._kept: dict[Key, ByKeys] = {}
        for version in (ours, theirs):
            for key in version.items:
                if self._is_wanted(key, version):
                    self._keep(key)
        for key in [key for key in self._kept if self._is_about_nothing(key)]:
            del self._kept[key]

    def woven(self, identities: Identities | None) -> Report:
        ids = {key: self._id(key, identities) for key in self._kept}
        root = self._ours.keys[self._ours.report.id]
        report = self._made(root, ids, self._inside())
        assert isinstance(report, Report)  # noqa: S101  # the root of a report
        return settled(report, report)

    def _is_wanted(self, key: Key, version: ByKeys) -> bool:
        """Whether the item of this version, or the same one of the other, is to be in the result."""
        if key in self._ours.items and key in self._theirs.items:
            return True
        head: Key | None = key
        while head is not None and head not in self._chosen:
            head = version.parents[head]
        own = Side.OURS if version is self._ours else Side.THEIRS
        return head is not None and self._chosen[head] in (own, Side.BOTH)

    def _keep(self, key: Key) -> None:
        """Include an item, with what it stands under and what it explains."""
        if key in self._kept:
            return
        version = self._kept[key] = self._winner(key)
        for needed in version.needed(key):
            self._keep(needed)
        if self._keeps_both(key):
            for shown in self._theirs.shown(key):
                self._keep(shown)

    def _is_about_nothing(self, key: Key) -> bool:
        """Whether the item is kept about something that no longer exists."""
        version = self._kept[key]
        item = version.items[key]
        if not isinstance(item, Review | Acceptance | Comment):
            return False
        subject = version.keys.get(item.subject)
        return version is self._theirs if subject is None else subject not in self._kept

    def _keeps_both(self, key: Key) -> bool:
        in_both = isinstance(self._ours.items.get(key), Written) and key in self._theirs.items
        return in_both and self._chosen.get(key) is Side.BOTH

    def _winner(self, key: Key) -> ByKeys:
        if key not in self._ours.items:
            return self._theirs
        takes_theirs = key in self._theirs.items and self._chosen.get(key) is Side.THEIRS
        return self._theirs if takes_theirs else self._ours

    def _id(self, key: Key, identities: Identities | None) -> int:
        own = self._ours.items.get(key)
        if own is not None:
            return own.id
        item = self._theirs.items[key]
        return item.id if identities is None else identities.adopt(item.lineage).id

    def _inside(self) -> dict[Key, list[Key]]:
        """The items in each item, in the order of the version it was taken from, the others where they stood."""
        inside: dict[Key, list[Key]] = {key: [] for key in self._kept}
        for key, version in self._kept.items():
            if (parent := version.parents[key]) is not None:
                inside[parent].append(key)
        return {key: self._ordered(key, held) for key, held in inside.items()}

    def _ordered(self, key: Key, held: list[Key]) -> list[Key]:
        first = self._kept[key]
        if held == first.inside[key]:
            return held  # as it nearly always is
        second = self._theirs if first is self._ours else self._ours
        there = set(held)
        ordered = [inner for inner in first.inside[key] if inner in there]
        place, known = 0, set(ordered)
        for inner in second.inside.get(key, ()):
            if inner in known:
                place = ordered.index(inner) + 1
            elif inner in there:
                ordered.insert(place, inner)
                place += 1
        return ordered

    def _made(self, key: Key, ids: Mapping[Key, int], inside: Mapping[Key, list[Key]]) -> Item:
        version = self._kept[key]
        item = version.items[key]
        made = [self._made(inner, ids, inside) for inner in inside[key]]
        texts = [each for each in made if isinstance(each, Text)]
        changed: dict[str, object] = {"id": ids[key]}
        if self._keeps_both(key):
            changed["body"] = _one_after_the_other(item, self._theirs.items[key], self._names)
        for field in REFERENCES[type(item)]:
            value = getattr(item, field.name)
            if field.holds is Holds.EXPLAINED:
                changed[field.name] = tuple(ids[about] for about in version.known(value))
            else:
                changed[field.name] = self._there(value, version, ids)
        for name, kind in fields_within(type(item)).items():
            if kind is Text:
                changed[name] = texts.pop(0)
            else:
                changed[name] = _in_order([each for each in made if type(each) is kind])
        new = replace(item, **changed)  # type: ignore[arg-type]  # the fields that such an item has
        return item if new == item else new  # an unchanged item is shared

    def _there(self, id: int | None, version: ByKeys, ids: Mapping[Key, int]) -> int | None:
        """The new id for an id of this version; that of an item already gone is kept only if it is of our version."""
        key = version.keys.get(id or 0)
        if key is None:
            return id if version is self._ours else None
        return ids.get(key)


def _in_order(items: list[Item]) -> tuple[Item, ...]:
    """The items in the order of their numbers, if they have those."""
    return tuple(sorted(items, key=lambda item: sort_key(item) if isinstance(item, Node) else ()))


def _one_after_the_other(ours: Item, theirs: Item, names: Names) -> RichText:
    """Both texts as one, each under a line that says whose it is; when one has the other in it, that one."""
    assert isinstance(ours, Written)  # noqa: S101  # both are kept of texts only
    assert isinstance(theirs, Written)  # noqa: S101
    if is_blank(theirs.body) or _has(ours.body, theirs.body):
        return ours.body
    if is_blank(ours.body) or _has(theirs.body, ours.body):
        return theirs.body
    own, other = (Paragraph((Run(f"[{name}]", frozenset({Mark.BOLD})),)) for name in names)
    return rich((own, *ours.body.blocks, other, *theirs.body.blocks))


def _has(whole: RichText, part: RichText) -> bool:
    """Whether all of `part` stands in `whole`, without a break."""
    count = len(part.blocks)
    return any(whole.blocks[at : at + count] == part.blocks for at in range(len(whole.blocks) - count + 1))
