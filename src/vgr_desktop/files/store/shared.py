"""What the team dossier held at the last synchronisation, in the dossier itself: what differs was changed since."""

import json
from collections.abc import Iterable, Mapping

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from vgr_desktop.files.format.errors import Misfit
from vgr_desktop.files.format.schema import DOSSIER, SHARED, TABLE
from vgr_desktop.files.format.team_link import SharedRow, TeamLink, link_said, read_link

_KEY = "team"
_CONTENT = "content"
"""The one column whose values are bytes."""


def shared_link(connection: sa.Connection) -> TeamLink | None:
    """With which team dossier the dossier is shared; None: it is not. Raises `Misfit`."""
    return read_link(connection.scalar(sa.select(DOSSIER.c.value).where(DOSSIER.c.key == _KEY)) or "")


def shared_rows(connection: sa.Connection) -> dict[int, SharedRow]:
    """What the team dossier held, by id. Raises `Misfit` when that cannot be read."""
    rows = connection.execute(sa.select(SHARED)).all()
    try:
        return {row.id: _read(row.said, row.content) for row in rows}
    except (LookupError, TypeError, ValueError) as error:
        raise Misfit("what is shared cannot be read") from error


def keep_shared(connection: sa.Connection, link: TeamLink, put: Mapping[int, SharedRow], gone: Iterable[int]) -> None:
    """Keep what the team dossier holds now: the rows that changed, and the ids of those that are gone."""
    kept = insert(DOSSIER).values(key=_KEY, value=link_said(link))
    connection.execute(kept.on_conflict_do_update(index_elements=["key"], set_={"value": kept.excluded.value}))
    if lost := [{"lost": id} for id in gone]:
        connection.execute(sa.delete(SHARED).where(SHARED.c.id == sa.bindparam("lost")), lost)
    if put:
        statement = insert(SHARED)
        new = {name: statement.excluded[name] for name in ("said", _CONTENT)}
        rows = [_said(id, each) for id, each in put.items()]
        connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=new), rows)


def forget_shared(connection: sa.Connection) -> None:
    """Share the dossier with nobody any more."""
    connection.execute(sa.delete(SHARED))
    connection.execute(sa.delete(DOSSIER).where(DOSSIER.c.key == _KEY))


def _said(id: int, each: SharedRow) -> dict[str, object]:
    row = dict(each.row)
    content = row.pop(_CONTENT, None)
    return {"id": id, "said": json.dumps([each.table, row], ensure_ascii=False), _CONTENT: content}


def _read(said: str, content: bytes | None) -> SharedRow:
    name, row = json.loads(said)
    table = TABLE[name]
    row |= {_CONTENT: content} if _CONTENT in table.c else {}
    if row.keys() != {column.name for column in table.columns}:
        raise ValueError(name)
    return SharedRow(name, row)
