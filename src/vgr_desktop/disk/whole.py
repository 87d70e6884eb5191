"""Putting a file in its place whole, or not at all."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

UNFINISHED = ".deel"
"""How the name of a file ends that is still being written; never that of a dossier."""


@contextmanager
def whole(target: Path, *, replace: bool = True) -> Iterator[Path]:
    """Where to write what takes the place of `target` at the end, when nothing went wrong.

    Until then, and when anything does go wrong, `target` is as it was and nothing is left beside it. With `replace`
    off a file that is there already stays, and `FileExistsError` is raised. Raises `OSError` when the disk refuses.
    """
    beside = target.with_name(f"{target.name}.{secrets.token_hex(4)}{UNFINISHED}")
    try:
        yield beside
        _flush(beside)
        _put(beside, target, replace=replace)
        _flush_folder(target.parent)
    finally:
        beside.unlink(missing_ok=True)


def _put(beside: Path, target: Path, *, replace: bool) -> None:
    if replace:
        beside.replace(target)
    elif os.name == "nt":
        beside.rename(target)  # which replaces nothing there
    else:
        _put_where_nothing_is(beside, target)


def _put_where_nothing_is(beside: Path, target: Path) -> None:
    """Elsewhere a renamed file replaces what is there, and a second name for it does not."""
    try:
        target.hardlink_to(beside)
    except FileExistsError:
        raise
    except OSError:  # a disk that gives a file one name only, as memory sticks do
        _take_name(beside, target)


def _take_name(beside: Path, target: Path) -> None:
    target.open("xb").close()  # whoever comes second finds it there
    try:
        beside.replace(target)
    except BaseException:
        target.unlink()
        raise


def _flush(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    """Put the new name on disk as well. Windows does so by itself, and opens no folder."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
