"""House styles as other programs save them, finished as our own template is."""

import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Twips

from tests.reports import small_report
from tests.word.opened import Opened, text_of, w
from tests.word.pixel import PIXEL
from tests.word.test_validity import findings
from vgr_desktop.core.layout import Imprint, Status
from vgr_desktop.word.house.template import missing
from vgr_desktop.word.writer import write

IMPRINT = Imprint(dt.date(2024, 2, 29), Status.DRAFT)
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

Change = Callable[[Document], object]


def saved(folder: Path, *changes: Change) -> Path:
    document = docx.Document()
    for change in changes:
        change(document)
    document.save(str(folder / "huis.docx"))
    return folder / "huis.docx"


def report_in(template: Path) -> Opened:
    return Opened(write(small_report(), IMPRINT, template=template))


def renamed(before: str, after: str) -> Change:
    def rename(document: Document) -> None:
        document.styles[before].element.find(qn("w:name")).set(qn("w:val"), after)

    return rename


def footed(document: Document) -> None:
    document.sections[0].footer.paragraphs[0].text = "Gemeente Lindeveen"


def with_logo(document: Document) -> None:
    document.sections[0].header.paragraphs[0].add_run().add_picture(io.BytesIO(PIXEL)).width = Twips(500)
    next(document.sections[0].header._element.iter(DRAWING)).set("descr", "Wapen van Lindeveen")


def style(opened: Opened, name: str) -> dict[str, dict[str, str]]:
    """The properties of paragraphs in a style, each with its attributes."""
    for each in opened.part("word/styles.xml").iter(w("style")):
        if each.find(w("name")).attrib[w("val")].lower() == name:  # type: ignore[union-attr]
            return {inner.tag.rpartition("}")[2]: inner.attrib for inner in each.find(w("pPr")) or ()}
    raise KeyError(name)


@pytest.mark.parametrize("name", ["Heading 1", "HEADING 1", "Kop 1"])
def test_a_style_is_known_by_its_name_in_any_letters_and_in_dutch(tmp_path: Path, name: str) -> None:
    def red(document: Document) -> None:
        document.styles["Heading 1"].font.color.rgb = docx.shared.RGBColor(0xB0, 0, 0x20)

    opened = report_in(saved(tmp_path, red, renamed("Heading 1", name)))
    names = [each.attrib[w("val")] for each in opened.part("word/styles.xml").iter(w("name"))]
    assert [each for each in names if each.lower() in {name.lower(), "heading 1"}] == ["heading 1"]
    colours = [each.attrib[w("val")] for each in opened.part("word/styles.xml").iter(w("color"))]
    assert "B00020" in colours


def test_an_own_style_with_the_dutch_name_of_one_that_is_there_stays_what_it_is(tmp_path: Path) -> None:
    opened = report_in(saved(tmp_path, renamed("Quote", "Kop 1")))
    names = [each.attrib[w("val")] for each in opened.part("word/styles.xml").iter(w("name"))]
    assert {"Kop 1", "heading 1"} <= set(names)


def test_chapters_and_contents_begin_a_page_and_a_caption_stays_with_what_it_names(tmp_path: Path) -> None:
    opened = report_in(saved(tmp_path))
    for name in ("heading 1", "toc heading"):
        assert {"pageBreakBefore", "keepNext", "keepLines"} <= set(style(opened, name))
    assert style(opened, "caption")["keepNext"] == {}
    assert [style(opened, f"heading {level}")["outlineLvl"] for level in (1, 4)] == [{w("val"): "0"}, {w("val"): "3"}]


def test_word_opens_it_in_its_own_way_of_setting_pages_in_dutch(tmp_path: Path) -> None:
    settings = report_in(saved(tmp_path)).part("word/settings.xml")
    found = {each.tag.rpartition("}")[2]: each.attrib.get(w("val")) for each in settings}
    assert (found["decimalSymbol"], found["listSeparator"], found["themeFontLang"]) == (",", ";", "nl-NL")
    assert settings.find(w("zoom")).attrib == {w("percent"): "100"}  # type: ignore[union-attr]
    mode = next(each for each in settings.iter(w("compatSetting")) if each.attrib[w("name")] == "compatibilityMode")
    assert mode.attrib[w("val")] == "15"
    assert "autoHyphenation" in found
    assert not {"proofState", "savePreviewPicture"} & set(found)


def test_a_house_style_keeps_what_it_says_of_hyphens(tmp_path: Path) -> None:
    def unbroken(document: Document) -> None:
        off = OxmlElement("w:autoHyphenation")
        off.set(qn("w:val"), "0")
        document.settings.element.find(qn("w:defaultTabStop")).addnext(off)

    (hyphens,) = report_in(saved(tmp_path, unbroken)).part("word/settings.xml").iter(w("autoHyphenation"))
    assert hyphens.attrib[w("val")] == "0"


