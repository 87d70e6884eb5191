"""Whether a database has only the tables of a dossier, checked before any row is read.

A file from outside must be data and not a program: a trigger would change rows unnoticed, and a view instead of a table
could make a query run for ever. SQLite stores both in the file.
"""

import re
import sqlite3
from collections.abc import Iterator

from vgr_desktop.files.format.rows import TABLES, Misfit, TableSpec

_ITEM = (("id", "INTEGER", True), ("lineage", "TEXT", True), ("report", "INTEGER", True))
_FACTS = (("key", "TEXT", True), ("value", "TEXT", True))
_VERSION = (
    *(("number", "INTEGER", True), ("item", "INTEGER", True), ("began", "TEXT", False), ("saved", "TEXT", False)),
    *(("author", "TEXT", True), ("body", "TEXT", True)),
)
_WITH_VERSIONS = 2
"""The first version of the dossier with earlier versions of texts."""
_TYPES = {str: "TEXT", int: "INTEGER", bytes: "BLOB"}

_DOES_SOMETHING = re.compile(r"\b(?:AS|CHECK|COLLATE|CONSTRAINT|FOREIGN|GENERATED|REFERENCES|UNIQUE)\b", re.IGNORECASE)
"""Words that the columns of a dossier never have."""
_DEFAULTS = (None, "''", "NULL")
_KINDS = {
    "trigger": "een opdracht die bij elke wijziging wordt uitgevoerd",
    "view": "een weergave in de plaats van een tabel",
    "table": "een tabel die er niet in hoort",
    "index": "een index die er niet in hoort",
}
_STATISTICS = re.compile(r"sqlite_stat\d")
"""Tables in which SQLite itself may store the sizes of the others."""

Columns = tuple[tuple[str, str, bool], ...]
"""For each column its name, its type, and whether it must have a value."""


class Foreign(ValueError):  # noqa: N818  # it is a fault of the file, not of the program
    """A database with something that does not belong in a dossier. The message says what, in Dutch."""


def check_shape(connection: sqlite3.Connection, version: int) -> None:
    """Raise `Foreign` when the database has anything besides the tables of a dossier of this version.

    Reads only what SQLite stores about the tables. Raises `Misfit` when one is missing, and `sqlite3.Error` when that
    cannot be read.
    """
    wanted = dict(_tables(version))
    indexes = {f"ix_{name}_{column}": (name, column) for name, column in _indexed(version)}
    # What is not text is not decoded: it may be anything.
    try:
        rows = connection.execute("SELECT type, name, tbl_name, CAST(sql AS BLOB) FROM sqlite_schema").fetchall()
    except UnicodeDecodeError as error:
        raise malformed() from error
    for kind, name, table, sql in rows:
        said = (sql or b"").decode("utf-8", "replace")
        if kind == "table" and name in wanted:
            if _DOES_SOMETHING.search(said) or _columns(connection, name) != wanted.pop(name):
                raise Foreign(f"de tabel {name} met andere kolommen dan die van een dossier")
        elif kind == "index" and (not sql or _is_ours(said, name, indexes)):
            continue
        elif not (kind == "table" and _STATISTICS.fullmatch(str(name))):
            raise Foreign(_KINDS.get(kind, "iets dat er niet in hoort") + f" ({table})")
    if wanted:
        raise Misfit(f"no table {next(iter(wanted))}")


def malformed() -> sqlite3.DatabaseError:
    """The error that SQLite means when it quotes an unreadable part of the file in its message."""
    error = sqlite3.DatabaseError("malformed database schema")
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error


def _tables(version: int) -> Iterator[tuple[str, Columns]]:
    yield "dossier", _FACTS
    if version >= _WITH_VERSIONS:
        yield "version", _VERSION
    for table in _item_tables(version):
        yield table.name, _item_columns(table, version)


def _item_tables(version: int) -> Iterator[TableSpec]:
    return (table for table in TABLES if table.kind.since <= version)


def _item_columns(table: TableSpec, version: int) -> Columns:
    parent = ("parent", "INTEGER", table.name != "report")
    own = ((c.name, _TYPES[c.cell.holds], not c.field.optional) for c in table.columns if c.field.since <= version)
    return (*_ITEM, parent, ("position", "INTEGER", True), *own)


def _indexed(version: int) -> Iterator[tuple[str, str]]:
    if version >= _WITH_VERSIONS:
        yield "version", "item"
    for table in _item_tables(version):
        yield table.name, "report"


def _columns(connection: sqlite3.Connection, table: str) -> Columns | None:
    """The columns of a table; None when one is hidden, computed, or has a default of its own."""
    found = connection.execute(f"PRAGMA table_xinfo({table})").fetchall()  # a name of our own
    if any(hidden or default not in _DEFAULTS for *_, default, _key, hidden in found):
        return None
    return tuple((name, str(kind).upper(), bool(filled)) for _, name, kind, filled, *_ in found)


def _is_ours(sql: str, name: str, indexes: dict[str, tuple[str, str]]) -> bool:
    table, column = indexes.get(name, ("", ""))
    return " ".join(sql.split()) == f"CREATE INDEX {name} ON {table} ({column})"
