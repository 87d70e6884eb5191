"""Undo and redo: one history of values for the whole dossier, its reports, the tree and the texts."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from vgr_desktop.core.model.report import Report

LIMIT = 2000
"""How many steps can be undone. A thousand take about 2 MB, because steps share all that they did not change."""

BURST_PAUSE = 1.5
BURST_WORDS = 4.0
BURST_LENGTH = 20.0
"""Seconds. Typing in one text is one step until a pause of the first length, or the end of a word after the second
length, and at most for the third length."""

Reports = tuple[Report, ...]
"""The reports of a dossier, in the order of their editions."""

Rebased = Callable[[Reports, Reports, Reports], Reports]
"""Of a base, a value that was made of it and another value: the other value with the same change."""


def in_order(reports: Iterable[Report]) -> Reports:
    """The reports in the order of their editions."""
    return tuple(sorted(reports, key=lambda report: (report.edition.year, report.edition.ordinal, report.id)))


def with_report(reports: Reports, report: Report) -> Reports:
    """`reports` with `report`, instead of the one with its id if there is one."""
    return in_order((*(other for other in reports if other.id != report.id), report))


def without_report(reports: Reports, id: int) -> Reports:
    """`reports` without the one with this id."""
    return tuple(report for report in reports if report.id != id)


def municipality_of(reports: Reports) -> str:
    """The municipality of a dossier: that of its newest report that names one; empty when none does."""
    return next((report.municipality for report in reversed(reports) if report.municipality), "")


def find_report(reports: Reports, id: int | None) -> Report | None:
    """The report with this id; None when there is none."""
    return next((report for report in reports if report.id == id), None)


@dataclass(frozen=True, slots=True)
class Step:
    """A change that was made: its name for the menu, the values before and after, and the id of the item to go to.

    `left` and `reached` are the ids of the report that was open before it and after it; None: there was none. Steps
    with the same `burst` (not None) that follow each other quickly become one step.
    """

    name: str
    before: Reports
    after: Reports
    place: int
    left: int | None
    reached: int | None
    burst: str | None = None
    began: float = 0.0
    ended: float = 0.0


class History:
    """The steps that led to the present value of the dossier, and those that were undone."""

    def __init__(self, reports: Iterable[Report], rebased: Rebased = lambda _base, theirs, _ours: theirs) -> None:
        """Begin with `reports` and nothing to undo.

        `rebased` makes a change that was made between two values in a third one, in which something came in meanwhile.
        """
        self._rebased = rebased
        self._present = in_order(reports)
        self._done: list[Step] = []
        self._undone: list[Step] = []

    @property
    def present(self) -> Reports:
        """The reports as they are now."""
        return self._present

    @property
    def undo_step(self) -> Step | None:
        """What `undo` would take back."""
        return self._done[-1] if self._done else None

    @property
    def redo_step(self) -> Step | None:
        """What `redo` would do again."""
        return self._undone[-1] if self._undone else None

    def is_long(self, burst: str, now: float) -> bool:
        """Whether this burst is under way, and has lasted so long at the time `now` that it ends with a word."""
        last = self.undo_step
        return last is not None and not self._undone and last.burst == burst and now - last.began >= BURST_WORDS

    def push(self, step: Step) -> bool:
        """Make the value after `step`, which begins at the present value, the present one. Whether anything changed."""
        if step.after == self._present:
            return False
        last, present = self.undo_step, step.after
        if last is not None and not self._undone and _continues(last, step):
            step = replace(self._done.pop(), after=present, ended=step.ended)
        if step.before != present:  # text that was typed and deleted again at once leaves nothing to undo
            self._done.append(step)
            del self._done[:-LIMIT]
        self._undone.clear()
        self._present = present
        return True

    def put_on_record(self, report: Report) -> None:
        """Make this the value of the report for good: neither this nor any earlier step of that report can be undone.

        The steps of other reports stay.
        """
        self._undone.clear()
        self._present = with_report(self._present, report)
        recorded = (
            replace(step, before=with_report(step.before, report), after=with_report(step.after, report), burst=None)
            for step in self._done
        )
        self._done = [step for step in recorded if step.before != step.after]

    def come_in(self, reports: Reports) -> None:
        """Make these the present reports, after a change that is no step of ours: undoing a step leaves it in."""
        self._present = in_order(reports)

    def undo(self) -> Step | None:
        """Undo the last step and return it, from what there is to what there was; None when there is none."""
        if not self._done:
            return None
        step, now = self._done.pop(), self._present
        if step.after != now:
            step = replace(step, before=self._rebased(step.after, step.before, now), after=now)
        self._undone.append(step)
        self._present = step.before
        return step

    def redo(self) -> Step | None:
        """Redo the last undone step and return it; None when there is none."""
        if not self._undone:
            return None
        step, now = self._undone.pop(), self._present
        after = step.after if step.before == now else self._rebased(step.before, step.after, now)
        step = replace(step, before=now, after=after, burst=None)
        self._done.append(step)
        self._present = after
        return step


def _continues(last: Step, step: Step) -> bool:
    return (
        step.burst is not None
        and last.after == step.before
        and last.burst == step.burst
        and step.began - last.ended <= BURST_PAUSE
        and step.began - last.began <= BURST_LENGTH
    )
