"""A finding about something without a name goes to the place where it is typed."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests import reports as small
from tests.reports import small_report
from tests.windows import desktop, type_into, wait_until
from vgr_desktop.ui.kit.form_fields import LineField

pytestmark = pytest.mark.usefixtures("qapp")


def test_the_caret_is_in_the_name_that_is_lacking(tmp_path: Path) -> None:
    report = small_report()
    greenery, overhead = report.programmes
    with desktop(tmp_path, replace(report, programmes=(replace(greenery, name=""), overhead))) as desk:
        desk.frame.activateWindow()
        wait_until(desk.frame.isActiveWindow)
        desk.go_to(small.OVERHEAD)
        desk.window.go_to(small.GREENERY)
        field = QApplication.focusWidget()
        assert isinstance(field, LineField)
        type_into(field, "Groen")
        desk.session.hand_in()
        assert desk.report.programmes[0].name == "Groen"