def test_there_is_one_default_style_of_each_kind(tmp_path: Path) -> None:
    def without(document: Document) -> None:
        for each in document.styles.element.findall(qn("w:style")):
            each.attrib.pop(qn("w:default"), "")

    opened = report_in(saved(tmp_path, without))
    found = [each.attrib for each in opened.part("word/styles.xml").iter(w("style")) if w("default") in each.attrib]
    assert sorted(each[w("type")] for each in found) == ["character", "numbering", "paragraph", "table"]


def test_a_footer_without_a_page_number_gets_one_under_what_it_says(tmp_path: Path) -> None:
    house = saved(tmp_path, footed)
    assert "een paginanummer" in missing(house)
    opened = report_in(house)
    (footer,) = [opened.part(name) for name in opened.files if name.startswith("word/footer")]
    assert [text_of(each).split("Pagina")[0] for each in footer] == ["Gemeente Lindeveen", "CONCEPT\t"]


def test_a_header_of_the_house_stays_on_the_title_page_and_our_page_number_does_not(tmp_path: Path) -> None:
    section = report_in(saved(tmp_path, with_logo)).body.find(w("sectPr"))
    assert section is not None
    first, default = section.findall(w("headerReference"))
    assert first.attrib[R] == default.attrib[R]
    assert (first.attrib[w("type")], default.attrib[w("type")]) == ("first", "default")
    assert [each.attrib[w("type")] for each in section.findall(w("footerReference"))] == ["default"]


def test_no_two_drawings_have_the_same_number(tmp_path: Path) -> None:
    opened = report_in(saved(tmp_path, with_logo))
    numbers = [
        each.attrib["id"] for name in opened.files if "rels" not in name for each in opened.part(name).iter(DRAWING)
    ]
    assert len(numbers) == len(set(numbers)) > 1


def lying(document: Document) -> None:
    section = document.sections[-1]
    section.page_width, section.page_height = section.page_height, section.page_width
    section.orientation = WD_ORIENT.LANDSCAPE


def test_pages_stand_upright_when_the_last_page_of_the_house_lies(tmp_path: Path) -> None:
    section = report_in(saved(tmp_path, lying)).body.find(w("sectPr"))
    assert section is not None
    size = section.find(w("pgSz")).attrib  # type: ignore[union-attr]
    assert int(size[w("h")]) > int(size[w("w")])
    assert w("orient") not in size


def two_ways(document: Document) -> None:
    document.sections[0].header.paragraphs[0].text = "Gemeente Lindeveen"
    document.sections[0].footer_distance = Twips(0)
    document.add_section().header.is_linked_to_previous = False
    document.sections[-1].header.paragraphs[0].text = "Liggend"
    lying(document)


def test_of_upright_and_lying_pages_the_upright_ones_are_taken_with_their_header(tmp_path: Path) -> None:
    opened = report_in(saved(tmp_path, two_ways))
    said = [text_of(opened.part(name)) for name in opened.files if name.startswith("word/header")]
    assert said == ["Gemeente Lindeveen"]
    (margins,) = opened.body.findall(w("sectPr/pgMar"))
    assert int(margins.attrib[w("footer")]) > 0


def as_libreoffice_saves(document: Document) -> None:
    """Without a theme, and with the properties of lists in an order of its own."""
    relations = document.part.rels
    for id in [id for id, each in relations.items() if each.reltype.endswith("/theme")]:
        del relations[id]
    for level in document.part.numbering_part.element.iter(qn("w:lvl")):
        level.append(level.find(qn("w:numFmt")))


def test_validators_find_nothing_in_what_is_finished(tmp_path: Path) -> None:
    house = saved(
        tmp_path,
        with_logo,
        two_ways,
        as_libreoffice_saves,
        renamed("Heading 1", "HEADING 1"),
        renamed("Heading 2", "Kop 2"),
    )
    written = tmp_path / "rapportage.docx"
    written.write_bytes(write(small_report(), IMPRINT, template=house).zipped())
    assert findings(written) == []


def test_a_house_style_without_a_size_of_its_pages_is_on_our_paper(tmp_path: Path) -> None:
    def bare(document: Document) -> None:
        section = document.element.body.sectPr
        for name in ("w:pgSz", "w:pgMar"):
            section.remove(section.find(qn(name)))

    opened = report_in(saved(tmp_path, footed, bare))
    assert opened.body.find(w("sectPr/pgSz")).attrib[w("w")] == "11906"  # type: ignore[union-attr]
