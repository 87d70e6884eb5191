"""What is no Word report is told from one, with what it is and what to do."""

import io
import zipfile
from pathlib import Path

import pytest

from tests.hostile import packed, unpacked
from tests.reports import identities
from tests.word.reader.files import explained, lines_of, p, word_file
from vgr_desktop.core.model.problems import Cancelled, Problem
from vgr_desktop.published import CLUES
from vgr_desktop.word.reader import parts, read_document

NAME = {name: name.encode("utf-16-le") for name in ("EncryptedPackage", "WordDocument")}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def a_zip(*names: str) -> bytes:
    return packed(dict.fromkeys(names, b"x"))


def of_kind(folder: Path, kind: str) -> bytes:
    return word_file(folder / "soort.docx", explained(p("x.")), kind=kind).read_bytes()


def sound(folder: Path) -> bytes:
    return of_kind(folder, "document")


@pytest.mark.parametrize(
    ("content", "said", "advice"),
    [
        (OLE + NAME["EncryptedPackage"], "beveiligd met een wachtwoord", "Verwijder in Word het wachtwoord"),
        (OLE + NAME["WordDocument"], r"oude Word-versie \(\.doc\)", r"sla het op als Word-document \(\.docx\)"),
        (OLE, "een oude Office-versie", r"\.docx"),
        (b"{\\rtf1 tekst}", "een RTF-document", r"een naam op \.rtf"),
        (b"<!DOCTYPE html><html><body>x", "een webpagina", r"een naam op \.html"),
        (b"\xef\xbb\xbf\n<html>", "een webpagina", r"\.html"),
        (b"MIME-Version: 1.0", "een webarchief", r"\.docx"),
        (b"%PDF-1.7", "een PDF", "waarvan de PDF is gemaakt"),
        (b"", "leeg", "Kies een ander bestand"),
        (b"zomaar tekst", "geen Word-document", r"Kies een \.docx-bestand"),
        (b"PK\x03\x04 en dan niets", "beschadigd", "Haal het opnieuw op"),
        (a_zip("foto.jpg"), "een ingepakt bestand", "Pak het uit"),
        (a_zip("xl/workbook.xml", "[Content_Types].xml"), "een Excel-werkmap", "Excel"),
        (a_zip("ppt/presentation.xml", "[Content_Types].xml"), "een PowerPoint", "Kies het Word-document"),
        (a_zip("mimetype", "content.xml"), "een document van LibreOffice", r"\.odt"),
        (a_zip("[Content_Types].xml"), "geen Word-document", r"\.docx"),
    ],
)  # fmt: skip
def test_another_file_is_named(tmp_path: Path, content: bytes, said: str, advice: str) -> None:
    path = tmp_path / "rapport.docx"
    path.write_bytes(content)
    with pytest.raises(Problem, match=rf"“rapport\.docx” is .*{said}.*Er is niets gewijzigd\. .*{advice}"):
        lines_of(path)


@pytest.mark.parametrize(("kind", "said"), [("template", r"sjabloon \(\.dotx\)")])
def test_a_template_is_named(tmp_path: Path, kind: str, said: str) -> None:
    path = tmp_path / "rapport.docx"
    path.write_bytes(of_kind(tmp_path, kind))
    with pytest.raises(Problem, match=said):
        lines_of(path)


@pytest.mark.parametrize(("kind", "said"), [("document", r"\.docm"), ("template", r"\.dotm")])
def test_macros_are_named(tmp_path: Path, kind: str, said: str) -> None:
    path = tmp_path / "rapport.docm"
    content = unpacked(sound(tmp_path))
    types = content["[Content_Types].xml"].decode()
    old = "vnd.openxmlformats-officedocument.wordprocessingml.document.main"
    content["[Content_Types].xml"] = types.replace(old, f"vnd.ms-word.{kind}.macroEnabled.main").encode()
    path.write_bytes(packed(content))
    with pytest.raises(Problem, match=said):
        lines_of(path)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"kan niet worden gelezen.* Er is niets gewijzigd"):
        lines_of(tmp_path / "weg.docx")


