"""Which part of an older report is which of a newer one."""

import datetime as dt
from dataclasses import replace

import pytest

from tests.editions import apart, next_edition
from tests.reports import ABOUT_PLAYGROUNDS, GREENERY, PARKS, TREES, small_report
from vgr_desktop.core.editing.edits import rename, set_light
from vgr_desktop.core.layout import WHOLE, Chapter, Choice, Imprint, for_committee, parts
from vgr_desktop.core.layout.blackline import Beside, Since, blackline
from vgr_desktop.core.layout.parts import Contents, Heading, OverviewTable, Part, Passage, Reference
from vgr_desktop.core.model.report import PolicyArea, Report
from vgr_desktop.core.model.tree import amend, index

DAY = dt.date(2026, 5, 3)


def since(before: Report) -> Since:
    return Since(before, Imprint(DAY), "Gemeente Lindeveen", dt.datetime(2026, 5, 3, 10, 5, tzinfo=dt.UTC))


def beside(before: Report, after: Report, choice: Choice = WHOLE) -> tuple[Beside, ...]:
    return blackline(since(before).parts(after, choice), tuple(parts(after, imprint=Imprint(DAY), choice=choice)))


def apart_from(found: tuple[Beside, ...]) -> list[str]:
    """What is in one of the two alone, as - and + before its words."""
    gone = (f"- {_said(pair.old)}" for pair in found if pair.old and not pair.new)
    come = (f"+ {_said(pair.new)}" for pair in found if pair.new and not pair.old)
    return [*gone, *come]


def _said(part: Part) -> str:
    match part:
        case Heading():
            return part.text
        case Passage():
            return part.name
        case _:
            return type(part).__name__


def test_two_equal_reports_have_the_same_parts_beside_each_other() -> None:
    assert all(pair.old == pair.new for pair in beside(small_report(), small_report()))


@pytest.mark.parametrize("make", [next_edition, apart], ids=["carried forward", "from elsewhere"])
def test_an_edition_has_all_parts_of_the_one_before_wherever_it_came_from(make: object) -> None:
    assert callable(make)
    assert apart_from(beside(small_report(), make(small_report()))) == []


def test_a_heading_that_is_worded_otherwise_is_the_same_heading() -> None:
    report = rename(small_report(), PARKS, "Parken en plantsoenen")
    assert apart_from(beside(small_report(), report)) == []


def test_a_year_in_a_heading_that_has_no_item_of_its_own_may_change() -> None:
    before = replace(small_report(), edition=replace(small_report().edition, year=2025))
    assert apart_from(beside(before, small_report())) == []


def test_what_is_new_or_gone_stands_alone() -> None:
    area = index(small_report()).items[PARKS]
    assert isinstance(area, PolicyArea)
    report = amend(small_report(), PARKS, explanations=area.explanations[:1])
    gone = ["Gevolgen van de droogte", "Toelichting 4A Gevolgen van de droogte"]
    assert apart_from(beside(small_report(), report)) == [f"- {each}" for each in gone]
    assert apart_from(beside(report, small_report())) == [f"+ {each}" for each in gone]


def test_a_text_that_stands_elsewhere_now_is_there_twice() -> None:
    area = index(small_report()).items[PARKS]
    assert isinstance(area, PolicyArea)
    report = amend(small_report(), PARKS, explanations=tuple(reversed(area.explanations)))
    went, came = apart_from(beside(small_report(), report))[:2], apart_from(beside(small_report(), report))[2:]
    assert [each[2:] for each in went] == [each[2:] for each in came]


def test_a_chapter_of_sections_that_is_gone_is_not_taken_for_another() -> None:
    report = replace(small_report(), sections=())
    assert apart_from(beside(small_report(), report)) == ["- Paragrafen", "- Personele lasten", "- Personele lasten"]


def test_a_reference_in_an_overview_goes_to_the_same_item_of_the_newer_report() -> None:
    after = apart(small_report())
    older = since(small_report()).parts(after, WHOLE)
    (table,) = (part for part in older if isinstance(part, OverviewTable) and part.caption.startswith("Stoplicht en"))
    (place,) = {cell.lineage for row in table.rows for cell in row.cells if isinstance(cell, Reference)} & {
        index(after).items[ABOUT_PLAYGROUNDS + 1000].lineage
    }
    assert place


def test_what_has_no_name_is_known_by_the_heading_above_it() -> None:
    report = set_light(rename(small_report(), GREENERY, "Groen en water"), TREES, "red")
    choice = Choice(frozenset({Chapter.CONTENTS, Chapter.PROGRAMMES}))
    found = beside(small_report(), report, choice)
    assert apart_from(found) == []
    assert isinstance(found[0].old, Contents)


def test_of_a_part_of_the_report_the_same_part_of_the_older_one_is_compared() -> None:
    after = apart(small_report())
    choice = replace(for_committee(after, "Stad en water"), chapters=frozenset({Chapter.PROGRAMMES}))
    assert choice.nodes
    assert apart_from(beside(small_report(), after, choice)) == []
    (heading, *_) = since(small_report()).parts(after, choice)
    assert isinstance(heading, Heading)
