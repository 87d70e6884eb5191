"""Keeps a copy of the reports in the user's folder while the dossier cannot be written."""

import datetime as dt
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal

from vgr_desktop.core.editions.packages import saved_on
from vgr_desktop.core.model.identities import random_lineage
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import Report
from vgr_desktop.files.format.package_json import package_to_json
from vgr_desktop.files.format.rows import DossierFacts
from vgr_desktop.files.safety.rescue import discard, rescue
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.kit.component import Component
from vgr_desktop.ui.kit.jobs import Job

LONGEST_WAIT = 5.0
"""Seconds to wait for a copy that is being written, or has to be before the window closes."""


class RescueKeeper(Component):
    """Writes a rescue copy when saving fails. `rescued` tells where it is.

    `latest` is that copy, as long as saving fails. When all is in the dossier again, the copy is removed.
    """

    rescued = Signal(Path)

    def __init__(self, place: Workplace, folder: Path) -> None:
        """Keep the copies in `folder`."""
        super().__init__(place.frame)
        self._session = place.session
        self._folder = folder
        self._since: dt.datetime | None = None
        self._written: tuple[Report, ...] = ()
        self._job: Job[Path] | None = None
        self.latest: Path | None = None
        place.session.saving_failed.connect(self._write)
        place.session.saved.connect(self._forget)

    def write_now(self) -> Path | None:
        """Have a copy of all that is typed on disk, at once. Return where it is; None when that fails too."""
        self._session.hand_in()
        path, reports = self._session.path, self._session.reports
        if path is None:
            return None
        if self._job is not None and not self._job.wait(LONGEST_WAIT):
            return None  # an older copy might come in place of the new one
        since, facts, made = self._began(), self._facts(), list[Path]()
        job = Job(lambda _job: made.append(rescue(reports, facts, path, self._folder, since)), self)
        job.broken.connect(self.broken)
        job.start()
        if not job.wait(LONGEST_WAIT) or not made:
            return None
        self._written, self.latest = reports, made[0]
        return self.latest

    def _write(self) -> None:
        path, reports = self._session.path, self._session.reports
        if path is None or self._job is not None or _is_same(reports, self._written):
            return  # newer values follow when saving fails again
        since, facts = self._began(), self._facts()
        self._job = self.run(
            lambda _job: rescue(reports, facts, path, self._folder, since), partial(self._note, reports)
        )
        self._job.finished.connect(self._rest)

    def _began(self) -> dt.datetime:
        self._since = self._since or dt.datetime.now(tz=dt.UTC).astimezone()
        return self._since

    def _facts(self) -> DossierFacts:
        """Facts about the copy; one of a work package is a package that was written on since it was opened."""
        package = self._session.package
        said = ""
        if package is not None:
            said = package_to_json(replace(package, state=saved_on(package.state, random_lineage())))
        return DossierFacts(self._session.lineage, self._session.identities.next_id, package=said)

    def _note(self, reports: tuple[Report, ...], copy: Path) -> None:
        if self._since is None:  # saving has worked meanwhile
            self._discard(copy)
            return
        self._written, self.latest = reports, copy
        self.rescued.emit(copy)

    def _rest(self) -> None:
        self._job = None

    def _forget(self) -> None:
        """Everything is in the dossier again: the copy is not needed any more, and the next time there is a new one."""
        copy, self._since, self._written, self.latest = self.latest, None, (), None
        if copy is not None:
            self._discard(copy)

    def _discard(self, copy: Path) -> None:
        try:
            discard(copy)
        except Problem as problem:
            self.refused.emit(str(problem))


def _is_same(reports: tuple[Report, ...], others: tuple[Report, ...]) -> bool:
    return len(reports) == len(others) and all(one is other for one, other in zip(reports, others, strict=True))
