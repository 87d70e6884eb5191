"""Coupling two reports that were added to the dossier separately."""

from dataclasses import replace

from vgr_desktop.core.editions.coupling import couple, loose_pair, to_change
from vgr_desktop.core.editions.matching import Matching, Pair, are_coupled, match
from vgr_desktop.core.model.problems import Refused
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.tree import index
from vgr_desktop.ui.editions.actions import EditionActions
from vgr_desktop.ui.editions.previous_edition import PreviousEdition
from vgr_desktop.ui.feature import NextStep, Workplace
from vgr_desktop.ui.kit.component import Component


class MatchingCommands(Component):
    """Connects its action to the session."""

    def __init__(self, place: Workplace, previous: PreviousEdition) -> None:
        """The action couples the open report with the one of `previous`; dialogs are shown over the frame."""
        super().__init__(place.frame)
        self._session = place.session
        self._previous = previous
        self._window = place.frame
        self._action = place.actions.of(EditionActions).couple
        self._action.triggered.connect(self._couple_open)
        previous.changed.connect(lambda: self._action.setEnabled(previous.report is not None))
        self._action.setEnabled(False)

    def next_step(self) -> NextStep | None:
        """After an import, the offer to couple a report with the edition next to it; None when there is none."""
        report = self._session.report
        pair = loose_pair(report, self._session.reports) if report else None
        if pair is None:
            return None
        before, after = pair
        said = f"De {after.edition.title} is nog niet gekoppeld aan de {before.edition.title}."
        if are_coupled(before, after):
            said = (
                f"Wat er nu bij is gekomen in de {after.edition.title}, is nog niet gekoppeld aan de "
                f"{before.edition.title}."
            )
        return NextStep(said, [("Koppelen…", lambda: self._ask(before.id, after.id))])

    def _couple_open(self) -> None:
        report, other = self._session.report, self._previous.report
        if report is not None and other is not None:
            first, last = sorted((other, report), key=lambda one: (one.edition.year, one.edition.ordinal))
            self._ask(first.id, last.id)

    def _ask(self, before_id: int, after_id: int) -> None:
        """Match the two as they are now, also what was imported since they were coupled, and show the result."""
        self._session.hand_in()
        known = {report.id: report for report in self._session.reports}
        before, after = known.get(before_id), known.get(after_id)
        if before is not None and after is not None:
            self.run(
                lambda _job: match(before, after, by_lineage_alone=False),
                lambda found: self._show(before, after, found),
            )

    def _show(self, before: Report, after: Report, found: Matching) -> None:
        from vgr_desktop.ui.editions.matching_dialog import MatchingDialog  # loaded when it is needed

        dialog = MatchingDialog(before, after, found, self._window)
        agreed = dialog.exec() == MatchingDialog.DialogCode.Accepted
        decisions = dialog.decisions()
        dialog.deleteLater()
        if agreed:
            self.run(lambda _job: match(before, after, decisions), lambda decided: self._keep(before, after, decided))

    def _keep(self, before: Report, after: Report, decided: Matching) -> None:
        """Record the result in one of the two, as one step, and go back to the report that was open."""
        session, opened = self._session, self._session.report
        try:
            changing = to_change(before, after, session.reports)
            session.switch(changing.id)
            self._apply(before, after, decided, changing)
        except Refused as problem:
            self.refused.emit(str(problem))
            return
        finally:
            if opened is not None:
                session.switch(opened.id)
        said = f"De {after.edition.title} is gekoppeld aan de {before.edition.title}."
        self.done.emit(said)

    def _apply(self, before: Report, after: Report, decided: Matching, changing: Report) -> None:
        pairs, other = tuple(decided.pairs.values()), before
        if changing is not after:
            pairs, other = tuple(replace(pair, before=pair.after, after=pair.before) for pair in pairs), after
        self._session.apply("Rapportages koppelen", lambda now: self._coupled(now, other, pairs), changing.id)

    def _coupled(self, now: Report, other: Report, pairs: tuple[Pair, ...]) -> Report:
        there = index(now)
        kept = [pair for pair in pairs if pair.after.id in there]
        return couple(now, other, kept, lambda: self._session.identities.new().lineage)
