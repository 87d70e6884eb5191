"""A quick look into a dossier with what Python itself has.

The window is painted, and its first report shown, before SQLAlchemy has been loaded: that alone takes as long as the
whole start may take. Reading is all that can be done here.
"""

import sqlite3
from pathlib import Path

from vgr_desktop.core.report import Report
from vgr_desktop.files import header
from vgr_desktop.files.errors import reading_failed, reason
from vgr_desktop.files.rows import TABLES, assemble


def reports(path: Path) -> tuple[Report, ...]:
    """The reports of the dossier at `path`, in the order of their editions. Raises `Problem` when it has none."""
    header.check(path)
    try:
        # Not opened read-only: what a crash left half written must be rolled back first.
        connection = sqlite3.connect(path)
        try:
            connection.row_factory = sqlite3.Row
            return assemble({table.name: connection.execute(f"SELECT * FROM {table.name}") for table in TABLES})  # noqa: S608  # names of our own
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise reading_failed(path, reason(error) or "het bestand is beschadigd. Zet een reservekopie terug") from error
    except (KeyError, TypeError, ValueError) as error:
        raise reading_failed(path, "de inhoud klopt niet. Zet een reservekopie terug") from error
