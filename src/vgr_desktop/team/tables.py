"""The tables that only a team dossier has; those of the items are the same as in a dossier (`files/format/schema`)."""

import sqlalchemy as sa

SCHEMA = "vgr"
"""The schema of the database that holds all of it."""

METADATA = sa.MetaData(schema=SCHEMA)

REVISION = sa.Table(
    "revision",
    METADATA,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("mark", sa.Text, nullable=False),
    sa.Column("next_id", sa.Integer, nullable=False),
    sa.Column("author", sa.Text, nullable=False, server_default=sa.text("session_user")),
    sa.Column("moment", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
)
"""Every synchronisation that wrote something, in order. Two that write at once claim the same number, and one fails.

`mark` is a random text, by which a server that was put back to an earlier day is recognised; `next_id` is the first id
that no item had then.
"""

PLACE = sa.Table(
    "place",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("above", sa.Integer),
    sa.Column("chapter", sa.Text),
    sa.Column("revision", sa.Integer, nullable=False, index=True),
    sa.Column("gone", sa.Boolean, nullable=False, server_default=sa.false()),
)
"""Every item that there is or was: the revision that changed it last, and what tells in which programme it stands.

Kept by the server itself, so that it is true whatever a colleague's program says. `above` is the item it is in or
about, `chapter` the lineage of a programme.
"""

WRITER = sa.Table(
    "writer",
    METADATA,
    sa.Column("role", sa.Text, primary_key=True),
    sa.Column("chapter", sa.Text, primary_key=True),
)
"""Which roles may write in which programmes, by lineage."""
