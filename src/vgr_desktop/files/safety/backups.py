"""Backups of dossiers: copies that are checked before any older one is removed.

The caller's folder has one folder for each dossier, `<name> <first eight characters of its lineage>`, with copies
named by the time of making. With the name, the officer can find them without this program; with the lineage, dossiers
of the same name in different places do not remove each other's copies.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from vgr_desktop.core.model.problems import Problem, trouble
from vgr_desktop.core.model.report import Deviation, Explanation, Section, Text
from vgr_desktop.core.model.retention import to_keep
from vgr_desktop.core.model.text import is_blank
from vgr_desktop.core.model.tree import everything
from vgr_desktop.disk.whole import remove_unfinished
from vgr_desktop.files.format.header import SUFFIX
from vgr_desktop.files.store.glance import Glimpse
from vgr_desktop.files.store.sound_copy import copy_sound, copying_failed

WHILE_WORKING = timedelta(hours=1)
"""How long after the last backup the next one is due."""

TIME = "%Y-%m-%d %H.%M.%S"
"""The form of a time in the name of a file."""

_NAME = re.compile(rf".* (\d{{4}}-\d\d-\d\d \d\d\.\d\d\.\d\d){re.escape(SUFFIX)}", re.DOTALL)
_LINEAGE_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of a dossier. `made` is in local time, `size` in bytes."""

    path: Path
    made: datetime
    size: int


@dataclass(frozen=True, slots=True)
class BackupContent:
    """How much is in a dossier: the numbers of reports, and of texts that are not blank."""

    reports: int
    texts: int


def back_up(path: Path, lineage: str, folder: Path, now: datetime) -> Backup:
    """Make a backup of the dossier at `path` in `folder`; then remove the ones that need not be kept.

    `now` is in local time, with a time zone. It may run while the dossier is open. Raises `Damaged` when the dossier is
    damaged, and `Problem` when the copy cannot be made; no older backup is touched then.
    """
    home = folder / f"{path.stem} {_mark(lineage)}"
    target = home / f"{path.stem} {now.strftime(TIME)}{SUFFIX}"
    try:
        home.mkdir(parents=True, exist_ok=True)
        copy_sound(path, target)
        _rotate(home, now)
        return Backup(target, now.replace(microsecond=0), target.stat().st_size)
    except OSError as error:
        raise copying_failed(path, trouble(error)) from error


def is_due(backups: tuple[Backup, ...], now: datetime, *, opening: bool) -> bool:
    """Whether it is time for a backup: the first of the day when `opening`, else an hour after the last one."""
    if not backups:
        return True
    last = max(backup.made for backup in backups)
    return last.date() != now.date() if opening else not timedelta() <= now - last < WHILE_WORKING


def backups_of(path: Path, lineage: str | None, folder: Path) -> tuple[Backup, ...]:
    """The backups in `folder` of the dossier with this lineage, newest first.

    Without a lineage, because the dossier can no longer be read, those of every dossier with the name of `path`.
    Raises `Problem` when the folder cannot be read.
    """
    try:
        homes = [home for home in folder.glob("*") if _is_home(home.name, path.stem, lineage)]
        found = [backup for home in homes for backup in _backups(home)]
    except OSError as error:
        raise Problem(f"De reservekopieën in {folder} kunnen niet worden gelezen ({trouble(error)}).") from error
    return tuple(sorted(found, key=lambda backup: (backup.made, backup.path.name), reverse=True))


def content_of(glimpse: Glimpse) -> BackupContent:
    """How much is in the dossier or backup of `glimpse`."""
    items = [item for report in glimpse.reports for item in everything(report)]
    bodies = [item.body for item in items if isinstance(item, Text | Explanation | Deviation | Section)]
    return BackupContent(len(glimpse.reports), sum(not is_blank(body) for body in bodies))


def _rotate(home: Path, now: datetime) -> None:
    backups = _backups(home)
    kept = to_keep([backup.made for backup in backups], now)
    for backup in backups:
        if backup.made not in kept:
            backup.path.unlink(missing_ok=True)
    remove_unfinished(home, now.timestamp())


def _backups(home: Path) -> list[Backup]:
    found = ((path, _NAME.fullmatch(path.name)) for path in home.glob(f"*{SUFFIX}"))
    return [Backup(path, made, path.stat().st_size) for path, name in found if name and (made := _made(name[1]))]


def _made(written: str) -> datetime | None:
    try:
        return datetime.strptime(written, TIME).astimezone()
    except ValueError:
        return None  # not a name that this program gives, such as the 31st of February


def _mark(lineage: str) -> str:
    """The part of a name for the lineage, which comes from a file, so it may contain anything."""
    return re.sub(r"[^0-9A-Za-z]", "_", lineage[:_LINEAGE_LENGTH])


def _is_home(name: str, stem: str, lineage: str | None) -> bool:
    if lineage is not None:
        return name.endswith(f" {_mark(lineage)}")
    return re.fullmatch(rf"{re.escape(stem)} \w{{,{_LINEAGE_LENGTH}}}", name) is not None
