"""Undo and redo: one history of values for the tree and the texts."""

from dataclasses import dataclass, replace

from vgr_desktop.core.model.report import Report

LIMIT = 2000
"""How many steps can be undone. A thousand take about 2 MB, because steps share all that they did not change."""

BURST_PAUSE = 1.5
BURST_LENGTH = 20.0
"""Seconds. Typing in one text is one step until a pause of the first length, and at most for the second length."""


@dataclass(frozen=True, slots=True)
class Step:
    """A change that was made: its name for the menu, the values before and after, and the id of the item to go to.

    Steps with the same `burst` (not None) that follow each other quickly become one step.
    """

    name: str
    before: Report
    after: Report
    place: int
    burst: str | None = None
    began: float = 0.0
    ended: float = 0.0


class History:
    """The steps that led to the present value of one report, and those that were undone."""

    def __init__(self, report: Report) -> None:
        """Begin with `report` and nothing to undo."""
        self._present = report
        self._done: list[Step] = []
        self._undone: list[Step] = []

    @property
    def present(self) -> Report:
        """The report as it is now."""
        return self._present

    @property
    def undo_step(self) -> Step | None:
        """What `undo` would take back."""
        return self._done[-1] if self._done else None

    @property
    def redo_step(self) -> Step | None:
        """What `redo` would do again."""
        return self._undone[-1] if self._undone else None

    def push(self, name: str, report: Report, place: int, burst: str | None = None, now: float = 0.0) -> bool:
        """Make `report` the present value. `now` is in seconds. Return whether anything changed."""
        if report == self._present:
            return False
        step = Step(name, self._present, report, place, burst, now, now)
        last = self.undo_step
        if last is not None and not self._undone and _continues(last, step):
            step = replace(self._done.pop(), after=report, ended=now)
        if step.before != report:  # text that was typed and deleted again at once leaves nothing to undo
            self._done.append(step)
            del self._done[:-LIMIT]
        self._undone.clear()
        self._present = report
        return True

    def undo(self) -> Step | None:
        """Undo the last step and return it; None when there is none."""
        if not self._done:
            return None
        step = self._done.pop()
        self._undone.append(step)
        self._present = step.before
        return step

    def redo(self) -> Step | None:
        """Redo the last undone step and return it; None when there is none."""
        if not self._undone:
            return None
        step = replace(self._undone.pop(), burst=None)
        self._done.append(step)
        self._present = step.after
        return step


def _continues(last: Step, step: Step) -> bool:
    return (
        step.burst is not None
        and last.burst == step.burst
        and step.began - last.ended <= BURST_PAUSE
        and step.began - last.began <= BURST_LENGTH
    )
