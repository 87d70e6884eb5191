"""What a dossier keeps beside its reports, as rows: a copy takes all of it along, and nothing of it is in a report."""

from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from vgr_desktop.files.format.schema import PACKAGE, SENT, SHARED, VERSION

Beside = Mapping[str, Sequence[dict[str, object]]]
"""The rows of each table, from the oldest on."""

_TABLES = (VERSION, SENT, PACKAGE, SHARED)


def all_beside(connection: sa.Connection) -> Beside:
    """Everything that is kept beside the reports."""
    ordered = {table.name: sa.select(table).order_by(*table.primary_key) for table in _TABLES}
    return {name: [dict(row) for row in connection.execute(query).mappings()] for name, query in ordered.items()}


def put_beside(connection: sa.Connection, beside: Beside) -> None:
    """Add the result of `all_beside` of another dossier with the same ids."""
    for table in _TABLES:
        if rows := beside.get(table.name):
            connection.execute(sa.insert(table), list(rows))
