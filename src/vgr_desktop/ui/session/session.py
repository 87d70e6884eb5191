"""The open dossier: its reports, the one that is being edited, its history, and saving."""

import datetime as dt
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QObject, QTimer, Signal

from vgr_desktop.core.editing.edits import Refused
from vgr_desktop.core.editing.text_fields import TextFields
from vgr_desktop.core.model.history import History, Step
from vgr_desktop.core.model.identities import Identities, Identity
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import Report
from vgr_desktop.files.safety.lock import Lock
from vgr_desktop.files.store.glance import Glimpse
from vgr_desktop.services.previous import previous_edition
from vgr_desktop.services.store import Listener, Store

CLOSING_SECONDS, ENDING_SECONDS = 10.0, 3.0
"""How long to wait until all is saved and, if that fails, for the end of a save in progress."""
AT_ONCE_SECONDS = 0.1
"""How long the window may block for the end of a save; during a longer one it is painted."""
LOOK_AGAIN = 20
"""Milliseconds between checks whether a save has ended."""
LOCK_RENEWAL = 15 * 60 * 1000
"""Milliseconds between renewals of the lock of the dossier."""


@dataclass(frozen=True, slots=True)
class SessionChange:
    """A change of the report from one value to another; `place` is the id of the item to show.

    `replayed`: by undo or redo, so that view and caret go to the change.
    """

    before: Report
    after: Report
    place: int
    replayed: bool


class _Voice(QObject):
    """Brings the reports of the store from its thread to the window's thread."""

    saved = Signal(float)
    failed = Signal(Problem)
    broken = Signal(object)


