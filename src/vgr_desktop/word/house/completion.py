"""Completing the template of a municipality with what it lacks, from our own; what it has stays as it is."""

from collections.abc import Iterator
from copy import deepcopy

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from vgr_desktop.word.content import footnotes
from vgr_desktop.word.content.sections import Sections
from vgr_desktop.word.house.finish import finish
from vgr_desktop.word.house.naming import name_alike, style_names
from vgr_desktop.word.house.pages import complete_notes, complete_pages

_LEVELS = 9
DUTCH = "nl-NL"


def missing_styles(document: Document, ours: Document) -> list[str]:
    """The names of our styles that `document` does not have, in the order of ours."""
    known = style_names(document)
    return [style.name for style in ours.styles if style.name and style.name.lower() not in known]


def lacks_lists(document: Document) -> bool:
    """Whether the list styles exist but do not refer to lists with enough levels."""
    known = style_names(document)
    return any(_levels(document, known[name]) < _LEVELS for name in ("list bullet", "list number") if name in known)


def language(document: Document) -> etree._Element | None:
    """The element with the language of the text."""
    found: etree._Element | None = document.styles.element.find(
        f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:lang')}"
    )
    return found


def complete(document: Document, ours: Document) -> None:
    """Give `document` the styles, lists, language, header and footer of `ours` that it lacks, and its finish."""
    name_alike(document, ours)
    complete_pages(document, ours)
    numbers = _numbers(document, ours)
    ids = _complete_styles(document, ours, numbers)
    _complete_lists(document, numbers)
    _speak_dutch(document)
    finish(document, ours)
    footnotes.add_part(document, ours)
    _reach_the_edge(document, ours, set(ids.values()))
    complete_notes(document, ours, ids)


def _reach_the_edge(document: Document, ours: Document, ids: set[str]) -> None:
    """Move the tabs at the right edge in our styles to the right margin of `document`."""
    width = Sections(document.element.body.sectPr).width(wide=False)
    edge = str(Sections(ours.element.body.sectPr).width(wide=False))
    for style in document.styles.element.iter(qn("w:style")):
        for tab in style.iter(qn("w:tab")) if style.get(qn("w:styleId")) in ids else ():
            if (tab.get(qn("w:val")), tab.get(qn("w:pos"))) == ("right", edge):
                tab.set(qn("w:pos"), str(width))


def _numbers(document: Document, ours: Document) -> dict[str, str]:
    """Add our lists. Return the number of each list in `document`, by its number in ours."""
    source = ours.part.numbering_part
    if RELATIONSHIP_TYPE.NUMBERING not in {relation.reltype for relation in document.part.rels.values()}:
        package = document.part.package
        part = type(source).load(source.partname, source.content_type, source.blob, package)
        document.part.rels.add_relationship(RELATIONSHIP_TYPE.NUMBERING, part, "rIdNumbering")
        return {number: number for number in _ids(source.element, "w:num", "w:numId")}
    target = document.part.numbering_part.element
    abstract = _renumbered(source.element, target, "w:abstractNum", "w:abstractNumId")
    numbers = _renumbered(source.element, target, "w:num", "w:numId")
    first = next(target.iter(qn("w:num")), None)
    for old, new in abstract.items():
        made = _copy(source.element, "w:abstractNum", "w:abstractNumId", old, new)
        if first is None:
            target.append(made)
        else:
            first.addprevious(made)
    for old, new in numbers.items():
        made = _copy(source.element, "w:num", "w:numId", old, new)
        for reference in made.findall(qn("w:abstractNumId")):
            reference.set(qn("w:val"), abstract[reference.get(qn("w:val"), "")])
        target.append(made)
    return numbers


def _ids(numbering: etree._Element, tag: str, attribute: str) -> list[str]:
    return [element.get(qn(attribute), "") for element in numbering.findall(qn(tag))]


def _renumbered(source: etree._Element, target: etree._Element, tag: str, attribute: str) -> dict[str, str]:
    free = max((int(id) for id in _ids(target, tag, attribute)), default=0) + 1
    return {old: str(free + place) for place, old in enumerate(_ids(source, tag, attribute))}


