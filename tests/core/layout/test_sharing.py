"""Money of a programme of which only a part is printed, or the part of one committee."""

from tests.layouts import chapter
from tests.reports import GREENERY, PARKS, small_report
from vgr_desktop.core.layout import Choice, for_committee, for_portfolio
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.tree import amend

MONEY = "Toelichtingen afwijking begroting 2026"


def summed(report: Report, choice: Choice) -> list[str]:
    return chapter(report, "Financiële afwijkingen", choice)[:2]


def test_deviations_that_two_committees_share_say_so_in_the_part_of_each() -> None:
    report = small_report()
    for one, other in (("Leefomgeving", "Stad en water"), ("Stad en water", "Leefomgeving")):
        part = for_committee(report, one)
        assert summed(report, part) == [
            "De mee- en tegenvallers leiden per saldo tot een nadeel van €\u00a045.000.",
            "Hierin telt volledig mee wat ook in een ander deel van de rapportage staat: programma 4, een nadeel van"
            f" €\u00a045.000 (ook bij de commissie {other}). Tel de bedragen van de delen daarom niet bij elkaar op.",
        ]
        assert chapter(report, MONEY, part)[0] == (
            "Deze afwijkingen horen bij het hele programma. Ze staan ook, met dezelfde bedragen, in het deel van"
            f" de commissie {other}."
        )


def test_deviations_that_portfolios_share_name_all_of_them() -> None:
    report = amend(small_report(), GREENERY, portfolios=("Groen", "Water", "Dieren"))
    said = chapter(report, MONEY, for_portfolio(report, "Water"))[0]
    assert said.endswith("in het deel van de portefeuilles Groen en Dieren.")


def test_deviations_of_a_programme_of_which_only_an_area_is_printed_say_so() -> None:
    report, part = small_report(), Choice(nodes=frozenset({PARKS}))
    assert "programma 4, een nadeel van €\u00a045.000 (het hele programma, dat hier niet" in summed(report, part)[1]
    assert chapter(report, MONEY, part)[0] == (
        "Deze afwijkingen horen bij het hele programma, dus ook bij de beleidsterreinen die hier niet staan."
    )


def test_of_shared_deviations_without_an_amount_only_the_programme_is_named() -> None:
    report = small_report()
    unknown = amend(report, report.programmes[0].deviations[0].id, amount=None)
    said = chapter(unknown, "Financiële afwijkingen", for_committee(report, "Leefomgeving"))[0]
    assert "staat: programma 4 (ook bij de commissie Stad en water)." in said


def test_deviations_that_are_printed_once_say_nothing_of_sharing() -> None:
    report = small_report()
    alone = amend(report, GREENERY, committees=("Leefomgeving",))
    for area in alone.programmes[0].areas:
        alone = amend(alone, area.id, committees=())
    for part in (Choice(), Choice(nodes=frozenset({GREENERY})), for_committee(alone, "Leefomgeving")):
        assert chapter(alone, MONEY, part)[0] == "### Mee- en tegenvallers"
        assert not any("volledig" in line for line in chapter(alone, "Financiële afwijkingen", part))
