"""Putting a file in its place whole, or not at all."""

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from vgr_desktop.core.model.problems import Problem, trouble

UNFINISHED = ".deel"
"""How the name of a file ends that is still being written; never that of a dossier."""

_SAFE = "De rapportage zelf is niet veranderd."
_NOT_ALLOWED = "In de map {folder} kan niet worden geschreven. Kies een andere map."
_IN_USE = "Het is nog open in een ander programma, zoals Word. Sluit het daar, of kies een andere naam."
_REASONS = {
    errno.ENOSPC: "De schijf is vol. Maak ruimte, of kies een andere plaats.",
    errno.EDQUOT: "De schijfruimte die u mag gebruiken is op. Maak ruimte, of kies een andere plaats.",
    errno.ENOENT: "De map {folder} bestaat niet. Kies een andere map.",
    errno.ENOTDIR: "{folder} is geen map. Kies een andere plaats.",
    errno.EISDIR: "{name} is een map. Kies een andere naam.",
    errno.ENAMETOOLONG: "De naam {name} is te lang. Kies een kortere naam.",
    errno.EROFS: _NOT_ALLOWED,
}
_CANNOT_FLUSH = {errno.EACCES, errno.EPERM, errno.EINVAL, errno.ENOTSUP}
"""What network disks and folders that may not be listed say when they are asked to flush a folder."""


@contextmanager
def replacing(target: Path) -> Iterator[BinaryIO]:
    """A stream to a new file that takes the place of `target` at the end, when nothing went wrong.

    As `whole`, for what an officer asked to be written: raises `Problem` when the folder or the disk does not take the
    file, or when `target` is in use.
    """
    with _told(target), whole(target) as beside, beside.open("xb") as stream:
        yield stream


@contextmanager
def _told(target: Path) -> Iterator[None]:
    """Tell errors of the disk in the words of the officer."""
    try:
        yield
    except OSError as error:
        known = _denied(error) if isinstance(error, PermissionError) else _REASONS.get(error.errno or 0)
        reason = known or f"De computer meldt: {trouble(error)}. Probeer het op een andere plaats."
        said = reason.format(name=target.name, folder=target.parent) if known else reason
        raise Problem(f"{target.name} is niet opgeslagen. {said} {_SAFE}") from error


def _denied(error: PermissionError) -> str:
    """What was not permitted: an error with two names is about the new file taking the place of the old one."""
    return _IN_USE if error.filename2 else _NOT_ALLOWED


@contextmanager
def whole(target: Path, *, replace: bool = True) -> Iterator[Path]:
    """Where to write what takes the place of `target` at the end, when nothing went wrong.

    Until then, and when anything does go wrong, `target` is as it was and nothing is left beside it. With `replace`
    off a file that is there already stays, and `FileExistsError` is raised. Raises `OSError` when the disk refuses.
    """
    beside = target.with_name(f"~{secrets.token_hex(8)}{UNFINISHED}")  # short: the name of `target` may be long
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
    """Put the new name on disk as well. Windows does so by itself, and opens no folder.

    The file is in its place by now: a disk that cannot flush a folder is no reason to say that it is not.
    """
    if os.name == "nt":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in _CANNOT_FLUSH:
            raise
