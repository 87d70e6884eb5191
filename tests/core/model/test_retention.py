"""Which backups are kept."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from vgr_desktop.core.model.retention import to_keep

NOW = datetime(2026, 3, 18, 14, 30, tzinfo=UTC)

ages = st.one_of(st.timedeltas(timedelta(), timedelta(days=3)), st.timedeltas(timedelta(days=-3), timedelta(days=400)))
histories = st.lists(ages, max_size=80).map(lambda found: [NOW - age for age in found])


@given(histories)
def test_nothing_of_the_last_two_days_goes(times: list[datetime]) -> None:
    assert {time for time in times if NOW - time < timedelta(days=2)} <= to_keep(times, NOW)


@given(histories)
def test_only_backups_are_kept_and_always_the_newest(times: list[datetime]) -> None:
    kept = to_keep(times, NOW)
    assert kept <= set(times)
    assert max(times, default=None) in {*kept, None}


@given(histories)
def test_the_last_of_a_day_stays_twelve_days_of_a_week_ten_weeks_of_a_month_eight_full_months(
    times: list[datetime],
) -> None:
    kept = to_keep(times, max(times, default=NOW))
    newest = max(times, default=NOW)
    for time in times:
        if newest.date() - time.date() < timedelta(days=12):
            assert any(k.date() == time.date() and k >= time for k in kept)
        if newest.date() - time.date() < timedelta(weeks=9):
            assert any(k.isocalendar()[:2] == time.isocalendar()[:2] and k >= time for k in kept)
        if (newest.year - time.year) * 12 + newest.month - time.month < 9:
            assert any((k.year, k.month) == (time.year, time.month) and k >= time for k in kept)


@given(histories)
def test_of_older_ones_only_so_many_stay(times: list[datetime]) -> None:
    kept = to_keep(times, NOW)
    assert sum(NOW - time >= timedelta(days=2) for time in kept) <= 12 + 10 + 9


@given(histories)
def test_what_was_kept_is_kept_again(times: list[datetime]) -> None:
    kept = to_keep(times, NOW)
    assert to_keep(kept, NOW) == kept


@given(histories)
def test_a_clock_that_was_years_ahead_for_a_while_pushes_out_nothing_but_the_oldest(times: list[datetime]) -> None:
    ahead = NOW + timedelta(days=4000)
    kept = to_keep([*times, ahead], ahead)
    newest_days = sorted({time.date() for time in times}, reverse=True)[:11]
    assert set(newest_days) <= {time.date() for time in kept}


def test_a_year_of_hourly_backups_leaves_the_expected_ones() -> None:
    held: set[datetime] = set()
    now = datetime(2025, 1, 1, 9, tzinfo=UTC)
    while now < datetime(2026, 1, 1, 9, tzinfo=UTC):
        held = set(to_keep({*held, now}, now))
        now += timedelta(hours=1) if now.hour < 17 else timedelta(hours=16)
    days = sorted({time.date().isoformat() for time in held}, reverse=True)
    assert days == [
        *(f"2025-12-{day}" for day in range(31, 19, -1)),
        *("2025-12-14", "2025-12-07", "2025-11-30", "2025-11-23", "2025-11-16", "2025-11-09", "2025-11-02"),
        *("2025-10-31", "2025-09-30", "2025-08-31", "2025-07-31", "2025-06-30", "2025-05-31"),
        "2025-04-30",
    ]
    assert sum(time.date().isoformat() == "2025-12-31" for time in held) == 9
