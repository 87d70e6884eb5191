"""What is left of the changes that Word followed in a house style."""

import docx
import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml import etree

from vgr_desktop.word.house.revisions import forget_revisions

BY = 'w:id="1" w:author="Iemand Anders" w:date="2026-01-05T10:00:00Z"'


def left_of(inside: str) -> str:
    """A part of a document of Word with this in a paragraph, after its revisions are forgotten."""
    document = docx.Document()
    paragraph = parse_xml(f'<w:p {nsdecls("w")} w:rsidR="00A11CE0" w:rsidRDefault="00A11CE0">{inside}</w:p>')
    document.element.body.insert(0, paragraph)
    forget_revisions(document.part.package)
    return etree.tostring(paragraph, encoding="unicode").split(">", 1)[1].removesuffix("</w:p>")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"<w:ins {BY}><w:r><w:t>nieuw</w:t></w:r></w:ins>", "<w:r><w:t>nieuw</w:t></w:r>"),
        (f"<w:moveTo {BY}><w:ins {BY}><w:r/><w:r/></w:ins></w:moveTo>", "<w:r/><w:r/>"),
        (f"<w:r/><w:del {BY}><w:r><w:delText>oud</w:delText></w:r></w:del><w:r/>", "<w:r/><w:r/>"),
        (f'<w:moveFromRangeStart {BY} w:name="a"/><w:moveFromRangeEnd w:id="1"/>', ""),
        (
            f"<w:pPr><w:rPr><w:ins {BY}/></w:rPr><w:pPrChange {BY}><w:pPr/></w:pPrChange></w:pPr>",
            "<w:pPr><w:rPr/></w:pPr>",
        ),
        ('<w:r w:rsidRPr="00A11CE0"><w:t>gewoon</w:t></w:r>', "<w:r><w:t>gewoon</w:t></w:r>"),
    ],
)
def test_a_change_is_accepted_and_who_made_it_is_forgotten(before: str, after: str) -> None:
    assert left_of(before) == after


def test_also_in_the_notes_which_are_no_part_that_is_read() -> None:
    document = docx.Document()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.endnotes+xml"
    content = f'<w:endnotes {nsdecls("w")}><w:endnote><w:p w:rsidR="00A11CE0"/></w:endnote></w:endnotes>'.encode()
    notes = Part(PackURI("/word/endnotes.xml"), kind, content, document.part.package)
    document.part.relate_to(notes, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/endnotes")
    forget_revisions(document.part.package)
    assert b"<w:p/>" in notes.blob
