"""Checks a finished Word document for obstacles to a screen reader.

The program's own template passes every rule. A house style may not: a logo without alternative text, another language.
Obstacles in the officer's texts are found before, in `core.views.accessibility`, with their places in the report.
"""

import re
from collections.abc import Callable, Iterator

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from lxml import etree

from vgr_desktop.core.layout.lines import OFFICERS_TABLE
from vgr_desktop.word.house.completion import DUTCH, language
from vgr_desktop.word.legible import letters_can_be_read

_DESCRIBED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_MERGED = (
    "Tabellen hebben samengevoegde cellen; een schermlezer raakt daarin de plaats kwijt. Kies de toegankelijke vorm"
    " voor een document dat wordt gepubliceerd."
)
_HEADING = re.compile(r"heading (\d)")
Rule = Callable[[Document], Iterator[str]]


def look_over(document: Document) -> tuple[str, ...]:
    """The obstacles in `document`, which this program made, in Dutch; empty: none."""
    return tuple(dict.fromkeys(said for rule in RULES for said in rule(document)))


def is_dutch(document: Document) -> Iterator[str]:
    """A screen reader pronounces the text in the language that is declared (WCAG 3.1.1)."""
    declared = language(document)
    if declared is None or declared.get(qn("w:val")) != DUTCH:
        yield "Het document zegt niet dat het Nederlands is. Vul het sjabloon aan."


def has_title(document: Document) -> Iterator[str]:
    """The title says what document it is before it is read (WCAG 2.4.2)."""
    if not document.core_properties.title:
        yield "Het document heeft geen titel. Vul de titel van de rapportage in."


def headings_descend(document: Document) -> Iterator[str]:
    """Headings go down one level at a time (WCAG 1.3.1)."""
    names = {style.style_id: style.name.lower() for style in document.styles if style.name}
    levels = {id: int(found[1]) for id, name in names.items() if (found := _HEADING.fullmatch(name))}
    previous = 0
    for style in document.element.body.iter(qn("w:pStyle")):
        level = levels.get(style.get(qn("w:val"), ""))
        if level is not None:
            if level > previous + 1:
                yield f"Onder een kop van niveau {previous} staat er meteen een van niveau {level}."
            previous = level


def tables_are_plain(document: Document) -> Iterator[str]:
    """A table has a header row and no merged cells (WCAG 1.3.1).

    The heads of the officer's tables are checked with the texts.
    """
    for table in document.element.body.iter(qn("w:tbl")):
        first = next(table.iter(qn("w:tr")))
        name = table.find(f"{qn('w:tblPr')}/{qn('w:tblCaption')}")
        called = f"De tabel “{name.get(qn('w:val'))}”" if name is not None else "Een tabel"
        if first.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is None:
            yield f"{called} heeft geen rij met koppen."
        is_ours = name is not None and not name.get(qn("w:val"), "").startswith(OFFICERS_TABLE)
        if is_ours and any(not "".join(cell.itertext()).strip() for cell in first.iter(qn("w:tc"))):
            yield f"{called} heeft een lege kop."
        if next(table.iter(qn("w:vMerge"), qn("w:gridSpan")), None) is not None:
            yield _MERGED


def pictures_are_described(document: Document) -> Iterator[str]:
    """A reader who cannot see a picture can read what it shows (WCAG 1.1.1)."""
    if not _described(document.element.body):
        yield "Een afbeelding of grafiek heeft geen beschrijving."
    for relation in document.part.rels.values():
        if relation.reltype in (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER):
            part = relation.target_part
            if isinstance(part, XmlPart) and not _described(part.element):
                yield "Een afbeelding in de kop- of voettekst heeft geen beschrijving. Vul die in het sjabloon in."


def _described(root: etree._Element) -> bool:
    return all(said.strip() for said in descriptions(root))


def descriptions(root: etree._Element) -> Iterator[str]:
    """The descriptions of the drawings in a part of a document, in the order of the text."""
    return (drawing.get("descr", "") for drawing in root.iter(_DESCRIBED))


RULES: tuple[Rule, ...] = (
    is_dutch,
    has_title,
    headings_descend,
    tables_are_plain,
    pictures_are_described,
    letters_can_be_read,
)
