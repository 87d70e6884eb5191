"""Undoing and redoing what was done in a report that a colleague removed meanwhile."""

from tests import reports as small
from tests.reports import small_report
from tests.windows import Desktop, later_report


def test_another_report_is_open_when_that_of_the_step_is_gone(desk: Desktop) -> None:
    desk.session.add_report(later_report())
    desk.do(desk.actions.add_programme)
    desk.session.come_in((small_report(),))
    for act in (desk.session.undo, desk.session.redo):
        act()
        assert desk.report.id == small.REPORT
