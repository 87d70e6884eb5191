import pytest

from tests.ui.editing import table
from vgr_desktop.core.model.columns import are_numbers, number_columns
from vgr_desktop.core.model.text import Paragraph, Table


@pytest.mark.parametrize(
    "words",
    ["12", "€ 1.250.000", "-350", "− 350", "€ -5", "12,5 %", "1 250 000", "45.000 N", "2.500,--", "3,14", " 7 "],
)
def test_numbers_and_amounts_are_numbers(words: str) -> None:
    assert are_numbers([words, "", "–"])


@pytest.mark.parametrize("words", ["9A1", "2 maart", "1-2", "circa 5", "1.2.3.4", "12\n13", "n.v.t.", "12.34.5"])
def test_other_words_are_not(words: str) -> None:
    assert not are_numbers([words, "5"])


def test_nothing_but_blanks_is_no_column_of_numbers() -> None:
    assert not are_numbers(["", "-"])
    assert not are_numbers([])


def test_the_header_does_not_count() -> None:
    assert number_columns(table(("Project", "Bedrag"), ("Bomen", "€ 5"), ("Paden", ""))) == {1}
    two_lines = Table((((Paragraph(),),), ((Paragraph(), Paragraph()),)))
    assert number_columns(two_lines) == set()
