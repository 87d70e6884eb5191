"""Writing in the window: what is typed is on the page, in the report and in the file."""

import gc
import weakref
from dataclasses import replace
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from tests import reports as small
from tests.driving import choose, part
from tests.reports import small_report
from tests.ui.pages import explained, field
from tests.windows import Desktop, desktop, wait_until, work_off
from vgr_desktop.core.editing import edits, writing
from vgr_desktop.core.model.editions import edition
from vgr_desktop.core.model.report import Explanation, Report
from vgr_desktop.core.model.text import Paragraph, Run, from_plain, plain, rich
from vgr_desktop.core.model.tree import index
from vgr_desktop.ui.kit.form_fields import LineField
from vgr_desktop.ui.page.area_foot import AreaFoot
from vgr_desktop.ui.page.leftover_note import LeftoverNote
from vgr_desktop.ui.page.sheet import Sheet

CONTROL = Qt.KeyboardModifier.ControlModifier


class TestTyping:
    def test_what_is_typed_is_in_the_file(self, desk: Desktop) -> None:
        desk.go_to(small.TREES)
        desk.type("De bomen staan er.")
        assert explained(desk.saved(), small.TREES) == "De bomen staan er."

    def test_it_is_handed_in_by_itself_after_a_pause(self, desk: Desktop) -> None:
        desk.go_to(small.TREES)
        QTest.keyClicks(desk.editor(), "Zomaar.")
        assert explained(desk.report, small.TREES) is None
        wait_until(lambda: explained(desk.report, small.TREES) == "Zomaar.")

    def test_it_stays_when_something_else_changes_the_same_text_meanwhile(self, desk: Desktop) -> None:
        counted = rich([Paragraph((Run("Op oranje: "), Run("1", field="count:orange@report")))])
        desk.session.apply("Plakken", partial(writing.write, text_id=small.MISSION, body=counted), small.MISSION)
        desk.go_to(small.GREENERY)
        editor = desk.editor(small.MISSION)
        editor.put_caret(0)
        QTest.keyClicks(editor, "Weer ")
        light = partial(edits.set_light, id=small.TREES, light="orange")
        desk.session.apply("Stoplicht zetten", light, small.TREES, burst="from elsewhere")
        assert plain(editor.text()) == "Weer Op oranje: 1"
        desk.session.hand_in()
        assert plain(editor.text()) == "Weer Op oranje: 2"

    def test_it_is_there_when_one_comes_back(self, desk: Desktop) -> None:
        desk.go_to(small.TREES)
        QTest.keyClicks(desk.editor(), "De bomen")
        desk.go_to(small.PARKS)
        assert "De bomen" in desk.page_text()
        desk.go_to(small.TREES)
        assert desk.page_text() == ["De bomen"]

    def test_it_goes_on_in_the_same_text(self, desk: Desktop) -> None:
        desk.go_to(small.TREES)
        editor = desk.editor()
        for word in ("De ", "bomen ", "staan."):
            desk.type(word)
        assert desk.pane().editor is editor
        assert explained(desk.report, small.TREES) == "De bomen staan."

    def test_what_is_typed_and_taken_out_again_leaves_no_explanation(self, desk: Desktop) -> None:
        desk.go_to(small.TREES)
        QTest.keyClicks(desk.editor(), "x")
        QTest.keyClick(desk.editor(), Qt.Key.Key_Backspace)
        desk.session.hand_in()
        assert desk.report == small_report()

    def test_on_the_page_of_a_goal_each_deliverable_has_its_text(self, desk: Desktop) -> None:
        desk.go_to(small.NEAR)
        assert len(desk.window.desk.panes()) == 2
        QTest.keyClicks(desk.window.desk.panes()[0].editor, "bomen")
        QTest.keyClicks(desk.window.desk.panes()[1].editor, "speelplekken")
        desk.session.hand_in()
        assert explained(desk.report, small.TREES) == "bomen"
        assert "speelplekken" in (explained(desk.report, small.PLAYGROUNDS) or "")

    def test_arrows_go_from_one_text_to_the_next(self, desk: Desktop) -> None:
        desk.go_to(small.GREENERY)
        first, second = (pane.editor for pane in desk.window.desk.panes()[:2])
        first.setFocus()
        first.put_caret(first.document().characterCount())
        desk.press(Qt.Key.Key_Down)
        wait_until(second.hasFocus)
        desk.press(Qt.Key.Key_Up)
        wait_until(first.hasFocus)

    def test_two_dossiers_never_share_a_place_for_a_text(self, desk: Desktop) -> None:
        desk.go_to(small.TREES)
        (desk.folder / "ander").mkdir()
        with desktop(desk.folder / "ander") as other:
            report = writing.explain_area(small_report(), small.PARKS, small.identity(28), "Al bezet", from_plain("x"))
            other.session.apply("Voorbereiden", lambda _: report, small.PARKS)
            assert other.session.settle()
            desk.path = other.path
            other.session.abandon()
            desk.session.close()
            desk.session.open(desk.glimpse())
            desk.go_to(small.TREES)
            desk.type("De bomen.")
        kept = index(desk.report).items[28]
        assert isinstance(kept, Explanation)
        assert plain(kept.body) == "x"
        assert explained(desk.report, small.TREES) == "De bomen."


