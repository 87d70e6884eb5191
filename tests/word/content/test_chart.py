"""The chart is Word's own: it can be clicked, restyled and read aloud, and has its data with it."""

import datetime as dt
import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.printed import full_report
from tests.word.opened import Opened, text_of, w
from tests.word.written import write_report
from vgr_desktop.core.layout import Imprint
from vgr_desktop.core.layout.contrast import READABLE, WHITE, contrast
from vgr_desktop.word.content.workbook import column, workbook

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    write_report(full_report(), tmp_path / "r.docx", Imprint(dt.date(2024, 2, 29)))
    return Opened(tmp_path / "r.docx")


@pytest.fixture
def chart(opened: Opened) -> ET.Element:
    return opened.part("word/charts/chart1.xml")


def test_it_says_in_words_what_it_shows(opened: Opened) -> None:
    (told,) = opened.body.iter(f"{DRAWING}docPr")
    assert told.attrib["descr"].startswith("Staafdiagram met voor elk beleidsterrein een balk")


def test_figures_and_tables_have_a_numbered_caption(opened: Opened) -> None:
    captions = [text for style, text in opened.lines() if style == "caption"]
    assert captions == [
        "Figuur 1. Verdeling van de prestaties over de stoplichten per beleidsterrein",
        "Tabel 1. Aantal prestaties per stoplicht per beleidsterrein",
        "Tabel 2. Mee- en tegenvallers 2023, in euro’s",
        "Tabel 3. Stoplicht en toelichting per prestatie",
    ]
    counted = [text_of(e) or e.text for e in opened.body.iter(w("instrText")) if "SEQ" in (e.text or "")]
    assert len(counted) == len(captions)


def test_every_light_is_a_series_with_its_shape_in_legend_and_labels(chart: ET.Element) -> None:
    names = [series.findtext(f"{C}tx/{C}strRef/{C}strCache/{C}pt/{C}v") for series in chart.iter(f"{C}ser")]
    assert names == ["● Groen", "▲ Oranje", "■ Rood", "Nog niet ingevuld"]
    forms = [form.attrib["formatCode"] for form in chart.findall(f".//{C}dLbls/{C}numFmt")]
    assert forms == ['"● "0;;;', '"▲ "0;;;', '"■ "0;;;', "0;;;"]


def test_labels_can_be_read_on_every_bar(chart: ET.Element) -> None:
    for fill in chart.findall(f".//{C}ser/{C}spPr/{A}solidFill/{A}srgbClr"):
        assert contrast(f"#{fill.attrib['val']}", WHITE) >= READABLE


def test_axes_refer_to_each_other(chart: ET.Element) -> None:
    axes = [*chart.iter(f"{C}catAx"), *chart.iter(f"{C}valAx")]
    ids = {id.attrib["val"] for axis in axes for id in axis.findall(f"{C}axId")}
    assert {cross.attrib["val"] for cross in chart.iter(f"{C}crossAx")} == ids
    assert all(0 < int(id) < 2**31 for id in ids)


def test_its_data_lie_in_a_workbook_in_the_document(opened: Opened) -> None:
    relations = opened.files["word/charts/_rels/chart1.xml.rels"]
    assert "embeddings/gegevens1.xlsx" in relations
    with zipfile.ZipFile(io.BytesIO(opened.content["word/embeddings/gegevens1.xlsx"])) as book:
        sheet = ET.fromstring(book.read("xl/worksheets/sheet1.xml"))  # noqa: S314  # our own file
    rows = [["".join(cell.itertext()) for cell in row] for row in sheet.iter(f"{SHEET}row")]
    assert rows == [
        ["", "● Groen", "▲ Oranje", "■ Rood", "Nog niet ingevuld"],
        ["3A Ontmoeting", "1", "1", "0", "1"],
        ["3B Ondersteuning", "0", "0", "1", "0"],
        ["3C Gezondheid", "1", "0", "0", "0"],
    ]


def test_the_signs_of_lights_are_as_high_as_each_other_in_lines_that_do_not_grow(opened: Opened) -> None:
    sizes = {}
    for style in opened.part("word/styles.xml").iter(w("style")):
        name = style.find(w("name")).attrib[w("val")]  # type: ignore[union-attr]
        if name.startswith("Stoplicht "):
            sizes[name] = int(style.find(w("rPr/sz")).attrib[w("val")])  # type: ignore[union-attr]
    assert sizes["Stoplicht Groen"] > sizes["Stoplicht Rood"] > sizes["Stoplicht Oranje"]
    cells = {style for style, text in opened.lines() if text in {"● Groen", "▲ Oranje", "■ Rood"}}
    assert cells == {"Tabelstoplicht"}


def test_a_workbook_depends_on_nothing_but_its_rows() -> None:
    assert workbook([["a <b>", 1]]) == workbook([["a <b>", 1]])
    assert [column(number) for number in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
