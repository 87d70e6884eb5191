"""Where a page says something else than the report, the officer chooses what becomes of it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.core.intake.test_intake import FAR, blank_report, reading_of
from tests.reports import (
    ABOUT_PLAYGROUNDS,
    DROUGHT_COSTS,
    GREENERY,
    MISSION,
    PLAYGROUNDS,
    TREES,
    identity,
    small_report,
)
from vgr_desktop.core.editing import edits, writing
from vgr_desktop.core.intake.counts import in_words
from vgr_desktop.core.intake.differences import Choice, difference_name, sides
from vgr_desktop.core.intake.reading import NoticeKind, Reading
from vgr_desktop.core.intake.taking_in import Intake, take_in
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.review import Review
from vgr_desktop.core.model.text import from_plain, plain
from vgr_desktop.core.model.tree import amend, index


def otherwise() -> Report:
    """The small report with other words, lights, names and amounts."""
    report = edits.rename(small_report(), TREES, "Planten van heesters")
    report = edits.rename(report, GREENERY, "Groen")
    report = edits.set_light(report, PLAYGROUNDS, "red")
    report = edits.set_committees(report, GREENERY, ["Stad"])
    report = writing.write(report, MISSION, from_plain("Een eigen missie."))
    return amend(report, DROUGHT_COSTS, amount=Decimal(50_000), cover="Reserve")


def chosen(choice: Choice, *, mine: Report | None = None, theirs: Report | None = None) -> Intake:
    """All differences with the same choice."""
    report, reading = mine or otherwise(), reading_of(theirs or small_report())
    return take_in(report, reading, {one.key: choice for one in take_in(report, reading).differences})


def names(intake: Intake, report: Report) -> list[str]:
    return [difference_name(report, one) for one in intake.differences]


def said(report: Report, id: int) -> str:
    return plain(index(report).items[id].body)  # type: ignore[union-attr]  # a text


def test_each_difference_has_a_name_and_two_sides() -> None:
    intake = take_in(otherwise(), reading_of(small_report()))
    shown = [
        (difference_name(otherwise(), one), *(plain(side) for side in sides(otherwise(), one)))
        for one in intake.differences
    ]
    assert shown == [
        ("4 Groen: naam", "Groen", "Groen en water"),
        ("4 Groen: commissies", "Stad", "Leefomgeving"),
        (
            "de missie van programma 4",
            "Een eigen missie.",
            "Een groene stad waar iedereen droge voeten houdt.",
        ),
        ("4A1.1 Planten van heesters: titel", "Planten van heesters", "Planten van bomen"),
        ("4A1.3 Onderhouden van speelplekken: stoplicht", "Rood", "Oranje"),
        (
            "de afwijking “Water geven in de zomer” van programma 4: bedrag",
            "€\xa050.000, nadeel",
            "€\xa045.000, nadeel",
        ),
    ]


def test_what_is_new_is_taken_over_everywhere() -> None:
    intake = chosen(Choice.THEIRS)
    expected = amend(small_report(), DROUGHT_COSTS, cover="Reserve")
    assert intake.report == expected
    assert {notice.kind for notice in intake.notices} == {NoticeKind.CHOSEN}
    assert intake.conflicts == 0


def test_what_the_report_says_is_kept_and_nothing_waits() -> None:
    intake = chosen(Choice.MINE)
    assert intake.report == otherwise()
    assert len(intake.notices) == 6


def test_both_texts_and_names_are_kept_and_importing_again_finds_no_difference_in_them() -> None:
    report, reading = otherwise(), reading_of(small_report())
    both = {one.key: Choice.BOTH for one in take_in(report, reading).differences if Choice.BOTH in one.choices}
    after = take_in(report, reading, both).report
    assert said(after, MISSION) == "Een eigen missie.\nEen groene stad waar iedereen droge voeten houdt."
    assert after.programmes[0].committees == ("Stad", "Leefomgeving")
    again = take_in(after, reading_of(small_report(), 2 * FAR))
    assert not {MISSION} & {one.place for one in again.differences}
    assert "commissies" not in " ".join(names(again, after))


def test_a_title_light_or_amount_is_one_of_both() -> None:
    intake = take_in(otherwise(), reading_of(small_report()))
    single = [one.field.name for one in intake.differences if Choice.BOTH not in one.choices]
    assert single == ["name", "title", "light", "amount"]


@pytest.mark.parametrize("choice", [Choice.THEIRS, Choice.LATER])
def test_importing_again_after_choosing_doubles_nothing(choice: Choice) -> None:
    once = chosen(choice).report
    again = take_in(once, reading_of(small_report(), 2 * FAR))
    assert again.report == once
    if choice is Choice.THEIRS:
        assert again.differences == ()


def test_an_amount_in_a_title_comes_with_its_title() -> None:
    mine = amend(small_report(), DROUGHT_COSTS, title="Water (€ 45.000 nadeel)")
    theirs = amend(mine, DROUGHT_COSTS, title="Water (€ 60.000 nadeel)", amount=Decimal(60_000))
    (deviation,) = chosen(Choice.THEIRS, mine=mine, theirs=theirs).report.programmes[0].deviations
    assert (deviation.title, deviation.amount) == ("Water (€ 60.000 nadeel)", Decimal(60_000))


def test_the_facts_of_a_deviation_that_the_report_lacks_are_filled_in() -> None:
    mine = amend(small_report(), DROUGHT_COSTS, amount=None)
    theirs = amend(small_report(), DROUGHT_COSTS, cover="Concernreserve")
    intake = take_in(mine, reading_of(theirs))
    (deviation,) = intake.report.programmes[0].deviations
    assert (deviation.amount, deviation.cover) == (Decimal(45_000), "Concernreserve")
    assert intake.differences == ()


def test_of_deviations_with_one_title_those_with_the_same_amount_belong_together() -> None:
    report = small_report()
    first = report.programmes[0].deviations[0]
    second = replace(first, id=800, lineage="tweede", amount=Decimal(32))
    mine = amend(report, GREENERY, deviations=(first, second))
    theirs = amend(report, GREENERY, deviations=(replace(second, body=from_plain("Nieuw.")), first))
    intake = take_in(mine, reading_of(theirs))
    assert [one.place for one in intake.differences] == [second.id]


class TestOwners:
    def reading(self, owner: str) -> Reading:
        reading = reading_of(small_report())
        review = Review(*identity(70_000), subject=TREES + FAR, owner=owner)
        return replace(reading, reviews=(review,))

    def test_an_owner_comes_with_the_text_it_is_about(self) -> None:
        intake = take_in(small_report(), self.reading("Sanne"))
        assert [(review.subject, review.owner) for review in intake.report.reviews] == [(TREES, "Sanne")]
        assert in_words(intake.added) == "1 eigenaar"

    def test_an_owner_in_a_new_report_is_of_the_new_deliverable(self) -> None:
        intake = take_in(blank_report(), self.reading("Sanne"))
        (review,) = intake.report.reviews
        assert review.subject == TREES + FAR

    def test_another_owner_is_a_difference(self) -> None:
        review = Review(*identity(900), subject=TREES, owner="Bram")
        report = replace(small_report(), reviews=(review,))
        intake = take_in(report, self.reading("Sanne"))
        assert names(intake, report) == ["4A1.1 Planten van bomen: van"]
        assert intake.report.reviews == (review,)
        assert intake.report.leftovers[-1].text == "Van: Sanne"

    def test_an_owner_that_was_not_known_is_filled_in(self) -> None:
        report = replace(small_report(), reviews=(Review(*identity(900), subject=TREES),))
        (review,) = take_in(report, self.reading("Sanne")).report.reviews
        assert (review.id, review.owner) == (900, "Sanne")


def test_an_explanation_is_replaced_in_its_place() -> None:
    mine = writing.write(small_report(), ABOUT_PLAYGROUNDS, from_plain("Oud."))
    assert chosen(Choice.THEIRS, mine=mine).report == small_report()
