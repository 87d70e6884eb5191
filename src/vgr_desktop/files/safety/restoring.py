"""Restoring a backup: as a copy beside the dossier, or in its place."""

import shutil
from datetime import datetime
from pathlib import Path

from vgr_desktop.core.model.problems import Problem, trouble
from vgr_desktop.disk.whole import whole
from vgr_desktop.files.format.errors import Damaged
from vgr_desktop.files.format.header import JOURNAL_SUFFIXES, NotADossier
from vgr_desktop.files.safety.backups import TIME, back_up
from vgr_desktop.files.store.glance import look
from vgr_desktop.files.store.sound_copy import copy_sound


def restore_as(backup: Path, target: Path) -> None:
    """Make a dossier of a backup at `target`, where there is none yet. Raises `Problem`, and leaves no file then."""
    try:
        copy_sound(backup, target, replace=False)
    except FileExistsError:
        raise Problem(f"Er bestaat al een bestand {target.name} in deze map. Kies een andere naam.") from None
    except OSError as error:
        raise _failed(target, error) from error


def restore_in_place(backup: Path, path: Path, folder: Path, now: datetime) -> Path | None:
    """Replace the dossier at `path`, which nobody may have open, by a backup. Return where the old one is kept.

    An intact dossier goes to the backups in `folder`, so that restoring it undoes this. The file of a damaged one is
    kept beside it under another name. None: there was no dossier. Raises `Problem`; `path` is as it was then.
    """
    try:
        with whole(path) as unfinished:
            copy_sound(backup, unfinished)  # first, because keeping the present dossier may remove this backup
            kept = _keep(path, folder, now)
            for suffix in JOURNAL_SUFFIXES:  # else SQLite would undo the unfinished work of the old file in the new one
                path.with_name(path.name + suffix).unlink(missing_ok=True)
    except OSError as error:
        raise _failed(path, error) from error
    return kept


def _keep(path: Path, folder: Path, now: datetime) -> Path | None:
    if not path.exists():
        return None
    try:
        return back_up(path, look(path).lineage, folder, now).path
    except (Damaged, NotADossier):
        return _keep_as_it_is(path, now)


def _keep_as_it_is(path: Path, now: datetime) -> Path:
    kept = path.with_name(f"{path.stem} (beschadigd {now.strftime(TIME)}){path.suffix}")
    for suffix in ("", *JOURNAL_SUFFIXES):
        present = path.with_name(path.name + suffix)
        if present.exists():
            shutil.copy2(present, kept.with_name(kept.name + suffix))
    return kept


def _failed(path: Path, error: OSError) -> Problem:
    return Problem(
        f"De reservekopie kan niet worden teruggezet als {path.name} ({trouble(error)}). Er is niets gewijzigd. "
        "Kies een andere map, of sluit het programma dat het bestand gebruikt."
    )
