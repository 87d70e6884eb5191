"""Things in a row keep their places as far as that goes."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from vgr_desktop.core.model.spreading import HIGHEST, STRIDE, spread

PLACES = st.lists(st.none() | st.integers(-5, 40) | st.just(HIGHEST), max_size=12)


def test_things_without_a_place_come_after_each_other() -> None:
    assert spread([None, None]) == [STRIDE - 1, 2 * STRIDE - 1]
    assert spread([]) == []


def test_what_comes_at_the_end_or_in_between_changes_no_other() -> None:
    assert spread([7, 9, None]) == [7, 9, 9 + STRIDE]
    assert spread([7, None, 9]) == [7, 8, 9]
    assert spread([None, 7]) == [3, 7]


def test_what_is_moved_gets_a_place_and_the_others_keep_theirs() -> None:
    assert spread([30, 10, 20]) == [4, 10, 20]


def test_where_there_is_no_room_all_get_other_places() -> None:
    assert spread([7, None, 8]) == [STRIDE, 2 * STRIDE, 3 * STRIDE]
    assert spread([HIGHEST, None]) == [STRIDE, 2 * STRIDE]


@given(PLACES)
def test_places_increase_and_lie_within_bounds(places: list[int | None]) -> None:
    found = spread(places)
    assert len(found) == len(places)
    assert all(one < other for one, other in pairwise(found))
    assert all(0 <= place <= HIGHEST for place in found)


@given(PLACES)
def test_places_that_are_in_order_stay_as_they_are(places: list[int | None]) -> None:
    once = spread(places)
    assert spread(once) == once
