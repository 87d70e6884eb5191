from dataclasses import replace
from decimal import Decimal

import pytest

from tests.reports import identity, small_report
from vgr_desktop.core.figures.balance import results, total
from vgr_desktop.core.model.money import Amount, Effect, effect_of, read_amount, read_effect, twofold_figure
from vgr_desktop.core.model.report import Deviation, DeviationKind


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("45000", "45000"),
        ("45.000", "45000"),
        ("45.000,50", "45000.50"),
        ("45000,5", "45000.5"),
        ("1.234.567", "1234567"),
        ("45 000", "45000"),
        ("45\u00a0000", "45000"),
        ("€ 45.000,-", "45000"),
        ("45.000,--", "45000"),
        ("€45.000", "45000"),
        ("45.000 euro", "45000"),
        ("+45.000", "45000"),
        ("0", "0"),
        ("12,75", "12.75"),
        # as an English spreadsheet writes them
        ("45,000", "45000"),
        ("45,000.50", "45000.50"),
        ("45000.50", "45000.50"),
        ("1,234,567", "1234567"),
        # in millions
        ("2 miljoen", "2000000"),
        ("2,0 mln", "2000000"),
        ("€ 0,3 miljoen", "300000"),
        ("1.5 mln.", "1500000"),
        ("1.5 mln", "1500000"),
        ("1,234 mln", "1234000"),
        ("€ 1,2 mln.", "1200000"),
        ("1,2 miljard euro", "1200000000"),
        ("€ 45k", "45000"),
        ("45 duizend", "45000"),
        ("45.000,=", "45000"),
    ],
)
def test_amounts_are_read_in_dutch_and_in_english_notation(text: str, figure: str | None) -> None:
    assert read_amount(text) == (Amount(Decimal(figure)) if figure else None)


@pytest.mark.parametrize(
    ("text", "effect"),
    [
        ("45.000 N", Effect.LOSS),
        ("nadeel € 45.000", Effect.LOSS),
        ("45.000 V", Effect.GAIN),
        ("45.000 (voordelig)", Effect.GAIN),
        ("45.000 (V)", Effect.GAIN),
        ("(N 45.000)", Effect.LOSS),
        ("-/- 45.000", Effect.GAIN),
        ("45.000 -/-", Effect.GAIN),
        ("(-45.000 V)", Effect.GAIN),
        ("45.000 voordelig", Effect.GAIN),
        ("-45.000", Effect.GAIN),
        ("− 45.000", Effect.GAIN),
        ("45.000-", Effect.GAIN),
        ("€ -45.000", Effect.GAIN),
        ("(45.000)", Effect.GAIN),
        ("-45.000 voordeel", Effect.GAIN),
    ],
)
def test_a_word_or_a_minus_sign_says_what_an_amount_is(text: str, effect: Effect | None) -> None:
    assert read_amount(text) == (Amount(Decimal(45000), effect) if effect else None)


@pytest.mark.parametrize(
    "text",
    [
        *("", "-", "PM", "ca. 45.000", "45.00.000", "45.0000", "1.2345", "12.34,5.6", "=45000", "45.000 x", "--5"),
        *("45.000 nadeel voordeel", "-45.000 nadeel", "45.000 t/m 50.000", "1,5 mln mln", "9" * 13, "1" * 100, "½"),
        *("0,045", "0.045", "€ 0,045", "007.500", "(-45.000 N)", "(45.000) N", "1 mln 45k"),
    ],
)
def test_what_is_no_amount_or_says_two_things_is_not_guessed(text: str) -> None:
    assert read_amount(text) is None


@pytest.mark.parametrize(
    ("text", "figure"),
    [("-350.000 N", 350_000), ("(2.500) nadeel", 2_500), ("5 N V", 5), ("-5 V", None), ("5", None), ("- N", None)],
)
def test_of_an_amount_that_says_two_things_the_figure_is_known(text: str, figure: int | None) -> None:
    assert twofold_figure(text) == figure


@pytest.mark.parametrize(
    ("text", "unit", "figure"),
    [
        ("45", 1000, "45000"),
        ("45,3", 1000, "45300"),
        ("1.234", 1000, "1234000"),
        ("0,045", 1000, "45"),
        ("0.045", 1000, "45"),
        ("1,2 mln.", 1000, "1200000"),
        ("2,5", 1_000_000, "2500000"),
    ],
)
def test_a_figure_counts_what_its_column_says_unless_it_names_its_own_unit(text: str, unit: int, figure: str) -> None:
    assert read_amount(text, unit) == Amount(Decimal(figure))


def test_a_figure_that_can_be_read_in_two_ways_beside_a_unit_is_not_guessed() -> None:
    assert read_amount("45,123", 1000) is None


def test_an_amount_of_the_report_is_positive_when_it_is_a_loss() -> None:
    assert Amount(Decimal(5), Effect.LOSS).signed() == 5
    assert Amount(Decimal(5), Effect.GAIN).signed() == -5
    assert Amount(Decimal(5)).signed() == 5
    assert Amount(Decimal(5)).signed(Effect.GAIN) == -5
    assert [effect_of(Decimal(n)) for n in (5, -5, 0)] == [Effect.LOSS, Effect.GAIN, None]


def test_effects_are_read_as_letters_and_words() -> None:
    assert [read_effect(text) for text in ("N", " v ", "Nadeel", "meevaller", "V.", "(N)", "nv", "")] == [
        *(Effect.LOSS, Effect.GAIN, Effect.LOSS, Effect.GAIN, Effect.GAIN, Effect.LOSS, None, None)
    ]


def test_what_deviations_come_to() -> None:
    neutral = Deviation(*identity(80), kind=DeviationKind.NEUTRAL, title="Verschuiving", amount=Decimal(500))
    unknown = Deviation(*identity(81), kind=DeviationKind.RESULT, title="Rente")
    first, second = small_report().programmes
    programmes = (first, replace(second, deviations=(neutral, unknown)))
    assert total(list(results(programmes))) == 45000
    assert total([unknown]) is None
