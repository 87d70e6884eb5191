"""`vgr import`: pages and reports into a dossier, all of them or none."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from vgr_desktop.cli import import_report
from vgr_desktop.cli.console import tell
from vgr_desktop.cli.import_report import Outcome
from vgr_desktop.cli.storing import Change, opened_to_write, store, store_in_new
from vgr_desktop.core.editing.edits import new_report
from vgr_desktop.core.intake.reading import Counts, Reading, count
from vgr_desktop.core.intake.taking_in import take_in
from vgr_desktop.core.model.editions import Edition
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import Programme, Report
from vgr_desktop.files.format.exchange import read_report
from vgr_desktop.files.format.report_json import report_to_json
from vgr_desktop.published import read_page


def run(files: Sequence[Path], into: Path, edition: Edition | None, programme: str | None, *, as_json: bool) -> int:
    """Take the files into the dossier, which is made when it is not there, and print the import report."""
    made = not into.exists()
    if made:
        tray = _Tray(into.name, (), Identities(), edition, programme)
        outcomes = [tray.take(file) for file in files]
        store_in_new(into, [after for _, after in tray.changes()])
        tell(f"Het dossier {into} bestond nog niet en is gemaakt.")
    else:
        with opened_to_write(into) as dossier:
            tray = _Tray(into.name, dossier.reports(), dossier.identities(), edition, programme)
            outcomes = [tray.take(file) for file in files]
            store(dossier, tray.changes())
    import_report.show_outcomes(outcomes, into, made=made, as_json=as_json)
    return 0


@dataclass
class _Sheet:
    """A report of the dossier: as it is there (None: not there yet), and as it will be."""

    before: Report | None
    after: Report


class _Tray:
    """The reports of a dossier while files are taken in one by one; nothing is saved here."""

    def __init__(
        self,
        name: str,
        reports: Sequence[Report],
        identities: Identities,
        edition: Edition | None,
        programme: str | None,
    ) -> None:
        self._name = name
        self._sheets = [_Sheet(report, report) for report in reports]
        self._identities = identities
        self._edition = edition
        self._programme = programme

    def changes(self) -> list[Change]:
        """What is to be saved."""
        return [(sheet.before, sheet.after) for sheet in self._sheets if sheet.after is not sheet.before]

    def take(self, file: Path) -> Outcome:
        """Take one file in. Raises `Problem` when it cannot be read or does not say where it belongs."""
        return self._take_report(file) if file.suffix.lower() == ".json" else self._take_page(file)

    def _take_report(self, file: Path) -> Outcome:
        report = read_report(file, self._identities)
        there = self._sheet(report.edition)
        if there is None:
            self._sheets.append(_Sheet(None, report))
        elif report_to_json(there.after) != report_to_json(report):
            raise Problem(
                f"{file.name}: {report.edition.title} staat al in {self._name}, met een andere inhoud. "
                "Er is niets gewijzigd. Neem het bestand op in een nieuw dossier om beide te bewaren."
            )
        read = count(report.programmes)
        return Outcome(file, report, _numbers(report.programmes), read, read if there is None else Counts())

    def _take_page(self, file: Path) -> Outcome:
        reading = read_page(file, self._identities, self._edition, self._programme)
        edition = self._edition_of(file, reading)
        sheet = self._sheet(edition)
        if sheet is None:
            sheet = _Sheet(None, new_report([self._identities.new() for _ in range(3)], edition))
            self._sheets.append(sheet)
        intake = take_in(sheet.after, reading)
        if intake.report != sheet.after:
            if sheet.after.is_frozen:
                raise Problem(
                    f"{file.name} zegt iets dat nog niet in de {edition.title} staat, maar die is vastgesteld. "
                    "Er is niets gewijzigd. Open de rapportage in VGR Desktop eerst weer voor bewerken."
                )
            sheet.after = intake.report
        numbers = _numbers(reading.programmes)
        return Outcome(file, intake.report, numbers, reading.counts, intake.added, intake.notices)

    def _edition_of(self, file: Path, reading: Reading) -> Edition:
        if any(not programme.number for programme in reading.programmes):
            raise Problem(
                f"{file.name} zegt niet bij welk programma het hoort. Er is niets gewijzigd. "
                "Geef het nummer op, bijvoorbeeld: --programme 1"
            )
        if edition := reading.edition or self._edition:
            return edition
        raise Problem(
            f"{file.name} zegt niet bij welke rapportage het hoort. Er is niets gewijzigd. "
            'Geef de titel op, bijvoorbeeld: --edition "1e Voortgangsrapportage 2023"'
        )

    def _sheet(self, edition: Edition) -> _Sheet | None:
        return next((sheet for sheet in self._sheets if sheet.after.edition.same_as(edition)), None)


def _numbers(programmes: Iterable[Programme]) -> tuple[str, ...]:
    return tuple(programme.number for programme in programmes)