class TestFields:
    def test_a_name_is_typed_beside_the_texts(self, desk: Desktop) -> None:
        desk.go_to(small.PARKS)
        name = field(desk, "Naam")
        name.setFocus()
        QTest.keyClicks(name, " en bossen")
        desk.session.hand_in()
        assert "  4A Parken en bossen" in desk.tree_lines()

    def test_committees_are_typed_one_on_a_line(self, desk: Desktop) -> None:
        desk.go_to(small.PARKS)
        committees = field(desk, "Commissie(s)")
        QTest.keyClicks(committees, "Groen")
        QTest.keyClick(committees, Qt.Key.Key_Return)
        QTest.keyClicks(committees, "Stad")
        desk.session.hand_in()
        area = index(desk.saved()).area(small.PARKS)
        assert area is not None
        assert area.committees == ("Groen", "Stad")

    def test_typing_in_two_fields_within_one_pause_loses_neither(self, desk: Desktop) -> None:
        desk.go_to(small.GREENERY)
        name, committees = field(desk, "Naam"), field(desk, "Commissie(s)")
        QTest.keyClicks(name, "!")
        QTest.keyClicks(committees, "De ")
        desk.session.hand_in()
        programme = desk.report.programmes[0]
        assert (programme.name, programme.committees) == ("Groen en water!", ("De Leefomgeving",))

    def test_the_caret_stays_where_one_types_when_what_was_typed_is_tidied(self, desk: Desktop) -> None:
        desk.go_to(small.GREENERY)
        name = field(desk, "Naam")
        assert isinstance(name, LineField)
        name.setCursorPosition(0)
        QTest.keyClicks(name, "Veel  ")
        desk.session.hand_in()
        assert desk.report.programmes[0].name == "Veel Groen en water"
        assert name.cursorPosition() == len("Veel  ")

    def test_a_name_that_is_emptied_to_type_another_one_is_left_in_peace(self, desk: Desktop) -> None:
        desk.go_to(small.PARKS)
        name = field(desk, "Naam")
        assert isinstance(name, LineField)
        name.setFocus()
        name.selectAll()
        QTest.keyClick(name, Qt.Key.Key_Backspace)
        desk.session.hand_in()
        assert name.text() == ""
        assert desk.window.messages.text() == ""
        QTest.keyClicks(name, "Bossen")
        desk.session.hand_in()
        assert "  4A Bossen" in desk.tree_lines()

    def test_a_name_that_is_left_empty_is_refused_and_the_old_one_is_back(self, desk: Desktop) -> None:
        desk.go_to(small.PARKS)
        name = field(desk, "Naam")
        assert isinstance(name, LineField)
        name.setFocus()
        name.selectAll()
        QTest.keyClick(name, Qt.Key.Key_Backspace)
        desk.window.tree.setFocus()
        assert name.text() == "Parken"
        assert "niet leeg" in desk.window.messages.text()
        assert desk.report == small_report()

    def test_undo_in_a_field_takes_back_what_was_typed_there(self, desk: Desktop) -> None:
        desk.go_to(small.PARKS)
        name = field(desk, "Naam")
        name.setFocus()
        QTest.keyClicks(name, "en")
        desk.session.hand_in()
        QTest.keyClick(name, Qt.Key.Key_Z, CONTROL)
        assert isinstance(name, LineField)
        assert name.text() == "Parken"

    def test_the_title_of_the_report_can_be_typed_anew(self, desk: Desktop) -> None:
        desk.go_to(small.REPORT)
        title = field(desk, "Rapportage")
        title.setFocus()
        for _ in "2026":
            QTest.keyClick(title, Qt.Key.Key_Backspace)
            desk.session.hand_in()
        QTest.keyClicks(title, "2027")
        desk.session.hand_in()
        assert desk.report.edition == edition(1, 2027)


