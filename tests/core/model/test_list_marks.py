import pytest

from vgr_desktop.core.model.list_marks import ListMark, list_marks
from vgr_desktop.core.model.text import Kind


@pytest.mark.parametrize("sign", "•·▪●◦○‣*o§–—-➢✓\uf0b7")
def test_every_bullet_that_is_typed_is_one(sign: str) -> None:
    assert list_marks(f"{sign}  bomen") == (ListMark(Kind.BULLET, sign, 0, 3),)
    assert list_marks(sign)[0].length == 1


@pytest.mark.parametrize(
    ("text", "style", "number"),
    [
        ("1. bomen", "1.", 1),
        ("12) bomen", "1)", 12),
        ("(3) bomen", "1()", 3),
        ("b. bomen", "a.", 2),
        ("iv) x", "i)", 4),
    ],
)
def test_numbers_are_read_in_every_style(text: str, style: str, number: int) -> None:
    (mark,) = list_marks(text)
    assert (mark.kind, mark.style, mark.number) == (Kind.NUMBERED, style, number)
    assert text[mark.length :] in ("bomen", "x")


def test_a_letter_can_be_a_roman_number_too() -> None:
    assert [(mark.style, mark.number) for mark in list_marks("i) bomen")] == [("a)", 9), ("i)", 1)]


@pytest.mark.parametrize(
    "text", ["", "bomen", "1.bomen", "2021 was droog", "(1. bomen", "B. Jansen", "-45.000", "iix. x"]
)
def test_what_is_no_mark_of_a_list_is_none(text: str) -> None:
    assert list_marks(text) == ()
