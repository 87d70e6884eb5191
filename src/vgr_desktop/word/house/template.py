"""The template of a report: our own, or the house style of a municipality.

A house style keeps its fonts, colours, margins, header and footer; whatever else a report needs comes from our own
template. The text, properties and other content of the file do not get into a report.
"""

import io
from copy import deepcopy
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml import etree

from vgr_desktop import resources
from vgr_desktop.disk.whole import replacing
from vgr_desktop.word.guard import damaged, read_word_file
from vgr_desktop.word.house.completion import DUTCH, complete, has, lacks_lists, language, missing_styles
from vgr_desktop.word.house.revisions import forget_revisions
from vgr_desktop.word.package import files_of, zipped

TEMPLATE = ("templates", "voortgangsrapportage.docx")

_DUTCH_NAMES = {
    "title": "Titel", "subtitle": "Ondertitel", "date": "Datum", "body text": "Platte tekst", "caption": "Bijschrift",
    "header": "Koptekst", "footer": "Voettekst", "footnote text": "Voetnoottekst",
    "footnote reference": "Voetnootmarkering", "strong": "Zwaar", "emphasis": "Nadruk",
    "toc heading": "Kop van inhoudsopgave", "followedhyperlink": "Gevolgde hyperlink", "normal": "Standaard",
    "default paragraph font": "Standaardalinea-lettertype", "normal table": "Standaardtabel", "no list": "Geen lijst",
}  # fmt: skip
_DUTCH_SERIES = {
    "heading ": "Kop ", "toc ": "Inhopg ", "list bullet": "Lijst opsom.teken", "list number": "Lijstnummering",
}  # fmt: skip
_KEPT = {
    RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS, RELATIONSHIP_TYPE.THEME, RELATIONSHIP_TYPE.NUMBERING,
    RELATIONSHIP_TYPE.FONT_TABLE, RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES,
}  # fmt: skip
_KEPT_OF_PACKAGE = {RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES}


def open_template(path: Path | None = None) -> Document:
    """A new document from the house style at `path`, completed, or from our own template.

    Raises `Problem` when the file at `path` is not a Word document that is safe to use.
    """
    if path is None:
        return docx.Document(str(resources.find(*TEMPLATE)))
    document, ours = _opened(path), open_template()
    try:
        complete(document, ours)
        _keep_look_only(document, ours)
    except _BROKEN as error:
        raise damaged(path) from error
    return document


def missing(path: Path) -> tuple[str, ...]:
    """What the house style at `path` lacks for a report, in Dutch, each as an item of a list; empty: nothing.

    Raises `Problem` when the file at `path` is not a Word document that is safe to use.
    """
    document = _opened(path)
    try:
        return _missing(document)
    except _BROKEN as error:
        raise damaged(path) from error


def completed(path: Path, target: Path) -> None:
    """Write the house style at `path` to `target`, completed from our own template.

    Raises `Problem` when the file at `path` is not a Word document that is safe to use, or `target` cannot be written.
    """
    document = _opened(path)
    try:
        complete(document, open_template())
    except _BROKEN as error:
        raise damaged(path) from error
    with replacing(target) as stream:
        stream.write(zipped(dict(files_of(document))))


# What python-docx and lxml raise for a file that is a zip but not a complete document.
_BROKEN = (OpcError, etree.LxmlError, KeyError, ValueError, AttributeError, TypeError, IndexError)


def _opened(path: Path) -> Document:
    content = read_word_file(path)
    try:
        document = docx.Document(io.BytesIO(content))
        _detach(document)
    except _BROKEN as error:
        raise damaged(path) from error
    return document


def _detach(document: Document) -> None:
    """Remove the reference to the template that the file was made from; its relationship is gone already."""
    settings = document.settings.element
    for attached in settings.findall(qn("w:attachedTemplate")):
        settings.remove(attached)


def _missing(document: Document) -> tuple[str, ...]:
    found = [f"de stijl {_dutch(name)}" for name in missing_styles(document, open_template())]
    if lacks_lists(document):
        found.append("lijsten met niveaus")
    if not has(document, RELATIONSHIP_TYPE.HEADER):
        found.append("een koptekst")
    if not has(document, RELATIONSHIP_TYPE.FOOTER):
        found.append("een voettekst met het paginanummer")
    declared = language(document)
    if declared is None or declared.get(qn("w:val")) != DUTCH:
        found.append("Nederlands als taal")
    return tuple(found)


def _dutch(name: str) -> str:
    """The name of a style in a Dutch Word."""
    small = name.lower()
    for english, dutch in _DUTCH_SERIES.items():
        if small.startswith(english):
            return dutch + name[len(english) :]
    return _DUTCH_NAMES.get(small, name)


def _keep_look_only(document: Document, ours: Document) -> None:
    """Remove the text of the template, its pictures, comments, properties and earlier authors."""
    body = document.element.body
    last = body.sectPr  # looked up once: it comes after everything else
    for element in [element for element in body if element is not last]:
        body.remove(element)
    referred = {reference.get(qn("r:id")) for reference in last}
    for id, relation in list(document.part.rels.items()):
        if relation.reltype not in _KEPT and id not in referred:
            del document.part.rels[id]
    package = document.part.package
    for id, relation in list(package.rels.items()):
        if relation.reltype not in _KEPT_OF_PACKAGE:
            del package.rels[id]
    core = package._core_properties_part  # noqa: SLF001  # python-docx has no other way to the whole of it
    core._element = deepcopy(ours.part.package._core_properties_part._element)  # noqa: SLF001
    forget_revisions(package)
