"""The template as a document to be filled, and everything around the body: properties, lists, fields."""

import datetime as dt
import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

from vgr_desktop.core.dutch import headings
from vgr_desktop.core.dutch.wording import joined
from vgr_desktop.core.layout import Imprint
from vgr_desktop.core.model.report import Report
from vgr_desktop.word.content import footnotes, pictures
from vgr_desktop.word.content.chart import ChartFiles
from vgr_desktop.word.content.context import Context
from vgr_desktop.word.content.lists import Lists
from vgr_desktop.word.content.markup import NAMESPACES, escape
from vgr_desktop.word.content.sections import Sections, widen
from vgr_desktop.word.content.styles import Styles

REPORT, EDITION, DOSSIER, EXPORT = "VGR rapportage", "VGR editie", "VGR dossier", "VGR export"
"""The names of the properties that say what a document is; `word/review` reads them."""
_STATUS = "VGR status"
_INSTRUCTION = re.compile(r'\s*(?:DOCPROPERTY\s+"([^"]*)"|(\S+))')
_LONGEST = 255  # characters in a property
_FIELD_SET = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # Word's id for the custom properties of a document


def context_of(document: Document) -> Context:
    """The context for writing parts into this template."""
    ids = {style.name: style.style_id for style in document.styles if style.name}
    return Context(Styles(ids), _lists(document), Sections(deepcopy(document.element.body.sectPr)))


def _lists(document: Document) -> Lists:
    bullets = _number_of(document, "List Bullet")
    numbering = document.part.numbering_part.element
    numbers = {int(num.get(qn("w:numId"))): num for num in numbering.findall(qn("w:num"))}
    abstract = numbers[_number_of(document, "List Number")].find(qn("w:abstractNumId"))
    return Lists(bullets, int(abstract.get(qn("w:val"))), max(numbers) + 1)


def _number_of(document: Document, style: str) -> int:
    found = document.styles[style].element.find(f".//{qn('w:numId')}")
    return int(found.get(qn("w:val")))


def fill(document: Document, body: str, context: Context) -> None:
    """Put `body` before the last section's properties, with the links, lists and styles it refers to."""
    part = document.part
    # A new root: moving the parsed elements into the old one, one by one, takes six times as long as parsing.
    xml = f"<w:document {NAMESPACES}><w:body>{body}{context.sections.closing()}</w:body></w:document>"
    part._element = parse_xml(xml.encode())  # noqa: SLF001  # python-docx has no other way to set a new root
    for address, id in context.links.ids.items():
        part.rels.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, address, id, is_external=True)
    if context.sections.used:
        widen(document, context.sections.width(wide=False), context.sections.width(wide=True))
    pictures.add_parts(document, context.pictures)
    pictures.number_apart(document)
    footnotes.fill(document, context.footnotes)
    for chart in context.charts:
        _add_chart(document, chart)
    part.numbering_part.element.extend(parse_xml(context.lists.instances()))
    document.styles.element.extend(parse_xml(context.styles.lights()))


def _add_chart(document: Document, chart: ChartFiles) -> None:
    """Add the part of a chart, and the workbook with its data."""
    package, number = document.part.package, chart.id.removeprefix("rIdChart")
    drawn = Part(PackURI(f"/word/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, chart.xml, package)
    name = PackURI(f"/word/embeddings/gegevens{number}.xlsx")
    drawn.rels.add_relationship(RELATIONSHIP_TYPE.PACKAGE, Part(name, CONTENT_TYPE.SML_SHEET, chart.workbook), "rId1")
    document.part.rels.add_relationship(RELATIONSHIP_TYPE.CHART, drawn, chart.id)


@dataclass(frozen=True, slots=True)
class Fields:
    """What fields in headers and footers show until they are updated: the number of pages, and the first chapter."""

    pages: int
    chapter: str


def describe(document: Document, report: Report, imprint: Imprint, fields: Fields) -> None:
    """Write into the properties and fields of the document what it is, when it was made and by whom.

    Without an author it is the municipality's.
    """
    moment = dt.datetime.combine(imprint.date, dt.time())  # python-docx writes naive times as UTC
    core = document.core_properties
    core.title = title = joined(report.edition.title)[:_LONGEST]
    core.subject = f"Voortgang van de programmabegroting {report.edition.year}"
    core.language = "nl-NL"
    core.created = core.modified = moment
    if author := joined(imprint.author) or headings.municipality(report.municipality):
        core.author = core.last_modified_by = author[:_LONGEST]
    properties = {REPORT: report.lineage, EDITION: report.edition.key}
    properties |= {DOSSIER: imprint.dossier} if imprint.dossier else {}
    properties |= {EXPORT: imprint.export} if imprint.export else {}
    if imprint.status:
        core.content_status = imprint.status
        properties[_STATUS] = imprint.status
    shown = {"TITLE": title, "NUMPAGES": str(fields.pages), "STYLEREF": fields.chapter, _STATUS: imprint.status or ""}
    _set_fields(document, shown)
    _add_properties(document, properties)


def _set_field(field: etree._Element, values: Mapping[str, str]) -> None:
    """Set the value of a field; one with an empty value is removed, as Word would show an error instead."""
    found = _INSTRUCTION.match(field.get(qn("w:instr"), ""))
    value = values.get(found[1] or found[2]) if found else None
    shown, holder = field.find(f".//{qn('w:t')}"), field.getparent()
    if value == "" and holder is not None:
        holder.remove(field)
    elif value is not None and shown is not None:
        shown.text = value


def _set_fields(document: Document, values: Mapping[str, str]) -> None:
    """Set what the fields in headers and footers show until they are updated."""
    for part in document.part.package.iter_parts():
        if isinstance(part, XmlPart) and part.content_type in (CONTENT_TYPE.WML_HEADER, CONTENT_TYPE.WML_FOOTER):
            for field in list(part.element.iter(qn("w:fldSimple"))):
                _set_field(field, values)


def _add_properties(document: Document, values: Mapping[str, str]) -> None:
    """Add custom properties; every program that was tried keeps these."""
    inner = "".join(
        f'<property fmtid="{_FIELD_SET}" pid="{id}" name="{name}"><vt:lpwstr>{escape(value)}</vt:lpwstr></property>'
        for id, (name, value) in enumerate(values.items(), 2)
    )
    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
        f' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{inner}</Properties>'
    )
    package = document.part.package
    part = Part(PackURI("/docProps/custom.xml"), CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, xml.encode(), package)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)
