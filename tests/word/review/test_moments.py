import datetime as dt
import time
from collections.abc import Iterator

import pytest

from vgr_desktop.word.review.parts import moment


@pytest.fixture
def amsterdam(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if not hasattr(time, "tzset"):
        pytest.skip("Windows takes the zone of the computer only")
    with monkeypatch.context() as patched:
        patched.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("amsterdam")
@pytest.mark.parametrize("said", ["2026-11-20T10:15:00Z", "2026-11-20T10:15:00"])
def test_a_time_of_word_is_that_of_the_clock_on_the_wall_whatever_zone_it_says(said: str) -> None:
    found = moment(said)
    assert found is not None
    assert found.isoformat() == "2026-11-20T10:15:00+01:00"


def test_a_zone_that_was_really_written_is_kept() -> None:
    assert moment("2026-11-20T10:15:00-05:00") == dt.datetime(2026, 11, 20, 15, 15, tzinfo=dt.UTC)


@pytest.mark.parametrize("said", ["", "gisteren", "2026-13-45T99:00:00Z"])
def test_what_is_no_time_is_none(said: str) -> None:
    assert moment(said) is None


def test_a_year_that_no_clock_knows_is_read_all_the_same() -> None:
    assert moment("0001-01-01T00:00:00Z") is not None
