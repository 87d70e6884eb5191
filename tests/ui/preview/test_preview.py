"""The preview in the window: pages of the report while it is written."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests import reports as small
from tests import windows
from tests.ui.previews import real_office, with_office, without_office
from tests.windows import Desktop, desktop, wait_until, work_off
from vgr_desktop.core.model.report import Report
from vgr_desktop.office.forms import Form, Said
from vgr_desktop.office.process import Command
from vgr_desktop.ui.preview import maker as preview_maker
from vgr_desktop.ui.preview import panel as preview_panel
from vgr_desktop.ui.preview.panel import PreviewPanel
from vgr_desktop.ui.preview.proof import Proof, make_proof, order
from vgr_desktop.ui.preview.view import LEAST, MOST, Fit, PageView
from vgr_desktop.ui.session.export_memory import Memory
from vgr_desktop.ui.window.panels import FINDINGS_WIDTH

FAILS = "import sys; print('geen licentie'); sys.exit(3)"
FOREVER = "import threading; threading.Event().wait()"


@dataclass(frozen=True)
class Scripted:
    """An office program of our own, which does as it is told."""

    script: str
    name: str = "Schrijfprogramma"

    def prepare(self, _document: Path, _form: Form, _room: Path) -> Command:
        return Command((sys.executable, "-c", self.script))

    def finish(self, content: bytes, _said: Said, _form: Form) -> bytes:
        return content


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """An office program may take its time; the preview does not wait for typing to rest."""
    monkeypatch.setattr(windows, "LONGEST_WAIT", 60_000)
    monkeypatch.setattr(preview_maker, "REST", 1)


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer without an office program."""
    without_office(monkeypatch)


def panel(desk: Desktop) -> PreviewPanel:
    found = desk.window.preview.panel
    assert found is not None
    return found


def view(desk: Desktop) -> PageView:
    return panel(desk).view


def is_settled(desk: Desktop) -> bool:
    """Whether pages are shown, and of the report as it is now."""
    shown, wanted = desk.window.preview, desk.window.preview.order()
    return wanted is not None and shown.proof_of(wanted) is not None and not panel(desk).state()


def open_preview(desk: Desktop) -> None:
    desk.do(desk.actions.preview)
    wait_until(lambda: is_settled(desk))


def dark(desk: Desktop) -> int:
    """How many pixels of the first page are not white."""
    image = view(desk).pictures.of(view(desk).page)
    assert image is not None
    return sum(image.pixelColor(x, y).lightness() < 128 for x in range(image.width()) for y in range(image.height()))


def point_of(desk: Desktop, id: int) -> QPoint:
    """A point of the view on the heading of this item."""
    shown = view(desk)
    shown.go_to(id)
    place = next(place for place in shown.places() if place.id == id)
    frame = shown.frame_of(place.page)
    return QPoint(frame.left() + 90, round(frame.top() + (place.top + 5) * shown.stack.scale))


