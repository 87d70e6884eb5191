"""What the law asks of a document (EN 301 549, WCAG 2.1 AA), as far as a file can show it."""

import datetime as dt
import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings

from tests.printed import empty_report, full_report
from tests.reports import reviewed_report, small_report
from tests.strategies import reports
from tests.word.opened import Opened, text_of, w
from tests.word.written import write_report
from vgr_desktop import resources
from vgr_desktop.core.layout import Imprint, Signal
from vgr_desktop.core.layout.contrast import READABLE, WHITE, contrast
from vgr_desktop.core.model.report import STANDARD_SCALE, Report
from vgr_desktop.word.content.styles import Styles, readable
from vgr_desktop.word.house.template import TEMPLATE

DATE = dt.date(2024, 2, 29)


@pytest.fixture(params=[full_report, small_report, empty_report, reviewed_report], ids=lambda make: make.__name__)
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Opened:
    return _exported(request.param(), tmp_path / "rapportage.docx")


def _exported(report: Report, target: Path) -> Opened:
    write_report(report, target, Imprint(DATE))
    return Opened(target)


def test_nothing_but_dutch_is_declared(opened: Opened) -> None:
    for name in ("word/styles.xml", "word/settings.xml"):
        languages = {
            value
            for element in opened.part(name).iter()
            if element.tag in {w("lang"), w("themeFontLang")}
            for key, value in element.attrib.items()
            if key != w("bidi")
        }
        assert languages == {"nl-NL"}


def test_there_is_one_title_and_no_heading_level_is_skipped(opened: Opened) -> None:
    _check_headings(opened)


def _check_headings(opened: Opened) -> None:
    styles = [style for style, _ in opened.lines()]
    assert styles.count("Title") == 1
    previous = 0
    for style in styles:
        if style.startswith("heading"):
            level = int(style.split()[1])
            assert level <= previous + 1
            previous = level


def test_no_paragraph_is_empty(opened: Opened) -> None:
    """But for the one that Word needs between two tables, and in a cell that the officer left empty."""
    for paragraph in opened.paragraphs():
        if not text_of(paragraph).strip() and paragraph.find(w("r/drawing")) is None:
            assert opened.style(paragraph) == "Tabelafstand"


def test_paragraphs_between_tables_stand_nowhere_else(opened: Opened) -> None:
    for parent in opened.body.iter():
        children = [*parent, None]
        for i, child in enumerate(parent):
            if child.tag == w("p") and opened.style(child) == "Tabelafstand":
                after = children[i + 1]
                assert i == 0 or children[i - 1].tag in {w("tbl"), w("sdt")}
                assert after is None or after.tag in {w("tbl"), w("sectPr")}


def test_tables_have_a_header_that_is_repeated_and_rows_that_stay_whole(opened: Opened) -> None:
    for table in opened.body.iter(w("tbl")):
        first, *others = table.findall(w("tr"))
        assert first.find(w("trPr/tblHeader")) is not None
        assert all(row.find(w("trPr/tblHeader")) is None for row in others)
        assert all(row.find(w("trPr/cantSplit")) is not None for row in (first, *others))


def test_tables_have_no_merged_cells_and_are_rectangular(opened: Opened) -> None:
    for table in opened.body.iter(w("tbl")):
        assert not [e for e in table.iter() if e.tag in {w("vMerge"), w("gridSpan"), w("hMerge")}]
        assert {len(row.findall(w("tc"))) for row in table.iter(w("tr"))} == {len(table.findall(w("tblGrid/gridCol")))}


def test_our_tables_have_no_empty_cell_and_say_what_they_are(opened: Opened) -> None:
    controlled = {id(table) for control in opened.body.iter(w("sdt")) for table in control.iter(w("tbl"))}
    for table in opened.body.iter(w("tbl")):
        if id(table) not in controlled:
            assert all(text_of(cell).strip() for cell in table.iter(w("tc")))
            assert table.find(w("tblPr/tblCaption")) is not None
            assert table.find(w("tblPr/tblDescription")) is not None


def test_a_light_is_said_in_words_beside_its_shape(opened: Opened) -> None:
    lights = {f"{light.shape} {light.name}" for light in STANDARD_SCALE} | {"Nog niet ingevuld", "Niet van toepassing"}
    for table in opened.body.iter(w("tbl")):
        caption = table.find(w("tblPr/tblCaption"))
        if caption is not None and caption.attrib[w("val")].startswith("Doelenboom"):
            shown = {text_of(row.findall(w("tc"))[2]) for row in table.findall(w("tr"))[1:]}
            assert shown <= lights


def test_names_and_numbers_are_unique(opened: Opened) -> None:
    _check_unique(opened)


