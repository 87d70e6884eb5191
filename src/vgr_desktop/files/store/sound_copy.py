"""Copying a dossier, and checking the copy before it gets its name."""

import sqlite3
from pathlib import Path

from vgr_desktop.core.model.problems import Problem
from vgr_desktop.disk.whole import whole
from vgr_desktop.files.format.errors import DAMAGED, Damaged, Foreign, Unreadable, not_ours
from vgr_desktop.files.format.header import NotADossier
from vgr_desktop.files.store.connecting import connected, why_failed
from vgr_desktop.files.store.health import look_carefully


def copy_sound(path: Path, target: Path, *, replace: bool = True) -> None:
    """Copy the dossier at `path`, as it is at one moment, and put the copy at `target` if it is intact.

    Raises `Damaged` when it is not, `Problem` when it cannot be read, `OSError` when `target` cannot be written;
    `target` is as it was then. With `replace` off, raises `FileExistsError` when there is a file already.
    """
    with whole(target, replace=replace) as unfinished:
        _copy(path, unfinished)
        try:
            look_carefully(unfinished, thorough=True)
        except (Damaged, NotADossier) as problem:
            foreign = problem.__cause__
            raise (not_ours(path, str(foreign)) if isinstance(foreign, Foreign) else _unsound(path)) from problem
        except Unreadable as problem:
            raise copying_failed(path, str(problem)) from problem


def _copy(path: Path, target: Path) -> None:
    # SQLite itself reads the dossier: opening and closing the file separately would drop its locks on Linux.
    target.open("xb").close()
    try:
        with connected(path) as source, connected(target) as copy:
            source.execute("BEGIN")
            source.execute(
                "SELECT 1 FROM sqlite_schema"
            ).fetchone()  # waits here for a limited time; copying itself would wait for ever
            source.backup(copy)
    except sqlite3.Error as error:
        why = why_failed(path, error)
        if why is None:
            raise
        raise (_unsound(path) if why == DAMAGED else copying_failed(path, why)) from error


def _unsound(path: Path) -> Damaged:
    return Damaged(
        f"{path.name} is beschadigd en er is geen kopie van gemaakt. Eerdere reservekopieën zijn bewaard. "
        "Zet er een terug, of red uit het bestand wat nog leesbaar is."
    )


def copying_failed(path: Path, why: str) -> Problem:
    """The problem that no copy could be made, for the reason `why`."""
    return Problem(f"Er is geen kopie gemaakt van {path.name}: {why}. Het bestand zelf is niet gewijzigd.")
