"""`vgr verify`: whether the dossier is intact."""

from pathlib import Path

from vgr_desktop.cli.console import counted, show, tell
from vgr_desktop.core.model.tree import everything
from vgr_desktop.files.format.errors import Damaged
from vgr_desktop.files.store.dossier import Dossier


def run(path: Path) -> int:
    """Read every page and every item, and say what is wrong, if anything."""
    try:
        with Dossier.open(path) as dossier:
            found, reports = dossier.verify(), dossier.reports()
    except Damaged as problem:
        found, reports = (str(problem),), ()
    if found:
        tell(f"{path.name} is niet in orde:")
        show(*found)
        tell("Het bestand is niet gewijzigd. Bewaar er een kopie van en zet een reservekopie terug.")
        return 1
    items = sum(1 for report in reports for _ in everything(report))
    said = f"{counted(len(reports), 'rapportage', 'rapportages')}, {counted(items, 'onderdeel', 'onderdelen')}"
    show(f"{path.name} is in orde: {said}.")
    return 0
