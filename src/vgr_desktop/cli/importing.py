"""`vgr import`: pages and reports into a dossier, all of them or none."""

from collections.abc import Sequence
from pathlib import Path

from vgr_desktop.cli import import_report
from vgr_desktop.cli.console import tell
from vgr_desktop.core.intake.reading import Reading
from vgr_desktop.core.model.editions import Edition
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.services.dossiers import new_dossier, opened_to_write, store
from vgr_desktop.services.importing import Lack, Taken, Tray, Unplaced, answered, read

_HINTS = {
    Lack.EDITION: 'Geef de titel op, bijvoorbeeld: --edition "1e Voortgangsrapportage 2023"',
    Lack.NUMBER: "Geef het nummer op, bijvoorbeeld: --programme 1",
}


def run(files: Sequence[Path], into: Path, edition: Edition | None, programme: str | None, *, as_json: bool) -> int:
    """Import the files into the dossier, which is made if it does not exist, and print the import report."""
    made = not into.exists()
    if made:
        identities = Identities()
        tray = Tray(into.name, (), identities)
        taken = [_take(file, tray, identities, edition, programme) for file in files]
        new_dossier(into, [after for _, after in tray.changes()])
        tell(f"Het dossier {into} bestond nog niet en is gemaakt.")
    else:
        with opened_to_write(into) as dossier:
            identities = dossier.identities()
            tray = Tray(into.name, dossier.reports(), identities)
            taken = [_take(file, tray, identities, edition, programme) for file in files]
            store(dossier, tray.changes())
    import_report.show_taken(list(zip(files, taken, strict=True)), into, made=made, as_json=as_json)
    return 0


def _take(file: Path, tray: Tray, identities: Identities, edition: Edition | None, programme: str | None) -> Taken:
    found = read(file, identities)
    if isinstance(found, Reading):
        found = answered(found, edition, programme)
    try:
        return tray.take(found, file.name)
    except Unplaced as problem:
        raise Problem(f"{problem} {_HINTS[problem.lack]}") from problem
