"""Showing the backups and putting one back."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from vgr_desktop.files.format.header import SUFFIX
from vgr_desktop.files.safety.backups import Backup, backups_of
from vgr_desktop.files.safety.restoring import restore_as, restore_in_place
from vgr_desktop.ui.dossiers.backups_dialog import BackupsDialog
from vgr_desktop.ui.kit.actions import Actions
from vgr_desktop.ui.kit.jobs import Job
from vgr_desktop.ui.session.session import Session

T = TypeVar("T")


class BackupCommands(QObject):
    """`open_wanted` asks to open a dossier that was put back."""

    refused = Signal(str)
    told = Signal(str)
    broken = Signal(object)
    open_wanted = Signal(Path)

    def __init__(self, actions: Actions, session: Session, folder: Path, window: QWidget) -> None:
        """The backups are below `folder`; dialogs come over `window`."""
        super().__init__(window)
        self._session = session
        self._folder = folder
        self._window = window
        actions.backups.triggered.connect(self._show_own)

    def show(self, path: Path, lineage: str | None = None) -> None:
        """List the backups of the dossier at `path`; without a lineage, of every dossier with that name."""
        self._run(lambda: backups_of(path, lineage, self._folder), partial(self._list, path))

    def _show_own(self) -> None:
        if self._session.path is not None:
            self.show(self._session.path, self._session.lineage)

    def _list(self, path: Path, backups: tuple[Backup, ...]) -> None:
        dialog = BackupsDialog(path.name, backups, self._window)
        dialog.copy_wanted.connect(self._ask_copy)
        dialog.restore_wanted.connect(partial(self._restore, path))
        dialog.broken.connect(self.broken)
        dialog.open()

    def _ask_copy(self, backup: Path) -> None:
        start = (self._session.path or backup).with_name(backup.name)
        title, kinds = "Reservekopie openen als kopie", f"VGR Desktop (*{SUFFIX})"
        options = QFileDialog.Option.DontConfirmOverwrite
        name, _ = QFileDialog.getSaveFileName(self._window, title, str(start), kinds, options=options)
        if name:
            target = Path(name if name.lower().endswith(SUFFIX) else name + SUFFIX)
            self._run(lambda: restore_as(backup, target), lambda _done: self.open_wanted.emit(target))

    def _restore(self, path: Path, backup: Path) -> None:
        """Put a backup in the place of the dossier, which is closed for it and opened again."""
        if path == self._session.path and not self._session.close():
            self.refused.emit("Het dossier kan nu niet worden opgeslagen; er is niets teruggezet.")
            return
        if path == self._session.path or self._session.path is None:
            self._session.opened.emit()  # nothing is open while the file is replaced
        now = dt.datetime.now(tz=dt.UTC).astimezone()
        work = partial(restore_in_place, backup, path, self._folder, now)
        self._run(work, partial(self._tell_restored, path), lambda: self.open_wanted.emit(path))

    def _tell_restored(self, path: Path, kept: Path | None) -> None:
        self.open_wanted.emit(path)
        where = f" Zoals het dossier was, staat het in {kept.name}." if kept else ""
        self.told.emit(f"De reservekopie is teruggezet.{where}")

    def _run(self, work: Callable[[], T], done: Callable[[T], None], after: Callable[[], None] | None = None) -> None:
        job: Job[T] = Job(lambda _job: work(), self)
        job.done.connect(done)
        job.refused.connect(lambda problem: self.refused.emit(str(problem)))
        if after is not None:
            job.refused.connect(lambda _problem: after())
        job.broken.connect(self.broken)
        job.start()
