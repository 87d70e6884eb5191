"""A window on a dossier on disk, used as a person would: with keys, clicks and actions.

Nothing here uses the settings or folders of the person who runs the tests.
"""

import gc
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop, QModelIndex, QObject, QSettings, Qt, QTimer
from PySide6.QtGui import QAction, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from tests.reports import identity, small_report
from vgr_desktop.core.editing.edits import new_report
from vgr_desktop.core.model import tree
from vgr_desktop.core.model.editions import edition
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import RichText, plain
from vgr_desktop.files.store import glance
from vgr_desktop.files.store.dossier import Dossier
from vgr_desktop.files.store.glance import Glimpse
from vgr_desktop.ui.action_sets import ACTION_SETS
from vgr_desktop.ui.arranging.commands import TreeCommands
from vgr_desktop.ui.dossiers.commands import DossierCommands
from vgr_desktop.ui.dossiers.merge_commands import MergeCommands
from vgr_desktop.ui.dossiers.rescue_keeper import RescueKeeper
from vgr_desktop.ui.editions.matching_commands import MatchingCommands
from vgr_desktop.ui.editions.previous_dock import PreviousDock
from vgr_desktop.ui.editions.tree_changes_commands import TreeChangesCommands
from vgr_desktop.ui.exports.commands import ExportCommands
from vgr_desktop.ui.findings.panel import FindingsPanel
from vgr_desktop.ui.format.pictures import PictureCommands
from vgr_desktop.ui.imports.commands import ImportCommands
from vgr_desktop.ui.imports.dialog import ImportDialog
from vgr_desktop.ui.kit.settings import Settings
from vgr_desktop.ui.page.text_pane import TextPane
from vgr_desktop.ui.preview.commands import PreviewCommands
from vgr_desktop.ui.preview.printing import PrintCommands
from vgr_desktop.ui.review.actions import ReviewActions
from vgr_desktop.ui.review.adoption_commands import AdoptionCommands
from vgr_desktop.ui.session.session import Session
from vgr_desktop.ui.spelling.commands import OFF, SpellingCommands
from vgr_desktop.ui.text.actions import TextActions
from vgr_desktop.ui.text.bridge import text_of
from vgr_desktop.ui.text.editor import TextEditor
from vgr_desktop.ui.tree.model import LIGHT, TITLE, TreeModel
from vgr_desktop.ui.window.empty_page import EmptyPage
from vgr_desktop.ui.window.frame import Frame
from vgr_desktop.ui.workbench import Workbench, load_others

if os.environ.setdefault("QT_QPA_PLATFORM", "offscreen") == "offscreen":
    # Its own screen is smaller than any that has a desktop.
    os.environ["QT_QPA_PLATFORM"] += f":configfile={Path(__file__).parent / 'data' / 'screen.json'}"

W = TypeVar("W", bound=QWidget)
Q = TypeVar("Q", bound=QObject)

LONGEST_WAIT = 20_000
"""Milliseconds after which waiting fails."""


def move_home(home: Path, patch: pytest.MonkeyPatch) -> None:
    """Use a separate home: nothing is read from or written to that of the person who runs the tests."""
    home.mkdir()
    patch.setenv("HOME", str(home))
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        patch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(home / "settings"))


def make_dossier(path: Path, *reports: Report) -> Path:
    """A dossier on disk with these reports."""
    with Dossier.create(path) as dossier:
        for report in reports:
            dossier.save(None, report)
    return path


def later_report() -> Report:
    """An empty report of the same municipality, of the edition after the small one."""
    return new_report([identity(100), identity(101), identity(102)], edition(2, 2026), "Lindeveen")


def stored(path: Path) -> tuple[Report, ...]:
    """The reports in the file now."""
    with Dossier.open(path) as dossier:
        return dossier.reports()


def wait_until(condition: Callable[[], bool]) -> None:
    """Let the program work until `condition` holds."""
    loop, look, late = QEventLoop(), QTimer(interval=5), QTimer(singleShot=True, interval=LONGEST_WAIT)
    look.timeout.connect(lambda: loop.quit() if condition() else None)
    late.timeout.connect(loop.quit)
    look.start()
    late.start()
    if not condition():
        loop.exec()
    look.stop()
    assert condition()


