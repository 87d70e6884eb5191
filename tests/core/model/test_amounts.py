from decimal import Decimal

import pytest

from vgr_desktop.core.model.amounts import TitledAmount, amount_in, title_key, unit_in


@pytest.mark.parametrize(
    ("title", "name", "amount"),
    [
        ("Onderhoud bruggen (nadeel € 305.000)", "Onderhoud bruggen", "305000"),
        ("Bijstand: voordeel 2.040.000", "Bijstand", "-2040000"),
        ("Tegenvaller van € 0,3 miljoen in 2022", "in 2022", "300000"),
        ("Meevaller energie € 1.250,50", "energie", "-1250.50"),
        ("Nadeel van 30.000 euro", "", "30000"),
        ("Veerpont (€ 500.000 N)", "Veerpont", "500000"),
        ("Gemaal (V 20.000)", "Gemaal", "-20000"),
        ("Gemaal V: 20.000", "Gemaal", "-20000"),
        ("Dijk € 45.000 (N)", "Dijk", "45000"),
        ("Dijk: € 12.000 nadelig", "Dijk", "12000"),
        ("Energie (€ 1,2 mln. N)", "Energie", "1200000"),
        ("Rente € -30.000 V", "Rente", "-30000"),
        ("Groot onderhoud N206 (€ 45.000 N)", "Groot onderhoud N206", "45000"),
        ("Plan 2026 (€ 45 000 nadeel)", "Plan 2026", "45000"),
        ("Van € 4.000 nadeel voor de kade", "voor de kade", "4000"),
    ],
)
def test_an_amount_with_its_word_or_letter_is_read(title: str, name: str, amount: str) -> None:
    assert amount_in(title) == TitledAmount(name, Decimal(amount))


@pytest.mark.parametrize(
    "title",
    [
        "Onderhoud bruggen € 305.000",
        "Nadeel bruggen",
        "Nadeel in 2022",
        "Nadeel € 10.000 en voordeel € 5.000",
        "Nadeel € 10.000 en € 5.000",
        "Nadeel 1.040 (x 1.000)",
        "Nadeel volgens BW 21.0317",
        "Nadeel € -30.000",
        "Nadeel € 0,045",
        "VN-verdrag € 45.000",
    ],
)
def test_nothing_is_guessed(title: str) -> None:
    assert amount_in(title) is None


def test_a_deviation_is_known_by_its_title_without_its_amount() -> None:
    titles = ("Gemaal (€ 335.000 voordeel)", "Gemaal (€ 350.000 N)", "gemaal – nadeel € 1,2 mln.", "Gemaal", "GEMAAL:")
    assert {title_key(title) for title in titles} == {"gemaal"}
    assert title_key("Nadeel 2021") == "nadeel 2021"
    assert title_key("Nadeel van 30.000 euro") == "nadeel van 30.000 euro"


@pytest.mark.parametrize(
    ("name", "unit", "rest"),
    [
        ("Bedrag x € 1.000", 1000, "Bedrag"),
        ("Bedrag (x 1.000)", 1000, "Bedrag"),
        ("Bedrag × € 1 000", 1000, "Bedrag"),
        ("Bedrag (* € 1000) 2026", 1000, "Bedrag 2026"),
        ("Bedragen in duizenden euro's", 1000, "Bedragen"),
        ("Bedrag k€", 1000, "Bedrag"),
        ("Bedrag (in mln.)", 1_000_000, "Bedrag"),
        ("Bedrag (x € 1 mln)", 1_000_000, "Bedrag"),
        ("Bedrag x € 1.000.000", 1_000_000, "Bedrag"),
        ("Bedrag (€)", 1, "Bedrag (€)"),
        ("Maximaal 1.000", 1, "Maximaal 1.000"),
        ("x 1.000 " * 50, 1, "x 1.000 " * 50),
    ],
)
def test_the_unit_in_the_name_of_a_column(name: str, unit: int, rest: str) -> None:
    assert unit_in(name) == (unit, rest)
