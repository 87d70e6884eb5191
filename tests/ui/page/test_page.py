from dataclasses import replace

import pytest
from hypothesis import given, settings

from tests import reports as small
from tests.reports import identity, small_report
from tests.strategies import worked_on_reports
from vgr_desktop.core.dutch.wording import LIGHTS_NOT_SET, STOCK_SENTENCE
from vgr_desktop.core.editing import edits, writing
from vgr_desktop.core.layout import Heading, Sentence, parts
from vgr_desktop.core.model import tree
from vgr_desktop.core.model.identities import Identity
from vgr_desktop.core.model.report import Leftover, Node, Report, Section
from vgr_desktop.core.model.text import EMPTY, from_plain
from vgr_desktop.ui.page.slots import Page, node_to_show, page_of

pytestmark = pytest.mark.usefixtures("qapp")


def reserve(node_id: int) -> Identity:
    """The identity of an explanation that a node does not have yet."""
    return identity(1_000 + node_id)


def page(id: int, report: Report | None = None) -> Page:
    return page_of(report or small_report(), id, reserve)


def headings(shown: Page) -> list[str]:
    return [slot.heading for slot in shown.slots]


class TestTexts:
    def test_of_the_report_are_foreword_and_reading_guide(self) -> None:
        assert headings(page(small.REPORT)) == ["Voorwoord", "Leeswijzer"]

    def test_of_a_programme_are_mission_state_of_affairs_and_deviations(self) -> None:
        assert headings(page(small.GREENERY)) == [
            "De missie van het programma Groen en water luidt:",
            "Stand van zaken bij Voortgangsrapportage",
            "Mee- en tegenvallers: Water geven in de zomer",
        ]

    def test_a_programme_without_a_name_goes_by_its_number(self) -> None:
        report = tree.amend(small_report(), small.GREENERY, name="")
        assert headings(page(small.GREENERY, report))[0] == "De missie van het programma 4 luidt:"

    def test_of_an_area_are_its_explanations_in_printed_order(self) -> None:
        shown = page(small.PARKS)
        assert headings(shown) == ["4A1.3 Onderhouden van speelplekken", "Gevolgen van de droogte"]
        assert [slot.free_heading for slot in shown.slots] == [False, True]
        assert shown.says_alone == ""

    def test_an_area_without_any_says_what_will_be_printed(self) -> None:
        bare = writing.remove_text(small_report(), small.ABOUT_PUMPS_AND_QUAYS)
        assert page(small.WATER, bare).says_alone == STOCK_SENTENCE
        unlit = tree.amend(bare, small.PUMPS, light=None)
        assert page(small.WATER, unlit).says_alone == LIGHTS_NOT_SET

    def test_of_a_goal_are_the_explanations_of_its_deliverables_with_room_for_those_to_come(self) -> None:
        shown = page(small.NEAR)
        assert [slot.id for slot in shown.slots] == [1_000 + small.TREES, small.ABOUT_PLAYGROUNDS]
        assert shown.slots[0].body == EMPTY

    def test_of_a_goal_one_of_several_deliverables_stands_there_once(self) -> None:
        assert [slot.id for slot in page(small.DRY_FEET).slots] == [small.ABOUT_PUMPS_AND_QUAYS]

    def test_of_a_deliverable_is_its_explanation(self) -> None:
        assert headings(page(small.PLAYGROUNDS)) == ["Toelichting"]
        assert headings(page(small.TREES)) == ["Toelichting"]

    def test_one_of_several_names_them_all(self) -> None:
        assert headings(page(small.QUAYS)) == ["4B1.1 Vernieuwen van gemalen, 4B1.10 Herstellen van kades"]

    def test_they_stand_under_the_headings_that_are_printed(self) -> None:
        report = small_report()
        printed = {part.text for part in parts(report) if isinstance(part, Heading | Sentence)}
        for id in (small.REPORT, small.GREENERY, small.PARKS, small.WATER, small.STAFF):
            for shown in headings(page(id, report)):
                kind, _, title = shown.partition(": ")
                assert shown in printed or {kind, title} <= printed

    def test_of_a_section_is_its_text(self) -> None:
        assert headings(page(small.STAFF)) == ["Personele lasten"]

    def test_written_where_there_was_none_makes_an_explanation(self) -> None:
        slot = page(small.TREES).slots[0]
        report = slot.written(from_plain("De bomen."))(small_report())
        explanation = writing.explanation_of(report, small.TREES)
        assert explanation is not None
        assert (explanation.id, explanation.about) == (1_000 + small.TREES, (small.TREES,))
        assert page(small.TREES, report).slots[0].id == slot.id

    def test_nothing_written_makes_none(self) -> None:
        assert page(small.TREES).slots[0].written(EMPTY)(small_report()) == small_report()


def test_the_trail_says_where_one_is() -> None:
    shown = page(small.WILLOW)
    assert [name for _, name in shown.trail] == ["Programma 4", "4A Parken", "4A1", "4A1.3"]
    assert shown.name == "Speeltuin De Wilg"
    assert (shown.code, shown.title) == ("4A1.3", "Speeltuin De Wilg")
    assert page(small.REPORT).name == "Voorwoord en leeswijzer"


@pytest.mark.parametrize(
    ("item", "shown"),
    [
        (small.TREES, small.TREES),
        (small.FOREWORD, small.REPORT),
        (small.MISSION, small.GREENERY),
        (small.DROUGHT_COSTS, small.GREENERY),
        (small.ABOUT_PLAYGROUNDS, small.PLAYGROUNDS),
        (small.ABOUT_DROUGHT, small.PARKS),
        (small.STAFF, small.STAFF),
        (small.LEFTOVER, small.QUAYS),
    ],
)
def test_every_item_has_a_page_that_shows_it(item: int, shown: int) -> None:
    assert node_to_show(small_report(), item) == shown


@settings(max_examples=25)
@given(worked_on_reports())
def test_every_page_of_every_report_can_be_shown(report: Report) -> None:
    known = tree.index(report)
    seen = []
    for item in known.items.values():
        assert isinstance(known.items[node_to_show(report, item.id)], Node | Section)
        if isinstance(item, Node | Section):
            shown = page(item.id, report)
            assert len({slot.id for slot in shown.slots}) == len(shown.slots)
            seen += [left.id for left in shown.leftovers]
    assert sorted(seen) == sorted(left.id for left in report.leftovers)


def test_texts_that_stand_by_each_other_are_shown_with_the_foreword() -> None:
    first, second = (
        Leftover(*identity(50), text="a", source="x.txt", near=51),
        Leftover(*identity(51), text="b", source="x.txt", near=50),
    )
    report = replace(small_report(), leftovers=(first, second))
    assert page(small.REPORT, report).leftovers == (first, second)


def test_a_text_by_something_that_was_removed_is_shown_where_that_stood() -> None:
    goal = tree.index(small_report()).parents[small.QUAYS]
    report = edits.remove(small_report(), small.QUAYS)
    assert [left.id for left in page(goal, report).leftovers] == [small.LEFTOVER]