class Session(QObject):
    """What the window works on. Every change of the report goes through `apply`, `undo` or `redo`.

    A widget that keeps typing which is not in the report yet registers with `ask_first`; it is then asked to hand that
    in before anything that needs it.
    """

    opened = Signal()
    moved = Signal()
    changed = Signal(SessionChange)
    saved = Signal(float)
    saving_failed = Signal(Problem)
    taken_over = Signal()
    broken = Signal(object)
    _hand_in_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin without a dossier."""
        super().__init__(parent)
        self._path: Path | None = None
        self._lineage = ""
        self._fields = TextFields()
        self._histories: dict[int, History] = {}
        self._current: History | None = None
        self._identities = Identities()
        self._store: Store | None = None
        self._voice: _Voice | None = None
        self._unsaved = False
        self._gathered: dict[int, Report] | None = None
        self._lock: Lock | None = None
        self._read_only = False
        self._renewal = QTimer(self, interval=LOCK_RENEWAL)
        self._renewal.timeout.connect(self._renew_lock)

    @property
    def path(self) -> Path | None:
        """The path of the dossier, or None when none is open."""
        return self._path

    @property
    def lineage(self) -> str:
        """The lineage of the dossier, which its copies share."""
        return self._lineage

    @property
    def report(self) -> Report | None:
        """The report that is being edited, or None when the dossier has none."""
        return self._current.present if self._current else None

    @property
    def reports(self) -> tuple[Report, ...]:
        """All reports of the dossier, in the order of their editions."""
        found = (history.present for history in self._histories.values())
        return tuple(sorted(found, key=lambda report: (report.edition.year, report.edition.ordinal, report.id)))

    @property
    def previous(self) -> Report | None:
        """The edition before the report that is being edited, by `previous_edition`."""
        return previous_edition(self.report, self.reports) if self.report else None

    @property
    def identities(self) -> Identities:
        """The identities for new items, which are unique within the dossier."""
        return self._identities

    @property
    def is_read_only(self) -> bool:
        """Whether the dossier is open without writing."""
        return self._read_only

    @property
    def is_writable(self) -> bool:
        """Whether there is a report that can be changed: neither adopted nor read-only."""
        return self.report is not None and not self._read_only and not self.report.is_frozen

    @property
    def undo_step(self) -> Step | None:
        """What `undo` would take back."""
        return self._current.undo_step if self._current else None

    @property
    def redo_step(self) -> Step | None:
        """What `redo` would do again."""
        return self._current.redo_step if self._current else None

    @property
    def is_unsaved(self) -> bool:
        """Whether something is not saved yet."""
        return self._unsaved

    @property
    def store(self) -> Store | None:
        """The dossier on disk, for what is only in the file; None when none is open. For any thread."""
        return self._store

    @property
    def held(self) -> dict[int, Report]:
        """The reports in the file when it was last read or written, by id; empty when the dossier is not written."""
        return self._store.held() if self._store is not None else {}

    def hold(self, reports: Iterable[Report]) -> None:
        """Take note that the file has these reports and may be overwritten, as they were merged into ours."""
        if self._store is not None:
            self._store.hold(reports)

    def new_identities(self, count: int) -> list[Identity]:
        """`count` new identities."""
        return [self._identities.new() for _ in range(count)]

    def open(
        self, glimpse: Glimpse, report_id: int | None = None, lock: Lock | None = None, *, read_only: bool = False
    ) -> None:
        """Work on this dossier, and in it on the report with this id, or else the newest.

        The session releases `lock` in the end. `read_only`: nothing can be changed, and nothing is ever written.
        """
        self.close()
        self._path, self._lineage = glimpse.path, glimpse.lineage
        self._lock, self._read_only = lock, read_only
        self._identities = Identities(glimpse.next_id)
        self._histories = {report.id: History(report) for report in glimpse.reports}
        newest = glimpse.reports[-1].id if glimpse.reports else None
        self._current = self._histories.get(report_id or 0) or self._histories.get(newest or 0)
        self._start_store(glimpse)
        self.opened.emit()

    def move_to(self, glimpse: Glimpse, lock: Lock | None = None) -> None:
        """Continue in the dossier of `glimpse`, which has the same reports; histories stay."""
        self.hand_in()
        self._stop_store()
        self._release_lock()
        self._path, self._lineage = glimpse.path, glimpse.lineage
        self._lock, self._read_only = lock, False
        self._start_store(glimpse)
        for report in self.reports:
            self._save(report)
        self.moved.emit()

    def close(self) -> bool:
        """Close the dossier. Return False when something could not be saved; then it stays open."""
        if not self.settle(CLOSING_SECONDS):
            return False
        self.abandon()
        return True

    def abandon(self) -> None:
        """Close the dossier, even if something could not be saved."""
        self._stop_store()
        self._release_lock()
        self._path, self._current, self._histories, self._unsaved = None, None, {}, False

    def apply(self, name: str, change: Callable[[Report], Report], place: int, burst: str | None = None) -> bool:
        """Change the report; `name` is the name of the step in the undo menu. Return whether anything changed.

        Raises `Refused` when the change is not possible.
        """
        if self._read_only:
            raise Refused("Dit dossier is alleen-lezen geopend; er is niets gewijzigd.")
        if burst is None:
            self.hand_in()
        history = self._history()
        before = history.present
        after = change(before)
        if not after.is_frozen:
            after = self._fields.refreshed(after, self.previous)
        if before.is_frozen and after.is_frozen and after != before:
            raise Refused("Deze rapportage is vastgesteld; er is niets gewijzigd. Open haar eerst weer voor bewerken.")
        if not history.push(name, after, place, burst, time.monotonic()):
            return False
        self._tell(SessionChange(before, history.present, place, replayed=False))
        return True

    def put_on_record(self, change: Callable[[Report], Report], place: int) -> None:
        """Change the report permanently: neither this nor any earlier step can be undone any more."""
        if self._read_only:
            raise Refused("Dit dossier is alleen-lezen geopend; er is niets gewijzigd.")
        self.hand_in()
        before = self._history().present
        after = change(before)
        self._current = self._histories[before.id] = History(after)
        self._tell(SessionChange(before, after, place, replayed=False))

    def undo(self) -> None:
        """Undo the last step."""
        self.hand_in()
        history = self._history()
        if step := history.undo():
            self._tell(SessionChange(step.after, step.before, step.place, replayed=True))

    def redo(self) -> None:
        """Redo the last undone step."""
        self.hand_in()
        history = self._history()
        if step := history.redo():
            self._tell(SessionChange(step.before, step.after, step.place, replayed=True))

    def switch(self, report_id: int) -> None:
        """Edit another report of the dossier. Each keeps its own history."""
        if self.report is None or self.report.id != report_id:
            self.hand_in()
            self._current = self._histories[report_id]
            self.opened.emit()

    def add_report(self, report: Report) -> None:
        """Add a new report to the dossier and edit it."""
        self.hand_in()
        self._current = self._histories[report.id] = History(report)
        self._save(report)
        self.opened.emit()

    def settle(self, seconds: float = CLOSING_SECONDS) -> bool:
        """Hand in typing and wait until everything is saved. Return False when that fails or takes too long.

        The window is painted meanwhile, but ignores keys and clicks.
        """
        self.hand_in()
        store = self._store
        if store is None or store.settle(min(seconds, AT_ONCE_SECONDS)):
            return True
        loop, attempt, end = QEventLoop(), store.hurry(), QDeadlineTimer(int(seconds * 1000))
        look = QTimer(interval=LOOK_AGAIN)
        look.timeout.connect(lambda: loop.quit() if end.hasExpired() or store.outcome(attempt) is not None else None)
        look.start()
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        return store.outcome(attempt) is True

    def settle_at_once(self, seconds: float) -> bool:
        """As `settle`, but without running anything of the window: for use after an error in it."""
        self.hand_in()
        return self._store is None or self._store.settle(seconds)

    def ask_first(self, hand_in: Callable[[], None]) -> None:
        """Call `hand_in` before anything that needs the typing which it hands in."""
        self._hand_in_wanted.connect(hand_in)

    def hand_in(self) -> None:
        """Hand in all typing."""
        self._hand_in_wanted.emit()

    def present(self) -> Report | None:
        """The report as it is now, with all that was typed; None when the dossier has none."""
        self.hand_in()
        return self.report

    def _history(self) -> History:
        if self._current is None:
            raise RuntimeError("no report is open")
        return self._current

    def _renew_lock(self) -> None:
        if self._lock is not None and not self._lock.renew(dt.datetime.now(tz=dt.UTC)):
            self._lock = None
            self.taken_over.emit()

    def _release_lock(self) -> None:
        self._renewal.stop()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _start_store(self, glimpse: Glimpse) -> None:
        self._renewal.start()
        self._voice = voice = _Voice(self)
        voice.saved.connect(self._note_saved)
        voice.failed.connect(self.saving_failed)
        voice.broken.connect(self.broken)
        listener = Listener(voice.saved.emit, voice.failed.emit, voice.broken.emit)
        self._store = Store(glimpse.path, glimpse.reports, listener, writable=not self._read_only)
        self._store.start()

    def _stop_store(self) -> None:
        if self._store is not None and self._voice is not None:
            self._store.stop(ENDING_SECONDS)
            self._voice.deleteLater()
            self._store = self._voice = None

    def _tell(self, change: SessionChange) -> None:
        self._save(change.after)
        self.changed.emit(change)

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Save what is done within this together: of each report only its last value."""
        self._gathered = {}
        try:
            yield
        finally:
            gathered, self._gathered = self._gathered, None
            for report in gathered.values():
                self._save(report)

    def _save(self, report: Report) -> None:
        if self._gathered is not None:
            self._gathered[report.id] = report
        elif self._store is not None and not self._read_only:
            self._unsaved = True
            self._store.want(report)

    def _note_saved(self, when: float) -> None:
        self._unsaved = False
        self.saved.emit(when)
