"""What is kept beside the printed report: each change of it is a function from a report to a report."""

from dataclasses import replace

from vgr_desktop.core.report import Report
from vgr_desktop.core.tree import index


def tidied(report: Report) -> Report:
    """Without what was kept about items that are no longer in the report."""
    known = index(report)
    reviews = tuple(review for review in report.reviews if review.subject in known)
    acceptances = tuple(acceptance for acceptance in report.acceptances if acceptance.subject in known)
    if (len(reviews), len(acceptances)) == (len(report.reviews), len(report.acceptances)):
        return report
    return replace(report, reviews=reviews, acceptances=acceptances)
