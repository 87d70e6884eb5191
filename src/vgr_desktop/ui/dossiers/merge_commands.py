"""Merging what two programs did in one dossier: a conflicting copy, a rescue copy, or a file that was changed."""

import datetime as dt
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog

from vgr_desktop.core.dutch.wording import said_moment
from vgr_desktop.core.editions.by_keys import Key
from vgr_desktop.core.editions.merging import Difference, Merging, Names, Side
from vgr_desktop.core.editions.renewing import renewed
from vgr_desktop.core.model.history import Reports, find_report, with_report
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.replaced import Kept, bodies
from vgr_desktop.core.model.report import Report
from vgr_desktop.files.safety.backups import back_up
from vgr_desktop.files.store import glance
from vgr_desktop.files.store.glance import Glimpse
from vgr_desktop.ui.dossiers.merge_dialog import COPY_WORDS, RESCUE_WORDS, MergeDialog
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.kit.component import Component
from vgr_desktop.ui.kit.jobs import Job

STEP = "Versies samenvoegen"


@dataclass(frozen=True, slots=True)
class Other:
    """The version of another program: its reports merged with ours, and those that only it has.

    `source` is what versions of texts say of it. `suggested` is the side that is suggested for what both changed, and
    `is_rescue` tells that it is a rescue copy.
    """

    glimpse: Glimpse
    mergings: tuple[Merging, ...]
    added: tuple[Report, ...]
    source: str
    suggested: Side = Side.OURS
    is_rescue: bool = False


@dataclass(slots=True)
class _Merge:
    """A merge that is being asked about, report by report, and what was chosen so far."""

    other: Other
    waiting: deque[Merging]
    finish: Callable[[Other], None]
    chosen: list[tuple[Merging, dict[Key, Side]]] = field(default_factory=list)


class MergeCommands(Component):
    """Asks for each report that differs what to keep, and applies all of it as one step.

    `merged` tells that it is done, with the path of the other version. What a text said in either version stays as an
    earlier version of it.
    """

    merged = Signal(Path)

    def __init__(self, place: Workplace, backups: Path) -> None:
        """Backups are in `backups`; dialogs are shown over the frame."""
        super().__init__(place.frame)
        self._session = place.session
        self._backups = backups
        self._window = place.frame

    def merge_copy(self, path: Path) -> None:
        """Compare the open dossier with the copy at `path`; it is not known from which value both started."""
        self._compare(path, self._tell_copy)

    def merge_rescue(self, path: Path, source: str, *, newer: bool) -> None:
        """Compare the open dossier with a rescue copy of it; if that is `newer`, its side is suggested."""
        self._compare(path, self._tell_rescue, source, Side.THEIRS if newer else Side.OURS)

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

        self.run(look, lambda other: self._begin(other, self._tell_file))

    def _compare(
        self, path: Path, finish: Callable[[Other], None], rescue: str = "", suggested: Side = Side.OURS
    ) -> None:
        """Compare with another dossier; `rescue` says where its texts are from when it is a rescue copy."""
        self._session.hand_in()
        reports, identities = self._session.reports, self._session.identities

        def look(_job: Job[Other]) -> Other:
            other = _compared(glance.look(path), reports, {}, identities)
            return replace(other, source=rescue, suggested=suggested, is_rescue=True) if rescue else other

        self.run(look, lambda other: self._begin(other, finish))

    def _begin(self, other: Other, finish: Callable[[Other], None]) -> None:
        self._ask_next(_Merge(other, deque(other.mergings), finish))

    def _ask_next(self, merge: _Merge) -> None:
        """Ask about the next report, or finish when all are answered."""
        if not merge.waiting:
            self._apply(merge)
            return
        merging = merge.waiting.popleft()
        if not (merge.other.is_rescue or _is_changed_here(merging)):  # a rescue copy is removed after it
            merge.chosen.append((merging, {}))  # only the other side changed it
            self._ask_next(merge)
            return
        words = RESCUE_WORDS if merge.other.is_rescue else COPY_WORDS
        dialog = MergeDialog(merging, self._window, merge.other.suggested, words)
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(lambda result: self._take(merge, merging, dialog, result))
        dialog.open()

    def _take(self, merge: _Merge, merging: Merging, dialog: MergeDialog, result: int) -> None:
        if result == QDialog.DialogCode.Accepted:
            merge.chosen.append((merging, dialog.sides()))
            self._ask_next(merge)

    def _apply(self, merge: _Merge) -> None:
        """Make the result of all answers the value of the dossier, in one step."""
        other, identities = merge.other, self._session.identities
        names = Names("Het dossier" if other.is_rescue else "Uw versie", f"De versie {other.source}")
        kept: list[Kept] = []

        def merged(reports: Reports) -> Reports:
            for merging, sides in merge.chosen:
                now = find_report(reports, merging.ours.id)
                if now is not None:
                    current = merging if now is merging.ours else Merging(now, merging.theirs, merging.base)
                    after = current.merged(identities, sides, names)
                    kept.extend(_kept(current, after, other.source))
                    reports = with_report(reports, after)
            for report in other.added:
                reports = with_report(reports, report)
            return reports

        try:
            self._session.apply_to_all(STEP, merged, self._reached(merge), kept=lambda: kept)
        except Problem as problem:
            self.refused.emit(str(problem))
            return
        merge.finish(other)
        self.merged.emit(other.glimpse.path)

    def _reached(self, merge: _Merge) -> int | None:
        """The report to look at then: one that came in, or else the one that is open if it is among those merged."""
        merged = [merging.ours.id for merging, _ in merge.chosen]
        came = [report.id for report in merge.other.added]
        here = self._session.report
        stays = here is not None and here.id in merged
        return came[-1] if came else merged[0] if merged and not stays else None

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


