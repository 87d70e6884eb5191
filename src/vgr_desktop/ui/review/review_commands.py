"""Changing the state of a text: its stage, owner, deadline and note."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from vgr_desktop.core.dutch import deeds
from vgr_desktop.core.dutch.naming import text_name
from vgr_desktop.core.editing import reviewing, several
from vgr_desktop.core.editing.several import Agreement
from vgr_desktop.core.figures.states import stage_of
from vgr_desktop.core.model import tree
from vgr_desktop.core.model.identities import Identity
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import Report, Written
from vgr_desktop.core.model.review import Review, Stage
from vgr_desktop.core.model.text import is_blank
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.kit.component import Component
from vgr_desktop.ui.page.text_pane import TextPane
from vgr_desktop.ui.review.actions import ReviewActions
from vgr_desktop.ui.review.agreement_dialog import AgreementDialog
from vgr_desktop.ui.review.review_dialog import ReviewDialog


class ReviewCommands(Component):
    """Shows the state above each text on the page, and changes it."""

    def __init__(self, place: Workplace) -> None:
        """Dialogs are shown over the frame."""
        super().__init__(place.frame)
        self._session = place.session
        self._desk = desk = place.desk
        self._window = place.frame
        actions = place.actions.of(ReviewActions)
        desk.shown.connect(self._show)
        desk.texts.made.connect(lambda pane: self._show_in([pane]))
        desk.stage_wanted.connect(self.set_stage)
        desk.details_wanted.connect(self.ask_details)
        self._tree = place.tree
        for stage in Stage:
            action = actions.stages[stage]
            action.triggered.connect(lambda _on=False, stage=stage: self._set_here(stage))
        actions.review.triggered.connect(self._ask_here)
        place.tree.offer(35, actions.stage_menu)
        place.tree.offer(36, actions.agree)
        actions.agree.triggered.connect(self._ask_agreement)

    def set_stage(self, pane: TextPane, stage: Stage) -> None:
        """Set the stage of the text in this pane."""
        self._session.hand_in()
        if is_blank(pane.shown):
            self.refused.emit("Deze tekst is nog leeg. Zodra er iets in staat, kunt u zeggen hoe ver hij is.")
            return
        change = partial(
            reviewing.set_stage, subject=pane.slot.subject, stage=stage, identity=self._session.identities.new()
        )
        self._desk.writing.apply("Status zetten", change, pane.slot.id)

    def ask_details(self, pane: TextPane) -> None:
        """Ask for owner, deadline and note of the text in this pane."""
        self._session.hand_in()
        report = self._session.report
        if report is None:
            return
        subject = pane.slot.subject
        review = next((review for review in report.reviews if review.subject == subject), None)
        owners = sorted({review.owner for review in report.reviews if review.owner}, key=str.casefold)
        dialog = ReviewDialog(_name(report, pane), review, owners, dt.date.today(), self._window)  # noqa: DTZ011  # the date on the officer's computer
        agreed = dialog.exec() == ReviewDialog.DialogCode.Accepted
        dialog.deleteLater()
        if agreed:
            place = pane.slot.id if pane.slot.id in tree.index(report) else subject
            details = (dialog.owner(), dialog.deadline(), dialog.note())
            change = partial(_with_details, subject=subject, details=details, identity=self._session.identities.new())
            self._desk.writing.apply("Eigenaar, deadline of notitie wijzigen", change, place)

    def _set_here(self, stage: Stage) -> None:
        """Set the stage of the text with the caret or, when several rows are chosen in the tree, of all their texts."""
        if len(chosen := self._tree.chosen_ids) > 1:
            self._agree(chosen, Agreement(stage))
        elif pane := self._desk.pane_here:
            self.set_stage(pane, stage)

    def _ask_here(self) -> None:
        if pane := self._desk.pane_here:
            self.ask_details(pane)

    def _ask_agreement(self) -> None:
        """Ask for what is agreed about the texts of all that is chosen in the tree."""
        report, ids = self._session.present(), self._tree.chosen_ids
        if report is None or not ids:
            return
        below = len(several.with_below(report, ids)) > len(ids)
        owners = sorted({review.owner for review in report.reviews if review.owner}, key=str.casefold)
        today = dt.date.today()  # noqa: DTZ011  # the date on the officer's computer
        dialog = AgreementDialog(deeds.named(report, ids), owners, today, self._window, below=below)
        dialog.accepted.connect(
            lambda: self._agree(several.with_below(report, ids) if dialog.is_for_below() else ids, dialog.agreement())
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _agree(self, ids: tuple[int, ...], agreement: Agreement) -> None:
        """Keep an agreement about the texts of these items; a stage is only for those in which something is."""
        report = self._session.present()
        if report is None or agreement == Agreement():
            return
        staged = several.subjects(report, ids, written=True) if agreement.stage is not None else ()
        rest = replace(agreement, stage=None)
        others = several.subjects(report, ids, written=False) if rest != Agreement() else ()
        if not staged and not others:
            self.refused.emit("Hier is nog niets geschreven. Zodra er iets staat, kunt u zeggen hoe ver het is.")
            return
        new = {subject: self._session.identities.new() for subject in (*staged, *others)}

        def change(report: Report) -> Report:
            report = several.agree(report, {id: new[id] for id in staged}, Agreement(agreement.stage))
            return several.agree(report, {id: new[id] for id in others}, rest)

        try:
            changed = self._session.apply("Status, eigenaar of deadline wijzigen", change, ids[0])
        except Problem as problem:
            self.refused.emit(str(problem))
            return
        if changed:
            self.done.emit("Vastgelegd bij 1 tekst." if len(new) == 1 else f"Vastgelegd bij {len(new)} teksten.")

    def _show(self) -> None:
        """Show the state of each text, because the page was updated."""
        self._show_in(self._desk.panes())

    def _show_in(self, panes: Iterable[TextPane]) -> None:
        report = self._session.report
        if report is None:
            return
        reviews: dict[int, Review] = {review.subject: review for review in report.reviews}
        today = dt.date.today()  # noqa: DTZ011  # the date on the officer's computer
        for pane in panes:
            review = reviews.get(pane.slot.subject)
            pane.review.show_state(stage_of(report, pane.slot.body, review), review, today)


def _with_details(report: Report, subject: int, details: tuple[str, dt.date | None, str], identity: Identity) -> Report:
    owner, deadline, note = details
    report = reviewing.set_owner(report, subject, owner, identity)
    report = reviewing.set_deadline(report, subject, deadline, identity)
    return reviewing.set_note(report, subject, note, identity)


def _name(report: Report, pane: TextPane) -> str:
    """The name of the text in a pane."""
    item = tree.index(report).items.get(pane.slot.id)
    if isinstance(item, Written):
        name = text_name(tree.index(report), item)
        return f"{name[0].upper()}{name[1:]}"
    return pane.slot.heading
