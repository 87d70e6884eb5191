"""Showing the backups and putting one back."""

import datetime as dt
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from vgr_desktop.core.model.problems import Problem
from vgr_desktop.files.format.header import SUFFIX
from vgr_desktop.files.safety.backups import Backup, backups_of
from vgr_desktop.files.safety.restoring import restore_as, restore_in_place
from vgr_desktop.ui.dossiers.actions import DossierActions
from vgr_desktop.ui.dossiers.backups_dialog import BackupsDialog
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.kit.component import Component


class BackupCommands(Component):
    """Lists and restores backups. `open_wanted` asks to open a dossier that was restored."""

    open_wanted = Signal(Path)

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
            self.run(lambda _job: restore_as(backup, target), lambda _done: self.open_wanted.emit(target))

    def _restore(self, path: Path, backup: Path) -> None:
        """Replace the dossier by a backup; it is closed first and opened again afterwards."""
        if path == self._session.path and not self._session.close():
            self.refused.emit("Het dossier kan nu niet worden opgeslagen; er is niets teruggezet.")
            return
        if path == self._session.path or self._session.path is None:
            self._session.opened.emit()  # nothing is open while the file is replaced
        now = dt.datetime.now(tz=dt.UTC).astimezone()
        self.run(
            lambda _job: restore_in_place(backup, path, self._folder, now),
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
