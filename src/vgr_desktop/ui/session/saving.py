"""The file follows the open dossier: what is to be written goes to the store, and what came of it comes back."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QObject, QTimer, Signal

from vgr_desktop.core.model.history import Reports
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.replaced import Kept, put_back
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import RichText
from vgr_desktop.core.model.tree import index
from vgr_desktop.files.store.glance import Glimpse
from vgr_desktop.services.store import Listener, Store

ENDING_SECONDS = 3.0
"""How long to wait for the end of a save in progress, when not everything could be saved."""
LOOK_AGAIN = 20
"""Milliseconds between checks whether a save has ended."""


class _Voice(QObject):
    """Brings the reports of the store from its thread to the window's thread."""

    saved = Signal(float)
    failed = Signal(Problem)
    broken = Signal(object)


class Saving(QObject):
    """Writes the open dossier. `saved` tells since when (seconds since the epoch) everything is; see `Listener`."""

    saved = Signal(float)
    failed = Signal(Problem)
    broken = Signal(object)

    def __init__(self, parent: QObject) -> None:
        """Begin without a dossier."""
        super().__init__(parent)
        self.store: Store | None = None
        self.is_unsaved = False
        self._voice: _Voice | None = None
        self._writable = False

    def start(self, glimpse: Glimpse, *, writable: bool) -> None:
        """Follow the dossier of `glimpse`, which holds the reports that it says."""
        self._voice = voice = _Voice(self)
        voice.saved.connect(self._note_saved)
        voice.failed.connect(self.failed)
        voice.broken.connect(self.broken)
        listener = Listener(voice.saved.emit, voice.failed.emit, voice.broken.emit)
        self._writable = writable
        self.store = Store(glimpse.path, glimpse.reports, listener, writable=writable)
        self.store.start()

    def stop(self) -> None:
        """Follow no dossier any more."""
        if self.store is not None and self._voice is not None:
            self.store.stop(ENDING_SECONDS)
            self._voice.deleteLater()
            self.store = self._voice = None

    def follow(self, before: Reports, after: Reports, kept: tuple[Kept, ...] = (), *, replayed: bool = False) -> None:
        """Have the file follow from `before` to `after`; a version is kept with the report that has its text.

        What is `replayed` was not written now, and is no version.
        """
        known = {report.id: report for report in before}
        for report in after:
            old = known.get(report.id) or report
            own = [each for each in kept if each.text in index(old)]
            if old is not report or own or report.id not in known:
                self.want(report, own, put_back(old, report) if replayed else None)
        for id in known.keys() - {report.id for report in after}:
            if self.store is not None:
                self.is_unsaved = True
                self.store.drop(id)

    def want(self, report: Report, kept: Iterable[Kept] = (), put_back: Mapping[int, RichText] | None = None) -> None:
        """Have the file hold this value of a report."""
        if self.store is not None and self._writable:
            self.is_unsaved = True
            self.store.want(report, kept, put_back)

    def settle(self, seconds: float) -> bool:
        """Wait until the file holds all that was wanted, without painting the window. False: it does not."""
        return self.store is None or self.store.settle(seconds)

    def ends_well(self, end: QDeadlineTimer) -> bool:
        """Let the window be painted until a save has ended. Return whether all was saved."""
        if self.store is None:
            return False
        store = self.store
        loop, attempt, look = QEventLoop(), store.hurry(), QTimer(interval=LOOK_AGAIN)
        look.timeout.connect(lambda: loop.quit() if end.hasExpired() or store.outcome(attempt) is not None else None)
        look.start()
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        return store.outcome(attempt) is True

    def _note_saved(self, when: float) -> None:
        self.is_unsaved = False
        self.saved.emit(when)
