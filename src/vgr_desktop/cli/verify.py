"""`vgr verify`: whether the dossier is intact. It only looks: nothing changes in the file or its folder."""

from pathlib import Path

from vgr_desktop.cli.console import counted, show, tell
from vgr_desktop.core.model.tree import everything
from vgr_desktop.files.format.errors import Damaged
from vgr_desktop.files.format.header import SCHEMA_VERSION
from vgr_desktop.files.store.glance import Glimpse
from vgr_desktop.files.store.health import Examined, examine

_UNFINISHED = (
    "Naast het bestand staat werk van een programma dat het opslaan niet heeft afgemaakt, of dat nu opslaat. Dat telt "
    "niet mee; een onafgemaakt opslaan wordt teruggedraaid wanneer u het dossier opent."
)


def run(path: Path) -> int:
    """Read every page and every item, and say what is wrong, if anything."""
    try:
        found = examine(path)
    except Damaged as problem:
        return _tell_damaged(path, (str(problem),))
    if found.glimpse is None:
        return _tell_damaged(path, found.faults)
    show(f"{path.name} is in orde: {_content(found.glimpse)}, {_version(found)}.", *found.remarks)
    if found.unfinished:
        tell(_UNFINISHED)
    return 0


def _tell_damaged(path: Path, faults: tuple[str, ...]) -> int:
    tell(f"{path.name} is niet in orde:")
    show(*faults)
    tell("Het bestand is niet gewijzigd. Bewaar er een kopie van en zet een reservekopie terug.")
    return 1


def _content(glimpse: Glimpse) -> str:
    items = sum(1 for report in glimpse.reports for _ in everything(report))
    reports = counted(len(glimpse.reports), "rapportage", "rapportages")
    return f"{reports}, {counted(items, 'onderdeel', 'onderdelen')}"


def _version(found: Examined) -> str:
    if found.version == SCHEMA_VERSION:
        return f"bestandsversie {found.version}"
    return f"ouder formaat (bestandsversie {found.version}), dat wordt bijgewerkt zodra u erin werkt"
