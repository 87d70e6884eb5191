"""What is kept beside the printed report: each edit of it is a function from a report to a report.

A review is made when there is something to keep about a text, and removed when it says nothing any more. The
`identity` that an edit takes is used when a review is made.
"""

import datetime as dt
from dataclasses import replace

from vgr_desktop.core.model.characters import clean
from vgr_desktop.core.model.identities import Identity
from vgr_desktop.core.model.report import Leftover, Report
from vgr_desktop.core.model.review import Adoption, Review, Stage
from vgr_desktop.core.model.text import one_line
from vgr_desktop.core.model.tree import Index, index


def set_stage(report: Report, subject: int, stage: Stage, identity: Identity) -> Report:
    """Set how far the text is whose review is kept under `subject`."""
    return _reviewed(report, subject, identity, stage=stage)


def set_owner(report: Report, subject: int, owner: str, identity: Identity) -> Report:
    """Set the owner of the text; white space is tidied, and an empty name means that nobody owns it."""
    return _reviewed(report, subject, identity, owner=one_line(owner))


def set_deadline(report: Report, subject: int, deadline: dt.date | None, identity: Identity) -> Report:
    """Set the last day on which the text must be ready."""
    return _reviewed(report, subject, identity, deadline=deadline)


def set_note(report: Report, subject: int, note: str, identity: Identity) -> Report:
    """Write a note about the text for those who work on it. It is never printed."""
    return _reviewed(report, subject, identity, note=clean(note).strip())


def adopt(report: Report, identity: Identity, author: str, moment: dt.datetime, reason: str = "") -> Report:
    """Adopt the report: it is frozen from now on. `moment` has a time zone; `reason` may name the decision."""
    return _on_record(report, Adoption(*identity, frozen=True, author=author, moment=moment, reason=one_line(reason)))


def reopen(report: Report, identity: Identity, author: str, moment: dt.datetime, reason: str = "") -> Report:
    """Open the adopted report for editing again; the adoption stays on record."""
    return _on_record(report, Adoption(*identity, frozen=False, author=author, moment=moment, reason=one_line(reason)))


def tidied(report: Report, near: int | None = None) -> Report:
    """Remove what was kept about items that are no longer in the report; leftovers near them are put near `near`."""
    known = index(report)
    if any(left.near is not None and left.near not in known for left in report.leftovers):
        report = replace(report, leftovers=tuple(_near(left, known, near) for left in report.leftovers))
    reviews = tuple(review for review in report.reviews if review.subject in known)
    acceptances = tuple(acceptance for acceptance in report.acceptances if acceptance.subject in known)
    comments = tuple(comment for comment in report.comments if comment.subject in known)
    if (reviews, acceptances, comments) == (report.reviews, report.acceptances, report.comments):
        return report
    return replace(report, reviews=reviews, acceptances=acceptances, comments=comments)


def _near(leftover: Leftover, known: Index, near: int | None) -> Leftover:
    return leftover if leftover.near is None or leftover.near in known else replace(leftover, near=near)


def _reviewed(report: Report, subject: int, identity: Identity, **fields: object) -> Report:
    """`report` with other values for `fields` of the review of `subject`."""
    old = next((review for review in report.reviews if review.subject == subject), None)
    new = replace(old or Review(*identity, subject=subject), **fields)  # type: ignore[arg-type]  # the edits name its fields
    kept = () if new == Review(new.id, new.lineage, subject=subject) else (new,)
    if old is None:
        return replace(report, reviews=(*report.reviews, *kept)) if kept else report
    place = report.reviews.index(old)
    return replace(report, reviews=(*report.reviews[:place], *kept, *report.reviews[place + 1 :]))


def _on_record(report: Report, adoption: Adoption) -> Report:
    if adoption.frozen == report.is_frozen:
        raise ValueError("a report is adopted and opened again by turns")
    return replace(report, adoptions=(*report.adoptions, adoption))
