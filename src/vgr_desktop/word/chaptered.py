"""A copy of a document in which every chapter is a section that names it in its header.

The header of a report has a field for the name of the chapter (STYLEREF). LibreOffice before 7.6 does not know it and
leaves the place empty; what is set on pages there gets the names themselves.
"""

import re
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree

from vgr_desktop.word.markup import escape
from vgr_desktop.word.package import put

_BODY, _RELATIONS, _TYPES = "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"
_STYLES = "word/styles.xml"
_FIELD = re.compile(r'<w:fldSimple w:instr="\s*STYLEREF 1\s*"\s*(?:/>|>.*?</w:fldSimple>)', re.DOTALL)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"


def chaptered(document: Path, target: Path) -> Path:
    """Write the copy of `document`, a .docx file of ours, to `target`; answers it.

    Where its header does not name the chapter, or chapters do not begin a page, the answer is `document` itself.
    """
    with zipfile.ZipFile(document) as package:
        files = {name: package.read(name) for name in package.namelist()}
    root = etree.fromstring(files[_BODY])  # our own file
    body = root[0]
    style = _turning_style(files[_STYLES])
    base = body.find(f"{qn('w:sectPr')}/{qn('w:headerReference')}")
    header = _header(files, base.get(qn("r:id"), "")) if base is not None else ""
    if not style or base is None or not _FIELD.search(header):
        return document
    for number, chapter in enumerate(_name_chapters(body, style, base.get(qn("r:id"), ""))):
        _add(files, number, _named(header, chapter))
    files[_BODY] = etree.tostring(root, encoding="UTF-8", standalone=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            put(package, name, content)
    return target


def _named(header: str, chapter: str) -> str:
    """The header with the name of the chapter in the place of the field."""
    said = f'<w:r><w:t xml:space="preserve">{escape(chapter)}</w:t></w:r>'
    return _FIELD.sub(lambda _: said, header)


def _turning_style(styles: bytes) -> str:
    """The id of the style of chapters, when that begins a page; else empty."""
    for style in etree.fromstring(styles).iter(qn("w:style")):
        name = style.find(qn("w:name"))
        if name is not None and name.get(qn("w:val"), "").lower() == "heading 1":
            turns = style.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}") is not None
            return style.get(qn("w:styleId"), "") if turns else ""
    return ""


def _header(files: dict[str, bytes], id: str) -> str:
    for relation in etree.fromstring(files[_RELATIONS]):
        if relation.get("Id") == id:
            return files[f"word/{relation.get('Target')}"].decode()
    return ""


def _name_chapters(body: etree._Element, style: str, base: str) -> Iterator[str]:
    """Make a section of every chapter; yields what each is called, the part before the first included."""
    model = deepcopy(next(body.iter(qn("w:sectPr"))))
    number, name = 0, ""
    for element in list(body):
        if _is_chapter(element, style):
            before = element.getprevious()
            if before is not None:
                if next(before.iter(qn("w:sectPr")), None) is None:  # a wide table may have ended one there
                    element.addprevious(_end(model))
                    _refer(element.getprevious(), base, number)
                yield name
                number += 1
            name = "".join(map(str, element.itertext()))
        else:
            _refer(element, base, number)
    yield name
    for section in list(body.iter(qn("w:sectPr")))[1:]:  # only the first keeps a title page apart
        for first_page in section.findall(qn("w:titlePg")):
            section.remove(first_page)


def _is_chapter(element: etree._Element, style: str) -> bool:
    found = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return found is not None and found.get(qn("w:val")) == style


def _end(model: etree._Element) -> etree._Element:
    """The paragraph that ends a section."""
    paragraph: etree._Element = parse_xml(f"<w:p {nsdecls('w')}><w:pPr/></w:p>")
    paragraph[0].append(deepcopy(model))
    return paragraph


def _refer(element: etree._Element | None, base: str, number: int) -> None:
    """Give the sections that end in `element` the header of the chapter `number`."""
    for reference in element.iter(qn("w:headerReference")) if element is not None else ():
        if reference.get(qn("r:id")) == base:
            reference.set(qn("r:id"), _id(number))


def _id(number: int) -> str:
    return f"rIdHeaderOfChapter{number}"


def _add(files: dict[str, bytes], number: int, header: str) -> None:
    """Put the header of a chapter into the package."""
    name = f"headerOfChapter{number}.xml"
    relation = f'<Relationship Id="{_id(number)}" Type="{_RELATION}" Target="{name}"/></Relationships>'
    kind = f'<Override PartName="/word/{name}" ContentType="{_KIND}"/></Types>'
    files[f"word/{name}"] = header.encode()
    files[_RELATIONS] = files[_RELATIONS].replace(b"</Relationships>", relation.encode())
    files[_TYPES] = files[_TYPES].replace(b"</Types>", kind.encode())
