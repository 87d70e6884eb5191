"""Which edition the previous one is: for fields, findings and the chapter that says what changed alike."""

from dataclasses import replace

from tests.editions import apart
from tests.reports import small_report
from vgr_desktop.core.model.editions import edition
from vgr_desktop.core.model.report import Report
from vgr_desktop.services.previous import previous_edition

FIRST = small_report()
SECOND = replace(apart(FIRST), edition=edition(2, 2026))
THIRD = replace(apart(SECOND), edition=edition(1, 2027))
DOSSIER = (FIRST, SECOND, THIRD)


def based_on(report: Report, basis: Report) -> Report:
    return replace(report, basis=basis.lineage)


def test_it_is_the_one_that_a_report_was_begun_on_the_basis_of() -> None:
    assert previous_edition(based_on(THIRD, FIRST), DOSSIER) is FIRST


def test_without_a_basis_it_is_the_last_one_before_it() -> None:
    assert previous_edition(THIRD, DOSSIER) is SECOND


def test_so_it_is_when_the_basis_is_not_in_the_dossier() -> None:
    assert previous_edition(based_on(THIRD, FIRST), (SECOND, THIRD)) is SECOND


def test_the_first_edition_has_none() -> None:
    assert previous_edition(FIRST, DOSSIER) is None


def test_a_report_is_never_its_own_previous_one() -> None:
    assert previous_edition(based_on(FIRST, FIRST), (FIRST,)) is None
