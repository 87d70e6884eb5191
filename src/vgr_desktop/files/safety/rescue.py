"""A copy elsewhere of reports that cannot be saved in the dossier now, and finding it again at the next start."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from vgr_desktop.core.model.problems import Problem, trouble
from vgr_desktop.core.model.report import Report
from vgr_desktop.disk.inode import inode
from vgr_desktop.files.format.header import SUFFIX
from vgr_desktop.files.format.rows import DossierFacts
from vgr_desktop.files.safety.backups import TIME
from vgr_desktop.files.store.glance import Glimpse, look
from vgr_desktop.files.store.making import make_dossier

_NAME = re.compile(rf".* \(noodkopie \d{{4}}-\d\d-\d\d \d\d\.\d\d\.\d\d\){re.escape(SUFFIX)}", re.DOTALL)
_MOST = 20
"""The most copies that are read, so that a folder full of them does not keep the officer waiting."""


@dataclass(frozen=True, slots=True)
class Rescue:
    """A rescue copy: its content, and when it was last written, in local time."""

    glimpse: Glimpse
    made: datetime

    @property
    def path(self) -> Path:
        """Where the copy is."""
        return self.glimpse.path

    def is_newer_than(self, path: Path) -> bool:
        """Whether it was written after the file at `path`, or that is gone."""
        try:
            return self.made.timestamp() >= path.stat().st_mtime
        except OSError:
            return True


def rescue(reports: Iterable[Report], facts: DossierFacts, path: Path, folder: Path, since: datetime) -> Path:
    """Write the reports of the dossier at `path` into a separate one in `folder`, made if needed. Return its path.

    The same `since`, the local time at which saving began to fail, gives the same copy, which is replaced completely or
    not at all. Raises `Problem`; an older copy stays then.
    """
    target = folder / f"{path.stem} (noodkopie {since.strftime(TIME)}){SUFFIX}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Problem(f"Er kan geen noodkopie worden gemaakt in {folder} ({trouble(error)}).") from error
    make_dossier(target, reports, replace(facts, origin=str(path.absolute())), replace=True)
    return target


def rescues_of(opened: Glimpse, folder: Path) -> tuple[Rescue, ...]:
    """The rescue copies in `folder` of this dossier, newest first: by its lineage, unless made for another file.

    A copy with the same content as the dossier is not needed any more, and is removed.
    """
    found = []
    for rescue in _read(folder):
        if rescue.glimpse.lineage == opened.lineage and not _is_of_another(rescue.glimpse, opened):
            if rescue.glimpse.reports == opened.reports:
                discard(rescue.path)
            else:
                found.append(rescue)
    return tuple(found)


def rescues_for(path: Path, folder: Path) -> tuple[Rescue, ...]:
    """The rescue copies in `folder` of the dossier that was at `path`, and may be gone, newest first."""
    return tuple(rescue for rescue in _read(folder) if rescue.glimpse.origin == str(path.absolute()))


def discard(copy: Path) -> None:
    """Remove a rescue copy. Raises `Problem` when that is not possible."""
    try:
        copy.unlink(missing_ok=True)
    except OSError as error:
        raise Problem(f"De noodkopie {copy} kan niet worden verwijderd ({trouble(error)}).") from error


def keep(copy: Path) -> Path:
    """Keep a rescue copy under a name by which it is not offered any more. Return its new path. Raises `Problem`."""
    kept = copy.with_name(f"{copy.stem.removesuffix(')')}, bewaard){copy.suffix}")
    try:
        return copy.rename(kept)
    except OSError as error:
        raise Problem(f"De noodkopie {copy} kan geen andere naam krijgen ({trouble(error)}).") from error


def _read(folder: Path) -> Iterator[Rescue]:
    """The copies in the folder that can be read, newest first."""
    try:
        times = {path: path.stat().st_mtime for path in folder.glob(f"*{SUFFIX}") if _NAME.fullmatch(path.name)}
    except OSError:
        return
    for path in sorted(times, key=lambda path: times[path], reverse=True)[:_MOST]:
        try:
            yield Rescue(look(path), datetime.fromtimestamp(times[path], tz=UTC).astimezone())
        except Problem:  # a copy that cannot be read cannot be compared
            continue


def _is_of_another(copy: Glimpse, opened: Glimpse) -> bool:
    """Whether the copy was made for another file with this lineage, which is still where it was."""
    origin = Path(copy.origin)
    if not copy.origin or origin == opened.path.absolute() or inode(origin) in (None, inode(opened.path)):
        return False
    try:
        return look(origin).lineage == opened.lineage
    except Problem:
        return False
