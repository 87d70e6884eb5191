import datetime as dt
from collections.abc import Callable

import pytest

from tests.reports import (
    DROUGHT_COSTS,
    LEFTOVER,
    PLAYGROUNDS,
    STATE,
    TREES,
    identity,
    reviewed_report,
    small_report,
)
from vgr_desktop.core.editing import edits, reviewing, writing
from vgr_desktop.core.editing.reviewing import tidied
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.review import Adoption, Review, Stage

NEW = identity(80)
JUNE = dt.datetime(2026, 6, 2, 14, 30, tzinfo=dt.UTC)
DAY = dt.date(2026, 4, 15)


class TestReviews:
    @pytest.mark.parametrize(
        ("change", "made"),
        [
            (lambda r: reviewing.set_stage(r, TREES, Stage.READY, NEW), Review(*NEW, subject=TREES, stage=Stage.READY)),
            (
                lambda r: reviewing.set_owner(r, TREES, "  Sanne  Vos ", NEW),
                Review(*NEW, subject=TREES, owner="Sanne Vos"),
            ),
            (lambda r: reviewing.set_deadline(r, TREES, DAY, NEW), Review(*NEW, subject=TREES, deadline=DAY)),
            (lambda r: reviewing.set_note(r, TREES, "Navragen.\nBij Bram.\n", NEW), None),
        ],
    )
    def test_are_made_when_there_is_something_to_keep(
        self, change: Callable[[Report], Report], made: Review | None
    ) -> None:
        expected = made or Review(*NEW, subject=TREES, note="Navragen.\nBij Bram.")
        assert change(small_report()).reviews == (expected,)

    def test_are_changed_in_their_place(self) -> None:
        report = reviewing.set_owner(reviewed_report(), PLAYGROUNDS, "Bram", NEW)
        before = reviewed_report().reviews[0]
        assert report.reviews[0].owner == "Bram"
        assert (report.reviews[0].id, report.reviews[0].stage) == (before.id, before.stage)
        assert report.reviews[1:] == reviewed_report().reviews[1:]

    def test_go_when_they_say_nothing_any_more(self) -> None:
        report = reviewing.set_owner(reviewed_report(), STATE, "", NEW)
        assert [review.subject for review in report.reviews] == [PLAYGROUNDS]

    def test_are_not_made_to_say_nothing(self) -> None:
        report = small_report()
        assert reviewing.set_stage(report, TREES, Stage.DRAFT, NEW) is report


class TestAdoption:
    def test_freezes_the_report_and_tells_who_when_and_why(self) -> None:
        report = reviewing.adopt(small_report(), NEW, "Sanne", JUNE, " B en W,  2 juni ")
        assert report.is_frozen
        assert report.adoptions == (Adoption(*NEW, frozen=True, author="Sanne", moment=JUNE, reason="B en W, 2 juni"),)

    def test_stays_on_record_when_the_report_is_opened_again(self) -> None:
        report = reviewing.reopen(reviewed_report(), NEW, "Bram", JUNE, "Bedrag hersteld")
        assert not report.is_frozen
        assert [adoption.frozen for adoption in report.adoptions] == [True, False]

    def test_goes_by_turns(self) -> None:
        with pytest.raises(ValueError, match="turns"):
            reviewing.adopt(reviewed_report(), NEW, "Sanne", JUNE)
        with pytest.raises(ValueError, match="turns"):
            reviewing.reopen(small_report(), NEW, "Sanne", JUNE)

    def test_is_of_a_report_from_then_until_it_is_opened_again(self) -> None:
        assert reviewed_report().is_frozen
        assert not small_report().is_frozen


class TestTidying:
    def test_what_was_kept_about_a_removed_node_goes_with_it(self) -> None:
        left = edits.remove(reviewed_report(), PLAYGROUNDS)
        assert [review.subject for review in left.reviews] == [STATE]

    def test_what_was_accepted_of_a_removed_text_goes_with_it(self) -> None:
        assert writing.remove_text(reviewed_report(), DROUGHT_COSTS).acceptances == ()

    def test_removing_something_else_leaves_it_alone(self) -> None:
        report = reviewed_report()
        left = writing.remove_text(report, LEFTOVER)
        assert (left.reviews, left.acceptances) == (report.reviews, report.acceptances)
        assert tidied(report) is report
