"""What an earlier edition said, seen from the present one."""

from collections.abc import Iterable

from vgr_desktop.core.report import Report


def preceding(report: Report, reports: Iterable[Report]) -> Report | None:
    """Of `reports` the last edition before that of `report`, or None when it is the first."""
    present = _place(report)
    return max((known for known in reports if _place(known) < present), key=_place, default=None)


def _place(report: Report) -> tuple[int, int]:
    return report.edition.year, report.edition.ordinal
