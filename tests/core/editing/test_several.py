import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import reports as small
from tests.reports import assert_sound, drawn, identities, reviewed_report, small_report
from tests.steps import steps
from tests.strategies import reports
from vgr_desktop.core.dutch import deeds
from vgr_desktop.core.editing import edits, several
from vgr_desktop.core.editing.several import Agreement
from vgr_desktop.core.model.problems import Refused
from vgr_desktop.core.model.report import Goal, Report, Section
from vgr_desktop.core.model.review import Stage
from vgr_desktop.core.model.tree import index, walk


def agreed(report: Report, ids: tuple[int, ...], agreement: Agreement, *, written: bool = False) -> Report:
    new = identities(200)
    about = {subject: new.new() for subject in several.subjects(report, ids, written=written)}
    return several.agree(report, about, agreement)


class TestChoosing:
    def test_what_is_below_another_goes_with_that(self) -> None:
        chosen = {small.STAFF, small.WILLOW, small.PLAYGROUNDS, small.TREES, small.MISSION}
        assert several.topmost(small_report(), chosen) == (small.TREES, small.PLAYGROUNDS, small.STAFF)

    def test_with_all_below(self) -> None:
        below = several.with_below(small_report(), (small.NEAR, small.STAFF))
        assert below == (small.NEAR, small.TREES, small.PLAYGROUNDS, small.WILLOW, small.EAST, small.STAFF)


class TestRemoving:
    def test_it_is_as_removing_them_one_by_one(self) -> None:
        together = several.remove_all(small_report(), (small.TREES, small.CLEAN, small.QUAYS))
        report = small_report()
        for id in (small.TREES, small.CLEAN, small.QUAYS):
            report = edits.remove(report, id)
        assert together == report

    def test_sections_go_too_and_leftovers_stay_near_what_held_it(self) -> None:
        report = several.remove_all(small_report(), (small.WATER, small.STAFF))
        assert report.sections == ()
        assert [leftover.near for leftover in report.leftovers] == [small.GREENERY]
        assert [each.near for each in several.remove_all(small_report(), (small.GREENERY,)).leftovers] == [None]

    def test_the_report_itself_stays(self) -> None:
        with pytest.raises(Refused):
            several.remove_all(small_report(), (small.REPORT,))

    @given(reports(), st.data())
    def test_the_rest_is_sound(self, report: Report, data: st.DataObject) -> None:
        ids = data.draw(st.sets(st.sampled_from([node.id for node in walk(report)])))
        after = several.remove_all(report, several.topmost(report, ids - {report.id}))
        assert_sound(after)
        assert not set(index(after).items) & (ids - {report.id})


class TestMoving:
    def test_several_come_together_in_their_order(self) -> None:
        report = edits.move_all(small_report(), (small.PLAYGROUNDS, small.LITTER), small.DRY_FEET, 1)
        assert [line for line in drawn(report, small.DRY_FEET) if line.startswith("  4")] == [
            "  4B1.1 ● Vernieuwen van gemalen",
            "  4B1.10 ▲ Onderhouden van speelplekken",
            "  4B1.11 ● Opruimen van afval",
            "  4B1.12 ● Herstellen van kades",
        ]
        assert_sound(report)
        assert list(several.renumbered(small_report(), report)) == [
            ("4A1.3", "4B1.10"),
            ("4A2.1", "4B1.11"),
            ("4B1.10", "4B1.12"),
        ]

    def test_what_stands_below_a_changed_code_is_not_told_apart(self) -> None:
        before = small_report()
        after = edits.move(edits.move(before, small.WATER, small.GREENERY, 0), small.WILLOW, small.TREES, 0)
        assert list(several.renumbered(before, after)) == [("4B", "4A"), ("4A", "4B")]
        assert list(several.renumbered(before, edits.move(before, small.WILLOW, small.TREES, 0))) == []


class TestLights:
    def test_of_those_that_have_one(self) -> None:
        report = several.set_lights(small_report(), (small.TREES, small.WILLOW, small.NEAR), "red")
        assert [line.strip()[:8] for line in drawn(report, small.NEAR)][1:4] == ["4A1.1 ■ ", "4A1.3 ▲ ", "■ Speelt"]

    def test_twice_as_many_take_no_more_than_twice_the_work(self) -> None:
        report = small_report()
        few, many = (small.TREES,), (small.TREES, small.PLAYGROUNDS, small.WILLOW, small.EAST, small.LITTER)
        one = steps(lambda: several.set_lights(report, few, "red"))
        assert steps(lambda: several.set_lights(report, many, "red")) < 2 * one


class TestAgreements:
    def test_about_written_and_expected_texts(self) -> None:
        ids = (small.TREES, small.PLAYGROUNDS, small.STAFF)
        due = dt.date(2026, 5, 1)
        report = agreed(small_report(), ids, Agreement(owner=" Noor ", deadline=due))
        assert {(review.subject, review.owner, review.deadline) for review in report.reviews} == {
            (small.TREES, "Noor", due),
            (small.PLAYGROUNDS, "Noor", due),
            (small.STAFF, "Noor", due),
        }

    def test_a_stage_is_for_what_is_written_and_the_rest_stays(self) -> None:
        before = reviewed_report()
        report = agreed(before, (small.TREES, small.PLAYGROUNDS, small.GREENERY), Agreement(Stage.AGREED), written=True)
        known = {review.subject: review for review in report.reviews}
        assert small.TREES not in known
        assert (known[small.PLAYGROUNDS].stage, known[small.PLAYGROUNDS].owner) == (Stage.AGREED, "Sanne")
        assert known[small.MISSION].stage is Stage.AGREED
        assert known[small.PLAYGROUNDS].note == "Bedrag navragen bij Bram."

    def test_taking_it_all_away_leaves_no_review(self) -> None:
        report = agreed(small_report(), (small.TREES,), Agreement(owner="Noor"))
        assert agreed(report, (small.TREES,), Agreement(owner="", no_deadline=True)).reviews == ()
        assert agreed(report, (small.TREES,), Agreement()) is report


class TestTelling:
    def test_one_by_name_and_more_by_number_with_what_goes_with_them(self) -> None:
        report = small_report()
        assert deeds.with_contents(report, (small.LITTER,)) == "“4A2.1 Opruimen van afval”"
        assert deeds.with_contents(report, (small.PLAYGROUNDS,)) == (
            "“4A1.3 Onderhouden van speelplekken” (met 2 onderdelen en 1 geschreven tekst)"
        )
        assert deeds.with_contents(report, (small.TREES, small.STAFF)) == "1 prestatie en 1 paragraaf of bijlage"

    def test_codes_that_changed(self) -> None:
        codes = [(f"1A1.{n}", f"1A1.{n + 1}") for n in range(1, 8)]
        assert deeds.new_codes([]) == ""
        assert deeds.new_codes(codes[:1]) == "1A1.1 is nu 1A1.2."
        assert deeds.new_codes(codes[:4]).endswith("en 1A1.4 is nu 1A1.5.")
        assert deeds.new_codes(codes).endswith("1A1.4 is nu 1A1.5 en 3 andere nummers.")

    def test_why_something_cannot_stand_somewhere(self) -> None:
        assert deeds.why_not_there(Goal) == "Een doel kan alleen direct onder een beleidsterrein staan."
        assert deeds.why_not_there(Section) == "Dit heeft een vaste plaats in de rapportage."
