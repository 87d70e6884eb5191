"""Footnotes in Word: a mark in the text, and the note itself in a separate part."""

from copy import deepcopy
from dataclasses import dataclass, field

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

from vgr_desktop.word.content.markup import letters, paragraph, run
from vgr_desktop.word.content.styles import Styles

_NAME = PackURI("/word/footnotes.xml")
# What may follow the properties of footnotes in the settings, in the order of the standard.
_LATER = ("endnotePr", "compat", "docVars", "rsids", "themeFontLang", "clrSchemeMapping", "decimalSymbol")


@dataclass(slots=True)
class Footnotes:
    """The footnotes of a document, numbered from 1 in the order of the text."""

    styles: Styles
    notes: list[str] = field(default_factory=list)

    def mark(self, note: str) -> str:
        """Add a footnote, and return the run that is its mark."""
        self.notes.append(note)
        properties = letters(frozenset(), self.styles.character("footnote reference"))
        return f'<w:r>{properties}<w:footnoteReference w:id="{len(self.notes)}"/></w:r>'

    def made(self) -> list[str]:
        """The notes as WordprocessingML."""
        mark = f"<w:r>{letters(frozenset(), self.styles.character('footnote reference'))}<w:footnoteRef/></w:r>"
        style = self.styles.paragraph("footnote text")
        return [
            f'<w:footnote w:id="{number}">{paragraph(style, mark + run(f" {note}"))}</w:footnote>'
            for number, note in enumerate(self.notes, 1)
        ]


def has_footnotes(document: Document) -> bool:
    """Whether there is a part for footnotes."""
    return _part(document) is not None


def add_part(document: Document, ours: Document) -> None:
    """Give `document` the part for footnotes that it lacks, and the settings that belong to it, as in `ours`."""
    source = _part(ours)
    if source is None or has_footnotes(document):
        return
    made = Part(_NAME, CONTENT_TYPE.WML_FOOTNOTES, source.blob, document.part.package)
    document.part.rels.add_relationship(RELATIONSHIP_TYPE.FOOTNOTES, made, "rIdFootnotes")
    settings, own = document.settings.element, ours.settings.element.find(qn("w:footnotePr"))
    if settings.find(qn("w:footnotePr")) is None:
        later = next((e for e in settings if etree.QName(e).localname in _LATER), None)
        settings.insert(len(settings) if later is None else settings.index(later), deepcopy(own))


def fill(document: Document, footnotes: Footnotes) -> None:
    """Put the notes after the separators of the template; notes of the template itself are removed."""
    part = _part(document)
    if part is None:
        return
    root = parse_xml(part.blob)
    for known in root.findall(qn("w:footnote")):
        if known.get(qn("w:type"), "normal") == "normal":
            root.remove(known)
    namespaces = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in root.nsmap.items() if prefix)
    root.extend(parse_xml(f"<w:footnotes {namespaces}>{''.join(footnotes.made())}</w:footnotes>"))
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)  # noqa: SLF001  # python-docx has no other way to change such a part


def _part(document: Document) -> Part | None:
    found = (rel.target_part for rel in document.part.rels.values() if rel.reltype == RELATIONSHIP_TYPE.FOOTNOTES)
    return next(found, None)
