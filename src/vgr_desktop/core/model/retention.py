"""Which of many backups to keep: all recent ones, and fewer and fewer older ones."""

from collections.abc import Callable, Hashable, Iterable
from datetime import datetime, timedelta
from itertools import islice

ALL_OF_LATE = timedelta(days=2)
"""How long every backup is kept."""

# What counts as one period, and for how many periods the newest backup is kept.
_PERIODS: tuple[tuple[Callable[[datetime], Hashable], int], ...] = (
    (lambda time: time.date(), 12),
    (lambda time: time.isocalendar()[:2], 10),
    (lambda time: (time.year, time.month), 9),
)


def to_keep(times: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """The times of the backups to keep: all of two days, one a day for 12 days, a week for 10, a month for 9.

    Days, weeks (from Monday) and months are those of the calendar, and only those with a backup count. So a long leave,
    or a clock that was wrong for a while, does not remove what was kept, and the newest backup always stays.
    """
    newest_first = sorted(times, reverse=True)
    kept = {time for time in newest_first if now - time < ALL_OF_LATE}
    for period, count in _PERIODS:
        newest: dict[Hashable, datetime] = {}
        for time in newest_first:
            newest.setdefault(period(time), time)
        kept.update(islice(newest.values(), count))
    return frozenset(kept)
