import datetime as dt
from dataclasses import replace

from tests import reports as small
from tests.reports import reviewed_report, small_report
from vgr_desktop.core.checks import Finding, Severity
from vgr_desktop.core.editing import reviewing
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.review import Stage
from vgr_desktop.core.views.overview import Overview, overview

TODAY = dt.date(2026, 4, 16)
MARCH = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)


def seen(report: Report, *found: Finding, **written: int) -> Overview:
    return overview(report, found, {small.STATE: MARCH, small.STAFF: MARCH + dt.timedelta(days=1)}, TODAY)


def test_lights_are_counted_per_programme() -> None:
    greenery, overhead = seen(small_report()).lights
    assert (greenery.programme, greenery.name) == (small.GREENERY, "4 Groen en water")
    assert (greenery.tally.counts, greenery.tally.unset) == ((4, 1, 0), 0)
    assert overhead.tally.total == 0


def test_texts_are_counted_by_stage() -> None:
    report = reviewing.set_stage(small_report(), small.MISSION, Stage.READY, small.identity(80))
    assert seen(report).stages == ((None, 1), (Stage.DRAFT, 10), (Stage.READY, 1))


def test_findings_are_counted_by_weight_with_the_place_of_the_first() -> None:
    found = [
        Finding("a", Severity.ADVICE, small.TREES, "…"),
        Finding("b", Severity.ERROR, small.QUAYS, "…"),
        Finding("c", Severity.ERROR, small.PUMPS, "…"),
    ]
    said = [(found.severity, found.count, found.first) for found in seen(small_report(), *found).findings]
    assert said == [(Severity.ERROR, 2, small.QUAYS), (Severity.ADVICE, 1, small.TREES)]


def test_what_was_written_lately_is_told_newest_first() -> None:
    said = [(change.place, change.name) for change in seen(small_report()).changes]
    assert said == [
        (small.STAFF, "de paragraaf “Personele lasten”"),
        (small.STATE, "de stand van zaken van programma 4"),
    ]


def test_what_is_due_is_told_in_the_order_of_the_days() -> None:
    report = replace(reviewed_report(), adoptions=())
    report = reviewing.set_deadline(report, small.TREES, TODAY, small.identity(80))
    assert [due.name for due in seen(report).due] == ["de toelichting op 4A1.1"]  # what is ready is not due
    report = reviewing.set_stage(report, small.PLAYGROUNDS, Stage.DRAFT, small.identity(81))
    late, coming = seen(report).due
    assert (late.place, late.name, late.owner, late.late) == (
        small.ABOUT_PLAYGROUNDS,
        "de toelichting op 4A1.3",
        "Sanne",
        True,
    )
    assert (coming.place, coming.late) == (small.TREES, False)
