"""While a dossier cannot be written, keeps a copy of its reports in the user's own folder."""

import datetime as dt
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from vgr_desktop.core.model.report import Report
from vgr_desktop.files.format.rows import Facts
from vgr_desktop.files.safety.rescue import rescue
from vgr_desktop.ui.kit.jobs import Job
from vgr_desktop.ui.session.session import Session


class RescueKeeper(QObject):
    """Writes a rescue copy when saving fails. `rescued` tells where it is, `failed` why there is none.

    `latest` is the copy while saving goes on failing.
    """

    rescued = Signal(Path)
    failed = Signal(str)
    broken = Signal(object)

    def __init__(self, session: Session, folder: Path, parent: QObject | None = None) -> None:
        """Keep the copies in `folder`."""
        super().__init__(parent)
        self._session = session
        self._folder = folder
        self._since: dt.datetime | None = None
        self._written: tuple[Report, ...] = ()
        self._busy = False
        self.latest: Path | None = None
        session.saving_failed.connect(self._write)
        session.saved.connect(self._forget)

    def _write(self) -> None:
        path, reports = self._session.path, self._session.reports
        if path is None or self._busy or _is_same(reports, self._written):
            return  # what is newer than a copy that is being written follows when saving has failed again
        since = self._since = self._since or dt.datetime.now(tz=dt.UTC).astimezone()
        facts = Facts(self._session.lineage, self._session.identities.next_id)
        job: Job[Path] = Job(lambda _job: rescue(reports, facts, path.stem, self._folder, since), self)
        self._busy = True
        job.finished.connect(self._rest)
        job.done.connect(partial(self._note, reports))
        job.refused.connect(lambda problem: self.failed.emit(str(problem)))
        job.broken.connect(self.broken)
        job.start()

    def _note(self, reports: tuple[Report, ...], copy: Path) -> None:
        if self._since is not None:  # saving has not succeeded meanwhile
            self._written, self.latest = reports, copy
            self.rescued.emit(copy)

    def _rest(self) -> None:
        self._busy = False

    def _forget(self) -> None:
        """Everything is in the dossier again; the next trouble gets a copy of its own."""
        self._since, self._written, self.latest = None, (), None


def _is_same(reports: tuple[Report, ...], others: tuple[Report, ...]) -> bool:
    return len(reports) == len(others) and all(one is other for one, other in zip(reports, others, strict=True))
