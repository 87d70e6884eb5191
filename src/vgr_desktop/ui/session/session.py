"""The open dossier: its reports, the one that is being edited, its history, and saving."""

import datetime as dt
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QObject, Signal

from vgr_desktop.core.editing.text_fields import TextFields
from vgr_desktop.core.editions.packages import Package
from vgr_desktop.core.model.history import History, Reports, Step, find_report, with_report
from vgr_desktop.core.model.identities import Identities, Identity
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.replaced import Kept, first_changed, replaced
from vgr_desktop.core.model.report import Report
from vgr_desktop.files.safety.lock import Lock
from vgr_desktop.files.store.glance import Glimpse
from vgr_desktop.services.previous import previous_edition
from vgr_desktop.services.store import Store
from vgr_desktop.ui.session.lock_keeper import LockKeeper
from vgr_desktop.ui.session.permission import Permission
from vgr_desktop.ui.session.saving import Saving

CLOSING_SECONDS = 10.0
"""How long to wait until all is saved."""
AT_ONCE_SECONDS = 0.1
"""How long the window may block for the end of a save; during a longer one it is painted."""


@dataclass(frozen=True, slots=True)
class SessionChange:
    """A change of the report from one value to another; `place` is the id of the item to show.

    `replayed`: by undo or redo, so that view and caret go to the change.
    """

    before: Report
    after: Report
    place: int
    replayed: bool


