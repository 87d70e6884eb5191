from dataclasses import replace

import pytest

from tests.reports import small_report
from vgr_desktop.core.editions import edition
from vgr_desktop.core.looking_back import preceding
from vgr_desktop.core.report import Report


def of(ordinal: int, year: int) -> Report:
    return replace(small_report(), id=100 * year + ordinal, edition=edition(ordinal, year))


# Which edition came before


@pytest.mark.parametrize(
    ("present", "before"),
    [(of(2, 2026), of(1, 2026)), (of(1, 2026), of(2, 2024)), (of(1, 2027), of(2, 2026)), (of(2, 2024), None)],
)
def test_the_edition_before_is_the_last_of_those_that_are_earlier(present: Report, before: Report | None) -> None:
    assert preceding(present, (of(2, 2026), of(2, 2024), of(1, 2026), present)) == before