def work_off() -> None:
    """Handle all waiting events, including deletions. A dialog that nobody answers is an error."""
    forgotten: list[str] = []

    def close_forgotten() -> None:
        if dialog := QApplication.activeModalWidget():
            forgotten.append(dialog.windowTitle())
            dialog.close()

    late = QTimer(interval=LONGEST_WAIT)
    late.timeout.connect(close_forgotten)
    late.start()
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert forgotten == []


def type_into(widget: QWidget, text: str) -> None:
    """Type a text: by keys or, if there are no keys for it, as an input method does."""
    if text.isascii():
        QTest.keyClicks(widget, text)
    else:
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(widget, event)


class Named:
    """The actions of a window, by their names as attributes of their sets."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame

    @property
    def stages(self) -> dict[str, QAction]:
        """The actions for stages."""
        return self._frame.actions_.of(ReviewActions).stages

    def every(self) -> list[QAction]:
        """All of them."""
        return self._frame.actions_.findChildren(QAction)

    def on_text(self) -> tuple[QAction, ...]:
        """The actions that need a text with the caret in it."""
        return self._frame.actions_.of(TextActions).on_text()

    def __getattr__(self, name: str) -> QAction:
        return the(QAction, self._frame, name)


class Window:
    """The parts of a window that tests use."""

    def __init__(self, bench: Workbench) -> None:
        self.bench = bench
        place = bench.place
        self.desk, self.tree, self.model, self.tree_filter = place.desk, place.tree, place.model, place.filter
        self.bars, self.messages, self.progress = place.bars, place.bars.passing, place.progress
        self.live, self.navigator = place.findings, place.navigator
        self.findings = the(FindingsPanel, place.frame)
        self.dossiers = the(DossierCommands, place.frame)
        self.imports = the(ImportCommands, place.frame)
        self.exports = the(ExportCommands, place.frame)
        self.preview = the(PreviewCommands, place.frame)
        self.printing = the(PrintCommands, place.frame)
        self.tree_commands = the(TreeCommands, place.frame)
        self.picture_commands = the(PictureCommands, place.frame)
        self.previous = the(PreviousDock, place.frame)
        self.matching = the(MatchingCommands, place.frame)
        self.changes = the(TreeChangesCommands, place.frame)
        self.adoptions = the(AdoptionCommands, place.frame)
        self.spelling = the(SpellingCommands, place.frame)
        self.merges = the(MergeCommands, place.frame)
        self.rescues = the(RescueKeeper, place.frame)
        self.empty = the(EmptyPage, place.frame)

    def go_to(self, id: int) -> None:
        """Go to an item, as a finding or a link does."""
        self.navigator.go_to(id)


def the(kind: type[Q], frame: Frame, name: str = "") -> Q:
    """The only object of this kind in the window, or the one with this name."""
    found = frame.findChild(kind, name) if name else frame.findChild(kind)
    assert found is not None, name or kind
    return found


class Desktop:
    """The program with one window. `folder` holds its dossier and its settings."""

    def __init__(self, folder: Path, *reports: Report) -> None:
        """Open a window on a new dossier with these reports, by default the small one."""
        self.folder = folder
        self.path = make_dossier(folder / "Lindeveen.vgr", *(reports or (small_report(),)))
        self.settings = Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
        self.settings.switch(OFF, on=True)  # else each window would read the dictionary
        self.start()

    def start(self) -> None:
        """Start the program and open the dossier; as in the program, most features come in after the first page.

        As in the program, no other thread collects garbage meanwhile.
        """
        gc.disable()
        self.session = Session()
        self.frame = Frame(self.settings)
        self.frame.complete(ACTION_SETS)
        bench = Workbench(self.frame, self.session, self.settings)
        self.frame.show()
        self.frame.activateWindow()
        glimpse = self.glimpse()
        self.session.open(glimpse, self.settings.open_report(glimpse.lineage))
        wait_until(lambda: bench.place.desk.item_id is not None)
        for furnish in load_others():
            bench.add(furnish)
        self.window = Window(bench)
        self.actions = Named(self.frame)
        work_off()

    def glimpse(self) -> Glimpse:
        """The content of the dossier."""
        return glance.look(self.path)

    def close(self) -> bool:
        """Close the window as its frame does. Return whether it closed."""
        return self.frame.close()

    def reopened(self) -> "Desktop":
        """Itself, after the program was closed and started again."""
        assert self.close()
        work_off()
        self.start()
        return self

    def end(self) -> None:
        """Release everything, in any state."""
        self.session.hand_in()
        self.session.abandon()
        self.frame.close()
        self.frame.deleteLater()
        work_off()
        gc.collect()
        gc.enable()

    @property
    def report(self) -> Report:
        """The report that is being edited."""
        assert self.session.report is not None
        return self.session.report

    def saved(self) -> Report:
        """The open report in the file, once everything is written."""
        assert self.session.settle()
        return next(report for report in stored(self.path) if report.id == self.report.id)

    def go_to(self, id: int) -> None:
        """Select the item with this id in the tree."""
        self.window.tree.select(id)

    def pane(self, text_id: int | None = None) -> TextPane:
        """The pane of the text with this id; by default the first on the page."""
        found = self.window.desk.panes()[0] if text_id is None else self.window.desk.texts.pane(text_id)
        assert found is not None
        return found

    def editor(self, text_id: int | None = None) -> TextEditor:
        """The editor of the text with this id, with the caret at its end."""
        editor = self.pane(text_id).editor
        editor.setFocus()
        editor.put_caret(editor.document().characterCount())
        return editor

    def type(self, text: str, text_id: int | None = None) -> None:
        """Type at the end of a text, and pause."""
        type_into(self.editor(text_id), text)
        self.session.hand_in()

    def do(self, action: QAction) -> None:
        """Choose an action, which must be enabled."""
        assert action.isEnabled(), action.text()
        action.trigger()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key in the widget with the focus."""
        focused = QApplication.focusWidget()
        QTest.keyClick(focused or self.frame, key, modifier)

    def keys(self, *steps: str | Qt.Key) -> None:
        """Type texts and press keys, each in whatever has the focus then."""
        for step in steps:
            if isinstance(step, str):
                for letter in step:  # the first opens a cell of a table, and the others go on in it
                    QTest.keyClicks(QApplication.focusWidget() or self.frame, letter)
            else:
                self.press(step)
                work_off()

    @property
    def message(self) -> str:
        """The text of the message bars."""
        bars = self.window.bars
        return " ".join(text for text in (bars.lasting.text(), bars.passing.text()) if text)

    def offer(self, name: str) -> QPushButton:
        """The button in the message bars with this name."""
        buttons = self.window.bars.findChildren(QPushButton)
        return next(button for button in buttons if button.text() == name)

    def take_in(self, path: Path, reply: Callable[[ImportDialog], object] = ImportDialog.accept) -> None:
        """Import a page and answer its dialog, by default by agreeing."""
        answered: list[bool] = []

        def respond(dialog: ImportDialog) -> None:
            reply(dialog)
            answered.append(True)

        answer(ImportDialog, respond)
        self.window.imports.take([path])
        wait_until(lambda: bool(answered))
        work_off()

    def page(self) -> dict[int, RichText]:
        """The texts on the page, as they are in the editors."""
        return {pane.slot.id: text_of(pane.editor.document()) for pane in self.window.desk.panes()}

    def page_text(self) -> list[str]:
        """The texts on the page, without their marks."""
        return [plain(text) for text in self.page().values()]

    def tree_lines(self) -> list[str]:
        """The tree as it is shown, as lines such as "4A1.1 Planten van bomen ● Groen"."""
        return drawn(self.window.model)

    @property
    def here(self) -> str:
        """The code of the item whose page is shown."""
        id = self.window.desk.item_id
        return "" if id is None else tree.code_of(tree.index(self.report), id)


def drawn(model: TreeModel) -> list[str]:
    """The rows of a tree as lines such as "4A1.1 Planten van bomen ● Groen", each level two spaces further in."""
    return list(_lines(model, QModelIndex(), 0))


def _lines(model: TreeModel, above: QModelIndex, depth: int) -> Iterator[str]:
    for row in range(model.rowCount(above)):
        here = model.index(row, TITLE, above)
        light = model.data(here.siblingAtColumn(LIGHT))
        yield "  " * depth + " ".join(str(part) for part in (model.data(here), light) if part)
        yield from _lines(model, here, depth + 1)


@contextmanager
def desktop(folder: Path, *reports: Report) -> Iterator[Desktop]:
    """A desktop that is removed afterwards."""
    made = Desktop(folder, *reports)
    try:
        yield made
    finally:
        made.end()


def answer(kind: type[W], reply: Callable[[W], object]) -> None:
    """Have `reply` answer the next dialog of this kind when it opens."""
    late = QDeadlineTimer(LONGEST_WAIT)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            reply(dialog)
        elif not late.hasExpired():
            QTimer.singleShot(5, look)

    QTimer.singleShot(0, look)
