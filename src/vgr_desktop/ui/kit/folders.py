"""The program's own folders."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from vgr_desktop.disk.carried import carried_folder

BACKUPS, RESCUES, WINDOWS = "Reservekopieën", "Noodkopieën", "Vensters"
"""Backups of dossiers, copies of reports that could not be saved, and files by which open windows are found."""


def data_folder() -> Path:
    """The program's folder in the user's data folder, or beside itself: for its log and for backups."""
    return carried_folder() or Path(
        QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation)
    )
