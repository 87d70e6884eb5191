"""Showing the backups and putting one back."""

import datetime as dt
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal

from vgr_desktop.core.dutch.wording import said_moment
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.replaced import replaced
from vgr_desktop.files.format.header import SUFFIX
from vgr_desktop.files.safety.backups import Backup, back_up, backups_of
from vgr_desktop.files.safety.restoring import restore_as, restore_in_place
from vgr_desktop.files.store import glance
from vgr_desktop.files.store.glance import Glimpse
from vgr_desktop.ui.dossiers.actions import DossierActions
from vgr_desktop.ui.dossiers.backups_dialog import BackupsDialog
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.kit import file_dialog
from vgr_desktop.ui.kit.component import Component
from vgr_desktop.ui.kit.jobs import Job
from vgr_desktop.ui.kit.question import agrees


class BackupCommands(Component):
    """Lists and restores backups.

    `open_wanted` asks to open a dossier that was restored, `look_wanted` to show a backup without changing anything.
    """

    open_wanted = Signal(Path)
    look_wanted = Signal(Path)

    def __init__(self, place: Workplace, folder: Path) -> None:
        """The backups are in `folder`; dialogs are shown over the frame."""
        super().__init__(place.frame)
        self._session = place.session
        self._folder = folder
        self._window = place.frame
        place.actions.of(DossierActions).backups.triggered.connect(self._show_own)

    def show(self, path: Path, lineage: str | None = None) -> None:
        """List the backups of the dossier at `path`; without a lineage, those of all dossiers with that name."""
        self.run(lambda _job: backups_of(path, lineage, self._folder), partial(self._list, path))

    def _show_own(self) -> None:
        if self._session.path is not None:
            self.show(self._session.path, self._session.lineage)

    def _list(self, path: Path, backups: tuple[Backup, ...]) -> None:
        dialog = BackupsDialog(path.name, backups, self._window)
        dialog.copy_wanted.connect(self._ask_copy)
        dialog.look_wanted.connect(self.look_wanted)
        dialog.restore_wanted.connect(partial(self._ask_to_restore, path))
        dialog.broken.connect(self.broken)
        dialog.open()

    def _ask_copy(self, backup: Path) -> None:
        start = (self._session.path or backup).with_name(backup.name)
        title, kinds = "Reservekopie openen als kopie", f"VGR Desktop (*{SUFFIX})"
        target = file_dialog.ask_new_file(self._window, title, start, kinds, SUFFIX, replaces=False)
        if target is not None:
            self.run(lambda _job: restore_as(backup, target), lambda _done: self.open_wanted.emit(target))

    def _ask_to_restore(self, path: Path, backup: Backup) -> None:
        """Ask, and restore: in the open dossier as a step, else in its file."""
        is_open = path == self._session.path
        if is_open and self._session.is_read_only:
            self.refused.emit("Dit dossier is alleen-lezen geopend; er is niets teruggezet.")
            return
        undone = " U kunt dit ongedaan maken." if is_open else ""
        question = f"{path.name} terugzetten naar {said_moment(backup.made)}?"
        more = f"Van het dossier zoals het nu is, wordt eerst ook een reservekopie gemaakt.{undone}"
        if agrees(self._window, "Reservekopie terugzetten", question, more, "Terugzetten"):
            (self._restore_open if is_open else self._restore_file)(path, backup)

    def _restore_open(self, path: Path, backup: Backup) -> None:
        """Make the content of a backup that of the open dossier, after a backup of the latter."""
        if not self._session.settle():
            self.refused.emit("Het dossier kan nu niet worden opgeslagen; er is niets teruggezet.")
            return
        lineage, folder, now = self._session.lineage, self._folder, _now()

        def read(_job: Job[Glimpse]) -> Glimpse:
            found = glance.look(backup.path)  # first, because keeping the present dossier may remove this backup
            back_up(path, lineage, folder, now)
            return found

        self.run(read, partial(self._put_back, path, backup))

    def _put_back(self, path: Path, backup: Backup, found: Glimpse) -> None:
        session = self._session
        if session.path != path:
            return  # another dossier was opened meanwhile
        session.identities.skip_to(found.next_id)
        now, moment = session.reports, dt.datetime.now(tz=dt.UTC)
        source = f"uit de reservekopie van {said_moment(backup.made)}"
        then = {report.id: report for report in found.reports}
        kept = [
            each for report in now if report.id in then for each in replaced(report, then[report.id], source, moment)
        ]
        try:
            session.apply_to_all("Reservekopie terugzetten", lambda _now: found.reports, kept=lambda: kept)
        except Problem as problem:
            self.refused.emit(str(problem))
            return
        said = f"Het dossier is weer zoals op {said_moment(backup.made)}. Wat er stond, staat bij de reservekopieën."
        self.done.emit(said)

    def _restore_file(self, path: Path, backup: Backup) -> None:
        """Replace the file of a dossier that is not open, for instance because it is damaged."""
        if self._session.path is None:
            self._session.opened.emit()  # nothing is open while the file is replaced
        now = _now()
        self.run(
            lambda _job: restore_in_place(backup.path, path, self._folder, now),
            partial(self._tell_restored, path),
            partial(self._tell_not_restored, path),
        )

    def _tell_restored(self, path: Path, kept: Path | None) -> None:
        self.open_wanted.emit(path)
        where = f" Zoals het dossier was, staat het in {kept.name}." if kept else ""
        self.told.emit(f"De reservekopie is teruggezet.{where}", [])

    def _tell_not_restored(self, path: Path, problem: Problem) -> None:
        self.refused.emit(str(problem))
        self.open_wanted.emit(path)


def _now() -> dt.datetime:
    return dt.datetime.now(tz=dt.UTC).astimezone()
