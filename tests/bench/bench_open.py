"""How long it takes to open the dossier of a whole city, and to change, check and save its report.

    PYTHONPATH=src python -m tests.bench.bench_open [TIMES]

Opening is from the file to the painted page, in an existing window: the first time, and the median of
TIMES times after that (default 9). The rest is done in the same process without a window. Exits with 1 when the first
opening takes longer than its limit.
"""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from tests.bench.dossiers import home
from vgr_desktop.core.checks import findings
from vgr_desktop.core.editing import edits
from vgr_desktop.core.model import tree
from vgr_desktop.core.model.changes import changes
from vgr_desktop.core.model.report import Deliverable, Report
from vgr_desktop.files.store import glance
from vgr_desktop.files.store.dossier import Dossier
from vgr_desktop.ui.action_sets import ACTION_SETS
from vgr_desktop.ui.kit import theme
from vgr_desktop.ui.kit.settings import Settings
from vgr_desktop.ui.session.session import Session
from vgr_desktop.ui.window.frame import Frame
from vgr_desktop.ui.workbench import Workbench

LONGEST = 0.3  # seconds to open
TIMES = 9


def took(work: Callable[[], object]) -> float:
    """The seconds that `work` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def openings(app: QApplication, dossier: Path, times: int) -> list[float]:
    """The seconds that each opening takes."""
    theme.dress(app)
    settings = Settings(QSettings(str(dossier.with_suffix(".ini")), QSettings.Format.IniFormat))
    frame, session = Frame(settings), Session()
    frame.complete(ACTION_SETS)
    bench = Workbench(frame, session, settings)
    frame.show()
    app.processEvents()

    def show() -> None:
        session.open(glance.look(dossier))
        app.processEvents()
        while not bench.place.desk.panes():
            app.processEvents()

    found = [took(show) for _ in range(times)]
    frame.close()
    return found


def without_window(dossier: Path, times: int) -> dict[str, float]:
    """The median seconds of the work on the report itself."""
    (report,) = glance.look(dossier).reports
    found: dict[str, list[float]] = {}

    def note(name: str, work: Callable[[], object]) -> None:
        found.setdefault(name, []).append(took(work))

    with Dossier.open(dossier) as opened:
        before = report
        for after in changed(report, times):
            note("findings", lambda: findings(after))  # noqa: B023  # called at once
            note("difference", lambda: changes(before, after))  # noqa: B023  # called at once
            note("saving a change", lambda: opened.save(before, after))  # noqa: B023  # called at once
            before = after
    last = deliverables(report)[-1].id
    for _ in range(times):
        note("reading", lambda: glance.look(dossier))
        note("a light set", lambda: edits.set_light(report, last, "red"))
    return {name: median(seconds) for name, seconds in found.items()}


def deliverables(report: Report) -> list[Deliverable]:
    """The deliverables of the report."""
    return [node for node in tree.walk(report) if isinstance(node, Deliverable)]


def changed(report: Report, times: int) -> list[Report]:
    """`times` values of the report, each with one more light changed."""
    values = [report]
    for deliverable in deliverables(report)[:times]:
        values.append(edits.set_light(values[-1], deliverable.id, "red"))
    return values[1:]


def main() -> int:
    """Measure and print; 1 when opening takes too long."""
    times = int(sys.argv[1]) if sys.argv[1:] else TIMES
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with home() as at:
        first, *others = openings(QApplication(["bench", *theme.options()]), at.city, times + 1)
        print(f"opening: {first * 1000:.0f} ms (limit {LONGEST * 1000:.0f}), again {median(others) * 1000:.0f} ms")
        for name, seconds in without_window(at.city, times).items():
            print(f"{name}: {seconds * 1000:.2f} ms")
    return int(first > LONGEST)


if __name__ == "__main__":
    sys.exit(main())
