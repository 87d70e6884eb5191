"""Which edition is meant by the previous one."""

from collections.abc import Iterable

from vgr_desktop.core.editions.compare import edition_before
from vgr_desktop.core.model.report import Report


def previous_edition(report: Report, reports: Iterable[Report]) -> Report | None:
    """The edition of `reports` that `report` was begun on the basis of, or else the last one that came out before it.

    Fields, findings, and the chapter that says what changed all speak of this one. None: there is none.
    """
    others = [other for other in reports if other.id != report.id]
    basis = (other for other in others if report.basis and other.lineage == report.basis)
    return next(basis, None) or edition_before(report, others)
