"""Making a dossier, and writing to one that nobody has open: either everything is written, or nothing.

SQLAlchemy is loaded only when there is something to write, because the window makes its first dossier while it starts.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from vgr_desktop.core.model.identities import random_lineage
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import Report
from vgr_desktop.files.format.errors import SavingFailed
from vgr_desktop.files.format.rows import DossierFacts
from vgr_desktop.files.safety.lock import InUse, Lock, NotLocked
from vgr_desktop.files.store.making import make_dossier

if TYPE_CHECKING:
    from vgr_desktop.files.store.dossier import Dossier


def new_dossier(path: Path, reports: Iterable[Report] = ()) -> None:
    """Make a dossier with these reports. Raises `Problem`, and leaves no file, when that fails."""
    make_dossier(path, reports, DossierFacts(random_lineage(), 1))


@contextmanager
def opened_to_write(path: Path) -> "Iterator[Dossier]":
    """The dossier at `path`, locked for others meanwhile. Raises `Problem` if that fails; nothing has changed then."""
    from vgr_desktop.files.store.dossier import Dossier

    with Dossier.open(path) as dossier:
        lock = None
        try:
            lock = Lock.take(path, dt.datetime.now(tz=dt.UTC))
        except NotLocked:  # writing says itself what is the matter, or works
            pass
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


def store(dossier: "Dossier", changes: Iterable[tuple[Report | None, Report]]) -> None:
    """Save new values of reports, each after the value that the dossier has. Raises `Problem` when that fails."""
    try:
        dossier.save_all(changes)
    except SavingFailed as problem:
        raise Problem(f"{dossier.path.name} is niet gewijzigd: {problem.why}.") from problem
