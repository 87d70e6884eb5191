"""The cost of a key in a long explanation, compared with the same key in a bare editor with the same text.

    PYTHONPATH=src python -m tests.bench.bench_keys [ROUNDS]

Types in the middle of five pages and then, with all features and the spelling on, at the beginning, in the middle and
at the end of twenty, of which each paragraph has a wrong word. A key every 40 ms for some seconds, so that typing is
handed in, saved, checked and undoable meanwhile, in a dossier of a whole city. The contenders type in turn, each in a
process of its own, ROUNDS times (default 5). Measured are:

- mean: all the processor time of the window's thread, divided by the keys
- worst: the longest time from when a key was due until it was shown and all its work was done

The medians of the rounds are compared. Exits with 1 when the mean is above its limit. The worst, which is a key that
adds a line and so moves the page below it, is meaningful only on a machine without other work.
"""

import json
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import NamedTuple

from PySide6.QtCore import QAbstractEventDispatcher, QSettings, Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit

from tests.bench.bare_window import bare_window
from tests.bench.bench_export import City
from tests.bench.dossiers import Home, home
from vgr_desktop.core.editing import writing
from vgr_desktop.core.model.report import Explanation, Report
from vgr_desktop.core.model.text import Paragraph, RichText, Run, rich
from vgr_desktop.core.model.tree import everything
from vgr_desktop.files.store import glance
from vgr_desktop.files.store.dossier import Dossier

MOST_TIMES = 1.5  # times the bare editor, on average
EVERY = 40  # milliseconds from key to key: faster than anyone types
KEYS = 150
TYPED = "een woord en nog een "
FIVE_PAGES, TWENTY_PAGES = 31, 124  # times 80 words
WARM = 5_000  # milliseconds
EDITOR_WIDTH = 682  # pixels, as in the program; so the lines are as long


class Cost(NamedTuple):
    """In seconds."""

    mean: float
    worst: float


class Typist:
    """Types into an editor, and measures how long the window's thread is at work."""

    def __init__(self, app: QApplication, editor: QTextEdit, where: float) -> None:
        """Put the caret at a share of the text, from 0 to 1."""
        self._app = app
        self._editor = editor
        self._typed = 0
        self._began = 0.0
        self._used = 0.0
        self._due: float | None = None
        self._waits: list[float] = []
        cursor = QTextCursor(editor.document().findBlockByNumber(int((editor.document().blockCount() - 1) * where)))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        editor.setTextCursor(cursor)
        editor.setFocus()

    def type(self) -> Cost:
        """Type, and return the cost."""
        timer = QTimer(interval=EVERY, timerType=Qt.TimerType.PreciseTimer)
        timer.timeout.connect(self._press)
        QTest.qWait(500)
        below = self._editor.cursorRect().bottom() - self._editor.viewport().height() // 2
        self._editor.verticalScrollBar().setValue(self._editor.verticalScrollBar().value() + below)
        QTest.qWait(500)
        QAbstractEventDispatcher.instance().aboutToBlock.connect(self._finish)
        timer.start()
        self._began, began = time.perf_counter(), time.thread_time()
        self._app.exec()
        return Cost((self._used - began) / KEYS, max(self._waits))

    def _press(self) -> None:
        if self._typed == KEYS:
            self._used = time.thread_time()  # closing the window does not belong to a key
            self._app.quit()
            return
        QTest.keyClicks(self._editor, TYPED[self._typed % len(TYPED)])
        self._typed += 1
        self._due = self._began + self._typed * EVERY / 1000

    def _finish(self) -> None:
        """Stop when there is nothing left to do."""
        if self._due is not None:
            self._waits.append(time.perf_counter() - self._due)
            self._due = None


def longest(report: Report) -> Explanation:
    """The explanation of five pages."""
    return max((e for e in everything(report) if isinstance(e, Explanation)), key=lambda e: len(e.body.blocks))


def lengthen(dossier: Path, body: RichText) -> None:
    """Make one explanation of the dossier five pages long."""
    with Dossier.open(dossier) as opened:
        (report,) = opened.reports()
        opened.save(report, writing.write(report, longest(report).id, body))


def in_bare_editor(app: QApplication, dossier: Path, where: float) -> Cost:
    """Type into a bare editor."""
    from vgr_desktop.ui.text import bridge as text_bridge

    window, editor = bare_window()
    editor.setMaximumWidth(EDITOR_WIDTH)
    font = editor.font()
    font.setPointSizeF(font.pointSizeF() + 1)
    editor.document().setDefaultFont(font)
    editor.clear()
    text_bridge.fill(editor.document(), longest(glance.look(dossier).reports[0]).body)
    return _shown(app, window, editor, where)


