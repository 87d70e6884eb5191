"""Taking a reading into a report: what is missing is added, what the officer has stays."""

from collections import Counter
from dataclasses import fields, replace
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.reports import (
    ABOUT_DROUGHT,
    ABOUT_PLAYGROUNDS,
    DROUGHT_COSTS,
    GREENERY,
    LEFTOVER,
    LITTER,
    MISSION,
    NEAR,
    PARKS,
    PLAYGROUNDS,
    QUAYS,
    STAFF,
    TREES,
    WATER,
    WILLOW,
    assert_sound,
    drawn,
    explained,
    identities,
    identity,
    small_report,
)
from tests.strategies import edited, reports
from vgr_desktop.core.editing import edits, writing
from vgr_desktop.core.intake.counts import Counts, in_words
from vgr_desktop.core.intake.taking_in import (
    Intake,
    Notice,
    NoticeKind,
    Reading,
    all_lines,
    kept_lines,
    take_in,
)
from vgr_desktop.core.model.editions import edition
from vgr_desktop.core.model.report import STANDARD_SCALE, Deliverable, Explanation, Item, Leftover, Report, Text
from vgr_desktop.core.model.text import EMPTY, from_plain, is_blank, plain
from vgr_desktop.core.model.tree import amend, everything, index, title_of

SOURCE = "bladzijde.txt"
FAR = 10_000


def blank_report() -> Report:
    source = identities(9_000)
    return edits.new_report([source.new(), source.new(), source.new()], edition(1, 2026))


def shifted(item: Any, by: int) -> Any:
    """An item with all that is in it under other ids, as another reading of one page has them."""
    changes: dict[str, Any] = {"id": item.id + by, "lineage": f"{item.lineage}+{by}"}
    for field in fields(item):
        value = getattr(item, field.name)
        if field.name == "about":
            changes["about"] = tuple(id + by for id in value)
        elif field.name == "near" and value is not None:
            changes["near"] = value + by
        elif isinstance(value, Text):
            changes[field.name] = shifted(value, by)
        elif isinstance(value, tuple) and value and hasattr(value[0], "lineage"):
            changes[field.name] = tuple(shifted(one, by) for one in value)
    return replace(item, **changes)


def reading_of(report: Report, by: int = FAR) -> Reading:
    """What a page would say that holds all of `report`."""
    other: Report = shifted(report, by)
    return Reading(
        SOURCE,
        other.edition,
        other.programmes,
        other.leftovers,
        foreword=other.foreword,
        reading_guide=other.reading_guide,
        sections=other.sections,
    )


def _with_text(report: Report, id: int, text: str) -> Report:
    return writing.write(report, id, from_plain(text))


def _kinds(intake: Intake) -> list[tuple[NoticeKind, int | None]]:
    return [(notice.kind, notice.near) for notice in intake.notices]


def _left(intake: Intake) -> list[tuple[str, int | None]]:
    """The leftovers that the small report did not have."""
    return [(left.text, left.near) for left in intake.report.leftovers if left.id != LEFTOVER]


def test_an_empty_report_takes_everything() -> None:
    intake = take_in(blank_report(), reading_of(small_report()))
    assert drawn(intake.report) == drawn(small_report())
    assert explained(intake.report) == explained(small_report())
    assert [left.source for left in intake.report.leftovers] == [SOURCE]
    assert intake.conflicts == 0


def test_what_was_added_is_counted() -> None:
    counts = Counts(
        forewords=1,
        reading_guides=1,
        programmes=2,
        facts=6,
        missions=2,
        states_of_affairs=2,
        policy_areas=2,
        goals=3,
        deliverables=5,
        sub_items=2,
        explanations=3,
        deviations=1,
        amounts=1,
        sections=1,
        lights=7,
    )
    assert take_in(blank_report(), reading_of(small_report())).added == counts
    assert take_in(small_report(), reading_of(small_report())).added == Counts()


def test_what_was_added_is_said_in_words() -> None:
    assert in_words(Counts(missions=1, goals=1, explanations=2)) == "missie, 1 doel, 2 toelichtingen"
    assert in_words(Counts(missions=2, lights=-1)) == "2 missies"


