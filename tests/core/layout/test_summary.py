from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given

from tests.layouts import chapter, drawn
from tests.printed import empty_report, full_report
from tests.reports import FIRST_FREE, GREENERY, LITTER, PARKS, QUAYS, TREES, WATER, identity, small_report
from tests.strategies import reports
from vgr_desktop.core.dutch.typeset import FIGURE_SPACE, NBSP, PUNCTUATION_SPACE
from vgr_desktop.core.figures.tally import Tally, counted, share
from vgr_desktop.core.layout import WHOLE, Chart, Choice, OverviewTable, Sentence, parts
from vgr_desktop.core.model.report import STANDARD_SCALE, Deviation, DeviationKind, Recurrence, Report
from vgr_desktop.core.model.tree import amend, index


def with_money(*amounts: str | None, kind: DeviationKind = DeviationKind.RESULT) -> Report:
    """The small report, its first programme with these deviations instead of its own."""
    found = tuple(
        Deviation(
            *identity(FIRST_FREE + n), kind=kind, title=f"Post {n}", amount=None if amount is None else Decimal(amount)
        )
        for n, amount in enumerate(amounts, 1)
    )
    return amend(small_report(), GREENERY, deviations=found)


def money(report: Report) -> list[str]:
    return chapter(report, "Financiële afwijkingen")


def seen(line: str) -> str:
    """The line with _ for a space as wide as a digit, and . for one as wide as a comma."""
    return line.replace(NBSP, " ").replace(FIGURE_SPACE, "_").replace(PUNCTUATION_SPACE, ".")


def test_a_summary_says_how_the_deliverables_stand() -> None:
    assert [seen(line) for line in chapter(full_report(), "Stand van de prestaties")] == [
        "Van de 5 prestaties staan er 2 (40%) op groen, 1 (20%) op oranje en 1 (20%) op rood. Van 1 prestatie (20%) is"
        " het stoplicht nog niet ingevuld.",
        "[Verdeling van de prestaties over de stoplichten per beleidsterrein: 3A Ontmoeting, 3B Ondersteuning,"
        " 3C Gezondheid]",
        "Groen: 1, 0, 1",
        "Oranje: 1, 0, 0",
        "Rood: 0, 1, 0",
        "Nog niet ingevuld: 1, 0, 0",
        "[Aantal prestaties per stoplicht per beleidsterrein]",
        "Beleidsterrein | Prestaties | Groen | Oranje | Rood | Nog niet ingevuld",
        "3A Ontmoeting | 3 | 1 (33,3%) | 1 (33,3%) | 0 __(0%) | 1 (33,3%)",
        "3B Ondersteuning | 1 | 0 __.(0%) | 0 __.(0%) | 1 (100%) | 0 __.(0%)",
        "3C Gezondheid | 1 | 1 .(100%) | 0 __.(0%) | 0 __(0%) | 0 __.(0%)",
        "Totaal | 5 | 2 _.(40%) | 1 _.(20%) | 1 _(20%) | 1 _.(20%) (som)",
    ]


def test_several_programmes_are_compared_and_those_without_deliverables_left_out() -> None:
    found = chapter(small_report(), "Stand van de prestaties")
    assert found[:2] == [
        "Van de 5 prestaties staan er 4 (80%) op groen, 1 (20%) op oranje en geen op rood.",
        "Programma 4 heeft de meeste prestaties op oranje: 1.",
    ]
    assert seen(found[-1]) == "Programma 4 Groen en water | 5 | 4 (80%) | 1 (20%) | 0 (0%)"


def test_programmes_with_equally_many_are_named_together() -> None:
    report = small_report()
    twin = replace(report.programmes[0], id=900, number="5")
    said = drawn(replace(report, programmes=(*report.programmes, twin)))
    assert "Programma 4 en Programma 5 hebben elk de meeste prestaties op oranje: 1." in said


def test_where_many_programmes_have_the_most_none_is_named() -> None:
    report = small_report()
    twins = tuple(replace(report.programmes[0], id=900 + n, number=str(n)) for n in range(1, 4))
    assert not any("de meeste" in line for line in drawn(replace(report, programmes=(*report.programmes, *twins))))


def test_lights_that_are_all_unset_are_said_but_not_drawn() -> None:
    report = small_report()
    for id in (TREES, LITTER, QUAYS):
        report = amend(report, id, light=None)
    unset = replace(report, scale=())
    assert chapter(unset, "Stand van de prestaties") == [
        "Van de 5 prestaties is het stoplicht nog niet ingevuld.",
    ]


@pytest.mark.parametrize(
    ("tally", "said"),
    [
        (Tally((1, 0, 0), 0), "Er is 1\u00a0prestatie; die staat op groen."),
        (Tally((0, 0, 0), 1), "Er is 1\u00a0prestatie; het stoplicht is nog niet ingevuld."),
        (Tally((1, 1, 1), 0), "Van de 3 prestaties staat er 1 (33,3%) op groen, 1 (33,3%) op oranje"
            " en 1 (33,3%) op rood."),
        (Tally((0, 0, 2), 0), "Van de 2 prestaties staan er geen op groen, geen op oranje en 2 (100%) op rood."),
        (Tally((2, 0, 0), 2), "Van de 4 prestaties staan er 2 (50%) op groen, geen op oranje en geen op rood."
            " Van 2 prestaties (50%) is het stoplicht nog niet ingevuld."),
    ],
)  # fmt: skip
def test_counts_are_said_in_plain_dutch(tally: Tally, said: str) -> None:
    assert counted(tally, STANDARD_SCALE, "") == said


