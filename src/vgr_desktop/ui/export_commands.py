"""Writing the report as a Word document, off the window's thread."""

import datetime as dt
import re
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from vgr_desktop.core.problems import Cancelled, Problem
from vgr_desktop.core.report import Report
from vgr_desktop.ui.actions import Actions
from vgr_desktop.ui.jobs import Job
from vgr_desktop.ui.progress import Progress
from vgr_desktop.ui.session import Session
from vgr_desktop.ui.settings import Settings


class Stopped(Problem):
    """The officer cancelled the export."""


class ExportCommands(QObject):
    """Asks where the document goes, writes it, and offers to open it."""

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

    def write(self, path: Path) -> None:
        """Write the report as it is now to `path`."""
        self._session.about_to_act.emit()
        report = self._session.report
        if report is None:
            return
        job: Job[Path] = Job(partial(_write, report, path), self)
        job.done.connect(self.written)
        job.refused.connect(self._refuse)
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
        report = self._session.report
        if report is None:
            return
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = self._settings.folder("export") or Path(documents)
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Exporteren naar Word"),
            str(folder / suggested_name(report)),
            self.tr("Word-documenten (*.docx)"),
        )
        if name:
            path = Path(name) if name.lower().endswith(".docx") else Path(f"{name}.docx")
            self._settings.set_folder("export", path.parent)
            self.write(path)

    def _refuse(self, problem: object) -> None:
        if isinstance(problem, Stopped):
            self.stopped.emit()
        else:
            self.refused.emit(str(problem))


def suggested_name(report: Report) -> str:
    """A name for the document: the edition and, when there is only one, the programme."""
    programmes = report.programmes
    programme = f" programma {programmes[0].number}" if len(programmes) == 1 else ""
    name = re.sub(r'[<>:"/\\|?*]', "-", f"{report.edition.title}{programme}")
    return f"{name}.docx"


def _write(report: Report, path: Path, job: Job[Path]) -> Path:
    from vgr_desktop.word.writer import write_report  # loads python-docx: only when it is needed

    today = dt.datetime.now(tz=dt.UTC).astimezone().date()
    try:
        write_report(report, path, date=today, progress=job.progress, cancelled=job.is_cancelled)
    except Cancelled as cancelled:
        raise Stopped("Het exporteren is gestopt; er is geen document geschreven.") from cancelled
    return path
