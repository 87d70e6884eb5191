"""Word's record of who changed what and when. A house style may have it; a report made with that may not."""

from docx.opc.package import OpcPackage
from docx.opc.part import Part, XmlPart
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from lxml import etree

_WORD_PART = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_W = qn("w:p")[:-1]
_SESSION = qn("w:rsid")
"""The beginning of the names of attributes that say in which session of Word something was written."""
_ACCEPTED = frozenset(map(qn, ("w:ins", "w:moveTo")))
_LEFT_OUT = frozenset(map(qn, ("w:del", "w:moveFrom", "w:trackRevisions", "w:cellIns", "w:cellDel", "w:cellMerge")))
_MOVES = tuple(map(qn, ("w:moveFromRange", "w:moveToRange")))
_CHANGE = "Change"
"""The end of the names of elements that say how something looked before."""


def forget_revisions(package: OpcPackage) -> None:
    """Accept every tracked change in the parts of the document, and remove who made it and when."""
    for part in package.iter_parts():
        if isinstance(part, XmlPart):
            _forget(part.element)
        elif part.content_type.startswith(_WORD_PART):
            _forget_within(part)


def _forget_within(part: Part) -> None:
    """The same in a part that python-docx keeps as it is, such as the notes."""
    root = parse_xml(part.blob)
    _forget(root)
    part._blob = etree.tostring(root, encoding="UTF-8", standalone=True)  # noqa: SLF001  # there is no other way


def _forget(root: etree._Element) -> None:
    for element in list(root.iter(etree.Element)):
        for name in [name for name in element.attrib if str(name).startswith(_SESSION)]:
            del element.attrib[name]
        parent, tag = element.getparent(), str(element.tag)
        if parent is None:
            continue
        if tag in _ACCEPTED:
            parent[parent.index(element) : parent.index(element) + 1] = list(element)
        elif tag in _LEFT_OUT or tag.startswith((_SESSION, *_MOVES)) or (tag.startswith(_W) and tag.endswith(_CHANGE)):
            parent.remove(element)
