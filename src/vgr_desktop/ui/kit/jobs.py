"""Long work off the window's thread, with progress, a way to cancel, and the result back on it."""

import threading
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, QThread, Signal

from vgr_desktop.core.model.problems import Problem

T = TypeVar("T")


class Job(QThread, Generic[T]):
    """One piece of work. The work gets the job itself, to tell progress (0 to 1) and to ask whether to go on."""

    progressed = Signal(float)
    done = Signal(object)
    refused = Signal(Problem)
    broken = Signal(object)
    _ended = Signal(str, object)

    def __init__(self, work: "Callable[[Job[T]], T]", parent: QObject | None = None) -> None:
        """Prepare the work; `start` begins it."""
        super().__init__(parent)
        self._work = work
        self._cancelled = threading.Event()
        self._is_awaited = True
        self._ended.connect(self._tell)
        self.finished.connect(self.deleteLater)

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

    def run(self) -> None:
        """The thread's own work."""
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


def end_jobs(owner: QObject) -> None:
    """Call off every job of `owner` and of all that it holds, and wait for the end: no thread may outlive its owner."""
    for job in owner.findChildren(Job):
        job.cancel()
        job.forget()
        job.wait()
