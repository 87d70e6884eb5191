"""What differs between two values of a report, item by item: what a save has to write."""

from dataclasses import dataclass

from vgr_desktop.core.model.report import Item, Report
from vgr_desktop.core.model.tree import contents


@dataclass(frozen=True, slots=True)
class Entry:
    """An item and its place: under which item (None for the report) and how manieth there, from 0."""

    item: Item
    parent: int | None
    position: int


@dataclass(frozen=True, slots=True)
class Changes:
    """What has to be removed and then written to get from one value to another."""

    put: tuple[Entry, ...]
    gone: tuple[Entry, ...]

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.put or self.gone)


def entries(report: Report) -> dict[int, Entry]:
    """Every item of the report with its place, in the order of the report."""
    found = {report.id: Entry(report, None, 0)}
    _enter(report, found)
    return found


def _enter(item: Item, found: dict[int, Entry]) -> None:
    for position, inner in enumerate(contents(item)):
        found[inner.id] = Entry(inner, item.id, position)
        _enter(inner, found)


def changes(before: Report | None, after: Report) -> Changes:
    """What differs; without a `before`, everything is to be written.

    Items are compared by identity: an item that was replaced by an equal one counts as changed, which only costs.
    """
    old = entries(before) if before is not None else {}
    new = entries(after)
    put = tuple(entry for id, entry in new.items() if not _same(old.get(id), entry))
    gone = tuple(entry for id, entry in old.items() if not _is_kind(new.get(id), entry))
    return Changes(put, gone)


def _is_kind(new: Entry | None, old: Entry) -> bool:
    """Two computers may have handed out the same id for items of different kinds, which are kept apart."""
    return new is not None and type(new.item) is type(old.item)


def _same(old: Entry | None, new: Entry) -> bool:
    return old is not None and old.item is new.item and (old.parent, old.position) == (new.parent, new.position)
