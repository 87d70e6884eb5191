"""Merging another version into the open dossier: asking report by report what to keep, and all of it as one step."""

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PySide6.QtWidgets import QDialog

from vgr_desktop.core.editions.merging import Merging, Names, Side
from vgr_desktop.core.model.history import Reports
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.replaced import Kept
from vgr_desktop.services.merging import Chosen, Other, is_changed_here, joined
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.kit.component import Component
from vgr_desktop.ui.merging.dialog import COPY_WORDS, MergeDialog, SideWords


@dataclass(frozen=True, slots=True)
class Manner:
    """How to ask about another version.

    `sides` is what the sides are called, and `names` what is said above a text of which both are kept. `suggested` is
    the side for what both changed. `asks_always`: also about a report that only the other version changed. `step` is
    the name of the step.
    """

    names: Names
    sides: Mapping[Side, SideWords] = field(default_factory=lambda: COPY_WORDS)
    suggested: Side = Side.OURS
    asks_always: bool = False
    step: str = "Versies samenvoegen"


@dataclass(slots=True)
class _Merge:
    """A merge that is being asked about, report by report, and what was chosen so far."""

    other: Other
    manner: Manner
    waiting: deque[Merging]
    finish: Callable[[], None]
    chosen: list[Chosen] = field(default_factory=list)


class MergeAsking(Component):
    """Asks for each report that differs what to keep, and applies all of it as one step.

    What a text said in either version stays as an earlier version of it.
    """

    def __init__(self, place: Workplace) -> None:
        """Dialogs are shown over the frame."""
        super().__init__(place.frame)
        self._session = place.session
        self._window = place.frame

    def begin(self, other: Other, manner: Manner, finish: Callable[[], None]) -> None:
        """Ask, and merge unless the officer cancels; then call `finish`."""
        self._ask_next(_Merge(other, manner, deque(other.mergings), finish))

    def _ask_next(self, merge: _Merge) -> None:
        """Ask about the next report, or finish when all are answered."""
        if not merge.waiting:
            self._apply(merge)
            return
        merging = merge.waiting.popleft()
        differences = merge.other.differences(merging)
        if not (merge.manner.asks_always or is_changed_here(differences)):
            merge.chosen.append((merging, {}))  # only the other side changed it
            self._ask_next(merge)
            return
        dialog = MergeDialog(merging, differences, self._window, merge.manner.suggested, merge.manner.sides)
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(lambda result: self._take(merge, merging, dialog, result))
        dialog.open()

    def _take(self, merge: _Merge, merging: Merging, dialog: MergeDialog, result: int) -> None:
        if result == QDialog.DialogCode.Accepted:
            merge.chosen.append((merging, dialog.sides()))
            self._ask_next(merge)

    def _apply(self, merge: _Merge) -> None:
        """Make the result of all answers the value of the dossier, in one step."""
        kept: list[Kept] = []

        def merged(reports: Reports) -> Reports:
            result = joined(merge.other, merge.chosen, reports, self._session.identities, merge.manner.names)
            kept.extend(result.kept)
            return result.reports

        try:
            self._session.apply_to_all(merge.manner.step, merged, self._reached(merge), kept=lambda: kept)
        except Problem as problem:
            self.refused.emit(str(problem))
            return
        merge.finish()

    def _reached(self, merge: _Merge) -> int | None:
        """The report to look at then: one that came in, or else the one that is open if it is among those merged."""
        merged = [merging.ours.id for merging, _ in merge.chosen]
        came = [report.id for report in merge.other.added]
        here = self._session.report
        stays = here is not None and here.id in merged
        return came[-1] if came else merged[0] if merged and not stays else None
