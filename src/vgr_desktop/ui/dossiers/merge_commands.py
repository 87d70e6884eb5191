"""Merging what two programs did in one dossier: a conflicting copy, or a file that another program changed."""

import datetime as dt
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog

from vgr_desktop.core.editions.merging import Difference, Key, Merging, Side
from vgr_desktop.core.editions.renewing import renewed
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import Report
from vgr_desktop.files.safety.backups import back_up
from vgr_desktop.files.store import glance
from vgr_desktop.files.store.glance import Glimpse
from vgr_desktop.ui.dossiers.merge_dialog import MergeDialog
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.kit.component import Component
from vgr_desktop.ui.kit.jobs import Job


@dataclass(frozen=True, slots=True)
class Other:
    """The version of another program: its reports merged with ours, and those that only it has."""

    glimpse: Glimpse
    mergings: tuple[Merging, ...]
    added: tuple[Report, ...]


class MergeCommands(Component):
    """Asks for each report that differs what to keep, and applies that as one step.

    `merged` tells that it is done, with the path of the other version.
    """

    merged = Signal(Path)

    def __init__(self, place: Workplace, backups: Path) -> None:
        """Backups are in `backups`; dialogs are shown over the frame."""
        super().__init__(place.frame)
        self._session = place.session
        self._backups = backups
        self._window = place.frame
        self._waiting: deque[Merging] = deque()
        self._finish: Callable[[], None] = lambda: None

    def merge_copy(self, path: Path) -> None:
        """Compare the open dossier with the copy at `path`; it is not known from which value both started."""
        self._session.hand_in()
        reports, identities = self._session.reports, self._session.identities
        self.run(lambda _job: _compared(glance.look(path), reports, {}, identities), self._begin_copy)

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
            return _compared(store.look(), reports, held, identities)

        self.run(look, self._begin_file)

    def _begin_copy(self, other: Other) -> None:
        self._ask_all(other.mergings, partial(self._finish_copy, other))

    def _finish_copy(self, other: Other) -> None:
        for report in other.added:
            self._session.add_report(report)
        name = other.glimpse.path.name
        self.told.emit(f"De versies zijn samengevoegd. Het bestand {name} is niet veranderd; u kunt het weggooien.", [])
        self.merged.emit(other.glimpse.path)

    def _begin_file(self, other: Other) -> None:
        self._ask_all(other.mergings, partial(self._finish_file, other))

    def _finish_file(self, other: Other) -> None:
        self._session.hold(other.glimpse.reports)
        self.told.emit("De versies zijn samengevoegd. Het bestand zoals het was, staat bij de reservekopieën.", [])
        self.merged.emit(other.glimpse.path)

    def _ask_all(self, mergings: Iterable[Merging], finish: Callable[[], None]) -> None:
        self._waiting, self._finish = deque(mergings), finish
        self._ask_next()

    def _ask_next(self) -> None:
        """Ask about the next report, or finish when all are answered."""
        if not self._waiting:
            self._finish()
            return
        merging = self._waiting.popleft()
        if not _is_changed_here(merging):
            self._apply(merging, {})  # only the other side changed it
            return
        dialog = MergeDialog(merging, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(lambda result: self._take(merging, dialog, result))
        dialog.open()

    def _take(self, merging: Merging, dialog: MergeDialog, result: int) -> None:
        if result == QDialog.DialogCode.Accepted:
            self._apply(merging, dialog.sides())

    def _apply(self, merging: Merging, sides: dict[Key, Side]) -> None:
        self._session.switch(merging.ours.id)
        identities = self._session.identities

        def merged(report: Report) -> Report:
            current = merging if report is merging.ours else Merging(report, merging.theirs, merging.base)
            return current.merged(identities, sides)

        try:
            self._session.apply("Versies samenvoegen", merged, merging.ours.id)
        except Problem as problem:
            self.refused.emit(str(problem))
            return
        self._ask_next()


def _compared(glimpse: Glimpse, reports: Iterable[Report], held: dict[int, Report], identities: Identities) -> Other:
    """The version in another dossier beside these reports; `held` has the values that both started from, by id."""
    identities.skip_to(glimpse.next_id)
    theirs = {report.lineage: report for report in glimpse.reports}
    ours = {report.lineage: report for report in reports}
    pairs = [(report, theirs[lineage]) for lineage, report in ours.items() if lineage in theirs]
    mergings = [Merging(own, other, held.get(own.id)) for own, other in pairs if own != other]
    added = [report for lineage, report in theirs.items() if lineage not in ours]
    differing = tuple(merging for merging in mergings if merging.differences)
    return Other(glimpse, differing, tuple(renewed(report, identities) for report in added))


def _is_changed_here(merging: Merging) -> bool:
    return any(_is_ours(each) for each in merging.differences)


def _is_ours(each: Difference) -> bool:
    return each.contested or each.suggested is Side.OURS
