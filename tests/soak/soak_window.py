"""A long day at the window: scripted editing of a whole city, and what the program keeps meanwhile.

    PYTHONPATH=src python -m tests.soak.soak_window [MINUTES]

Prints figures as it goes; exits with 1 when memory has grown by more than 20 % since it was warm, or when there are
more threads, open files or widgets than then. MINUTES (default: 720, twelve hours) is how long. Needs Linux.
"""

import gc
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from tests.bench.bench_export import City
from tests.windows import Desktop, wait_until, work_off
from vgr_desktop.core.model.report import Deliverable, Report
from vgr_desktop.core.model.tree import walk
from vgr_desktop.files.store import glance
from vgr_desktop.ui.kit.collector import collect

WARM_ROUNDS = 40
"""Rounds before the first figures: history, caches and the memory of Python fill up first."""
MOST_GROWTH = 0.20
TOLD_EVERY = 60.0
"""Seconds."""
SENTENCE = "De uitvoering loopt volgens planning en blijft binnen het budget. "


@dataclass(frozen=True, slots=True)
class Held:
    """What the process has: memory in MB, threads, open files, and widgets of Qt."""

    memory: float
    threads: int
    files: int
    widgets: int

    def __str__(self) -> str:
        return f"{self.memory:.1f} MB, {self.threads} threads, {self.files} files, {self.widgets} widgets"


def held() -> Held:
    """What the process has now, after what is not needed has been released."""
    work_off()
    gc.collect()
    lines = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text("utf-8").splitlines())
    memory = int(lines["VmRSS"].split()[0]) / 1024
    files = len(os.listdir("/proc/self/fd"))  # noqa: PTH208  # only the names
    return Held(memory, int(lines["Threads"]), files, len(QApplication.allWidgets()))


class Day:
    """Rounds of work that leave the report as it was, so that nothing should grow."""

    def __init__(self, desk: Desktop) -> None:
        """Work at `desk`."""
        self._desk = desk
        self._places = self._around(desk.report)
        self._dismissing = QTimer(desk.frame, interval=5)
        self._dismissing.timeout.connect(_dismiss)
        self._dismissing.start()

    def _around(self, report: Report) -> Iterator[int]:
        places = [node.id for node in walk(report) if isinstance(node, Deliverable)]
        return (places[number % len(places)] for number in count())

    def round(self) -> None:
        """Go to a deliverable, write, format, set a light, add a deliverable, and undo it all."""
        desk = self._desk
        desk.go_to(next(self._places))
        editor = desk.editor()
        for word in SENTENCE.split():
            QTest.keyClicks(editor, word + " ")
            QApplication.processEvents()
        editor.selectAll()
        for action in (desk.actions.bold, desk.actions.bullets, desk.actions.numbers):
            action.trigger()
        QTest.keyClick(editor, Qt.Key.Key_Return)
        for light in desk.window.tree_commands.light_actions:
            light.trigger()
        desk.go_to(desk.report.programmes[0].areas[0].goals[0].id)
        desk.actions.add_below.trigger()
        self._look_at_dialogs()
        while desk.session.undo_step is not None:
            desk.actions.undo.trigger()
        assert desk.session.settle()  # fail when a save fails
        collect()

    def _look_at_dialogs(self) -> None:
        self._desk.actions.about.trigger()
        self._desk.actions.backups.trigger()
        wait_until(lambda: QApplication.activeModalWidget() is None)


def _dismiss() -> None:
    """Close any dialog that opens, because nobody is there to answer it."""
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QDialog):
        dialog.reject()


def work(desk: Desktop, minutes: float) -> tuple[Held, Held, int]:
    """Work for this long. Return what the process had when it was warm and in the end, and the number of rounds."""
    day, before = Day(desk), desk.report
    for _ in range(WARM_ROUNDS):
        day.round()
    warm = now = held()
    print(f"warm: {warm}", flush=True)
    ends, told, rounds = time.monotonic() + minutes * 60, time.monotonic(), 0
    while time.monotonic() < ends:
        day.round()
        rounds += 1
        if time.monotonic() - told > TOLD_EVERY:
            told, now = time.monotonic(), held()
            print(f"{rounds} rounds: {now}", flush=True)
    assert desk.report == before  # every round undoes what it did
    assert glance.look(desk.path).reports == desk.session.reports  # the file too
    return warm, held(), rounds


def main() -> int:
    """Work; 1 when something grew too much."""
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 720.0
    with tempfile.TemporaryDirectory() as folder:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
        app = QApplication(["day", "-style", "Fusion"])
        desk = Desktop(Path(folder), City(1).report())
        warm, end, rounds = work(desk, minutes)
        desk.end()
        app.quit()
    growth = end.memory / warm.memory - 1
    print(f"{minutes:.0f} minutes, {rounds} rounds: memory {growth:+.1%}; {end}")
    more = end.threads > warm.threads or end.files > warm.files or end.widgets > warm.widgets
    return int(growth > MOST_GROWTH or more)


if __name__ == "__main__":
    sys.exit(main())
