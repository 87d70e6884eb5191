"""What a file is that was chosen as a Word report, and what to do when it is something else."""

import zipfile
from pathlib import Path

from vgr_desktop.core.model.limits import LARGEST_WORD_REPORT
from vgr_desktop.core.model.problems import Problem, trouble
from vgr_desktop.disk import old_office
from vgr_desktop.disk.packed import BROKEN
from vgr_desktop.word.package import TYPES

_HEAD = 4_096
_SEARCHED = 4_000_000
_DOCUMENT = b"wordprocessingml.document.main+xml"
_NOTHING_CHANGED = "Er is niets gewijzigd."
_AS_DOCX = "Open het in Word of LibreOffice en sla het op als Word-document (.docx)."
# How a zip of another kind is known, by a name in it.
_OTHER_ZIPS = (
    ("xl/workbook.xml", "een Excel-werkmap", "Open het in Excel en kopieer wat u nodig heeft."),
    ("ppt/presentation.xml", "een PowerPoint-presentatie", "Kies het Word-document van de rapportage."),
    ("content.xml", "een document van LibreOffice (ODF)", "Geef het de naam die erbij hoort, zoals rapport.odt."),
)
_ACTIVE = (
    (b"document.macroEnabled", "een Word-document met macro’s (.docm)"),
    (b"template.macroEnabled", "een Word-sjabloon met macro’s (.dotm)"),
    (b"wordprocessingml.template", "een Word-sjabloon (.dotx)"),
)

_AS_WEB_PAGE = "Geef het een naam op .html en importeer het dan, of sla het in Word op als .docx."
# How files begin that only have the name of a Word document.
_TEXTS: tuple[tuple[tuple[bytes, ...], tuple[str, str]], ...] = (
    ((b"{\\rtf",), ("een RTF-document", "Geef het een naam op .rtf, of sla het in Word op als .docx.")),
    ((b"%pdf",), ("een PDF", "Kies het Word-document waarvan de PDF is gemaakt.")),
    ((b"mime-version", b"from:"), ("een webarchief, geen Word-document", _AS_DOCX)),
    ((b"<html", b"<!doctype html", b"<!--"), ("een webpagina, geen Word-document", _AS_WEB_PAGE)),
)
_NOTHING = ("leeg", "Kies een ander bestand, of haal dit opnieuw op.")
_UNKNOWN = (
    "geen Word-document",
    "Kies een .docx-bestand. Een pagina die als tekst is bewaard, heet .txt of .html.",
)
_PACKED = ("een ingepakt bestand (zip), geen Word-document", "Pak het uit en kies het .docx-bestand erin.")
_LOCKED = ("beveiligd met een wachtwoord", "Verwijder in Word het wachtwoord bij Bestand ▸ Info en sla het opnieuw op.")


def opened(path: Path) -> zipfile.ZipFile:
    """The Word document at `path`, opened as a zip.

    Raises `Problem`, which says what the file is and what to do, for anything else and for a document that is damaged.
    """
    head = _head(path)
    if not head.startswith(b"PK"):
        raise _named(path, *_other(path, head))
    try:
        package = zipfile.ZipFile(path)
    except (*BROKEN, OSError) as error:
        raise damaged(path) from error
    try:
        _check(path, package)
    except (*BROKEN, OSError, KeyError) as error:
        package.close()
        raise damaged(path) from error
    except Problem:
        package.close()
        raise
    return package


def damaged(path: Path) -> Problem:
    """The problem for a Word document, or another zip, that cannot be read whole."""
    return _named(
        path,
        "beschadigd, of maar voor een deel binnengekomen",
        "Haal het opnieuw op, of open het in Word, kies voor herstellen en sla het opnieuw op.",
    )


def _named(path: Path, what: str, advice: str) -> Problem:
    return Problem(f"“{path.name}” is {what}. {_NOTHING_CHANGED} {advice}")


def _head(path: Path) -> bytes:
    """The first bytes. Raises `Problem` when the file cannot be read, or is too large."""
    try:
        if path.stat().st_size > LARGEST_WORD_REPORT:
            raise _named(
                path,
                f"groter dan {LARGEST_WORD_REPORT // 1_000_000} MB",
                "Verklein de afbeeldingen in Word en sla het opnieuw op.",
            )
        with path.open("rb") as file:
            return file.read(_HEAD)
    except OSError as error:
        raise Problem(
            f"Het bestand “{path.name or path}” kan niet worden gelezen ({trouble(error)}). {_NOTHING_CHANGED} "
            "Controleer of het bestand er nog is en of u het mag openen."
        ) from error


def _other(path: Path, head: bytes) -> tuple[str, str]:
    """What a file is that is no zip, and what to do with it."""
    if head.startswith(old_office.BEGINNING):
        return _old_office(path)
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    found = (
        answer for starts, answer in _TEXTS if text.startswith(starts) or (b"<html" in starts and b"<html" in text)
    )
    return next(found, _NOTHING if not head else _UNKNOWN)


def _old_office(path: Path) -> tuple[str, str]:
    with path.open("rb") as file:
        content = file.read(_SEARCHED)
    if old_office.is_locked(content):
        return _LOCKED
    if old_office.holds(content, ["WordDocument"]):
        return "een document van een oude Word-versie (.doc)", _AS_DOCX
    return "een bestand van een oude Office-versie, geen Word-document", _AS_DOCX


def _check(path: Path, package: zipfile.ZipFile) -> None:
    names = [entry.filename for entry in package.infolist()]
    if len(names) != len(set(names)):
        raise damaged(path)
    other = next(((what, advice) for name, what, advice in _OTHER_ZIPS if name in names), None)
    if TYPES not in names:
        raise _named(path, *(other or _PACKED))
    if package.getinfo(TYPES).file_size > _SEARCHED:
        raise damaged(path)
    types = package.read(TYPES)
    for mark, what in _ACTIVE:
        if mark in types:
            raise _named(path, what, "Open het in Word en sla het op als Word-document (.docx).")
    if _DOCUMENT not in types:
        raise _named(path, *(other or ("geen Word-document", _AS_DOCX)))
    if any(entry.flag_bits & 1 for entry in package.infolist()):
        raise _named(path, "ingepakt met een wachtwoord", "Pak het uit en kies het document erin.")
