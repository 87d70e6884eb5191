"""Coupling two reports that were imported apart."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QTreeWidget
from pytestqt.qtbot import QtBot

from tests import reports as small
from tests.driving import part
from tests.editions import APART, later
from tests.reports import identity, small_report
from tests.windows import Desktop, answer, desktop, wait_until, work_off
from vgr_desktop.core.editing import edits
from vgr_desktop.core.editions.matching import Matching, Reason, are_coupled, match
from vgr_desktop.core.model.editions import edition
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.tree import index
from vgr_desktop.ui.editions.matching_dialog import NOW, THEN, WHY, MatchingDialog
from vgr_desktop.ui.kit.marked_words import marked


def budget_of_next_year() -> Report:
    """The edition after the small one, from elsewhere: one thing renamed, one new and one gone."""
    report = edits.rename(later(), small.TREES + APART, "Planten van bomen en struiken")
    report = edits.remove(report, small.LITTER + APART)
    return edits.add_child(report, small.CLEAN + APART, identity(9000), "Plaatsen van afvalbakken")


def based_on(report: Report) -> Report:
    """A report of the year after, on the basis of this one."""
    made = edits.new_report([identity(5000), identity(5001), identity(5002)], edition(1, 2027))
    return replace(made, basis=report.lineage)


@pytest.fixture
def both(tmp_path: Path, qtbot: QtBot) -> Iterator[Desktop]:
    """The program with two editions in the dossier that know nothing of each other."""
    with desktop(tmp_path, small_report(), budget_of_next_year()) as made:
        wait_until(lambda: made.window.previous.edition.matching is not None)
        yield made


@pytest.fixture
def dialog(qtbot: QtBot) -> MatchingDialog:
    before, after = small_report(), budget_of_next_year()
    made = MatchingDialog(before, after, match(before, after))
    qtbot.addWidget(made)
    return made


def couple(desk: Desktop, reply: Callable[[MatchingDialog], object] = MatchingDialog.accept) -> None:
    """Choose the action and answer its dialog, by default by agreeing."""
    answered: list[bool] = []

    def respond(dialog: MatchingDialog) -> None:
        reply(dialog)
        answered.append(True)

    answer(MatchingDialog, respond)
    desk.do(desk.actions.couple)
    wait_until(lambda: bool(answered))
    work_off()


def now(desk: Desktop) -> Matching:
    """How the two reports are matched as they are now."""
    before, after = desk.session.reports
    return match(before, after)


def groups(dialog: MatchingDialog) -> dict[str, list[tuple[str, str, str]]]:
    """The rows of the list by their group: now, then and why."""
    view = dialog.findChildren(QTreeWidget)[0]
    found = [view.topLevelItem(place) for place in range(view.topLevelItemCount())]
    return {
        group.text(0): [
            (row.text(NOW), row.text(THEN), row.text(WHY)) for row in map(group.child, range(group.childCount())) if row
        ]
        for group in found
        if group
    }


def choose(dialog: MatchingDialog, title: str, then: str) -> None:
    """Select the row of the node with this title, and choose what it was by the beginning of its name."""
    view, box = dialog.findChildren(QTreeWidget)[0], dialog.findChildren(QComboBox)[0]
    found = view.findItems(title, Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive, NOW)
    view.setCurrentItem(found[0])
    place = next(place for place in range(box.count()) if box.itemText(place).startswith(then))
    box.setCurrentIndex(place)
    box.activated.emit(place)


def gone(dialog: MatchingDialog) -> str:
    return part(dialog, QLabel, "Vervallen").text()


class TestTheDialog:
    def test_what_is_to_be_decided_comes_first_and_what_is_certain_is_listed(self, dialog: MatchingDialog) -> None:
        likely, new, sure = groups(dialog).items()
        assert likely == (
            "Lijkt op elkaar: is dit hetzelfde? (1)",
            [("4A1.1 Planten van bomen en struiken", "4A1.1 Planten van bomen", "77% gelijk")],
        )
        assert new == (
            "Nieuw, of stond het er onder een andere naam? (1)",
            [("4A2.1 Plaatsen van afvalbakken", "– nieuw –", "")],
        )
        assert sure[0] == "Zeker hetzelfde (12)"
        assert ("4A Parken", "4A Parken", "zelfde code en tekst") in sure[1]
        assert gone(dialog) == "4A2.1 Opruimen van afval"

    def test_the_words_that_differ_are_marked(self, dialog: MatchingDialog) -> None:
        assert part(dialog, QLabel, "Titel").text() == "Planten van bomen <u>en struiken</u>"

    def test_what_is_new_can_be_said_to_be_what_is_gone(self, dialog: MatchingDialog) -> None:
        choose(dialog, "afvalbakken", "4A2.1 Opruimen")
        assert groups(dialog)["Nieuw, of stond het er onder een andere naam? (1)"] == [
            ("4A2.1 Plaatsen van afvalbakken", "4A2.1 Opruimen van afval", "uw keuze")
        ]
        assert gone(dialog) == "niets"
        assert dialog.decisions()[9000] == small.LITTER

    def test_what_looks_alike_can_be_said_to_be_new(self, dialog: MatchingDialog) -> None:
        choose(dialog, "struiken", "Nieuw")
        assert dialog.decisions()[small.TREES + APART] is None
        assert gone(dialog) == "4A1.1 Planten van bomen; 4A2.1 Opruimen van afval"

    def test_what_is_chosen_for_one_is_taken_from_another(self, dialog: MatchingDialog) -> None:
        choose(dialog, "afvalbakken", "4B1.1 Vernieuwen van gemalen (nu: 4B1.1")
        decisions = dialog.decisions()
        assert (decisions[9000], decisions[small.PUMPS + APART]) == (small.PUMPS, None)

    def test_only_what_is_of_the_same_kind_is_offered(self, dialog: MatchingDialog) -> None:
        choose(dialog, "Parken", "4A Parken")
        box = dialog.findChildren(QComboBox)[0]
        assert [box.itemText(place) for place in range(box.count())] == [
            "Nieuw: stond er nog niet in",
            "4A Parken",
            "4B Water (nu: 4B Water)",
        ]

    def test_a_group_is_nothing_to_choose_for(self, dialog: MatchingDialog) -> None:
        view = dialog.findChildren(QTreeWidget)[0]
        group = view.topLevelItem(0)
        assert group is not None
        view.setCurrentItem(group)
        box = dialog.findChildren(QComboBox)[0]
        box.activated.emit(0)
        assert not box.isEnabled()

    def test_titles_are_never_read_as_markup(self) -> None:
        assert marked("<b>a</b>", "<b>a</b>") == "&lt;b&gt;a&lt;/b&gt;"
        assert marked("Oude brug", "Nieuwe brug") == "<s>Oude</s> <u>Nieuwe</u> brug"


class TestCoupling:
    def test_from_then_on_they_are_known_by_lineage(self, both: Desktop) -> None:
        assert not are_coupled(*both.session.reports)
        couple(both)
        wait_until(lambda: are_coupled(*both.session.reports))
        assert {pair.reason for id, pair in now(both).pairs.items() if id > 0} == {Reason.LINEAGE}
        assert both.message.startswith("De 2e Voortgangsrapportage 2026 is gekoppeld aan de 1e")
        assert both.saved().basis == small_report().lineage

    def test_it_is_one_step_that_can_be_undone(self, both: Desktop) -> None:
        couple(both)
        wait_until(lambda: are_coupled(*both.session.reports))
        both.do(both.actions.undo)
        assert both.report == budget_of_next_year()

    def test_what_the_officer_decided_is_kept(self, both: Desktop) -> None:
        def decide(dialog: MatchingDialog) -> None:
            choose(dialog, "afvalbakken", "4A2.1 Opruimen")
            choose(dialog, "struiken", "Nieuw")
            dialog.accept()

        couple(both, decide)
        wait_until(lambda: are_coupled(*both.session.reports))
        assert index(both.report).items[9000].lineage == index(small_report()).items[small.LITTER].lineage
        assert [node.id for node in now(both).new] == [small.TREES + APART]

    def test_cancelling_changes_nothing(self, both: Desktop) -> None:
        couple(both, MatchingDialog.reject)
        assert both.report == budget_of_next_year()

    def test_it_can_be_done_from_the_earlier_report_and_goes_back_there(self, both: Desktop) -> None:
        both.session.switch(small.REPORT)
        both.window.previous.edition.choose(small.REPORT + APART)
        couple(both)
        wait_until(lambda: are_coupled(*both.session.reports))
        assert both.report == small_report()

    @pytest.mark.usefixtures("qtbot")
    def test_what_others_are_based_on_keeps_its_lineages(self, tmp_path: Path) -> None:
        after = later()
        with desktop(tmp_path, small_report(), after, based_on(after)) as desk:
            desk.session.switch(after.id)
            wait_until(lambda: desk.window.previous.edition.matching is not None)
            couple(desk)
            wait_until(lambda: are_coupled(*desk.session.reports[:2]))
            assert desk.report == after
            assert desk.session.reports[0].basis == after.lineage

    @pytest.mark.usefixtures("qtbot")
    def test_when_that_is_so_of_both_it_is_refused(self, tmp_path: Path) -> None:
        before, after = replace(small_report(), basis="elsewhere"), later()
        with desktop(tmp_path, before, after, based_on(after)) as desk:
            desk.session.switch(after.id)
            wait_until(lambda: desk.window.previous.edition.matching is not None)
            couple(desk)
            wait_until(lambda: "allebei al gekoppeld" in desk.message)
            assert not are_coupled(before, desk.report)

    def test_one_report_has_nothing_to_be_coupled_with(self, desk: Desktop) -> None:
        assert not desk.actions.couple.isEnabled()


class TestAfterAnImport:
    def buttons(self, desk: Desktop) -> list[str]:
        work_off()
        return [button.text() for button in desk.window.messages.findChildren(QPushButton)]

    def test_a_second_edition_is_offered_to_be_coupled(self, desk: Desktop) -> None:
        desk.session.add_report(budget_of_next_year())
        desk.window.imports.came_in.emit("De bladzijde is overgenomen.", True)
        assert desk.message == (
            "De bladzijde is overgenomen. De 2e Voortgangsrapportage 2026 is nog niet gekoppeld aan de "
            "1e Voortgangsrapportage 2026."
        )
        assert self.buttons(desk) == ["Koppelen…", "Ongedaan maken"]
        answer(MatchingDialog, MatchingDialog.accept)
        desk.window.messages.findChildren(QPushButton)[0].click()
        wait_until(lambda: are_coupled(*desk.session.reports))

    def test_what_came_in_after_the_coupling_is_offered_too(self, both: Desktop) -> None:
        couple(both)
        wait_until(lambda: are_coupled(*both.session.reports))
        loose = budget_of_next_year().programmes[1]
        add = lambda report: replace(report, programmes=(report.programmes[0], loose))  # noqa: E731
        both.session.apply("Importeren", add, both.report.id)
        both.window.imports.came_in.emit("Nog een bladzijde is overgenomen.", True)
        assert "Wat er nu bij is gekomen" in both.message
        answer(MatchingDialog, MatchingDialog.accept)
        both.window.messages.findChildren(QPushButton)[0].click()
        wait_until(lambda: index(both.report).items[loose.id].lineage == small_report().programmes[1].lineage)

    def test_the_only_edition_is_not(self, desk: Desktop) -> None:
        desk.window.imports.came_in.emit("De bladzijde is overgenomen.", True)
        assert desk.message == "De bladzijde is overgenomen."
        assert self.buttons(desk) == []

    def test_the_list_has_a_name_for_who_cannot_see_it(self, dialog: MatchingDialog) -> None:
        assert dialog.findChildren(QTreeWidget)[0].accessibleName() == "Koppelingen"
        assert dialog.findChildren(QComboBox)[0].accessibleName() == "Was toen"
        assert all(label.text() for label in dialog.findChildren(QLabel))
