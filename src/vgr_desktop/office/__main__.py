"""Runs a program for as long as another process lives, and then removes the folder in which it worked.

    python -m vgr_desktop.office FOLDER TRACES PROGRAM [ARGUMENT ...]

The other process holds the other end of standard input. When that end closes, which the system does however the process
ended, the program is stopped. TRACES is a pattern of the files that the program leaves elsewhere when it is stopped.
"""

import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from io import FileIO
from pathlib import Path

from vgr_desktop.office.process import started, stop, stop_those_in

_ATTEMPTS, _PAUSE = 20, 0.1
"""How often to try to remove a folder, and the seconds in between: a stopped program may still be closing its files."""


def keep(folder: Path, traces: Path, arguments: Sequence[str], life: FileIO) -> None:
    """Run the program until it ends, or until `life` ends; then remove what it leaves."""
    try:
        process = started(arguments, folder, subprocess.DEVNULL)
        threading.Thread(target=_stop_after, args=(life, process.pid), daemon=True).start()
        process.wait()
        stop(process.pid)  # what it started itself may go on
    finally:
        for left in traces.parent.glob(traces.name):
            left.unlink(missing_ok=True)
        _remove(folder)


def _stop_after(life: FileIO, process: int) -> None:
    life.read()
    stop(process)


def _remove(folder: Path) -> None:
    """Remove the folder. What came with a document may be about to work in it, and would make it again."""
    for _ in range(_ATTEMPTS):
        still_there = stop_those_in(folder)
        shutil.rmtree(folder, ignore_errors=True)
        if not (still_there or folder.exists()):
            return
        time.sleep(_PAUSE)


def _outlive() -> None:
    """Do not end at log-off or Ctrl+C, but when the other process does: there is something to tidy up then."""
    for name in ("SIGTERM", "SIGINT", "SIGHUP"):
        if number := getattr(signal, name, None):
            signal.signal(number, signal.SIG_IGN)


if __name__ == "__main__":
    _outlive()
    keep(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:], FileIO(sys.stdin.fileno(), closefd=False))
