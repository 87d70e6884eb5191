"""The copy of a document in which every chapter names itself in its header."""

import datetime as dt
from pathlib import Path

import docx
import pytest
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]  # it has no types

from tests.printed import empty_report, full_report, grid
from tests.word.opened import Opened, text_of, w
from vgr_desktop.core.layout import Chapter, Choice, Imprint
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import rich
from vgr_desktop.core.model.tree import amend
from vgr_desktop.word.chaptered import chaptered
from vgr_desktop.word.writer import write_report

IMPRINT = Imprint(dt.date(2023, 9, 18))
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def made(folder: Path, report: Report, choice: Choice | None = None, template: Path | None = None) -> Path:
    write_report(report, folder / "r.docx", IMPRINT, choice=choice or Choice(), template=template)
    return chaptered(folder / "r.docx", folder / "hoofdstukken.docx")


def sections(path: Path) -> list[str]:
    """Of each section what its header says after the title, and a * when its first page is apart."""
    opened = Opened(path)
    targets = {one.attrib["Id"]: one.attrib["Target"] for one in opened.part("word/_rels/document.xml.rels")}
    found = []
    for section in opened.body.iter(w("sectPr")):
        reference = section.find(w("headerReference"))
        assert reference is not None
        said = text_of(opened.part(f"word/{targets[reference.attrib[f'{R}id']]}")).partition("\t")[2]
        found.append(said + ("*" if section.find(w("titlePg")) is not None else ""))
    return found


def test_every_chapter_is_a_section_with_its_name_in_the_header(tmp_path: Path) -> None:
    path = made(tmp_path, full_report())
    assert sections(path) == [
        "*",
        "Voorwoord",
        "Leeswijzer",
        "Samenvatting",
        "Programma 3 Samen leven",
        "Paragrafen",
        "Bijlagen",
    ]
    assert OpenXmlValidator().validate(path).errors == []
    docx.Document(str(path))


def test_what_is_written_is_the_same(tmp_path: Path) -> None:
    path = made(tmp_path, full_report())
    texts = [text for text in Opened(tmp_path / "r.docx").texts() if text]
    assert [text for text in Opened(path).texts() if text] == texts


def test_without_title_page_the_first_chapter_is_the_first_section(tmp_path: Path) -> None:
    chapters = frozenset({Chapter.FOREWORD, Chapter.PARAGRAPHS})
    assert sections(made(tmp_path, full_report(), Choice(chapters))) == ["Voorwoord", "Paragrafen"]


def test_pages_on_their_side_stay_sections_of_their_chapter(tmp_path: Path) -> None:
    report = full_report()
    wide = rich([grid(tuple("abcdefgh"), tuple("12345678"))])
    found = sections(made(tmp_path, amend(report, report.foreword.id, body=wide)))
    assert found[:4] == ["*", "Voorwoord", "", "Leeswijzer"]


def test_a_name_with_signs_of_its_own_is_kept(tmp_path: Path) -> None:
    report = full_report()
    name = r"Zorg & <jeugd> \1"
    path = made(tmp_path, amend(report, report.programmes[0].id, name=name))
    assert f"Programma 3 {name}" in sections(path)


def test_without_chapters_there_is_one_section(tmp_path: Path) -> None:
    assert sections(made(tmp_path, empty_report(), Choice(frozenset({Chapter.TITLE_PAGE})))) == ["*"]


@pytest.mark.parametrize("lacks", ["page breaks", "the field"])
def test_a_house_style_that_does_without_is_left_as_it_is(tmp_path: Path, lacks: str) -> None:
    house = tmp_path / "huis.docx"
    template = docx.Document() if lacks == "page breaks" else docx.Document(str(_our_own(tmp_path)))
    if lacks == "the field":
        template.sections[0].header.paragraphs[0].clear()
    template.save(str(house))
    path = made(tmp_path, full_report(), template=house)
    assert path == tmp_path / "r.docx"


def _our_own(folder: Path) -> Path:
    write_report(empty_report(), folder / "eigen.docx", IMPRINT)
    return folder / "eigen.docx"
