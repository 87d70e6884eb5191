"""The findings in a report: one answer for everything that lists, counts, filters or shows them."""

from collections.abc import Collection, Sequence

from vgr_desktop.core.checks import Finding, Inspector, Judged, judged, with_spelling
from vgr_desktop.core.checks.spelling import UnknownWords
from vgr_desktop.core.model.report import Report


class Findings:
    """Finds what a report lacks, again and again while it is being written, and remembers the last answer."""

    def __init__(self, optional: Collection[str] = ()) -> None:
        """Apply the rules that are always on, and these optional ones."""
        self._inspector = Inspector(optional)
        self._previous: Report | None = None
        self._unknown: UnknownWords | None = None
        self._last: tuple[Report, tuple[Judged, ...]] | None = None

    def apply_rules(self, optional: Collection[str]) -> None:
        """From now on, apply these optional rules and no other optional ones."""
        self._inspector = Inspector(optional)
        self.forget()

    def compare_with(self, previous: Report | None) -> None:
        """Also find texts that only repeat this earlier edition; None: compare with nothing."""
        if previous is not self._previous:
            self._previous = previous
            self.forget()

    def proofread(self, unknown: UnknownWords | None) -> None:
        """Also find the words of a text that `unknown` gives; None: do not check the spelling."""
        self._unknown = unknown
        self.forget()

    def forget(self) -> None:
        """Forget the last answer, because something outside the report has changed."""
        self._last = None

    def knows(self, report: Report) -> bool:
        """Whether the last answer is for this report."""
        return self._last is not None and self._last[0] is report

    def of(self, report: Report) -> tuple[Judged, ...]:
        """All findings in the order of the report, each with its acceptance if it was accepted."""
        if self._last is None or self._last[0] is not report:
            found = self._inspector.findings(report, self._previous)
            if self._unknown is not None:
                found = with_spelling(report, found, self._unknown)
            self._last = report, judged(report, found)
        return self._last[1]


def still_open(found: Sequence[Judged]) -> tuple[Finding, ...]:
    """The findings that were not accepted."""
    return tuple(one.finding for one in found if one.acceptance is None)
