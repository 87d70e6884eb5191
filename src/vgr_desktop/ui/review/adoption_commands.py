"""Adopting a report, which freezes it, and opening it for editing again; both are recorded."""

import datetime as dt
from collections.abc import Callable
from functools import partial

from vgr_desktop.core.editing import reviewing
from vgr_desktop.core.figures.states import states
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.review import Stage
from vgr_desktop.core.views.commented import comment_count
from vgr_desktop.disk.user import user_name
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.kit.component import Component
from vgr_desktop.ui.review.actions import ReviewActions
from vgr_desktop.ui.review.adoption_banner import AdoptionBanner
from vgr_desktop.ui.review.adoption_dialog import AdoptionDialog

AdoptionEdit = Callable[..., Report]


class AdoptionCommands(Component):
    """Connects the actions, and shows that a report is adopted: a band above the page, which is read-only."""

    def __init__(self, place: Workplace) -> None:
        """Dialogs are shown over the frame."""
        super().__init__(place.frame)
        self._actions = actions = place.actions.of(ReviewActions)
        self._session = session = place.session
        self._findings = place.findings
        self._tree = place.tree
        self._window = place.frame
        self.banner = AdoptionBanner()
        place.desk.set_banner(self.banner)
        actions.adopt.triggered.connect(self._ask_to_adopt)
        actions.reopen.triggered.connect(self._ask_to_reopen)
        self.banner.reopening_wanted.connect(actions.reopen.trigger)
        session.opened.connect(self._show)
        session.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        report, session = self._session.report, self._session
        frozen = report is not None and report.is_frozen
        self._actions.adopt.setEnabled(session.is_writable and session.package is None)
        self._actions.reopen.setEnabled(frozen and not session.is_read_only)
        self._tree.set_writable(session.is_writable)
        self.banner.show_adoption(
            report.adoptions[-1] if report and frozen else None, can_reopen=not session.is_read_only
        )

    def _ask_to_adopt(self) -> None:
        report = self._session.present()
        if report is None:
            return
        meaning = (
            f"De {report.edition.title} wordt vastgesteld. Daarna kunt u haar lezen en exporteren, maar niet wijzigen, "
            "totdat iemand haar weer opent. Wie dat doet, wanneer en waarom blijft bewaard. Wat hiervoor is gedaan kan "
            "daarna niet meer ongedaan worden gemaakt; eerdere versies van de teksten blijven."
        )
        dialog = AdoptionDialog(
            "Vaststellen",
            f"{meaning}\n\n{self._say_open(report)}",
            "&Besluit",
            "zoals BW 26.0317; mag leeg blijven",
            self._window,
        )
        self._ask(dialog, reviewing.adopt)

    def _ask_to_reopen(self) -> None:
        report = self._session.report
        if report is None:
            return
        meaning = (
            f"De {report.edition.title} is vastgesteld. Als u haar weer opent, kan zij worden gewijzigd en is zij niet "
            "meer vastgesteld. Dat zij dat was, en waarom u haar opende, blijft bewaard."
        )
        dialog = AdoptionDialog("Weer openen voor bewerken", meaning, "&Reden", "is nodig", self._window)
        dialog.need_reason()
        self._ask(dialog, reviewing.reopen)

    def _ask(self, dialog: AdoptionDialog, edit: AdoptionEdit) -> None:
        asked = self._session.report
        agreed = dialog.exec() == AdoptionDialog.DialogCode.Accepted
        dialog.deleteLater()
        report = self._session.report
        if not agreed or report is None or asked is None:
            return
        if (report.id, report.is_frozen) != (asked.id, asked.is_frozen):  # an import changed it meanwhile
            self.refused.emit("Intussen is een andere rapportage geopend; er is niets vastgelegd.")
            return
        moment = dt.datetime.now(tz=dt.UTC).replace(microsecond=0)
        identity = self._session.identities.new()
        change = partial(edit, identity=identity, author=user_name(), moment=moment, reason=dialog.reason())
        try:
            self._session.put_on_record(change, report.id)
        except Problem as problem:
            self.refused.emit(str(problem))

    def _say_open(self, report: Report) -> str:
        """A sentence about what is not finished yet."""
        found, comments = len(self._findings.open_now()), comment_count(report).open
        behind = sum(state.stage not in (Stage.AGREED, Stage.ADOPTED) for state in states(report))
        remarks = "1 opmerking is" if comments == 1 else f"{comments} opmerkingen zijn"
        after = f" {remarks} nog niet afgehandeld; na het vaststellen kunt u die alleen nog lezen." if comments else ""
        if not found and not behind:
            return f"Er zijn geen bevindingen, en alle teksten zijn akkoord.{after}"
        said = "1 bevinding" if found == 1 else f"{found} bevindingen"
        texts = "1 tekst die" if behind == 1 else f"{behind} teksten die"
        stand = "staat" if behind == 1 else "staan"
        return f"Nog open: {said}, en {texts} nog niet op akkoord {stand}.{after}"