class Session(QObject):
    """What the window works on. Every change goes through `apply`, `apply_to_all`, `undo` or `redo`.

    All reports have one history: undoing goes to the report in which something was done last. A widget that keeps
    typing which is not in the report yet registers with `ask_first`; it is then asked to hand that in before anything
    that needs it. `closing` tells that the dossier is about to be closed. `is_linked`: it is shared with a team.
    """

    opened = Signal()
    closing = Signal()
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
        self._history = History(())
        self._shown: int | None = None
        self._identities = Identities()
        self._saving = Saving(self)
        self._saving.saved.connect(self.saved)
        self._saving.failed.connect(self.saving_failed)
        self._saving.broken.connect(self.broken)
        self._lock = LockKeeper(self)
        self._lock.taken_over.connect(self.taken_over)
        self._permission = Permission()
        self.is_linked = False

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
        return find_report(self._history.present, self._shown)

    @property
    def reports(self) -> Reports:
        """All reports of the dossier, in the order of their editions."""
        return self._history.present

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
        return self._permission.read_only

    @property
    def is_writable(self) -> bool:
        """Whether there is a report of which something can be changed: neither adopted nor read-only."""
        return self._permission.can_change_in(self.report)

    @property
    def permission(self) -> Permission:
        """What may be changed in the dossier."""
        return self._permission

    @property
    def package(self) -> Package | None:
        """What the dossier is a work package of, as it was opened; None when it is none."""
        return self._permission.package

    def can_change(self, id: int) -> bool:
        """Whether the item with this id can be changed, with all that it has."""
        return self._permission.can_change(self.report, id)

    def can_write(self, *ids: int) -> bool:
        """Whether the text with one of these ids, or about such an item, can be written, and its light can be set."""
        return self._permission.can_write(self.report, *ids)

    def is_aside(self, id: int) -> bool:
        """Whether the dossier is a work package in which nothing of the item with this id can be changed."""
        return self.package is not None and not self.can_write(id)

    @property
    def undo_step(self) -> Step | None:
        """What `undo` would take back."""
        return self._history.undo_step

    @property
    def redo_step(self) -> Step | None:
        """What `redo` would do again."""
        return self._history.redo_step

    @property
    def is_unsaved(self) -> bool:
        """Whether something is not saved yet."""
        return self._saving.is_unsaved

    @property
    def store(self) -> Store | None:
        """The dossier on disk, for what is only in the file; None when none is open. For any thread."""
        return self._saving.store

    @property
    def held(self) -> dict[int, Report]:
        """The reports in the file when it was last read or written, by id; empty when the dossier is not written."""
        return self.store.held() if self.store is not None else {}

    def hold(self, reports: Iterable[Report]) -> None:
        """Take note that the file has these reports and may be overwritten, as they were merged into ours."""
        if self.store is not None:
            self.store.hold(reports)

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
        self._lock.keep(lock)
        self._permission = Permission(glimpse.package, read_only=read_only)
        self.is_linked = bool(glimpse.team)
        self._identities = Identities(glimpse.next_id)
        self._history = History(glimpse.reports, _rebased)
        newest = glimpse.reports[-1] if glimpse.reports else None
        asked = find_report(glimpse.reports, report_id) or newest
        self._shown = asked.id if asked else None
        self._saving.start(glimpse, writable=not read_only)
        self.opened.emit()

    def move_to(self, glimpse: Glimpse, lock: Lock | None = None) -> None:
        """Continue in the dossier of `glimpse`, which has the same reports; histories stay."""
        self.hand_in()
        self._saving.stop()
        self._lock.keep(lock)
        self._path, self._lineage, self._permission = glimpse.path, glimpse.lineage, Permission(glimpse.package)
        self._saving.start(glimpse, writable=True)
        for report in self.reports:
            self._saving.want(report)
        self.moved.emit()

    def close(self) -> bool:
        """Close the dossier. Return False when something could not be saved; then it stays open."""
        if self._path is not None:
            self.closing.emit()
        if not self.settle():
            return False
        self.abandon()
        return True

    def abandon(self) -> None:
        """Close the dossier, even if something could not be saved."""
        self._saving.stop()
        self._saving.is_unsaved = False
        self._lock.keep(None)
        self._path, self._shown, self._history = None, None, History(())
        self._permission = Permission()

    def apply(
        self, name: str, change: Callable[[Report], Report], place: int, burst: str | None = None, source: str = ""
    ) -> bool:
        """Change the report; `name` is the name of the step in the undo menu. Return whether anything changed.

        `source` says where texts come from that are put in place of others; the others are kept as versions, and so are
        those that came. Raises `Refused` when the change is not possible.
        """
        self._permission.refuse_reading()
        if burst is None:
            self.hand_in()
        before = self._open_report()
        after = self._with_fields(change(before), self.reports)
        reports = with_report(self.reports, after)
        self._permission.refuse(self.reports, reports)
        kept = replaced(before, after, source, dt.datetime.now(tz=dt.UTC)) if source else ()
        return self._take(name, reports, place, self._shown, burst, kept)

    def apply_to_all(
        self,
        name: str,
        change: Callable[[Reports], Reports],
        reached: int | None = None,
        kept: Callable[[], Iterable[Kept]] = tuple,
    ) -> bool:
        """Change, make or remove reports of the dossier in one step. Return whether anything changed.

        `reached` is the id of the report that is open after it; by default the one that is open now or, when that is
        gone, the newest. `kept` tells, after the change, what texts said that were replaced. Raises `Refused` when the
        dossier or a report in it cannot be changed.
        """
        self._permission.refuse_reading()
        self.hand_in()
        after = self._refreshed(change(self._history.present))
        self._permission.refuse(self._history.present, after)
        there = find_report(after, reached) or find_report(after, self._shown) or next(reversed(after), None)
        id = there.id if there else None
        changed = first_changed(find_report(self.reports, id), there) if there else None
        return self._take(name, after, changed or id or 0, id, None, tuple(kept()))

    def is_long(self, burst: str) -> bool:
        """Whether this burst of typing is under way, and has lasted so long that it ends with a word."""
        return self._history.is_long(burst, time.monotonic())

    def put_on_record(self, change: Callable[[Report], Report], place: int) -> None:
        """Change the report permanently: neither this nor any earlier step in it can be undone any more."""
        self._permission.refuse_reading()
        self.hand_in()
        before = self._open_report()
        after = change(before)
        if self.package is not None:
            self._permission.refuse(self.reports, with_report(self.reports, after))
        self._history.put_on_record(after)
        self._saving.want(after)
        self.changed.emit(SessionChange(before, after, place, replayed=False))

    def undo(self) -> None:
        """Undo the last step, in whatever report it was, and go there."""
        self.hand_in()
        if step := self._history.undo():
            self._follow(step.after, step.before, step.left, step.place, replayed=True)

    def redo(self) -> None:
        """Redo the last undone step."""
        self.hand_in()
        if step := self._history.redo():
            self._follow(step.before, step.after, step.reached, step.place, replayed=True)

    def come_in(self, reports: Reports, kept: Iterable[Kept] = ()) -> None:
        """Take over what a colleague changed, in whatever report; it is no step, and undoing ours leaves it in.

        `kept` is what texts said that were replaced. Typing is to be handed in before, and merged with it.
        """
        before = self._history.present
        self._history.come_in(reports)
        self._follow(before, self._history.present, self._shown, 0, tuple(kept), replayed=False)

    def switch(self, report_id: int) -> None:
        """Edit another report of the dossier."""
        if self._shown != report_id:
            self.hand_in()
            self._shown = report_id
            self.opened.emit()

    def add_report(self, report: Report, name: str = "Nieuwe rapportage") -> None:
        """Add a new report to the dossier and edit it: one step, and undoing it takes the report away again."""
        self.apply_to_all(name, lambda reports: with_report(reports, report), report.id)

    def settle(self, seconds: float | None = None) -> bool:
        """Hand in typing and wait until everything is saved. Return False when that fails or takes too long.

        Too long is more than `seconds`, by default `CLOSING_SECONDS`. The window is painted meanwhile, but ignores keys
        and clicks.
        """
        seconds = CLOSING_SECONDS if seconds is None else seconds
        end = QDeadlineTimer(int(seconds * 1000))
        # Again and again: a key that Qt kept back may still come to a text while the window is painted.
        while not self.settle_at_once(min(seconds, AT_ONCE_SECONDS)):
            if not self._saving.ends_well(end):
                return False
        return True

    def settle_at_once(self, seconds: float) -> bool:
        """As `settle`, but without running anything of the window: for use after an error in it."""
        self.hand_in()
        return self._saving.settle(seconds)

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

    def _open_report(self) -> Report:
        if (report := self.report) is None:
            raise RuntimeError("no report is open")
        return report

    def _refreshed(self, reports: Reports) -> Reports:
        """`reports` with the fields in the texts of those that changed as they are now."""
        known = {id(report) for report in self._history.present}
        return tuple(report if id(report) in known else self._with_fields(report, reports) for report in reports)

    def _with_fields(self, report: Report, reports: Reports) -> Report:
        return report if report.is_frozen else self._fields.refreshed(report, previous_edition(report, reports))

    def _take(
        self, name: str, after: Reports, place: int, reached: int | None, burst: str | None, kept: tuple[Kept, ...]
    ) -> bool:
        """Make `after` the value of the dossier, as a step. Return whether anything changed."""
        before, now = self._history.present, time.monotonic()
        changed = self._history.push(Step(name, before, after, place, self._shown, reached, burst, now, now))
        if changed:
            self._follow(before, after, reached, place, kept, replayed=False)
        else:
            self._saving.follow(before, before, kept)
        return changed

    def _follow(
        self,
        before: Reports,
        after: Reports,
        reached: int | None,
        place: int,
        kept: tuple[Kept, ...] = (),
        *,
        replayed: bool,
    ) -> None:
        """Save what differs, and tell it: another report is opened, this one was changed, or both.

        The newest report is opened when `reached` is gone: a colleague may have removed it since the step was made.
        """
        self._saving.follow(before, after, kept, replayed=replayed)
        there = find_report(after, reached) or next(reversed(after), None)
        reached = there.id if there else None
        is_other = reached != self._shown or {report.id for report in before} != {report.id for report in after}
        self._shown = reached
        if is_other:
            self.opened.emit()
        old, new = find_report(before, reached), find_report(after, reached)
        if old is not None and new is not None and old is not new:
            self.changed.emit(SessionChange(old, new, place, replayed))


def _rebased(base: Reports, theirs: Reports, ours: Reports) -> Reports:
    from vgr_desktop.core.editions.rebasing import rebased  # loaded when it is needed: rarely, and never at the start

    return rebased(base, theirs, ours)
