"""What every component of the window has in common: how it speaks to the officer, and how it has long work done."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from vgr_desktop.core.model.problems import Problem
from vgr_desktop.ui.kit.jobs import Job

T = TypeVar("T")


class Component(QObject):
    """A component of the window; the workbench hears it.

    `told` says what was done, with what can be done next (names and commands); `refused` why something could not be
    done; `broken` hands on an error of ours. `came_in` says what came into the report from elsewhere.
    """

    told = Signal(str, list)
    came_in = Signal(str)
    refused = Signal(str)
    broken = Signal(object)

    def run(
        self,
        work: Callable[[Job[T]], T],
        then: Callable[[T], object],
        otherwise: Callable[[Problem], object] | None = None,
    ) -> Job[T]:
        """Have work done off the window's thread, and go on with its result.

        What the world refuses is told, unless `otherwise` deals with it.
        """
        job: Job[T] = Job(work, self)
        job.done.connect(then)
        job.refused.connect(otherwise or (lambda problem: self.refused.emit(str(problem))))
        job.broken.connect(self.broken)
        job.start()
        return job
