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


class Unreadable(Problem):
    """The dossier cannot be read now, for a reason outside it: it may well be intact, and a backup is no answer."""


class Misfit(ValueError):  # noqa: N818  # it is a fault of the file, not of the program
    """Rows that do not fit together to reports: the dossier is damaged."""


class Foreign(ValueError):  # noqa: N818  # it is a fault of the file, not of the program
    """A database with something that does not belong in a dossier. The message says what, in Dutch."""


DAMAGED = "het bestand is beschadigd. Zet een reservekopie terug"
MISFIT = "de inhoud klopt niet. Zet een reservekopie terug"

GONE = "het bestand is verwijderd, verplaatst of niet bereikbaar. Zet het terug of sla het dossier elders op"
INTERFERED = "er staat iets in het bestand dat bij het opslaan andere gegevens wijzigt. Sla het dossier elders op"
CHANGED = (
    "een ander programma of een andere computer heeft het bestand gewijzigd. Bekijk de verschillen en kies wat blijft, "
    "of sla het dossier onder een andere naam op"
)
NO_LOCKS = (
    "de schijf of netwerkmap laat niet toe dat het bestand wordt vergrendeld, zodat twee programma's elkaars werk "
    "kunnen overschrijven. Sla het dossier op een andere plaats op"
)
BUSY = "een ander programma houdt het bestand bezet. Sluit dat programma"
DISK_FAILS = "de schijf of de netwerkmap geeft een fout of antwoordt niet. Controleer de verbinding"
_NO_RIGHTS = "u hebt geen rechten voor het bestand of de map. Vraag ze aan, of sla het dossier elders op"
_NO_MEMORY = "het geheugen van de computer is vol. Sluit andere programma's"
_ENDLESS = "het lezen houdt niet op. Er staat iets in het bestand dat er niet in hoort. Zet een reservekopie terug"

_REASONS = {
    sqlite3.SQLITE_FULL: "de schijf is vol. Maak ruimte vrij",
    sqlite3.SQLITE_READONLY: "het bestand of de map is alleen-lezen. Sla het dossier elders op",
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_IOERR: DISK_FAILS,
    sqlite3.SQLITE_CANTOPEN: "het bestand of de map is niet bereikbaar. Controleer de map en de verbinding",
    sqlite3.SQLITE_PERM: _NO_RIGHTS,
    sqlite3.SQLITE_AUTH: _NO_RIGHTS,
    sqlite3.SQLITE_NOMEM: _NO_MEMORY,
    sqlite3.SQLITE_PROTOCOL: NO_LOCKS,
    sqlite3.SQLITE_NOLFS: "het bestand is te groot voor deze schijf. Sla het dossier elders op",
    sqlite3.SQLITE_INTERRUPT: _ENDLESS,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: DAMAGED,
}
_PRIMARY_CODE = 0xFF  # the rest of an extended result code says more than the officer needs, but for locks
_LOCK_CODES = frozenset({
    sqlite3.SQLITE_IOERR_LOCK, sqlite3.SQLITE_IOERR_RDLOCK, sqlite3.SQLITE_IOERR_UNLOCK,
    sqlite3.SQLITE_IOERR_CHECKRESERVEDLOCK, sqlite3.SQLITE_IOERR_BLOCKED,
})  # fmt: skip
_OF_THE_FILE = frozenset({DAMAGED, MISFIT, _ENDLESS})


def reason(error: BaseException | None) -> str | None:
    """What went wrong outside the program, if `error` is such an error of SQLite; None for a fault of the program."""
    if isinstance(error, MemoryError):
        return _NO_MEMORY
    if not isinstance(error, sqlite3.Error):
        return None
    code = getattr(error, "sqlite_errorcode", None)
    if not isinstance(code, int):
        return None
    return NO_LOCKS if code in _LOCK_CODES else _REASONS.get(code & _PRIMARY_CODE)


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


def reading_failed(path: Path, why: str) -> Damaged | Unreadable:
    """The problem to raise when reading `path` failed: `Damaged` only when that is due to the file itself."""
    said = f"{path.name} kan niet worden gelezen: {why}. Het bestand is niet gewijzigd."
    return Damaged(said) if why in _OF_THE_FILE else Unreadable(said)


def malformed() -> sqlite3.DatabaseError:
    """The error that SQLite means when it quotes an unreadable part of the file in its message."""
    error = sqlite3.DatabaseError("malformed database schema")
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error
