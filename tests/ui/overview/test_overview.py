"""The whole report at a glance in the window: each part of the overview leads to its place."""

import datetime as dt
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from tests import reports as small
from tests.windows import Desktop, wait_until, work_off
from vgr_desktop.core.editing import reviewing
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.views.filtering import Filter
from vgr_desktop.ui.overview.bar import LightsBar
from vgr_desktop.ui.overview.page import OverviewPage


def page(desk: Desktop) -> OverviewPage:
    """The overview, shown."""
    desk.actions.overview.setChecked(True)
    work_off()
    (found,) = desk.frame.findChildren(OverviewPage)
    return found


def links(desk: Desktop) -> dict[str, QPushButton]:
    return {link.text(): link for link in page(desk).findChildren(QPushButton)}


def follow(desk: Desktop, name: str) -> None:
    next(link for text, link in links(desk).items() if name in text).click()
    work_off()


def due(report: Report, day: dt.date) -> Report:
    return reviewing.set_deadline(report, small.TREES, day, small.identity(80))


class TestShowing:
    def test_it_is_made_when_it_is_first_asked_for(self, desk: Desktop) -> None:
        assert not desk.frame.findChildren(OverviewPage)
        assert page(desk).isVisible()
        assert not desk.window.desk.isVisible()

    def test_the_text_comes_back_with_the_same_key_escape_or_a_click_in_the_tree(self, desk: Desktop) -> None:
        shown = page(desk)
        desk.do(desk.actions.overview)
        assert (shown.isVisible(), desk.window.desk.isVisible()) == (False, True)
        QTest.keyClick(page(desk), Qt.Key.Key_Escape)
        assert not shown.isVisible()
        page(desk)
        desk.go_to(small.PUMPS)
        assert not shown.isVisible()
        page(desk)
        desk.window.go_to(small.ABOUT_PUMPS_AND_QUAYS)
        assert not shown.isVisible()
        assert not desk.actions.overview.isChecked()

    def test_other_keys_scroll(self, desk: Desktop) -> None:
        QTest.keyClick(page(desk), Qt.Key.Key_PageDown)
        assert page(desk).isVisible()

    def test_it_goes_when_another_report_is_opened(self, desk: Desktop) -> None:
        shown = page(desk)
        desk.session.opened.emit()
        assert not shown.isVisible()


class TestParts:
    def test_lights_are_said_in_numbers_beside_the_bar(self, desk: Desktop) -> None:
        bars = page(desk).findChildren(LightsBar)
        assert [bar.accessibleName() for bar in bars] == ["4 groen, 1 oranje", "nog geen prestaties"]
        assert links(desk)["● 4"].accessibleName() == "4 Groen en water: 4 keer groen"

    def test_a_light_filters_the_tree(self, desk: Desktop) -> None:
        follow(desk, "▲ 1")
        assert desk.window.tree_filter.wanted == Filter(lights=frozenset({"orange"}), under=small.GREENERY)

    def test_a_stage_filters_the_tree(self, desk: Desktop) -> None:
        follow(desk, "○ Leeg 1")
        assert desk.window.tree_filter.wanted == Filter(stages=frozenset({None}))

    def test_a_programme_and_a_finding_lead_to_their_place(self, desk: Desktop) -> None:
        desk.go_to(small.STAFF)
        follow(desk, "4 Groen en water")
        assert desk.here == "4"
        follow(desk, "waarschuwing")
        assert desk.here == "AD/OH"

    def test_what_was_written_this_week_is_read_from_the_dossier(self, desk: Desktop) -> None:
        desk.go_to(small.GREENERY)
        desk.type(" Goed.", small.STATE)
        assert desk.session.settle()
        page(desk)
        wait_until(lambda: any("de stand van zaken van programma 4" in text for text in links(desk)))
        desk.go_to(small.STAFF)
        follow(desk, "de stand van zaken")
        assert desk.here == "4"

    def test_what_is_due_is_told_with_its_owner(self, desk: Desktop) -> None:
        owned = partial(reviewing.set_owner, subject=small.TREES, owner="Sanne", identity=small.identity(80))
        desk.session.apply("Deadline", lambda report: owned(due(report, dt.date(2020, 1, 31))), small.TREES)
        follow(desk, "31\xa0januari\xa02020: te laat – de toelichting op 4A1.1 – Sanne")
        assert desk.here == "4A1.1"

    def test_it_follows_what_changes_while_it_is_shown(self, desk: Desktop) -> None:
        page(desk)
        desk.window.tree_commands.set_light(small.PLAYGROUNDS, "red")
        wait_until(lambda: "■ 1" in links(desk))
        desk.session.apply("Deadline", partial(due, day=dt.date(2099, 1, 31)), small.TREES)
        wait_until(lambda: any("31\xa0januari\xa02099" in text for text in links(desk)))

    def test_empty_parts_say_so(self, desk: Desktop) -> None:
        said = [label.text() for label in page(desk).findChildren(QLabel)]
        assert "Er staan geen deadlines open." in said
        assert "Er is deze week niet in teksten geschreven." in said
