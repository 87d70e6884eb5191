"""The template of a report: our own, or the house style of a municipality.

A house style keeps its fonts, colours, margins, header and footer; whatever else a report needs comes from our own
template. The text, properties and other content of the file do not get into a report.
"""

import io
from collections.abc import Iterator, Sequence
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
from vgr_desktop.word.house.completion import DUTCH, complete, lacks_lists, language, missing_styles
from vgr_desktop.word.house.naming import dutch_name, name_alike
from vgr_desktop.word.house.pages import has, numbers_pages
from vgr_desktop.word.house.revisions import forget_revisions
from vgr_desktop.word.package import files_of, zipped

_MOST_NAMED = 3
"""Styles that are lacking and named one by one."""
TEMPLATE = ("templates", "voortgangsrapportage.docx")

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
    ours = open_template()
    name_alike(document, ours)
    found = list(_named([dutch_name(name) for name in missing_styles(document, ours)]))
    if lacks_lists(document):
        found.append("lijsten met niveaus")
    if not has(document, RELATIONSHIP_TYPE.HEADER):
        found.append("een koptekst")
    if not has(document, RELATIONSHIP_TYPE.FOOTER):
        found.append("een voettekst met het paginanummer")
    elif not numbers_pages(document):
        found.append("een paginanummer")
    declared = language(document)
    if declared is None or declared.get(qn("w:val")) != DUTCH:
        found.append("Nederlands als taal")
    return tuple(found)


def _named(styles: Sequence[str]) -> Iterator[str]:
    """The styles, or how many they are when that is easier to read."""
    if len(styles) > _MOST_NAMED:
        yield f"{len(styles)} stijlen voor onder meer koppen, tabellen en lijsten"
    else:
        yield from (f"de stijl {name}" for name in styles)


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
