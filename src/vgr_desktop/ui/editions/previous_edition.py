"""The edition with which the open report is compared, and the matching of their items."""

from PySide6.QtCore import QObject, QTimer, Signal

from vgr_desktop.core.editions.compare import trend
from vgr_desktop.core.editions.matching import Matching, is_matched_alike, match
from vgr_desktop.core.model.report import Deliverable, Item, Light, Report, SubItem, light_of
from vgr_desktop.ui.kit.jobs import Job
from vgr_desktop.ui.kit.lights import NOT_SET_SHAPE
from vgr_desktop.ui.kit.settings import Settings
from vgr_desktop.ui.session.session import Session, SessionChange

DELAY = 150
"""Milliseconds after a change of the tree before the reports are matched again: changes often come together."""


class PreviousEdition(QObject):
    """The previous edition, or another report of the dossier that the officer chose to see beside the text.

    The two are matched in the background, and again only when something changed that the matching depends on; until
    then the last result is used. `changed` tells that another report was chosen, or that there is a new matching.
    """

    changed = Signal()
    broken = Signal(object)

    def __init__(self, session: Session, settings: Settings, parent: QObject | None = None) -> None:
        """Find it whenever another report is opened; choices are kept in `settings`."""
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._report: Report | None = None
        self._matching: Matching | None = None
        self._job: Job[Matching] | None = None
        self._timer = QTimer(self, singleShot=True, interval=DELAY)
        self._timer.timeout.connect(self._match)
        session.opened.connect(self.look)
        session.changed.connect(self._follow)

    @property
    def report(self) -> Report | None:
        """The edition to compare with, or None when there is none."""
        return self._report

    @property
    def matching(self) -> Matching | None:
        """The matching of the two; None until it is known."""
        return self._matching

    @property
    def others(self) -> tuple[Report, ...]:
        """The reports to choose from, in the order of their editions."""
        present = self._session.report
        return tuple(known for known in self._session.reports if present is None or known.id != present.id)

    def choose(self, id: int) -> None:
        """Compare with the report that has this id."""
        present = self._session.report
        if present is not None and (self._report is None or self._report.id != id):
            self._settings.set_memory(self._session.lineage, _purpose(present), str(id))
            self.look()

    def item_then(self, id: int) -> Item | None:
        """The earlier item of the item with this id; None when there was none or it is not known yet."""
        present = self._session.report
        if present is not None and id == present.id:
            return self._report
        return self._matching.earlier(id) if self._matching else None

    def light_then(self, id: int) -> Light | None:
        """The earlier light of the item with this id; None when it had none."""
        then = self.item_then(id)
        return light_of(self._report, then) if self._report and isinstance(then, Deliverable | SubItem) else None

    def trend(self, id: int) -> str:
        """The earlier light, as a shape and words (▲ was oranje); empty when it had none."""
        if not isinstance(self.item_then(id), Deliverable | SubItem):
            return ""
        light = self.light_then(id)
        return f"{light.shape if light else NOT_SET_SHAPE} {trend(light)}"

    def look(self) -> None:
        """Begin with the open report, because it is another one or another one is to be compared with it."""
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
        if job is self._job:  # no later job was started
            self._job, self._matching = None, found
            self.changed.emit()


def _purpose(present: Report) -> str:
    return f"previous{present.id}"
