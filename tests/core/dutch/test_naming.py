import pytest
from hypothesis import given

from tests import reports as small
from tests.reports import small_report
from tests.strategies import worked_on_reports
from vgr_desktop.core.dutch.naming import full_name, short_name, text_name
from vgr_desktop.core.model.report import Report, SectionKind, Written
from vgr_desktop.core.model.tree import amend, everything, index


def name(id: int, report: Report | None = None) -> str:
    known = index(report or small_report())
    text = known.items[id]
    assert isinstance(text, Written)
    return text_name(known, text)


@pytest.mark.parametrize(
    ("id", "expected"),
    [
        (small.FOREWORD, "het voorwoord"),
        (small.READING_GUIDE, "de leeswijzer"),
        (small.MISSION, "de missie van programma 4"),
        (small.OVERHEAD_STATE, "de stand van zaken van programma AD/OH"),
        (small.ABOUT_PLAYGROUNDS, "de toelichting op 4A1.3"),
        (small.ABOUT_PUMPS_AND_QUAYS, "de toelichting op 4B1.1 en 4B1.10"),
        (small.ABOUT_DROUGHT, "de toelichting “Gevolgen van de droogte” bij 4A"),
        (small.DROUGHT_COSTS, "de afwijking “Water geven in de zomer” van programma 4"),
        (small.STAFF, "de paragraaf “Personele lasten”"),
    ],
)
def test_the_name_of_a_text(id: int, expected: str) -> None:
    assert name(id) == expected


@pytest.mark.parametrize(
    ("id", "short", "full"),
    [
        (small.GREENERY, "Programma 4", "4 Groen en water"),
        (small.PARKS, "4A Parken", "4A Parken"),
        (small.NEAR, "4A1", "4A1 Iedereen heeft groen dicht bij huis"),
        (small.TREES, "4A1.1", "4A1.1 Planten van bomen"),
        (small.STAFF, "Personele lasten", "Personele lasten"),
    ],
)
def test_an_item_has_a_short_name_and_a_full_one(id: int, short: str, full: str) -> None:
    known = index(small_report())
    assert (short_name(known, known.items[id]), full_name(known, known.items[id])) == (short, full)


def test_a_sub_item_is_named_with_its_deliverable() -> None:
    report = amend(small_report(), small.ABOUT_PLAYGROUNDS, about=(small.WILLOW, small.PLAYGROUNDS))
    assert name(small.ABOUT_PLAYGROUNDS, report) == "de toelichting op 4A1.3 “Speeltuin De Wilg” en 4A1.3"


def test_texts_without_a_heading_or_title() -> None:
    report = amend(small_report(), small.ABOUT_DROUGHT, heading=None)
    report = amend(report, small.STAFF, title="", kind=SectionKind.APPENDIX)
    assert [name(id, report) for id in (small.ABOUT_DROUGHT, small.STAFF)] == ["de toelichting bij 4A", "de bijlage"]


@given(worked_on_reports())
def test_every_text_has_a_name(report: Report) -> None:
    for item in everything(report):
        if isinstance(item, Written):
            assert text_name(index(report), item)
