"""Brings the tables of an older dossier to the present version, step by step.

A step never changes after its release: it turns the tables of its version into exactly those of the next. It has its
own SQL, because the present description of the tables (`rows`, `schema`) may change again.
"""

import sqlite3

_ITEM = "id INTEGER NOT NULL PRIMARY KEY, lineage TEXT NOT NULL, report INTEGER NOT NULL, parent INTEGER NOT NULL"
_PLACE = "position INTEGER NOT NULL"

# Version 2: pictures, versions of texts, reviews, accepted findings, adoption, more about deviations.
_TO_2 = (
    "ALTER TABLE report ADD COLUMN basis TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE deviation ADD COLUMN recurrence TEXT",
    "ALTER TABLE deviation ADD COLUMN cover TEXT NOT NULL DEFAULT ''",
    f"CREATE TABLE picture ({_ITEM}, {_PLACE}, kind TEXT NOT NULL, content BLOB NOT NULL)",
    f"CREATE TABLE review ({_ITEM}, {_PLACE}, subject INTEGER NOT NULL, stage TEXT NOT NULL, owner TEXT NOT NULL, "
    "deadline TEXT, note TEXT NOT NULL)",
    f"CREATE TABLE acceptance ({_ITEM}, {_PLACE}, rule TEXT NOT NULL, subject INTEGER NOT NULL, finding TEXT NOT NULL, "
    "reason TEXT NOT NULL, author TEXT NOT NULL, day TEXT NOT NULL)",
    f"CREATE TABLE adoption ({_ITEM}, {_PLACE}, frozen INTEGER NOT NULL, author TEXT NOT NULL, moment TEXT NOT NULL, "
    "reason TEXT NOT NULL)",
    *(
        f"CREATE INDEX ix_{table}_report ON {table} (report)"
        for table in ("picture", "review", "acceptance", "adoption")
    ),
    "CREATE TABLE version (number INTEGER NOT NULL PRIMARY KEY, item INTEGER NOT NULL, began TEXT, saved TEXT, "
    "author TEXT NOT NULL, body TEXT NOT NULL)",
    "CREATE INDEX ix_version_item ON version (item)",
)
# Version 3: what went out for review.
_TO_3 = (
    "CREATE TABLE sent (number INTEGER NOT NULL PRIMARY KEY, lineage TEXT NOT NULL, report INTEGER NOT NULL, "
    "moment TEXT NOT NULL, recipient TEXT NOT NULL, content BLOB NOT NULL)",
    "CREATE INDEX ix_sent_report ON sent (report)",
)
# Version 4: comments about texts, with their replies; work packages; what is shared with a team.
_TO_4 = (
    f"CREATE TABLE comment ({_ITEM}, {_PLACE}, subject INTEGER NOT NULL, author TEXT NOT NULL, moment TEXT NOT NULL, "
    "text TEXT NOT NULL, quote TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL, done INTEGER NOT NULL)",
    f"CREATE TABLE reply ({_ITEM}, {_PLACE}, author TEXT NOT NULL, moment TEXT NOT NULL, text TEXT NOT NULL)",
    *(f"CREATE INDEX ix_{table}_report ON {table} (report)" for table in ("comment", "reply")),
    "CREATE TABLE package (number INTEGER NOT NULL PRIMARY KEY, lineage TEXT NOT NULL, moment TEXT NOT NULL, "
    "state TEXT NOT NULL, said TEXT NOT NULL, content BLOB NOT NULL)",
    "CREATE INDEX ix_package_lineage ON package (lineage)",
    "CREATE TABLE shared (id INTEGER NOT NULL PRIMARY KEY, said TEXT NOT NULL, content BLOB)",
)
STEPS: dict[int, tuple[str, ...]] = {1: _TO_2, 2: _TO_3, 3: _TO_4}
"""The statements that turn the tables of each version into those of the next."""


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the tables of this database to the present version, completely or not at all."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    connection.execute("BEGIN IMMEDIATE")
    try:
        while (steps := STEPS.get(version)) is not None:
            for statement in steps:
                connection.execute(statement)
            version += 1
        connection.execute(f"PRAGMA user_version={version}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
