"""What kind of file it is, by its content and not by its name, and the words for what is not a spreadsheet."""

from enum import Enum, auto
from pathlib import Path

from vgr_desktop.core.model.limits import LARGEST_SPREADSHEET_UNPACKED
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.disk import old_office
from vgr_desktop.disk.packed import Broken, TooLarge, unpacked

TYPES, MIMETYPE, MANIFEST = "[Content_Types].xml", "mimetype", "META-INF/manifest.xml"
_SAVE_AS = "Open het in het rekenprogramma, sla het op als .xlsx of .ods en kies dat bestand"
_NOTHING_CHANGED = "Er is niets gewijzigd."


class Form(Enum):
    """The forms that are read."""

    OPEN_XML = auto()
    OPEN_DOCUMENT = auto()
    TEXT = auto()


# How files begin that have the suffix of a spreadsheet by mistake.
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "een PDF"),
    (b"SQLite format 3\x00", "een dossier of andere database"),
    (b"{\\rtf", "een RTF-document"),
    (b"\x89PNG", "een afbeelding"),
    (b"\xff\xd8\xff", "een afbeelding"),
)


def refused(name: str, reason: str) -> Problem:
    """The problem with a file: its name, and the reason with what to do about it."""
    return Problem(f"“{name}” {reason}. {_NOTHING_CHANGED}")


def damaged(name: str) -> Problem:
    """The problem with a spreadsheet that cannot be read further."""
    return refused(name, f"is beschadigd of geen spreadsheet. {_SAVE_AS}")


def form_of(content: bytes, path: Path) -> Form:
    """The form of this content. Raises `Problem` for what is not read, with what it is."""
    name = path.name
    if content.startswith(b"PK"):
        return _packed(content, name)
    if content.startswith(old_office.BEGINNING):
        raise refused(name, _old(content))
    for start, kind in _OTHERS:
        if content.startswith(start):
            raise refused(name, f"is {kind}, geen spreadsheet. {_SAVE_AS}")
    head = content[:1000].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if head.startswith((b"<html", b"<!doctype", b"<?xml", b"<table")):
        raise refused(name, f"is een webpagina of XML met de naam van een spreadsheet. {_SAVE_AS}")
    if path.suffix.lower() not in {".csv", ".tsv"} and content:
        raise refused(
            name, "is geen spreadsheet. Is het tekst met komma’s of puntkomma’s, geef het dan een naam op .csv"
        )
    return Form.TEXT


def _old(content: bytes) -> str:
    """What is in a file of the old form."""
    if old_office.is_locked(content):
        return "is met een wachtwoord beveiligd. Open het in Excel, haal het wachtwoord eraf en sla het op als .xlsx"
    if old_office.holds(content, ("Workbook", "Book")):
        return "is een Excel-bestand van de oude soort (.xls). Open het in Excel of LibreOffice en sla het op als .xlsx"
    return f"is een document van een oude Office-versie, geen spreadsheet. {_SAVE_AS}"


def _packed(content: bytes, name: str) -> Form:
    try:
        files = unpacked(content, {TYPES, MIMETYPE, MANIFEST}.__contains__, LARGEST_SPREADSHEET_UNPACKED)
    except TooLarge as error:
        raise refused(name, f"{error}; dat is te veel. {_SAVE_AS}") from error
    except Broken as error:
        raise damaged(name) from error
    mime = files.get(MIMETYPE, b"")
    if mime.startswith(b"application/vnd.oasis.opendocument."):
        return _open_document(mime, files.get(MANIFEST, b""), name)
    return _open_xml(files.get(TYPES, b""), name)


def _open_document(mime: bytes, manifest: bytes, name: str) -> Form:
    if b"encryption-data" in manifest:
        raise refused(name, "is met een wachtwoord beveiligd. Haal het wachtwoord eraf en sla het opnieuw op")
    if not mime.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        raise refused(name, f"is een OpenDocument, maar geen spreadsheet. {_SAVE_AS}")
    return Form.OPEN_DOCUMENT


def _open_xml(types: bytes, name: str) -> Form:
    if b"spreadsheetml.sheet.main+xml" in types or b"spreadsheetml.template.main+xml" in types:
        return Form.OPEN_XML
    if b"macroEnabled" in types and b"excel" in types.lower():
        raise refused(name, "bevat macro’s. Open het in Excel, sla het op als .xlsx zonder macro’s en kies dat bestand")
    if b"sheet.binary" in types:
        raise refused(name, f"is een binair Excel-bestand (.xlsb). {_SAVE_AS}")
    if b"wordprocessingml" in types:
        raise refused(name, "is een Word-document, geen spreadsheet. Kies de spreadsheet zelf")
    if b"presentationml" in types:
        raise refused(name, "is een presentatie, geen spreadsheet. Kies de spreadsheet zelf")
    raise damaged(name)
