"""The tables of a dossier, for SQLAlchemy."""

from typing import Any

import sqlalchemy as sa

from vgr_desktop.files.format.rows import TABLES, TableSpec

METADATA = sa.MetaData()

DOSSIER = sa.Table(
    "dossier",
    METADATA,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)
"""Facts about the dossier itself: its `lineage`, and `next_id`, the first id that no item ever had.

A rescue copy also has its `origin`, the path of the dossier that could not be written; `words` are right in the texts.
A work package has `package`, what it is a package of, and a dossier of a team has `team`, what it shares with whom.
"""

VERSION = sa.Table(
    "version",
    METADATA,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("item", sa.Integer, nullable=False, index=True),
    sa.Column("began", sa.Text),
    sa.Column("saved", sa.Text),
    sa.Column("author", sa.Text, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
)
"""Earlier bodies of texts: their item, when writing began and was saved (null: not known), and the author."""

SENT = sa.Table(
    "sent",
    METADATA,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("lineage", sa.Text, nullable=False),
    sa.Column("report", sa.Integer, nullable=False, index=True),
    sa.Column("moment", sa.Text, nullable=False),
    sa.Column("recipient", sa.Text, nullable=False),
    sa.Column("content", sa.LargeBinary, nullable=False),
)
"""What went out for review: its lineage, which the document names too, when, to whom, and what it said."""

PACKAGE = sa.Table(
    "package",
    METADATA,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("lineage", sa.Text, nullable=False, index=True),
    sa.Column("moment", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("said", sa.Text, nullable=False),
    sa.Column("content", sa.LargeBinary, nullable=False),
)
"""Work packages that were issued and that came back: the lineage of the package, when, its state and what is said of
it, both as JSON, and what it held."""

SHARED = sa.Table(
    "shared",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("said", sa.Text, nullable=False),
    sa.Column("content", sa.LargeBinary),
)
"""What the team dossier held at the last synchronisation: its items by their ids there as JSON, bytes apart."""

_TYPES: dict[type, type[sa.types.TypeEngine[Any]]] = {str: sa.Text, int: sa.Integer, bytes: sa.LargeBinary}


def _table(spec: TableSpec) -> sa.Table:
    return sa.Table(
        spec.name,
        METADATA,
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("lineage", sa.Text, nullable=False),
        sa.Column("report", sa.Integer, nullable=False, index=True),
        sa.Column("parent", sa.Integer, nullable=spec.name == "report"),
        sa.Column("position", sa.Integer, nullable=False),
        *(sa.Column(c.name, _TYPES[c.cell.holds], nullable=c.field.optional) for c in spec.columns),
    )


TABLE: dict[str, sa.Table] = {spec.name: _table(spec) for spec in TABLES}
"""The tables that hold the items of reports, by name."""
