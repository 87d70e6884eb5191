"""Taking reviewed documents back: they are read in the background, and the officer chooses on a page."""

import datetime as dt
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from vgr_desktop.core.dutch.wording import enumerated
from vgr_desktop.core.model.history import Reports, find_report, with_report
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.replaced import Kept
from vgr_desktop.core.model.report import Report
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.kit import file_dialog
from vgr_desktop.ui.kit.component import Component
from vgr_desktop.ui.kit.jobs import Job
from vgr_desktop.ui.returning.actions import ReturningActions

if TYPE_CHECKING:
    from vgr_desktop.core.returning.choosing import Answers
    from vgr_desktop.core.returning.proposals import Proposals
    from vgr_desktop.services.reviewing import Lookup, Reviewed

# What reads and compares documents is loaded when it is needed: most days nobody sends one back.

STEP = "Beoordeeld document terugnemen"
_FOLDER = "returned"
_FIRST_PREVIEW_ID = 2**30
"""Beyond the ids of any dossier: what a page shows beforehand is never kept."""


class _Found(NamedTuple):
    """What was read, and why documents could not be."""

    documents: "tuple[Reviewed, ...]"
    problems: tuple[str, ...]


class ReturningCommands(Component):
    """Reads documents, shows what they propose for each report, and takes over what was chosen in one step."""

    def __init__(self, place: Workplace) -> None:
        """Dialogs are shown over the frame."""
        super().__init__(place.frame)
        self._session = place.session
        self._settings = place.settings
        self._progress = place.progress
        self._window = place.frame
        place.actions.of(ReturningActions).take_back.triggered.connect(self._ask)

    def take_own(self, paths: list[Path]) -> bool:
        """Take these documents back, if all say that they are of reports in the dossier. Return whether they do."""
        from vgr_desktop.word.review.recognising import named_report

        known = {report.lineage for report in self._session.reports}
        if not known.issuperset(map(named_report, paths)):
            return False
        self.take(paths)
        return True

    def take(self, paths: list[Path]) -> None:
        """Take these documents back, together. Those that name no report are compared with the open one."""
        from vgr_desktop.files.store.sent_glance import sent_in

        session = self._session
        if session.path is None or not session.reports:
            self.refused.emit("Open eerst het dossier met de rapportage waar dit document uit is gemaakt.")
            return
        if session.is_read_only:
            self.refused.emit("Dit dossier is alleen-lezen geopend; er is niets overgenomen.")
            return
        session.hand_in()
        lookup = partial(sent_in, session.path)
        job = self.run(partial(_read, paths, session.reports, session.report, lookup), self._offer)
        self._progress.follow("Beoordeelde documenten lezen" if len(paths) > 1 else f"{paths[0].name} lezen", job)

    def _ask(self) -> None:
        paths = file_dialog.ask_files(
            self._window,
            STEP,
            self._settings.folder(_FOLDER) or Path.home(),
            "Word-documenten (*.docx);;Alle bestanden (*)",
        )
        if paths:
            self._settings.set_folder(_FOLDER, paths[0].parent)
            self.take(paths)

    def _offer(self, found: _Found | None) -> None:
        """Show what was read, a page for each report. None: the officer cancelled it."""
        if found is None:
            return
        if found.problems:
            self.refused.emit(" ".join(found.problems))
        by_report: dict[int, list[Proposals]] = {}
        for each in found.documents:
            by_report.setdefault(each.report.id, []).append(each.found)
        for id, documents in by_report.items():
            report = find_report(self._session.reports, id)
            if report is not None and report.lineage in {each.report.lineage for each in found.documents}:
                self._choose(report, documents)  # else another dossier was opened meanwhile

    def _choose(self, report: Report, documents: "Sequence[Proposals]") -> None:
        from vgr_desktop.ui.returning.dialog import ReturningDialog  # loaded when it is needed

        if not any(document.changes for document in documents):
            names = enumerated([document.source for document in documents])
            notices = [notice for document in documents for notice in document.notices]
            self.told.emit(" ".join((f"In {names} staat niets dat de rapportage nog niet heeft.", *notices)), [])
            return
        if report.is_frozen:
            self.refused.emit(
                f"De {report.edition.title} is vastgesteld; er is niets gewijzigd. Open haar eerst weer voor bewerken."
            )
            return
        preview = partial(_made, report, documents, identities=Identities(_FIRST_PREVIEW_ID))
        dialog = ReturningDialog(report, documents, lambda answers: preview(answers=answers)[0], self._window)
        agreed = dialog.exec() == ReturningDialog.DialogCode.Accepted
        answers = dialog.answers()
        dialog.deleteLater()
        if agreed:
            self._take_over(report.id, documents, answers)

    def _take_over(self, id: int, documents: "Sequence[Proposals]", answers: "Answers") -> None:
        self._session.hand_in()
        kept: list[Kept] = []

        def change(reports: Reports) -> Reports:
            report = find_report(reports, id)
            if report is None:
                return reports
            after, found = _made(report, documents, answers, self._session.identities)
            kept.extend(found)
            return with_report(reports, after)

        try:
            changed = self._session.apply_to_all(STEP, change, id, lambda: kept)
        except Problem as problem:
            self.refused.emit(str(problem))
            return
        if not changed:
            self.told.emit("Er is niets gewijzigd: wat u koos, stond er al.", [])
            return
        self.done.emit(_said(documents, answers))


def _made(
    report: Report, documents: "Sequence[Proposals]", answers: "Answers", identities: Identities
) -> tuple[Report, tuple[Kept, ...]]:
    """The report with what was answered, and what is to be kept as versions of its texts."""
    from vgr_desktop.core.returning.choosing import chosen_of, with_loose
    from vgr_desktop.services.reviewing import taken

    now = dt.datetime.now(tz=dt.UTC).replace(microsecond=0)
    kept: list[Kept] = []
    for found, chosen in chosen_of(documents, answers):
        made = taken(report, found, chosen, identities, now)
        report = made.report
        kept += made.kept
    return with_loose(report, documents, answers, identities), tuple(kept)


def _read(
    paths: Sequence[Path], reports: Reports, here: Report | None, lookup: "Lookup", job: Job[_Found | None]
) -> _Found | None:
    """What the documents propose; None when the officer cancelled it. One that cannot be read stops no other."""
    from vgr_desktop.services.reviewing import reviewed
    from vgr_desktop.word.review.recognising import named_report

    found, problems = [], []
    for number, path in enumerate(paths):
        if job.is_cancelled():
            return None
        try:
            found.append(reviewed(path, reports, lookup, None if named_report(path) else here))
        except Problem as problem:
            problems.append(str(problem))
        job.progress((number + 1) / len(paths))
    return _Found(tuple(found), tuple(problems))


def _said(documents: "Sequence[Proposals]", answers: "Answers") -> str:
    from vgr_desktop.core.returning.choosing import Answer

    taken_over = sum(answer is not Answer.LEAVE for answer in answers.values())
    names = enumerated([document.source for document in documents])
    said = "1 voorstel is" if taken_over == 1 else f"{taken_over} voorstellen zijn"
    return f"Uit {names}: {said} overgenomen. Wat er stond, is bewaard als eerdere versie."