def _spoiled(folder: Path, name: str, content: bytes | None) -> Path:
    path = folder / "rapport.docx"
    files = unpacked(sound(folder))
    if content is None:
        del files[name]
    else:
        files[name] = content
    path.write_bytes(packed(files))
    return path


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "de tekst ontbreekt"),
        (b"<w:document", "beschadigd"),
        (b"<x/>", "de tekst ontbreekt"),
        (b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', "beschadigd"),
        (b"<a>" * 300 + b"</a>" * 300, "255 lagen diep"),
    ],
)
def test_a_document_without_a_sound_text(tmp_path: Path, content: bytes | None, said: str) -> None:
    with pytest.raises(Problem, match=rf"{said}.*Er is niets gewijzigd"):
        lines_of(_spoiled(tmp_path, "word/document.xml", content))


def test_a_file_that_is_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "rapport.docx"
    content = sound(tmp_path)
    path.write_bytes(content[: len(content) // 2])
    with pytest.raises(Problem, match="maar voor een deel binnengekomen"):
        lines_of(path)


def test_a_part_that_does_not_fit_its_checksum(tmp_path: Path) -> None:
    path = word_file(tmp_path / "rapport.docx", explained(p("x.")))
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as package:
        start = package.getinfo("word/document.xml").header_offset
    content[start + 80] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises(Problem, match="beschadigd"):
        lines_of(path)


def test_two_parts_with_one_name(tmp_path: Path) -> None:
    stream = io.BytesIO(sound(tmp_path))
    with zipfile.ZipFile(stream, "a") as package, pytest.warns(UserWarning, match="Duplicate"):
        package.writestr("word/document.xml", "<x/>")
    path = tmp_path / "rapport.docx"
    path.write_bytes(stream.getvalue())
    with pytest.raises(Problem, match="beschadigd"):
        lines_of(path)


@pytest.mark.parametrize(
    ("limit", "most", "said"),
    [
        ("MOST_WORD_REPORT_TAGS", 40, "meer dan 40 onderdelen"),
        ("LARGEST_WORD_REPORT_XML", 200, "uitgepakt meer dan 0 MB"),
        ("MOST_WORD_REPORT_PARAGRAPHS", 5, "meer dan 5 alinea’s"),
        ("MOST_WORD_REPORT_CHARACTERS", 20, "meer dan 20 tekens"),
        ("MOST_WORD_REPORT_FILES", 3, "meer dan 3 bestanden"),
    ],
)
def test_more_than_a_report_has_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, most: int, said: str
) -> None:
    monkeypatch.setattr(parts, limit, most)
    path = word_file(tmp_path / "rapport.docx", explained(p("x.")))
    with pytest.raises(Problem, match=rf"{said}.*Er is niets gewijzigd. Bewaar in Word het hoofdstuk"):
        lines_of(path)


def test_a_file_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vgr_desktop.word.reader.kinds.LARGEST_WORD_REPORT", 100)
    with pytest.raises(Problem, match=r"groter dan 0 MB.*Verklein de afbeeldingen"):
        lines_of(word_file(tmp_path / "rapport.docx", explained(p("x."))))


def test_names_that_climb_out_of_the_file_lead_nowhere(tmp_path: Path) -> None:
    (tmp_path / "geheim.png").write_bytes(b"x")
    relation = (
        '<Relationship Id="rPicture" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
        'Target="../../../geheim.png"/>'
    )
    path = word_file(tmp_path / "rapport.docx", explained(p("x.")), relations=relation, media={"../../weg.txt": b"x"})
    assert [line.text for line in lines_of(path)][-1] == "x."
    assert not (tmp_path.parent / "weg.txt").exists()


def test_it_stops_when_it_is_called_off(tmp_path: Path) -> None:
    path = word_file(tmp_path / "rapport.docx", explained(p("x.")))
    with pytest.raises(Cancelled):
        read_document(path, identities(), CLUES, lambda: True)
