"""The edition with which the open report is compared, and which of its items is which of the present ones."""

from PySide6.QtCore import QObject, QTimer, Signal

from vgr_desktop.core.editions.compare import trend
from vgr_desktop.core.editions.matching import Matching, is_matched_alike, match
from vgr_desktop.core.model.report import Deliverable, Item, Light, Report, SubItem, light_of
from vgr_desktop.ui.kit.jobs import Job
from vgr_desktop.ui.kit.lights import NOT_SET_SHAPE
from vgr_desktop.ui.kit.settings import Settings
from vgr_desktop.ui.session.session import Session, SessionChange

DELAY = 150
"""Milliseconds after a change of the tree before the reports are matched anew: changes often come together."""


class PreviousEdition(QObject):
    """The previous edition, unless the officer chose another report of the dossier to see beside the text.

    The two are matched off the window's thread, and again only when something by which items are known has changed;
    meanwhile what was found before holds on. `changed` tells that another report is compared with, or that it is
    known (again) which item is which.
    """

    changed = Signal()
    broken = Signal(object)

    def __init__(self, session: Session, settings: Settings, parent: QObject | None = None) -> None:
        """Look for it whenever another report is open; choices are kept in `settings`."""
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._report: Report | None = None
        self._matching: Matching | None = None
        self._job: Job[Matching] | None = None
        self._timer = QTimer(self, singleShot=True, interval=DELAY)
        self._timer.timeout.connect(self._match)
        session.opened.connect(self._look)
        session.changed.connect(self._follow)

    @property
    def report(self) -> Report | None:
        """The edition that is compared with, or None when there is none."""
        return self._report

    @property
    def matching(self) -> Matching | None:
        """Which item is which; None until that is known."""
        return self._matching

    @property
    def others(self) -> tuple[Report, ...]:
        """The reports that can be chosen, in the order of their editions."""
        present = self._session.report
        return tuple(known for known in self._session.reports if present is None or known.id != present.id)

    def choose(self, id: int) -> None:
        """Compare with the report that has this id, from now on."""
        present = self._session.report
        if present is not None and (self._report is None or self._report.id != id):
            self._settings.set_memory(self._session.lineage, _purpose(present), str(id))
            self._look()

    def item_then(self, id: int) -> Item | None:
        """What the item with this id of the open report was; None when it was not there or is not known yet."""
        present = self._session.report
        if present is not None and id == present.id:
            return self._report
        return self._matching.earlier(id) if self._matching else None

    def light_then(self, id: int) -> Light | None:
        """Which light the deliverable or sub-item had that the item with this id was."""
        then = self.item_then(id)
        return light_of(self._report, then) if self._report and isinstance(then, Deliverable | SubItem) else None

    def trend(self, id: int) -> str:
        """The light then, as a shape and words (▲ was oranje); empty for what had no light or was not there."""
        if not isinstance(self.item_then(id), Deliverable | SubItem):
            return ""
        light = self.light_then(id)
        return f"{light.shape if light else NOT_SET_SHAPE} {trend(light)}"

    def _look(self) -> None:
        """Another report is open, or compared with."""
        present = self._session.report
        self._matching = self._job = None
        self._report = self._choice(present) if present else None
        self.changed.emit()
        if self._report is not None:
            self._timer.start()

    def _choice(self, present: Report) -> Report | None:
        chosen = self._settings.memory(self._session.lineage, _purpose(present))
        wanted = (known for known in self.others if str(known.id) == chosen)
        return next(wanted, None) or self._session.previous

    def _follow(self, change: SessionChange) -> None:
        if self._report is not None and not is_matched_alike(change.before, change.after):
            self._timer.start()

    def _match(self) -> None:
        before, after = self._report, self._session.report
        if before is None or after is None:
            return
        self._job = job = Job(lambda _job: match(before, after), self)
        job.done.connect(lambda found: self._keep(job, found))
        job.broken.connect(self.broken)
        job.start()

    def _keep(self, job: Job[Matching], found: Matching) -> None:
        if job is self._job:  # no later one has been asked for
            self._job, self._matching = None, found
            self.changed.emit()


def _purpose(present: Report) -> str:
    return f"previous{present.id}"