def test_shares_have_one_decimal_unless_they_are_whole() -> None:
    assert [share(*pair) for pair in ((178, 206), (1, 2), (3, 3), (1, 8), (2999, 3000))] == [
        "86,4%", "50%", "100%", "12,5%", "100,0%",
    ]  # fmt: skip


def test_the_summary_of_a_part_counts_that_part() -> None:
    found = drawn(small_report(), Choice(nodes=frozenset({WATER})))
    assert (
        "Van de 2 prestaties in dit deel van de rapportage staan er 2 (100%) op groen, geen op oranje en geen op rood."
    ) in found


def test_deviations_are_in_thousands_when_that_is_exact() -> None:
    assert money(with_money("45000", "-120000")) == [
        "De mee- en tegenvallers leiden per saldo tot een voordeel van €\u00a075.000.",
        "[Mee- en tegenvallers 2026, in duizenden euro’s]",
        "Programma | Omschrijving | Bedrag (×\u00a0€\u00a01.000) | Nadeel of voordeel",
        "Programma 4 Groen en water | Post 1 | 45 | nadeel",
        "Programma 4 | Post 2 | 120 | voordeel",
        "Programma 4 | Totaal | 75 | voordeel (som)",
    ]


def test_deviations_are_in_euros_when_thousands_would_round_them() -> None:
    assert money(with_money("45000.25"))[1:] == [
        "[Mee- en tegenvallers 2026, in euro’s]",
        "Programma | Omschrijving | Bedrag (€) | Nadeel of voordeel",
        "Programma 4 Groen en water | Post 1 | 45.000,25 | nadeel",
    ]


def test_amounts_of_which_one_has_cents_all_have_them() -> None:
    assert money(with_money("75000", "-427500.5"))[3:] == [
        "Programma 4 Groen en water | Post 1 | 75.000,00 | nadeel",
        "Programma 4 | Post 2 | 427.500,50 | voordeel",
        "Programma 4 | Totaal | 352.500,50 | voordeel (som)",
    ]


def test_how_long_deviations_last_and_what_covers_them_is_there_when_it_is_said() -> None:
    report = with_money("45000", "-120000")
    report = amend(report, FIRST_FREE + 1, recurrence=Recurrence.STRUCTURAL)
    assert [line.split(" | ", 4)[-1] for line in money(report)[2:]] == ["Duur", "structureel", "–", "– (som)"]
    report = amend(report, FIRST_FREE + 2, cover="Reserve wegen")
    assert money(report)[4] == "Programma 4 | Post 2 | 120 | voordeel | – | Reserve wegen"


def test_programmes_with_several_deviations_have_a_subtotal() -> None:
    report = with_money("1000", "2000", None)
    extra = Deviation(901, "x", kind=DeviationKind.RESULT, title="Rente", amount=Decimal(-3000))
    report = amend(report, report.programmes[1].id, deviations=(extra,))
    assert [line for line in money(report) if line.startswith(("Programma ", "Alle"))][1:] == [
        "Programma 4 Groen en water | Post 1 | 1 | nadeel",
        "Programma 4 | Post 2 | 2 | nadeel",
        "Programma 4 | Post 3 | Nog niet ingevuld | Nog niet bekend",
        "Programma 4 | Subtotaal | 3 | nadeel (som)",
        "Programma AD/OH Overhead | Rente | 3 | voordeel",
        "Alle programma’s | Totaal | 0 | geen nadeel of voordeel (som)",
    ]
    assert money(report)[0] == "De mee- en tegenvallers leiden per saldo tot geen nadeel of voordeel."
    assert money(report)[-1] == "Van 1 afwijking is het bedrag nog niet ingevuld; die telt niet mee in het saldo."


def test_amounts_that_are_not_known_are_told() -> None:
    found = money(with_money(None, None))
    assert "De mee- en tegenvallers" not in " ".join(found)
    assert found[-1] == "Van 2 afwijkingen is het bedrag nog niet ingevuld; die tellen niet mee in het saldo."


def test_budget_neutral_changes_are_told_and_not_added() -> None:
    assert money(with_money("5000", "6000", kind=DeviationKind.NEUTRAL)) == [
        "Er zijn ook 2 budgetneutrale wijzigingen. Die veranderen het saldo niet en staan bij de programma’s."
    ]


def test_without_anything_to_sum_up_there_is_no_summary() -> None:
    assert "# Samenvatting" not in drawn(empty_report())
    assert "## Financiële afwijkingen" not in drawn(amend(small_report(), GREENERY, deviations=()))


def test_a_part_without_deliverables_has_no_counts() -> None:
    report = amend(small_report(), PARKS, goals=(), explanations=())
    assert "## Stand van de prestaties" not in drawn(report, Choice(nodes=frozenset({PARKS})))


@given(reports())
def test_charts_and_overviews_are_whole_in_any_report(report: Report) -> None:
    for part in parts(report, choice=WHOLE):
        if isinstance(part, Chart):
            assert all(len(series.values) == len(part.categories) for series in part.series)
        if isinstance(part, OverviewTable):
            assert all(len(row.cells) == len(part.columns) and all(row.cells) for row in part.rows)
        if isinstance(part, Sentence):
            assert part.text


@given(reports())
def test_every_deliverable_is_counted_once(report: Report) -> None:
    tables = [p for p in parts(report) if isinstance(p, OverviewTable) and p.columns[1].name == "Prestaties"]
    known = [item for item in index(report).items.values() if type(item).__name__ == "Deliverable"]
    for table in tables:
        assert sum(int(str(row.cells[1])) for row in table.rows if not row.sums) == len(known)
