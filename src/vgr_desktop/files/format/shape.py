"""Whether a database has only the tables of a dossier, checked before any row is read.

A file from outside must be data and not a program: a trigger would change rows unnoticed, and a view instead of a table
could make a query run for ever. SQLite stores both in the file.
"""

import re
import sqlite3
from collections.abc import Iterator

from vgr_desktop.files.format.errors import Foreign, Misfit
from vgr_desktop.files.format.rows import TABLES, TableSpec

_ITEM = (("id", "INTEGER", True), ("lineage", "TEXT", True), ("report", "INTEGER", True))
_FACTS = (("key", "TEXT", True), ("value", "TEXT", True))
_VERSION = (
    *(("number", "INTEGER", True), ("item", "INTEGER", True), ("began", "TEXT", False), ("saved", "TEXT", False)),
    *(("author", "TEXT", True), ("body", "TEXT", True)),
)
_SENT = (
    *(("number", "INTEGER", True), ("lineage", "TEXT", True), ("report", "INTEGER", True), ("moment", "TEXT", True)),
    *(("recipient", "TEXT", True), ("content", "BLOB", True)),
)
_PACKAGE = (
    *(("number", "INTEGER", True), ("lineage", "TEXT", True), ("moment", "TEXT", True), ("state", "TEXT", True)),
    *(("said", "TEXT", True), ("content", "BLOB", True)),
)
_SHARED = (("id", "INTEGER", True), ("said", "TEXT", True), ("content", "BLOB", False))
_WITH_VERSIONS = 2
"""The first version of the dossier with earlier versions of texts."""
WITH_SENT = 3
"""The first version of the dossier with what went out for review."""
WITH_PACKAGES = 4
"""The first version of the dossier with work packages and with what is shared with a team."""
_TYPES = {str: "TEXT", int: "INTEGER", bytes: "BLOB"}

_WORDS = frozenset({"CREATE", "TABLE", "TEXT", "INTEGER", "BLOB", "NOT", "NULL", "PRIMARY", "KEY", "DEFAULT"})
"""All that the statement of a table of a dossier has besides names; any other word could do something."""
_STATEMENT = re.compile(r"""[\w\s"'(),]*""")
_KEYS = {"dossier": "key", "version": "number", "sent": "number", "package": "number"}
"""The primary key of the tables that do not hold items; of those that do it is the id."""
_DEFAULTS = (None, "''", "NULL")
_KINDS = {
    "trigger": "een opdracht die bij elke wijziging wordt uitgevoerd",
    "view": "een weergave in de plaats van een tabel",
    "table": "een tabel die er niet in hoort",
    "index": "een index die er niet in hoort",
}
_STATISTICS = re.compile(r"CREATE TABLE sqlite_stat(?:1\(tbl,idx,stat\)|4\(tbl,idx,neq,nlt,ndlt,sample\))")
"""Tables in which SQLite itself may store the sizes of the others."""

Columns = tuple[tuple[str, str, bool], ...]
"""For each column its name, its type, and whether it must have a value."""


def check_shape(connection: sqlite3.Connection, version: int) -> None:
    """Raise `Foreign` when the database has anything besides the tables of a dossier of this version.

    Reads only what SQLite stores about the tables. Raises `Misfit` when one is missing, and `sqlite3.Error` when that
    cannot be read.
    """
    wanted = dict(_tables(version))
    indexes = {f"ix_{name}_{column}": (name, column) for name, column in _indexed(version)}
    # What is not text is not decoded: it may be anything.
    rows = connection.execute("SELECT type, name, tbl_name, CAST(sql AS BLOB) FROM sqlite_schema").fetchall()
    for kind, name, table, sql in rows:
        said = (sql or b"").decode("utf-8", "replace")
        if kind == "table" and name in wanted:
            if not _is_table(connection, name, said, wanted.pop(name)):
                raise Foreign(f"de tabel {name} met andere kolommen dan die van een dossier")
        elif kind == "index" and (not sql or _is_ours(said, name, indexes)):
            continue
        elif not (kind == "table" and _STATISTICS.fullmatch(said)):
            raise Foreign(_KINDS.get(kind, "iets dat er niet in hoort") + f" ({table})")
    if wanted:
        raise Misfit(f"no table {next(iter(wanted))}")


def _tables(version: int) -> Iterator[tuple[str, Columns]]:
    yield "dossier", _FACTS
    if version >= _WITH_VERSIONS:
        yield "version", _VERSION
    if version >= WITH_SENT:
        yield "sent", _SENT
    if version >= WITH_PACKAGES:
        yield "package", _PACKAGE
        yield "shared", _SHARED
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
    if version >= WITH_SENT:
        yield "sent", "report"
    if version >= WITH_PACKAGES:
        yield "package", "lineage"
    for table in _item_tables(version):
        yield table.name, "report"


def _is_table(connection: sqlite3.Connection, name: str, sql: str, wanted: Columns) -> bool:
    """Whether a table has these columns and its own key, and its statement says nothing else."""
    words = {name, *(column for column, _type, _filled in wanted)}
    if not _STATEMENT.fullmatch(sql) or any(
        w not in words and w.upper() not in _WORDS for w in re.findall(r"\w+", sql)
    ):
        return False
    found = connection.execute(f"PRAGMA table_xinfo({name})").fetchall()  # a name of our own
    keys = [column for _, column, *_, key, _hidden in found if key]
    if any(hidden or default not in _DEFAULTS for *_, default, _key, hidden in found):
        return False
    columns = tuple((column, str(kind).upper(), bool(filled)) for _, column, kind, filled, *_ in found)
    return columns == wanted and keys == [_KEYS.get(name, "id")]


def _is_ours(sql: str, name: str, indexes: dict[str, tuple[str, str]]) -> bool:
    table, column = indexes.get(name, ("", ""))
    return " ".join(sql.split()) == f"CREATE INDEX {name} ON {table} ({column})"
