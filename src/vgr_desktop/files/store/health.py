"""Checking whether a dossier is intact, with Python's own library: quickly at every opening, else thoroughly."""

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
    """The content of the dossier at `path`, after checking its pages.

    The quick check reads every page; the `thorough` one also compares the tables with their indexes, and is for copies
    and after an abnormal end. Raises `Damaged`, or `NotADossier` when the file is not a dossier.
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
    """A connection to an existing database; unlike in Python, a missing one is not made. Raises `sqlite3.Error`."""
    posix = path.absolute().as_posix()
    address = f"file://{'' if posix.startswith('/') else '/'}{quote(posix)}?mode=rw"
    with closing(sqlite3.connect(address, timeout=BUSY_SECONDS, isolation_level=None, uri=True)) as connection:
        try:
            yield connection
        except UnicodeDecodeError as error:
            raise malformed() from error
