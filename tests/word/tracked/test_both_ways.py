"""Accepting all changes gives the report as it is, and rejecting them all gives it as it was."""

import datetime as dt
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.printed import empty_report, full_report
from tests.strategies import reports, sessions
from tests.word.opened import Opened
from tests.word.tracked.resolving import ACCEPT, REJECT, Resolved
from tests.word.tracked.seen import Seen
from vgr_desktop.core.layout import WHOLE, Choice, Imprint
from vgr_desktop.core.layout.blackline import Since
from vgr_desktop.core.model.report import Report
from vgr_desktop.word.package import Package
from vgr_desktop.word.writer import write

DATE = dt.date(2024, 2, 29)
MOMENT = dt.datetime(2024, 3, 1, 10, 5, tzinfo=dt.UTC)


def tracked(before: Report, after: Report, choice: Choice = WHOLE) -> Package:
    since = Since(before, Imprint(DATE), "Gemeente Waterstede", MOMENT)
    return write(after, Imprint(DATE), choice=choice, since=since)


def assert_both_ways(before: Report, after: Report, choice: Choice = WHOLE) -> None:
    made = tracked(before, after, choice)
    body = Opened(made).body
    for report, how in ((after, ACCEPT), (before, REJECT)):
        plain = write(report, Imprint(DATE), choice=choice)
        assert Seen(made, Resolved(body, how).body).all() == Seen(plain).all(), how


@settings(max_examples=12)
@given(sessions())
def test_of_a_report_that_was_worked_on(values: Sequence[Report]) -> None:
    assert_both_ways(values[0], values[-1])


@settings(max_examples=8)
@given(reports(), reports(), st.sampled_from([Choice(), Choice(classic=True)]))
def test_of_two_different_reports(before: Report, after: Report, choice: Choice) -> None:
    assert_both_ways(before, after, choice)


def test_of_a_report_with_everything_in_it_and_one_with_nothing() -> None:
    assert_both_ways(empty_report(), full_report())
    assert_both_ways(full_report(), empty_report())


def test_without_changes_it_is_the_report_to_the_letter() -> None:
    assert tracked(full_report(), full_report()).files == write(full_report(), Imprint(DATE)).files
