"""The previous edition beside the text: what it said, what changed, and taking it over."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QFont, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QDockWidget, QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from tests import reports as small
from tests.driving import part
from tests.editions import APART, later
from tests.reports import small_report
from tests.windows import Desktop, desktop, wait_until, work_off
from vgr_desktop.core.editing import edits, writing
from vgr_desktop.core.editing.writing import explanation_of
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import EMPTY, from_plain, plain
from vgr_desktop.core.model.tree import index
from vgr_desktop.ui.editions.previous_panel import PreviousPanel
from vgr_desktop.ui.editions.previous_text import PreviousText
from vgr_desktop.ui.page.header import PageHeader
from vgr_desktop.ui.tree.model import LIGHT

DROUGHT = small.ABOUT_DROUGHT + APART


def written_anew(report: Report) -> Report:
    """The edition after the small one, in which some of it was rewritten and some is still to be written."""
    report = writing.remove_text(report, small.ABOUT_PLAYGROUNDS + APART)
    report = edits.rename(report, small.PLAYGROUNDS + APART, "Onderhouden van speelplaatsen")
    report = edits.set_light(report, small.PLAYGROUNDS + APART, "green")
    return writing.write(report, DROUGHT, from_plain("Het gras is weer groen."))


@pytest.fixture
def both(tmp_path: Path, qtbot: QtBot) -> Iterator[Desktop]:
    """The program with two editions in the dossier, the later one open."""
    with desktop(tmp_path, small_report(), written_anew(later())) as made:
        wait_until(lambda: made.window.previous.edition.matching is not None)
        yield made


def panel(desk: Desktop) -> PreviousPanel:
    made = desk.window.previous.panel
    assert made is not None
    return made


def is_waiting(desk: Desktop) -> bool:
    """Whether the panel has yet to catch up."""
    return any(timer.isActive() for timer in panel(desk).findChildren(QTimer))


def look(desk: Desktop) -> list[str]:
    """What the panel says, from top to bottom, once it has caught up."""
    work_off()
    wait_until(lambda: not is_waiting(desk))
    parts = [part for part in panel(desk).children() if isinstance(part, QLabel | PreviousText) and part.isVisible()]
    return [part.toPlainText() if isinstance(part, PreviousText) else part.text() for part in parts]


def go_to(desk: Desktop, id: int) -> list[str]:
    desk.go_to(id + APART)
    return look(desk)


def text(desk: Desktop) -> PreviousText:
    return panel(desk).findChildren(PreviousText)[0]


def button(desk: Desktop, name: str) -> QPushButton:
    return next(found for found in panel(desk).findChildren(QPushButton) if found.text() == name)


def dock(desk: Desktop) -> QDockWidget | None:
    return next((dock for dock in desk.frame.findChildren(QDockWidget) if dock.objectName() == "previous"), None)


def explained(desk: Desktop, id: int) -> str:
    found = explanation_of(desk.report, id + APART)
    return plain(found.body) if found else ""


class TestWhatWasSaid:
    def test_of_a_deliverable_its_light_its_title_and_its_explanation(self, both: Desktop) -> None:
        assert go_to(both, small.PLAYGROUNDS) == [
            "▲ was oranje",
            "Heette toen: 4A1.3 Onderhouden van speelplekken",
            "De toelichting op 4A1.3",
            "De levering van toestellen is vertraagd.\nTwee plekken blijven dit jaar dicht.\n"
            "Wij huren tijdelijke toestellen.",
        ]

    def test_of_the_text_in_which_the_caret_is(self, both: Desktop) -> None:
        assert go_to(both, small.GREENERY)[0] == "De missie van programma 4"
        both.editor(small.STATE + APART)
        assert look(both) == [
            "De stand van zaken van programma 4",
            "Na een droog jaar zijn de bomen aangevuld.\nDe pompen draaien weer.",
        ]
        both.editor(small.DROUGHT_COSTS + APART)
        assert look(both)[1] == "Jonge bomen kregen vaker water."

    @pytest.mark.parametrize(
        ("id", "said"),
        [
            (small.REPORT, "Dit voorjaar ligt het meeste werk op schema."),
            (small.STAFF, "Volgens plan."),
            (small.WATER, "Beide werken zijn eerder klaar."),
        ],
    )
    def test_of_every_kind_of_text(self, both: Desktop, id: int, said: str) -> None:
        assert go_to(both, id)[-1] == said

    def test_on_the_page_of_a_goal_of_the_deliverable_one_writes_about(self, both: Desktop) -> None:
        assert go_to(both, small.NEAR)[0] == "● was groen"
        pane = both.window.desk.panes()[1]
        pane.editor.setFocus()
        assert look(both)[0] == "▲ was oranje"

    def test_of_an_area_without_texts_of_its_own_all_that_it_said(self, both: Desktop) -> None:
        both.session.apply("Weg", lambda report: writing.remove_text(report, DROUGHT), DROUGHT)
        said = go_to(both, small.PARKS)
        assert said[0] == "2 toelichtingen"
        heading = text(both).document().begin()
        assert heading.text() == "De toelichting op 4A1.3"
        assert [look.format.fontWeight() for look in heading.layout().formats()] == [QFont.Weight.DemiBold]
        assert "Het gras is dor." in said[1]
        assert not button(both, "Hele tekst overnemen").isVisible()

    def test_where_nothing_was_said_it_says_so(self, both: Desktop) -> None:
        assert go_to(both, small.TREES) == ["● was groen", "In de 1e Voortgangsrapportage 2026 stond hier geen tekst."]

    def test_what_is_new_was_not_there(self, both: Desktop) -> None:
        new = both.session.new_identities(1)[0]
        change = lambda report: edits.add_child(report, small.NEAR + APART, new, "Geveltuinen")  # noqa: E731
        both.session.apply("Toevoegen", change, new.id)
        both.go_to(new.id)
        assert look(both) == ["Dit stond nog niet in de 1e Voortgangsrapportage 2026."]

    def test_a_node_that_goes_elsewhere_is_known_again(self, both: Desktop) -> None:
        new = both.session.new_identities(1)[0]
        both.session.apply("Weg", lambda report: edits.remove(report, small.PUMPS + APART), new.id)
        readd = lambda report: edits.add_child(report, small.CLEAN + APART, new, "Vernieuwen van gemalen")  # noqa: E731
        both.session.apply("Terug", readd, new.id)
        both.go_to(new.id)
        wait_until(lambda: look(both)[0] == "● was groen")
        assert look(both)[1] == "Heette toen: 4B1.1 Vernieuwen van gemalen"

    def test_it_is_never_read_as_markup(self, both: Desktop) -> None:
        both.session.switch(small.REPORT)
        both.session.apply(
            "T", lambda report: edits.rename(report, small.TREES, "Planten <b>van</b> bomen"), small.TREES
        )
        both.session.switch(small.REPORT + APART)
        wait_until(lambda: both.window.previous.edition.matching is not None)
        assert "Heette toen: 4A1.1 Planten <b>van</b> bomen" in go_to(both, small.TREES)


class TestTrend:
    def header(self, desk: Desktop) -> str:
        *_, label = part(desk.window.desk, PageHeader).findChildren(QLabel)
        return label.text() if label.isVisible() else ""

    def test_the_light_then_stands_under_the_light_of_now(self, both: Desktop) -> None:
        both.go_to(small.PLAYGROUNDS + APART)
        assert self.header(both) == "▲ was oranje"
        both.go_to(small.NEAR + APART)
        assert self.header(both) == ""

    def test_and_in_the_tooltips_of_the_tree(self, both: Desktop) -> None:
        place = both.window.model.index_of(small.PLAYGROUNDS + APART)
        said = both.window.model.data(place, Qt.ItemDataRole.ToolTipRole)
        assert said == "4A1.3 Onderhouden van speelplaatsen\n▲ was oranje"
        beside = place.siblingAtColumn(LIGHT)
        assert str(both.window.model.data(beside, Qt.ItemDataRole.ToolTipRole)).endswith("\n▲ was oranje")

    def test_the_first_edition_has_none(self, both: Desktop) -> None:
        both.session.switch(small.REPORT)
        both.go_to(small.PLAYGROUNDS)
        assert self.header(both) == ""


class TestTakingOver:
    def test_the_whole_text_goes_into_an_empty_one_in_one_step(self, both: Desktop) -> None:
        go_to(both, small.PLAYGROUNDS)
        button(both, "Hele tekst overnemen").click()
        before = explanation_of(small_report(), small.PLAYGROUNDS)
        after = explanation_of(both.report, small.PLAYGROUNDS + APART)
        assert before is not None
        assert after is not None
        assert after.body == before.body
        assert "Tekst overnemen" in both.actions.undo.text()
        both.do(both.actions.undo)
        assert explained(both, small.PLAYGROUNDS) == ""

    def test_the_whole_text_comes_after_ones_own_and_only_once(self, both: Desktop) -> None:
        go_to(both, small.PLAYGROUNDS)
        both.type("Eerst dit.")
        both.do(both.actions.undo)
        both.type("Mijn eerste.")
        editor = both.pane().editor
        editor.setFocus()
        editor.put_caret(3)
        button(both, "Hele tekst overnemen").click()
        once = explained(both, small.PLAYGROUNDS)
        assert once.startswith("Mijn eerste.\n")
        work_off()
        button(both, "Hele tekst overnemen").click()
        assert explained(both, small.PLAYGROUNDS) == once
        assert "staat er al" in both.message

    def test_what_stood_there_is_an_earlier_version_beside_what_came(self, both: Desktop) -> None:
        go_to(both, small.PLAYGROUNDS)
        both.type("Mijn eerste.")
        button(both, "Hele tekst overnemen").click()
        assert both.session.settle()
        store, text = both.session.store, both.pane().slot.id
        assert store is not None
        came, own = store.versions(text)[:2]
        assert came.author.startswith("overgenomen uit de ")
        assert plain(own.body) == "Mijn eerste."

    def test_the_marked_paragraph_goes_to_the_end_when_the_caret_is_nowhere(self, both: Desktop) -> None:
        go_to(both, small.GREENERY)
        both.editor(small.STATE + APART)
        look(both)
        QTest.keyClick(text(both), Qt.Key.Key_Down)
        button(both, "Alinea overnemen").click()
        state = index(both.report).items[small.GREENERY + APART].state_of_affairs  # type: ignore[union-attr]
        assert plain(state.body).split("\n")[1:] == ["De pompen draaien weer.", "De pompen draaien weer."]

    def test_it_goes_where_the_caret_is_and_the_caret_after_it(self, both: Desktop) -> None:
        go_to(both, small.GREENERY)
        editor = both.editor(small.STATE + APART)
        editor.put_caret(3)
        look(both)
        button(both, "Alinea overnemen").click()
        assert plain(editor.text()).split("\n") == [
            "Na een droog jaar zijn de bomen aangevuld.",
            "Na een droog jaar zijn de bomen aangevuld.",
            "De pompen draaien weer.",
        ]
        assert (editor.textCursor().blockNumber(), editor.textCursor().atBlockEnd()) == (1, True)

    def test_what_is_being_typed_is_not_lost(self, both: Desktop) -> None:
        go_to(both, small.PLAYGROUNDS)
        QTest.keyClicks(both.editor(), "Eerst dit.")
        button(both, "Alinea overnemen").click()
        assert explained(both, small.PLAYGROUNDS) == "Eerst dit.\nDe levering van toestellen is vertraagd."

    def test_enter_takes_the_marked_paragraph(self, both: Desktop) -> None:
        go_to(both, small.PLAYGROUNDS)
        QTest.keyClick(text(both), Qt.Key.Key_Return)
        assert explained(both, small.PLAYGROUNDS) == "De levering van toestellen is vertraagd."

    def test_the_arrow_takes_the_paragraph_under_the_mouse_at_one_click(self, both: Desktop) -> None:
        go_to(both, small.PLAYGROUNDS)
        shown = text(both)
        place = shown.rectangle_of(1).center().toPoint()
        move(shown, place)
        arrow = shown.findChildren(QToolButton)[0]
        assert arrow.isVisible()
        arrow.click()
        assert explained(both, small.PLAYGROUNDS) == "Twee plekken blijven dit jaar dicht."

    def test_the_arrow_goes_with_the_mouse(self, both: Desktop) -> None:
        go_to(both, small.PLAYGROUNDS)
        shown = text(both)
        move(shown, shown.rectangle_of(1).center().toPoint())
        QApplication.sendEvent(shown, QEvent(QEvent.Type.Leave))
        assert not shown.findChildren(QToolButton)[0].isVisible()

    def test_from_a_dossier_that_is_only_read_nothing_is_taken(self, both: Desktop) -> None:
        both.session.open(both.glimpse(), small.REPORT + APART, read_only=True)
        wait_until(lambda: both.window.previous.edition.matching is not None)
        go_to(both, small.PLAYGROUNDS)
        assert not button(both, "Alinea overnemen").isEnabled()
        assert not button(both, "Hele tekst overnemen").isEnabled()
        QTest.keyClick(text(both), Qt.Key.Key_Return)
        assert explained(both, small.PLAYGROUNDS) == ""


def move(shown: PreviousText, place: QPoint) -> None:
    """Move the mouse over a text."""
    at = QPointF(place)
    nothing = Qt.MouseButton.NoButton
    above = QPointF(shown.viewport().mapToGlobal(place))
    event = QMouseEvent(QEvent.Type.MouseMove, at, above, nothing, nothing, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(shown.viewport(), event)


class TestDifferences:
    def switch_on(self, desk: Desktop) -> None:
        panel(desk).findChildren(QCheckBox)[0].click()

    def legend(self, desk: Desktop) -> str:
        rich = Qt.TextFormat.RichText
        (legend,) = (label for label in panel(desk).findChildren(QLabel) if label.textFormat() is rich)
        return legend.text() if legend.isVisible() else ""

    def formats(self, desk: Desktop) -> dict[str, tuple[bool, bool]]:
        """Each stretch of the first paragraph, with whether it is struck out and whether underlined."""
        found = {}
        fragments = text(desk).document().begin().begin()
        while not fragments.atEnd():
            form = fragments.fragment().charFormat()
            found[fragments.fragment().text().strip()] = (form.fontStrikeOut(), form.fontUnderline())
            fragments += 1
        return found

    def test_words_that_went_are_struck_out_and_words_that_came_underlined(self, both: Desktop) -> None:
        go_to(both, small.PARKS)
        self.switch_on(both)
        wait_until(lambda: bool(self.legend(both)))
        assert self.formats(both) == {
            "Het gras is": (False, False),
            "dor": (True, False),
            "weer groen": (False, True),
            ".": (False, False),
        }
        assert self.legend(both) == (
            "<u>Onderstreept</u> is nieuw: 2 woorden.<br><s>Doorgestreept</s> is vervallen: 1 woord."
        )
        assert not button(both, "Alinea overnemen").isEnabled()
        self.switch_on(both)
        assert self.legend(both) == ""
        assert text(both).toPlainText() == "Het gras is dor."

    def test_they_follow_what_is_typed(self, both: Desktop) -> None:
        go_to(both, small.PARKS)
        self.switch_on(both)
        both.session.apply("T", lambda report: writing.write(report, DROUGHT, from_plain("Het gras is dor.")), DROUGHT)
        wait_until(lambda: "dezelfde" in self.legend(both))

    def test_a_text_that_went_is_struck_out_whole(self, both: Desktop) -> None:
        go_to(both, small.PARKS)
        self.switch_on(both)
        both.session.apply("T", lambda report: writing.write(report, DROUGHT, EMPTY), DROUGHT)
        wait_until(lambda: self.formats(both) == {"Het gras is dor.": (True, False)})


class TestThePanel:
    def test_a_dossier_with_one_report_has_none(self, desk: Desktop) -> None:
        assert dock(desk) is None
        assert not desk.actions.previous.isEnabled()

    def test_it_comes_with_the_second_report(self, desk: Desktop) -> None:
        desk.session.add_report(later())
        wait_until(lambda: dock(desk) is not None)
        shown = dock(desk)
        assert shown is not None
        assert shown.isVisible()
        assert desk.actions.previous.isChecked()

    def test_the_first_edition_says_that_there_is_none_before_it(self, both: Desktop) -> None:
        both.session.switch(small.REPORT)
        assert look(both) == [
            "Er is geen eerdere rapportage in dit dossier. Kies hierboven waarmee u wilt vergelijken."
        ]

    def test_another_report_can_be_chosen_and_is_remembered(self, both: Desktop) -> None:
        both.session.switch(small.REPORT)
        box = panel(both).findChildren(QComboBox)[0]
        box.setCurrentIndex(0)
        box.activated.emit(0)
        wait_until(lambda: both.window.previous.edition.matching is not None)
        both.go_to(small.PLAYGROUNDS)
        assert look(both)[:2] == ["● was groen", "Heette toen: 4A1.3 Onderhouden van speelplaatsen"]
        again = both.reopened()
        assert again.window.previous.edition.report is not None
        assert again.window.previous.edition.report.id == small.REPORT + APART

    def test_it_stays_closed_until_it_is_opened_again(self, both: Desktop) -> None:
        both.do(both.actions.previous)
        shown = dock(both)
        assert shown is not None
        assert not shown.isVisible()
        again = both.reopened()
        assert dock(again) is None
        again.do(again.actions.previous)
        wait_until(lambda: dock(again) is not None)
        opened = dock(again)
        assert opened is not None
        assert opened.isVisible()

    def test_its_own_button_closes_it_as_well(self, both: Desktop) -> None:
        shown = dock(both)
        assert shown is not None
        shown.close()
        assert not both.actions.previous.isChecked()
        assert not both.settings.shows("previous")

    def test_while_it_is_closed_nothing_is_looked_for(self, both: Desktop) -> None:
        both.do(both.actions.previous)
        both.go_to(small.PARKS + APART)
        assert not is_waiting(both)
