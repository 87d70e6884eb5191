"""A copy of a document in which every chapter is a section with its name in the header.

The header of a report has a field for the name of the chapter (STYLEREF). LibreOffice before 7.6 does not know that
field and leaves it empty, so a document for LibreOffice gets the names themselves.
"""

import re
from itertools import product

from docx.document import Document
from docx.oxml.ns import qn

from vgr_desktop.word.content.context import Context
from vgr_desktop.word.content.sections import ids_of_note
from vgr_desktop.word.package import BODY, RELATIONS, TYPES, ChapterHeader, Package

CHAPTER = "[naam van het hoofdstuk]"
"""Stands for the name of the chapter in headers, until a program puts its own field there."""
_FIELD = re.compile(r'<w:fldSimple w:instr="\s*STYLEREF 1\s*"\s*(?:/>|>.*?</w:fldSimple>)', re.DOTALL)
_SECTION = re.compile("<w:sectPr.*?</w:sectPr>", re.DOTALL)
_TITLE_PAGE = re.compile("<w:titlePg[^>]*/>")
_TAG = re.compile("<[^>]*>")
_SECTION_ENDED = "</w:sectPr></w:pPr></w:p>"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"


def header_of(document: Document, context: Context) -> ChapterHeader | None:
    """The header of the pages of `document`; None when it has none."""
    references = document.element.body.sectPr.findall(qn("w:headerReference"))
    id = next((each.get(qn("r:id"), "") for each in references if each.get(qn("w:type")) == "default"), None)
    if id is None:
        return None
    relations = document.part.rels
    known = {id: str(relations[id].target_part.partname)[1:] for id in ids_of_note(id) if id in relations}
    return ChapterHeader(known, context.styles.id("heading 1"))


def with_mark(document: Package) -> Package:
    """A copy of `document` in whose headers `CHAPTER` stands for the name of the chapter."""
    headers = document.header.files.values() if document.header else ()
    said = f"<w:r><w:t>{CHAPTER}</w:t></w:r>"
    marked = {file: _FIELD.sub(said, document.files[file].decode()).encode() for file in headers}
    return document.with_files(marked)


def chaptered(document: Package) -> Package:
    """The copy of `document`; itself if its header has no name of the chapter."""
    header = document.header
    if header is None or not any(_FIELD.search(document.files[file].decode()) for file in header.files.values()):
        return document
    sections = _sections(document.files[BODY].decode(), header)
    body = "".join(_referring(section, header, number) for number, section in enumerate(sections))
    files = {BODY: _with_one_title_page(body).encode()}
    for number, section in enumerate(sections):
        files |= _header_files(document, header, number, _name(section, header))
    return document.with_files(files | _told(document, header, len(sections)))


def _chapter(header: ChapterHeader) -> str:
    """A pattern for the beginning of a chapter in the body."""
    return re.escape(f'<w:p><w:pPr><w:pStyle w:val="{header.style}"/>')


def _sections(body: str, header: ChapterHeader) -> list[str]:
    """The body in parts, each with the end of its section: what is before the first chapter, and each chapter."""
    begin, *chapters = re.split(f"(?={_chapter(header)})", body)
    found = [begin + chapters[0], *chapters[1:]] if begin.endswith("<w:body>") and chapters else [begin, *chapters]
    *others, last = found
    model = _SECTION.search(body)
    end = f"<w:p><w:pPr>{model[0]}</w:pPr></w:p>" if model else ""
    # A wide table may have ended the section already.
    return [part if part.endswith(_SECTION_ENDED) else part + end for part in others] + [last]


def _name(section: str, header: ChapterHeader) -> str:
    """The name of the chapter, as it is in the markup."""
    heading = re.search(f"{_chapter(header)}(.*?)</w:p>", section, re.DOTALL)
    return _TAG.sub("", heading[1]) if heading else ""


def _referring(section: str, header: ChapterHeader, number: int) -> str:
    """The part of the body with this number, with the header of its chapter on its pages, whichever way they lie."""
    for way, id in enumerate(header.files):
        reference = rf'(<w:headerReference [^>]*r:id="){re.escape(id)}"'
        section = re.sub(reference, rf'\g<1>{_id(number, way)}"', section)
    return section


def _with_one_title_page(body: str) -> str:
    """The body in which only the first section has a separate title page."""
    first, end, others = body.partition("</w:sectPr>")
    return first + end + _TITLE_PAGE.sub("", others)


def _header_files(document: Package, header: ChapterHeader, number: int, name: str) -> dict[str, bytes]:
    """The headers with the name of a chapter instead of the field, and the files they refer to, such as a logo."""
    said = f'<w:r><w:t xml:space="preserve">{name}</w:t></w:r>'
    made = {}
    for way, file in enumerate(header.files.values()):
        made[f"word/{_file(number, way)}"] = _FIELD.sub(lambda _: said, document.files[file].decode()).encode()
        relations = document.files.get("word/_rels/{}.rels".format(file.removeprefix("word/")))
        if relations is not None:
            made[f"word/_rels/{_file(number, way)}.rels"] = relations
    return made


def _told(document: Package, header: ChapterHeader, count: int) -> dict[str, bytes]:
    """The files that list the other ones, with the headers of this number of chapters added."""
    added = list(product(range(count), range(len(header.files))))
    relations = (f'<Relationship Id="{_id(*each)}" Type="{_RELATION}" Target="{_file(*each)}"/>' for each in added)
    kinds = (f'<Override PartName="/word/{_file(*each)}" ContentType="{_KIND}"/>' for each in added)
    return {
        RELATIONS: _extended(document.files[RELATIONS], "".join(relations)),
        TYPES: _extended(document.files[TYPES], "".join(kinds)),
    }


def _extended(root: bytes, more: str) -> bytes:
    """A file with one root element, with `more` added at the end of that."""
    begin, end, name = root.rpartition(b"</")
    return begin + more.encode() + end + name


def _id(number: int, way: int) -> str:
    return f"rIdHeaderOfChapter{number}_{way}"


def _file(number: int, way: int) -> str:
    return f"headerOfChapter{number}_{way}.xml"
