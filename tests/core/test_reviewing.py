from tests.reports import (
    DROUGHT_COSTS,
    LEFTOVER,
    PLAYGROUNDS,
    STATE,
    reviewed_report,
    small_report,
)
from vgr_desktop.core import edits, writing
from vgr_desktop.core.reviewing import tidied


def test_a_report_is_frozen_from_its_adoption_until_it_is_opened_again() -> None:
    assert reviewed_report().is_frozen
    assert not small_report().is_frozen


def test_what_was_kept_about_a_removed_node_goes_with_it() -> None:
    left = edits.remove(reviewed_report(), PLAYGROUNDS)
    assert [review.subject for review in left.reviews] == [STATE]


def test_what_was_accepted_of_a_removed_text_goes_with_it() -> None:
    assert writing.remove_text(reviewed_report(), DROUGHT_COSTS).acceptances == ()


def test_removing_something_else_leaves_it_alone() -> None:
    report = reviewed_report()
    left = writing.remove_text(report, LEFTOVER)
    assert (left.reviews, left.acceptances) == (report.reviews, report.acceptances)
    assert tidied(report) is report
