"""The real LibreOffice, on a real report."""

import datetime as dt
import os
import re
import shutil
import subprocess
import sys
import threading
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.printed import full_report
from tests.word.opened import Opened
from vgr_desktop.core.layout import Imprint
from vgr_desktop.core.model.problems import Cancelled, Problem
from vgr_desktop.office.convert import convert
from vgr_desktop.office.figures import descriptions
from vgr_desktop.office.finding import programs
from vgr_desktop.office.forms import Form
from vgr_desktop.office.libreoffice import LibreOffice
from vgr_desktop.office.pages import Pages
from vgr_desktop.word.chaptered import chaptered
from vgr_desktop.word.writer import write_report

_SHORT = 12  # characters: such words stand in more than one place, so their order says nothing
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


@pytest.fixture(scope="module")
def libreoffice() -> LibreOffice:
    found = [program for program in programs(sys.platform, os.environ) if isinstance(program, LibreOffice)]
    if not found:
        pytest.skip("LibreOffice is not installed")
    return found[0]


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("word") / "Rapportage – september.docx"
    write_report(full_report(), target, Imprint(dt.date(2023, 9, 18)))
    return target


@pytest.fixture(scope="module")
def pdf(document: Path, libreoffice: LibreOffice) -> Path:
    target = document.with_suffix(".pdf")
    convert(chaptered(document, document.with_name("hoofdstukken.docx")), target, Form.PDF, libreoffice)
    return target


@pytest.fixture(scope="module")
def odt(document: Path, libreoffice: LibreOffice) -> Path:
    target = document.with_suffix(".odt")
    convert(document, target, Form.ODT, libreoffice)
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


def test_the_chart_in_the_pdf_is_described(pdf: Path, document: Path) -> None:
    (description,) = descriptions(document)
    assert description.startswith("Staafdiagram")
    (told,) = re.findall(rb"/S/Figure\n[^>]*/Alt<FEFF([0-9A-F]+)>", pdf.read_bytes())
    assert bytes.fromhex(told.decode()).decode("utf-16-be") == description
    assert "Syntax" not in said_by("pdfinfo", "-struct-text", str(pdf))


def test_the_pdf_can_be_shown_page_by_page(pdf: Path) -> None:
    with Pages(pdf) as pages:
        assert pages.is_tagged
        assert {(round(size.width), round(size.height)) for size in pages.sizes} == {(595, 842)}
        drawn = [pages.picture(number, 0.25) for number in range(len(pages.sizes))]
    assert all(min(picture.rgba) < 200 for picture in drawn)


def test_the_pdf_says_what_the_document_says(pdf: Path, document: Path) -> None:
    printed = "".join(said_by("pdftotext", str(pdf), "-").split())
    place = 0
    for line in ("".join(text.split()) for text in Opened(document).texts()):
        assert line in printed
        if len(line) > _SHORT:
            place = printed.index(line, place)


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
        made += [white.get(each.tag, ""), *_shown(each), each.tail or ""]
    return made


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def test_the_odt_opens_again(odt: Path, libreoffice: LibreOffice, tmp_path: Path) -> None:
    convert(odt, tmp_path / "r.odt", Form.ODT, libreoffice)
    with zipfile.ZipFile(tmp_path / "r.odt") as package:
        assert "Beleidsterrein 3A Ontmoeting" in package.read("content.xml").decode()


def test_what_is_no_document_is_told(libreoffice: LibreOffice, tmp_path: Path) -> None:
    (tmp_path / "r.docx").write_bytes(b"PK\x03\x04 en dan niets")
    with pytest.raises(Problem, match="LibreOffice heeft geen PDF gemaakt"):
        convert(tmp_path / "r.docx", tmp_path / "r.pdf", Form.PDF, libreoffice)
    assert [path.name for path in tmp_path.iterdir()] == ["r.docx"]


def test_cancelling_stops_libreoffice_and_leaves_nothing(
    document: Path, libreoffice: LibreOffice, tmp_path: Path
) -> None:
    asked: list[bool] = []

    def cancelled() -> bool:
        asked.append(True)
        return len(asked) > 3

    with pytest.raises(Cancelled):
        convert(document, tmp_path / "r.pdf", Form.PDF, libreoffice, cancelled=cancelled)
    assert not list(tmp_path.iterdir())


def test_two_conversions_at_once_do_not_mind_each_other(
    document: Path, libreoffice: LibreOffice, tmp_path: Path
) -> None:
    targets = [tmp_path / f"{number}.pdf" for number in range(2)]
    threads = [threading.Thread(target=convert, args=(document, each, Form.PDF, libreoffice)) for each in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(target.read_bytes().startswith(Form.PDF.beginning) for target in targets)
