"""Pages on their side for wide tables, and tables of goals in their classic form."""

import datetime as dt
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

from docx_integrity import check  # type: ignore[import-untyped]  # it has no types
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]  # it has no types

from tests.printed import body, full_report, grid
from tests.word.opened import Opened, text_of, w
from tests.word.written import write_report
from vgr_desktop.core.layout import Chapter, Choice, Imprint
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import Block

WIDE = grid(tuple(f"Kolom {n}" for n in range(7)), tuple(f"Onderzoek van wijk {n}" for n in range(7)))
FOREWORD = Choice(frozenset({Chapter.TITLE_PAGE, Chapter.FOREWORD}))


def exported(report: Report, folder: Path, choice: Choice) -> Opened:
    target = folder / "r.docx"
    write_report(report, target, Imprint(dt.date(2024, 2, 29)), choice=choice)
    assert [*map(str, OpenXmlValidator().validate(target).errors), *map(str, check(target))] == []
    return Opened(target)


def with_foreword(*blocks: Block | str) -> Report:
    report = full_report()
    return replace(report, foreword=replace(report.foreword, body=body(*blocks)))


def drawn(opened: Opened) -> list[str]:
    """Texts, tables and the ends of sections, in order."""
    found = []
    for element in opened.body.iter():
        if element.tag == w("tbl"):
            found.append("<table>")
        elif element.tag == w("sectPr"):
            found.append(_section(element))
        elif element.tag == w("p") and text_of(element).startswith(("Voor", "Na")):
            found.append(text_of(element))
    return found


def _section(section: ET.Element) -> str:
    size = section.find(w("pgSz"))
    assert size is not None
    lies = "wide" if int(size.attrib[w("w")]) > int(size.attrib[w("h")]) else "upright"
    assert (size.get(w("orient")) == "landscape") == (lies == "wide")
    return f"<{lies}{', first' if section.find(w('titlePg')) is not None else ''}>"


def test_a_table_with_many_columns_stands_on_a_page_on_its_side(tmp_path: Path) -> None:
    opened = exported(with_foreword("Voor de tabel.", WIDE, "Na de tabel."), tmp_path, FOREWORD)
    assert drawn(opened) == [
        "Voorwoord", "Voor de tabel.", "<upright, first>", "<table>", "<wide>", "Na de tabel.", "<upright>",
    ]  # fmt: skip


def test_two_of_them_share_the_page_and_a_document_may_end_with_them(tmp_path: Path) -> None:
    opened = exported(with_foreword("Voor de tabel.", WIDE, WIDE), tmp_path, FOREWORD)
    assert drawn(opened) == ["Voorwoord", "Voor de tabel.", "<upright, first>", "<table>", "<table>", "<wide>"]


def test_after_a_wide_table_the_next_chapter_stands_upright(tmp_path: Path) -> None:
    choice = Choice(FOREWORD.chapters | {Chapter.READING_GUIDE})
    opened = exported(with_foreword("Voor de tabel.", WIDE), tmp_path, choice)
    assert drawn(opened)[2:] == ["<upright, first>", "<table>", "<wide>", "<table>", "<upright>"]


def test_headers_of_pages_on_their_side_reach_their_edge(tmp_path: Path) -> None:
    opened = exported(with_foreword("Voor de tabel.", WIDE, "Na de tabel."), tmp_path, FOREWORD)
    header = opened.part("word/header1Wide.xml")
    tabs = [(tab.attrib[w("val")], tab.attrib[w("pos")]) for tab in header.iter(w("tab")) if tab.attrib]
    assert tabs == [("clear", "9072"), ("right", "14004")]
    assert text_of(header).startswith("2e Voortgangsrapportage 2023")


def test_without_wide_tables_there_is_one_section(tmp_path: Path) -> None:
    opened = exported(full_report(), tmp_path, Choice())
    assert [line for line in drawn(opened) if line.startswith(("<w", "<u"))] == ["<upright, first>"]
    assert "word/header1Wide.xml" not in opened.files


def test_in_the_classic_form_a_goal_is_one_high_cell(tmp_path: Path) -> None:
    opened = exported(full_report(), tmp_path, Choice(classic=True))
    table = next(t for t in opened.body.iter(w("tbl")) if "3A1.1" in text_of(t) and "Inwoners kennen" in text_of(t))
    cells = [row.findall(w("tc"))[0] for row in table.findall(w("tr"))[1:]]
    merges = [cell.find(w("tcPr/vMerge")) for cell in cells]
    assert [None if merge is None else merge.get(w("val"), "goes on") for merge in merges] == [
        "restart", "goes on", "goes on", "goes on", "goes on", "restart",
    ]  # fmt: skip
    assert [text_of(cell) for cell in cells[:2]] == ["3A1 Inwoners kennen elkaar", ""]
