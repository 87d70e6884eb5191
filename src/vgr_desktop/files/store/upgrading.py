"""Bringing an older dossier to the present version, with a copy of the old one beside it."""

import sqlite3
from pathlib import Path

from vgr_desktop.core.model.problems import trouble
from vgr_desktop.files.format import header
from vgr_desktop.files.format.errors import DAMAGED, MISFIT, not_ours, reading_failed, reason, saving_failed
from vgr_desktop.files.format.migrations import migrate
from vgr_desktop.files.format.rows import Misfit
from vgr_desktop.files.format.shape import Foreign, check_shape
from vgr_desktop.files.store.health import connected
from vgr_desktop.files.store.sound_copy import copy_sound


def upgrade(path: Path) -> Path | None:
    """Bring the dossier at `path` to the present version. Return the path of the copy; None: it was not needed.

    Raises `Damaged` when it is damaged, `SavingFailed` when writing is not possible; it is as it was then.
    """
    version = header.check(path)
    if version == header.SCHEMA_VERSION:
        _require_shape(path)
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


def _require_shape(path: Path) -> None:
    """Raise `Damaged` when there is something in the file that is not of a dossier; of a copy that has been seen to."""
    try:
        with connected(path) as connection:
            check_shape(connection, header.SCHEMA_VERSION)
    except Foreign as error:
        raise not_ours(path, str(error)) from error
    except Misfit as error:
        raise reading_failed(path, MISFIT) from error
    except sqlite3.Error as error:
        why = reason(error) or DAMAGED
        raise (reading_failed(path, why) if why == DAMAGED else saving_failed(path, why)) from error
