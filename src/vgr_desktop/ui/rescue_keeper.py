"""While a dossier cannot be written, keeps a copy of its reports in the user's own folder."""

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from vgr_desktop.files.rescue import rescue
from vgr_desktop.files.rows import Facts
from vgr_desktop.ui.jobs import Job
from vgr_desktop.ui.session import Session


class RescueKeeper(QObject):
    """Writes a rescue copy each time that saving fails. `rescued` tells where it is, `failed` why there is none."""

    rescued = Signal(Path)
    failed = Signal(str)
    broken = Signal(object)

    def __init__(self, session: Session, folder: Path, parent: QObject | None = None) -> None:
        """Keep the copies in `folder`."""
        super().__init__(parent)
        self._session = session
        self._folder = folder
        self._since: dt.datetime | None = None
        session.saving_failed.connect(self._write)
        session.saved.connect(self._forget)

    def _write(self) -> None:
        path = self._session.path
        if path is None:
            return
        since = self._since = self._since or dt.datetime.now(tz=dt.UTC).astimezone()
        reports, facts = self._session.reports, Facts(self._session.lineage, self._session.identities.next_id)
        job: Job[Path] = Job(lambda _job: rescue(reports, facts, path.stem, self._folder, since), self)
        job.done.connect(self.rescued)
        job.refused.connect(lambda problem: self.failed.emit(str(problem)))
        job.broken.connect(self.broken)
        job.start()

    def _forget(self) -> None:
        """Everything is in the dossier again; the next trouble gets a copy of its own."""
        self._since = None
