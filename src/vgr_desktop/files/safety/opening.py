"""Opening a dossier to work in it: who else has it, whether the last end was a clean one, whether it is sound."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from vgr_desktop.files.format import header
from vgr_desktop.files.format.header import JOURNAL_SUFFIXES
from vgr_desktop.files.safety.lock import Holder, Lock
from vgr_desktop.files.store.glance import Glimpse
from vgr_desktop.files.store.health import look_carefully


@dataclass(frozen=True, slots=True)
class Opened:
    """What the dossier holds, our lock on it (None where none can be kept), and whether it was left uncleanly."""

    glimpse: Glimpse
    lock: Lock | None
    after_crash: bool


def open_to_work(path: Path, now: datetime, over: Holder | None = None) -> Opened:
    """Take the dossier at `path`, from the holder `over` if need be, and look whether it is sound.

    Quickly as a rule; page by page when the program did not end as it should last time, which a lock of ours or a
    journal that was left behind tells. Raises `NotADossier`, `InUse` or `Damaged`; nothing is left behind then.
    """
    header.check(path)  # no lock beside a file that is none of ours
    lock = Lock.take(path, now, over)
    left_behind = lock is not None and lock.left_behind
    after_crash = left_behind or any(path.with_name(path.name + suffix).exists() for suffix in JOURNAL_SUFFIXES)
    try:
        return Opened(look_carefully(path, thorough=after_crash), lock, after_crash)
    except BaseException:
        if lock is not None:
            lock.release()
        raise