def _copy(source: etree._Element, tag: str, attribute: str, old: str, new: str) -> etree._Element:
    made = deepcopy(next(e for e in source.findall(qn(tag)) if e.get(qn(attribute)) == old))
    made.set(qn(attribute), new)
    for level in made.iter(qn("w:lvl")):
        for tie in level.findall(qn("w:pStyle")):  # the styles of the list refer to it themselves
            level.remove(tie)
    return made


def _complete_styles(document: Document, ours: Document, numbers: dict[str, str]) -> dict[str, str]:
    """Add the missing styles. Return the id of each style in `document`, by its id in ours."""
    known = style_names(document)
    taken = {element.get(qn("w:styleId"), "") for element in known.values()}
    ids = {name: element.get(qn("w:styleId"), "") for name, element in known.items()}
    added = []
    for name in missing_styles(document, ours):
        made = deepcopy(ours.styles[name].element)
        id = _free_id(made.get(qn("w:styleId"), ""), taken)
        made.set(qn("w:styleId"), id)
        made.attrib.pop(qn("w:default"), None)
        taken.add(id)
        ids[name.lower()] = id
        added.append(made)
    theirs = {style.style_id: ids[style.name.lower()] for style in ours.styles if style.name}
    for made in added:
        _adapt(made, theirs, numbers)
        document.styles.element.append(made)
    return theirs


def _free_id(wanted: str, taken: set[str]) -> str:
    id = wanted
    while id in taken:
        id += "VGR"
    return id


def _adapt(style: etree._Element, ids: dict[str, str], numbers: dict[str, str]) -> None:
    """Make one of our styles refer to the styles and lists of the other document."""
    for tag in ("w:basedOn", "w:next", "w:link"):
        for reference in style.findall(qn(tag)):
            reference.set(qn("w:val"), ids[reference.get(qn("w:val"), "")])
    for number in style.iter(qn("w:numId")):
        number.set(qn("w:val"), numbers[number.get(qn("w:val"), "")])


def _levels(document: Document, style: etree._Element) -> int:
    """The number of levels of the list of a style; 0 when it refers to no list."""
    number = style.find(f".//{qn('w:numId')}")
    if number is None or RELATIONSHIP_TYPE.NUMBERING not in {r.reltype for r in document.part.rels.values()}:
        return 0
    numbering = document.part.numbering_part.element
    for instance in numbering.findall(qn("w:num")):
        if instance.get(qn("w:numId")) == number.get(qn("w:val")):
            wanted = instance.find(qn("w:abstractNumId")).get(qn("w:val"))
            return max((len(a.findall(qn("w:lvl"))) for a in _abstract(numbering, wanted)), default=0)
    return 0


def _abstract(numbering: etree._Element, id: str) -> Iterator[etree._Element]:
    return (a for a in numbering.findall(qn("w:abstractNum")) if a.get(qn("w:abstractNumId")) == id)


def _complete_lists(document: Document, numbers: dict[str, str]) -> None:
    """Replace lists with too few levels for a report, such as Word makes, by ours.

    `numbers` has our bulleted list first, as our template does.
    """
    known = style_names(document)
    for name, number in zip(("list bullet", "list number"), numbers.values(), strict=True):
        if _levels(document, known[name]) < _LEVELS:
            properties = known[name].get_or_add_pPr()  # type: ignore[attr-defined]  # python-docx makes it at run time
            properties.get_or_add_numPr().get_or_add_numId().val = int(number)


def _speak_dutch(document: Document) -> None:
    found = language(document)
    if found is None:
        place = document.styles.element
        for tag in ("w:docDefaults", "w:rPrDefault", "w:rPr"):
            inner = place.find(qn(tag))
            if inner is None:
                inner = OxmlElement(tag)
                place.insert(0, inner)
            place = inner
        found = OxmlElement("w:lang")
        place.append(found)
    found.set(qn("w:val"), DUTCH)
