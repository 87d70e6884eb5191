"""One at a time: whoever starts the program twice while it is being set up waits for the first."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import errno
    import msvcrt

    # A lock on Windows keeps others from reading what is locked, so it lies far beyond the end of the file.
    _BEYOND = 1 << 30

    def _wait_and_take(file: IO[bytes]) -> None:
        file.seek(_BEYOND)
        while True:
            try:
                return msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
            except OSError as error:  # it tries for ten seconds
                if error.errno != errno.EDEADLK:
                    raise

else:
    import fcntl

    def _wait_and_take(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX)


@contextmanager
def turn(file: Path = Path(__file__)) -> Iterator[None]:
    """Hold the only turn at `file`, which has to exist; it passes on when the block ends, and when the process does."""
    with file.open("rb") as held:
        _wait_and_take(held)
        yield
