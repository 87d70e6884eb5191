"""Other programs take the file: validators find nothing, and LibreOffice sets it on pages."""

import datetime as dt
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from docx_integrity import check  # type: ignore[import-untyped]  # it has no types
from hypothesis import given, settings
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]  # it has no types

from tests.editions import next_edition
from tests.printed import body, empty_report, full_report
from tests.reports import TREES, small_report
from tests.strategies import reports, rich_texts
from tests.word.opened import Opened, w
from tests.word.written import write_report
from vgr_desktop import resources
from vgr_desktop.core.editing.edits import rename
from vgr_desktop.core.layout import Chapter, Choice, Extra, Imprint
from vgr_desktop.core.model.report import Report, Section, SectionKind
from vgr_desktop.core.model.text import RichText
from vgr_desktop.core.model.tree import amend
from vgr_desktop.word.house.template import TEMPLATE

DATE = dt.date(2024, 2, 29)


def findings(path: Path) -> list[str]:
    return [*map(str, OpenXmlValidator().validate(path).errors), *map(str, check(path))]


@pytest.mark.parametrize("make", [full_report, small_report, empty_report])
def test_validators_find_nothing_in_a_report(make: Callable[[], Report], tmp_path: Path) -> None:
    write_report(make(), tmp_path / "r.docx", Imprint(DATE, author="Team & co"))
    assert findings(tmp_path / "r.docx") == []


@pytest.mark.parametrize(
    ("sound", "broken"),
    [
        ("<w:body>", "<w:body><w:verzonnen/>"),
        ("<w:pPr><w:pStyle", '<w:pPr><w:jc w:val="left"/><w:pStyle'),
        ("<w:tblW ", '<w:tblLayout w:type="fixed"/><w:tblW '),
        ("<w:cantSplit/>", '<w:cantSplit w:verzonnen="1"/>'),
        ('w:type="dxa"', 'w:type="el"'),
    ],
    ids=["an element", "an order of properties", "an order in a table", "an attribute", "a value"],
)
def test_what_the_schema_of_the_standard_does_not_know_is_found(tmp_path: Path, sound: str, broken: str) -> None:
    """The schemas of ECMA-376 may not be copied here; the validator has those of the Open XML SDK."""
    write_report(full_report(), tmp_path / "r.docx", Imprint(DATE))
    with zipfile.ZipFile(tmp_path / "r.docx") as package:
        files = {name: package.read(name) for name in package.namelist()}
    body = files["word/document.xml"].decode()
    assert sound in body
    files["word/document.xml"] = body.replace(sound, broken, 1).encode()
    with zipfile.ZipFile(tmp_path / "r.docx", "w") as package:
        for name, content in files.items():
            package.writestr(name, content)
    assert any("[schema]" in finding for finding in findings(tmp_path / "r.docx"))


@pytest.mark.parametrize("choice", [Choice(classic=True), Choice(frozenset({Chapter.TO_EXPLAIN}))])
def test_validators_find_nothing_in_another_form_or_a_part(tmp_path: Path, choice: Choice) -> None:
    write_report(full_report(), tmp_path / "r.docx", Imprint(DATE), choice=choice)
    assert findings(tmp_path / "r.docx") == []


def test_validators_find_nothing_in_what_changed_since_the_edition_before(tmp_path: Path) -> None:
    report = rename(next_edition(small_report()), TREES, "Planten van hagen")
    write_report(report, tmp_path / "r.docx", Imprint(DATE), previous=small_report())
    assert findings(tmp_path / "r.docx") == []


