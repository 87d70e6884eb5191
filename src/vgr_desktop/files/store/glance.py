"""Reading a dossier quickly with Python's own library.

The window is painted, and its first report shown, before SQLAlchemy is loaded, which takes as long as the whole start
may take. This can only read.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from vgr_desktop.core.model.report import Report
from vgr_desktop.files.format import header
from vgr_desktop.files.format.errors import DAMAGED, MISFIT, not_ours, reading_failed, reason
from vgr_desktop.files.format.migrations import migrate
from vgr_desktop.files.format.rows import TABLES, Misfit, assemble, read_facts
from vgr_desktop.files.format.shape import Foreign, check_shape


@dataclass(frozen=True, slots=True)
class Glimpse:
    """The content of a dossier: its lineage, its reports in the order of their editions, and its next free item id."""

    path: Path
    lineage: str
    next_id: int
    reports: tuple[Report, ...]


def look(path: Path) -> Glimpse:
    """The content of the dossier at `path`. Raises `Problem` when there is none that this program can open."""
    version = header.check(path)
    try:
        with _current(path, version) as connection:
            connection.row_factory = sqlite3.Row
            connection.execute("BEGIN")  # the file at one moment, whatever is saved meanwhile
            facts = read_facts(connection.execute("SELECT key, value FROM dossier"))
            rows = {table.name: connection.execute(f"SELECT * FROM {table.name}") for table in TABLES}  # noqa: S608  # names from this program
            return Glimpse(path, facts.lineage, facts.next_id, assemble(rows))
    except sqlite3.Error as error:
        raise reading_failed(path, reason(error) or DAMAGED) from error
    except Misfit as error:
        raise reading_failed(path, MISFIT) from error
    except Foreign as error:
        raise not_ours(path, str(error)) from error


@contextmanager
def _current(path: Path, version: int) -> Iterator[sqlite3.Connection]:
    """The database at `path` in the present version; for an older one, a migrated copy in memory."""
    # Not opened read-only: an unfinished save after a crash must be rolled back first.
    with closing(sqlite3.connect(path.absolute(), isolation_level=None)) as connection:
        connection.execute("PRAGMA trusted_schema=OFF")
        check_shape(connection, version)
        if version == header.SCHEMA_VERSION:
            yield connection
            return
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
            connection.backup(copy)
            migrate(copy)
            yield copy
