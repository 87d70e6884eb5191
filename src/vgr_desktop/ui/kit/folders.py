"""The program's own folders."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths

from vgr_desktop.disk.carried import carried_folder

BACKUPS, RESCUES, WINDOWS = "Reservekopieën", "Noodkopieën", "Vensters"
"""Backups of dossiers, copies of reports that could not be saved, and files by which open windows are found."""

_ELSEWHERE = "vgr-data-folder"
"""The property of the application with the folder that it was given."""


def data_folder() -> Path:
    """The program's folder in the user's data folder, or beside itself: for its log and for backups."""
    app = QCoreApplication.instance()
    given = app.property(_ELSEWHERE) if app else None
    if isinstance(given, str):
        return Path(given)
    return carried_folder() or Path(
        QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation)
    )


def keep_data_in(folder: Path, app: QCoreApplication) -> None:
    """Have `app` use this folder instead: for a trial that leaves nothing behind."""
    app.setProperty(_ELSEWHERE, str(folder))
