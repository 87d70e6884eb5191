"""The window with what changed in the goal tree since another edition."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QPushButton, QTextBrowser
from pytestqt.qtbot import QtBot

from tests import reports as small
from tests.editions import APART, later
from tests.reports import identity, small_report
from tests.windows import Desktop, answer, desktop, later_report, wait_until, work_off
from vgr_desktop.core.editing import edits
from vgr_desktop.core.editions.compare import compare
from vgr_desktop.core.model.report import Report
from vgr_desktop.ui.editions.matching_dialog import MatchingDialog
from vgr_desktop.ui.editions.tree_changes_page import html_of, lines_of
from vgr_desktop.ui.editions.tree_changes_window import TreeChangesWindow


def changed() -> Report:
    """The edition after the small one, with a change of every kind."""
    report = edits.rename(later(), small.TREES + APART, "Planten van bomen <en> struiken")
    report = edits.remove(report, small.LITTER + APART)
    report = edits.add_child(report, small.CLEAN + APART, identity(9000), "Plaatsen van afvalbakken")
    report = edits.set_number(report, small.QUAYS + APART, "11")
    report = edits.rename(report, small.PUMPS + APART, "Vernieuwen van de gemalen")
    return edits.move(report, small.PUMPS + APART, small.NEAR + APART, 2)


@pytest.fixture
def both(tmp_path: Path, qtbot: QtBot) -> Iterator[Desktop]:
    """The program with two editions in the dossier, the later one open."""
    with desktop(tmp_path, small_report(), changed()) as made:
        wait_until(lambda: made.window.previous.edition.matching is not None)
        yield made


def windows(desk: Desktop) -> list[TreeChangesWindow]:
    work_off()
    return desk.frame.findChildren(TreeChangesWindow)


def opened(desk: Desktop) -> TreeChangesWindow:
    """The window, once it lists something."""
    desk.do(desk.actions.tree_changes)
    (found,) = windows(desk)
    wait_until(lambda: page(found).toPlainText() != "")
    return found


def page(shown: TreeChangesWindow) -> QTextBrowser:
    return shown.findChildren(QTextBrowser)[0]


class TestThePage:
    def test_every_change_stands_with_its_kind(self) -> None:
        assert lines_of(compare(small_report(), changed())).split("\n") == [
            "Wat er in de doelenboom is gewijzigd van de 1e Voortgangsrapportage 2026 naar de 2e "
            "Voortgangsrapportage 2026:",
            "",
            "Nieuw (1)",
            "4A2.1 Plaatsen van afvalbakken",
            "",
            "Vervallen (1)",
            "4A2.1 Opruimen van afval",
            "",
            "Hernoemd (2)",
            "4A1.1 Planten van bomen → 4A1.1 Planten van bomen <en> struiken",
            "4B1.1 Vernieuwen van gemalen → 4A1.4 Vernieuwen van de gemalen",
            "",
            "Hernummerd (1)",
            "4B1.10 Herstellen van kades → 4B1.11 Herstellen van kades",
        ]

    def test_the_words_that_differ_are_marked_and_titles_are_no_markup(self) -> None:
        said = html_of(compare(small_report(), changed()))
        assert "Planten van bomen <u>&lt;en&gt; struiken</u>" in said
        assert "Vernieuwen van <u>de</u> gemalen (was 4B1.1, ook verplaatst)" in said

    def test_when_nothing_changed_it_says_so(self) -> None:
        said = "In de doelenboom is niets gewijzigd van de 1e Voortgangsrapportage 2026 naar de 2e"
        assert lines_of(compare(small_report(), later())).startswith(said)
        assert said in html_of(compare(small_report(), later()))


class TestTheWindow:
    def test_one_can_work_on_while_it_is_open(self, both: Desktop) -> None:
        shown = opened(both)
        assert not shown.isModal()
        assert "Hernoemd (2)" in page(shown).toPlainText()

    def test_a_click_goes_there(self, both: Desktop) -> None:
        page(opened(both)).anchorClicked.emit(QUrl("9000"))
        assert both.here == "4A2.1"

    def test_it_follows_the_tree(self, both: Desktop) -> None:
        shown = opened(both)
        both.session.apply("T", lambda report: edits.rename(report, small.PARKS + APART, "Plantsoenen"), small.REPORT)
        wait_until(lambda: "Hernoemd (3)" in page(shown).toPlainText())
        both.do(both.actions.undo)
        wait_until(lambda: "Hernoemd (2)" in page(shown).toPlainText())

    def test_it_can_be_copied_as_text(self, both: Desktop) -> None:
        shown = opened(both)
        next(button for button in shown.findChildren(QPushButton) if "opiëren" in button.text()).click()
        assert QGuiApplication.clipboard().text() == lines_of(compare(small_report(), changed()))

    def test_the_reports_can_be_coupled_from_it(self, both: Desktop) -> None:
        shown = opened(both)
        assert "Misschien is iets dat nieuw lijkt" in page(shown).toPlainText()
        answer(MatchingDialog, MatchingDialog.accept)
        page(shown).anchorClicked.emit(QUrl("couple"))
        wait_until(lambda: "Misschien" not in page(shown).toPlainText())

    def test_the_first_edition_is_compared_with_the_one_after_it(self, both: Desktop) -> None:
        both.session.switch(small.REPORT)
        assert page(opened(both)).toPlainText().startswith("Wat er in de doelenboom is gewijzigd van de 1e")

    def test_another_report_can_be_chosen(self, both: Desktop) -> None:
        both.session.add_report(later_report())
        both.session.switch(changed().id)
        shown = opened(both)
        box = shown.findChildren(QComboBox)[0]
        box.setCurrentIndex(box.findText("2e Voortgangsrapportage 2026"))
        box.activated.emit(box.currentIndex())
        wait_until(lambda: "Nieuw (14)" in page(shown).toPlainText())

    def test_it_is_one_window_that_can_be_closed_and_opened_again(self, both: Desktop) -> None:
        shown = opened(both)
        assert opened(both) is shown
        shown.close()
        assert windows(both) == []
        assert opened(both).isVisible()

    def test_it_goes_when_there_is_nothing_to_compare_with(self, both: Desktop) -> None:
        opened(both)
        both.session.abandon()
        both.session.opened.emit()
        assert windows(both) == []

    def test_one_report_has_nothing_to_be_compared_with(self, desk: Desktop) -> None:
        assert not desk.actions.tree_changes.isEnabled()
