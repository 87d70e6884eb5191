"""Whether the disk of a file lets files be locked: some network drives refuse every lock."""

import errno
import sys
import tempfile
from pathlib import Path
from typing import IO

_REFUSED = {errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS}

if sys.platform == "win32":

    def _try_lock(_file: IO[bytes]) -> None:
        """On Windows, a drive that does not answer to locks gives another error than one that is busy."""

else:
    import fcntl

    def _try_lock(file: IO[bytes]) -> None:
        fcntl.lockf(file, fcntl.LOCK_SH | fcntl.LOCK_NB)


def refuses_locks(path: Path) -> bool:
    """Whether the disk of the file at `path` refuses to lock any file.

    A new file beside it is tried, because closing the file itself would drop the locks that this program has on it. In
    a folder in which nothing can be made, and so nothing is locked to write, the file itself is.
    """
    try:
        with _beside(path) as file:
            _try_lock(file)
    except OSError as error:
        return error.errno in _REFUSED
    return False


def _beside(path: Path) -> IO[bytes]:
    try:
        return tempfile.TemporaryFile(dir=path.parent)
    except OSError:
        return path.open("rb")
