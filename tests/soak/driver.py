"""Starts the real program and works in its window without anybody looking: to be killed, or to go on for long.

    python -m tests.soak.driver WORK DOSSIER [FOLDER]

WORK is `type`, `export` or `import`. What is done is told on the standard output, a line each, once it is done.
"""

import datetime as dt
import sys
import threading
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from vgr_desktop.core.layout import Imprint
from vgr_desktop.exporting import Printing
from vgr_desktop.ui.app import run
from vgr_desktop.ui.export_commands import Written
from vgr_desktop.ui.import_dialog import ImportDialog
from vgr_desktop.ui.workbench import Workbench

EVERY = 15
"""Milliseconds between two keys: faster than anybody types."""
LOOK = 0.02
"""Seconds between looks whether the window is there."""


def words() -> Iterator[str]:
    """What is typed: every word says how manieth it is."""
    return (f"w{number} " for number in count(1))


def tell(line: object) -> None:
    """Say that something is done."""
    print(line, flush=True)


def bench() -> Workbench | None:
    """The window with an open report, once it is there."""
    found = (window.findChild(Workbench) for window in QApplication.topLevelWidgets())
    made = next((each for each in found if each is not None), None)
    return made if made is not None and made.desk.panes() else None


def every(milliseconds: int, work: Callable[[], object]) -> None:
    """Do something over and over, on the window's thread."""
    timer = QTimer(QApplication.instance(), interval=milliseconds)
    timer.timeout.connect(work)
    timer.start()


def type_on(window: Workbench) -> None:
    """Type without a pause."""
    editor = window.desk.panes()[0].editor
    editor.setFocus()
    typed, waiting = words(), [""]

    def press() -> None:
        if not waiting[0]:
            waiting[0] = next(typed)
        key, waiting[0] = waiting[0][0], waiting[0][1:]
        QTest.keyClicks(editor, key)
        if not waiting[0]:
            tell(time.time())

    every(EVERY, press)


def export_on(window: Workbench, folder: Path) -> None:
    """Export to the same document again and again."""
    target, printing = folder / "Rapport.docx", Printing(Imprint(dt.date(2026, 6, 1)))

    def again(written: Written) -> None:
        tell(written.paths[0])
        window.exports.write(target, printing)

    window.exports.written.connect(again)
    window.exports.write(target, printing)
    tell("begun")


def import_on(window: Workbench, page: Path) -> None:
    """Take in a page."""

    def agree() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, ImportDialog):
            dialog.accept()

    every(EVERY, agree)
    window.imports.take([page])
    tell("begun")


def main() -> int:
    """Start the program and work in it."""
    work, dossier, *more = sys.argv[1:]
    doings: dict[str, Callable[..., None]] = {"type": type_on, "export": export_on, "import": import_on}

    def begin() -> None:
        window, app = bench(), QApplication.instance()
        if window is not None:
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
