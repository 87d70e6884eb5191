"""Word files that mean harm, and files that are no Word files: each is refused with what it is, or with the limit."""

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from struct import pack

import pytest

from tests.hostile import packed, sample, unpacked
from tests.word.pixel import PIXEL
from vgr_desktop.core.model.limits import MOST_ELEMENTS, MOST_FILES, MOST_RELATIONS, MOST_STYLES
from vgr_desktop.core.model.picture_sizes import PNG
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.word.guard import read_word_file
from vgr_desktop.word.house.template import open_template

BODY, STYLES, RELATIONS = "word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels"
Parts = Mapping[str, bytes]


@pytest.fixture
def parts(tmp_path: Path) -> Parts:
    return unpacked(sample("house style", tmp_path))


def after(parts: Parts, name: str, mark: bytes, more: bytes) -> Parts:
    """The parts, with `more` after the first `mark` in the part with this name."""
    assert mark in parts[name]
    return {**parts, name: parts[name].replace(mark, mark + more, 1)}


def in_other_signs(parts: Parts, encoding: str) -> Parts:
    """The body in another encoding, in which its tags are written with other bytes."""
    text = parts[BODY].decode().partition("?>")[2]
    declared = f'<?xml version="1.0" encoding="{encoding}"?>'
    return {**parts, BODY: declared.encode() + text.encode(encoding)}


HARM: dict[str, tuple[Callable[[Parts], Parts], str]] = {
    "attributes": (
        lambda parts: after(parts, BODY, b"<w:body", b"".join(b' a%d=""' % n for n in range(MOST_ELEMENTS))),
        r"heeft meer dan 1\.000\.000 onderdelen",
    ),
    "elements": (lambda parts: {**parts, "word/more.xml": b"<p/>" * (MOST_ELEMENTS + 1)}, r"1\.000\.000 onderdelen"),
    "drawing": (lambda parts: {**parts, "word/media/a.SVG": b"<g/>" * (MOST_ELEMENTS + 1)}, r"1\.000\.000 onderdelen"),
    "depth": (
        lambda parts: after(parts, BODY, b"<w:body>", b"<w:p>" * 5000 + b"</w:p>" * 5000),
        "heeft onderdelen die meer dan 256 keer in elkaar zitten",
    ),
    "styles": (
        lambda parts: after(parts, STYLES, b"</w:docDefaults>", b"<w:style/>" * (MOST_STYLES + 1)),
        r"heeft meer dan 5\.000 stijlen",
    ),
    "relations": (
        lambda parts: {**parts, RELATIONS: b"<Relationship/>" * (MOST_RELATIONS + 1)},
        r"heeft meer dan 20\.000 verwijzingen",
    ),
    "files": (
        lambda parts: {**parts, **{f"word/{n}.bin": b"" for n in range(MOST_FILES)}},
        r"bestaat uit meer dan 2\.000 bestanden",
    ),
    "pixels": (
        lambda parts: {**parts, "word/media/a.png": PNG + pack(">II", 20_000, 20_000)},
        r"een afbeelding van meer dan 50 miljoen beeldpunten \(20\.000 × 20\.000\)",
    ),
    "entities": (lambda parts: after(parts, BODY, b"?>", b'<!DOCTYPE a [<!ENTITY b "c">]>'), "is beschadigd"),
    "declaration": (lambda parts: after(parts, BODY, b"?>", b"<!DOCTYPE a>"), "is beschadigd"),
    "entities in a drawing": (
        lambda parts: {**parts, "word/media/a.svg": b'<!DOCTYPE svg [<!ENTITY b "c">]><svg/>'},
        "is beschadigd",
    ),
    "EBCDIC": (lambda parts: in_other_signs(parts, "cp037"), "is beschadigd"),
    "UTF-7": (lambda parts: in_other_signs(parts, "utf-7"), "is beschadigd"),
}


@pytest.mark.parametrize("what", HARM)
def test_what_means_harm_is_refused_with_the_limit(what: str, parts: Parts, tmp_path: Path) -> None:
    change, said = HARM[what]
    path = tmp_path / "huisstijl.docx"
    path.write_bytes(packed(change(parts)))
    with pytest.raises(Problem, match=rf"huisstijl\.docx .*{said}") as problem:
        open_template(path)
    assert str(problem.value).endswith("Er is niets gewijzigd.")


def test_what_means_no_harm_is_read(parts: Parts, tmp_path: Path) -> None:
    """A drawing with the declaration that Illustrator writes, a picture, and a part in UTF-16."""
    svg = b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "a.dtd"><svg xmlns="http://www.w3.org/2000/svg"/>'
    wide = b"<x/>".decode().encode("utf-16")
    path = tmp_path / "huisstijl.docx"
    path.write_bytes(packed({**parts, "word/media/a.svg": svg, "word/media/b.png": PIXEL, "word/c.xml": wide}))
    assert read_word_file(path).startswith(b"PK")


def zipped(**files: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, content in files.items():
            package.writestr(name, content)
    return stream.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FOREIGN = {
    "old Word": (OLE + bytes(500) + "WordDocument".encode("utf-16-le"), r"Word-document van de oude soort \(\.doc\)"),
    "password": (OLE + bytes(500) + "EncryptedPackage".encode("utf-16-le"), "is beveiligd met een wachtwoord"),
    "old Excel": (OLE + "Workbook".encode("utf-16-le"), "is geen Word-document of is beschadigd"),
    "RTF": (b"{\\rtf1 Geachte raad}", "is een RTF-bestand"),
    "PDF": (b"%PDF-1.7", "is een PDF"),
    "ODT": (zipped(mimetype=b"application/vnd.oasis.opendocument.text"), r"is een OpenDocument-tekst \(\.odt\)"),
    "another zip": (zipped(mimetype=b"application/epub+zip"), "is geen Word-document of is beschadigd"),
    "half a zip": (b"PK\x03\x04 en dan niets", "is geen Word-document of is beschadigd"),
}


@pytest.mark.parametrize("what", FOREIGN)
def test_another_kind_of_file_is_called_what_it_is(what: str, tmp_path: Path) -> None:
    content, said = FOREIGN[what]
    path = tmp_path / "huisstijl.docx"
    path.write_bytes(content)
    with pytest.raises(Problem, match=rf"^huisstijl\.docx .*{said}"):
        open_template(path)


def test_a_strict_document_is_called_so_with_what_to_do(parts: Parts, tmp_path: Path) -> None:
    strict = parts["_rels/.rels"].replace(
        b"http://schemas.openxmlformats.org/officeDocument/2006/", b"http://purl.oclc.org/ooxml/officeDocument/"
    )
    path = tmp_path / "huisstijl.docx"
    path.write_bytes(packed({**parts, "_rels/.rels": strict}))
    with pytest.raises(Problem, match=r"is opgeslagen als “Strict Open XML-document”\. Open het in Word en kies"):
        open_template(path)