def test_what_the_report_has_already_is_left_alone() -> None:
    intake = take_in(small_report(), reading_of(small_report()))
    assert intake.report == small_report()
    assert intake.notices == ()


def test_empty_texts_are_filled() -> None:
    report = _with_text(small_report(), MISSION, "")
    report = _with_text(report, ABOUT_PLAYGROUNDS, "")
    intake = take_in(report, reading_of(small_report()))
    assert intake.report == small_report()


def test_another_text_stays_and_that_of_the_page_waits_beside_it() -> None:
    report = _with_text(small_report(), MISSION, "Een eigen missie.")
    intake = take_in(report, reading_of(small_report()))
    assert index(intake.report).items[MISSION] == index(report).items[MISSION]
    assert _left(intake) == [("Een groene stad waar iedereen droge voeten houdt.", MISSION)]
    assert _kinds(intake) == [(NoticeKind.CONFLICT, MISSION)]


def test_a_text_to_which_the_officer_only_added_is_no_conflict() -> None:
    report = _with_text(small_report(), MISSION, "Vooraf.\nEen groene stad waar iedereen droge voeten houdt.")
    assert take_in(report, reading_of(small_report())).report == report


def test_a_text_that_conflicts_waits_once_however_often_the_page_comes() -> None:
    report = _with_text(small_report(), ABOUT_DROUGHT, "Het valt mee.")
    once = take_in(report, reading_of(small_report())).report
    twice = take_in(once, reading_of(small_report(), 2 * FAR))
    assert twice.report == once
    assert _left(twice) == [("Het gras is dor.", ABOUT_DROUGHT)]


def test_a_leftover_that_the_officer_placed_does_not_come_back() -> None:
    report = small_report()
    leftover = index(report).items[LEFTOVER]
    assert isinstance(leftover, Leftover)
    placed = writing.place_leftover(report, leftover, identity(900))
    assert take_in(placed, reading_of(small_report())).report == placed


def test_a_leftover_stands_by_the_item_of_the_report() -> None:
    report = replace(small_report(), leftovers=())
    (leftover,) = take_in(report, reading_of(small_report())).report.leftovers
    assert leftover.near == QUAYS


def test_notices_point_to_the_items_of_the_report() -> None:
    notice = Notice(NoticeKind.CHECK, 7, "Tekst", "Kijk hier.", QUAYS + FAR)
    reading = replace(reading_of(small_report()), notices=(notice,))
    assert take_in(small_report(), reading).notices == (replace(notice, near=QUAYS),)


def test_other_titles_stay_and_those_of_the_page_wait() -> None:
    report = small_report()
    for id, title in ((GREENERY, "Groen"), (PARKS, "Plantsoenen"), (NEAR, "Groen dichtbij"), (TREES, "Bomen")):
        report = edits.rename(report, id, title)
    intake = take_in(report, reading_of(small_report()))
    assert drawn(intake.report) == drawn(report)
    assert Counter(_left(intake)) == Counter(
        [
            ("Programma 4 Groen en water", GREENERY),
            ("Parken", PARKS),
            ("Iedereen heeft groen dicht bij huis", NEAR),
            ("Planten van bomen", TREES),
        ]
    )
    assert take_in(intake.report, reading_of(small_report(), 2 * FAR)).report == intake.report


def test_committees_that_the_report_does_not_name_wait() -> None:
    report = edits.set_committees(small_report(), GREENERY, ["Stad"])
    report = edits.set_portfolios(report, GREENERY, [])
    intake = take_in(report, reading_of(small_report()))
    assert intake.report.programmes[0].committees == ("Stad",)
    assert intake.report.programmes[0].portfolios == ("Groen, water en dieren",)
    assert _left(intake) == [("Commissie: Leefomgeving", GREENERY)]


def test_lights_are_filled_and_never_changed() -> None:
    report = edits.set_light(small_report(), TREES, "red")
    report = edits.set_light(edits.set_light(report, PLAYGROUNDS, None), WILLOW, None)
    intake = take_in(report, reading_of(small_report()))
    lights = {item.id: item.light for item in everything(intake.report) if isinstance(item, Deliverable)}
    assert (lights[TREES], lights[PLAYGROUNDS]) == ("red", "orange")
    assert _kinds(intake) == [(NoticeKind.CONFLICT, TREES)]


