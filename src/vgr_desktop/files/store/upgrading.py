"""Bringing an older dossier to the present version, with a copy of the old one beside it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from vgr_desktop.core.model.problems import trouble
from vgr_desktop.files.format import header
from vgr_desktop.files.format.errors import DAMAGED, Unreadable, saving_failed
from vgr_desktop.files.format.migrations import migrate
from vgr_desktop.files.format.shape import check_shape
from vgr_desktop.files.store.connecting import connected, told_of, why_failed
from vgr_desktop.files.store.sound_copy import copy_sound


def upgrade(path: Path) -> Path | None:
    """Bring the dossier at `path` to the present version. Return the path of the copy; None: it was not needed.

    Raises `Damaged` when it is damaged, `SavingFailed` when writing is not possible; it is as it was then.
    """
    version = header.check(path)
    if version == header.SCHEMA_VERSION:
        with _saving_told(path), told_of(path), connected(path) as connection:
            check_shape(connection, version)
        return None
    kept = path.with_name(f"{path.stem} (bestandsversie {version}){path.suffix}")
    try:
        copy_sound(path, kept)
        with connected(path) as connection:
            migrate(connection)
    except OSError as error:
        raise saving_failed(path, trouble(error)) from error
    except sqlite3.Error as error:
        raise saving_failed(path, why_failed(path, error) or DAMAGED) from error
    return kept


@contextmanager
def _saving_told(path: Path) -> Iterator[None]:
    """Tell what keeps a file from being read, which was to be written, as a save that failed."""
    try:
        yield
    except Unreadable as problem:
        why = why_failed(path, problem.__cause__)
        if why is None:
            raise
        raise saving_failed(path, why) from problem
