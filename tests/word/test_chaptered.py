"""The copy of a document in which every chapter names itself in its header."""

import datetime as dt
import io
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]  # it has no types

from tests.printed import empty_report, full_report, grid
from tests.word.opened import Opened, text_of, w
from tests.word.pixel import PIXEL
from vgr_desktop.core.layout import Chapter, Choice, Imprint
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import rich
from vgr_desktop.core.model.tree import amend
from vgr_desktop.word.chaptered import chaptered
from vgr_desktop.word.package import Package
from vgr_desktop.word.writer import write

IMPRINT = Imprint(dt.date(2023, 9, 18))
WIDE = rich([grid(tuple("abcdefgh"), ("een zin in een cel",) * 8)])
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def made(report: Report, choice: Choice | None = None, template: Path | None = None) -> Package:
    return chaptered(write(report, IMPRINT, choice=choice or Choice(), template=template))


def sections(document: Package) -> list[str]:
    """Of each section what its header says after the title, and a * when its first page is apart."""
    opened = Opened(document)
    targets = {one.attrib["Id"]: one.attrib["Target"] for one in opened.part("word/_rels/document.xml.rels")}
    found = []
    for section in opened.body.iter(w("sectPr")):
        reference = section.find(w("headerReference"))
        assert reference is not None
        said = text_of(opened.part(f"word/{targets[reference.attrib[f'{R}id']]}")).partition("\t")[2]
        found.append(said + ("*" if section.find(w("titlePg")) is not None else ""))
    return found


def test_every_chapter_is_a_section_with_its_name_in_the_header(tmp_path: Path) -> None:
    document = made(full_report())
    assert sections(document) == [
        "*",
        "Voorwoord",
        "Leeswijzer",
        "Samenvatting",
        "Programma 3 Samen leven",
        "Paragrafen",
        "Bijlagen",
    ]
    (tmp_path / "r.docx").write_bytes(document.zipped())
    assert OpenXmlValidator().validate(tmp_path / "r.docx").errors == []
    docx.Document(str(tmp_path / "r.docx"))


def test_what_is_written_is_the_same() -> None:
    document = write(full_report(), IMPRINT)
    texts = [text for text in Opened(document).texts() if text]
    assert [text for text in Opened(chaptered(document)).texts() if text] == texts


def test_without_title_page_the_first_chapter_is_the_first_section() -> None:
    chapters = frozenset({Chapter.FOREWORD, Chapter.PARAGRAPHS})
    assert sections(made(full_report(), Choice(chapters))) == ["Voorwoord", "Paragrafen"]


def test_pages_on_their_side_stay_sections_of_their_chapter() -> None:
    report = full_report()
    found = sections(made(amend(report, report.foreword.id, body=WIDE)))
    assert found[:4] == ["*", "Voorwoord", "Voorwoord", "Leeswijzer"]


def test_a_document_that_ends_on_its_side_names_its_chapters_as_well() -> None:
    report = full_report()
    appendix = replace(report.sections[-1], body=WIDE)
    chapters = frozenset({Chapter.FOREWORD, Chapter.APPENDICES})
    document = made(replace(report, sections=(appendix,)), Choice(chapters))
    assert sections(document) == ["Voorwoord", "Bijlagen", "Bijlagen"]


def test_a_name_with_signs_of_its_own_is_kept() -> None:
    report = full_report()
    name = r"Zorg & <jeugd> \1"
    assert f"Programma 3 {name}" in sections(made(amend(report, report.programmes[0].id, name=name)))


def test_without_chapters_there_is_one_section() -> None:
    assert sections(made(empty_report(), Choice(frozenset({Chapter.TITLE_PAGE})))) == ["*"]


def test_the_logo_in_the_header_of_a_house_style_stands_above_every_chapter(tmp_path: Path) -> None:
    house = our_own(tmp_path)
    template = docx.Document(str(house))
    template.sections[0].header.paragraphs[0].add_run().add_picture(io.BytesIO(PIXEL))
    template.save(str(house))
    opened = Opened(made(full_report(), template=house))
    headers = [name for name in opened.files if name.startswith("word/headerOfChapter")]
    assert len(headers) == 7
    for name in headers:
        (logo,) = [each.attrib[f"{R}embed"] for each in opened.part(name).iter(f"{A}blip")]
        relations = opened.part(name.replace("word/", "word/_rels/") + ".rels")
        (target,) = [each.attrib["Target"] for each in relations if each.attrib["Id"] == logo]
        assert f"word/{target}" in opened.content


@pytest.mark.parametrize("lacks", ["the field", "a header"])
def test_a_house_style_that_does_without_is_left_as_it_is(tmp_path: Path, lacks: str) -> None:
    house = tmp_path / "huis.docx"
    template = docx.Document(str(our_own(tmp_path)))
    if lacks == "the field":
        template.sections[0].header.paragraphs[0].clear()
    template.save(str(house))
    document = write(full_report(), IMPRINT, template=house)
    if lacks == "a header":
        document = replace(document, header=None)
    assert chaptered(document) is document


def our_own(folder: Path) -> Path:
    (folder / "eigen.docx").write_bytes(write(empty_report(), IMPRINT).zipped())
    return folder / "eigen.docx"
