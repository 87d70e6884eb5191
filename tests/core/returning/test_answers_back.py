"""Comments that went out with the document, and come back answered, ticked off, or as they were."""

from dataclasses import replace

from tests.reports import identity, reviewed_report
from tests.returned import LATER, Copy
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.review import Comment
from vgr_desktop.core.returning.proposals import Reply
from vgr_desktop.core.returning.taking import take

WORDS, ASKED, ANSWERED = "vaker", "Hoeveel vaker?", "Twee keer per week."
OURS = Reply("Sanne", LATER, ANSWERED)
NEW = Reply("Fenna Mulder", LATER, "Dank.")


def after(copy: Copy, report: Report) -> tuple[Comment, ...]:
    found = copy.proposals(report)
    return take(report, found, found.changes, Identities(900)).comments


def sent_out(**more: object) -> tuple[Copy, Report]:
    """The document with the comment that the report has, as it went out or with something more."""
    report = reviewed_report()
    copy = Copy(report)
    copy.remark(WORDS, ASKED, **({"author": "Fenna Mulder", "replies": (OURS,)} | more))
    return copy, report


def comments_told(copy: Copy, report: Report) -> list[str]:
    return [one.after for one in copy.proposals(report).changes if one.kind == "comment"]


def test_a_comment_that_comes_back_as_it_went_out_is_nothing_new() -> None:
    copy, report = sent_out()
    assert comments_told(copy, report) == []


def test_a_new_answer_is_proposed_and_comes_under_the_comment_that_is_there() -> None:
    copy, report = sent_out(replies=(OURS, NEW))
    assert comments_told(copy, report) == [ASKED]
    (made,) = after(copy, report)
    assert (made.id, [reply.text for reply in made.replies]) == (65, [ANSWERED, "Dank."])


def test_what_the_reviewer_ticked_off_is_proposed_to_be() -> None:
    copy, report = sent_out(is_resolved=True)
    assert comments_told(copy, report) == [ASKED]
    (made,) = after(copy, report)
    assert made.done
    assert comments_told(copy, replace(report, comments=(made,))) == []


def test_an_answer_that_came_back_as_a_comment_of_its_own_is_nothing_new() -> None:
    copy, report = sent_out(replies=())
    copy.remark(WORDS, ANSWERED, author="Sanne")
    assert comments_told(copy, report) == []


def test_the_same_words_about_something_else_are_new() -> None:
    copy, report = sent_out()
    copy.remark("De pompen", ASKED)
    assert comments_told(copy, report) == [ASKED]
    made = after(copy, report)
    assert [each.subject for each in made] != [made[0].subject] * 2
    assert made[0].id == identity(65).id
