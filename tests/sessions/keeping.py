"""Keeping: importing, undoing, and finding all again after the program was closed or killed."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from tests.driving import agree, click
from tests.pages import PAGES
from tests.reports import assert_sound
from tests.sessions.officer import Officer
from tests.windows import drawn
from vgr_desktop.core.model.history import Step
from vgr_desktop.core.model.text import EMPTY
from vgr_desktop.core.model.tree import index
from vgr_desktop.files.store import glance
from vgr_desktop.published import read_page
from vgr_desktop.ui.imports.choosing import DifferencesDialog
from vgr_desktop.ui.imports.dialog import ImportDialog
from vgr_desktop.ui.tree.model import TreeModel

PAGE_NAMES = ("waterdam-1e-vgr-2022-programma-8.txt", "waterdam-1e-vgr-2024-programma-5.html")


CHOICES = st.sampled_from(("", "Overal mijn versie", "Overal het nieuwe"))
"""What is chosen where a page says something else: for each later, or one for all."""


@contextmanager
def choosing(choice: str) -> Iterator[None]:
    """Choose this whenever the dialog about differences opens."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, DifferencesDialog):
            if choice:
                click(dialog, choice)
            agree(dialog)

    timer = QTimer(interval=5)
    timer.timeout.connect(look)
    timer.start()
    yield
    timer.stop()


class Keeping(Officer):
    """What is done with the dossier, and what must always be true of it."""

    @rule(name=st.sampled_from(PAGE_NAMES), choice=CHOICES)
    def take_in_a_page(self, name: str, choice: str) -> None:
        reading = read_page(PAGES / name, self.desk.session.identities)
        with choosing(choice):
            self.desk.window.imports.take_found(replace(reading, edition=self.report.edition), name)

    @rule(name=st.sampled_from(PAGE_NAMES), agree=st.booleans(), choice=CHOICES)
    def take_in_a_page_through_its_dialog(self, name: str, choice: str, *, agree: bool) -> None:
        with choosing(choice):
            self.desk.take_in(PAGES / name, ImportDialog.accept if agree else ImportDialog.reject)

    @rule(times=st.integers(1, 5))
    def undo(self, times: int) -> None:
        for _ in range(times):
            self.desk.actions.undo.trigger()

    @rule(times=st.integers(1, 5))
    def redo(self, times: int) -> None:
        for _ in range(times):
            self.desk.actions.redo.trigger()

    @rule()
    def undo_everything_and_redo_it(self) -> None:
        """The dossier is as it was; the report of the last step is open, as going to another one is no step."""
        self.pause()
        session = self.desk.session
        now, undone = session.reports, list[Step]()
        while step := session.undo_step:
            undone.append(step)
            session.undo()
        for _ in undone:
            session.redo()
        assert session.reports == now
        assert not undone or self.report.id == undone[0].reached

    @rule(killed=st.booleans())
    def start_again(self, *, killed: bool) -> None:
        """Start after closing, or after a kill: the program then continues with a copy of the file as it is now."""
        self.desk.session.settle()
        now, shown, copy = self.desk.session.reports, self.desk.window.desk.item_id, self.desk.folder / "kopie"
        if killed:
            shutil.copy(self.desk.path, copy)
            self.desk.end()
            copy.replace(self.desk.path)
            self.desk.start()
        else:
            self.desk.reopened()
            assert self.desk.window.desk.item_id == shown
        assert self.desk.session.reports == now

    @invariant()
    def nothing_raises(self) -> None:
        assert [error for _, error, _ in self.raised] == []

    @invariant()
    def the_page_shows_what_the_report_says(self) -> None:
        self.pause()
        items = index(self.report).items
        assert self.desk.window.desk.item_id in items
        for id, text in self.desk.page().items():
            assert text == (getattr(items[id], "body", EMPTY) if id in items else EMPTY)

    @invariant()
    def the_tree_shows_the_report(self) -> None:
        fresh = TreeModel()
        fresh.show(self.report)
        assert drawn(self.desk.window.model) == drawn(fresh)

    @invariant()
    def the_file_holds_what_the_session_has(self) -> None:
        assert self.desk.session.settle()
        assert glance.look(self.desk.path).reports == self.desk.session.reports

    @invariant()
    def the_report_is_sound(self) -> None:
        assert_sound(self.report)
