"""Two versions of one dossier, and a file that does not take what is written."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox, QPushButton, QRadioButton, QTextBrowser, QTreeWidget

from tests import reports as small
from tests.driving import part
from tests.reports import small_report
from tests.windows import Desktop, answer, later_report, make_dossier, stored, the, wait_until, work_off
from vgr_desktop.core.editing import edits, writing
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import from_plain, plain
from vgr_desktop.core.model.tree import index
from vgr_desktop.files.store import connecting, glance
from vgr_desktop.files.store.dossier import Dossier
from vgr_desktop.services import store
from vgr_desktop.ui.dossiers.surroundings import Surroundings
from vgr_desktop.ui.kit.choosing_dialog import OUTCOME
from vgr_desktop.ui.kit.folders import BACKUPS, data_folder
from vgr_desktop.ui.merging.dialog import MergeDialog

THEIRS = "Van een ander."
COPY = "Lindeveen (conflicterende kopie van Sanne).vgr"

on_unix = pytest.mark.skipif(os.name == "nt", reason="Windows does not let go of a file that is open")


@pytest.fixture(autouse=True)
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "BUSY_SECONDS", 0.05)
    monkeypatch.setattr(store, "RETRY_SECONDS", 0.05)


def changed_by_another(path: Path, *changes: Callable[[Report], Report]) -> None:
    """Another program changes the report in the file."""
    with Dossier.open(path) as other:
        (before, *_) = other.reports()
        after = before
        for change in changes:
            after = change(after)
        other.save(before, after)


def mission(report: Report) -> Report:
    return writing.write(report, small.MISSION, from_plain(THEIRS))


def state(report: Report) -> Report:
    return writing.write(report, small.STATE, from_plain(THEIRS))


def without_litter(report: Report) -> Report:
    return edits.remove(report, small.LITTER)


def said(desk: Desktop, id: int) -> str:
    return plain(index(desk.report).items[id].body)  # type: ignore[union-attr]  # a text


def names(dialog: MergeDialog) -> list[str]:
    listed = part(dialog, QTreeWidget, "Verschillen")
    rows = (listed.topLevelItem(row) for row in range(listed.topLevelItemCount()))
    return [f"{row.text(0)}: {row.text(OUTCOME)}" for row in rows if row is not None]


def press(dialog: MergeDialog, name: str) -> None:
    buttons = [*dialog.findChildren(QPushButton), *dialog.findChildren(QRadioButton)]
    next(button for button in buttons if button.text().replace("&", "") == name).click()


class TestTheFileWasChanged:
    @pytest.fixture
    def hindered(self, desk: Desktop) -> Desktop:
        """What was typed cannot be saved: another program wrote to the file."""
        desk.go_to(small.GREENERY)
        desk.type(" Van ons.", small.STATE)
        desk.saved()
        changed_by_another(desk.path, mission, state, without_litter)
        desk.type(" En meer.", small.STATE)
        wait_until(lambda: "een ander programma" in desk.message)
        return desk

    def resolve(self, desk: Desktop, reply: Callable[[MergeDialog], object]) -> list[str]:
        listed: list[str] = []

        def respond(dialog: MergeDialog) -> None:
            listed.extend(names(dialog))
            reply(dialog)

        answer(MergeDialog, respond)
        desk.offer("Verschillen bekijken…").click()
        wait_until(lambda: bool(listed))
        work_off()
        return listed

    def test_the_differences_are_listed_and_what_is_chosen_is_saved(self, hindered: Desktop) -> None:
        listed = self.resolve(hindered, MergeDialog.accept)
        assert listed == [
            "▲ de stand van zaken van programma 4: van u",
            "de missie van programma 4: van de ander",
            "4A2.1 Opruimen van afval: vervalt",
        ]
        wait_until(lambda: "Het bestand zoals het was" in hindered.message)
        assert hindered.saved() == hindered.report
        assert said(hindered, small.MISSION) == THEIRS
        assert said(hindered, small.STATE).endswith("Van ons. En meer.")
        assert small.LITTER not in index(hindered.report)
        wait_until(lambda: "lukt niet" not in hindered.message)

    def test_what_the_file_held_is_in_a_backup(self, hindered: Desktop) -> None:
        self.resolve(hindered, MergeDialog.accept)
        hindered.saved()
        (backup,) = (data_folder() / BACKUPS).rglob("*.vgr")
        (held,) = glance.look(backup).reports
        assert plain(held.programmes[0].state_of_affairs.body) == THEIRS

    def test_it_is_one_step_that_can_be_undone(self, hindered: Desktop) -> None:
        before = hindered.report
        self.resolve(hindered, MergeDialog.accept)
        hindered.do(hindered.actions.undo)
        assert hindered.report == before
        assert hindered.saved() == before

    def test_all_of_ours_or_theirs_can_be_chosen_at_once(self, hindered: Desktop) -> None:
        def all_theirs(dialog: MergeDialog) -> None:
            press(dialog, "Alles van u")
            assert names(dialog)[2] == "4A2.1 Opruimen van afval: blijft"
            press(dialog, "Alles van de ander")
            dialog.accept()

        self.resolve(hindered, all_theirs)
        (theirs,) = glance.look(hindered.path).reports
        assert hindered.saved() == theirs == hindered.report

    def test_one_can_be_chosen_by_itself_with_its_words_in_view(self, hindered: Desktop) -> None:
        def choose(dialog: MergeDialog) -> None:
            words = dialog.findChild(QTextBrowser)
            assert words is not None
            assert "Van ons. En meer." in words.toPlainText()
            assert THEIRS in words.toPlainText()
            press(dialog, "De andere versie")
            dialog.accept()

        self.resolve(hindered, choose)
        assert said(hindered, small.STATE) == THEIRS

    def test_cancelling_leaves_both_as_they_are(self, hindered: Desktop) -> None:
        before, (theirs,) = hindered.report, glance.look(hindered.path).reports
        self.resolve(hindered, MergeDialog.reject)
        assert hindered.report == before
        assert not hindered.session.settle(0.5)
        assert stored(hindered.path) == (theirs,)
        assert "een ander programma" in hindered.message

    def test_the_message_stays_beside_others_until_it_is_solved(self, hindered: Desktop) -> None:
        button = hindered.offer("Verschillen bekijken…")
        hindered.window.messages.tell("Iets anders.", bad=True)
        told: list[object] = []
        hindered.session.saving_failed.connect(told.append)
        wait_until(lambda: len(told) > 1)
        assert "een ander programma" in hindered.message
        assert "Iets anders." in hindered.message
        assert hindered.offer("Verschillen bekijken…") is button, "the focus stays where it is"

    def test_what_only_they_changed_comes_in_without_a_question(self, desk: Desktop) -> None:
        desk.session.add_report(later_report())
        desk.saved()
        changed_by_another(desk.path, mission)
        desk.go_to(desk.report.id)
        desk.type("Ons voorwoord.", desk.report.foreword.id)
        desk.session.settle(0.2)
        desk.session.switch(small.REPORT)
        desk.go_to(small.GREENERY)
        assert desk.session.settle(0.5), "the other report does not stand in the way"
        desk.type(" Erbij.", small.STATE)
        wait_until(lambda: "een ander programma" in desk.message)
        desk.window.merges.merge_file()
        answer(MergeDialog, MergeDialog.accept)
        wait_until(lambda: "samengevoegd" in desk.message)
        assert said(desk, small.MISSION) == THEIRS
        assert desk.saved() == desk.report


class TestACopyBesideTheDossier:
    @pytest.fixture
    def copied(self, desk: Desktop) -> Desktop:
        """A synchronisation program left another version beside the dossier."""
        shutil.copy(desk.path, desk.path.with_name(COPY))
        changed_by_another(desk.path.with_name(COPY), mission, without_litter)
        desk.reopened()
        wait_until(lambda: "Naast dit dossier" in desk.message)
        return desk

    def test_it_is_merged_and_nothing_is_dropped_by_itself(self, copied: Desktop) -> None:
        def take(dialog: MergeDialog) -> None:
            assert names(dialog) == ["▲ de missie van programma 4: van u", "4A2.1 Opruimen van afval: blijft"]
            press(dialog, "De andere versie")
            dialog.accept()

        answer(MergeDialog, take)
        copied.offer("Vergelijken en samenvoegen…").click()
        wait_until(lambda: "kunt het weggooien" in copied.message)
        assert said(copied, small.MISSION) == THEIRS
        assert small.LITTER in index(copied.report)
        assert copied.saved() == copied.report

    def test_a_report_that_is_only_there_comes_in_whole(self, copied: Desktop) -> None:
        with Dossier.open(copied.path.with_name(COPY)) as other:
            other.save(None, later_report())
        answer(MergeDialog, MergeDialog.accept)
        copied.offer("Vergelijken en samenvoegen…").click()
        wait_until(lambda: copied.frame.reports.count() == 2)
        assert copied.saved().edition == later_report().edition

    def test_a_copy_that_is_gone_is_told(self, copied: Desktop) -> None:
        copied.path.with_name(COPY).unlink()
        copied.offer("Vergelijken en samenvoegen…").click()
        wait_until(lambda: "Naast" not in copied.message)
        assert copied.message

    def test_one_by_one_when_there_are_more(self, desk: Desktop) -> None:
        for name in (COPY, "Lindeveen (1).vgr"):
            shutil.copy(desk.path, desk.path.with_name(name))
            changed_by_another(desk.path.with_name(name), mission)
        desk.reopened()
        wait_until(lambda: "Naast dit dossier" in desk.message)
        answer(MergeDialog, MergeDialog.accept)
        desk.offer("Vergelijken en samenvoegen…").click()
        wait_until(lambda: "Naast dit dossier" in desk.message and "(1)" not in desk.message)

    def test_a_dossier_that_is_only_read_is_not_merged_into(self, copied: Desktop) -> None:
        copied.window.dossiers.open_to_read(copied.path)
        wait_until(lambda: copied.session.is_read_only)
        the(Surroundings, copied.frame).copied.emit([copied.path.with_name(COPY)])
        assert [b.text() for b in copied.window.messages.findChildren(QPushButton) if b.isVisible()] == [
            "Andere versie bekijken"
        ]


class TestAFileThatIsGone:
    @on_unix
    def test_it_is_told_and_the_copy_for_need_is_named_when_closing(self, desk: Desktop) -> None:
        asked: list[str] = []

        def stay(box: QMessageBox) -> None:
            asked.append(box.informativeText())
            box.reject()

        desk.path.rename(desk.path.with_name("weg"))
        desk.go_to(small.TREES)
        desk.type("De bomen.")
        wait_until(lambda: "verwijderd, verplaatst" in desk.message and "noodkopie" in desk.message)
        answer(QMessageBox, stay)
        assert not desk.close()
        rescued = desk.window.rescues.latest
        assert rescued is not None
        assert str(rescued) in asked[0]
        assert glance.look(rescued).reports == (desk.report,)
        desk.path.with_name("weg").rename(desk.path)
        wait_until(lambda: desk.message == "")
        assert desk.saved() == desk.report
        assert desk.window.rescues.latest is None

    @on_unix
    def test_the_copy_for_need_is_written_only_when_there_is_something_new(self, desk: Desktop) -> None:
        desk.path.unlink()
        written: list[Path] = []
        desk.window.rescues.rescued.connect(written.append)
        told: list[object] = []
        desk.session.saving_failed.connect(told.append)
        desk.go_to(small.TREES)
        desk.type("De bomen.")
        wait_until(lambda: bool(written))
        count = len(told)
        wait_until(lambda: len(told) > count + 3)
        assert len(written) <= 2
        desk.type("Meer.")
        wait_until(lambda: glance.look(written[0]).reports == (desk.report,))
        make_dossier(desk.path, small_report())
