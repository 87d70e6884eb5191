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
from vgr_desktop.ui.actions import Actions
from vgr_desktop.ui.export_dialog import ExportDialog, memory_from
from vgr_desktop.ui.jobs import Job
from vgr_desktop.ui.progress import Progress
from vgr_desktop.ui.session import Session
from vgr_desktop.ui.settings import Settings


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
        actions.export_word.triggered.connect(self._ask)

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
        self._progress.follow(self.tr("Word-document schrijven"), job)
        job.start()

    def open_document(self, path: Path) -> None:
        """Open the document in the program that the computer has for it."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.refused.emit(
                self.tr("Er is geen programma gevonden dat {0} kan openen. Het document staat in {1}.").format(
                    path.name, path.parent
                )
            )

    def _ask(self) -> None:
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
            path = self._ask_path(suggested_name(report, selection))
            if path is not None:
                self.write(path, dialog.imprint(), dialog.choice())

    def _ask_path(self, suggestion: str) -> Path | None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = self._settings.folder("export") or Path(documents)
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Exporteren naar Word"),
            str(folder / suggestion),
            self.tr("Word-documenten (*.docx)"),
        )
        if not name:
            return None
        path = Path(name) if name.lower().endswith(".docx") else Path(f"{name}.docx")
        self._settings.set_folder("export", path.parent)
        return path

    def _tell(self, path: Path | None) -> None:
        if path is None:
            self.stopped.emit()
        else:
            self.written.emit(path)


def suggested_name(report: Report, selection: str = "") -> str:
    """A name for the document: the edition and the selection or, when there is only one, the programme."""
    programmes = report.programmes
    only = f"programma {programmes[0].number}" if len(programmes) == 1 else ""
    name = " ".join(part for part in (report.edition.title, selection or only) if part)
    return re.sub(r'[<>:"/\\|?*]', "-", f"{name}.docx")


def _write(report: Report, path: Path, imprint: Imprint, choice: Choice, job: Job[Path | None]) -> Path | None:
    """Write the document and answer where it is; None when the officer called it off."""
    from vgr_desktop.word.writer import write_report  # loads python-docx: only when it is needed

    try:
        write_report(report, path, imprint, choice=choice, progress=job.progress, cancelled=job.is_cancelled)
    except Cancelled:
        return None
    return path
