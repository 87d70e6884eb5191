"""What went wrong on disk, in the officer's words."""

import sqlite3
from pathlib import Path

from vgr_desktop.core.problems import Problem


class SavingFailed(Problem):
    """The dossier could not be written; the text is safe in memory."""


class Damaged(Problem):
    """The dossier can be opened but not read as it should."""


_REASONS = {
    sqlite3.SQLITE_FULL: "de schijf is vol. Maak ruimte vrij",
    sqlite3.SQLITE_READONLY: "het bestand of de map is alleen-lezen. Sla het dossier elders op",
    sqlite3.SQLITE_BUSY: "een ander programma houdt het bestand bezet. Sluit dat programma",
    sqlite3.SQLITE_LOCKED: "een ander programma houdt het bestand bezet. Sluit dat programma",
    sqlite3.SQLITE_IOERR: "de schijf of de netwerkmap antwoordt niet. Controleer de verbinding",
    sqlite3.SQLITE_CANTOPEN: "het bestand of de map is niet bereikbaar. Controleer de map en de verbinding",
    sqlite3.SQLITE_CORRUPT: "het bestand is beschadigd. Zet een reservekopie terug",
    sqlite3.SQLITE_NOTADB: "het bestand is beschadigd. Zet een reservekopie terug",
}
_PRIMARY_CODE = 0xFF  # the rest of an extended result code says more than the officer needs


def reason(error: BaseException | None) -> str | None:
    """What the world did, when `error` is SQLite's and the world's; None when it is ours."""
    if not isinstance(error, sqlite3.Error):
        return None
    code = getattr(error, "sqlite_errorcode", None)
    return _REASONS.get(code & _PRIMARY_CODE) if isinstance(code, int) else None


def saving_failed(path: Path, why: str) -> SavingFailed:
    """The problem to raise when writing to `path` failed."""
    return SavingFailed(f"Opslaan in {path.name} lukt niet: {why}. Uw tekst is veilig zolang dit venster open is.")


def reading_failed(path: Path, why: str) -> Damaged:
    """The problem to raise when reading `path` failed."""
    return Damaged(f"{path.name} kan niet worden gelezen: {why}. Het bestand is niet gewijzigd.")
