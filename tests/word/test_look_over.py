import datetime as dt
import io
import re
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from tests.printed import empty_report, full_report
from tests.word.pixel import PIXEL
from vgr_desktop.core.layout import Choice, Imprint
from vgr_desktop.word.accessibility import look_over
from vgr_desktop.word.writer import write

IMPRINT = Imprint(dt.date(2024, 2, 29))


def exported() -> Document:
    """A report as it is read back from the file."""
    return docx.Document(io.BytesIO(write(full_report(), IMPRINT).zipped()))


def test_reports_in_our_template_are_in_order() -> None:
    assert look_over(exported()) == ()
    for report in (full_report(), empty_report()):
        assert write(report, IMPRINT).obstacles == ()


def test_merged_cells_are_told_once() -> None:
    (obstacle,) = write(full_report(), IMPRINT, choice=Choice(classic=True)).obstacles
    assert obstacle.startswith("Tabellen hebben samengevoegde cellen")


def test_what_a_document_from_elsewhere_lacks_is_told() -> None:
    document = docx.Document()
    document.add_heading("Te diep", 2)
    document.add_table(2, 2)
    document.core_properties.title = ""
    assert look_over(document) == (
        "Het document zegt niet dat het Nederlands is. Vul het sjabloon aan.",
        "Het document heeft geen titel. Vul de titel van de rapportage in.",
        "Onder een kop van niveau 0 staat er meteen een van niveau 2.",
        "Een tabel heeft geen rij met koppen.",
        "De letters van de stijl Kop 2 zijn te licht om goed te lezen. Kies in het sjabloon een donkerdere kleur.",
    )


def test_an_empty_header_is_told_of_our_own_tables_alone() -> None:
    document = exported()
    document.tables[0].cell(0, 0).text = ""
    (obstacle,) = look_over(document)
    assert re.fullmatch("De tabel “.+” heeft een lege kop.", obstacle)


@pytest.mark.parametrize("place", ["text", "header"])
def test_pictures_without_a_description_are_told(tmp_path: Path, place: str) -> None:
    picture = tmp_path / "logo.png"
    picture.write_bytes(PIXEL)
    document = exported()
    paragraph = document.add_paragraph() if place == "text" else document.sections[0].header.paragraphs[0]
    paragraph.add_run().add_picture(str(picture))
    (told,) = look_over(document)
    assert told.startswith("Een afbeelding")
    assert ("sjabloon" in told) == (place == "header")


@pytest.mark.parametrize(
    ("colour", "size", "bold", "told"),
    [
        ("4F81BD", 13, True, True),
        ("4F81BD", 14, True, False),
        ("4F81BD", 17, False, True),
        ("AAAAAA", 40, True, True),
        ("1B4965", 11, False, False),
    ],
)
def test_letters_that_are_too_light_for_their_size_are_told(colour: str, size: int, bold: bool, told: bool) -> None:  # noqa: FBT001
    document = exported()
    font = document.styles["Heading 2"].font
    font.color.rgb, font.size, font.bold = RGBColor.from_string(colour), Pt(size), bold
    said = "De letters van de stijl Kop 2 zijn te licht om goed te lezen. Kies in het sjabloon een donkerdere kleur."
    assert look_over(document) == ((said,) if told else ())


def test_styles_that_have_their_colour_of_another_are_told_together() -> None:
    document = exported()
    document.styles["Normal"].font.color.rgb = RGBColor(0xC0, 0xC0, 0xC0)
    (told,) = look_over(document)
    assert told.startswith("De letters van de stijlen ")
    assert "Platte tekst" in told
    assert "Kop 1" not in told


def test_styles_based_on_each_other_in_a_circle_and_colours_that_are_none_are_passed_over() -> None:
    document = exported()
    document.styles["Heading 2"].base_style = document.styles["Heading 3"]
    document.styles["Heading 3"].base_style = document.styles["Heading 2"]
    color = document.styles["Heading 2"].element.find(f".//{qn('w:color')}")
    color.set(qn("w:val"), "auto")
    assert look_over(document) == ()
