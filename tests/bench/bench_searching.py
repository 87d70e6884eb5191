"""The processor time of a key in what looks for words.

    PYTHONPATH=src python -m tests.bench.bench_searching

Types words letter by letter: to find them in all reports of a dossier with a million words, also as whole words, and to
filter a goal tree of 2,000 items. The first key reads everything and does not count. Exits with 1 when the slowest of
the other keys is above its limit.
"""

import gc
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

from tests.bench.bench_export import DELIVERABLES, City
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.searching.finding import Query
from vgr_desktop.core.views.filtering import Filter, Sieve
from vgr_desktop.services.searching import finder

MOST_FINDING, MOST_FILTERING = 0.016, 0.050  # seconds of processor time a key
REPORTS = 36  # with 28,000 words each
WORDS = ("uitvoering", "gemeenteraad", "zqx", "de", "het project", "2026")


def letters(word: str) -> Iterator[str]:
    """A word as it is typed."""
    return (word[:end] for end in range(1, len(word) + 1))


def slowest(ask: Callable[[str], object]) -> tuple[float, str]:
    """The key that takes longest, and what was typed then."""
    costs: list[tuple[float, str]] = []
    ask("qqqq")
    for typed in (typed for word in WORDS for typed in letters(word)):
        began = time.process_time()
        ask(typed)
        costs.append((time.process_time() - began, typed))
    return max(costs)


def many_reports() -> tuple[Report, ...]:
    """The city in many editions."""
    city = City(1).report()
    return tuple(replace(city, id=1_000_000 + number) for number in range(REPORTS))


def main() -> int:
    """Measure and print; 1 when anything is above its limit."""
    gc.disable()  # as in the program, which collects garbage when nobody types
    reports, looking = many_reports(), finder()
    sieve, large = Sieve(), City(1, 9 * DELIVERABLES).report()
    measured = {
        "finding": (slowest(lambda typed: looking.find(reports, Query(typed))), MOST_FINDING),
        "finding whole words": (slowest(lambda typed: looking.find(reports, Query(typed, whole=True))), MOST_FINDING),
        "filtering": (slowest(lambda typed: sieve.sift(large, Filter(words=typed))), MOST_FILTERING),
    }
    for name, ((cost, typed), limit) in measured.items():
        print(f"{name}: {cost * 1000:.1f} ms at most, at “{typed}” (limit {limit * 1000:.0f} ms)")
    return int(any(cost > limit for (cost, _), limit in measured.values()))


if __name__ == "__main__":
    sys.exit(main())
