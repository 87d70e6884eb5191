"""Taking published pages and exchanged reports into the dossier."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from vgr_desktop.core.editing import edits
from vgr_desktop.core.intake.reading import Reading
from vgr_desktop.core.intake.taking_in import take_in
from vgr_desktop.core.model.editions import Edition
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import Report
from vgr_desktop.files.format.exchange import read_report
from vgr_desktop.published import read_page
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.imports.actions import ImportActions
from vgr_desktop.ui.imports.dialog import ImportDialog
from vgr_desktop.ui.kit.component import Component

SUFFIXES = (".txt", ".htm", ".html", ".json")


class ImportCommands(Component):
    """Reads files off the window's thread, shows what they say, and takes them in as one step."""

    def __init__(self, place: Workplace) -> None:
        """Dialogs come over the frame."""
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
        self._waiting += paths
        self._next()

    def _ask(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(
            self._window,
            "Importeren",
            str(self._settings.folder("import") or Path.home()),
            "Rapportagepagina's en JSON (*.txt *.html *.htm *.json);;Alle bestanden (*)",
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
            lambda _job: read_report(path, identities) if path.suffix == ".json" else read_page(path, identities),
            self._offer,
            self._refuse,
        )
        self._progress.follow(f"{path.name} lezen", job)

    def _refuse(self, problem: object) -> None:
        self.refused.emit(str(problem))
        self._next()

    def _offer(self, found: Reading | Report) -> None:
        if isinstance(found, Report):
            self._take_report(found)
        else:
            self._show(found)
        self._next()

    def _show(self, reading: Reading) -> None:
        report = self._session.report
        suggestion = report.edition.title if report else ""
        known = tuple(report.edition for report in self._session.reports)
        dialog = ImportDialog(reading, suggestion, known, self._window)
        agreed = dialog.exec() == ImportDialog.DialogCode.Accepted
        edition, number = dialog.edition(), dialog.number()
        dialog.deleteLater()
        if agreed and edition is not None:
            programmes = tuple(replace(known, number=known.number or number) for known in reading.programmes)
            with self._session.at_once():  # a new report is never on disk without what it was made for
                self._take_reading(replace(reading, programmes=programmes), edition)

    def _take_reading(self, reading: Reading, edition: Edition) -> None:
        self._go_to_report(edition)
        report = self._session.report
        if report is None:
            return
        intake = take_in(report, reading)
        numbers = {programme.number for programme in reading.programmes}
        place = next((p.id for p in intake.report.programmes if p.number in numbers), report.id)
        try:
            changed = self._session.apply(
                "Importeren",
                lambda now: intake.report if now is report else take_in(now, reading).report,
                place,
            )
        except Problem as problem:  # the report is adopted
            self.refused.emit(str(problem))
            return
        self._navigator.show_unfolded(place)
        self.came_in.emit(self._say(reading, intake.conflicts, changed=changed))

    def _go_to_report(self, edition: Edition) -> None:
        for report in self._session.reports:
            if report.edition.same_as(edition):
                self._session.switch(report.id)
                return
        # Whose report it is, is not taken from another one: a page may be of a neighbouring municipality.
        self._session.add_report(edits.new_report(self._session.new_identities(3), edition))

    def _say(self, reading: Reading, conflicts: int, *, changed: bool) -> str:
        if not changed:
            return f"{reading.source} stond al helemaal in de rapportage; er is niets gewijzigd."
        said = [f"{reading.source} is overgenomen."]
        waiting = len(reading.leftovers) + conflicts
        if waiting == 1:
            said.append("Eén tekst wacht op een plaats: zie de bevindingen.")
        elif waiting:
            said.append(f"{waiting} teksten wachten op een plaats: zie de bevindingen.")
        return " ".join(said)

    def _take_report(self, report: Report) -> None:
        """An exchanged report comes in as a report of its own."""
        same = [known for known in self._session.reports if known.edition.same_as(report.edition)]
        if same:
            message = "Het dossier heeft al een {0}; er is niets overgenomen."
            self.refused.emit(message.format(report.edition.title))
            return
        self._session.add_report(report)
        self.came_in.emit(f"{report.edition.title} is overgenomen.")