@pytest.mark.usefixtures("alone")
class TestApproximation:
    def test_nothing_is_made_or_loaded_until_it_is_opened(self, desk: Desktop) -> None:
        desk.go_to(small.STAFF)
        desk.type("Meer.")
        assert desk.window.preview.panel is None
        assert not desk.actions.preview.isChecked()
        assert not desk.actions.zoom_in.isEnabled()

    def test_it_shows_the_pages_and_says_that_they_are_an_approximation(self, desk: Desktop) -> None:
        open_preview(desk)
        assert desk.actions.preview.isChecked()
        assert panel(desk).place() == f"Bladzijde {view(desk).page + 1} van {view(desk).page_count}"
        assert "Benadering" in panel(desk).notice()
        assert "LibreOffice" in panel(desk).notice()
        wait_until(lambda: view(desk).pictures.are_ready and view(desk).pictures.of(view(desk).page) is not None)
        assert dark(desk) > 100

    def test_the_same_key_closes_it(self, desk: Desktop) -> None:
        open_preview(desk)
        desk.do(desk.actions.preview)
        assert not desk.frame.panels.preview.isVisible()
        assert not desk.actions.preview.isChecked()

    def test_it_can_be_opened_and_closed_again_and_again(self, desk: Desktop) -> None:
        for seen in (True, False) * 4:
            desk.do(desk.actions.preview)
            work_off()
            assert desk.frame.panels.preview.isVisible() is seen

    def test_on_a_small_screen_the_tree_gives_way_and_comes_back(self, desk: Desktop) -> None:
        desk.frame.resize(1200, 700)
        desk.frame.set_tree_width(460)
        work_off()
        before = desk.frame.tree_width(), desk.frame.text_width()
        open_preview(desk)
        assert desk.frame.tree_width() < before[0]
        desk.do(desk.actions.preview)
        work_off()
        assert desk.frame.tree_width() == pytest.approx(before[0], abs=8)
        assert desk.frame.text_width() == pytest.approx(before[1], abs=8)

    def test_it_follows_what_is_typed_and_stays_where_it_was(self, desk: Desktop) -> None:
        desk.go_to(small.STAFF)
        open_preview(desk)
        before, place = panel(desk).place(), view(desk).verticalScrollBar().value()
        old = desk.window.preview.order()
        desk.type(" En dit is nieuw.")
        wait_until(lambda: is_settled(desk))
        assert desk.window.preview.order() != old
        assert (panel(desk).place(), view(desk).verticalScrollBar().value()) == (before, place)

    def test_what_comes_before_may_grow_and_the_same_text_stays_in_view(self, desk: Desktop) -> None:
        desk.go_to(small.STAFF)
        open_preview(desk)
        page = view(desk).page
        desk.window.preview._item = None
        desk.go_to(small.GREENERY)
        view(desk).go_to(small.STAFF)
        height = point_of(desk, small.STAFF).y()
        desk.type(" Eén lange missie, die bladzijden vult." * 120, small.MISSION)
        wait_until(lambda: is_settled(desk))
        assert view(desk).page > page
        assert abs(point_of(desk, small.STAFF).y() - height) <= 2

    def test_it_goes_to_what_is_selected(self, desk: Desktop) -> None:
        open_preview(desk)
        for id in (small.FOREWORD, small.REPORT, small.STAFF, small.PLAYGROUNDS, small.WILLOW, small.PUMPS):
            view(desk).go_to_page(1)
            desk.go_to(small.REPORT)
            desk.window.go_to(id)
            last = view(desk).page
            view(desk).go_to_page(0)
            if id not in (small.REPORT, small.FOREWORD):
                desk.window.preview.show_item(id)
                assert view(desk).page == last > 0

    def test_a_click_on_a_heading_goes_to_its_text(self, desk: Desktop) -> None:
        open_preview(desk)
        point = point_of(desk, small.STAFF)
        QTest.mouseMove(view(desk).viewport(), point)
        QTest.mouseClick(view(desk).viewport(), Qt.MouseButton.LeftButton, pos=point)
        assert desk.window.desk.item_id == small.STAFF

    def test_a_double_click_goes_to_the_text_it_is_in(self, desk: Desktop) -> None:
        open_preview(desk)
        below = point_of(desk, small.STAFF) + QPoint(0, round(60 * view(desk).stack.scale))
        QTest.mouseClick(view(desk).viewport(), Qt.MouseButton.LeftButton, pos=below)
        assert desk.window.desk.item_id != small.STAFF
        QTest.mouseDClick(view(desk).viewport(), Qt.MouseButton.LeftButton, pos=below)
        assert desk.window.desk.item_id == small.STAFF

    def test_beside_the_pages_there_is_nothing_to_click(self, desk: Desktop) -> None:
        open_preview(desk)
        before = desk.window.desk.item_id
        QTest.mouseDClick(view(desk).viewport(), Qt.MouseButton.LeftButton, pos=QPoint(2, 40))
        assert desk.window.desk.item_id == before

    def test_one_programme_alone_has_fewer_pages_and_follows_the_selection(self, desk: Desktop) -> None:
        open_preview(desk)
        whole = view(desk).page_count
        desk.go_to(small.GREENERY)
        panel(desk).what.setCurrentIndex(1)
        panel(desk).asked.emit()
        wait_until(lambda: is_settled(desk) and view(desk).page_count < whole)
        first = desk.window.preview.order()
        desk.go_to(small.OVERHEAD)
        wait_until(lambda: is_settled(desk) and desk.window.preview.order() != first)
        assert view(desk).page_count < whole

    def test_it_is_remembered(self, desk: Desktop) -> None:
        open_preview(desk)
        panel(desk).what.setCurrentIndex(1)
        view(desk).set_zoom(1.5)
        again = desk.reopened()
        wait_until(lambda: again.window.preview.panel is not None)
        assert panel(again).wants_programme
        assert view(again).zoom == 1.5
        assert again.actions.preview.isChecked()

    def test_a_start_without_it_leaves_the_other_panels_as_wide_as_they_were(self, desk: Desktop) -> None:
        findings = desk.frame.panels.findings
        desk.frame.resizeDocks([findings], [FINDINGS_WIDTH + 80], Qt.Orientation.Horizontal)
        work_off()
        width = findings.width()
        assert width > FINDINGS_WIDTH
        again = desk.reopened()
        work_off()
        assert again.frame.panels.findings.width() == width

    @pytest.mark.parametrize("said", [b"", b"groot", b"width 2", b"1e999 x", b"nan 0", b"\xff\xfe"])
    def test_what_was_remembered_wrongly_does_no_harm(self, desk: Desktop, said: bytes) -> None:
        open_preview(desk)
        panel(desk).remember(QByteArray(said))
        zoom = view(desk).zoom
        assert isinstance(zoom, Fit) or LEAST <= zoom <= MOST

    def test_without_a_report_it_says_what_to_do(self, desk: Desktop) -> None:
        open_preview(desk)
        assert desk.session.close()
        desk.session.opened.emit()
        assert view(desk).page_count == 0
        assert panel(desk).place() == ""
        view(desk).grab()

    def test_another_report_is_shown_at_once(self, desk: Desktop) -> None:
        open_preview(desk)
        pages = view(desk).page_count
        desk.session.add_report(windows.later_report())
        wait_until(lambda: is_settled(desk) and view(desk).page_count < pages)

    def test_what_takes_long_is_told(self, desk: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(preview_panel, "LONG", 1)
        with_office(monkeypatch, Scripted(FOREVER))
        desk.do(desk.actions.preview)
        wait_until(lambda: "duurt even" in panel(desk).state())
        desk.do(desk.actions.preview)
        assert panel(desk).state() == ""

    def test_a_program_that_fails_is_told_and_there_is_an_approximation(
        self, desk: Desktop, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with_office(monkeypatch, Scripted(FAILS))
        open_preview(desk)
        assert "konden niet worden gemaakt" in panel(desk).notice()
        assert view(desk).page_count

    def test_what_is_overtaken_is_called_off(self, desk: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
        with_office(monkeypatch, Scripted(FOREVER))
        desk.do(desk.actions.preview)
        wait_until(lambda: "bijgewerkt" in panel(desk).state())
        without_office(monkeypatch)
        desk.go_to(small.STAFF)
        desk.type("Anders.")
        wait_until(lambda: is_settled(desk))

    def test_the_window_closes_while_pages_are_made(self, desk: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
        with_office(monkeypatch, Scripted(FOREVER))
        desk.do(desk.actions.preview)
        wait_until(lambda: "bijgewerkt" in panel(desk).state())
        assert desk.close()


@pytest.mark.usefixtures("alone")
class TestZoom:
    @pytest.fixture(autouse=True)
    def opened(self, desk: Desktop) -> Iterator[None]:
        open_preview(desk)
        yield
        work_off()

    def test_pages_are_as_wide_as_the_room(self, desk: Desktop) -> None:
        assert view(desk).zoom is Fit.WIDTH
        assert view(desk).horizontalScrollBar().maximum() == 0
        assert desk.actions.fit_width.isChecked()

    def test_a_whole_page_can_be_seen(self, desk: Desktop) -> None:
        desk.do(desk.actions.fit_page)
        assert view(desk).frame_of(0).height() < view(desk).viewport().height()
        assert desk.actions.fit_page.isChecked()
        assert not desk.actions.fit_width.isChecked()

    def test_larger_and_smaller(self, desk: Desktop) -> None:
        view(desk).set_zoom(1.0)
        desk.do(desk.actions.zoom_in)
        assert view(desk).zoom == 1.25
        desk.do(desk.actions.zoom_out)
        assert view(desk).zoom == 1.0
        for _ in range(12):
            desk.do(desk.actions.zoom_out)
        assert view(desk).zoom == 0.5
        for _ in range(12):
            desk.do(desk.actions.zoom_in)
        assert view(desk).zoom == 3.0
        view(desk).set_zoom(100.0)
        assert view(desk).zoom == MOST

    def test_the_wheel_with_ctrl_keeps_what_is_under_the_pointer(self, desk: Desktop) -> None:
        shown = view(desk)
        shown.set_zoom(1.0)
        shown.go_to_page(1)
        before = shown.stack.spot_at(shown.verticalScrollBar().value() + 100)
        for delta, modifier in ((120, Qt.KeyboardModifier.ControlModifier), (-120, Qt.KeyboardModifier.NoModifier)):
            where = QPointF(50, 100)
            turn = QWheelEvent(
                where, shown.mapToGlobal(where), QPoint(), QPoint(0, delta), Qt.MouseButton.NoButton, modifier,
                Qt.ScrollPhase.NoScrollPhase, False,
            )  # fmt: skip
            QApplication.sendEvent(shown.viewport(), turn)
            if delta > 0:
                after = shown.stack.spot_at(shown.verticalScrollBar().value() + 100)
                assert shown.factor == pytest.approx(1.1, abs=0.01)
                assert after.page == before.page
                assert after.below == pytest.approx(before.below, abs=2)
        assert shown.stack.spot_at(shown.verticalScrollBar().value() + 100).below > before.below

    def test_keys_go_through_the_pages(self, desk: Desktop) -> None:
        shown = view(desk)
        shown.setFocus()
        QTest.keyClick(shown, Qt.Key.Key_End)
        assert shown.page == shown.page_count - 1
        QTest.keyClick(shown, Qt.Key.Key_Home)
        assert shown.page == 0
        for key in (Qt.Key.Key_Space, Qt.Key.Key_PageDown, Qt.Key.Key_Down):
            before = shown.verticalScrollBar().value()
            QTest.keyClick(shown, key)
            assert shown.verticalScrollBar().value() > before
        assert shown.accessibleDescription() == panel(desk).place()

    def test_the_usual_keys_zoom(self, desk: Desktop) -> None:
        shown = view(desk)
        shown.set_zoom(1.0)
        shown.setFocus()
        QTest.keyClick(shown, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
        assert shown.zoom == 1.25
        QTest.keyClick(shown, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
        assert shown.zoom == 1.0
        QTest.keyClick(shown, Qt.Key.Key_Minus)
        assert shown.zoom == 0.9

    def test_a_larger_page_is_drawn_finer(self, desk: Desktop) -> None:
        shown = view(desk)
        for zoom in (0.5, 1.5):
            shown.set_zoom(zoom)
            shown.grab()
            wait_until(lambda: shown.pictures.are_ready)
            image = shown.pictures.of(shown.page)
            assert image is not None
            assert abs(image.width() - shown.frame_of(shown.page).width()) <= 1

    def test_the_place_stays_when_the_room_changes(self, desk: Desktop) -> None:
        shown = view(desk)
        shown.go_to_page(2)
        desk.frame.resize(desk.frame.width() + 200, desk.frame.height())
        work_off()
        assert shown.page == 2


class TestReal:
    @pytest.fixture
    def real(self, tmp_path: Path) -> Iterator[Desktop]:
        real_office()
        with desktop(tmp_path) as made:
            yield made

    def test_the_pages_are_those_of_the_word_document(self, real: Desktop) -> None:
        open_preview(real)
        assert panel(real).notice() == ""
        assert view(real).page_count > 3
        QTest.mouseClick(view(real).viewport(), Qt.MouseButton.LeftButton, pos=point_of(real, small.STAFF))
        assert real.window.desk.item_id == small.STAFF

    def test_every_heading_is_found_on_its_page(self) -> None:
        real_office()
        report: Report = small.small_report()
        proof: Proof = make_proof(order(report, None, Memory()), lambda: False)
        assert proof.is_real
        found = {place.id for place in proof.places}
        assert {small.FOREWORD, small.GREENERY, small.PARKS, small.ABOUT_PLAYGROUNDS, small.STAFF} <= found
        assert list(proof.places) == sorted(proof.places, key=lambda place: (place.page, place.top))
