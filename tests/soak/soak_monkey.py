"""A monkey at the window: actions, keys, clicks, selections and answers at random, on the real widgets.

    PYTHONPATH=src python -m tests.soak.soak_monkey [STEPS] [SEED]

Prints figures; exits with 1 at the first error, and says with which step and seed. STEPS (default: 10,000) is how much
it does. Every so often what is shown, the value and the file are compared. Files that dialogs ask for are never chosen.
"""

import faulthandler
import gc
import logging
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import QPoint, QSettings, Qt, QTimer
from PySide6.QtGui import QAccessible, QDesktopServices, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)

from tests.pages import PAGES
from tests.windows import Desktop, desktop, drawn, wait_until, work_off
from vgr_desktop.core.model.report import Written
from vgr_desktop.core.model.text import EMPTY
from vgr_desktop.core.model.tree import index
from vgr_desktop.files.store import glance
from vgr_desktop.ui.hearing.telling import tell_structures
from vgr_desktop.ui.imports.dialog import ImportDialog
from vgr_desktop.ui.text.editor import TextEditor
from vgr_desktop.ui.tree.model import TreeModel

COMPARED_EVERY = 50
"""Steps between comparing what is shown with the value and the file."""

START, SLOWEST_STEP = 30.0, 0.5
"""Seconds for the start and, on average, for a step; a longer run hangs, and is ended with a trace."""

KEPT_BACK = 110
"""Milliseconds after which keys have come, that Qt keeps back to ask a screen reader about them."""

_NO, _SHIFT, _CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
_KEYS = (
    *(Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Tab, Qt.Key.Key_Backtab),
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End),
    *(Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_F2, Qt.Key.Key_F6, Qt.Key.Key_F8, Qt.Key.Key_Space),
    *(Qt.Key.Key_Escape, Qt.Key.Key_Z, Qt.Key.Key_Y, Qt.Key.Key_A, Qt.Key.Key_X, Qt.Key.Key_V, Qt.Key.Key_C),
)
_WORDS = ("De bomen ", "staan er. ", "x", "1.000 euro ", "https://a.nl ", "- ", "9A1.1 ", "  ", "   woorden   ")
PAGE_NAMES = ("waterdam-1e-vgr-2022-programma-8.txt", "waterdam-1e-vgr-2024-programma-5.html")


class Monkey:
    """Does anything that is possible, in random order."""

    def __init__(self, desk: Desktop, seed: int) -> None:
        """Play with `desk`; the same seed does the same on the same machine."""
        self.desk = desk
        self._chance = random.Random(seed)  # noqa: S311  # what is done, not secrets
        self._ways: tuple[Callable[[], object], ...] = (
            *(self._act, self._act, self._key, self._key, self._key, self._type, self._type),
            *(self._click, self._select, self._go, self._go, self._undo, self._drop_in, self._switch),
        )

    def step(self) -> str:
        """Do something, and return what."""
        way = self._chance.choice(self._ways)
        way()
        QApplication.processEvents()
        if QAccessible.isActive():
            QTest.qWait(KEPT_BACK)
        return way.__name__

    def _act(self) -> None:
        known = self.desk.actions
        other_programs = {known.quit, known.save_as, known.export_other, known.print_pages, known.preview}
        left_out = {*other_programs, known.commands}  # with which all of those can be done, and the dossier closed
        actions = [a for a in known.every() if a.isEnabled() and a not in left_out]
        chosen, path = self._chance.choice(actions), self.desk.session.path
        chosen.trigger()
        if chosen is known.close and path is not None:
            self.desk.window.dossiers.open(path)  # there is little to do on the start page

    def _key(self) -> None:
        key, modifier = self._chance.choice(_KEYS), self._chance.choice((_NO, _NO, _NO, _SHIFT, _CTRL))
        QTest.keyClick(QApplication.focusWidget() or self.desk.frame, key, modifier)

    def _type(self) -> None:
        focused = QApplication.focusWidget()
        panes = self.desk.window.desk.panes()
        if panes and self._chance.random() < 0.7:  # mostly in a text
            focused = self._chance.choice(panes).editor
            focused.setFocus()
        if isinstance(focused, TextEditor | QLineEdit | QPlainTextEdit):
            QTest.keyClicks(focused, self._chance.choice(_WORDS))

    def _click(self) -> None:
        widgets = [each for each in self.desk.frame.findChildren(QWidget) if _can_be_clicked(each)]
        widget = self._chance.choice(widgets)
        place = QPoint(self._chance.randrange(widget.width()), self._chance.randrange(widget.height()))
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, self._chance.choice((_NO, _NO, _SHIFT, _CTRL)), place)

    def _select(self) -> None:
        if panes := self.desk.window.desk.panes():
            editor = self._chance.choice(panes).editor
            editor.setFocus()
            cursor, length = editor.textCursor(), editor.document().characterCount()
            cursor.setPosition(self._chance.randrange(length))
            cursor.setPosition(self._chance.randrange(length), QTextCursor.MoveMode.KeepAnchor)
            editor.setTextCursor(cursor)

    def _go(self) -> None:
        if ids := list(self.desk.window.model.ids()):
            self.desk.go_to(self._chance.choice(ids))

    def _undo(self) -> None:
        for _ in range(self._chance.randint(1, 20)):
            self._chance.choice((self.desk.actions.undo, self.desk.actions.redo)).trigger()

    def _drop_in(self) -> None:
        self.desk.window.imports.take([PAGES / self._chance.choice(PAGE_NAMES)])

    def _switch(self) -> None:
        if not self.desk.session.reports:  # a backup is being restored
            return
        self.desk.session.switch(self._chance.choice(self.desk.session.reports).id)


