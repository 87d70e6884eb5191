"""The program's own folders."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths

BACKUPS, RESCUES, WINDOWS = "Reservekopieën", "Noodkopieën", "Vensters"
"""Backups of dossiers, copies of what could not be saved, and by what open windows are found."""


def data_folder() -> Path:
    """The program's folder among the user's own: for its log and for backups."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation))
