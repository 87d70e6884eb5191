"""Whatever field differs, bringing two versions together takes it over and says so, and editions can be compared."""

import pytest

from tests.every_field import EVERY_FIELD, FieldOfItem, changed, value
from vgr_desktop.core.editions.compare import compare
from vgr_desktop.core.editions.merging import Merging, Side
from vgr_desktop.core.editions.merging_words import item_text
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.tree import everything, index

SAID_BY_ITS_NAME = {
    *("Acceptance.rule", "Acceptance.subject", "Review.subject"),
    *("Comment.subject", "Comment.before", "Comment.after"),
}
"""What the list of differences says of the item already, or is known to the program alone."""

NOT_COMPARED = {
    *("Report.edition", "Report.municipality", "Report.scale", "Report.basis"),  # what makes it another edition
    *("Programme.committees", "Programme.portfolios", "PolicyArea.committees"),  # who deals with it
    *("Explanation.about", "Explanation.heading", "Section.kind", "Section.title"),  # where words stand
    *(
        "Deviation.kind",
        "Deviation.title",
        "Deviation.amount",
        "Deviation.recurrence",
        "Deviation.cover",
    ),  # of one year
    *("Leftover.text", "Leftover.source", "Leftover.near"),  # not yet part of the report
    *("Picture.kind", "Picture.content"),  # no words
    *("Review.subject", "Review.stage", "Review.owner", "Review.deadline", "Review.note"),  # never printed
    *("Acceptance.rule", "Acceptance.subject", "Acceptance.finding", "Acceptance.reason"),
    *("Acceptance.author", "Acceptance.day"),
    *("Adoption.frozen", "Adoption.author", "Adoption.moment", "Adoption.reason"),
    *("Comment.subject", "Comment.author", "Comment.moment", "Comment.text", "Comment.done"),
    *("Comment.quote", "Comment.before", "Comment.after"),
    *("Reply.author", "Reply.moment", "Reply.text"),
}
"""What two editions may differ in without a word: the comparison is about the goal tree, lights and words of texts."""


@pytest.mark.parametrize("field", EVERY_FIELD, ids=str)
def test_a_change_of_theirs_is_found_and_taken_over(field: FieldOfItem) -> None:
    case = changed(field)
    merging = Merging(case.before, case.after, case.before)
    assert {each.suggested for each in merging.differences} == {Side.THEIRS}, f"{field} is not seen"
    merged = merging.merged(Identities(5000))
    lineage = index(case.after).items[case.id].lineage  # how the work on something goes is another item for each thing
    (id,) = (item.id for item in everything(merged) if item.lineage == lineage)
    assert value(merged, id, field) == value(case.after, case.id, field), f"{field} is not taken over"


@pytest.mark.parametrize("field", EVERY_FIELD, ids=str)
def test_a_difference_is_told_in_words(field: FieldOfItem) -> None:
    case = changed(field)
    before, after = (
        item_text(report, index(report).items[case.id], whole=False) for report in (case.before, case.after)
    )
    assert (before == after) == (str(field) in SAID_BY_ITS_NAME), f"{field} is not told"


@pytest.mark.parametrize("field", EVERY_FIELD, ids=str)
def test_a_comparison_of_editions_tells_it_or_is_known_not_to(field: FieldOfItem) -> None:
    case = changed(field)
    found = compare(case.before, case.after)
    told = bool(found.nodes or found.lights or found.texts)
    assert told != (str(field) in NOT_COMPARED), f"{field}: say whether a comparison tells it"
