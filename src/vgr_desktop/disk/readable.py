"""Whether a disk gives all bytes of a file."""

from pathlib import Path

_AT_ONCE = 1_000_000


def is_readable(path: Path) -> bool:
    """Whether the file at `path` can be read from begin to end; False when the disk fails at any place of it."""
    try:
        with path.open("rb", buffering=0) as file:
            while file.read(_AT_ONCE):
                pass
    except OSError:
        return False
    return True
