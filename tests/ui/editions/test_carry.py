"""A new report based on an earlier one."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests import reports as small
from tests.reports import small_report
from tests.windows import Desktop, answer, desktop, later_report, stored, wait_until, work_off
from vgr_desktop.core.editions.carry import Draft
from vgr_desktop.core.model.editions import edition
from vgr_desktop.core.model.text import is_blank, plain
from vgr_desktop.ui.editions.carry_dialog import CarryDialog


@pytest.fixture
def dialog(qtbot: QtBot) -> CarryDialog:
    made = CarryDialog((small_report(), later_report()), small_report())
    qtbot.addWidget(made)
    return made


@pytest.fixture
def read_only(tmp_path: Path, qtbot: QtBot) -> Iterator[Desktop]:
    """The program with a dossier that can only be looked at."""
    with desktop(tmp_path) as made:
        made.session.open(made.glimpse(), read_only=True)
        yield made


def agree(dialog: CarryDialog) -> QPushButton:
    """The button that agrees."""
    return next(button for button in dialog.findChildren(QPushButton) if button.text() == "Rapportage maken")


def title(dialog: CarryDialog) -> QLineEdit:
    return dialog.findChildren(QLineEdit)[0]


def said(dialog: CarryDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisibleTo(dialog))


def carry(desk: Desktop, reply: Callable[[CarryDialog], object] = CarryDialog.accept) -> None:
    """Choose the action and answer its dialog, by default by agreeing."""
    answered: list[bool] = []

    def respond(dialog: CarryDialog) -> None:
        reply(dialog)
        answered.append(True)

    answer(CarryDialog, respond)
    desk.do(desk.actions.carry_forward)
    wait_until(lambda: bool(answered))
    work_off()


class TestTheDialog:
    def test_it_proposes_the_edition_after_the_last_one(self, dialog: CarryDialog) -> None:
        assert dialog.source() == small_report()
        assert dialog.edition() == edition(1, 2027)
        assert dialog.drafts() == frozenset()
        assert agree(dialog).isEnabled()

    def test_another_report_can_be_the_basis(self, dialog: CarryDialog) -> None:
        dialog.findChildren(QComboBox)[0].setCurrentIndex(1)
        assert dialog.source() == later_report()

    def test_it_says_what_comes_along_and_what_does_not(self, dialog: CarryDialog) -> None:
        assert "missies" in said(dialog)
        assert "financiële afwijkingen beginnen leeg" in said(dialog)

    @pytest.mark.parametrize(
        ("typed", "advice"),
        [("Jaarverslag", "Zo'n titel"), ("2de voortgangsrapportage 2026", "heeft deze rapportage al")],
    )
    def test_an_edition_that_cannot_be_is_not_taken(self, dialog: CarryDialog, typed: str, advice: str) -> None:
        title(dialog).setText(typed)
        assert not agree(dialog).isEnabled()
        assert advice in said(dialog)
        title(dialog).setText("2e Voortgangsrapportage 2027")
        assert agree(dialog).isEnabled()
        assert advice not in said(dialog)

    def test_each_kind_of_text_can_come_along(self, dialog: CarryDialog) -> None:
        for box in dialog.findChildren(QCheckBox):
            box.click()
        assert dialog.drafts() == frozenset(Draft)


class TestTheNewReport:
    def test_it_is_opened_beside_the_one_it_is_based_on(self, desk: Desktop) -> None:
        carry(desk)
        wait_until(lambda: len(desk.session.reports) == 2)
        assert desk.report.edition == edition(2, 2026)
        assert desk.report.basis == small_report().lineage
        assert desk.window.previous.edition.report == small_report()
        assert desk.message.startswith("De 2e Voortgangsrapportage 2026 is begonnen op basis van de 1e")
        assert "4A1.1 Planten van bomen – Niet ingevuld" in [line.strip() for line in desk.tree_lines()]

    def test_it_is_in_the_file(self, desk: Desktop) -> None:
        carry(desk)
        wait_until(lambda: len(desk.session.reports) == 2)
        assert desk.session.settle()
        assert [report.edition for report in stored(desk.path)] == [edition(1, 2026), edition(2, 2026)]

    def test_texts_that_are_wanted_come_along(self, desk: Desktop) -> None:
        def reply(dialog: CarryDialog) -> None:
            dialog.findChildren(QCheckBox)[0].click()
            dialog.accept()

        carry(desk, reply)
        wait_until(lambda: len(desk.session.reports) == 2)
        programme = desk.report.programmes[0]
        assert plain(programme.state_of_affairs.body).startswith("Na een droog jaar")
        assert is_blank(desk.report.sections[0].body)

    def test_what_is_being_typed_comes_along_too(self, desk: Desktop) -> None:
        desk.go_to(small.GREENERY)
        desk.editor(small.MISSION).insertPlainText(" Echt.")
        carry(desk)
        wait_until(lambda: len(desk.session.reports) == 2)
        assert plain(desk.report.programmes[0].mission.body).endswith(" Echt.")

    def test_cancelling_makes_nothing(self, desk: Desktop) -> None:
        carry(desk, CarryDialog.reject)
        assert len(desk.session.reports) == 1

    def test_a_dossier_that_is_only_read_gets_none(self, read_only: Desktop) -> None:
        read_only.do(read_only.actions.carry_forward)
        assert "alleen-lezen" in read_only.message
