"""Writing to a dossier from the command line: all that one command brings, or nothing."""

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import Report
from vgr_desktop.files.format.errors import SavingFailed
from vgr_desktop.files.safety.lock import InUse, Lock
from vgr_desktop.files.store.dossier import Dossier

Change = tuple[Report | None, Report]


def store_in_new(path: Path, reports: Iterable[Report]) -> None:
    """Make a dossier with these reports. Raises `Problem`, and leaves no file, when that fails."""
    with Dossier.create(path) as dossier:
        try:
            store(dossier, [(None, report) for report in reports])
        except BaseException:
            dossier.close()
            path.unlink(missing_ok=True)
            raise


@contextmanager
def opened_to_write(path: Path) -> Iterator[Dossier]:
    """The dossier at `path`, which nobody else has open meanwhile. Raises `Problem`; nothing has changed then."""
    with Dossier.open(path) as dossier:
        try:
            lock = Lock.take(path, dt.datetime.now(tz=dt.UTC))
        except InUse as problem:
            holder = problem.holder
            raise Problem(
                f"{path.name} is open bij {holder.user} op computer {holder.computer}. Er is niets gewijzigd. "
                "Sluit het dossier daar en probeer het opnieuw."
            ) from problem
        try:
            yield dossier
        finally:
            if lock is not None:
                lock.release()


def store(dossier: Dossier, changes: Iterable[Change]) -> None:
    """Save values of reports, each with the value that the dossier holds. Raises `Problem` when that fails."""
    try:
        dossier.save_all(changes)
    except SavingFailed as problem:
        raise Problem(f"{dossier.path.name} is niet gewijzigd: {problem.why}.") from problem