def _can_be_clicked(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and min(widget.width(), widget.height()) > 0


class Answers:
    """Answers every dialog, so that none stays open for ever."""

    def __init__(self, seed: int) -> None:
        """Answer at random, until `stop`."""
        self._chance = random.Random(seed)  # noqa: S311  # what is answered, not secrets
        self._looking = QTimer(interval=1)
        self._looking.timeout.connect(self._look)
        self._looking.start()

    def stop(self) -> None:
        """Stop answering."""
        self._looking.stop()

    def _look(self) -> None:
        """Answer in another slot: an answer may open a further dialog, and a timer waits until its own slot ends."""
        if QApplication.activePopupWidget() or QApplication.activeModalWidget():
            QTimer.singleShot(0, self._answer)

    def _answer(self) -> None:
        """Type a little, then press one of the buttons."""
        popup = QApplication.activePopupWidget()
        if isinstance(popup, QMenu):
            popup.close()
            return
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            return
        for field in dialog.findChildren(QLineEdit):
            if not field.isReadOnly() and self._chance.random() < 0.5:  # every other one
                field.setText(self._chance.choice(_WORDS))
        buttons = [button for button in dialog.findChildren(QAbstractButton) if button.isEnabled()]
        if isinstance(dialog, ImportDialog) or not buttons or self._chance.random() < 0.5:  # as above
            self._chance.choice((dialog.accept, dialog.reject))()
        elif not isinstance(dialog, QMessageBox):
            self._chance.choice(buttons).click()
        else:
            dialog.reject()


def compare(desk: Desktop) -> None:
    """Check that the window and the file show the present report. Raises `AssertionError` when they do not."""
    wait_until(lambda: desk.session.report is not None)  # a backup may be being restored
    desk.session.hand_in()
    wait_until(  # the first page of a report that has come comes after the tree
        lambda: desk.session.report is not None and desk.window.desk.item_id in index(desk.session.report).items
    )
    items = index(desk.report).items
    for id, text in desk.page().items():
        item = items.get(id)
        assert text == (item.body if isinstance(item, Written) else EMPTY)  # as above
    fresh = TreeModel()
    fresh.show(desk.report)
    assert drawn(desk.window.model) == drawn(fresh)  # as above
    assert desk.session.settle()  # as above
    assert glance.look(desk.path).reports == desk.session.reports  # as above


class Errors(logging.Handler):
    """Collects errors, wherever they were caught."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.found: list[object] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a warning or an error of the log."""
        self.found.append(record.getMessage())

    def check(self, moment: str) -> None:
        """Raise when anything went wrong by this moment."""
        if self.found:
            cause = next((error for error in self.found if isinstance(error, BaseException)), None)
            raise AssertionError(f"{moment}: {self.found!r}") from cause

    @classmethod
    @contextmanager
    def of(cls, desk: Desktop) -> Iterator["Errors"]:
        """Collect the faults that the window passes on, those in the log, and uncaught errors."""
        errors, hook, log = cls(), sys.excepthook, logging.getLogger("vgr_desktop")
        log.addHandler(errors)
        desk.window.bench.broken.connect(errors.found.append)
        sys.excepthook = lambda _kind, error, _trace: errors.found.append(error)
        try:
            yield errors
        finally:
            log.removeHandler(errors)
            sys.excepthook = hook


@contextmanager
def unattended(seed: int) -> Iterator[None]:
    """Run a window unattended, from before it opens until it is gone: dialogs are answered, nothing gets outside."""
    answers = Answers(seed)
    try:
        with nothing_outside():
            yield
    finally:
        answers.stop()


@contextmanager
def nothing_outside() -> Iterator[None]:
    """No file is asked for and no other program started."""
    nothing = patch.object(QFileDialog, "exec", lambda _dialog: QFileDialog.DialogCode.Rejected)
    with nothing, patch.object(QDesktopServices, "openUrl", lambda _url: True):
        yield


def play(desk: Desktop, steps: int, seed: int) -> None:
    """Let a monkey play, `unattended`. Raises an error with the number of the step when anything goes wrong."""
    with Errors.of(desk) as errors:
        monkey = Monkey(desk, seed)
        for number in range(1, steps + 1):
            done = monkey.step()
            errors.check(f"step {number} ({done}), seed {seed}")
            if number % COMPARED_EVERY == 0:
                compare(desk)
                gc.collect()
        work_off()
        compare(desk)
        errors.check(f"after the last step, seed {seed}")


def main() -> int:
    """Play; 1 when anything went wrong."""
    steps = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1  # the second argument
    with tempfile.TemporaryDirectory() as folder:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
        app = QApplication(["monkey", "-style", "Fusion"])
        tell_structures()
        began = time.monotonic()
        faulthandler.dump_traceback_later(START + steps * SLOWEST_STEP, exit=True)
        with unattended(seed), desktop(Path(folder)) as desk:
            play(desk, steps, seed)
            took = time.monotonic() - began
            print(f"{steps} steps in {took:.0f} s: no error, {len(desk.session.reports)} reports in the end")
        app.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main())
