"""Opening a Word file from outside: nothing in it may run, load something else, or use up the memory."""

import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

from lxml import etree

from vgr_desktop.core.model.limits import (
    DEEPEST,
    LARGEST_UNPACKED,
    LARGEST_WORD_FILE,
    MOST_ELEMENTS,
    MOST_PIXELS,
    MOST_RELATIONS,
    MOST_STYLES,
    thousands,
)
from vgr_desktop.core.model.picture_sizes import dimensions
from vgr_desktop.core.model.problems import Problem, trouble
from vgr_desktop.disk.packed import Broken, TooLarge, unpacked
from vgr_desktop.word.foreign import kind_of_other_file
from vgr_desktop.word.opening import XmlError, parsed
from vgr_desktop.word.package import TYPES, zipped

_DOCUMENT = b"wordprocessingml.document.main+xml"
_TEMPLATE = b"wordprocessingml.template.main+xml"
_ACTIVE = (b"macroEnabled", b"vbaProject", b"activeX", b"oleObject")
_NOTHING_CHANGED = "Er is niets gewijzigd."
_XML = (".xml", ".rels", ".svg")
_ENCODING = re.compile(rb"<\?xml[^>]*\bencoding\s*=\s*[\"']([^\"']*)[\"']")
_ENCODINGS = frozenset({b"utf-8", b"utf-16", b"us-ascii"})
"""In others, a tag may be written without the sign that is counted. Word writes only UTF-8; UTF-16 is allowed too."""


def read_word_file(path: Path) -> bytes:
    """The .docx or .dotx file at `path`, as a document that is safe to open. Raises `Problem` as `read_parts` does."""
    return zipped(read_parts(path), zipfile.ZIP_STORED)


def read_parts(path: Path) -> dict[str, bytes]:
    """The parts of the .docx or .dotx file at `path`, which are safe to open.

    Raises `Problem` when it cannot be read, is not such a file or is damaged, is larger than `core.model.limits` says,
    or has macros, embedded programs or parts that would be loaded from elsewhere. A reference to an attached template
    is left out.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_WORD_FILE + 1)
    except OSError as error:
        raise _refused(path, f"kan niet worden gelezen ({trouble(error)}). Kies een ander bestand.") from error
    if len(content) > LARGEST_WORD_FILE:
        raise _too_much(path, f"is groter dan {LARGEST_WORD_FILE // 1_000_000} MB")
    if other := kind_of_other_file(content):
        raise _refused(path, other)
    try:
        return _cleaned(path, unpacked(content, lambda name: not name.endswith("/"), LARGEST_UNPACKED))
    except TooLarge as error:
        raise _too_much(path, str(error)) from error
    except Broken as error:
        raise damaged(path) from error


def damaged(path: Path) -> Problem:
    """The problem for a file that is not a Word document, or not a complete one."""
    return _refused(path, "is geen Word-document of is beschadigd. Kies een .docx- of .dotx-bestand.")


def _refused(path: Path, reason: str) -> Problem:
    return Problem(f"{path.name} {reason} {_NOTHING_CHANGED}")


def _too_much(path: Path, what: str) -> Problem:
    return _refused(path, f"{what}; dat is te veel om veilig te openen. Kies een ander bestand.")


def _cleaned(path: Path, files: dict[str, bytes]) -> dict[str, bytes]:
    if TYPES not in files:
        raise damaged(path)
    _check_types(path, files[TYPES])
    files[TYPES] = files[TYPES].replace(_TEMPLATE, _DOCUMENT)
    parts = {name: content for name, content in files.items() if name.lower().endswith(_XML)}
    _check_amount(path, parts)
    _check_pictures(path, files)
    for name, content in parts.items():
        root = _parsed(path, content)
        _check_styles(path, root)
        if name.endswith(".rels"):
            files[name] = _without_outside(path, root)
    return files


def _check_types(path: Path, types: bytes) -> None:
    if any(active in types for active in _ACTIVE):
        raise _refused(path, "bevat macro’s of ingesloten programma’s. Sla het in Word op als .docx zonder macro’s.")
    if _DOCUMENT not in types and _TEMPLATE not in types:
        raise damaged(path)


def _check_amount(path: Path, parts: Mapping[str, bytes]) -> None:
    """Refuse more than fits in memory, before any of it is parsed."""
    for content in parts.values():
        declared = _ENCODING.search(content[:200])
        if declared and declared[1].lower() not in _ENCODINGS:
            raise damaged(path)
    if sum(content.count(b"<") + content.count(b"=") for content in parts.values()) > MOST_ELEMENTS:
        raise _too_much(path, f"heeft meer dan {thousands(MOST_ELEMENTS)} onderdelen")
    lists = (content for name, content in parts.items() if name == TYPES or name.endswith(".rels"))
    if sum(content.count(b"<") for content in lists) > MOST_RELATIONS:
        raise _too_much(path, f"heeft meer dan {thousands(MOST_RELATIONS)} verwijzingen tussen zijn onderdelen")


def _check_pictures(path: Path, files: Mapping[str, bytes]) -> None:
    """Refuse what would fill the memory when it is shown; the file of such a picture may be small."""
    for content in files.values():
        size = dimensions(content)
        if size and size[0] * size[1] > MOST_PIXELS:
            what = f"meer dan {MOST_PIXELS // 1_000_000} miljoen beeldpunten"
            raise _too_much(path, f"heeft een afbeelding van {what} ({thousands(size[0])} × {thousands(size[1])})")


def _parsed(path: Path, content: bytes) -> etree._Element:
    try:
        return parsed(content)
    except XmlError as error:
        if error.deep:
            raise _too_much(path, f"heeft onderdelen die meer dan {DEEPEST} keer in elkaar zitten") from error
        raise damaged(path) from error


def _check_styles(path: Path, root: etree._Element) -> None:
    if etree.QName(root).localname == "styles" and len(root) > MOST_STYLES:
        raise _too_much(path, f"heeft meer dan {thousands(MOST_STYLES)} stijlen")


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
