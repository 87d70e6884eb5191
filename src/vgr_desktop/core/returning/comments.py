"""The comments of reviewers as proposals, each beside the text or item that it is about."""

from collections.abc import Iterator
from dataclasses import replace

from vgr_desktop.core.returning.comparison import Comparison, Placed
from vgr_desktop.core.returning.document import Revision
from vgr_desktop.core.returning.homes import Home, NewHome
from vgr_desktop.core.returning.proposals import Kind, NewComment, Reply
from vgr_desktop.core.returning.taking import is_said


def comments(found: Comparison) -> Iterator[Placed]:
    """Each comment that the report does not have yet. One that is about nothing certain is kept with the report."""
    for remark in found.returned.remarks:
        at = remark.at if remark.at is not None and remark.at < len(found.units) else None
        lineage = "" if at is None else _about(found, at)
        where = "" if at is None or found.facts.where(lineage) else found.heading_above(at)
        said = Reply(remark.author, remark.moment, remark.text)
        subject = lineage if lineage in found.own else found.mine.lineage
        edit = NewComment(subject, remark.about, said, remark.replies, remark.is_resolved, found.moment)
        if not is_said(found.mine, edit):
            who = Revision(remark.author, remark.moment)
            made = found.proposal(lineage, Kind.COMMENT, who, remark.about, remark.text, edits=(edit,), where=where)
            yield Placed(
                len(found.units) if at is None else at + 0.4,
                replace(made, replies=remark.replies, is_resolved=remark.is_resolved),
            )


def _about(found: Comparison, number: int) -> str:
    """The lineage of what a comment in this unit is about."""
    slot = found.slot(number)
    if slot is not None and slot.lineage:
        return slot.lineage
    match found.homes[number]:
        case Home(lineage=lineage):
            return lineage
        case NewHome(area=area, about=about):
            return about[0] if about else area
        case _:
            return ""
