"""Makes backups automatically: the first of the day when a dossier is opened, then one for every hour of work."""

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QTimer

from vgr_desktop.files.safety.backups import Backup, back_up, backups_of, is_due
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.kit.component import Component
from vgr_desktop.ui.kit.jobs import Job

CHECK = 5 * 60 * 1000
"""Milliseconds between checks whether a backup is due."""

FIRST_CHECK = 4_000
"""Milliseconds after opening, so that the page is shown first."""


class BackupKeeper(Component):
    """Makes the backups of the session's dossier."""

    def __init__(self, place: Workplace, folder: Path) -> None:
        """Keep the backups of all dossiers in `folder`."""
        super().__init__(place.frame)
        self._session = place.session
        self._folder = folder
        self._opened: Path | None = None
        self._timer = QTimer(self, interval=CHECK)
        self._timer.timeout.connect(lambda: self._check(opening=False))
        place.session.opened.connect(self._begin)
        place.session.moved.connect(self._begin)

    @property
    def folder(self) -> Path:
        """Where the backups are."""
        return self._folder

    def _begin(self) -> None:
        """Start again for another dossier, but not for another report of the same one."""
        path = self._session.path
        if path != self._opened:
            self._opened = path
            self._timer.start()
            QTimer.singleShot(FIRST_CHECK, self, lambda: self._check(opening=True))

    def _check(self, *, opening: bool) -> None:
        path, lineage = self._session.path, self._session.lineage
        if path is None or self._session.is_read_only:
            return
        folder, now = self._folder, dt.datetime.now(tz=dt.UTC).astimezone()

        def work(_job: Job[Backup | None]) -> Backup | None:
            if not is_due(backups_of(path, lineage, folder), now, opening=opening):
                return None
            return back_up(path, lineage, folder, now)

        self.run(work, lambda _made: None)