class TestExplanations:
    def test_one_is_added_to_an_area_and_removed_again(self, desk: Desktop) -> None:
        desk.go_to(small.PARKS)
        button = part(part(desk.window.desk, AreaFoot), QPushButton)
        choose(button, "Planten van bomen")
        choose(button, "Onder een eigen kop")
        heading = desk.window.desk.panes()[-1].heading
        work_off()
        assert heading.isVisible()
        wait_until(heading.hasFocus)
        heading.selectAll()
        QTest.keyClicks(heading, "Gevolgen van de regen")
        desk.session.hand_in()
        area = index(desk.report).area(small.PARKS)
        assert area is not None
        assert area.explanations[-1].heading == "Gevolgen van de regen"
        desk.window.desk.panes()[-1].removal_wanted.emit()
        assert len(desk.window.desk.panes()) == len(area.explanations) - 1

    def test_heading_and_text_typed_within_one_pause_are_both_kept(self, desk: Desktop) -> None:
        desk.go_to(small.PARKS)
        pane = desk.pane(small.ABOUT_DROUGHT)
        QTest.keyClicks(desk.editor(small.ABOUT_DROUGHT), " Erg.")
        QTest.keyClicks(pane.heading, " in mei")
        desk.session.hand_in()
        explanation = index(desk.report).items[small.ABOUT_DROUGHT]
        assert isinstance(explanation, Explanation)
        assert (explanation.heading, plain(explanation.body)) == (
            "Gevolgen van de droogte in mei",
            "Het gras is dor. Erg.",
        )

    def test_their_order_is_changed(self, desk: Desktop) -> None:
        desk.go_to(small.PARKS)
        desk.pane(small.ABOUT_DROUGHT).move_wanted.emit(-1)
        assert [pane.slot.id for pane in desk.window.desk.panes()] == [small.ABOUT_DROUGHT, small.ABOUT_PLAYGROUNDS]
        layout = part(desk.window.desk, Sheet).texts
        shown = [layout.indexOf(pane) for pane in desk.window.desk.panes()]
        assert shown == sorted(shown)

    def test_wording_of_the_source_can_be_accepted(self, desk: Desktop) -> None:
        desk.session.apply(
            "Voorbereiden", lambda r: writing.set_heading(r, small.ABOUT_PLAYGROUNDS, "Speelplekjes"), small.PARKS
        )
        desk.go_to(small.PLAYGROUNDS)
        pane = desk.pane()
        work_off()
        source = next(label for label in pane.findChildren(QLabel) if "In de bron stond" in label.text())
        assert source.isVisible()
        source.linkActivated.emit("accept")
        explanation = index(desk.report).items[small.ABOUT_PLAYGROUNDS]
        assert isinstance(explanation, Explanation)
        assert explanation.heading is None
        assert not source.isVisible()


