"""Files that look like Word documents to an officer and are none: what they are, and how to make one of them."""

import io
import zipfile
import zlib
from collections.abc import Mapping

BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    ValueError,
)
"""What zipfile raises for a file that is not a zip, or is damaged; a negative position gives a `ValueError`."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The beginning of files of Office up to 2003, and of later ones with a password."""
_PASSWORD = "EncryptedPackage".encode("utf-16-le")
_OLD_WORD = "WordDocument".encode("utf-16-le")
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
    if content.startswith(_OLE):
        return _of_old_office(content)
    return _of_zip(content) if content.startswith(b"PK") else ""


def _of_old_office(content: bytes) -> str:
    if _PASSWORD in content:
        return "is beveiligd met een wachtwoord. Haal in Word het wachtwoord eraf en sla het opnieuw op."
    if _OLD_WORD in content:
        return f"is een Word-document van de oude soort (.doc), al heet het misschien anders. {_SAVE_AS}"
    return ""


def _of_zip(content: bytes) -> str:
    parts = _looked_at(content)
    if parts[_KIND].startswith(_OPEN_DOCUMENT):
        return f"is een OpenDocument-tekst (.odt), geen Word-document. {_SAVE_AS}"
    if _STRICT in parts[_RELATIONS]:
        return (
            "is opgeslagen als “Strict Open XML-document”. Open het in Word en kies bij Opslaan als gewoon"
            " “Word-document (.docx)”."
        )
    return ""


def _looked_at(content: bytes) -> dict[str, bytes]:
    """The beginnings of the parts that say what kind of zip it is; empty when they are not there or damaged."""
    found = dict.fromkeys((_KIND, _RELATIONS), b"")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for name in found.keys() & set(package.namelist()):
                with package.open(name) as part:
                    found[name] = part.read(_MOST)
    except BROKEN:  # whoever reads the file meets the same error, and says that it is damaged
        return dict.fromkeys(found, b"")
    return found
