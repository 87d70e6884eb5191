"""Writing a file completely, or not at all."""

import errno
import os
import re
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from vgr_desktop.core.model.problems import Problem, trouble

UNFINISHED = ".deel"
"""The suffix of a file that is still being written; never that of a dossier."""
_MARK = 8
_IS_OURS = re.compile(rf"~[0-9a-f]{{{2 * _MARK}}}{re.escape(UNFINISHED)}")

_LEFT_BEHIND = 24 * 3600.0
"""Seconds after which nobody is still writing an unfinished file: the program was killed, or the power failed."""

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
"""The errors of network disks, and of folders that may not be listed, when a folder is flushed."""


@contextmanager
def replacing(target: Path) -> Iterator[BinaryIO]:
    """A stream to a new file that replaces `target` at the end, if nothing went wrong.

    As `whole`, for a file that an officer asked for: raises `Problem` when the folder or the disk refuses the file, or
    when `target` is in use.
    """
    with _told(target), whole(target) as beside, beside.open("xb") as stream:
        yield stream
    remove_unfinished(target.parent, time.time())


def remove_unfinished(folder: Path, now: float) -> None:
    """Remove the unfinished files of programs that were killed. `now` is in seconds, as in `time.time`."""
    with suppress(OSError):  # whatever cannot be removed now is for another time
        for file in folder.glob(f"~*{UNFINISHED}"):
            if _IS_OURS.fullmatch(file.name) and now - file.stat().st_mtime > _LEFT_BEHIND:
                file.unlink(missing_ok=True)


@contextmanager
def _told(target: Path) -> Iterator[None]:
    """Turn errors of the disk into problems that the officer understands."""
    try:
        yield
    except OSError as error:
        known = _denied(error) if isinstance(error, PermissionError) else _REASONS.get(_number(error, target))
        reason = known or f"De computer meldt: {trouble(error)}. Probeer het op een andere plaats."
        said = reason.format(name=target.name, folder=target.parent) if known else reason
        raise Problem(f"{target.name} is niet opgeslagen. {said} {_SAFE}") from error


def _number(error: OSError, target: Path) -> int:
    """The number of what went wrong: Windows says that a folder is not there also when a file has its name."""
    if error.errno == errno.ENOENT and target.parent.is_file():
        return errno.ENOTDIR
    return error.errno or 0


def _denied(error: PermissionError) -> str:
    """What was not permitted: an error with two names is about replacing the old file by the new one."""
    return _IN_USE if error.filename2 else _NOT_ALLOWED


@contextmanager
def whole(target: Path, *, replace: bool = True) -> Iterator[Path]:
    """A path to write to; the file replaces `target` at the end, if nothing went wrong.

    Until then, and when something goes wrong, `target` stays as it was and nothing is left beside it. With `replace`
    off an existing file stays, and `FileExistsError` is raised. Raises `OSError` when the disk refuses.
    """
    beside = target.with_name(f"~{secrets.token_hex(_MARK)}{UNFINISHED}")  # short: the name of `target` may be long
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
        beside.rename(target)  # on Windows this replaces nothing
    else:
        _put_where_nothing_is(beside, target)


def _put_where_nothing_is(beside: Path, target: Path) -> None:
    """Outside Windows, renaming a file replaces an existing one, and giving it a second name does not."""
    try:
        target.hardlink_to(beside)
    except FileExistsError:
        raise
    except OSError:  # a disk on which a file can have only one name, such as a memory stick
        _take_name(beside, target)


def _take_name(beside: Path, target: Path) -> None:
    target.open("xb").close()  # whoever comes second finds this file
    try:
        beside.replace(target)
    except BaseException:
        target.unlink()
        raise


def _flush(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    """Put the new name on disk too. Windows does so by itself, and cannot open a folder.

    The file is in its place already, so a disk that cannot flush a folder gives no error.
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
