"""Whole sessions in a real window, played by Hypothesis.

Whatever is done, and in whatever order: the page shows what the report says, the tree shows its tree, and the file
holds it, also when the program is closed, or killed, and started again.
"""

import shutil
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.pages import PAGES
from tests.reports import assert_sound
from tests.windows import Desktop, drawn, move_home, type_into, work_off
from vgr_desktop.core.model.report import Deliverable, PolicyArea, Report, SubItem
from vgr_desktop.core.model.text import EMPTY
from vgr_desktop.core.model.tree import PARENT_TYPE, index, walk
from vgr_desktop.files.store import glance
from vgr_desktop.published import read_page
from vgr_desktop.ui.imports.dialog import ImportDialog
from vgr_desktop.ui.kit.form_fields import LineField, NamesField
from vgr_desktop.ui.page.text_pane import TextPane
from vgr_desktop.ui.text.commands import insert_table, set_link
from vgr_desktop.ui.text.editor import TextEditor
from vgr_desktop.ui.tree.model import TreeModel

T = TypeVar("T")
NEXT = QTextCursor.MoveOperation.NextCharacter
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
"""Without making a failing session shorter: that takes minutes."""

PICK = st.integers(0, 1_000)
"""Which of what there is: counted round."""

WORDS = st.sampled_from(["De bomen ", "staan er. ", "x", "é€", "1. ", "Nieuw", "😀"])
PAGE_NAMES = ("waterdam-1e-vgr-2022-programma-8.txt", "waterdam-1e-vgr-2024-programma-5.html")
KEYS = st.sampled_from(
    [
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier),
        (Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier),
    ]
)
TREE_ACTIONS = ("add_below", "add_programme", "add_paragraph", "renumber", "move_up", "move_down", "remove")


def pick(number: int, among: Iterable[T]) -> T | None:
    """One of these, or None when there are none."""
    found = list(among)
    return found[number % len(found)] if found else None


