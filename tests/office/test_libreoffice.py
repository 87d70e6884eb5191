"""The real LibreOffice, on a real report."""

import datetime as dt
import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.printed import full_report, prose
from tests.reports import SQUARE
from tests.word.opened import Opened
from vgr_desktop.core.layout import Contents, Imprint
from vgr_desktop.core.model.problems import Cancelled, Problem
from vgr_desktop.core.model.report import Picture, PictureKind, Report
from vgr_desktop.core.model.text import Image, Kind, Paragraph, Run, Table, rich
from vgr_desktop.core.model.tree import amend
from vgr_desktop.office.convert import converted
from vgr_desktop.office.finding import programs
from vgr_desktop.office.forms import Form, Said
from vgr_desktop.office.libreoffice import LibreOffice
from vgr_desktop.office.outline import headings
from vgr_desktop.office.pages import PdfPages
from vgr_desktop.word.chaptered import CHAPTER, chaptered, with_mark
from vgr_desktop.word.package import Package
from vgr_desktop.word.repaging import numbering_itself, repaged
from vgr_desktop.word.writer import write

_SHORT = 12  # characters: such words stand in more than one place, so their order says nothing
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


@pytest.fixture(scope="module")
def libreoffice() -> LibreOffice:
    found = [program for program in programs(sys.platform, os.environ) if isinstance(program, LibreOffice)]
    if not found:
        pytest.skip("LibreOffice is not installed")
    return found[0]


@pytest.fixture(scope="module")
def package() -> Package:
    return write(_with_everything(), Imprint(dt.date(2023, 9, 18)))


def _with_everything() -> Report:
    """A report with a picture before its chart, and with footnotes in a text and in a cell."""
    report, square = full_report(), Picture(900, "square", kind=PictureKind.PNG, content=SQUARE)
    noted = Run("vaste", note="Stand van juni.")
    cells = Table((((prose("Soort"),), (prose("Bedrag"),)), ((Paragraph((Run("Kosten, "), noted)),), (prose("€ 45"),))))
    shown = Paragraph((Run("De kade"),), Kind.PICTURE, image=Image(square.lineage, "Een lege kade", 40))
    foreword = rich([Paragraph((Run("Er is veel gedaan"), Run(" ", note="Zie ook de bijlage."))), shown, cells])
    return replace(amend(report, report.foreword.id, body=foreword), pictures=(square,))


@pytest.fixture(scope="module")
def document(package: Package, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("word") / "Rapportage – september.docx"
    target.write_bytes(package.zipped())
    return target


@pytest.fixture(scope="module")
def pdf(package: Package, document: Path, libreoffice: LibreOffice) -> Path:
    target = document.with_suffix(".pdf")
    target.write_bytes(converted(chaptered(package).zipped(), Form.PDF, libreoffice, said=Said(package.descriptions)))
    return target


@pytest.fixture(scope="module")
def odt(package: Package, document: Path, libreoffice: LibreOffice) -> Path:
    target = document.with_suffix(".odt")
    said = Said(package.descriptions, CHAPTER)
    target.write_bytes(converted(with_mark(package).zipped(), Form.ODT, libreoffice, said=said))
    return target


def said_by(program: str, *arguments: str) -> str:
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"{program} (poppler-utils) is not installed")
    return subprocess.run((found, *arguments), check=True, capture_output=True, encoding="utf-8", timeout=60).stdout


def test_the_pdf_is_pdf_ua(pdf: Path) -> None:
    page = pytest.importorskip("page", reason="page-validation has no wheel here")
    found = page.validate_pdf(pdf, profile=page.ValidationProfile.PDF_UA_1)
    assert [failure.message for failure in found.failures] == []


def test_the_pdf_has_the_structure_that_a_screen_reader_needs(pdf: Path) -> None:
    structure = {line.split()[0].rstrip(":") for line in said_by("pdfinfo", "-struct", str(pdf)).splitlines()}
    assert structure >= {"Document", "H1", "H2", "H3", "H4", "P", "TOC", "TOCI", "Table", "TR", "TH", "TD", "L", "LI"}


def test_the_pdf_says_what_it_is(pdf: Path) -> None:
    content = pdf.read_bytes()
    assert b"<pdfuaid:part>1</pdfuaid:part>" in content
    assert b"/DisplayDocTitle true" in content
    assert b"/Lang(nl-NL)" in content
    assert b"/Outlines" in content
    assert b"/Tabs/S " in content
    assert b"/Tabs(S)" not in content
    assert "Title:           2e Voortgangsrapportage 2023" in said_by("pdfinfo", str(pdf))


def test_the_picture_and_the_chart_in_the_pdf_are_described(pdf: Path, package: Package) -> None:
    assert package.descriptions[0] == "Een lege kade"
    assert package.descriptions[1].startswith("Staafdiagram")
    told = re.findall(rb"/Alt<FEFF([0-9A-F]+)>", pdf.read_bytes())
    assert {bytes.fromhex(each.decode()).decode("utf-16-be") for each in told} == set(package.descriptions)
    assert "Syntax" not in said_by("pdfinfo", "-struct-text", str(pdf))


