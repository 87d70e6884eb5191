"""Writing the report as a document, in the background."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

from vgr_desktop.core.layout import Status
from vgr_desktop.core.layout.blackline import Since
from vgr_desktop.core.model.problems import Cancelled, Problem
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.returning.sent import SentOut
from vgr_desktop.core.views.accessibility import Verdict
from vgr_desktop.disk.policy import Subject
from vgr_desktop.files.store.glance import texts_at
from vgr_desktop.files.store.sent_glance import sent_of
from vgr_desktop.services.exporting import Delivered, export, file_name
from vgr_desktop.services.per_committee import export_shares, shares
from vgr_desktop.services.printing import Printing
from vgr_desktop.services.since import Signed, morning, since_day, since_edition, since_sent
from vgr_desktop.ui.exports.actions import ExportActions
from vgr_desktop.ui.exports.dialog import ExportDialog, Forms
from vgr_desktop.ui.exports.verdict import VerdictWindow
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.kit import file_dialog
from vgr_desktop.ui.kit.component import Component
from vgr_desktop.ui.kit.jobs import Job, end_jobs
from vgr_desktop.ui.kit.question import agrees
from vgr_desktop.ui.session.export_memory import kept_to
from vgr_desktop.ui.window.message_bar import Offer

EXPORT = "export"
_ASIDE = 40
"""Pixels between the corner of the window and the verdict: beside the text, not over it."""


@dataclass(frozen=True, slots=True)
class Exported:
    """The documents made of `report`, and what there is to know about them."""

    report: Report
    paths: tuple[Path, ...]
    delivered: Delivered

    @property
    def verdict(self) -> Verdict | None:
        """How accessible they are; None: they are not for reading."""
        return self.delivered.verdict


WriteDocument = Callable[[Printing], Exported]
FindSince = Callable[[], Since | None]


def _nothing() -> None:
    """Changes are not shown."""


class ExportCommands(Component):
    """Asks what to print and where to save the document, writes it, and offers to open it."""

    def __init__(self, place: Workplace) -> None:
        """Dialogs are shown over the frame."""
        super().__init__(place.frame)
        self._session = place.session
        self._findings = place.findings
        self._settings = place.settings
        self._progress = place.progress
        self._navigator = place.navigator
        self._office = place.office
        self._window = place.frame
        self._word: Forms = ((".docx", "Word-document (.docx)"),)
        self._others: Forms = (
            (".pdf", "PDF"),
            (".html", "Webpagina (.html)"),
            (".odt", "OpenDocument (.odt)"),
            (".xlsx", "Spreadsheet (.xlsx), om te tellen en na te kijken"),
            (".json", "JSON, om in een ander dossier in te nemen"),
        )
        place.session.opened.connect(self._close_verdicts)
        actions = place.actions.of(ExportActions)
        actions.export_word.triggered.connect(lambda: self._ask(self._word))
        actions.export_other.triggered.connect(lambda: self._ask(self._others))

    def write(self, path: Path, printing: Printing, since: FindSince = _nothing) -> None:
        """Write the report as it is now to `path`, as `printing` says, with what changed since what `since` finds."""
        if (report := self._session.present()) is not None:
            self._start(path.name, partial(_write, report, path), printing, since)

    def write_each(self, folder: Path, suffix: str, printing: Printing, since: FindSince = _nothing) -> None:
        """Write a document for each committee into `folder`, unless the officer wants to keep existing files."""
        report = self._session.present()
        if report is None:
            return
        try:
            found = shares(report, folder, suffix, printing.choice)
        except Problem as problem:
            self.refused.emit(str(problem))
            return
        there = sum(share.target.exists() for share in found)
        if not there or self._may_replace(folder, there):
            name = f"{len(found)} documenten"
            self._start(name, lambda told: _write_each(report, folder, suffix, told), printing, since)

    def open_document(self, path: Path) -> None:
        """Open the document in the computer's program for it."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.refused.emit(
                f"Er is geen programma gevonden dat {path.name} kan openen. Het document staat in {path.parent}."
            )

    def show_verdict(self, written: Exported) -> None:
        """Show beside the report what to correct in it, instead of an earlier verdict."""
        self._close_verdicts()
        window = VerdictWindow(written.report, written.verdict or Verdict(), self._window)
        window.chosen.connect(self._navigator.go_to)
        window.show()
        corner = self._window.frameGeometry().bottomRight() - window.frameGeometry().bottomRight()
        window.move(window.pos() + corner - QPoint(_ASIDE, _ASIDE))

    def _close_verdicts(self) -> None:
        for window in self._window.findChildren(VerdictWindow):
            window.close()

    def _start(self, name: str, writing: WriteDocument, printing: Printing, since: FindSince) -> None:
        job = self.run(partial(_work, writing, replace(printing, office=self._office), since), self._tell)
        self._progress.follow(f"{name} schrijven", job)

    def _ask(self, forms: Forms) -> None:
        report = self._session.present()
        if report is None:
            return
        self.run(lambda _job: self._office.warm_up(), lambda _: None)
        memory = kept_to(self._settings.policy, self._settings.memory(self._session.lineage, EXPORT))
        proposed = replace(memory, status=Status.ADOPTED.value) if report.is_frozen else memory
        last = sorted(forms, key=lambda form: form[0] != memory.other)
        previous = self._session.previous
        others = self._session.reports
        dialog = ExportDialog(report, previous, proposed, tuple(last), self._window, others=others)
        dialog.broken.connect(self.broken)
        if self._settings.policy.is_fixed(Subject.TEMPLATE):
            dialog.imprint.template.fix()
        dialog.show_open(self._findings.open_now())
        self._offer_sent(report, dialog)
        agreed = dialog.exec() == ExportDialog.DialogCode.Accepted
        end_jobs(dialog)
        if agreed:
            chosen = dialog.memory()
            if report.is_frozen:  # the imprint of an adopted report must not be proposed for a draft
                chosen = replace(chosen, status=memory.status)
            self._settings.set_memory(self._session.lineage, EXPORT, chosen.as_json())
            self._ask_place(report, dialog, dict(forms)[dialog.suffix])
        dialog.deleteLater()

    def _ask_place(self, report: Report, dialog: ExportDialog, form: str) -> None:
        printing, suffix = dialog.printing(), dialog.suffix
        since = self._since(report, printing, dialog.changes.since)
        if dialog.is_each:
            folder = self._ask_folder()
            if folder is not None:
                self.write_each(folder, suffix, printing, since)
            return
        path = self._ask_path(file_name(report, dialog.selection.name()), suffix, form)
        if path is None:
            return
        if dialog.is_for_review and not self._session.is_read_only:
            self._write_for_review(path, printing, dialog.recipient)
        else:
            self.write(path, printing, since)

    def _offer_sent(self, report: Report, dialog: ExportDialog) -> None:
        """Have the dialog offer what went out for review, once that is read."""
        if (path := self._session.path) is not None:
            job: Job[tuple[SentOut, ...]] = Job(lambda _job: sent_of(path, report.id), dialog)
            job.done.connect(dialog.changes.offer)
            job.refused.connect(lambda problem: self.refused.emit(str(problem)))
            job.broken.connect(self.broken)
            job.start()

    def _since(self, report: Report, printing: Printing, asked: Report | SentOut | dt.date | None) -> FindSince:
        """How to find what the changes are shown since; what is only in the file is read when it is needed."""
        signed = Signed(report, printing.imprint, dt.datetime.now().astimezone())
        if isinstance(asked, Report):
            return partial(since_edition, signed, asked, tuple(self._session.reports))
        if asked is None or (path := self._session.path) is None:
            return _nothing
        if isinstance(asked, SentOut):
            return partial(since_sent, signed, asked, path, tuple(self._session.reports))
        return lambda: since_day(signed, asked, texts_at(path, morning(asked)), printing.previous)

    def _write_for_review(self, path: Path, printing: Printing, recipient: str) -> None:
        """Write the document, and keep in the dossier what it said."""
        from vgr_desktop.services.reviewing import for_review  # loaded when it is needed

        report, store = self._session.present(), self._session.store
        if report is not None and store is not None:
            now = dt.datetime.now(tz=dt.UTC).replace(microsecond=0)
            printing, sent = for_review(report, printing, self._session.lineage, recipient, now)
            self._start(
                path.name, partial(_write_and_keep, report, path, partial(store.keep_sent, sent)), printing, _nothing
            )

    def _start_folder(self) -> Path:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return self._settings.folder(EXPORT) or Path(documents)

    def _ask_path(self, suggestion: str, suffix: str, form: str) -> Path | None:
        start = self._start_folder() / f"{suggestion}{suffix}"
        kind = f"{form.partition(' (')[0]} (*{suffix})"
        path = file_dialog.ask_new_file(self._window, "Exporteren", start, kind, suffix)
        if path is not None:
            self._settings.set_folder(EXPORT, path.parent)
        return path

    def _ask_folder(self) -> Path | None:
        title = "Map voor de documenten van de commissies"
        folder = file_dialog.ask_folder(self._window, title, self._start_folder())
        if folder is not None:
            self._settings.set_folder(EXPORT, folder)
        return folder

    def _may_replace(self, folder: Path, count: int) -> bool:
        there = "staat 1 van deze documenten" if count == 1 else f"staan {count} van deze documenten"
        question = f"In de map {folder.name} {there} al."
        return agrees(self._window, "Exporteren", question, "Vervangen geeft ze de inhoud van nu.", "Vervangen")

    def _tell(self, written: Exported | None) -> None:
        if written is None:
            self.told.emit("Het exporteren is gestopt.", [])
        else:
            self.told.emit(_said(written), [*self._offers(written)])

    def _offers(self, written: Exported) -> Iterator[Offer]:
        """What can be done with the documents."""
        path, verdict = written.paths[0], written.verdict
        if verdict is not None and verdict != Verdict():
            yield "Wat te verbeteren is…", lambda: self.show_verdict(written)
        if len(written.paths) == 1:
            yield "Document openen", lambda: self.open_document(path)
        yield "Map tonen", lambda: self.open_document(path.parent)


