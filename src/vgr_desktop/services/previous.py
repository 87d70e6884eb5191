"""Which edition is the previous one."""

from collections.abc import Iterable

from vgr_desktop.core.editions.compare import edition_before
from vgr_desktop.core.model.report import Report


def previous_edition(report: Report, reports: Iterable[Report]) -> Report | None:
    """The edition in `reports` that `report` is based on, or else the last one before it; None when there is none.

    Fields, findings, and the appendix that says what changed all use this one.
    """
    others = [other for other in reports if other.id != report.id]
    basis = (other for other in others if report.basis and other.lineage == report.basis)
    return next(basis, None) or edition_before(report, others)