def test_a_light_that_the_scale_of_the_report_lacks_is_not_set() -> None:
    report = replace(blank_report(), scale=STANDARD_SCALE[:1])
    intake = take_in(report, reading_of(small_report()))
    lights = {item.light for item in everything(intake.report) if isinstance(item, Deliverable)}
    assert lights == {None, "green"}
    assert (NoticeKind.CHECK, PLAYGROUNDS + FAR) in _kinds(intake)


def test_what_is_missing_is_added_in_its_place() -> None:
    report = edits.remove(edits.remove(small_report(), PLAYGROUNDS), WATER)
    report = edits.remove(report, LITTER)
    intake = take_in(report, reading_of(small_report()))
    assert drawn(intake.report) == drawn(small_report())
    assert explained(intake.report) == explained(small_report())


def test_a_new_explanation_stands_where_its_deliverable_stands_in_the_tree() -> None:
    report = writing.explain(small_report(), identity(800), (LITTER,), from_plain("Schoon."))
    report = writing.remove_text(writing.remove_text(report, ABOUT_PLAYGROUNDS), ABOUT_DROUGHT)
    lines = explained(take_in(report, reading_of(small_report())).report)
    assert [line.split(" | ")[1] for line in lines[:3]] == ["4A1.3", "4A2.1", "Gevolgen van de droogte"]


def test_an_explanation_of_several_is_the_same_in_any_order() -> None:
    report = small_report()
    (area,) = (area for area in report.programmes[0].areas if area.id == WATER)
    turned = replace(area.explanations[0], about=tuple(reversed(area.explanations[0].about)))
    areas = (report.programmes[0].areas[0], replace(area, explanations=(turned,)))
    programme = replace(report.programmes[0], areas=areas)
    other = replace(report, programmes=(programme, *report.programmes[1:]))
    assert take_in(report, reading_of(other)).report == report


def test_sections_and_deviations_are_matched_by_their_title() -> None:
    report = _with_text(_with_text(small_report(), STAFF, "Anders."), DROUGHT_COSTS, "Anders.")
    intake = take_in(report, reading_of(small_report()))
    assert sorted(_left(intake)) == [("Jonge bomen kregen vaker water.", DROUGHT_COSTS), ("Volgens plan.", STAFF)]


def _deviation(report: Report, **changes: object) -> Report:
    return amend(report, DROUGHT_COSTS, **changes)


def test_another_amount_in_the_title_of_a_deviation_waits_as_a_difference() -> None:
    mine = _deviation(small_report(), title="Water geven (€ 45.000 nadeel)")
    theirs = _deviation(mine, title="Water geven (€ 60.000 nadeel)", amount=Decimal(60000))
    intake = take_in(mine, reading_of(theirs))
    assert index(intake.report).items[DROUGHT_COSTS] == index(mine).items[DROUGHT_COSTS]
    assert _left(intake) == [("Water geven – Bedrag: €\xa060.000, nadeel", DROUGHT_COSTS)]
    (notice,) = intake.notices
    assert "“Water geven (€ 45.000 nadeel)” van programma 4: bedrag" in notice.message
    assert take_in(intake.report, reading_of(theirs, 2 * FAR)).report == intake.report


def test_a_text_that_differs_with_the_amount_waits_with_it() -> None:
    theirs = _with_text(_deviation(small_report(), amount=Decimal(-5)), DROUGHT_COSTS, "Anders.")
    assert _left(take_in(small_report(), reading_of(theirs))) == [
        ("Anders.\nWater geven in de zomer – Bedrag: €\xa05, voordeel", DROUGHT_COSTS)
    ]


def test_an_amount_that_is_not_there_yet_is_filled_in() -> None:
    report = _deviation(small_report(), amount=None)
    intake = take_in(report, reading_of(small_report()))
    assert (intake.report, intake.added.amounts) == (small_report(), 1)
    assert take_in(small_report(), reading_of(report)).report == small_report()