def test_validators_find_nothing_in_what_may_be_printed_beside_it(tmp_path: Path) -> None:
    imprint = Imprint(DATE, reference="RV 24.0072; BW 24.0317", decision="Kennis nemen.\nVaststellen.")
    report = full_report()
    report = amend(report, report.programmes[0].deviations[0].id, body=body("Zie 3A1.2 en de Wet op hulp (WOH)."))
    extras = Choice(extras=frozenset(Extra))
    write_report(report, tmp_path / "r.docx", imprint, choice=extras, previous=full_report())
    assert findings(tmp_path / "r.docx") == []
    opened = Opened(tmp_path / "r.docx")
    lines = opened.lines()
    assert ("Kernboodschap", "40% van de prestaties ligt op koers: 2 van de 5 staan op groen.") in lines
    assert ("Titelkop", "Gevraagd besluit") in lines
    assert [text for style, text in lines if style == "List Number"][:2] == ["Kennis nemen.", "Vaststellen."]
    names = {each.attrib[w("name")] for each in opened.body.iter(w("bookmarkStart"))}
    links = {each.attrib[w("anchor")] for each in opened.body.iter(w("hyperlink")) if w("anchor") in each.attrib}
    assert links <= names
    assert [each for each in links if each.startswith(("_tabel", "_figuur"))]


def test_one_point_of_a_decision_is_no_list(tmp_path: Path) -> None:
    write_report(empty_report(), tmp_path / "r.docx", Imprint(DATE, decision="Kennis nemen."))
    assert ("Body Text", "Kennis nemen.") in Opened(tmp_path / "r.docx").lines()


def test_validators_find_nothing_in_the_template() -> None:
    assert findings(resources.find(*TEMPLATE)) == []


@settings(max_examples=25)
@given(reports())
def test_any_report_is_valid(tmp_path_factory: pytest.TempPathFactory, report: Report) -> None:
    target = tmp_path_factory.mktemp("any") / "r.docx"
    write_report(report, target, Imprint(DATE))
    assert findings(target) == []


@settings(max_examples=40)
@given(rich_texts(max_blocks=8))
def test_any_text_is_valid(tmp_path_factory: pytest.TempPathFactory, text: RichText) -> None:
    target = tmp_path_factory.mktemp("any") / "r.docx"
    sections = tuple(Section(100 + i, f"l{i}", kind=SectionKind.APPENDIX, title="", body=text) for i in range(2))
    write_report(replace(empty_report(), sections=sections), target, Imprint(DATE))
    assert findings(target) == []


def converted(folder: Path, into: str) -> None:
    """Convert r.docx in `folder` with LibreOffice."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", into, "--outdir", str(folder), str(folder / "r.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=300)


def test_libreoffice_makes_a_pdf_that_a_screen_reader_can_follow(tmp_path: Path) -> None:
    pdfinfo = shutil.which("pdfinfo")
    if pdfinfo is None:
        pytest.skip("pdfinfo (poppler-utils) is not installed")
    write_report(full_report(), tmp_path / "r.docx", Imprint(DATE))
    converted(tmp_path, 'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}')

    def told(option: str) -> str:
        command = [pdfinfo, option, str(tmp_path / "r.pdf")]
        return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout

    tags = set(re.findall(r"^\s*(\w+)", told("-struct"), re.MULTILINE))
    assert tags >= {"H1", "H2", "H3", "H4", "Table", "TH", "TD", "TOC", "L", "Link", "Figure"}
    assert re.search(r"Tagged:\s+yes", told("-isodates"))
    assert re.search(r"Title:\s+2e Voortgangsrapportage 2023", told("-isodates"))
    assert re.search(r"Pages:\s+10", told("-isodates"))


def test_libreoffice_reads_what_the_report_says(tmp_path: Path) -> None:
    write_report(full_report(), tmp_path / "r.docx", Imprint(DATE))
    converted(tmp_path, "txt:Text (encoded):UTF8")
    read = (tmp_path / "r.txt").read_text(encoding="utf-8-sig")
    for said in (
        "Beleidsterrein 3A Ontmoeting",
        "Oorzaak: De aannemer is failliet gegaan.",
        "2. de wachttijd is korter",
    ):
        assert said in read
