"""The pages of a house style: which way they lie, and what stands above and below the text."""

import re
from collections.abc import Iterator
from copy import deepcopy

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.styles import CT_Style
from docx.oxml.text.paragraph import CT_P
from docx.shared import Twips
from lxml import etree

from vgr_desktop.word.content.sections import Sections
from vgr_desktop.word.house.naming import style_names

_SECTION_FACTS = ("w:pgSz", "w:pgMar")
_HEADER, _FOOTER = RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER
_NOTES = {_HEADER: "w:headerReference", _FOOTER: "w:footerReference"}
_AFTER_TITLE_PAGE = tuple(map(qn, ("w:textDirection", "w:bidi", "w:rtlGutter", "w:docGrid", "w:printerSettings")))
_NO_LEADER = WD_TAB_LEADER.SPACES
_PAGE_NUMBER = re.compile(r"\s*PAGE\b")
_CLOSEST = 284
"""Twentieths of a point, half a centimetre: what is nearer to the edge of the paper may not be printed."""


def has(document: Document, kind: str) -> bool:
    """Whether the last section has a header or a footer; `kind` is the type of the relationship."""
    section = document.element.body.sectPr
    return section is not None and section.find(qn(_NOTES[kind])) is not None


def numbers_pages(document: Document) -> bool:
    """Whether the header or the footer has the number of the page."""
    return any(
        _PAGE_NUMBER.match(field.get(qn("w:instr")) or field.text or "")
        for note in _notes(document)
        for field in note.iter(qn("w:fldSimple"), qn("w:instrText"))
    )


def complete_pages(document: Document, ours: Document) -> None:
    """Have upright pages with all measures: those of the last section, or of the last that is upright."""
    body, own = document.element.body, ours.element.body.sectPr
    last = body.get_or_add_sectPr()
    if _lies(last):
        upright = [section for section in body.iter(qn("w:sectPr")) if section is not last and not _lies(section)]
        if upright:
            last[:] = [deepcopy(each) for each in upright[-1]]
        else:
            _turn(last)
    for fact in _SECTION_FACTS:
        if last.find(qn(fact)) is None:
            _insert(last, deepcopy(own.find(qn(fact))))


def _insert(section: etree._Element, fact: etree._Element) -> None:
    """Put the size or the margins of the pages in their place."""
    before = [*_NOTES.values(), "w:footnotePr", "w:endnotePr", "w:type", "w:pgSz"]
    place = max((section.index(each) + 1 for name in before for each in section.findall(qn(name))), default=0)
    section.insert(place, fact)


def _lies(section: etree._Element) -> bool:
    size = section.find(qn("w:pgSz"))
    return size is not None and int(size.get(qn("w:w"), "0")) > int(size.get(qn("w:h"), "0"))


def _turn(section: etree._Element) -> None:
    size = section.find(qn("w:pgSz"))
    assert size is not None  # noqa: S101  # only what has a size lies
    width, height = size.get(qn("w:w"), ""), size.get(qn("w:h"), "")
    size.set(qn("w:w"), height)
    size.set(qn("w:h"), width)
    size.attrib.pop(qn("w:orient"), "")


def complete_notes(document: Document, ours: Document, ids: dict[str, str]) -> None:
    """Give `document` the header, the footer and the page number that it lacks.

    `ids` are those of its styles, by the id in `ours`.
    """
    width = Sections(document.element.body.sectPr).width(wide=False)
    for kind in _NOTES:
        if not has(document, kind):
            _add_note(document, kind, _fitted(document, ours, kind, ids, width))
    if not numbers_pages(document):
        footer = next(each for each in _notes(document) if each.tag == qn("w:ftr"))
        footer.extend(deepcopy(each) for each in _fitted(document, ours, _FOOTER, ids, width).element)


def _notes(document: Document) -> Iterator[etree._Element]:
    """The header and footer of the pages, and of the first page."""
    for reference in document.element.body.sectPr.iter(*map(qn, _NOTES.values())):
        part = document.part.rels[reference.get(qn("r:id"))].target_part
        if isinstance(part, XmlPart):
            yield part.element


def _fitted(document: Document, ours: Document, kind: str, ids: dict[str, str], width: int) -> XmlPart:
    """Our header or footer, in the styles and between the margins of `document`."""
    source = next(relation.target_part for relation in ours.part.rels.values() if relation.reltype == kind)
    assert isinstance(source, XmlPart)  # noqa: S101  # all headers and footers are
    package = document.part.package
    name = package.next_partname(str(source.partname).replace("1.xml", "%d.xml"))
    part: XmlPart = type(source).load(name, source.content_type, source.blob, package)
    known = {element.get(qn("w:styleId")): element for element in style_names(document).values()}
    for paragraph in part.element.iter(qn("w:p")):
        style = paragraph.pPr.find(qn("w:pStyle"))
        style.set(qn("w:val"), ids[style.get(qn("w:val"), "")])
        _set_tab(paragraph, known[style.get(qn("w:val"))], width)
    return part


def _set_tab(paragraph: CT_P, style: CT_Style, width: int) -> None:
    """Set one tab at the right edge instead of those of the style."""
    tabs = paragraph.get_or_add_pPr().get_or_add_tabs()  # type: ignore[attr-defined]  # python-docx makes it at run time
    for tab in style.iter(qn("w:tab")):
        if tab.get(qn("w:pos")) != str(width):
            tabs.insert_tab_in_order(Twips(int(tab.get(qn("w:pos"), "0"))), WD_TAB_ALIGNMENT.CLEAR, _NO_LEADER)
    tabs.insert_tab_in_order(Twips(width), WD_TAB_ALIGNMENT.RIGHT, _NO_LEADER)


def _add_note(document: Document, kind: str, part: XmlPart) -> None:
    """Add a header or footer of ours, and leave it off the first page, where a header of the house stays."""
    section = document.element.body.sectPr
    if kind == _FOOTER:
        for theirs in section.findall(qn(_NOTES[_HEADER])):
            if theirs.get(qn("w:type")) == "default" and section.find(qn("w:titlePg")) is None:
                _refer(section, _HEADER, "first", theirs.get(qn("r:id"), ""))
    _refer(section, kind, "default", document.part.relate_to(part, kind))
    if section.find(qn("w:titlePg")) is None:
        later = next(section.iterchildren(*_AFTER_TITLE_PAGE), None)
        section.insert(len(section) if later is None else section.index(later), OxmlElement("w:titlePg"))
    _keep_off_the_edge(section, kind)


def _refer(section: etree._Element, kind: str, pages: str, id: str) -> None:
    reference = OxmlElement(_NOTES[kind])
    reference.set(qn("w:type"), pages)
    reference.set(qn("r:id"), id)
    section.insert(0 if kind == _HEADER else len(section.findall(qn(_NOTES[_HEADER]))), reference)


def _keep_off_the_edge(section: etree._Element, kind: str) -> None:
    margins = section.find(qn("w:pgMar"))
    name = qn("w:header" if kind == _HEADER else "w:footer")
    if margins is not None and int(margins.get(name, "0")) < _CLOSEST:
        margins.set(name, "709")
