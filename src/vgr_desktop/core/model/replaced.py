"""What another text was put in place of: earlier versions keep both, however quickly the one followed the other."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from vgr_desktop.core.model.item_fields import KIND_OF
from vgr_desktop.core.model.report import Item, Report, Written
from vgr_desktop.core.model.text import RichText
from vgr_desktop.core.model.tree import everything, index, rebuilt, walk


@dataclass(frozen=True, slots=True)
class Kept:
    """A body that a text had, to be kept as a version of it.

    `source` says where it came from (*uit de reservekopie van 3 mei*); empty: the user of this computer wrote it.
    """

    text: int
    body: RichText
    source: str
    moment: dt.datetime


def replaced(before: Report, after: Report, source: str, moment: dt.datetime) -> tuple[Kept, ...]:
    """What to keep of a step that puts texts from `source` in place of others: what stood there, and what came."""
    return tuple(_replaced(bodies(before), bodies(after), source, moment))


def _replaced(was: dict[int, RichText], now: dict[int, RichText], source: str, moment: dt.datetime) -> Iterator[Kept]:
    for text, body in was.items():
        if now.get(text) != body:
            yield Kept(text, body, "", moment)
            if text in now:
                yield Kept(text, now[text], source, moment)


def bodies(report: Report) -> dict[int, RichText]:
    """The body of each text of the report, by the id of the text."""
    written = (item for item in everything(report) if isinstance(item, Written))
    return {item.id: item.body for item in written}


def put_back(before: Report, after: Report) -> dict[int, RichText]:
    """The bodies that texts have again in `after`, a value to which one went back, by the ids of the texts."""
    was = bodies(before)
    return {id: body for id, body in bodies(after).items() if was.get(id) != body}


def with_bodies(report: Report, others: Mapping[int, RichText]) -> Report:
    """`report` with other bodies for the texts with these ids."""

    def change(item: Item) -> Item:
        return replace(item, body=others[item.id]) if isinstance(item, Written) and item.id in others else item

    return rebuilt(report, change)


def first_changed(before: Report | None, after: Report) -> int | None:
    """The id of the first text that says something else or, without one, of the first thing in the tree that does.

    The first is in the order of the report; None when there is none.
    """
    if before is None:
        return None
    was = bodies(before)
    text = next((id for id, body in bodies(after).items() if id in was and was[id] != body), None)
    return text or next((node.id for node in walk(after) if _says_else(index(before).items.get(node.id), node)), None)


def _says_else(before: Item | None, after: Item) -> bool:
    """Whether an item itself says something else than before, whatever it holds."""
    if before is None or before is after or type(before) is not type(after):
        return False
    return any(getattr(before, field.name) != getattr(after, field.name) for field in KIND_OF[type(after)].fields)
