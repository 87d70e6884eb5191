"""Earlier versions of texts: every period of work on a text makes a version of it, and so does what replaces a text.

Versions are not part of the value of a report: undoing does not remove them, and they are not exchanged.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from vgr_desktop.core.model.changes import Changes
from vgr_desktop.core.model.replaced import Kept
from vgr_desktop.core.model.report import Item, Report, Written
from vgr_desktop.core.model.retention import to_keep
from vgr_desktop.core.model.text import EMPTY, RichText, is_blank
from vgr_desktop.core.model.tree import index
from vgr_desktop.files.format.cells import moment
from vgr_desktop.files.format.codec import as_text, text_from_json, text_to_json
from vgr_desktop.files.format.errors import Misfit
from vgr_desktop.files.format.schema import VERSION

STRETCH = dt.timedelta(minutes=15)
"""The longest period in which the work of one author on a text is one version."""


@dataclass(frozen=True, slots=True)
class Version:
    """An earlier version of a text. `began` and `saved` are None, and `author` is empty, for the first known one.

    `author` is who wrote it or, for a text that replaced another one, where it came from.
    """

    number: int
    item: int
    began: dt.datetime | None
    saved: dt.datetime | None
    author: str
    body: RichText


def versions_of(connection: sa.Connection, item: int) -> tuple[Version, ...]:
    """The versions of the text with this id, newest first. Raises `Misfit` when they cannot be read."""
    rows = connection.execute(sa.select(VERSION).where(VERSION.c.item == item).order_by(VERSION.c.number.desc()))
    try:
        return tuple(_version(row) for row in rows)
    except (LookupError, RecursionError, TypeError, ValueError) as error:
        raise Misfit("versions do not say texts") from error


def _version(row: sa.Row[Any]) -> Version:
    began, saved = (None if said is None else moment(said) for said in (row.began, row.saved))
    return Version(row.number, row.item, began, saved, as_text(row.author), text_from_json(row.body))


def written_since(connection: sa.Connection, since: dt.datetime) -> dict[int, dt.datetime]:
    """For the ids of the texts that were changed since `since`, the time of the last change."""
    last = sa.func.max(VERSION.c.saved)
    rows = connection.execute(sa.select(VERSION.c.item, last).group_by(VERSION.c.item))
    found = {item: _time(saved) for item, saved in rows}
    return {item: saved for item, saved in found.items() if saved is not None and saved >= since}


def keep_versions(
    connection: sa.Connection,
    before: Report | None,
    difference: Changes,
    author: str,
    now: dt.datetime,
    put_back: Mapping[int, RichText],
) -> None:
    """Keep the bodies that a save writes as versions. A new text is kept when it is first changed.

    A text that is removed keeps what it said, so that bringing it back is no writing.
    What was `put_back` by undo or redo, by the ids of the texts, was written before.
    """
    if before is None:
        return
    held = index(before).items
    for entry in difference.gone:
        if isinstance(entry.item, Written) and not is_blank(entry.item.body):
            _keep_first(connection, entry.item.id, entry.item.body, _newest(connection, entry.item.id))
    for entry in difference.put:
        item, old = entry.item, held.get(entry.item.id)
        if isinstance(item, Written) and item.body not in ((body := _body(old)), put_back.get(item.id)):
            _keep(connection, item.id, body, item.body, author, now)


def keep_replaced(connection: sa.Connection, before: Report | None, kept: Iterable[Kept], author: str) -> None:
    """Keep bodies that were replaced since `before`, in order, before the versions of the save that follows."""
    held = index(before).items if before is not None else {}
    last: dict[int, RichText] = {}
    for each in kept:
        was = last.get(each.text, _body(held.get(each.text)))
        if each.body != was:
            _keep(connection, each.text, was, each.body, each.source or author, each.moment, begins=bool(each.source))
        last[each.text] = each.body


def _body(item: Item | None) -> RichText:
    return item.body if isinstance(item, Written) else EMPTY


def _keep(
    connection: sa.Connection,
    item: int,
    before: RichText,
    after: RichText,
    author: str,
    now: dt.datetime,
    *,
    begins: bool = False,
) -> None:
    """Keep `after`, which came after `before`; with `begins` it is never part of an earlier period of work."""
    last = _newest(connection, item)
    if last is not None and last.body == text_to_json(after):
        return
    if not is_blank(before):
        _keep_first(connection, item, before, last)
    began = _time(last.began) if last is not None and not begins else None
    if last is not None and began is not None and last.author == author and _is_same_stretch(began, now):
        fresh = {"saved": now.isoformat(), "body": text_to_json(after)}
        connection.execute(sa.update(VERSION).where(VERSION.c.number == last.number).values(fresh))
        return
    times = {"began": now.isoformat(), "saved": now.isoformat()}
    connection.execute(sa.insert(VERSION).values(item=item, author=author, body=text_to_json(after), **times))
    _thin(connection, item, now)


def _newest(connection: sa.Connection, item: int) -> sa.Row[Any] | None:
    newest = sa.select(VERSION).where(VERSION.c.item == item).order_by(VERSION.c.number.desc()).limit(1)
    return connection.execute(newest).first()


def _keep_first(connection: sa.Connection, item: int, body: RichText, last: sa.Row[Any] | None) -> None:
    """Keep how a text was first met, if nothing is kept of it yet."""
    if last is None:
        connection.execute(sa.insert(VERSION).values(item=item, author="", body=text_to_json(body)))


def _is_same_stretch(began: dt.datetime, now: dt.datetime) -> bool:
    """Whether work at `now` still belongs to the period that began at `began`."""
    return dt.timedelta() <= now - began < STRETCH


def _thin(connection: sa.Connection, item: int, now: dt.datetime) -> None:
    """Remove old versions that are close together, as with backups; the first known one stays."""
    rows = connection.execute(
        sa.select(VERSION.c.number, VERSION.c.saved).where(VERSION.c.item == item, VERSION.c.saved.is_not(None))
    )
    times = {number: time for number, saved in rows if (time := _time(saved)) is not None}
    kept = to_keep(times.values(), now)
    gone = [number for number, time in times.items() if time not in kept]
    if gone:
        connection.execute(sa.delete(VERSION).where(VERSION.c.number.in_(gone)))


def _time(written: object) -> dt.datetime | None:
    """The time in a column; None when there is none, also in a damaged row, which must not keep anybody from saving."""
    try:
        return moment(written) if isinstance(written, str) else None
    except ValueError:
        return None