def test_two_deviations_of_one_name_are_told_apart_by_their_amounts() -> None:
    report = small_report()
    second = replace(report.programmes[0].deviations[0], id=80, lineage="80", amount=Decimal(9))
    both = amend(report, GREENERY, deviations=(*report.programmes[0].deviations, second))
    turned = amend(report, GREENERY, deviations=tuple(reversed(both.programmes[0].deviations)))
    assert take_in(both, reading_of(turned)).report == both


def test_a_programme_that_the_page_does_not_name_is_told() -> None:
    source = small_report()
    nameless = replace(source.programmes[0], name="")
    reading = reading_of(replace(source, programmes=(nameless,)))
    assert (NoticeKind.CHECK, GREENERY + FAR) in _kinds(take_in(blank_report(), reading))
    assert take_in(small_report(), reading).notices == ()


def test_all_that_a_reading_says_is_listed() -> None:
    notice = Notice(NoticeKind.NAVIGATION, 1, "Ga naar boven", "Overgeslagen.")
    reading = replace(reading_of(small_report()), notices=(notice,))
    kept, said = list(kept_lines(reading)), list(all_lines(reading))
    assert set(kept) < set(said)
    assert {"1e Voortgangsrapportage 2026", "4", "Ga naar boven"} <= set(said)
    for line in ("Planten van bomen", "Leefomgeving", "De pompen draaien weer.", "Foto: de nieuwe gracht"):
        assert kept.count(line) == 1


def test_a_page_of_a_single_programme_says_nothing_of_the_rest_of_the_report() -> None:
    whole = reading_of(small_report())
    page = Reading(SOURCE, None, whole.programmes[:1])
    assert page.counts.policy_areas == len(whole.programmes[0].areas)
    assert whole.edition is not None
    assert whole.edition.title not in all_lines(page)
    assert drawn(take_in(small_report(), page).report) == drawn(small_report())


def test_what_explains_an_area_that_the_page_lacks_stays() -> None:
    whole = reading_of(small_report())
    programme = whole.programmes[0]
    page = Reading(SOURCE, None, (replace(programme, areas=programme.areas[:1]),))
    assert explained(take_in(small_report(), page).report) == explained(small_report())


def test_of_texts_with_one_heading_what_says_the_same_stays_where_it_is() -> None:
    """Also when a page comes in again, and an empty text of the officer's stands before what came in first."""
    source = small_report()
    programme = source.programmes[0]
    area = programme.areas[0]
    empty = Explanation(*identity(91), about=(), heading=None, body=EMPTY)
    said = Explanation(*identity(92), about=(), heading=None, body=from_plain("Planten van bomen"))

    def with_explanations(*explanations: Explanation) -> Report:
        areas = (replace(area, explanations=explanations), *programme.areas[1:])
        return replace(source, programmes=(replace(programme, areas=areas), *source.programmes[1:]))

    mine = with_explanations(said, empty)
    assert take_in(mine, reading_of(with_explanations(empty, said))).report == mine


def _texts(report: Report) -> dict[int, tuple[str, str]]:
    """Title and text of every item that has any."""
    return {item.id: (title_of(item), _plain(item)) for item in everything(report)}


def _plain(item: Item) -> str:
    body = getattr(item, "body", None)
    return plain(body) if body is not None and not is_blank(body) else ""


@given(st.data())
def test_taking_in_twice_is_taking_in_once_and_nothing_of_the_officer_changes(data: st.DataObject) -> None:
    source = data.draw(reports())
    report = take_in(blank_report(), reading_of(source, 2 * FAR)).report
    ids = identities(8 * FAR)
    for _ in range(data.draw(st.integers(0, 4))):
        report = data.draw(edited(report, ids))
    once = take_in(report, reading_of(source, 3 * FAR)).report
    twice = take_in(once, reading_of(source, 4 * FAR)).report
    assert twice == once
    assert_sound(once)
    after = _texts(once)
    for id, (title, text) in _texts(report).items():
        assert after[id][0] == title or not title
        assert after[id][1] == text or not text
