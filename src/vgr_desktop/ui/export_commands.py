"""Writing the report as a document, off the window's thread."""

import re
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from vgr_desktop.core.checks import findings
from vgr_desktop.core.layout import Choice, Imprint
from vgr_desktop.core.problems import Cancelled
from vgr_desktop.core.report import Report
from vgr_desktop.exporting import Printing, export
from vgr_desktop.ui.actions import Actions
from vgr_desktop.ui.export_dialog import ExportDialog, memory_from
from vgr_desktop.ui.jobs import Job
from vgr_desktop.ui.progress import Progress
from vgr_desktop.ui.session import Session
from vgr_desktop.ui.settings import Settings

Forms = tuple[tuple[str, str], ...]
"""Suffixes of files and what they are called."""


class ExportCommands(QObject):
    """Asks what to print and where the document goes, writes it, and offers to open it."""

    refused = Signal(str)
    written = Signal(Path)
    stopped = Signal()
    broken = Signal(object)

    def __init__(
        self, actions: Actions, session: Session, settings: Settings, progress: Progress, window: QWidget
    ) -> None:
        """Dialogs come over `window`."""
        super().__init__(window)
        self._session = session
        self._settings = settings
        self._progress = progress
        self._window = window
        self._word = ((".docx", self.tr("Word-documenten")),)
        self._others = (
            (".pdf", self.tr("PDF")),
            (".html", self.tr("Webpagina")),
            (".odt", self.tr("OpenDocument")),
            (".json", self.tr("JSON, om in een ander dossier in te nemen")),
        )
        actions.export_word.triggered.connect(lambda: self._ask(self._word))
        actions.export_other.triggered.connect(lambda: self._ask(self._others))

    def write(self, path: Path, imprint: Imprint, choice: Choice) -> None:
        """Write what `choice` says of the report as it is now to `path`."""
        self._session.about_to_act.emit()
        report = self._session.report
        if report is None:
            return
        job: Job[Path | None] = Job(partial(_write, report, path, imprint, choice), self)
        job.done.connect(self._tell)
        job.refused.connect(lambda problem: self.refused.emit(str(problem)))
        job.broken.connect(self.broken)
        self._progress.follow(self.tr("{0} schrijven").format(path.name), job)
        job.start()

    def open_document(self, path: Path) -> None:
        """Open the document in the program that the computer has for it."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.refused.emit(
                self.tr("Er is geen programma gevonden dat {0} kan openen. Het document staat in {1}.").format(
                    path.name, path.parent
                )
            )

    def _ask(self, forms: Forms) -> None:
        self._session.about_to_act.emit()
        report = self._session.report
        if report is None:
            return
        memory = memory_from(self._settings.memory(self._session.lineage, "export"))
        dialog = ExportDialog(report, memory, len(findings(report)), self._window)
        agreed = dialog.exec() == ExportDialog.DialogCode.Accepted
        dialog.deleteLater()
        if agreed:
            self._settings.set_memory(self._session.lineage, "export", dialog.memory().as_json())
            selection = "" if dialog.is_whole() else dialog.selection_name()
            path = self._ask_path(suggested_name(report, selection), forms)
            if path is not None:
                self.write(path, dialog.imprint(), dialog.choice())

    def _ask_path(self, suggestion: str, forms: Forms) -> Path | None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = self._settings.folder("export") or Path(documents)
        filters = {f"{name} (*{suffix})": suffix for suffix, name in forms}
        start = str(folder / f"{suggestion}{forms[0][0]}")
        title = self.tr("Exporteren")
        name, chosen = QFileDialog.getSaveFileName(self._window, title, start, ";;".join(filters))
        if not name:
            return None
        known = name.lower().endswith(tuple(suffix for suffix, _ in forms))
        path = Path(name if known else f"{name}{filters.get(chosen, forms[0][0])}")
        self._settings.set_folder("export", path.parent)
        return path

    def _tell(self, path: Path | None) -> None:
        if path is None:
            self.stopped.emit()
        else:
            self.written.emit(path)


def suggested_name(report: Report, selection: str = "") -> str:
    """A name for the document, without suffix: the edition and the selection or, of one programme, its number."""
    programmes = report.programmes
    only = f"programma {programmes[0].number}" if len(programmes) == 1 else ""
    name = " ".join(part for part in (report.edition.title, selection or only) if part)
    return re.sub(r'[<>:"/\\|?*]', "-", name)


def _write(report: Report, path: Path, imprint: Imprint, choice: Choice, job: Job[Path | None]) -> Path | None:
    """Write the document and answer where it is; None when the officer called it off."""
    printing = Printing(imprint, choice, progress=job.progress, cancelled=job.is_cancelled)
    try:
        export(report, path, printing)
    except Cancelled:
        return None
    return path
