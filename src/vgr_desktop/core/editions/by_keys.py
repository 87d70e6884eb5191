"""The items of one version of a report by what identifies them in every version."""

from collections import Counter
from collections.abc import Iterable, Iterator

from vgr_desktop.core.model.item_fields import KIND_OF, Field, Holds
from vgr_desktop.core.model.report import Explanation, Item, Leftover, Node, Picture, Programme, Report, Text, Written
from vgr_desktop.core.model.review import Acceptance, Comment, Review
from vgr_desktop.core.model.text import paragraphs
from vgr_desktop.core.model.tree import contents, sort_key

Key = tuple[object, ...]
"""What identifies an item in both versions: its kind and lineage; for a text that its holder always has, the place in
the holder; for a review, the item it is about."""


class ByKeys:
    """One version of a report, its items by key."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.items: dict[Key, Item] = {}
        self.parents: dict[Key, Key | None] = {}
        self.keys: dict[int, Key] = {}
        self.inside: dict[Key, list[Key]] = {}
        self._enter(report, None, 0)

    def _enter(self, item: Item, parent: Key | None, place: int) -> None:
        key = self._key(item, parent, place)
        self.items[key], self.parents[key], self.keys[item.id], self.inside[key] = item, parent, key, []
        if parent is not None:
            self.inside[parent].append(key)
        for number, inner in enumerate(contents(item)):
            self._enter(inner, key, number)

    def _key(self, item: Item, parent: Key | None, place: int) -> Key:
        known: Key = (type(item), item.lineage)
        if isinstance(item, Text):
            known = (Text, parent, place)
        elif isinstance(item, Review) and item.subject in self.keys:
            subject: Key = (Review, self.keys[item.subject])
            known = known if subject in self.items else subject
        return known

    def facts(self, key: Key) -> Key:
        """The fields of an item itself, with keys for the items that it refers to."""
        item = self.items[key]
        return tuple(self._fact(item, field) for field in KIND_OF[type(item)].fields)

    def _fact(self, item: Item, field: Field) -> object:
        value = getattr(item, field.name)
        if field.holds is Holds.EXPLAINED:
            return self.known(value)
        if field.holds is Holds.ITEM:
            return self.keys.get(value)
        return value

    def known(self, ids: Iterable[int]) -> tuple[Key, ...]:
        """The keys of the items with these ids, as far as these exist."""
        return tuple(self.keys[id] for id in ids if id in self.keys)

    def needed(self, key: Key) -> Iterator[Key]:
        """The items that this one needs: what it stands under, its texts, what it explains and what it shows."""
        item, parent = self.items[key], self.parents[key]
        if parent is not None:
            yield parent
        yield from (inner for inner in self.inside[key] if inner[0] is Text)
        if isinstance(item, Explanation):
            yield from self.known(item.about)
        yield from self.shown(key)

    def shown(self, key: Key) -> Iterator[Key]:
        """The pictures that an item shows."""
        item = self.items[key]
        if isinstance(item, Written):
            shown = (paragraph.image for paragraph in paragraphs(item.body) if paragraph.image is not None)
            yield from (picture for image in shown if (picture := (Picture, image.picture)) in self.items)

    def chapter(self, key: Key) -> str | None:
        """The lineage of the programme that the item stands in or is about; empty: it is of the report as a whole.

        None for what is of no chapter: a picture, a comment, a text without a place.
        """
        item, parent = self.items[key], self.parents[key]
        match item:
            case Programme():
                return item.lineage
            case Picture() | Leftover() | Comment():
                return None
            case Review() | Acceptance():
                subject = self.keys.get(item.subject)
                return self.chapter(subject) if subject is not None else None
            case _:
                return "" if parent is None else self.chapter(parent)

    def unnumbered(self, key: Key) -> Iterator[Key]:
        """The items in this one that are not in the order of their numbers: they have none, or share one."""
        inside = self.inside[key]
        numbers = Counter(_number(self.items[inner]) for inner in inside)
        for inner in inside:
            if not _is_numbered(self.items[inner]) or numbers[_number(self.items[inner])] > 1:
                yield inner


def _number(item: Item) -> tuple[object, ...]:
    return (type(item), *(sort_key(item) if isinstance(item, Node) else (item.id,)))


def _is_numbered(item: Item) -> bool:
    return isinstance(item, Text) or (isinstance(item, Node) and bool(sort_key(item)))
