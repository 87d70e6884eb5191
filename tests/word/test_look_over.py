import datetime as dt
import io
import re
from pathlib import Path

import docx
import pytest
from docx.document import Document

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
