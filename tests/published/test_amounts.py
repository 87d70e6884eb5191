from decimal import Decimal

import pytest

from vgr_desktop.published.amounts import amount_in


@pytest.mark.parametrize(
    ("title", "amount"),
    [
        ("Onderhoud bruggen (nadeel € 305.000)", Decimal(305_000)),
        ("Bijstand: voordeel 2.040.000", Decimal(-2_040_000)),
        ("Tegenvaller van € 0,3 miljoen in 2022", Decimal(300_000)),
        ("Meevaller energie € 1.250,50", Decimal("-1250.50")),
        ("Nadeel van 30.000 euro", Decimal(30_000)),
    ],
)
def test_an_amount_with_its_word_is_read(title: str, amount: Decimal) -> None:
    assert amount_in(title) == amount


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
    ],
)
def test_nothing_is_guessed(title: str) -> None:
    assert amount_in(title) is None
