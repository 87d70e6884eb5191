"""Opening a dossier to work in it: who else has it, whether it was closed normally, and whether it is intact."""

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
    """The content of the dossier, our lock (None if it cannot be made), and whether the last end was abnormal."""

    glimpse: Glimpse
    lock: Lock | None
    after_crash: bool


def open_to_work(path: Path, now: datetime, over: Holder | None = None) -> Opened:
    """Lock the dossier at `path`, even if `over` is its holder, and check whether it is intact.

    The check is usually quick; it is thorough when the program did not end normally last time, as shown by a lock of
    this computer or a journal that was left behind. Raises `NotADossier`, `InUse` or `Damaged`; no lock is left then.
    """
    header.check(path)  # make no lock beside a file that is not a dossier
    lock = Lock.take(path, now, over)
    left_behind = lock is not None and lock.left_behind
    after_crash = left_behind or any(path.with_name(path.name + suffix).exists() for suffix in JOURNAL_SUFFIXES)
    try:
        return Opened(look_carefully(path, thorough=after_crash), lock, after_crash)
    except BaseException:
        if lock is not None:
            lock.release()
        raise
