"""Starts the real program and works in its window unattended: to be killed, or for long runs.

    python -m tests.soak.driver WORK DOSSIER [PATH]

WORK is `type`, `export`, `import`, `log-off` (type, and get the signal that the session ends) or `fail` (type, meet a
fault of the program, and choose to start again). Each thing that is done is printed as a line on standard output.
"""

import ctypes
import datetime as dt
import sys
import threading
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import PySide6
import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtGui import QSessionManager
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from tests.windows import the
from vgr_desktop.core.layout import Imprint
from vgr_desktop.services.printing import Printing
from vgr_desktop.ui.app import run
from vgr_desktop.ui.exports.commands import ExportCommands
from vgr_desktop.ui.imports.commands import ImportCommands
from vgr_desktop.ui.imports.dialog import ImportDialog
from vgr_desktop.ui.workbench import Workbench

EVERY = 15
"""Milliseconds between two keys: faster than anybody types."""
LOOK = 0.02
"""Seconds between checks whether the window is there."""
TYPED_BEFORE = 700
"""Milliseconds of typing before something else happens: within it, not all that is typed has been handed in."""


def words() -> Iterator[str]:
    """The words to type: each contains its position."""
    return (f"w{number} " for number in count(1))


def tell(line: object) -> None:
    """Print that something is done."""
    print(line, flush=True)


def bench() -> Workbench | None:
    """The window with an open report, as soon as one can type."""
    found = (window.findChild(Workbench) for window in QApplication.topLevelWidgets())
    made = next((each for each in found if each is not None), None)
    return made if made is not None and made.place.desk.panes() else None


def is_complete(made: Workbench) -> bool:
    """Whether the features that are loaded after the first page are there."""
    return all(made.frame.findChild(kind) is not None for kind in (ExportCommands, ImportCommands))


def every(milliseconds: int, work: Callable[[], object]) -> None:
    """Do something over and over, on the window's thread."""
    timer = QTimer(QApplication.instance(), interval=milliseconds)
    timer.timeout.connect(work)
    timer.start()


def type_on(window: Workbench) -> None:
    """Type without a pause, as long as the window is there."""
    editor = window.place.desk.panes()[0].editor
    editor.setFocus()
    typed, waiting = words(), [""]

    def press() -> None:
        if not editor.isVisible():
            return
        if not waiting[0]:
            waiting[0] = next(typed)
        key, waiting[0] = waiting[0][0], waiting[0][1:]
        QTest.keyClicks(editor, key)
        if not waiting[0]:
            tell(time.time())

    every(EVERY, press)


def export_on(window: Workbench, target: Path) -> None:
    """Export to the same document again and again."""
    printing = Printing(Imprint(dt.date(2026, 6, 1)))

    exports = the(ExportCommands, window.frame)

    def again() -> None:
        tell(target)
        exports.write(target, printing)

    exports.told.connect(again)
    exports.write(target, printing)
    tell("begun")


def import_on(window: Workbench, page: Path) -> None:
    """Take in a page."""

    def agree() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, ImportDialog):
            dialog.accept()

    every(EVERY, agree)
    the(ImportCommands, window.frame).take([page])
    tell("begun")


def log_off(window: Workbench) -> None:
    """Type, and end the session meanwhile as Qt does: in Python that signal cannot be emitted."""
    type_on(window)
    library = ctypes.CDLL(str(Path(PySide6.__file__).with_name("Qt") / "lib" / "libQt6Gui.so.6"))
    tell_all = library["_ZN15QGuiApplication17commitDataRequestER15QSessionManager"]
    app = QApplication.instance()
    manager = app.findChild(QSessionManager) if app is not None else None
    assert app is not None
    assert manager is not None
    places = [ctypes.c_void_p(shiboken6.getCppPointer(each)[0]) for each in (app, manager)]
    QTimer.singleShot(TYPED_BEFORE, lambda: tell_all(*places))


def fail(window: Workbench) -> None:
    """Type, meet an error that nothing catches, and choose to start again."""

    def start_again() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QMessageBox):
            next(button for button in dialog.buttons() if button.text() == "Opnieuw starten").click()

    def break_down() -> None:
        every(EVERY, start_again)
        raise RuntimeError("an error of ours")

    type_on(window)
    QTimer.singleShot(TYPED_BEFORE, break_down)


def main() -> int:
    """Start the program and work in it."""
    work, dossier, *more = sys.argv[1:]
    doings: dict[str, Callable[..., None]] = {
        "type": type_on, "export": export_on, "import": import_on, "log-off": log_off, "fail": fail,
    }  # fmt: skip

    def begin() -> None:
        window, app = bench(), QApplication.instance()
        if window is not None and (work == "type" or is_complete(window)):
            doings[work](window, *map(Path, more))
        elif app is not None:
            QTimer.singleShot(EVERY, app, begin)

    def wait() -> None:
        while (app := QApplication.instance()) is None:
            time.sleep(LOOK)
        QTimer.singleShot(0, app, begin)

    threading.Thread(target=wait, daemon=True).start()
    return run(["vgr-desktop", dossier])


if __name__ == "__main__":
    sys.exit(main())
