import pytest
from hypothesis import given
from hypothesis import strategies as st

from vgr_desktop.core.layout.contrast import READABLE, WHITE, contrast, readable

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06X}".format)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", WHITE) == pytest.approx(21)
    assert contrast("#2E7D32", "#2E7D32") == 1
    assert contrast("#767676", WHITE) == pytest.approx(4.54, abs=0.01)


@given(COLOURS, COLOURS)
def test_text_in_any_colour_can_be_read_on_any_ground(colour: str, ground: str) -> None:
    shown = readable(colour, ground)
    assert shown is not None
    assert contrast(shown, ground) >= READABLE


@given(COLOURS, COLOURS)
def test_a_colour_that_can_be_read_stays_as_it_is(colour: str, ground: str) -> None:
    shown = readable(colour, ground)
    assert shown is not None
    assert readable(shown, ground) == shown
    assert shown == colour or contrast(colour, ground) < READABLE


def test_a_colour_is_made_darker_on_white_and_lighter_on_black() -> None:
    assert readable("#C75B00") == "#BB5500"
    assert readable("#2E7D32", "#000000") == "#3B853F"


def test_what_is_no_colour_is_told() -> None:
    assert readable("groen") is None
    with pytest.raises(ValueError, match="groen"):
        contrast("groen", WHITE)
