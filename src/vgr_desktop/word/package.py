"""A document as a .docx file: a zip that depends on nothing but the document."""

import zipfile
from collections.abc import Callable, Iterator
from typing import BinaryIO

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, NAMESPACE
from docx.opc.packuri import PACKAGE_URI
from docx.opc.part import Part

_MOMENT = (1980, 1, 1, 0, 0, 0)  # the first that a zip can hold


def save(document: Document, stream: BinaryIO, step: Callable[[], None]) -> None:
    """Write `document` to `stream`; `step` is called before each file in it. Files are in the order of their names."""
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in _files(document):
            step()
            put(package, name, content)


def put(package: zipfile.ZipFile, name: str, content: bytes | str) -> None:
    """Add a file to `package` without the time at which that happens."""
    package.writestr(zipfile.ZipInfo(name, _MOMENT), content, zipfile.ZIP_DEFLATED)


def _files(document: Document) -> Iterator[tuple[str, bytes | str]]:
    package = document.part.package
    parts = sorted(package.iter_parts(), key=lambda part: str(part.partname))
    yield "[Content_Types].xml", _content_types(parts)
    yield PACKAGE_URI.rels_uri.membername, package.rels.xml
    for part in parts:
        yield part.partname.membername, part.blob
        if part.rels:
            yield part.partname.rels_uri.membername, part.rels.xml


def _content_types(parts: list[Part]) -> str:
    kinds = "".join(f'<Override PartName="{part.partname}" ContentType="{part.content_type}"/>' for part in parts)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Types xmlns="{NAMESPACE.OPC_CONTENT_TYPES}">'
        f'<Default Extension="rels" ContentType="{CONTENT_TYPE.OPC_RELATIONSHIPS}"/>'
        f'<Default Extension="xml" ContentType="{CONTENT_TYPE.XML}"/>{kinds}</Types>'
    )
