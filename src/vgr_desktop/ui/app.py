"""Starts the program: shows the frame, loads the rest meanwhile, and connects them."""

import gc
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QProcess, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea

from vgr_desktop import __version__
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.disk.policy import Policy, read_policy
from vgr_desktop.ui.crash import LastResort, keep_log
from vgr_desktop.ui.kit import theme
from vgr_desktop.ui.kit.asked_to_end import AskedToEnd
from vgr_desktop.ui.kit.collector import Collector
from vgr_desktop.ui.kit.component import Component
from vgr_desktop.ui.kit.folders import WINDOWS, data_folder
from vgr_desktop.ui.kit.qt_dutch import speak_dutch
from vgr_desktop.ui.kit.settings import Settings
from vgr_desktop.ui.kit.turns import AFTER_DRAWING, later
from vgr_desktop.ui.loading import FIRST, OTHERS, Loading
from vgr_desktop.ui.window.frame import Frame

if TYPE_CHECKING:
    from vgr_desktop.ui.session.session import Session
    from vgr_desktop.ui.workbench import Workbench

TURN = 0.0001
"""Seconds that another thread may keep running Python while the window's thread waits; a key needs several turns."""

LATEST = 1000
"""Milliseconds after which the window is completed even if no page was shown."""

SAVING_SECONDS = 2.0
"""How long to wait for saving before a fault of the program is shown."""


def run(arguments: Sequence[str]) -> int:
    """Open the window, on the dossier named in `arguments` if there is one. Return the exit code.

    If a window with that dossier is open already, or any window when none is named, it comes to the front instead.
    """
    app = QApplication([*arguments[:1], *theme.options(), *arguments[1:]])
    app.setApplicationName("VGR Desktop")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("vgr-desktop")
    QLocale.setDefault(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))
    path = _dossier(app.arguments())
    if _is_shown(path):
        return 0
    policy, trouble = _policy()
    settings = Settings(policy=policy)
    theme.dress(app, theme.chosen_colours(settings))
    last_resort = LastResort(app)
    frame = Frame(settings)
    last_resort.show_over(frame)
    frame.painted.connect(lambda: later(frame, lambda: _furnish(frame, settings, last_resort, path, trouble), 0))
    frame.painted.connect(lambda: later(frame, lambda: speak_dutch(app), 0))
    _close_when_asked(app, frame)
    frame.show()
    again = Again(frame)
    last_resort.restart_wanted.connect(again.close)
    code = app.exec()
    _leave()
    again.start()
    return code


class Again:
    """Ends the program normally and starts it again, with the last dossier and item open."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._is_wanted = False

    def close(self) -> None:
        """End the program; as always, not while something cannot be saved, unless the officer agrees."""
        self._is_wanted = self._frame.close()

    def start(self) -> None:
        """Start the program again after its end, if that was wanted."""
        if self._is_wanted:
            frozen = getattr(sys, "frozen", False)  # into one program with Python, which is the executable then
            QProcess.startDetached(sys.executable, [] if frozen else ["-m", "vgr_desktop"])


def _is_shown(path: Path | None) -> bool:
    """Whether an open window came to the front. The code to ask is loaded only when there may be one."""
    folder = data_folder() / WINDOWS
    if not folder.is_dir() or not any(folder.iterdir()):
        return False
    from vgr_desktop.ui.dossiers.open_windows import show_window_of

    return show_window_of(path, folder)


def _leave() -> None:
    from vgr_desktop.ui.format.clipboard import (
        leave_clipboard,  # loaded after the frame, like everything else
    )

    leave_clipboard()


def _policy() -> tuple[Policy, str]:
    """What the organisation has set for this computer, and what is wrong with it."""
    try:
        return read_policy(), ""
    except Problem as problem:
        return Policy(), str(problem)


def _furnish(frame: Frame, settings: Settings, last_resort: LastResort, path: Path | None, trouble: str) -> None:
    """The frame is on screen: load the rest, put it in, open the dossier, and tell this trouble if there is one."""

    def show_menus() -> None:
        from vgr_desktop.ui.action_sets import ACTION_SETS

        frame.complete(ACTION_SETS)

    def begin() -> None:
        from vgr_desktop.ui.hearing.telling import tell_structures
        from vgr_desktop.ui.session.session import Session

        show_menus()
        keep_log(data_folder())
        keep_keys_in_order(frame)
        tell_structures()
        session = Session()
        bench = furnish(frame, session, settings)
        bench.broken.connect(last_resort.tell)
        last_resort.save = lambda: session.settle_at_once(SAVING_SECONDS)
        Completion(bench).broken.connect(last_resort.tell)
        if trouble:
            bench.place.bars.passing.tell(trouble, bad=True)
        later(frame, lambda: bench.begin(path) if frame.isVisible() else None)  # it may be closed already

    sys.setswitchinterval(TURN)
    loading = Loading(FIRST, frame)
    loading.broken.connect(last_resort.tell)
    loading.done.connect(begin)
    loading.start()
    later(frame, show_menus, AFTER_DRAWING)
    later(frame, lambda: _meet_classes(frame), 2 * AFTER_DRAWING)


def furnish(frame: Frame, session: "Session", settings: Settings) -> "Workbench":
    """Put the widgets that show a report of the session into the frame."""
    from vgr_desktop.ui.workbench import Workbench

    bench = Workbench(frame, session, settings)
    gc.freeze()  # the program itself stays in memory as long as it runs, so the collector need not look at it
    Collector(frame)
    return bench


def keep_keys_in_order(frame: Frame) -> None:
    """Have shortcuts and clicks wait for keys, where Qt keeps keys back for a screen reader."""
    if sys.platform == "linux":
        from vgr_desktop.ui.kit.key_order import KeyOrder

        KeyOrder(frame)


class Completion(Component):
    """Once the first page is there, loads the other features and puts them in, one at a time."""

    def __init__(self, bench: "Workbench") -> None:
        """Complete `bench`, even if no page is shown."""
        super().__init__(bench)
        self._bench = bench
        self._waiting = QTimer(self, singleShot=True, interval=LATEST)
        self._waiting.timeout.connect(self._load)
        bench.place.navigator.shown.connect(self._go_on)
        self._waiting.start()

    def _go_on(self) -> None:
        if self._waiting.isActive():
            self._waiting.start(AFTER_DRAWING)

    def _load(self) -> None:
        loading = Loading(OTHERS, self)
        loading.broken.connect(self.broken)
        loading.done.connect(self._put_in)
        loading.start()

    def _put_in(self) -> None:
        from vgr_desktop.ui.workbench import load_others

        found = load_others()
        for turn, furnish in enumerate(found):
            later(self._bench, partial(self._bench.add, furnish), turn * AFTER_DRAWING)
        later(self._bench, gc.freeze, len(found) * AFTER_DRAWING)


def _meet_classes(frame: Frame) -> None:
    """Have PySide make all classes of events and widgets while the rest is loaded.

    PySide makes a class when Qt first gives it an object of it; otherwise that would happen with the first page.
    """
    frame.setWindowTitle(QApplication.applicationName())
    QScrollArea().viewport()


def _dossier(arguments: Sequence[str]) -> Path | None:
    """The dossier named in the arguments, after Qt has taken its own options."""
    named = [argument for argument in arguments[1:] if not argument.startswith("-")]
    return Path(named[0]).absolute() if named else None


def _close_when_asked(app: QApplication, frame: Frame) -> None:
    """Make log-off and Ctrl+C close the window as a person would: everything is saved first."""
    AskedToEnd(app).asked.connect(frame.close_unasked)
    app.commitDataRequest.connect(lambda _manager: frame.close_unasked())
