"""LibreOffice that stays ready between two documents, so that only the first one waits for its start."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from vgr_desktop.core.model.problems import Cancelled

if TYPE_CHECKING:
    from vgr_desktop.office.keeping import Kept
    from vgr_desktop.office.libreoffice import LibreOffice

_READY_WITHIN = 60.0
"""Seconds. It takes less than one on a usual computer; one that never gets ready is not waited for again."""
_LOOK = 0.02
"""Seconds between checks whether it is ready."""


class WarmOffice:
    """Starts LibreOffice when it is first needed, lends it for one document at a time, and ends it. For any thread."""

    def __init__(self) -> None:
        """Nothing is started yet."""
        self._lent = threading.Lock()
        self._guard = threading.Lock()
        self._kept: Kept | None = None
        self._is_over = False

    def warm_up(self) -> None:
        """Start LibreOffice, if it is installed, and do not wait until it is ready."""
        from vgr_desktop.office.convert import paginator

        program = paginator()
        if program is not None:
            self._started(program)

    @contextmanager
    def lend(self, program: "LibreOffice", until: float, cancelled: Callable[[], bool]) -> Iterator[Path | None]:
        """The folder with the profile of the program that is ready, for one document.

        None while it is lent to another one, when it cannot be started, and when it is not ready by `until`, a moment
        of `time.monotonic`. Raises `Cancelled` when `cancelled`, which is asked often, says so.
        """
        if not self._lent.acquire(blocking=False):
            yield None
            return
        try:
            yield self._ready(program, until, cancelled)
        finally:
            self._lent.release()

    def renew(self) -> None:
        """Stop LibreOffice, which may be at work on something that nobody waits for any more, and start it again."""
        with self._guard:
            kept, self._kept = self._kept, None
        if kept is not None:
            kept.end()
            self._started(kept.program)

    def close(self) -> None:
        """Stop LibreOffice for good, whatever it is doing."""
        with self._guard:
            kept, self._kept, self._is_over = self._kept, None, True
        if kept is not None:
            kept.end()

    def _ready(self, program: "LibreOffice", until: float, cancelled: Callable[[], bool]) -> Path | None:
        kept = self._started(program)
        while kept is not None and not kept.is_ready:
            if cancelled():
                raise Cancelled
            if time.monotonic() > kept.since + _READY_WITHIN:
                self.close()
            if time.monotonic() > until or not kept.is_alive:
                return None
            time.sleep(_LOOK)
        return kept.folder if kept else None

    def _started(self, program: "LibreOffice") -> "Kept | None":
        """The program that runs, started anew when it has ended; None when that is not possible."""
        from vgr_desktop.office.keeping import Kept

        with self._guard:
            if self._is_over:
                return None
            if self._kept is not None and not self._kept.is_alive:
                self._kept.end()
                self._kept = None
            if self._kept is None:
                try:
                    self._kept = Kept(program)
                except OSError:
                    return None  # the document gets a program of its own, which says what is wrong
            return self._kept
