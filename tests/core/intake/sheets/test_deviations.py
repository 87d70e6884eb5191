"""Financial deviations in a spreadsheet."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from tests.reports import identities
from tests.spreadsheets import book, sheet
from vgr_desktop.core.intake.reading import NoticeKind, Reading
from vgr_desktop.core.intake.sheets.guessing import guess
from vgr_desktop.core.intake.sheets.reading import read_workbook
from vgr_desktop.core.model.report import Deviation
from vgr_desktop.core.model.text import plain

HEAD = ("Programma", "Omschrijving", "Bedrag", "N/V")


def reading(*rows: Sequence[object], name: str = "Blad1") -> Reading:
    made = sheet(*rows, name=name)
    return read_workbook(book(made), (guess(made),), identities())


def deviations(read: Reading) -> list[Deviation]:
    return [deviation for programme in read.programmes for deviation in programme.deviations]


def amounts(read: Reading) -> list[tuple[str, str, Decimal | None]]:
    return [(p.number, d.title, d.amount) for p in read.programmes for d in p.deviations]


def said(read: Reading) -> list[tuple[NoticeKind, int, str]]:
    return [(notice.kind, notice.line, notice.text) for notice in read.notices]


def test_amounts_with_the_programme_as_above() -> None:
    read = reading(
        HEAD, ("9 Zorg", "Huur", 45000, "N"), ("", "Subsidie", 1200.5, "V"), (10, "Kade", "30.000", "nadeel")
    )
    assert amounts(read) == [
        ("9", "Huur", Decimal(45000)),
        ("9", "Subsidie", Decimal("-1200.50")),
        ("10", "Kade", Decimal(30000)),
    ]
    assert [programme.name for programme in read.programmes] == ["Zorg", ""]
    assert read.notices == ()


@pytest.mark.parametrize(
    ("cell", "euros"), [(45, 45000), (0.045, 45), (45.1234, 45123.4), ("45", 45000), ("1,5 mln", 1_500_000)]
)
def test_the_unit_in_the_name_of_the_column_counts(cell: object, euros: float) -> None:
    read = reading(("Programma", "Omschrijving", "Bedrag (x € 1.000)", "N/V"), (9, "Huur", cell, "N"))
    assert amounts(read) == [("9", "Huur", Decimal(str(euros)))]


def test_a_minus_means_voordeel_and_a_bare_figure_is_told() -> None:
    read = reading(HEAD[:3], (9, "Huur", -45), (9, "Kade", 45))
    assert [amount for *_, amount in amounts(read)] == [Decimal(-45), Decimal(45)]
    assert said(read) == [(NoticeKind.CHECK, 3, "Kade")]


def test_totals_are_told_and_left_out() -> None:
    rows = (HEAD, (9, "Totaalrenovatie sporthal", 5, "N"), ("", "Totaal programma 9", 5, "N"), ("", "Saldo", "", ""))
    read = reading(*rows)
    assert [title for _, title, _ in amounts(read)] == ["Totaalrenovatie sporthal"]
    assert said(read) == [(NoticeKind.SUM, 3, "Totaal programma 9 5"), (NoticeKind.SUM, 4, "Saldo")]


def test_all_facts_of_a_deviation() -> None:
    head = ("Code", "Omschrijving", "Bedrag", "N/V", "Duur", "Dekking", "Soort", "Toelichting")
    read = reading(head, ("9A1.1", "Huur", 5, "N", "incidenteel", "Reserve", "budgetneutraal", "Twee\nregels"))
    (deviation,) = deviations(read)
    assert (deviation.recurrence, deviation.cover, deviation.kind) == ("incidental", "Reserve", "neutral")
    assert plain(deviation.body) == "Twee\nregels"
    assert read.programmes[0].number == "9"


def test_what_has_no_meaning_in_its_column_is_kept_and_told() -> None:
    read = reading((*HEAD, "Duur"), (9, "Huur", "ongeveer 5", "N", "soms"))
    assert [left.text for left in read.leftovers] == [
        "Huur – Bedrag (€): ongeveer 5 N",
        "Huur – Duur: soms",
    ]
    assert [kind for kind, *_ in said(read)] == [NoticeKind.UNKNOWN] * 2


def test_headings_with_a_programme_between_the_rows() -> None:
    rows = (
        ("Omschrijving", "Bedrag", "N/V"),
        ("Programma 4 Groen", "", ""),
        ("Huur", 5, "N"),
        ("Programma 10", "", ""),
        ("Kade", 6, "V"),
    )
    read = reading(*rows)
    assert amounts(read) == [("4", "Huur", Decimal(5)), ("10", "Kade", Decimal(-6))]
    assert read.programmes[0].name == "Groen"


def test_the_name_of_the_sheet_may_say_which_programme() -> None:
    assert amounts(reading(HEAD[1:], ("Huur", 5, "N"), name="Programma 7")) == [("7", "Huur", Decimal(5))]


def test_without_a_programme_the_officer_is_asked() -> None:
    assert amounts(reading(HEAD[1:], ("Huur", 5, "N"))) == [("", "Huur", Decimal(5))]


def test_what_is_no_number_of_a_programme_is_told() -> None:
    read = reading(HEAD, (9, "Huur", 5, "N"), ("Algemeen", "Kade", 6, "N"))
    assert [number for number, *_ in amounts(read)] == ["9", "9"]
    assert said(read) == [(NoticeKind.CHECK, 3, "Algemeen")]


def test_a_row_with_only_a_programme_is_a_heading_and_other_words_have_no_place() -> None:
    read = reading((*HEAD, "Toelichting"), (9, "", "", "", ""), ("", "Huur", 5, "N", ""), ("", "", "", "", "Los."))
    assert amounts(read) == [("9", "Huur", Decimal(5))]
    assert [left.text for left in read.leftovers] == ["Los."]


def test_an_error_of_a_formula_is_never_a_text_or_an_amount() -> None:
    read = reading(HEAD, (9, "Huur", "#REF!", "N"), (9, "#NAAM?", 5, "N"), ("", "#REF!"))
    assert amounts(read) == [("9", "Huur", None), ("9", "", Decimal(5))]
    assert [text for kind, _, text in said(read) if kind is NoticeKind.CHECK] == ["#REF!", "#NAAM?", "#REF!"]
