"""A LibreOffice that waits for documents in a folder of its own; both are gone when this process is, however it ends.

This process does not run it itself: a small one does (`office/__main__.py`), which ends it and removes the folder when
nobody holds the other end of a pipe any more.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from vgr_desktop.office.libreoffice import LibreOffice, traces
from vgr_desktop.office.process import WITHOUT_WINDOW, tools

_END_WITHIN = 5.0
"""Seconds within which the keeper ends the program and removes its folder."""
_OPEN = "gereed.rtf"
_LOCK = f".~lock.{_OPEN}#"
"""What LibreOffice puts beside a document that it has open."""


class Kept:
    """The running program. Raises `OSError` when it cannot be started."""

    def __init__(self, program: LibreOffice) -> None:
        self.program = program
        self.since = time.monotonic()
        self.folder = Path(tempfile.mkdtemp(prefix="vgr-"))
        try:
            self._keeper = self._start()
        except OSError:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise

    def _start(self) -> "subprocess.Popen[bytes]":
        document = self.folder / _OPEN
        # As long as a document is open, LibreOffice does not end after it has converted another one.
        document.write_text("{\\rtf1 }", "ascii")
        command = self.program.wait_with(document, self.folder)
        # -P: files in the folder from which the program was started are not part of it.
        keeper = (sys.executable, "-P", "-X", "utf8", "-m", "vgr_desktop.office")
        return subprocess.Popen(  # noqa: S603  # the program was found in its usual place
            (*keeper, str(self.folder), str(traces(self.folder)), *command.arguments),
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**tools(), **command.environment},
            start_new_session=True,
            creationflags=WITHOUT_WINDOW,
        )

    @property
    def is_ready(self) -> bool:
        """Whether it takes documents."""
        return (self.folder / _LOCK).exists()

    @property
    def is_alive(self) -> bool:
        """Whether it still runs."""
        return self._keeper.poll() is None

    def end(self) -> None:
        """Stop it, and wait until its folder is gone."""
        if self._keeper.stdin is not None:
            self._keeper.stdin.close()
        try:
            self._keeper.wait(_END_WITHIN)
        except subprocess.TimeoutExpired:
            self._keeper.kill()
            self._keeper.wait()
