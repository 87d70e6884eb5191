"""Pages upright and on their side: a table that is too wide for the one stands on the other."""

from copy import deepcopy

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Twips
from lxml import etree

WIDE = 7
"""Columns. A table with at least so many is set on a page on its side."""

_WIDE = "Wide"  # what the names of their headers and footers end in
_REFERENCES = (qn("w:headerReference"), qn("w:footerReference"))


class Sections:
    """What is written about the pages, where they turn and at the end.

    `wide` says whether the pages lie on their side where is written now, `used` whether any do in the document;
    `titled` whether the first page is a title page.
    """

    def __init__(self, last: etree._Element) -> None:
        """`last` are the properties of the template's last section: its pages stand upright."""
        self._upright = last
        self._first = True
        self.wide = False
        self.used = False
        self.titled = False

    def turn(self) -> str:
        """The properties of the section that ends here; after it the pages lie the other way."""
        ended = self.closing()
        self._first = False
        self.wide = not self.wide
        self.used = True
        return ended

    def closing(self) -> str:
        """The properties of the section that is written now. Only a title page has no header and no footer."""
        section = deepcopy(self._upright)
        first_page = section.find(qn("w:titlePg"))
        if not (self._first and self.titled) and first_page is not None:
            section.remove(first_page)
        if self.wide:
            _lay_on_side(section)
        return etree.tostring(section, encoding="unicode")

    def width(self, *, wide: bool) -> int:
        """How wide the text is on pages that lie on their side or stand upright, in twentieths of a point."""
        size, margins = self._upright.find(qn("w:pgSz")), self._upright.find(qn("w:pgMar"))
        assert size is not None and margins is not None  # noqa: S101, PT018  # a template without them is completed
        across = size.get(qn("w:h" if wide else "w:w"), "")
        return int(across) - int(margins.get(qn("w:left"), "0")) - int(margins.get(qn("w:right"), "0"))


def _lay_on_side(section: etree._Element) -> None:
    size = section.find(qn("w:pgSz"))
    if size is not None:
        width, height = size.get(qn("w:w"), ""), size.get(qn("w:h"), "")
        size.set(qn("w:w"), height)
        size.set(qn("w:h"), width)
        size.set(qn("w:orient"), "landscape")
    for reference in section.iter(*_REFERENCES):
        reference.set(qn("r:id"), f"{reference.get(qn('r:id'))}{_WIDE}")


def widen(document: Document, upright: int, wide: int) -> None:
    """Give the document the headers and footers of its pages on their side; widths of text in twentieths of a point."""
    relations = document.part.rels
    for reference in document.part.element.iter(*_REFERENCES):
        id = reference.get(qn("r:id"), "")
        if id.endswith(_WIDE) and id not in relations:
            relation = relations[id.removesuffix(_WIDE)]
            made = _widened(relation.target_part, upright, wide)
            relations.add_relationship(relation.reltype, made, id)


def _widened(part: Part, upright: int, wide: int) -> Part:
    """A copy of a header or footer in which what stood at the right edge stands at the edge of a page on its side."""
    assert isinstance(part, XmlPart)  # noqa: S101  # headers and footers are
    name = PackURI(str(part.partname).replace(".xml", f"{_WIDE}.xml"))
    made = type(part)(name, part.content_type, parse_xml(etree.tostring(part.element)), part.package)
    for id, relation in part.rels.items():
        target = relation.target_ref if relation.is_external else relation.target_part
        made.rels.add_relationship(relation.reltype, target, id, relation.is_external)
    for paragraph in made.element.iter(qn("w:p")):
        if paragraph.find(f".//{qn('w:r')}/{qn('w:tab')}") is not None:
            tabs = paragraph.get_or_add_pPr().get_or_add_tabs()
            tabs.insert_tab_in_order(Twips(upright), WD_TAB_ALIGNMENT.CLEAR, WD_TAB_LEADER.SPACES)
            tabs.insert_tab_in_order(Twips(wide), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.SPACES)
    return made
