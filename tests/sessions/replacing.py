"""Replacing: what takes the place of texts or reports, and work that could only be saved elsewhere for a while."""

import datetime as dt
import os

from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule
from PySide6.QtWidgets import QListWidget, QMessageBox, QPushButton

from tests.driving import part
from tests.pages import PAGES
from tests.sessions.officer import PICK, WORDS, Officer
from tests.windows import answer, type_into, wait_until, work_off
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.tree import index
from vgr_desktop.files.format.report_json import report_to_json
from vgr_desktop.files.safety.backups import back_up
from vgr_desktop.ui.dossiers.backups_dialog import BackupsDialog
from vgr_desktop.ui.kit.folders import BACKUPS, RESCUES, data_folder
from vgr_desktop.ui.merging.dialog import MergeDialog

PAGE = PAGES / "waterdam-1e-vgr-2022-programma-8.txt"
EDITION = "2022-1"
"""The edition of that page."""
BUTTONS = st.sampled_from(["Alles uit het dossier", "Alles uit de noodkopie", "Van alles beide"])


class Replacing(Officer):
    """What replaces texts; each of it can be undone, and nothing that stood there is lost."""

    @rule(again=st.booleans())
    def take_in_a_page_that_makes_a_report(self, *, again: bool) -> None:
        """Undo it, redo it, and undo it again or not."""
        self.pause()
        before = self.desk.session.reports
        if any(report.edition.key == EDITION for report in before):
            return  # it came in earlier
        self.desk.take_in(PAGE)
        after = self.desk.session.reports
        assert len(after) == len(before) + 1
        self.desk.do(self.desk.actions.undo)
        assert self.desk.session.reports == before
        self.desk.do(self.desk.actions.redo)
        assert self.desk.session.reports == after
        if again:
            self.desk.do(self.desk.actions.undo)
            assert self.desk.session.reports == before

    @rule(which=PICK, words=WORDS, undone=st.booleans())
    def put_a_backup_back(self, which: int, words: str, *, undone: bool) -> None:
        """Make a backup, write something, and put the backup back."""
        self.pause()
        session, then = self.desk.session, self.desk.session.reports
        assert session.settle()
        back_up(self.desk.path, session.lineage, data_folder() / BACKUPS, dt.datetime(2020, 1, 1).astimezone())
        self.with_editor(which, lambda editor: type_into(editor, words))
        self.pause()
        before = session.reports
        with self.replacing():
            self.restore_the_oldest()
        assert session.reports == then
        if undone and then != before:
            self.desk.do(self.desk.actions.undo)
            assert session.reports == before

    @precondition(lambda self: self.desk.session.is_writable and os.name != "nt")
    @rule(which=PICK, words=WORDS, button=BUTTONS)
    def lose_the_disk_and_the_program(self, which: int, words: str, button: str) -> None:
        """Write while the disk with the dossier is away, be killed, and merge the rescue copy at the next start."""
        self.pause()
        held = self.desk.session.reports
        assert self.desk.session.settle()
        away = self.desk.path.rename(self.desk.path.with_name("weg"))
        self.with_editor(which, lambda editor: type_into(editor, words))
        self.pause()
        kept = self.desk.session.reports
        if kept != held:
            wait_until(lambda: self.desk.window.rescues.latest is not None)
        self.desk.end()
        away.rename(self.desk.path)
        self.desk.start()
        if kept != held:
            assert self.desk.session.reports == held
            wait_until(lambda: "noodkopie" in self.desk.message)
            with self.replacing():
                self.merge_as_offered(button)
            now = self.desk.session.reports
            assert button != "Alles uit de noodkopie" or said(now) == said(kept), "apart from the ids of what is new"
            assert self.desk.session.settle()
            wait_until(lambda: not list((data_folder() / RESCUES).glob("*.vgr")))

    @invariant()
    def what_was_replaced_is_an_earlier_version(self) -> None:
        store, there = self.desk.session.store, index(self.report)
        assert self.desk.session.settle()
        assert store is not None
        for id, body in self.noted:
            if id in there:
                assert body in [version.body for version in store.versions(id)]

    def restore_the_oldest(self) -> None:
        """Choose the oldest backup in the list, and confirm."""
        done: list[bool] = []

        def choose(dialog: BackupsDialog) -> None:
            listed = part(dialog, QListWidget)
            listed.setCurrentRow(listed.count() - 1)
            part(dialog, QPushButton, "Terugzetten…").click()

        def confirm(box: QMessageBox) -> None:
            next(button for button in box.buttons() if button.text().replace("&", "") == "Terugzetten").click()
            done.append(True)

        self.desk.window.messages.clear()  # it may still say so of the last time
        answer(BackupsDialog, choose)
        answer(QMessageBox, confirm)
        self.desk.do(self.desk.actions.backups)
        wait_until(lambda: bool(done))
        wait_until(lambda: "Het dossier is weer zoals op" in self.desk.message)

    def merge_as_offered(self, button: str) -> None:
        """Compare with the rescue copy as is offered, take one side or both, and agree."""
        done: list[bool] = []

        def reply(dialog: MergeDialog) -> None:
            part(dialog, QPushButton, button).click()
            dialog.accept()
            done.append(True)

        answer(MergeDialog, reply)
        self.desk.offer("Vergelijken en samenvoegen…").click()
        wait_until(lambda: bool(done))
        work_off()


def said(reports: tuple[Report, ...]) -> list[str]:
    """What reports say, whatever the ids of their items."""
    return [report_to_json(report) for report in reports]