def in_program(app: QApplication, dossier: Path, where: float, *, whole: bool) -> Cost:
    """Type into the program's editor; `whole`: with the features that come in later, of which the spelling is one."""
    from vgr_desktop.ui.action_sets import ACTION_SETS
    from vgr_desktop.ui.app import TURN, furnish
    from vgr_desktop.ui.kit import theme
    from vgr_desktop.ui.kit.settings import Settings
    from vgr_desktop.ui.session.session import Session
    from vgr_desktop.ui.text.marks import Layer
    from vgr_desktop.ui.window.frame import Frame
    from vgr_desktop.ui.workbench import load_others

    theme.dress(app)
    sys.setswitchinterval(TURN)
    settings = Settings(QSettings(str(dossier.with_suffix(".ini")), QSettings.Format.IniFormat))
    frame, session = Frame(settings), Session()
    frame.complete(ACTION_SETS)
    bench = furnish(frame, session, settings)
    if whole:
        for feature in load_others():
            bench.add(feature)
    session.open(glance.look(dossier))
    assert session.report is not None
    text = longest(session.report)
    bench.place.navigator.go_to(text.id)
    editor = next(pane.editor for pane in bench.place.desk.panes() if pane.slot.id == text.id)
    cost = _shown(app, frame, editor, where)
    if whole and not editor.marks.marked(Layer.SPELLING):
        raise RuntimeError("there are no waves, so the spelling was not measured")
    frame.close()
    return cost


def _shown(app: QApplication, window: QMainWindow, editor: QTextEdit, where: float) -> Cost:
    window.resize(1360, 860)
    window.show()
    window.activateWindow()
    QTest.qWait(WARM)  # the first page comes first, and then the spelling
    return Typist(app, editor, where).type()


def typed(contender: str, at: Home, where: float) -> Cost:
    """The cost of a key for this contender, measured in a separate process."""
    command = (sys.executable, "-m", "tests.bench.bench_keys", contender, str(at.city), str(where))
    # GLib's event loop does not tell when it waits; Qt's own does.
    variables = {**at.environment(), "QT_NO_GLIB": "1", "QT_QPA_PLATFORM": "offscreen"}
    answer = subprocess.run(command, env=variables, stdout=subprocess.PIPE, check=True, text=True)
    return Cost(*json.loads(answer.stdout))


def misspelled(body: RichText) -> RichText:
    """The text with a wrong word in each paragraph."""
    return rich(
        replace(block, runs=(*block.runs, Run(" boommen"))) if isinstance(block, Paragraph) else block
        for block in body.blocks
    )


def compare(rounds: int) -> int:
    """Measure and print; 1 when anything is above its limit."""
    with home() as at:
        lengthen(at.city, City(1)._body(FIVE_PAGES))
        is_slow = slow("five pages", "program", at, 0.5, rounds)
        lengthen(at.city, misspelled(City(1)._body(TWENTY_PAGES)))
        for name, where in (("beginning", 0.0), ("middle", 0.5), ("end", 1.0)):
            is_slow |= slow(f"{name} of twenty pages, with spelling", "whole", at, where, rounds)
    print(f"limit: {MOST_TIMES} x bare in the mean")
    return int(is_slow)


def slow(name: str, contender: str, at: Home, where: float, rounds: int) -> bool:
    """Compare a contender with the bare editor, and print it. Return whether it is above the limit."""
    found: dict[str, list[Cost]] = {"bare": [], contender: []}
    for _ in range(rounds):
        for one, costs in found.items():
            costs.append(typed(one, at, where))
    bare, program = (Cost(*map(median, zip(*costs, strict=True))) for costs in found.values())
    print(name)
    for what, least, cost in zip(Cost._fields, bare, program, strict=True):
        print(f"  {what}: {cost * 1000:.2f} ms = {cost / least:.2f} x bare ({least * 1000:.2f} ms)")
    return program.mean > MOST_TIMES * bare.mean


def main() -> int:
    """Compare the contenders or, in a separate process, be one."""
    if sys.argv[1:] and sys.argv[1] in {"bare", "program", "whole"}:
        contender, dossier, where = sys.argv[1], Path(sys.argv[2]), float(sys.argv[3])
        app = QApplication(["bench", "-style", "Fusion"])
        bare = contender == "bare"
        whole = contender == "whole"
        cost = in_bare_editor(app, dossier, where) if bare else in_program(app, dossier, where, whole=whole)
        print(json.dumps(cost))
        return 0
    return compare(int(sys.argv[1]) if sys.argv[1:] else 5)


if __name__ == "__main__":
    sys.exit(main())
