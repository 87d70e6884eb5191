"""Importing published pages and exported reports into the dossier."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from vgr_desktop.core.intake.reading import Reading
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.problems import Cancelled, Problem
from vgr_desktop.services.importing import SUFFIXES, ReadFile, Taken, Tray, answered, read
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.imports.actions import ImportActions
from vgr_desktop.ui.imports.dialog import ImportDialog
from vgr_desktop.ui.kit.component import Component
from vgr_desktop.ui.kit.jobs import Job

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
        names, _ = QFileDialog.getOpenFileNames(
            self._window,
            "Importeren",
            str(self._settings.folder("import") or Path.home()),
            f"Rapportagepagina's en JSON ({' '.join(f'*{suffix}' for suffix in SUFFIXES)});;Alle bestanden (*)",
        )
        if names:
            self._settings.set_folder("import", Path(names[0]).parent)
            self.take([Path(name) for name in names])

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
        """Take in what was read; a page is shown first. None: the officer cancelled it."""
        agreed = self._agreed(found) if isinstance(found, Reading) else found
        if agreed is not None:
            self.take_found(agreed, source)
        self._next()

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

    def take_found(self, found: ReadFile, source: str) -> None:
        """Take the content of a file into the dossier, as one step."""
        self._session.hand_in()
        path = self._session.path
        tray = Tray(path.name if path else "het dossier", self._session.reports, self._session.identities)
        try:
            taken = tray.take(found, source)
            self._put(taken)
        except Problem as problem:
            self.refused.emit(str(problem))
            return
        self._navigator.show_unfolded(taken.place)
        self.came_in.emit(_said(taken))

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
    if not taken.changed:
        return f"{taken.source} stond al helemaal in het dossier; er is niets gewijzigd."
    if taken.before is None:
        return f"{taken.after.edition.title} is overgenomen."
    if not taken.waiting:
        return f"{taken.source} is overgenomen."
    texts = "Eén tekst wacht" if taken.waiting == 1 else f"{taken.waiting} teksten wachten"
    return f"{taken.source} is overgenomen. {texts} op een plaats: zie de bevindingen."
