"""Bringing an older dossier to the present version, with a copy of the old one beside it."""

import sqlite3
from pathlib import Path

from vgr_desktop.core.model.problems import trouble
from vgr_desktop.files.format import header
from vgr_desktop.files.format.errors import DAMAGED, reason, saving_failed
from vgr_desktop.files.format.migrations import migrate
from vgr_desktop.files.store.health import connected
from vgr_desktop.files.store.sound_copy import copy_sound


def upgrade(path: Path) -> Path | None:
    """Bring the dossier at `path` to the present version. Return the path of the copy; None: it was not needed.

    Raises `Damaged` when it is damaged, `SavingFailed` when writing is not possible; it is as it was then.
    """
    version = header.check(path)
    if version == header.SCHEMA_VERSION:
        return None
    kept = path.with_name(f"{path.stem} (bestandsversie {version}){path.suffix}")
    try:
        copy_sound(path, kept)
        with connected(path) as connection:
            migrate(connection)
    except OSError as error:
        raise saving_failed(path, trouble(error)) from error
    except sqlite3.Error as error:
        raise saving_failed(path, reason(error) or DAMAGED) from error
    return kept
