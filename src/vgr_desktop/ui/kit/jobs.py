"""Long work off the window's thread, with progress, a way to cancel, and the result back on it."""

import threading
import time
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEventLoop, QObject, Signal

from vgr_desktop.core.model.problems import Problem

T = TypeVar("T")

ENDING_SECONDS = 3.0
"""How long to wait for jobs that were called off."""


class Job(QObject, Generic[T]):
    """One piece of work. The work gets the job itself, to tell progress (0 to 1) and to ask whether to go on.

    How it ended is told by `done`, `refused` or `broken`, and then by `finished`, all on the window's thread.
    """

    progressed = Signal(float)
    done = Signal(object)
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
        # A daemon, and no thread of Qt's: when a disk never answers, the program ends all the same.
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
        """Whatever comes of the work, nobody waits for it any more; only an error of ours is still told."""
        self._is_awaited = False

    def progress(self, share: float) -> None:
        """Tell how much is done."""
        self.progressed.emit(share)

    def _run(self) -> None:
        """The thread's own work."""
        _loop = QEventLoop()  # gives the thread what timers of Qt need, such as those of a text that is laid out here
        try:
            result: Any = self._work(self)
        except Problem as problem:
            self._ended.emit("refused", problem)
        except Exception as error:  # noqa: BLE001  # an error of ours: handed to the window, which reports it
            self._ended.emit("broken", error)
        else:
            self._ended.emit("done", result)

    def _tell(self, how: str, what: object) -> None:
        """Back on the window's thread. What was on its way here when the owner went is not to be shown any more."""
        match how:
            case "broken":
                self.broken.emit(what)
            case "refused" if self._is_awaited:
                self.refused.emit(what)
            case "done" if self._is_awaited:
                self.done.emit(what)
        self.finished.emit()
        self.deleteLater()


def end_jobs(owner: QObject) -> None:
    """Call off every job of `owner` and of all that it holds, and wait for their ends.

    What does not end in a few seconds, as on a disk that does not answer, is left to itself and outlives its owner.
    """
    jobs = owner.findChildren(Job)
    for job in jobs:
        job.cancel()
        job.forget()
    end = time.monotonic() + ENDING_SECONDS
    for job in jobs:
        if not job.wait(max(0.0, end - time.monotonic())):
            job.setParent(None)