def _compared(glimpse: Glimpse, reports: Iterable[Report], held: dict[int, Report], identities: Identities) -> Other:
    """The version in another dossier beside these reports; `held` has the values that both started from, by id."""
    identities.skip_to(glimpse.next_id)
    theirs = {report.lineage: report for report in glimpse.reports}
    ours = {report.lineage: report for report in reports}
    pairs = [(report, theirs[lineage]) for lineage, report in ours.items() if lineage in theirs]
    mergings = [Merging(own, other, held.get(own.id)) for own, other in pairs if own != other]
    added = [report for lineage, report in theirs.items() if lineage not in ours]
    differing = tuple(merging for merging in mergings if merging.differences)
    brought = tuple(renewed(report, identities) for report in added)
    return Other(glimpse, differing, brought, _source(glimpse.path))


def _source(path: Path) -> str:
    """What is said of texts from the file at `path`: its name, and when it was written."""
    written = dt.datetime.fromtimestamp(path.stat().st_mtime, tz=dt.UTC).astimezone()
    return f"uit {path.name} van {said_moment(written)}"


def _is_changed_here(merging: Merging) -> bool:
    return any(_is_ours(each) for each in merging.differences)


def _is_ours(each: Difference) -> bool:
    return each.contested or each.suggested is Side.OURS


def _kept(merging: Merging, after: Report, source: str) -> Iterator[Kept]:
    """What the texts that differ said in both versions, in such an order that the one that was chosen is the newest."""
    moment = dt.datetime.now(tz=dt.UTC)
    theirs, now = merging.bodies(Side.THEIRS), bodies(after)
    then = bodies(merging.base) if merging.base is not None else {}
    for id, body in bodies(merging.ours).items():
        own, other = Kept(id, body, "", moment), theirs.get(id)
        came = Kept(id, other, source, moment) if other is not None and other not in (body, then.get(id)) else None
        if now.get(id) != body:
            yield own
            yield from (each for each in (came,) if each is not None)
            if id in now:
                yield Kept(id, now[id], source, moment)
        elif came is not None:
            yield came
            yield own