def _said(written: Exported) -> str:
    path, count = written.paths[0], len(written.paths)
    said = f"Het document {path.name} is geschreven."
    if count > 1:
        said = f"Er zijn {count} documenten geschreven in de map {path.parent.name}."
    accessible = f"{written.verdict.said}." if written.verdict else ""
    return " ".join(filter(None, (said, accessible, written.delivered.estimates, written.delivered.comments_told)))


def _work(writing: WriteDocument, printing: Printing, since: FindSince, job: Job[Exported | None]) -> Exported | None:
    """Write the documents and return them; None when the officer cancelled it."""
    try:
        return writing(replace(printing, since=since(), progress=job.progress, cancelled=job.is_cancelled))
    except Cancelled:
        return None


def _write(report: Report, path: Path, printing: Printing) -> Exported:
    return Exported(report, (path,), export(report, path, printing))


def _write_and_keep(report: Report, path: Path, keep: Callable[[], None], printing: Printing) -> Exported:
    """Write the document and keep what it said; when that cannot be kept, the document is there all the same."""
    written = _write(report, path, printing)
    try:
        keep()
    except Problem as problem:
        raise Problem(
            f"{path.name} is geschreven, maar het dossier kon niet bewaren wat erin staat. {problem} Wat anderen "
            "zonder bijhouden wijzigen, is dan niet met zekerheid te herkennen; maak het document later opnieuw."
        ) from problem
    return written


def _write_each(report: Report, folder: Path, suffix: str, printing: Printing) -> Exported:
    found = shares(report, folder, suffix, printing.choice)
    delivered = export_shares(report, found, printing)
    return Exported(report, tuple(share.target for share in found), delivered)
