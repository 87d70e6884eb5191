"""`vgr import`: pages and reports into a dossier, all of them or none."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from vgr_desktop.cli import import_report
from vgr_desktop.cli.console import tell
from vgr_desktop.core.intake.differences import Choice
from vgr_desktop.core.intake.reading import Reading
from vgr_desktop.core.intake.sheets.grid import Workbook
from vgr_desktop.core.model.editions import Edition
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.services.columns import Columns, Unclear, sheets_reading
from vgr_desktop.services.dossiers import new_dossier, opened_to_write, store
from vgr_desktop.services.importing import Lack, Taken, Tray, Unplaced, answered, choose_all, read

_HINTS = {
    Lack.EDITION: 'Geef de titel op, bijvoorbeeld: --edition "1e Voortgangsrapportage 2023"',
    Lack.NUMBER: "Geef het nummer op, bijvoorbeeld: --programme 1",
}


_COLUMNS_HINT = "Zeg het zelf, bijvoorbeeld: --columns code=A,title=B,light=C"


@dataclass(frozen=True, slots=True)
class How:
    """How the files are taken in: what a page does not say itself, and what is chosen where the report differs."""

    edition: Edition | None = None
    programme: str | None = None
    choice: Choice = Choice.LATER
    sheet: str | None = None
    columns: Columns = ()
    dry_run: bool = False


def run(files: Sequence[Path], into: Path, how: How, *, as_json: bool) -> int:
    """Import the files into the dossier, which is made if it does not exist, and print the import report."""
    made = not into.exists()
    if made:
        identities = Identities()
        tray = Tray(into.name, (), identities)
        taken = [_take(file, tray, identities, how) for file in files]
        if not how.dry_run:
            new_dossier(into, [after for _, after in tray.changes()])
            tell(f"Het dossier {into} bestond nog niet en is gemaakt.")
    else:
        with opened_to_write(into) as dossier:
            identities = dossier.identities()
            tray = Tray(into.name, dossier.reports(), identities)
            taken = [_take(file, tray, identities, how) for file in files]
            if not how.dry_run:
                store(dossier, tray.changes())
    import_report.show_taken(list(zip(files, taken, strict=True)), into, made=made and not how.dry_run, as_json=as_json)
    if how.dry_run:
        tell("Dit was een proef: er is niets opgeslagen.")
    return 0


def _take(file: Path, tray: Tray, identities: Identities, how: How) -> Taken:
    found = read(file, identities)
    if isinstance(found, Workbook):
        found = _read_sheets(found, tray, identities, how)
    if isinstance(found, Reading):
        found = answered(found, how.edition, how.programme)
    try:
        return tray.take(found, file.name, choose_all(how.choice))
    except Unplaced as problem:
        raise Problem(f"{problem} {_HINTS[problem.lack]}") from problem


def _read_sheets(workbook: Workbook, tray: Tray, identities: Identities, how: How) -> Reading:
    try:
        return sheets_reading(workbook, how.sheet, how.columns, identities, tray.scale)
    except Unclear as problem:
        raise Problem(f"{problem} {_COLUMNS_HINT}") from problem
