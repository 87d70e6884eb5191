"""What is found in a report: one answer for whoever lists, counts, filters or reports it."""

from collections.abc import Callable, Collection, Sequence

from vgr_desktop.core.checks import Finding, Inspector, Judged, judged, with_spelling
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import RichText

Unknown = Callable[[RichText], Sequence[str]]
"""The words of a text that no dictionary has."""


class Findings:
    """Finds what a report lacks, time after time while it is written, and remembers the last answer."""

    def __init__(self, optional: Collection[str] = ()) -> None:
        """Go by the rules that are always on, and by these optional ones."""
        self._inspector = Inspector(optional)
        self._previous: Report | None = None
        self._unknown: Unknown | None = None
        self._last: tuple[Report, tuple[Judged, ...]] | None = None

    def go_by(self, optional: Collection[str]) -> None:
        """Go also by these optional rules, and by no others."""
        self._inspector = Inspector(optional)
        self.forget()

    def compare_with(self, previous: Report | None) -> None:
        """Find also what only repeats this earlier edition; None: compare with nothing."""
        if previous is not self._previous:
            self._previous = previous
            self.forget()

    def proofread(self, unknown: Unknown | None) -> None:
        """Find also the words that `unknown` gives of a text; None: leave the spelling as it is."""
        self._unknown = unknown
        self.forget()

    def forget(self) -> None:
        """Something outside the report has changed: look again also at a report that was looked at."""
        self._last = None

    def knows(self, report: Report) -> bool:
        """Whether the answer for this report is there already."""
        return self._last is not None and self._last[0] is report

    def of(self, report: Report) -> tuple[Judged, ...]:
        """All that is found, in the order of the report, each with its acceptance where it was accepted."""
        if self._last is None or self._last[0] is not report:
            found = self._inspector.findings(report, self._previous)
            if self._unknown is not None:
                found = with_spelling(report, found, self._unknown)
            self._last = report, judged(report, found)
        return self._last[1]


def still_open(found: Sequence[Judged]) -> tuple[Finding, ...]:
    """The findings that were not accepted."""
    return tuple(one.finding for one in found if one.acceptance is None)
