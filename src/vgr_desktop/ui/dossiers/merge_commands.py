"""Merging what two programs did in one dossier: a conflicting copy, a rescue copy, or a file that was changed."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal

from vgr_desktop.core.editions.merging import Names, Side
from vgr_desktop.files.safety.backups import back_up
from vgr_desktop.files.store import glance
from vgr_desktop.services.merging import Other, compared
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.kit.component import Component
from vgr_desktop.ui.kit.jobs import Job
from vgr_desktop.ui.merging.asking import Manner, MergeAsking
from vgr_desktop.ui.merging.dialog import RESCUE_WORDS

Told = Callable[[Other], None]


class MergeCommands(Component):
    """Compares with another version and has it merged. `merged` tells that it is done, with the path of that."""

    merged = Signal(Path)

    def __init__(self, place: Workplace, asking: MergeAsking, backups: Path) -> None:
        """Backups are in `backups`; `asking` asks what to keep."""
        super().__init__(place.frame)
        self._session = place.session
        self._asking = asking
        self._backups = backups

    def merge_copy(self, path: Path) -> None:
        """Compare the open dossier with the copy at `path`; it is not known from which value both started."""
        self._compare(path, "", _of_copy, self._tell_copy)

    def merge_rescue(self, path: Path, source: str, *, newer: bool) -> None:
        """Compare the open dossier with a rescue copy of it; if that is `newer`, its side is suggested.

        The rescue copy is removed after it, so it is asked about in any case.
        """
        names = Names("Het dossier", f"De versie {source}")
        suggested = Side.THEIRS if newer else Side.OURS
        manner = Manner(names, RESCUE_WORDS, suggested, asks_always=True)
        self._compare(path, source, lambda _other: manner, self._tell_rescue)

    def merge_file(self) -> None:
        """Compare the open dossier with the present content of its file, which another program wrote.

        A backup of that content is made before anything is written over it.
        """
        self._session.hand_in()
        path, lineage, store = self._session.path, self._session.lineage, self._session.store
        if path is None or store is None:
            return
        reports, held, identities = self._session.reports, self._session.held, self._session.identities
        folder, now = self._backups, dt.datetime.now(tz=dt.UTC).astimezone()

        def look(_job: Job[Other]) -> Other:
            back_up(path, lineage, folder, now)
            return compared(store.look(), reports, held, identities)

        self.run(look, lambda other: self._begin(other, _of_copy(other), self._tell_file))

    def _compare(self, path: Path, source: str, manner: Callable[[Other], Manner], tell: Told) -> None:
        self._session.hand_in()
        reports, identities = self._session.reports, self._session.identities

        def look(_job: Job[Other]) -> Other:
            return compared(glance.look(path), reports, {}, identities, source)

        self.run(look, lambda other: self._begin(other, manner(other), tell))

    def _begin(self, other: Other, manner: Manner, tell: Told) -> None:
        def finish() -> None:
            tell(other)
            self.merged.emit(other.glimpse.path)

        self._asking.begin(other, manner, finish)

    def _tell_copy(self, other: Other) -> None:
        name = other.glimpse.path.name
        self._tell(f"De versies zijn samengevoegd. Het bestand {name} is niet veranderd; u kunt het weggooien.")

    def _tell_rescue(self, _other: Other) -> None:
        self._tell("De noodkopie is samengevoegd met dit dossier, en is niet meer nodig.")

    def _tell_file(self, other: Other) -> None:
        self._session.hold(other.glimpse.reports)
        self._tell("De versies zijn samengevoegd. Het bestand zoals het was, staat bij de reservekopieën.")

    def _tell(self, said: str) -> None:
        self.done.emit(f"{said} Wat er stond, vindt u bij Eerdere versies.")


def _of_copy(other: Other) -> Manner:
    return Manner(Names("Uw versie", f"De versie {other.source}"))
