import datetime as dt
from dataclasses import replace

from tests.layouts import drawn
from tests.printed import full_report
from tests.reports import GREENERY, OVERHEAD, PARKS, WATER, small_report
from vgr_desktop.core.layout import (
    Chapter,
    Choice,
    Imprint,
    Status,
    TitlePage,
    committees,
    for_committee,
    for_portfolio,
    parts,
    portfolios,
    without_committee,
)
from vgr_desktop.core.layout.selection import selection_name
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.tree import amend


def title_page(report: Report, choice: Choice, imprint: Imprint | None = None) -> TitlePage:
    page = next(parts(report, imprint=imprint, choice=choice))
    assert isinstance(page, TitlePage)
    return page


def test_committees_and_portfolios_are_named_in_the_order_of_the_report() -> None:
    assert committees(small_report()) == ("Leefomgeving", "Stad en water", "Middelen")
    assert portfolios(small_report()) == ("Groen, water en dieren", "Financiën")


def test_the_committees_of_an_area_come_in_place_of_those_of_its_programme() -> None:
    report = small_report()
    assert for_committee(report, "Leefomgeving").nodes == frozenset({PARKS})
    assert for_committee(report, "Stad en water").nodes == frozenset({WATER})


def test_a_programme_of_which_a_committee_has_every_area_is_whole() -> None:
    assert for_committee(amend(small_report(), WATER, committees=()), "Leefomgeving").nodes == frozenset({GREENERY})
    assert for_committee(small_report(), "Middelen").nodes == frozenset({OVERHEAD})


def test_a_committee_that_is_not_in_the_report_has_no_part() -> None:
    assert for_committee(small_report(), "Onbekend").nodes == frozenset()


def test_what_no_committee_discusses_is_named() -> None:
    report = small_report()
    assert without_committee(report) == ()
    assert without_committee(amend(report, OVERHEAD, committees=())) == ("programma AD/OH",)
    assert without_committee(amend(report, GREENERY, committees=())) == ("beleidsterrein 4A",)
    report = amend(amend(report, GREENERY, committees=()), WATER, committees=())
    assert without_committee(report) == ("programma 4",)


def test_the_part_of_a_portfolio_is_its_programmes() -> None:
    found = drawn(small_report(), for_portfolio(small_report(), "Financiën"))
    assert "# Programma AD/OH Overhead" in found
    assert "# Programma 4 Groen en water" not in found


def test_only_the_chapters_that_are_asked_for_are_in_a_committees_part() -> None:
    found = drawn(small_report(), for_committee(small_report(), "Stad en water", frozenset({Chapter.PROGRAMMES})))
    assert found[0] == "# Programma 4 Groen en water"


def test_the_title_page_says_which_part_it_is() -> None:
    report = small_report()
    assert title_page(report, Choice()).selection == ""
    assert title_page(report, for_committee(report, "Stad en water")).selection == "Commissie Stad en water"
    assert title_page(report, for_portfolio(report, "Financiën")).selection == "Portefeuille Financiën"
    assert title_page(report, Choice(nodes=frozenset({GREENERY}))).selection == "Programma 4"
    assert title_page(report, Choice(nodes=frozenset({OVERHEAD, PARKS, WATER}))).selection == (
        "Programma AD/OH en beleidsterreinen 4A en 4B"
    )


def test_several_programmes_and_none_are_said_as_such() -> None:
    report = small_report()
    assert selection_name(report, Choice(nodes=frozenset({GREENERY, OVERHEAD}))) == "Programma’s 4 en AD/OH"
    assert selection_name(report, Choice(nodes=frozenset())) == ""


def test_the_title_page_says_status_date_and_reference() -> None:
    page = title_page(full_report(), Choice(), Imprint(dt.date(2024, 2, 1), Status.ADOPTED, " RV  24.0001 "))
    assert page == TitlePage(
        "2e Voortgangsrapportage 2023",
        "Gemeente Waterstede",
        "1\u00a0februari\u00a02024",
        status="Status: VASTGESTELD",
        reference="Kenmerk: RV\u00a024.0001",
        lineage=full_report().lineage,
    )


def test_the_overview_of_lights_has_the_explanations_themselves_where_the_programmes_are_left_out() -> None:
    found = drawn(full_report(), Choice(frozenset({Chapter.TO_EXPLAIN})))
    assert found == [
        "# Bijlagen",
        "## Prestaties die niet op groen staan",
        "[Stoplicht en toelichting per prestatie]",
        "Prestatie | Stoplicht | Toelichting",
        "3A1.2 Vernieuwen van ontmoetingsplekken | Oranje | Toelichting bij 3A1.2, hieronder",
        "3A1.2 Onderdeel: Verbouwing De Brug | Rood | Toelichting bij 3A1.2, hieronder",
        "3B1.1 Bieden van hulp <thuis> | Rood | Nog niet ingevuld",
        "### Toelichting bij 3A1.2",
        '"Toelichting 3A1.2"',
    ]


def test_the_overview_of_lights_is_named_after_the_scale() -> None:
    report = full_report()
    grey = replace(report.scale[0], key="grey", name="Grijs")
    assert "## Prestaties die niet op groen of grijs staan" in drawn(replace(report, scale=(*report.scale, grey)))
    strict = tuple(replace(light, must_explain=True) for light in report.scale)
    assert "## Prestaties met een toelichting" in drawn(replace(report, scale=strict))


def test_where_every_light_is_green_there_is_no_overview() -> None:
    report = full_report()
    calm = tuple(replace(light, must_explain=False) for light in report.scale)
    assert not any(line.startswith("## Prestaties") for line in drawn(replace(report, scale=calm)))
