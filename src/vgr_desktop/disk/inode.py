"""Which file has a name at this moment."""

from pathlib import Path
from typing import NamedTuple


class Inode(NamedTuple):
    """A file, whatever its name: the device it is on, and its number there."""

    device: int
    number: int


def inode(path: Path) -> Inode | None:
    """The file at `path`, or None when there is none. It is not opened: that would undo SQLite's locks."""
    try:
        status = path.stat()
    except OSError:
        return None
    return Inode(status.st_dev, status.st_ino)
