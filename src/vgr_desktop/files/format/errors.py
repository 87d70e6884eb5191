"""What went wrong on disk, in words for the officer."""

import sqlite3
from pathlib import Path

from vgr_desktop.core.model.problems import Problem


class SavingFailed(Problem):
    """The dossier could not be written and is unchanged; the text is safe in memory.

    `why` is only the reason, in words to put after a colon.
    """

    def __init__(self, message: str, why: str) -> None:
        super().__init__(message)
        self.why = why


class ChangedElsewhere(SavingFailed):
    """The dossier was not written, because another program changed the same report in it."""

    def __init__(self, path: Path) -> None:
        message = (
            f"Opslaan in {path.name} lukt niet: {CHANGED}. Uw tekst is veilig zolang dit venster open is, en wat er in "
            "het bestand staat blijft bewaard."
        )
        super().__init__(message, CHANGED)


class Damaged(Problem):
    """The dossier can be opened but not read correctly."""


DAMAGED = "het bestand is beschadigd. Zet een reservekopie terug"
MISFIT = "de inhoud klopt niet. Zet een reservekopie terug"

GONE = "het bestand is verwijderd, verplaatst of niet bereikbaar. Zet het terug of sla het dossier elders op"
INTERFERED = "er staat iets in het bestand dat bij het opslaan andere gegevens wijzigt. Sla het dossier elders op"
CHANGED = (
    "een ander programma of een andere computer heeft het bestand gewijzigd. Bekijk de verschillen en kies wat blijft, "
    "of sla het dossier onder een andere naam op"
)

_REASONS = {
    sqlite3.SQLITE_FULL: "de schijf is vol. Maak ruimte vrij",
    sqlite3.SQLITE_READONLY: "het bestand of de map is alleen-lezen. Sla het dossier elders op",
    sqlite3.SQLITE_BUSY: "een ander programma houdt het bestand bezet. Sluit dat programma",
    sqlite3.SQLITE_LOCKED: "een ander programma houdt het bestand bezet. Sluit dat programma",
    sqlite3.SQLITE_IOERR: "de schijf of de netwerkmap antwoordt niet. Controleer de verbinding",
    sqlite3.SQLITE_CANTOPEN: "het bestand of de map is niet bereikbaar. Controleer de map en de verbinding",
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: DAMAGED,
}
_PRIMARY_CODE = 0xFF  # the rest of an extended result code says more than the officer needs


def reason(error: BaseException | None) -> str | None:
    """What went wrong outside the program, if `error` is such an error of SQLite; None for a fault of the program."""
    if not isinstance(error, sqlite3.Error):
        return None
    code = getattr(error, "sqlite_errorcode", None)
    return _REASONS.get(code & _PRIMARY_CODE) if isinstance(code, int) else None


def saving_failed(path: Path, why: str) -> SavingFailed:
    """The problem to raise when writing to `path` failed."""
    message = f"Opslaan in {path.name} lukt niet: {why}. Uw tekst is veilig zolang dit venster open is."
    return SavingFailed(message, why)


def not_ours(path: Path, what: str) -> Damaged:
    """The problem to raise for a dossier in which there is `what` besides what belongs there."""
    return Damaged(
        f"{path.name} is niet geopend: er staat {what} in het bestand, en dat is geen werk van VGR Desktop. Het "
        "bestand is niet gewijzigd. Zet een reservekopie terug, of red wat leesbaar is: dat komt in een nieuw dossier, "
        "zonder wat er niet in hoort."
    )


def reading_failed(path: Path, why: str) -> Damaged:
    """The problem to raise when reading `path` failed."""
    return Damaged(f"{path.name} kan niet worden gelezen: {why}. Het bestand is niet gewijzigd.")
