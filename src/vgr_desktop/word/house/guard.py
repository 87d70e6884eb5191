"""Opening a Word file from outside: nothing in it may run, load something else, or use up the memory."""

import io
import zipfile
import zlib
from pathlib import Path

from lxml import etree

from vgr_desktop.core.model.problems import Problem, trouble
from vgr_desktop.word.package import zipped

LARGEST = 30_000_000
"""Bytes of a file; a house style with pictures has some hundreds of thousands."""
LARGEST_UNPACKED = 150_000_000
MOST_FILES = 2_000
MOST_TAGS = 1_000_000
"""Tags of all parts together, counted before any is parsed; a report of 126 pages has 58,000. A parsed element
takes some 400 bytes of memory, so that a few kilobytes of packed file could fill it."""

_TYPES = "[Content_Types].xml"
_DOCUMENT = b"wordprocessingml.document.main+xml"
_TEMPLATE = b"wordprocessingml.template.main+xml"
_ACTIVE = (b"macroEnabled", b"vbaProject", b"activeX", b"oleObject")
# What zipfile raises for a file that is not a zip, or is damaged; a negative position gives a ValueError.
_BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    ValueError,
)
_NOTHING_CHANGED = "Er is niets gewijzigd."
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def read_word_file(path: Path) -> bytes:
    """The .docx or .dotx file at `path`, as a document that is safe to open.

    Raises `Problem` when it cannot be read, is not such a file or is damaged, is too large, or has macros, embedded
    programs or parts that would be loaded from elsewhere. A reference to an attached template is left out.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise _refused(path, f"kan niet worden gelezen ({trouble(error)}). Kies een ander bestand.") from error
    if len(content) > LARGEST:
        raise _refused(path, "is te groot voor een sjabloon. Kies een kleiner bestand.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return _cleaned(path, package)
    except _BROKEN as error:
        raise damaged(path) from error


def damaged(path: Path) -> Problem:
    """The problem for a file that is not a Word document, or not a complete one."""
    return _refused(path, "is geen Word-document of is beschadigd. Kies een .docx- of .dotx-bestand.")


def _refused(path: Path, reason: str) -> Problem:
    return Problem(f"{path.name} {reason} {_NOTHING_CHANGED}")


def _cleaned(path: Path, package: zipfile.ZipFile) -> bytes:
    entries = package.infolist()
    names = [entry.filename for entry in entries]
    if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
        raise _refused(path, "is uitgepakt te groot voor een sjabloon. Kies een ander bestand.")
    if _TYPES not in names or len(names) != len(set(names)):
        raise damaged(path)
    files = {name: package.read(name) for name in names if not name.endswith("/")}
    _check_types(path, files[_TYPES])
    files[_TYPES] = files[_TYPES].replace(_TEMPLATE, _DOCUMENT)
    parts = {name: content for name, content in files.items() if name.endswith((".xml", ".rels"))}
    if sum(content.count(b"<") for content in parts.values()) > MOST_TAGS:
        most = f"{MOST_TAGS:,}".replace(",", ".")
        raise _refused(path, f"heeft meer dan {most} onderdelen, te veel voor een sjabloon. Kies een ander bestand.")
    for name, content in parts.items():
        root = _parsed(path, content)
        if name.endswith(".rels"):
            files[name] = _without_outside(path, root)
    return zipped(files, zipfile.ZIP_STORED)


def _check_types(path: Path, types: bytes) -> None:
    if any(active in types for active in _ACTIVE):
        raise _refused(path, "bevat macro’s of ingesloten programma’s. Sla het in Word op als .docx zonder macro’s.")
    if _DOCUMENT not in types and _TEMPLATE not in types:
        raise damaged(path)


def _parsed(path: Path, content: bytes) -> etree._Element:
    """A part of the file, parsed. No part of a Word document declares a document type, so one that does is refused."""
    try:
        root = etree.fromstring(content, _PARSER)
    except etree.XMLSyntaxError as error:
        raise damaged(path) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise damaged(path)
    return root


def _without_outside(path: Path, root: etree._Element) -> bytes:
    """The relationships within the file, and links that a reader may follow."""
    for relation in list(root):
        kind = relation.get("Type", "").rsplit("/", 1)[-1]
        if relation.get("TargetMode") != "External" or kind == "hyperlink":
            continue
        if kind != "attachedTemplate":
            raise _refused(path, "haalt onderdelen van buiten het bestand op. Sluit die in Word in het bestand in.")
        root.remove(relation)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
