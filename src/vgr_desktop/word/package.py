"""A Word document as a value: its files, and what must be known about them after writing."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Self

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, NAMESPACE
from docx.opc.packuri import PACKAGE_URI
from docx.opc.part import Part

BODY = "word/document.xml"
RELATIONS = "word/_rels/document.xml.rels"
TYPES = "[Content_Types].xml"

_MOMENT = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can have


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents; `bookmark` is on the heading, `page` an estimate."""

    level: int
    text: str
    bookmark: str
    page: int


@dataclass(frozen=True, slots=True)
class ChapterHeader:
    """The header of the pages: its files by their ids in the body, one for each way that pages lie.

    `style` is that of the names of chapters.
    """

    files: Mapping[str, str]
    style: str


@dataclass(frozen=True, slots=True)
class Package:
    """A Word document.

    `files` are in the order in which they are written. `entries` are the lines of the table of contents, if there is
    one. `descriptions` are those of the drawings in the text, in their order. `header` is that of the pages, if there
    is one. `obstacles` are the obstacles for a reader of the document, in Dutch.
    """

    files: Mapping[str, bytes]
    entries: tuple[Entry, ...] = ()
    descriptions: tuple[str, ...] = ()
    header: ChapterHeader | None = None
    obstacles: tuple[str, ...] = ()

    def with_files(self, files: Mapping[str, bytes]) -> Self:
        """The document with these files, which replace those of the same name or come after the others."""
        return replace(self, files=MappingProxyType({**self.files, **files}))

    def zipped(self) -> bytes:
        """The document as a .docx file; the same files give the same bytes."""
        return zipped(self.files)


def zipped(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these files in their order, without the time of making."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as package:
        for name, content in files.items():
            package.writestr(zipfile.ZipInfo(name, _MOMENT), content, method)
    return stream.getvalue()


def files_of(document: Document) -> Iterator[tuple[str, bytes]]:
    """The files of `document`, in the order of their names; each is made when it is needed."""
    package = document.part.package
    parts = sorted(package.iter_parts(), key=lambda part: str(part.partname))
    yield TYPES, _content_types(parts).encode()
    yield PACKAGE_URI.rels_uri.membername, _encoded(package.rels.xml)
    for part in parts:
        yield part.partname.membername, part.blob
        if part.rels:
            yield part.partname.rels_uri.membername, _encoded(part.rels.xml)


def _encoded(text: str | bytes) -> bytes:
    return text.encode() if isinstance(text, str) else text


def _content_types(parts: list[Part]) -> str:
    kinds = "".join(f'<Override PartName="{part.partname}" ContentType="{part.content_type}"/>' for part in parts)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Types xmlns="{NAMESPACE.OPC_CONTENT_TYPES}">'
        f'<Default Extension="rels" ContentType="{CONTENT_TYPE.OPC_RELATIONSHIPS}"/>'
        f'<Default Extension="xml" ContentType="{CONTENT_TYPE.XML}"/>{kinds}</Types>'
    )
