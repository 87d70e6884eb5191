"""Whether a file is a dossier, by its first bytes, before SQLite opens it.

SQLite silently takes an empty or one-byte file for a new, empty database, so this must be checked first.
Offsets are those of the SQLite file format, section 1.3 "The Database Header".
"""

import stat
import struct
from pathlib import Path

from vgr_desktop.core.model.problems import Problem, trouble
from vgr_desktop.files.format.errors import Damaged, Unreadable

APPLICATION_ID = 0x56475264
"""The four bytes "VGRd" in the header of every dossier."""

SCHEMA_VERSION = 4
"""The version of the tables that this program writes."""

SUFFIX = ".vgr"

JOURNAL_SUFFIXES = ("-journal", "-wal")
"""What SQLite adds to the name for its files with unfinished work."""

_MAGIC = b"SQLite format 3\x00"
_LENGTH = 100
_WAL, _UTF_8 = 2, 1
_KINDS = {
    b"%PDF": "een PDF",
    b"PK\x03\x04": "een document van Word of Excel of een ander zipbestand",
    b"\xd0\xcf\x11\xe0": "een document van een oudere Office of een met een wachtwoord",
}


class NotADossier(Problem):
    """The file is not a dossier that this program can open; it was not touched."""


class Broken(NotADossier, Damaged):
    """The file was a dossier, of which something may still be saved."""


def check(path: Path) -> int:
    """The schema version of the dossier at `path`.

    Raises `NotADossier`, or `Broken` if it was one, which says what is wrong; `Unreadable` when the disk does not let
    it be read.
    """
    return _check_version(path, _first_bytes(path))


def leaves_files(path: Path) -> bool:
    """Whether SQLite makes other files beside this one even to read it: another program set it to do so (WAL)."""
    return _WAL in _first_bytes(path)[18:20]


def _first_bytes(path: Path) -> bytes:
    """The header of the file, which is that of a whole database."""
    try:
        status = path.stat()
        _check_kind(path, status.st_mode)
        with path.open("rb") as file:
            header = file.read(_LENGTH)
    except FileNotFoundError:
        raise NotADossier(f"Het bestand {path} bestaat niet. Controleer de naam en de map.") from None
    except OSError as error:
        raise Unreadable(
            f"Het bestand {path} kan niet worden gelezen ({trouble(error)}). Er is niets gewijzigd. "
            "Controleer de schijf of de verbinding en uw rechten, en probeer het opnieuw."
        ) from error
    if not header:
        raise NotADossier(
            f"Het bestand {path.name} is leeg; er staat geen dossier in. "
            "Zet een reservekopie terug of maak een nieuw dossier onder een andere naam."
        )
    if not header.startswith(_MAGIC):
        raise _foreign(path, header)
    if len(header) < _LENGTH:
        raise _incomplete(path)
    _check_whole(path, header, status.st_size)
    return header


def _check_kind(path: Path, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise NotADossier(f"{path} is een map en geen dossier. Kies een bestand met de naam ….vgr.")
    if not stat.S_ISREG(mode):  # opening a pipe would wait until somebody writes to it
        raise NotADossier(f"{path} is geen gewoon bestand en dus geen dossier. Er is niets gewijzigd.")


def _check_whole(path: Path, header: bytes, size: int) -> None:
    (page_size,) = struct.unpack(">H", header[16:18])
    page_size = 65536 if page_size == 1 else page_size
    change_counter, pages = struct.unpack(">II", header[24:32])
    (valid_for,) = struct.unpack(">I", header[92:96])
    unfinished = any(path.with_name(path.name + suffix).exists() for suffix in JOURNAL_SUFFIXES)
    if change_counter == valid_for and size < pages * page_size and not unfinished:
        raise _incomplete(path)


def _incomplete(path: Path) -> Broken:
    return Broken(
        f"{path.name} is niet compleet: het bestand is afgebroken. Het is niet gewijzigd. "
        "Zet een reservekopie terug of haal het bestand opnieuw op."
    )


def _foreign(path: Path, header: bytes) -> NotADossier:
    """The problem for a file that does not begin like a database."""
    known = next((kind for start, kind in _KINDS.items() if header.startswith(start)), None)
    if known:
        return NotADossier(f"{path.name} is geen dossier van VGR Desktop maar {known}. Het bestand is niet gewijzigd.")
    if len(header) == _LENGTH and not any(header):
        return Broken(
            f"{path.name} begint met nullen: het is niet goed weggeschreven, bijvoorbeeld door een stroomstoring. "
            "Het bestand is niet gewijzigd. Zet een reservekopie terug, of red wat nog leesbaar is."
        )
    if path.suffix.lower() == SUFFIX and _is_gibberish(header):
        return Broken(
            f"{path.name} is versleuteld of beschadigd. Het bestand is niet gewijzigd. Ontsleutel het met het "
            "programma waarmee het is beveiligd, of zet een reservekopie terug."
        )
    return NotADossier(f"{path.name} is geen dossier van VGR Desktop. Het bestand is niet gewijzigd.")


def _is_gibberish(header: bytes) -> bool:
    """Whether these bytes are not text: encrypted bytes are hardly ever UTF-8 by chance."""
    try:
        header.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start < len(header) - 3  # the last character may be incomplete
    return False


def _check_version(path: Path, header: bytes) -> int:
    version, application = struct.unpack(">I", header[60:64])[0], struct.unpack(">I", header[68:72])[0]
    if application != APPLICATION_ID:
        raise NotADossier(f"{path.name} is een bestand van een ander programma, geen dossier. Het is niet gewijzigd.")
    if version > SCHEMA_VERSION:
        raise NotADossier(
            f"{path.name} is gemaakt met een nieuwere versie van VGR Desktop. "
            "Werk het programma bij om het te openen; het bestand is niet gewijzigd."
        )
    if not version or (encoding := struct.unpack(">I", header[56:60])[0]) != _UTF_8:
        what = f"versie {version}" if not version else f"tekst in codering {encoding}"
        raise Broken(
            f"{path.name} zegt van zichzelf iets dat van een dossier niet kan ({what}): het is beschadigd. Het bestand "
            "is niet gewijzigd. Zet een reservekopie terug, of red wat nog leesbaar is."
        )
    return int(version)
