"""Which file it is that bears a name just now."""

from pathlib import Path
from typing import NamedTuple


class Inode(NamedTuple):
    """A file, whatever it is called: the device it is on, and its number there."""

    device: int
    number: int


def inode(path: Path) -> Inode | None:
    """The file at `path`, or None when none can be reached. Does not open it: that would undo SQLite's locks."""
    try:
        status = path.stat()
    except OSError:
        return None
    return Inode(status.st_dev, status.st_ino)
