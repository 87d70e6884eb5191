"""Files that look like Word documents to an officer and are none: what they are, and how to make one of them."""

from collections.abc import Mapping

from vgr_desktop.disk import old_office
from vgr_desktop.disk.packed import beginnings

_STRICT = b"http://purl.oclc.org/ooxml/"
_RELATIONS = "_rels/.rels"
_KIND = "mimetype"
_MOST = 100_000
"""Bytes of a part of a zip that are looked at."""

_SAVE_AS = "Open het in Word en sla het op als Word-document (.docx)."
_BEGINNINGS: Mapping[bytes, str] = {
    b"{\\rtf": f"is een RTF-bestand, geen Word-document (.docx). {_SAVE_AS}",
    b"%PDF-": "is een PDF, geen Word-document. Vraag om het Word-document (.docx) zelf.",
}
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.text"


def kind_of_other_file(content: bytes) -> str:
    """What the file is instead of a .docx, and what to do, in Dutch, to put after its name; empty: nothing known."""
    for beginning, said in _BEGINNINGS.items():
        if content.startswith(beginning):
            return said
    if content.startswith(old_office.BEGINNING):
        return _of_old_office(content)
    return _of_zip(content) if content.startswith(b"PK") else ""


def _of_old_office(content: bytes) -> str:
    if old_office.is_locked(content):
        return "is beveiligd met een wachtwoord. Haal in Word het wachtwoord eraf en sla het opnieuw op."
    if old_office.holds(content, ["WordDocument"]):
        return f"is een Word-document van de oude soort (.doc), al heet het misschien anders. {_SAVE_AS}"
    return ""


def _of_zip(content: bytes) -> str:
    parts = beginnings(content, (_KIND, _RELATIONS), _MOST)
    if parts[_KIND].startswith(_OPEN_DOCUMENT):
        return f"is een OpenDocument-tekst (.odt), geen Word-document. {_SAVE_AS}"
    if _STRICT in parts[_RELATIONS]:
        return (
            "is opgeslagen als “Strict Open XML-document”. Open het in Word en kies bij Opslaan als gewoon"
            " “Word-document (.docx)”."
        )
    return ""
