"""What differs between two values of a report, item by item: what saving has to write."""

from dataclasses import dataclass

from vgr_desktop.core.model.report import Item, Report
from vgr_desktop.core.model.tree import contents


@dataclass(frozen=True, slots=True)
class PlacedItem:
    """An item, the id of the item it is in (None for the report), and its position there, from 0."""

    item: Item
    parent: int | None
    position: int


@dataclass(frozen=True, slots=True)
class Changes:
    """The items to remove (`gone`) and then to write (`put`) to get from one value to another."""

    put: tuple[PlacedItem, ...]
    gone: tuple[PlacedItem, ...]

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.put or self.gone)


def placed_items(report: Report) -> dict[int, PlacedItem]:
    """Every item of the report with its place, by id, in the order of the report."""
    found = {report.id: PlacedItem(report, None, 0)}
    _enter(report, found)
    return found


def _enter(item: Item, found: dict[int, PlacedItem]) -> None:
    for position, inner in enumerate(contents(item)):
        found[inner.id] = PlacedItem(inner, item.id, position)
        _enter(inner, found)


def changes(before: Report | None, after: Report) -> Changes:
    """The differences; without a `before`, everything is to be written.

    Items are compared by identity: one that was replaced by an equal one counts as changed, which only costs time.
    """
    old = placed_items(before) if before is not None else {}
    new = placed_items(after)
    put = tuple(entry for id, entry in new.items() if not _same(old.get(id), entry))
    gone = tuple(entry for id, entry in old.items() if not _is_kind(new.get(id), entry))
    return Changes(put, gone)


def _is_kind(new: PlacedItem | None, old: PlacedItem) -> bool:
    """Whether the two are of one kind: two computers may have given the same id to items of different kinds."""
    return new is not None and type(new.item) is type(old.item)


def _same(old: PlacedItem | None, new: PlacedItem) -> bool:
    return old is not None and old.item is new.item and (old.parent, old.position) == (new.parent, new.position)
