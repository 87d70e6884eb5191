import pytest

from vgr_desktop.core.figures.reading import reading_minutes


@pytest.mark.parametrize(("words", "minutes"), [(0, 0), (1, 1), (460, 2), (28_000, 122)])
def test_reading_takes_a_minute_for_some_hundred_words(words: int, minutes: int) -> None:
    assert reading_minutes(words) == minutes
