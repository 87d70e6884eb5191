"""Looks where an opened dossier stands: in a cloud or network folder, or beside a conflicting copy of itself."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from vgr_desktop.files.safety.neighbours import conflicted_copies
from vgr_desktop.files.safety.places import place_of
from vgr_desktop.files.store.glance import Glimpse
from vgr_desktop.ui.kit.jobs import Job
from vgr_desktop.ui.session.session import Session

Found = tuple[str, tuple[Path, ...]]


class Surroundings(QObject):
    """`risky` tells what a folder means for the dossier, `copied` which conflicting copies are beside it."""

    risky = Signal(str)
    copied = Signal(list)
    broken = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Look around whenever another dossier is open."""
        super().__init__(parent)
        self._session = session
        self._seen: Path | None = None
        session.opened.connect(self._look)
        session.moved.connect(self._look)

    def _look(self) -> None:
        path = self._session.path
        if path is None or path == self._seen:
            return
        self._seen = path
        opened = Glimpse(path, self._session.lineage, self._session.identities.next_id, self._session.reports)
        job: Job[Found] = Job(lambda _job: _found(opened), self)
        job.done.connect(self._tell)
        job.refused.connect(lambda problem: self.risky.emit(str(problem)))
        job.broken.connect(self.broken)
        job.start()

    def _tell(self, found: Found) -> None:
        explanation, copies = found
        if copies:
            self.copied.emit(list(copies))
        elif explanation:
            self.risky.emit(explanation)


def _found(opened: Glimpse) -> Found:
    place = place_of(opened.path)
    copies = conflicted_copies(opened)
    return (place.explanation if place else ""), tuple(copy.path for copy in copies)