class TestLeftovers:
    def notes(self, desk: Desktop) -> list[str]:
        work_off()
        return [note.findChildren(QLabel)[1].text() for note in desk.window.desk.findChildren(LeftoverNote)]

    def press_in_note(self, desk: Desktop, name: str) -> None:
        note = desk.window.desk.findChildren(LeftoverNote)[0]
        button = next(b for b in note.findChildren(QPushButton) if b.text() == name)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(3, 3))

    def test_one_is_put_into_the_text_it_stood_by(self, desk: Desktop) -> None:
        desk.go_to(small.QUAYS)
        assert self.notes(desk) == ["Foto: de nieuwe gracht"]
        self.press_in_note(desk, "In de tekst zetten")
        assert self.notes(desk) == []
        assert desk.page_text() == ["Beide werken zijn eerder klaar.\nFoto: de nieuwe gracht"]
        desk.do(desk.actions.undo)
        assert self.notes(desk) == ["Foto: de nieuwe gracht"]

    def test_one_is_left_out(self, desk: Desktop) -> None:
        desk.go_to(small.QUAYS)
        self.press_in_note(desk, "Weglaten")
        assert self.notes(desk) == []
        assert desk.saved().leftovers == ()

    def test_leaving_one_out_twice_leaves_it_out_once(self, desk: Desktop) -> None:
        desk.go_to(small.QUAYS)
        (note,) = desk.window.desk.findChildren(LeftoverNote)
        for _ in range(2):
            note.dropped.emit(small.LEFTOVER)
        assert desk.report.leftovers == ()
        desk.do(desk.actions.undo)
        assert self.notes(desk) == ["Foto: de nieuwe gracht"]

    @pytest.mark.parametrize("near", [None, 999, small.LEFTOVER, small.REPORT, small.FOREWORD])
    def test_one_that_belongs_nowhere_stands_with_the_foreword(self, desk: Desktop, near: int | None) -> None:
        def strayed(report: Report) -> Report:
            return replace(report, leftovers=tuple(replace(left, near=near) for left in report.leftovers))

        desk.session.apply("Voorbereiden", strayed, small.REPORT)
        desk.window.go_to(small.LEFTOVER)
        assert desk.window.desk.item_id == small.REPORT
        assert self.notes(desk) == ["Foto: de nieuwe gracht"]

    def test_one_by_nothing_can_be_placed_and_taken_back(self, desk: Desktop) -> None:
        def loose(report: Report) -> Report:
            return replace(report, leftovers=tuple(replace(left, near=None) for left in report.leftovers))

        desk.session.apply("Voorbereiden", loose, small.REPORT)
        desk.go_to(small.REPORT)
        self.press_in_note(desk, "In de tekst zetten")
        assert desk.page_text()[0].endswith("Foto: de nieuwe gracht")
        desk.go_to(small.TREES)
        desk.do(desk.actions.undo)
        assert desk.window.desk.item_id == small.REPORT
        assert self.notes(desk) == ["Foto: de nieuwe gracht"]

    def test_one_by_a_text_stands_on_the_page_of_that_text(self, desk: Desktop) -> None:
        def moved(report: Report) -> Report:
            return replace(report, leftovers=tuple(replace(left, near=small.MISSION) for left in report.leftovers))

        desk.session.apply("Voorbereiden", moved, small.REPORT)
        desk.window.go_to(small.LEFTOVER)
        assert desk.window.desk.item_id == small.GREENERY
        assert self.notes(desk) == ["Foto: de nieuwe gracht"]


def test_pages_that_were_left_are_freed(desk: Desktop) -> None:
    desk.go_to(small.GREENERY)
    panes = [weakref.ref(pane) for pane in desk.window.desk.panes()]
    widgets = list(desk.window.desk.panes())
    for id in (small.PARKS, small.NEAR, small.TREES, small.STAFF, small.REPORT) * 3:
        desk.go_to(id)
    work_off()
    assert not any(shiboken6.isValid(widget) for widget in widgets)
    del widgets
    gc.collect()
    assert not any(pane() for pane in panes)


def test_what_is_typed_in_another_window_does_not_get_lost_when_ours_is_left(desk: Desktop) -> None:
    desk.go_to(small.TREES)
    QTest.keyClicks(desk.editor(), "De bomen.")
    another = QWidget()
    another.show()
    another.activateWindow()
    wait_until(lambda: not desk.frame.isActiveWindow())
    assert explained(desk.report, small.TREES) == "De bomen."


def test_the_facts_of_an_item_are_there_again_when_the_dossier_is_opened_again(desk: Desktop) -> None:
    desk.go_to(small.GREENERY)
    desk.session.open(desk.glimpse())
    wait_until(lambda: desk.window.desk.item_id == small.GREENERY)
    assert field(desk, "Naam").isVisible()
