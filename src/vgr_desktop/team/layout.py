"""Laying out a team dossier in a database, and bringing an older one to the present version.

The items have the same tables as in a dossier, and the same numbered steps; what only a server needs is made anew
after each of them.
"""

import re

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from vgr_desktop.core.model.identities import random_lineage
from vgr_desktop.files.format import header
from vgr_desktop.files.format.migrations import STEPS
from vgr_desktop.files.format.schema import DOSSIER, TABLE
from vgr_desktop.team import rights
from vgr_desktop.team.tables import METADATA, SCHEMA

_ITEMS = sa.MetaData()
_FACTS = DOSSIER.to_metadata(_ITEMS, schema=SCHEMA)
for _table in TABLE.values():
    _table.to_metadata(_ITEMS, schema=SCHEMA)


def statements() -> list[str]:
    """The SQL that lays out a new, empty team dossier."""
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it so
    tables = [*_ITEMS.sorted_tables, *METADATA.sorted_tables]
    made = [str(CreateTable(table).compile(dialect=dialect)).strip() for table in tables]
    made += [str(CreateIndex(index).compile(dialect=dialect)) for table in tables for index in table.indexes]
    return [f"CREATE SCHEMA {SCHEMA}", *made, *_facts(random_lineage()), *rights.statements()]


def _facts(lineage: str) -> list[str]:
    said = {"lineage": lineage, "version": str(header.SCHEMA_VERSION)}
    return [f"INSERT INTO {SCHEMA}.dossier (key, value) VALUES ('{key}', '{value}')" for key, value in said.items()]  # noqa: S608  # our own values


def lay_out(connection: sa.Connection) -> None:
    """Lay out a new team dossier, completely or not at all: the caller's transaction."""
    for statement in statements():
        connection.exec_driver_sql(statement)


def bring_up_to_date(connection: sa.Connection) -> int:
    """Bring an older team dossier to the present version; return the version that it had."""
    facts = sa.table("dossier", sa.column("key"), sa.column("value"), schema=SCHEMA)
    said = connection.scalar(sa.select(facts.c.value).where(facts.c.key == "version"))
    version = int(said or 0)
    connection.exec_driver_sql(f"SET LOCAL search_path = {SCHEMA}")
    for step in range(version, header.SCHEMA_VERSION):
        for statement in STEPS[step]:
            connection.exec_driver_sql(_for_postgresql(statement))
    for statement in rights.statements():
        connection.exec_driver_sql(statement)
    connection.execute(sa.update(facts).where(facts.c.key == "version").values(value=str(header.SCHEMA_VERSION)))
    return version


def _for_postgresql(statement: str) -> str:
    """A step of SQLite in the words of PostgreSQL; of those that steps use, one is different."""
    return re.sub(r"\bBLOB\b", "BYTEA", statement)
