"""The window comes to rest: whatever fills the page, its layout ends, and when nobody touches it nothing happens."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QEvent, QIODevice, QObject, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests import reports as small
from tests.driving import part
from tests.many import FIRST, with_many_deliverables
from tests.reports import identity, lineage, small_report
from tests.windows import Desktop, desktop, wait_until, work_off
from vgr_desktop.core.editing import writing
from vgr_desktop.core.model.report import Picture, PictureKind, Report
from vgr_desktop.core.model.text import Image, Paragraph, Run, rich
from vgr_desktop.ui.page.sheet import Sheet

PICTURE = 90
MOST_ROUNDS = 8
"""Turns of the event loop in which the page takes on another height."""
LOOKS = 60
"""How often in a row one looks and sees nothing."""
OF_LAYOUT = {QEvent.Type.LayoutRequest, QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Paint}


class Watch(QObject):
    """Counts the events of the program, except its own and those of timers that wait for it."""

    def __init__(self, kinds: set[QEvent.Type] | None = None) -> None:
        super().__init__()
        self.seen: Counter[str] = Counter()
        self._kinds = kinds

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count the event if it is for a widget or one of our timers."""
        ours = isinstance(watched, QWidget) or (isinstance(watched, QTimer) and watched.parent() is not None)
        if ours and (self._kinds is None or event.type() in self._kinds):
            self.seen[f"{type(watched).__name__} {event.type().name}"] += 1
        return False


@contextmanager
def watching(kinds: set[QEvent.Type] | None = None) -> Iterator[Watch]:
    """A watch over all that happens."""
    watch, app = Watch(kinds), QApplication.instance()
    assert app is not None
    app.installEventFilter(watch)
    try:
        yield watch
    finally:
        app.removeEventFilter(watch)


def with_a_wide_picture() -> Report:
    """The small report with a section that ends with a picture as wide as the text."""
    image, buffer = QImage(1200, 800, QImage.Format.Format_RGB32), QBuffer()
    image.fill(0x3060A0)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know only files
    picture = Picture(*identity(PICTURE), kind=PictureKind.PNG, content=bytes(buffer.data().data()))
    report = replace(small_report(), pictures=(picture,))
    lines = [Paragraph((Run(f"Alinea {n} over de parken en het water in de stad. " * 4),)) for n in range(3)]
    seen = Paragraph((Run("De nieuwe kade."),), image=Image(lineage(PICTURE), "De kade", 100))
    return writing.write(report, small.STAFF, rich([*lines, seen]))


def test_a_page_that_a_picture_just_fills_comes_to_rest_at_every_height(tmp_path: Path, qtbot: QtBot) -> None:
    with desktop(tmp_path, with_a_wide_picture()) as desk:
        desk.frame.resize(1100, 600)
        desk.go_to(small.STAFF)
        work_off()
        sheet = part(desk.window.desk, Sheet)
        whole = desk.frame.height() + sheet.paper.height() - sheet.viewport().height()
        for height in range(whole - 60, whole + 60, 3):
            desk.frame.resize(1100, height)
            assert is_at_rest(desk)
            assert sheet.horizontalScrollBar().maximum() == 0


def is_at_rest(desk: Desktop) -> bool:
    """Whether the layout ends within some turns of the event loop."""
    for _ in range(MOST_ROUNDS):
        with watching(OF_LAYOUT) as watch:
            work_off()
        if not watch.seen:
            return True
    return False


@pytest.mark.parametrize("page", [small.REPORT, small.GREENERY, small.PARKS, small.NEAR, FIRST])
def test_nothing_happens_when_nobody_touches_the_window(page: int, tmp_path: Path, qtbot: QtBot) -> None:
    QApplication.setCursorFlashTime(0)  # the caret would be painted twice a second
    with desktop(tmp_path, with_many_deliverables(40)) as desk:
        desk.go_to(page)
        desk.window.desk.write()
        still = 0

        def is_quiet() -> bool:
            nonlocal still
            still = 0 if watch.seen else still + 1
            watch.seen.clear()
            return still >= LOOKS

        with watching() as watch:
            wait_until(is_quiet)
        assert [
            timer for timer in desk.frame.findChildren(QTimer) if timer.isActive() and timer.interval() < 5000
        ] == []
