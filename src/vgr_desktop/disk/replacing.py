"""Putting a file in its place, whole or not at all."""

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from vgr_desktop.core.model.problems import Problem, trouble

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


@contextmanager
def replacing(target: Path) -> Iterator[BinaryIO]:
    """A stream to a new file that takes the place of `target` at the end, when nothing went wrong.

    Until then, and when anything does go wrong, `target` is as it was and nothing is left beside it.
    Raises `Problem` when the folder or the disk does not take the file, or when `target` is in use.
    """
    beside = target.with_name(f"~{secrets.token_hex(8)}.tmp")
    with _told(target, _NOT_ALLOWED):
        stream = beside.open("xb")
    try:
        with _told(target, _NOT_ALLOWED), stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        with _told(target, _IN_USE):
            beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


@contextmanager
def _told(target: Path, denied: str) -> Iterator[None]:
    """Tell errors of the disk in the words of the officer; `denied` is what it means when permission is denied."""
    try:
        yield
    except OSError as error:
        known = denied if isinstance(error, PermissionError) else _REASONS.get(error.errno or 0)
        reason = known or f"De computer meldt: {trouble(error)}. Probeer het op een andere plaats."
        said = reason.format(name=target.name, folder=target.parent) if known else reason
        raise Problem(f"{target.name} is niet opgeslagen. {said} {_SAFE}") from error
