"""Whether a dossier is sound, with what Python itself has: at every opening quickly, else page by page."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from vgr_desktop.files.format.errors import DAMAGED, reading_failed, reason
from vgr_desktop.files.format.shape import malformed
from vgr_desktop.files.store import glance
from vgr_desktop.files.store.glance import Glimpse

BUSY_SECONDS = 2.0


def look_carefully(path: Path, *, thorough: bool) -> Glimpse:
    """What the dossier at `path` holds, once its pages have been found sound.

    Quick looks at every page; `thorough` also compares the tables with their indexes, and is for after an unclean end
    and for copies. Raises `Damaged`, or `NotADossier` when the file is none.
    """
    glimpse = glance.look(path)
    try:
        with connected(path) as connection:
            connection.execute("PRAGMA trusted_schema=OFF")
            check = "PRAGMA integrity_check(1)" if thorough else "PRAGMA quick_check(1)"
            found = [str(row[0]) for row in connection.execute(check)]
    except sqlite3.Error as error:
        raise reading_failed(path, reason(error) or DAMAGED) from error
    if found != ["ok"]:
        raise reading_failed(path, DAMAGED)
    return glimpse


@contextmanager
def connected(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a database that is there; unlike Python's own way, none is made. Raises `sqlite3.Error`."""
    posix = path.absolute().as_posix()
    address = f"file://{'' if posix.startswith('/') else '/'}{quote(posix)}?mode=rw"
    with closing(sqlite3.connect(address, timeout=BUSY_SECONDS, isolation_level=None, uri=True)) as connection:
        try:
            yield connection
        except UnicodeDecodeError as error:
            raise malformed() from error