def test_the_pdf_can_be_shown_page_by_page(pdf: Path) -> None:
    with PdfPages(pdf) as pages:
        assert pages.is_tagged
        assert {(round(size.width), round(size.height)) for size in pages.sizes} == {(595, 842)}
        drawn = [pages.picture(number, 0.25) for number in range(len(pages.sizes))]
    assert all(min(picture.rgba) < 200 for picture in drawn)


def test_the_pdf_says_what_the_document_says(pdf: Path, document: Path) -> None:
    printed = _whole_words(said_by("pdftotext", str(pdf), "-"))
    place = 0
    for line in map(_whole_words, Opened(document).texts()):
        assert line in printed
        if len(line) > _SHORT and printed.count(line) == 1:  # cells of tables are told in an order of their own
            place = printed.index(line, place)


def _whole_words(text: str) -> str:
    """The characters of `text` without the hyphens with which words are broken, and those of their own."""
    return "".join(text.split()).translate(dict.fromkeys(map(ord, "-\u00ad\u2010")))


def test_the_odt_describes_its_drawings_and_names_the_chapter_above_each_page(odt: Path, package: Package) -> None:
    with zipfile.ZipFile(odt) as made:
        assert made.infolist()[0].filename == "mimetype"
        content, styles = (made.read(name).decode() for name in ("content.xml", "styles.xml"))
    assert re.findall("<svg:desc>(.*?)</svg:desc>", content) == list(package.descriptions)
    assert 'text:display="name" text:outline-level="1"' in styles
    assert CHAPTER not in styles


def test_the_odt_says_what_the_document_says(odt: Path, document: Path) -> None:
    with zipfile.ZipFile(odt) as package:
        content = ET.fromstring(package.read("content.xml"))  # noqa: S314  # made of our own file
    paragraphs = ["".join(_shown(each)) for each in content.iter() if each.tag in {f"{_TEXT}p", f"{_TEXT}h"}]
    written = [line for line in map(_on_one_line, Opened(document).texts()) if line]
    contents = len(list(content.iter(f"{_TEXT}table-of-content")))
    found = [line for line in map(_on_one_line, paragraphs) if line]
    assert contents == 1
    assert [line for line in found if line in written][-len(written) :] == written


def _shown(paragraph: ET.Element) -> list[str]:
    """The text of a paragraph; white space has elements of its own in ODT."""
    white = {f"{_TEXT}s": " ", f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
    made = [paragraph.text or ""]
    for each in paragraph:
        inner = [] if each.tag == f"{_TEXT}note" else _shown(each)
        made += [white.get(each.tag, ""), *inner, each.tail or ""]
    return made


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def test_the_odt_opens_again(odt: Path, libreoffice: LibreOffice) -> None:
    again = converted(odt.read_bytes(), Form.ODT, libreoffice)
    with zipfile.ZipFile(io.BytesIO(again)) as package:
        assert "Beleidsterrein 3A Ontmoeting" in package.read("content.xml").decode()


def test_what_is_no_document_is_told(libreoffice: LibreOffice) -> None:
    with pytest.raises(Problem, match="LibreOffice heeft geen PDF gemaakt"):
        converted(b"PK\x03\x04 en dan niets", Form.PDF, libreoffice)


def test_cancelling_stops_libreoffice(package: Package, libreoffice: LibreOffice) -> None:
    asked: list[bool] = []

    def cancelled() -> bool:
        asked.append(True)
        return len(asked) > 3

    with pytest.raises(Cancelled):
        converted(package.zipped(), Form.PDF, libreoffice, cancelled=cancelled)


def test_two_conversions_at_once_do_not_mind_each_other(package: Package, libreoffice: LibreOffice) -> None:
    with ThreadPoolExecutor(2) as threads:
        made = [threads.submit(converted, package.zipped(), Form.PDF, libreoffice) for _ in range(2)]
    assert all(each.result().startswith(Form.PDF.beginning) for each in made)


def test_contents_that_number_themselves_look_as_those_that_are_filled(
    libreoffice: LibreOffice, tmp_path: Path
) -> None:
    def looks(document: Package) -> str:
        target.write_bytes(converted(chaptered(document).zipped(), Form.PDF, libreoffice, to_keep=False))
        return said_by("pdftotext", "-layout", str(target), "-")

    target = tmp_path / "r.pdf"
    package = write(full_report(), Imprint(dt.date(2023, 9, 18)))
    wrong = repaged(package, [(entry.text, 99) for entry in package.entries])
    assert {entry.page for entry in wrong.entries} == {99}
    numbered = looks(numbering_itself(wrong))
    pages = [(each.text, each.page) for each in headings(target.read_bytes()) if each.level <= Contents("").deepest]
    right = repaged(wrong, pages)
    assert 99 not in {entry.page for entry in right.entries}
    assert looks(right) == numbered