class Officer(RuleBasedStateMachine):
    """What an officer can do, in any order. What cannot be done at the moment is passed over."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        super().__init__()
        self._raised = qtbot.capture_exceptions()
        self.raised = self._raised.__enter__()
        self.desk = Desktop(folder)

    def teardown(self) -> None:
        self.desk.end()
        self._raised.__exit__(None, None, None)

    @property
    def report(self) -> Report:
        return self.desk.report

    def with_editor(self, number: int, work: Callable[[TextEditor], object]) -> None:
        """Do something in one of the editors of the page."""
        pane = pick(number, self.desk.window.desk.panes())
        if pane is not None:
            pane.editor.setFocus()
            work(pane.editor)

    def with_explanation(self, number: int, work: Callable[[TextPane], object]) -> None:
        """Do something with one of the explanations on the page."""
        pane = pick(number, [pane for pane in self.desk.window.desk.panes() if pane.slot.explanation])
        if pane is not None:
            work(pane)

    # Writing

    @rule(where=PICK)
    def go_somewhere(self, where: int) -> None:
        self.desk.go_to(pick(where, self.desk.window.model.ids()) or 0)

    @rule(which=PICK, text=WORDS)
    def type(self, which: int, text: str) -> None:
        self.with_editor(which, lambda editor: type_into(editor, text))

    @rule(which=PICK, keys=st.lists(KEYS, min_size=1, max_size=3))
    def press(self, which: int, keys: list[tuple[Qt.Key, Qt.KeyboardModifier]]) -> None:
        def press_all(editor: TextEditor) -> None:
            for key, modifier in keys:
                QTest.keyClick(editor, key, modifier)

        self.with_editor(which, press_all)

    @rule(which=PICK, start=PICK, length=st.integers(0, 30))
    def select(self, which: int, start: int, length: int) -> None:
        def mark(editor: TextEditor) -> None:
            cursor = editor.textCursor()
            cursor.setPosition(0)
            cursor.movePosition(NEXT, n=start % editor.document().characterCount())
            cursor.movePosition(NEXT, QTextCursor.MoveMode.KeepAnchor, length)
            editor.setTextCursor(cursor)

        self.with_editor(which, mark)

    @rule(which=PICK, action=PICK)
    def format(self, which: int, action: int) -> None:
        self.with_editor(which, lambda _: None)
        actions = self.desk.actions
        at_once = [a for a in actions.on_text() if a.isEnabled() and not a.text().endswith("…")]
        chosen = pick(action, at_once)
        if chosen is not None:
            chosen.trigger()

    @rule(which=PICK)
    def put_in_a_table(self, which: int) -> None:
        self.with_editor(which, lambda editor: editor.do("Tabel", lambda at: insert_table(at, 2, 2)))

    @rule(which=PICK)
    def put_in_a_link(self, which: int) -> None:
        self.with_editor(which, lambda editor: editor.do("Link", lambda at: set_link(at, "hier", "https://a.nl")))

    @rule()
    def pause(self) -> None:
        self.desk.session.hand_in()

    # The tree

    @rule(which=PICK, light=PICK)
    def set_a_light(self, which: int, light: int) -> None:
        node = pick(which, [node for node in walk(self.report) if isinstance(node, Deliverable | SubItem)])
        chosen = pick(light, self.desk.window.tree_commands.light_actions)
        if node is not None and chosen is not None:
            self.desk.go_to(node.id)
            chosen.trigger()

    @rule(action=st.sampled_from(TREE_ACTIONS))
    def change_the_tree(self, action: str) -> None:
        getattr(self.desk.actions, action).trigger()

    @rule(which=PICK, name=st.sampled_from(["Een andere naam", "  ", "Bomen & struiken"]))
    def rename(self, which: int, name: str) -> None:
        id = pick(which, [id for id in self.desk.window.model.ids() if id != self.report.id])
        if id is not None:
            self.desk.window.tree_commands.rename(id, name)

    @rule(which=PICK, home=PICK, place=st.integers(0, 3))
    def move(self, which: int, home: int, place: int) -> None:
        node = pick(which, [node for node in walk(self.report) if node is not self.report])
        if node is not None:
            homes = [other.id for other in walk(self.report) if type(other) is PARENT_TYPE[type(node)]]
            self.desk.window.tree_commands.move(node.id, pick(home, homes) or 0, place)

    @rule(which=PICK, name=WORDS)
    def type_beside_the_texts(self, which: int, name: str) -> None:
        beside = self.desk.window.desk
        field = pick(which, [*beside.findChildren(LineField), *beside.findChildren(NamesField)])
        if field is not None and field.isVisibleTo(beside):  # that of a text that was taken away is not, itself
            type_into(field, name)

    @rule(which=PICK, by=st.sampled_from([-1, 1]))
    def move_an_explanation(self, which: int, by: int) -> None:
        self.with_explanation(which, lambda pane: pane.move_wanted.emit(by))

    @rule(which=PICK)
    def remove_an_explanation(self, which: int) -> None:
        self.with_explanation(which, lambda pane: pane.removal_wanted.emit())

    @rule(heading=st.sampled_from([None, "Een kop"]))
    def explain_the_area(self, heading: str | None) -> None:
        page = self.desk.window.desk.page
        if page is not None and isinstance(page.item, PolicyArea):
            self.desk.window.desk._foot.free_text_wanted.emit(heading)

    @rule(which=PICK, place=st.booleans())
    def settle_a_leftover(self, which: int, *, place: bool) -> None:
        left = pick(which, self.report.leftovers)
        if left is not None:
            self.desk.window.go_to(left.id)
            note = self.desk.window.desk._notes[0]
            (note.placed if place else note.dropped).emit(left.id)

    # The dossier

    @rule(name=st.sampled_from(PAGE_NAMES))
    def take_in_a_page(self, name: str) -> None:
        reading = read_page(PAGES / name, self.desk.session.identities)
        self.desk.window.imports.take_found(replace(reading, edition=self.report.edition), name)

    @rule(name=st.sampled_from(PAGE_NAMES), agree=st.booleans())
    def take_in_a_page_through_its_dialog(self, name: str, *, agree: bool) -> None:
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
        self.pause()
        now, steps = self.report, 0
        while self.desk.session.undo_step:
            self.desk.session.undo()
            steps += 1
        for _ in range(steps):
            self.desk.session.redo()
        assert self.report == now

    @rule()
    def close_and_start_again(self) -> None:
        shown = self.desk.window.desk.item_id
        assert self.desk.close()
        work_off()
        self.desk.start()
        assert self.desk.window.desk.item_id == shown

    @rule()
    def be_killed_and_start_again(self) -> None:
        """What counts is what is on disk: the program goes on with a copy of the file as it is now."""
        self.desk.session.settle()
        now, copy = self.desk.session.reports, self.desk.path.with_suffix(".kopie.vgr")
        shutil.copy(self.desk.path, copy)
        self.desk.end()
        copy.replace(self.desk.path)
        self.desk.start()
        assert self.desk.session.reports == now

    # What always holds

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


def test_whatever_an_officer_does_nothing_is_lost(
    qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    move_home(tmp_path_factory.mktemp("home") / "home", monkeypatch)

    class OfficerHere(Officer):
        def __init__(self) -> None:
            super().__init__(qtbot, tmp_path_factory.mktemp("dossier"))

    run_state_machine_as_test(OfficerHere, settings=settings(max_examples=25, stateful_step_count=30, phases=PHASES))
