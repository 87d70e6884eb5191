"""Connections to the files of dossiers: all of them are made here, and none trusts its file.

What SQLite itself would run (the schema) is compared with ours before a row is read (`format/shape`); a query that
does not end all the same is stopped.
"""

import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from vgr_desktop.core.model.problems import trouble
from vgr_desktop.disk.locks import refuses_locks
from vgr_desktop.disk.readable import is_readable
from vgr_desktop.disk.room import room
from vgr_desktop.files.format import header
from vgr_desktop.files.format.errors import (
    BUSY,
    DAMAGED,
    DISK_FAILS,
    MISFIT,
    NO_LOCKS,
    Foreign,
    Misfit,
    malformed,
    not_ours,
    reading_failed,
    reason,
)
from vgr_desktop.files.format.header import JOURNAL_SUFFIXES

BUSY_SECONDS = 1.5
"""How long to wait for another program that has the file."""
READING_SECONDS = 8.0
"""Seconds of this thread's processor time for which one connection may be read; a whole city takes 0.03."""
_STEPS = 20_000
"""Instructions of SQLite between two looks at the time."""


class Limit:
    """Stops the queries of a connection when they have taken too long since `restart`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Watch this connection from now on."""
        self._begun = time.thread_time()
        connection.set_progress_handler(self._is_over, _STEPS)

    def restart(self) -> None:
        """Begin counting again, on the present thread."""
        self._begun = time.thread_time()

    def _is_over(self) -> bool:
        return time.thread_time() - self._begun > READING_SECONDS


def guard(connection: sqlite3.Connection) -> Limit:
    """Let nothing in the file of this connection run, nor a query run for ever."""
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.execute("PRAGMA cell_size_check=ON")
    return Limit(connection)


def keep_what_is_saved(connection: sqlite3.Connection) -> None:
    """Let a save that was reported survive a power cut.

    With less than `EXTRA`, the folder is not flushed after the journal was removed: that could be back then, and undo
    the save.
    """
    connection.execute("PRAGMA synchronous=EXTRA")


@contextmanager
def connected(path: Path, mode: str = "rw") -> Iterator[sqlite3.Connection]:
    """A connection to an existing database; unlike in Python, a missing one is not made. Raises `sqlite3.Error`."""
    posix = path.absolute().as_posix()
    address = f"file://{'' if posix.startswith('/') else '/'}{quote(posix)}?mode={mode}"
    with closing(sqlite3.connect(address, timeout=BUSY_SECONDS, isolation_level=None, uri=True)) as connection:
        guard(connection)
        try:
            if mode == "rw":
                keep_what_is_saved(connection)
            yield connection
        except UnicodeDecodeError as error:  # SQLite quotes an unreadable part of the file in its message
            raise malformed() from error


@contextmanager
def connected_to_read(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that sees the database at `path` at one moment, and changes nothing there or beside it.

    What cannot be read in this way is read in a copy: a file with unfinished work of a program that ended, a file that
    SQLite reads by means of other files, and one on a disk that refuses locks. Raises `sqlite3.Error`, or `Problem`
    when the copy cannot be made.
    """
    if not header.leaves_files(path):
        with connected(path, "ro") as connection:
            if _begins(path, connection):
                yield connection
                return
    with _copied(path) as copy, connected(copy) as connection:
        connection.execute("BEGIN")
        yield connection


def _begins(path: Path, connection: sqlite3.Connection) -> bool:
    """Begin to read; False when there is unfinished work to undo first, or the disk refuses locks."""
    try:
        connection.execute("PRAGMA busy_timeout=0")
        _begin(connection)
    except sqlite3.OperationalError as error:
        code = error.sqlite_errorcode & 0xFF
        if reason(error) == NO_LOCKS or (code in _UNFINISHED and has_journal(path)):
            return False
        if code != sqlite3.SQLITE_BUSY:
            raise
        if refuses_locks(path):  # waiting would not help
            return False
        connection.execute(f"PRAGMA busy_timeout={int(BUSY_SECONDS * 1000)}")
        _begin(connection)
    return True


def _begin(connection: sqlite3.Connection) -> None:
    if not connection.in_transaction:
        connection.execute("BEGIN")
    connection.execute("SELECT 1 FROM sqlite_schema").fetchone()


_UNFINISHED = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN})
"""What SQLite answers when there is a journal to undo, which reading alone may not do."""


def has_journal(path: Path) -> bool:
    """Whether there is a file with unfinished work beside it, of a program that ended or is writing now."""
    return any(path.with_name(path.name + suffix).exists() for suffix in JOURNAL_SUFFIXES)


@contextmanager
def _copied(path: Path) -> Iterator[Path]:
    """A copy of the database and of its unfinished work in a folder of its own."""
    with room() as folder:
        copy = folder / "dossier"
        try:
            copy_with_journals(path, copy)
        except OSError as error:
            raise reading_failed(
                path, f"er kan geen kopie van worden gemaakt om te lezen ({trouble(error)})"
            ) from error
        yield copy


def copy_with_journals(path: Path, target: Path) -> None:
    """Copy the file and, if there is any, the unfinished work of SQLite beside it. Raises `OSError`."""
    shutil.copyfile(path, target)
    for suffix in JOURNAL_SUFFIXES:
        beside = path.with_name(path.name + suffix)
        if beside.exists():
            shutil.copyfile(beside, target.with_name(target.name + suffix))


def why_failed(path: Path, error: BaseException | None) -> str | None:
    """As `reason`, for the file at `path`: it tells apart what SQLite takes for the same.

    A disk that refuses every lock is not a file that another program has, and one that does not give all bytes is not a
    damaged file.
    """
    why = reason(error)
    if why == BUSY and refuses_locks(path):
        return NO_LOCKS
    return DISK_FAILS if why == DAMAGED and not is_readable(path) else why


@contextmanager
def told_of(path: Path) -> Iterator[None]:
    """Turn what goes wrong while reading the dossier at `path` into the problem to tell: each way in reads in this.

    An error of SQLite that is not known to be due to something outside the file is due to the file.
    """
    try:
        yield
    except (sqlite3.Error, MemoryError) as error:
        raise reading_failed(path, why_failed(path, error) or DAMAGED) from error
    except Misfit as error:
        raise reading_failed(path, MISFIT) from error
    except Foreign as error:
        raise not_ours(path, str(error)) from error
