"""Reading what went out for review without opening the dossier to write, as `glance` reads its reports."""

import datetime as dt
from pathlib import Path

from vgr_desktop.core.returning.sent import Sent, SentOut
from vgr_desktop.files.format import header
from vgr_desktop.files.format.sent_json import sent_from_row
from vgr_desktop.files.format.shape import WITH_SENT, check_shape
from vgr_desktop.files.store.connecting import connected_to_read, told_of

_ALL = "SELECT lineage, moment, recipient FROM sent WHERE report = ? ORDER BY number DESC"
_NEWEST = "SELECT moment, recipient, content FROM sent WHERE lineage = ? ORDER BY number DESC LIMIT 1"


def sent_in(path: Path, lineage: str) -> Sent | None:
    """The export for review with this lineage that the dossier at `path` keeps; None when it keeps none.

    Raises `Problem` when it cannot be read.
    """
    version = header.check(path)
    if version < WITH_SENT:
        return None
    with told_of(path), connected_to_read(path) as connection:
        check_shape(connection, version)
        row = connection.execute(_NEWEST, (lineage,)).fetchone()
        return None if row is None else sent_from_row(lineage, *row)


def sent_of(path: Path, report_id: int) -> tuple[SentOut, ...]:
    """What the dossier at `path` keeps of this report that went out for review, the last first.

    Raises `Problem` when it cannot be read.
    """
    version = header.check(path)
    if version < WITH_SENT:
        return ()
    with told_of(path), connected_to_read(path) as connection:
        check_shape(connection, version)
        rows = connection.execute(_ALL, (report_id,)).fetchall()
        return tuple(SentOut(lineage, dt.datetime.fromisoformat(moment), to) for lineage, moment, to in rows)
