"""Reviewing: stage, owner and deadline of a text; adopting a report and opening it again."""

import datetime as dt
from collections.abc import Callable

from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QLineEdit, QPlainTextEdit, QToolButton

from tests.driving import agree, answered, cancel, choose, part
from tests.sessions.officer import PICK, WORDS, Officer, pick
from vgr_desktop.core.figures.states import stage_of
from vgr_desktop.core.model.review import Stage
from vgr_desktop.ui.kit import review_looks
from vgr_desktop.ui.page.review_line import ReviewLine
from vgr_desktop.ui.review.adoption_banner import AdoptionBanner
from vgr_desktop.ui.review.adoption_dialog import AdoptionDialog
from vgr_desktop.ui.review.review_dialog import ReviewDialog

STAGES = st.sampled_from([Stage.DRAFT, Stage.READY, Stage.AGREED])
NOTES = st.sampled_from(["", "Navragen.\nEn bellen."])
DEADLINES = st.sampled_from([None, dt.date(2020, 1, 31), dt.date(2040, 12, 1)])


class Reviewing(Officer):
    """What is done with the state of texts and of the report."""

    @rule(which=PICK, stage=STAGES)
    def choose_a_stage(self, which: int, stage: Stage) -> None:
        self.pause()
        line = pick(which, self.on_page(ReviewLine))
        if line is not None and line.isEnabled() and "Leeg" not in chip(line).text():
            choose(chip(line), review_looks.name(stage))

    @rule(which=PICK, stage=STAGES)
    def set_a_stage_by_its_key(self, which: int, stage: Stage) -> None:
        self.with_editor(which, lambda _: self.desk.actions.stages[stage].trigger())

    @rule(which=PICK, owner=WORDS, day=DEADLINES, note=NOTES, keep=st.booleans())
    def fill_in_whose_it_is(self, which: int, owner: str, day: dt.date | None, note: str, *, keep: bool) -> None:
        def reply(dialog: ReviewDialog) -> None:
            part(dialog, QComboBox).setCurrentText(owner)
            part(dialog, QCheckBox).setChecked(day is not None)
            if day is not None:
                part(dialog, QDateEdit).setDate(QDate(day.year, day.month, day.day))
            part(dialog, QPlainTextEdit).setPlainText(note)
            (agree if keep else cancel)(dialog)

        self.with_editor(which, lambda _: answered(ReviewDialog, reply, self.desk.actions.review.trigger))

    @rule(reason=WORDS, goes_on=st.sampled_from([True, True, False]))
    def adopt_the_report(self, reason: str, *, goes_on: bool) -> None:
        """Mostly open it again at once: little can be done in an adopted report."""
        was = len(self.report.adoptions)
        if self.desk.actions.adopt.isEnabled():
            assert answered(AdoptionDialog, with_reason(reason), self.desk.actions.adopt.trigger)
            assert self.report.is_frozen
            assert len(self.report.adoptions) == was + 1
            adopted = self.report.id
            self.desk.actions.undo.trigger()  # it may undo a step in another report, and go there
            assert next(report for report in self.desk.session.reports if report.id == adopted).is_frozen
            self.desk.session.switch(adopted)
            if goes_on:
                self.reopen_the_report(reason)

    @precondition(lambda self: self.desk.actions.reopen.isEnabled())
    @rule(reason=WORDS)
    def reopen_the_report(self, reason: str) -> None:
        was = self.report.programmes
        assert answered(AdoptionDialog, with_reason(reason), self.desk.actions.reopen.trigger)
        assert not self.report.is_frozen
        assert self.report.programmes == was

    @invariant()
    def the_line_over_a_text_says_how_far_it_is(self) -> None:
        self.pause()
        kept, today = {review.subject: review for review in self.report.reviews}, dt.date.today()  # noqa: DTZ011
        for pane in self.desk.window.desk.panes():
            review = kept.get(pane.slot.subject)
            stage = stage_of(self.report, pane.slot.body, review)
            said = [button.text().replace("&&", "&") for button in pane.review.findChildren(QToolButton)]
            assert said[:2] == [f"{review_looks.label(stage)} ▾", review_looks.details(review, stage, today)]

    @invariant()
    def the_band_over_the_page_says_whether_the_report_is_adopted(self) -> None:
        report, panes = self.report, self.desk.window.desk.panes()
        said = part(self.desk.frame, AdoptionBanner).text()
        assert bool(said) is report.is_frozen
        assert not report.is_frozen or report.adoptions[-1].reason in said
        assert [pane.is_read_only for pane in panes] == [report.is_frozen] * len(panes)


def chip(line: ReviewLine) -> QToolButton:
    """The button with the stage of the text."""
    return line.findChildren(QToolButton)[0]


def with_reason(reason: str) -> Callable[[AdoptionDialog], None]:
    """Type a decision or a reason, and agree."""

    def reply(dialog: AdoptionDialog) -> None:
        part(dialog, QLineEdit).setText(reason)
        agree(dialog)

    return reply
