"""Starts the program: shows the frame, loads the rest beside it, and wires them."""

import gc
import signal
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QProcess, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea

from vgr_desktop import __version__
from vgr_desktop.ui.action_sets import ACTION_SETS
from vgr_desktop.ui.crash import LastResort, keep_log
from vgr_desktop.ui.kit import theme
from vgr_desktop.ui.kit.collector import Collector
from vgr_desktop.ui.kit.component import Component
from vgr_desktop.ui.kit.folders import WINDOWS, data_folder
from vgr_desktop.ui.kit.jobs import Job
from vgr_desktop.ui.kit.qt_dutch import speak_dutch
from vgr_desktop.ui.kit.settings import Settings
from vgr_desktop.ui.kit.turns import AFTER_DRAWING, later
from vgr_desktop.ui.window.frame import Frame

if TYPE_CHECKING:
    from vgr_desktop.ui.feature import Furnish
    from vgr_desktop.ui.session.session import Session
    from vgr_desktop.ui.workbench import Workbench

TURN = 0.0001
"""Seconds that another thread may go on in Python when the window's thread wants to: a key needs several turns."""

LATEST = 1000
"""Milliseconds after which the window is completed although no page was shown."""

SAVING_SECONDS = 2.0
"""How long an error of ours waits to be told until all has been saved."""

SIGNAL_CHECK = 200
"""Milliseconds between looks at signals such as log-off: Python sees them only while it runs."""


def run(arguments: Sequence[str]) -> int:
    """Open the window, on the dossier named in `arguments` if there is one, and answer the exit code.

    If a window with that dossier, or without one named any window, is open already, it comes to the front instead.
    """
    app = QApplication([*arguments[:1], *theme.options(), *arguments[1:]])
    app.setApplicationName("VGR Desktop")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("vgr-desktop")
    QLocale.setDefault(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))
    speak_dutch(app)
    path = _dossier(app.arguments())
    if _is_shown(path):
        return 0
    theme.dress(app)
    last_resort = LastResort(app)
    settings = Settings()
    frame = Frame(settings, ACTION_SETS)
    last_resort.show_over(frame)
    frame.painted.connect(lambda: later(frame, lambda: _furnish(frame, settings, last_resort, path), 0))
    _close_on_signals(app, frame)
    frame.show()
    again = Again(frame)
    last_resort.restart_wanted.connect(again.close)
    code = app.exec()
    _leave()
    again.start()
    return code


class Again:
    """The program ends as it should and starts again, on the dossier that was open last and where one was."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._is_wanted = False

    def close(self) -> None:
        """End the program; what cannot be saved stands in the way of that, as always."""
        self._is_wanted = self._frame.close()

    def start(self) -> None:
        """Start it again once it has ended, if that was wanted."""
        if self._is_wanted:
            frozen = getattr(sys, "frozen", False)  # into one program with Python, which then is that program
            QProcess.startDetached(sys.executable, [] if frozen else ["-m", "vgr_desktop"])


def _is_shown(path: Path | None) -> bool:
    """Whether an open window came to the front. Loads the means to ask only when there may be one."""
    folder = data_folder() / WINDOWS
    if not folder.is_dir() or not any(folder.iterdir()):
        return False
    from vgr_desktop.ui.dossiers.open_windows import show_window_of

    return show_window_of(path, folder)


def _leave() -> None:
    from vgr_desktop.ui.format.clipboard import (
        leave_clipboard,  # loaded beside the frame, like all but the frame
    )

    leave_clipboard()


def _furnish(frame: Frame, settings: Settings, last_resort: LastResort, path: Path | None) -> None:
    """The frame is on screen: load the rest beside it, then put it in and open the dossier."""

    def begin() -> None:
        from vgr_desktop.ui.session.session import Session

        keep_log(data_folder())
        session = Session()
        bench = furnish(frame, session, settings)
        bench.broken.connect(last_resort.tell)
        last_resort.save = lambda: session.settle_at_once(SAVING_SECONDS)
        Completion(bench).broken.connect(last_resort.tell)
        later(frame, lambda: bench.begin(path))

    sys.setswitchinterval(TURN)
    loading: Job[None] = Job(lambda _job: _load(), frame)
    loading.broken.connect(last_resort.tell)
    loading.done.connect(begin)
    loading.start()
    later(frame, lambda: _meet_classes(frame), AFTER_DRAWING)


def furnish(frame: Frame, session: "Session", settings: Settings) -> "Workbench":
    """Put into the frame what shows a report of the session."""
    from vgr_desktop.ui.workbench import Workbench

    bench = Workbench(frame, session, settings)
    gc.freeze()  # what the program is made of stays as long as it runs: no collector has to look at it
    Collector(frame)
    return bench


class Completion(Component):
    """Once the first page is there, loads the features that it does without and puts them in, one in a turn."""

    def __init__(self, bench: "Workbench") -> None:
        """Complete `bench`, also when no page comes."""
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
        from vgr_desktop.ui.workbench import load_others

        self.run(lambda _job: load_others(), self._put_in)

    def _put_in(self, found: "tuple[Furnish, ...]") -> None:
        for turn, furnish in enumerate(found):
            later(self._bench, partial(self._bench.add, furnish), turn * AFTER_DRAWING)
        later(self._bench, gc.freeze, len(found) * AFTER_DRAWING)


def _load() -> None:
    """Import, on a thread of its own, all that the frame and the first page need."""
    import logging.handlers  # noqa: F401  # importing is all that is wanted

    import vgr_desktop.ui.page.money.grid
    import vgr_desktop.ui.workbench  # noqa: F401  # importing is all that is wanted


def _meet_classes(frame: Frame) -> None:
    """Let PySide make all classes of events and widgets while the rest is loaded.

    It makes them when Qt first hands it one that it did not make itself: else that would be with the first page.
    """
    frame.setWindowTitle(QApplication.applicationName())
    QScrollArea().viewport()


def _dossier(arguments: Sequence[str]) -> Path | None:
    """The dossier that was asked for; what is left of the arguments when Qt has taken its own."""
    named = [argument for argument in arguments[1:] if not argument.startswith("-")]
    return Path(named[0]).absolute() if named else None


def _close_on_signals(app: QApplication, frame: Frame) -> None:
    """Log-off and Ctrl+C close the window as a person would: everything is saved first."""
    timer = QTimer(app, interval=SIGNAL_CHECK)
    timer.timeout.connect(lambda: None)
    timer.start()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: frame.close())
    app.commitDataRequest.connect(lambda _manager: frame.close())
