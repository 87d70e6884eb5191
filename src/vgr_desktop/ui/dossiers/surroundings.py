"""Checks the folder of an opened dossier: a cloud or network folder, or conflicting copies of the dossier."""

from pathlib import Path

from PySide6.QtCore import Signal

from vgr_desktop.files.safety.neighbours import conflicted_copies
from vgr_desktop.files.safety.places import risky_folder_of
from vgr_desktop.files.store.glance import Glimpse
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.kit.component import Component

FolderRisks = tuple[str, tuple[Path, ...]]


class Surroundings(Component):
    """`risky` explains the risk of a folder, `copied` gives the conflicting copies beside the dossier."""

    risky = Signal(str)
    copied = Signal(list)

    def __init__(self, place: Workplace) -> None:
        """Check whenever another dossier is opened."""
        super().__init__(place.frame)
        self._session = place.session
        self._seen: Path | None = None
        place.session.opened.connect(self._look)
        place.session.moved.connect(self._look)

    def _look(self) -> None:
        path = self._session.path
        if path is None or path == self._seen:
            return
        self._seen = path
        opened = Glimpse(path, self._session.lineage, self._session.identities.next_id, self._session.reports)
        self.run(lambda _job: _found(opened), self._tell, lambda problem: self.risky.emit(str(problem)))

    def _tell(self, found: FolderRisks) -> None:
        explanation, copies = found
        if copies:
            self.copied.emit(list(copies))
        elif explanation:
            self.risky.emit(explanation)


def _found(opened: Glimpse) -> FolderRisks:
    place = risky_folder_of(opened.path)
    copies = conflicted_copies(opened)
    return (place.explanation if place else ""), tuple(copy.path for copy in copies)
