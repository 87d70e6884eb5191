"""Long work in the background, with progress, cancelling, and the result on the window's thread."""

import threading
import time
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Signal

from vgr_desktop.core.model.problems import Problem

T = TypeVar("T")

ENDING_SECONDS = 3.0
"""How long to wait for jobs that were cancelled."""


class Job(QObject, Generic[T]):
    """One piece of work. The work gets the job, to report progress (0 to 1) and to ask whether to go on.

    It ends with `finished`, and then `done`, `refused` or `broken`, all on the window's thread. A dialog may be shown
    with the result: what shows that the work is under way is gone by then. `unwanted` gives back a result that came
    after `forget`, for whoever has to release what it holds.
    """

    progressed = Signal(float)
    done = Signal(object)
    unwanted = Signal(object)
    refused = Signal(Problem)
    broken = Signal(object)
    finished = Signal()
    _ended = Signal(str, object)

    def __init__(self, work: "Callable[[Job[T]], T]", parent: QObject | None = None) -> None:
        """Prepare the work; `start` begins it."""
        super().__init__(parent)
        self._work = work
        self._cancelled = threading.Event()
        self._is_awaited = True
        self._ended.connect(self._tell)
        # A daemon, and not a thread of Qt: when a disk never answers, the program can end anyway.
        self._thread = threading.Thread(target=self._run, name="job", daemon=True)

    def start(self) -> None:
        """Begin the work."""
        self._thread.start()

    def wait(self, seconds: float) -> bool:
        """Wait until the work has ended. False when that takes longer than this."""
        if self._thread.is_alive():
            self._thread.join(seconds)
        return not self._thread.is_alive()

    def cancel(self) -> None:
        """Ask the work to stop; it then ends with a `Problem` of its own or simply early."""
        self._cancelled.set()

    def is_cancelled(self) -> bool:
        """Whether the work was asked to stop."""
        return self._cancelled.is_set()

    def forget(self) -> None:
        """Ignore the result of the work; only a fault of the program is still reported."""
        self._is_awaited = False

    def progress(self, share: float) -> None:
        """Report which share of the work is done, from 0 to 1."""
        self.progressed.emit(share)

    def _run(self) -> None:
        """The work of the thread."""
        _loop = QEventLoop()  # timers of Qt need it, such as those of a text that is laid out on this thread
        try:
            result: Any = self._work(self)
        except Problem as problem:
            self._ended.emit("refused", problem)
        except Exception as error:  # noqa: BLE001  # a fault of the program: passed to the window, which reports it
            self._ended.emit("broken", error)
        else:
            self._ended.emit("done", result)

    def _tell(self, how: str, what: object) -> None:
        """Back on the window's thread; a result that arrives after the owner was deleted is ignored."""
        self.finished.emit()
        match how:
            case "broken":
                self.broken.emit(what)
            case "refused" if self._is_awaited:
                self.refused.emit(what)
            case "done":
                (self.done if self._is_awaited else self.unwanted).emit(what)
        self.deleteLater()


def end_jobs(owner: QObject) -> None:
    """Cancel every job of `owner` and of all its children, and wait for their ends.

    A job that does not end in a few seconds, such as on a disk that does not answer, is left alone.
    """
    jobs = owner.findChildren(Job)
    for job in jobs:
        job.cancel()
        job.forget()
    end = time.monotonic() + ENDING_SECONDS
    for job in jobs:
        if job.wait(max(0.0, end - time.monotonic())):
            QCoreApplication.sendPostedEvents(job)  # else its result would be dropped when the program ends
        else:
            job.setParent(None)
