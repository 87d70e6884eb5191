"""Writing the difference between two values of a report into the tables of a dossier."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from vgr_desktop.core.model.changes import Changes
from vgr_desktop.files.format.rows import table_of, to_row
from vgr_desktop.files.format.schema import DOSSIER, TABLE


def settle_places(connection: sa.Connection, found: dict[str, list[dict[str, int]]]) -> None:
    """Write items of an older version where this one writes them: a difference alone would mix both orders."""
    for name, places in found.items():
        table = TABLE[name]
        settled = sa.update(table).where(table.c.id == sa.bindparam("at")).values(position=sa.bindparam("place"))
        connection.execute(settled, places)


def write(connection: sa.Connection, difference: Changes, report_id: int) -> int:
    """Write a difference. Return how many rows have changed by it, by whatever hand."""
    before = _changes(connection)
    for entry in difference.gone:
        table = TABLE[table_of(entry.item)]
        connection.execute(sa.delete(table).where(table.c.id == entry.item.id))
    rows_to_put = ((table_of(entry.item), to_row(entry, report_id)) for entry in difference.put)
    for name, rows in _grouped(rows_to_put).items():
        statement = insert(TABLE[name])
        new = {column: statement.excluded[column] for column in rows[0] if column != "id"}
        connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=new), rows)
    changed = _changes(connection) - before
    _raise_next_id(connection, max((entry.item.id for entry in difference.put), default=0) + 1)
    return changed


def _changes(connection: sa.Connection) -> int:
    """How many rows were changed through this connection; SQLite counts those that a trigger changed as well."""
    return int(connection.connection.driver_connection.total_changes)  # type: ignore[union-attr]  # it is SQLite's


def _grouped(rows: Iterator[tuple[str, dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    groups: dict[str, list[dict[str, Any]]] = {}
    for name, row in rows:
        groups.setdefault(name, []).append(row)
    return groups


def _raise_next_id(connection: sa.Connection, next_id: int) -> None:
    known = connection.scalar(sa.select(DOSSIER.c.value).where(DOSSIER.c.key == "next_id"))
    if int(known or 1) < next_id:
        connection.execute(sa.update(DOSSIER).where(DOSSIER.c.key == "next_id").values(value=str(next_id)))
