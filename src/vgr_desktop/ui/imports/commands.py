"""Importing published pages, reports as Word files and exported reports into the dossier."""

from pathlib import Path

from vgr_desktop.core.intake.differences import Choices
from vgr_desktop.core.intake.reading import Reading
from vgr_desktop.core.intake.sheets.grid import Workbook
from vgr_desktop.core.intake.sheets.reading import read_workbook
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.problems import Cancelled, Problem
from vgr_desktop.core.model.report import STANDARD_SCALE, Report
from vgr_desktop.services.importing import SUFFIXES, ReadFile, Taken, Tray, answered, read
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.imports.actions import ImportActions
from vgr_desktop.ui.imports.choosing import DifferencesDialog
from vgr_desktop.ui.imports.dialog import ImportDialog
from vgr_desktop.ui.imports.sheets_dialog import SheetsDialog
from vgr_desktop.ui.kit import file_dialog
from vgr_desktop.ui.kit.component import Component
from vgr_desktop.ui.kit.jobs import Job
from vgr_desktop.ui.kit.settings import MUNICIPALITY

_STEP = "Importeren"


class ImportCommands(Component):
    """Reads files in the background, shows their content, and takes each in as one step."""

    def __init__(self, place: Workplace) -> None:
        """Dialogs are shown over the frame."""
        super().__init__(place.frame)
        self._session = place.session
        self._settings = place.settings
        self._progress = place.progress
        self._navigator = place.navigator
        self._window = place.frame
        self._waiting: list[Path] = []
        place.actions.of(ImportActions).import_page.triggered.connect(self._ask)

    def take(self, paths: list[Path]) -> None:
        """Import these files, one after the other."""
        if self._session.path is None:
            self.refused.emit("Open eerst een dossier, of maak er een; daarin komt wat u importeert.")
            return
        if self._session.is_read_only:
            self.refused.emit("Dit dossier is alleen-lezen geopend; er is niets overgenomen.")
            return
        self._waiting += paths
        self._next()

    def _ask(self) -> None:
        paths = file_dialog.ask_files(
            self._window,
            "Importeren",
            self._settings.folder("import") or Path.home(),
            f"Pagina’s, Word, spreadsheets, JSON ({' '.join(f'*{suffix}' for suffix in SUFFIXES)});;Alle bestanden (*)",
        )
        if paths:
            self._settings.set_folder("import", paths[0].parent)
            self.take(paths)

    def _next(self) -> None:
        if not self._waiting:
            return
        path = self._waiting.pop(0)
        identities = self._session.identities
        job = self.run(
            lambda job: _read(path, identities, job), lambda found: self._offer(path.name, found), self._refuse
        )
        self._progress.follow(f"{path.name} lezen", job)

    def _refuse(self, problem: object) -> None:
        self.refused.emit(str(problem))
        self._next()

    def _offer(self, source: str, found: ReadFile | None) -> None:
        """Take in what was read; a page or spreadsheet is shown first. None: the officer cancelled it."""
        if isinstance(found, Workbook):
            self._ask_columns(source, found)
            return
        agreed = self._agreed(found) if isinstance(found, Reading) else found
        if agreed is not None:
            self.take_found(agreed, source)
        self._next()

    def _ask_columns(self, source: str, workbook: Workbook) -> None:
        """Read a spreadsheet in the background, once the officer said what is in its columns."""
        report, identities = self._session.report, self._session.identities
        scale = report.scale if report else STANDARD_SCALE
        dialog = SheetsDialog(workbook, scale, self._window)
        agreed = dialog.exec() == SheetsDialog.DialogCode.Accepted
        layouts = dialog.layouts()
        dialog.deleteLater()
        if not agreed:
            self._next()
            return
        job = self.run(
            lambda _job: read_workbook(workbook, layouts, identities, scale),
            lambda reading: self._offer(source, reading),
            self._refuse,
        )
        self._progress.follow(f"{source} lezen", job)

    def _agreed(self, reading: Reading) -> Reading | None:
        """The reading with the officer's answers; None when the officer cancelled it."""
        report = self._session.report
        suggestion = report.edition.title if report else ""
        known = tuple(report.edition for report in self._session.reports)
        dialog = ImportDialog(reading, suggestion, known, self._window)
        agreed = dialog.exec() == ImportDialog.DialogCode.Accepted
        edition, number = dialog.edition(), dialog.number()
        dialog.deleteLater()
        return answered(reading, edition, number) if agreed else None

    def take_found(self, found: Reading | Report, source: str) -> None:
        """Take the content of a file into the dossier, as one step."""
        self._session.hand_in()
        path = self._session.path
        named = self._settings.memory(self._session.lineage, MUNICIPALITY)
        tray = Tray(path.name if path else "het dossier", self._session.reports, self._session.identities, named)
        try:
            taken = tray.take(found, source, self._choices)
            self._put(taken)
        except Problem as problem:
            self.refused.emit(str(problem))
            return
        except Cancelled:
            return
        self._navigator.show_unfolded(taken.place)
        self.came_in.emit(_said(taken), taken.changed)

    def _choices(self, taken: Taken) -> Choices:
        """What the officer chooses where the report says something else. Raises `Cancelled`."""
        dialog = DifferencesDialog(taken, self._window)
        agreed = dialog.exec() == DifferencesDialog.DialogCode.Accepted
        choices = dialog.choices()
        dialog.deleteLater()
        if not agreed:
            raise Cancelled
        return choices

    def _put(self, taken: Taken) -> None:
        """Take in what was found, as one step, and go to the report, which is added to the dossier if it is new."""
        if taken.is_new:
            self._session.add_report(taken.after, _STEP)
            return
        self._session.switch(taken.after.id)
        self._session.apply(_STEP, lambda _: taken.after, taken.place, source=f"uit {taken.source}")


def _read(path: Path, identities: Identities, job: Job[ReadFile | None]) -> ReadFile | None:
    """The content of the file; None when the officer cancelled it."""
    try:
        return read(path, identities, job.is_cancelled)
    except Cancelled:
        return None


def _said(taken: Taken) -> str:
    if not taken.changed and taken.differences:
        return f"Er is niets gewijzigd: waar {taken.source} iets anders zegt, is uw versie gebleven."
    if not taken.changed:
        more = f" Het dossier zegt {taken.fuller} meer dan het bestand." if taken.fuller else ""
        return f"{taken.source} stond al helemaal in het dossier; er is niets gewijzigd.{more}"
    if taken.before is None:
        return f"{taken.after.edition.title} is overgenomen."
    if not taken.waiting:
        return f"{taken.source} is overgenomen."
    texts = "Eén tekst wacht" if taken.waiting == 1 else f"{taken.waiting} teksten wachten"
    return f"{taken.source} is overgenomen. {texts} op een plaats: zie de bevindingen."
