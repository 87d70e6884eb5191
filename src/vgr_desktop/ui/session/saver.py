"""Writes to the dossier on a thread of its own, so that the window never waits for a disk."""

import threading
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal

from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import Report

if TYPE_CHECKING:
    from vgr_desktop.files.store.dossier import Dossier

RETRY_SECONDS = 5.0
SAFE = "Uw tekst is veilig zolang dit venster open is."
BROKEN = f"Opslaan lukt niet door een fout in het programma. {SAFE}"


class Saver(QThread):
    """Brings the file up to the newest wanted value of each report; values in between are skipped.

    Emits `saved` with the time (seconds since the epoch) once the file holds all that was wanted, and `failed` with
    the problem when the world, or an error of ours, is in the way; it then tries again by itself. `broken` hands on
    such an error.
    """

    saved = Signal(float)
    failed = Signal(Problem)
    broken = Signal(object)

    def __init__(self, path: Path, held: Iterable[Report], parent: QObject | None = None) -> None:
        """The file at `path` holds the reports `held`."""
        super().__init__(parent)
        self._path = path
        self._held = {report.id: report for report in held}
        self._wanted = dict(self._held)
        self._news = threading.Condition()
        self._writing = False
        self._attempt = 0
        self._failed_attempt = 0
        self._hurried = False
        self._stopping = False
        self._ended = False
        self._is_broken = False

    def want(self, report: Report) -> None:
        """The file should hold this value of the report."""
        with self._news:
            self._wanted[report.id] = report
            self._news.notify_all()

    def held(self) -> dict[int, Report]:
        """What the file held when it was last read or written, by id."""
        with self._news:
            return dict(self._held)

    def hold(self, reports: Iterable[Report]) -> None:
        """The file was read again and holds these: what is wanted is to be written over that."""
        with self._news:
            self._held = {report.id: report for report in reports}
            self._hurried = True
            self._news.notify_all()

    def settle(self, seconds: float) -> bool:
        """Wait until the file holds all that was wanted. False when that fails or takes longer than this."""
        with self._news:
            latest = self._attempt  # which may be about to fail for a reason that is over now
            self._hurried = True
            self._news.notify_all()
            self._news.wait_for(
                lambda: self._is_settled() or self._failed_attempt > latest or self._ended,
                seconds,
            )
            return self._is_settled()

    def stop(self) -> None:
        """Write what is wanted if that goes at once, let go of the file and end the thread."""
        with self._news:
            self._stopping = True
            self._news.notify_all()
        self.wait()

    def run(self) -> None:
        """The thread's own work: wait for news, write it."""
        if not self._is_needed():
            return
        dossier: Dossier | None = None
        try:
            while work := self._next_work():
                try:
                    dossier = dossier or self._open()
                    self._write(dossier, work)
                except Problem as problem:
                    self.failed.emit(problem)
                    self._pause()
                except Exception as error:  # noqa: BLE001  # an error of ours: handed to the window, which reports it
                    self._tell_broken(error)
                    self._pause()
        finally:
            if dossier is not None:
                dossier.close()
            with self._news:
                self._ended = True
                self._news.notify_all()

    def _open(self) -> "Dossier":
        from vgr_desktop.files.format.errors import GONE, saving_failed
        from vgr_desktop.files.store.dossier import Dossier  # loads SQLAlchemy: not before something is to be written

        if not self._path.exists():
            raise saving_failed(self._path, GONE)
        try:
            return Dossier.open(self._path)
        except Problem as problem:  # another file has come in its place
            raise Problem(f"{problem} {SAFE}") from problem

    def _tell_broken(self, error: Exception) -> None:
        """Hand on an error of ours, the first time; that nothing is saved is told each time."""
        if not self._is_broken:
            self._is_broken = True
            self.broken.emit(error)
        self.failed.emit(Problem(BROKEN))

    def _is_settled(self) -> bool:
        # What is being written may be a value that is no longer wanted: the one that is follows.
        return not self._writing and not self._open_work()

    def _is_needed(self) -> bool:
        """Wait for the first news. False when the thread is to end and there is nothing to write."""
        with self._news:
            self._news.wait_for(lambda: self._stopping or self._open_work())
            return bool(self._open_work())

    def _open_work(self) -> list[Report]:
        return [report for id, report in self._wanted.items() if self._held.get(id) is not report]

    def _next_work(self) -> list[Report]:
        """What is to be written; waits for it. Empty: the thread is to end."""
        with self._news:
            self._news.wait_for(lambda: self._stopping or self._open_work())
            work = self._open_work()
            self._writing = bool(work)
            self._attempt += 1
            self._hurried = False
            return work

    def _write(self, dossier: "Dossier", work: list[Report]) -> None:
        for report in work:
            dossier.save(self._held.get(report.id), report)
            with self._news:
                self._held[report.id] = report
        with self._news:
            self._writing = False
            done = self._is_settled()
            self._news.notify_all()
        if done:
            self.saved.emit(time.time())

    def _pause(self) -> None:
        """Wait before trying again, unless somebody is waiting for it; give up when the thread is to end."""
        with self._news:
            self._writing = False
            self._failed_attempt = self._attempt
            self._news.notify_all()
            if self._stopping:
                self._wanted = dict(self._held)
            else:
                self._news.wait_for(lambda: self._stopping or self._hurried, RETRY_SECONDS)
