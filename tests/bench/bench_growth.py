"""What does not grow: a page with its texts, a key and handing it in with the length of a text.

    PYTHONPATH=src python -m tests.bench.bench_growth

Shows the page of a goal with 30 and with 999 deliverables, and types at the end of texts of 5 and of 200 pages, and
below tables of 20 and of 1,900 cells. Prints the processor time of the window's thread and the ratios, which hardly
depend on the machine. Exits with 1 when a limit is exceeded.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests import reports as small
from tests.bench.bench_export import City
from tests.bench.bench_keys import FIVE_PAGES, TYPED
from tests.many import with_many_deliverables
from tests.reports import small_report
from tests.windows import Desktop, work_off
from vgr_desktop.core.editing import writing
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import Paragraph, RichText, Run, Table, rich

LONGEST_PAGE = 0.3  # seconds for 999 texts
LONGEST_HAND_IN = 0.05  # seconds
KEYS = 40
COLUMNS = 10


def spent(work: Callable[[], object]) -> float:
    """The processor time of this thread, in seconds."""
    began = time.thread_time()
    work()
    return time.thread_time() - began


def opened(report: Report) -> Desktop:
    """A window on this report."""
    desk = Desktop(Path(tempfile.mkdtemp()), report)
    desk.frame.resize(1360, 860)
    return desk


def page(texts: int) -> float:
    """Showing a goal with this many deliverables, until it is painted."""
    desk = opened(with_many_deliverables(texts))
    for id in (small.NEAR, small.STAFF):  # so that everything is loaded
        desk.go_to(id)
        work_off()

    def show() -> None:
        desk.go_to(small.NEAR)
        work_off()

    cost = spent(show)
    desk.end()
    return cost


def typing(body: RichText) -> tuple[float, float]:
    """A key at the end of this text, and handing in what was typed."""
    desk = opened(writing.write(small_report(), small.STAFF, body))
    desk.window.go_to(small.STAFF)
    editor = desk.editor(small.STAFF)

    def type_on() -> None:
        for number in range(KEYS):
            QTest.keyClicks(editor, TYPED[number % len(TYPED)])
            QApplication.processEvents()

    type_on()
    desk.session.hand_in()
    work_off()
    costs = spent(type_on) / KEYS, spent(desk.session.hand_in)
    desk.end()
    return costs


def with_table(cells: int) -> RichText:
    """A text that ends below a table."""
    cell = (Paragraph((Run("een cel"),)),)
    table = Table(((cell,) * COLUMNS,) * (cells // COLUMNS))
    return rich([Paragraph((Run("Ervoor."),)), table, Paragraph((Run("Erna."),))])


def main() -> int:
    """Measure and print; 1 when anything is above its limit."""
    few, many = page(30), page(999)
    print(f"page: 999 texts {many * 1000:.0f} ms = {many / few:.1f} x 30 texts ({few * 1000:.0f} ms)")
    over = many > LONGEST_PAGE
    pairs = {
        "200 pages, 5 pages": (City(1)._body(40 * FIVE_PAGES), City(1)._body(FIVE_PAGES)),
        "1,900 cells, 20 cells": (with_table(1900), with_table(20)),
    }
    for name, bodies in pairs.items():
        (key, hand_in), (least, least_hand_in) = map(typing, bodies)
        print(f"{name}: a key {key * 1000:.2f} and {least * 1000:.2f} ms", end="; ")
        print(f"handing in {hand_in * 1000:.1f} and {least_hand_in * 1000:.1f} ms")
        over = over or hand_in > LONGEST_HAND_IN
    print(f"limits: page {LONGEST_PAGE} s, handing in {LONGEST_HAND_IN} s")
    return int(over)


if __name__ == "__main__":
    app = QApplication(["bench", "-style", "Fusion"])
    sys.exit(main())