def _check_unique(opened: Opened) -> None:
    marks = [*opened.body.iter(w("bookmarkStart"))]
    names = [mark.attrib[w("name")] for mark in marks]
    controls = [control.attrib[w("val")] for control in opened.body.iter(w("id"))]
    for found in (names, [mark.attrib[w("id")] for mark in marks], controls):
        assert not [value for value, times in Counter(found).items() if times > 1]
    assert all(len(name) <= 40 for name in names)


def test_bookmarks_begin_and_end_in_one_paragraph(opened: Opened) -> None:
    for paragraph in opened.paragraphs():
        begun = sorted(mark.attrib[w("id")] for mark in paragraph.iter(w("bookmarkStart")))
        assert begun == sorted(mark.attrib[w("id")] for mark in paragraph.iter(w("bookmarkEnd")))
    inside = [mark for paragraph in opened.paragraphs() for mark in paragraph.iter(w("bookmarkStart"))]
    assert len(inside) == len([*opened.body.iter(w("bookmarkStart"))])


def test_every_text_can_be_written_in_and_says_what_it_is(opened: Opened) -> None:
    controls = [control for control in opened.body.iter(w("sdt")) if control.find(w("sdtPr/docPartObj")) is None]
    for control in controls:
        said = {inner.tag: inner.get(w("val"), "") for inner in control.findall(w("sdtPr/*"))}
        assert said[w("tag")].startswith("vgr:")
        assert said[w("alias")].strip()
        assert w("lock") not in said


def test_amounts_and_numbers_of_proposals_are_not_broken_over_lines(opened: Opened) -> None:
    for text in opened.texts():
        assert not re.search(r"€ \d|\d (miljoen|miljard|%)|\b(RV|RB|BW) \d", text)


def test_numbers_and_settings_are_those_of_the_template(opened: Opened) -> None:
    ours, theirs = opened.part("word/settings.xml"), Opened(resources.find(*TEMPLATE)).part("word/settings.xml")
    for name in ("decimalSymbol", "listSeparator", "compat", "themeFontLang"):
        assert _written(ours, name) == _written(theirs, name)
    latent = [part.find(w("latentStyles")) for part in (opened.part("word/styles.xml"), _template_styles())]
    assert len({ET.tostring(found) for found in latent if found is not None}) == 1


def _written(part: ET.Element, name: str) -> bytes:
    found = part.find(w(name))
    assert found is not None
    return ET.tostring(found)


def _template_styles() -> ET.Element:
    return Opened(resources.find(*TEMPLATE)).part("word/styles.xml")


def test_letters_are_set_by_styles_but_for_the_officers_own_emphasis(opened: Opened) -> None:
    allowed = {w(name) for name in ("rStyle", "b", "bCs", "i", "iCs", "u", "vertAlign")}
    assert {inner.tag for run in opened.body.iter(w("rPr")) for inner in run} <= allowed
    for properties in opened.body.iter(w("pPr")):
        assert {inner.tag for inner in properties} <= {w("pStyle"), w("numPr")}


def test_every_style_that_is_used_exists(opened: Opened) -> None:
    known = {style.attrib[w("styleId")] for style in opened.part("word/styles.xml").iter(w("style"))}
    for reference in ("pStyle", "rStyle", "tblStyle"):
        assert {used.attrib[w("val")] for used in opened.body.iter(w(reference))} <= known


@settings(max_examples=25)
@given(reports())
def test_any_report_keeps_its_levels_and_names(tmp_path_factory: pytest.TempPathFactory, report: Report) -> None:
    opened = _exported(report, tmp_path_factory.mktemp("any") / "r.docx")
    _check_headings(opened)
    _check_unique(opened)


@pytest.mark.parametrize("colour", ["#2E7D32", "#C75B00", "#FFFFFF", "#ffff00", "#000000"])
def test_lights_are_readable_on_white(colour: str) -> None:
    assert contrast(f"#{readable(colour)}", WHITE) >= READABLE


def test_a_readable_colour_stays_as_it_is_and_what_is_no_colour_is_left_to_word() -> None:
    assert readable("#2E7D32") == "2E7D32"
    assert readable("groen") == "auto"


def test_each_light_has_a_style_of_its_own_made_once() -> None:
    styles = Styles({"Default Paragraph Font": "Standaard"})
    green = Signal("Groen & goed", "●", "#2E7D32")
    assert styles.signal(green) == styles.signal(green)
    made = ET.fromstring(styles.lights())  # noqa: S314  # our own text
    assert [name.attrib[w("val")] for name in made.iter(w("name"))] == ["Stoplicht Groen & goed"]
