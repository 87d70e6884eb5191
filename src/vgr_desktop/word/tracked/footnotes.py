"""Footnotes that came or went: Word marks their text as well as their marks."""

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from lxml import etree

from vgr_desktop.word.tracked.elements import attribute, content
from vgr_desktop.word.tracked.marks import Marks, State


def mark(document: Document, came: set[int], went: set[int], marks: Marks) -> None:
    """Mark the text of the footnotes with these numbers in a document that has them."""
    part = next(
        (rel.target_part for rel in document.part.rels.values() if rel.reltype == RELATIONSHIP_TYPE.FOOTNOTES), None
    )
    if part is None or not came | went:
        return
    root = etree.fromstring(part.blob)
    for note in root.findall(qn("w:footnote")):
        number = int(attribute(note, "id"))
        state = State.INSERTED if number in came else State.DELETED
        if number in came | went:
            for paragraph in note.findall(qn("w:p")):
                paragraph.extend(marks.around(state, content(paragraph)))
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)  # noqa: SLF001  # python-docx has no other way to change such a part
