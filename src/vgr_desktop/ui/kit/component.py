"""What all components of the window have in common: messages to the officer, and work in the background."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from vgr_desktop.core.model.problems import Problem
from vgr_desktop.ui.kit.jobs import Job

T = TypeVar("T")


class Component(QObject):
    """A component of the window; the workbench listens to its signals.

    `told` says what was done, with what can be done next (names and commands); `done` the same of the last step, which
    can be undone; `refused` why something could not be done; `broken` passes on a fault of the program. `came_in` says
    what was imported into the report, and whether that changed anything.
    """

    told = Signal(str, list)
    done = Signal(str)
    came_in = Signal(str, bool)
    refused = Signal(str)
    broken = Signal(object)

    def run(
        self,
        work: Callable[[Job[T]], T],
        then: Callable[[T], object],
        otherwise: Callable[[Problem], object] | None = None,
    ) -> Job[T]:
        """Do `work` in the background, and call `then` with its result.

        A `Problem` is told to the officer, unless `otherwise` handles it.
        """
        job: Job[T] = Job(work, self)
        job.done.connect(then)
        job.refused.connect(otherwise or (lambda problem: self.refused.emit(str(problem))))
        job.broken.connect(self.broken)
        job.start()
        return job
