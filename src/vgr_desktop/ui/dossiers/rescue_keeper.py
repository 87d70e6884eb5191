"""Keeps a copy of the reports in the user's folder while the dossier cannot be written."""

import datetime as dt
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal

from vgr_desktop.core.model.report import Report
from vgr_desktop.files.format.rows import DossierFacts
from vgr_desktop.files.safety.rescue import rescue
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.kit.component import Component


class RescueKeeper(Component):
    """Writes a rescue copy when saving fails. `rescued` tells where it is.

    `latest` is that copy, as long as saving fails.
    """

    rescued = Signal(Path)

    def __init__(self, place: Workplace, folder: Path) -> None:
        """Keep the copies in `folder`."""
        super().__init__(place.frame)
        self._session = place.session
        self._folder = folder
        self._since: dt.datetime | None = None
        self._written: tuple[Report, ...] = ()
        self._busy = False
        self.latest: Path | None = None
        place.session.saving_failed.connect(self._write)
        place.session.saved.connect(self._forget)

    def _write(self) -> None:
        path, reports = self._session.path, self._session.reports
        if path is None or self._busy or _is_same(reports, self._written):
            return  # newer values follow when saving fails again
        since = self._since = self._since or dt.datetime.now(tz=dt.UTC).astimezone()
        facts = DossierFacts(self._session.lineage, self._session.identities.next_id)
        self._busy = True
        job = self.run(
            lambda _job: rescue(reports, facts, path.stem, self._folder, since), partial(self._note, reports)
        )
        job.finished.connect(self._rest)

    def _note(self, reports: tuple[Report, ...], copy: Path) -> None:
        if self._since is not None:  # saving has not worked meanwhile
            self._written, self.latest = reports, copy
            self.rescued.emit(copy)

    def _rest(self) -> None:
        self._busy = False

    def _forget(self) -> None:
        """Everything is in the dossier again; the next time that saving fails, make a new copy."""
        self._since, self._written, self.latest = None, (), None


def _is_same(reports: tuple[Report, ...], others: tuple[Report, ...]) -> bool:
    return len(reports) == len(others) and all(one is other for one, other in zip(reports, others, strict=True))
