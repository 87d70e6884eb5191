"""Obstacles for a reader in a PDF or an ODT that was made, found in the file itself.

The Word document that it is made of is checked too; what is found here went wrong on the way.
"""

import io
import re
import zipfile
from collections.abc import Iterator

from vgr_desktop.office.pages import PdfPages

_ELEMENT = re.compile(rb"<</Type/StructElem\n/S/(Figure|Note)\n((?:(?!endobj).)*)", re.DOTALL)
_TOLD = re.compile(rb"/Alt(?:<FEFF[0-9A-F]+>|\([^)]+\))")
_NAMED = re.compile(rb"/ID\s*[(<]")
_LINK = re.compile(rb"<</Type/Annot/Subtype/Link((?:(?!endobj).)*)", re.DOTALL)
_OBJECT = re.compile(rb"^(\d+) 0 obj\n(.*?)\nendobj$", re.MULTILINE | re.DOTALL)
_PACKED = b"/Type/ObjStm"
_FRAME = re.compile("<draw:frame .*?</draw:frame>", re.DOTALL)
_AGAIN = "Maak het document opnieuw, of exporteer naar Word en controleer het daar."


def in_pdf(pdf: bytes) -> tuple[str, ...]:
    """The obstacles in a PDF, in Dutch; empty: none were found."""
    return tuple(_in_pdf(pdf))


def _in_pdf(pdf: bytes) -> Iterator[str]:
    with PdfPages(pdf) as pages:
        if not pages.is_tagged:
            yield f"De PDF heeft geen structuur voor een schermlezer. {_AGAIN}"
            return
    if _PACKED in pdf:
        return  # what a later LibreOffice packs cannot be looked into
    objects = dict(_OBJECT.findall(pdf))  # the last one of a number counts
    elements = [found for content in objects.values() if (found := _ELEMENT.match(content))]
    if any(kind == b"Figure" and not _TOLD.search(inner) for kind, inner in (each.groups() for each in elements)):
        yield f"In de PDF heeft een afbeelding of grafiek geen beschrijving. {_AGAIN}"
    links = [found[1] for content in objects.values() if (found := _LINK.match(content))]
    loose = any(b"/StructParent " not in inner for inner in links)
    if loose or any(kind == b"Note" and not _NAMED.search(inner) for kind, inner in (e.groups() for e in elements)):
        yield f"In de PDF kan een schermlezer een voetnoot of link niet volgen. {_AGAIN}"


def in_odt(odt: bytes) -> tuple[str, ...]:
    """The obstacles in an ODT, in Dutch; empty: none were found."""
    with zipfile.ZipFile(io.BytesIO(odt)) as package:
        content = package.read("content.xml").decode()
    if all("<svg:desc>" in frame for frame in _FRAME.findall(content)):
        return ()
    return (f"In het ODT-bestand heeft een afbeelding of grafiek geen beschrijving. {_AGAIN}",)
