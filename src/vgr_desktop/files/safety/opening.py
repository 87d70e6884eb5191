"""Opening a dossier to work in it: who else has it, whether it was closed normally, is intact, and can be written."""

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from vgr_desktop.disk.locks import refuses_locks
from vgr_desktop.files.format import header
from vgr_desktop.files.format.errors import NO_LOCKS
from vgr_desktop.files.safety.lock import Holder, Lock, NotLocked
from vgr_desktop.files.store.connecting import connected, has_journal, told_of
from vgr_desktop.files.store.glance import Glimpse
from vgr_desktop.files.store.health import look_carefully

_FILE = "het bestand is alleen-lezen, of u hebt geen rechten om erin te schrijven"
_FOLDER = "in de map mag u niet schrijven, en dat is nodig om veilig op te slaan"


@dataclass(frozen=True, slots=True)
class Opened:
    """The content of the dossier, our lock, and whether the last end was abnormal.

    `only_read` says in Dutch why nothing can be saved in it; there is no lock then. `unlocked` says why there is no
    lock although something can; both are empty otherwise.
    """

    glimpse: Glimpse
    lock: Lock | None
    after_crash: bool
    only_read: str = ""
    unlocked: str = ""


def open_to_work(path: Path, now: datetime, over: Holder | None = None) -> Opened:
    """Lock the dossier at `path`, even if `over` is its holder, and check whether it is intact.

    The check is usually quick; it is thorough when the program did not end normally last time, as shown by a lock of
    this computer or a journal that was left behind. Raises `NotADossier`, `InUse`, `Damaged` or `Unreadable`; no lock
    is left then.
    """
    header.check(path)  # make no lock beside a file that is not a dossier
    if why := _why_not_to_write(path):
        return _opened_to_read(path, why)
    try:
        lock, unlocked = Lock.take(path, now, over), ""
    except NotLocked as problem:
        if problem.denied:
            return _opened_to_read(path, _FOLDER)
        lock, unlocked = None, str(problem)
    try:
        after_crash = (lock is not None and lock.left_behind) or has_journal(path)
        glimpse = look_carefully(path, thorough=after_crash)
        _undo_unfinished(path)
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    return Opened(glimpse, lock, after_crash, unlocked=unlocked)


def _why_not_to_write(path: Path) -> str:
    """Why nothing can be written to the file, in Dutch; empty when nothing is known against it."""
    if not os.access(path, os.W_OK):
        return _FILE
    if not os.access(path.parent, os.W_OK):
        return _FOLDER
    return NO_LOCKS.partition(". ")[0] if refuses_locks(path) else ""


def _opened_to_read(path: Path, why: str) -> Opened:
    return Opened(look_carefully(path, thorough=has_journal(path)), None, after_crash=False, only_read=why)


def _undo_unfinished(path: Path) -> None:
    """Let SQLite undo what was left of a save, so that no journal stays beside the dossier."""
    if has_journal(path) or header.leaves_files(path):
        with told_of(path), connected(path) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
            connection.execute("SELECT 1 FROM sqlite_schema").fetchone()
