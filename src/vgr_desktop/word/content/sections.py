"""Portrait and landscape pages: a table that is too wide for the first is set on the second."""

from copy import deepcopy
from typing import Self

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Twips
from lxml import etree

_WIDE = "Wide"  # the end of the names of their headers and footers
_REFERENCES = (qn("w:headerReference"), qn("w:footerReference"))


def ids_of_note(id: str) -> tuple[str, str]:
    """The ids of a header or footer that has this one: on portrait pages, and on landscape pages."""
    upright = id.removesuffix(_WIDE)
    return upright, f"{upright}{_WIDE}"


class Sections:
    """The properties of the pages, at each turn and at the end.

    `wide`: the pages are landscape at the place that is written now; `used`: the document has landscape pages;
    `titled`: the first page is a title page.
    """

    def __init__(self, last: etree._Element) -> None:
        """`last` has the properties of the template's last section, whose pages are portrait."""
        self._upright = last
        self._first = True
        self.wide = False
        self.used = False
        self.titled = False

    def beside(self) -> Self:
        """The sections of another document with the same pages."""
        return type(self)(self._upright)

    def turn(self) -> str:
        """The properties of the section that ends here; after it the pages are turned."""
        ended = self.closing()
        self._first = False
        self.wide = not self.wide
        self.used = True
        return ended

    def closing(self) -> str:
        """The properties of the last section. Only a title page has no header and no footer."""
        section = deepcopy(self._upright)
        first_page = section.find(qn("w:titlePg"))
        if not (self._first and self.titled) and first_page is not None:
            section.remove(first_page)
        if self.wide:
            _lay_on_side(section)
        return etree.tostring(section, encoding="unicode")

    def width(self, *, wide: bool) -> int:
        """The width of the text on landscape (`wide`) or portrait pages, in twentieths of a point."""
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
    """Add the headers and footers of the landscape pages; `upright` and `wide` are widths in twentieths of a point."""
    relations = document.part.rels
    for reference in document.part.element.iter(*_REFERENCES):
        id = reference.get(qn("r:id"), "")
        if id.endswith(_WIDE) and id not in relations:
            relation = relations[id.removesuffix(_WIDE)]
            made = _widened(relation.target_part, upright, wide)
            relations.add_relationship(relation.reltype, made, id)


def _widened(part: Part, upright: int, wide: int) -> Part:
    """A copy of a header or footer with its right edge at that of a landscape page."""
    assert isinstance(part, XmlPart)  # noqa: S101  # all headers and footers are
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
