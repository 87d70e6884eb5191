"""Cells and columns of a spreadsheet as a value."""

from decimal import Decimal

import pytest

from tests.spreadsheets import sheet
from vgr_desktop.core.intake.sheets.grid import column_of, is_fault, letters, shown


@pytest.mark.parametrize(("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_have_letters(column: int, name: str) -> None:
    assert (letters(column), column_of(name), column_of(name.lower())) == (name, column, column)


@pytest.mark.parametrize("name", ["", "1", "A1", "ABCD", "É"])
def test_other_words_are_no_column(name: str) -> None:
    assert column_of(name) is None


@pytest.mark.parametrize("cell", ["#REF!", "#DEEL/0!", "#N/B", "#naam?", " Err:502 "])
def test_what_a_formula_shows_when_it_fails_is_known(cell: str) -> None:
    assert is_fault(cell)


@pytest.mark.parametrize("cell", ["#1 prioriteit", "REF", Decimal(502), "#groen"])
def test_other_words_are_no_failure(cell: str | Decimal) -> None:
    assert not is_fault(cell)


def test_a_number_is_shown_as_it_is_written_here() -> None:
    assert [shown(cell) for cell in (Decimal("1234.5"), Decimal("1E+2"), "tekst")] == ["1234,5", "100", "tekst"]


def test_outside_the_sheet_there_is_nothing() -> None:
    made = sheet(("a",), ("b", "c"))
    assert (made.width, made.at(0, 1), made.at(5, 0), made.at(1, 1)) == (2, "", "", "c")
