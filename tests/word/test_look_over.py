import datetime as dt
import re
from pathlib import Path

import docx
import pytest

from tests.printed import empty_report, full_report
from vgr_desktop.core.layout import Choice, Imprint
from vgr_desktop.word.accessibility import look_over
from vgr_desktop.word.writer import write_report

IMPRINT = Imprint(dt.date(2024, 2, 29))


def exported(folder: Path, choice: Choice | None = None) -> Path:
    write_report(full_report(), folder / "r.docx", IMPRINT, choice=choice or Choice())
    return folder / "r.docx"


def test_reports_in_our_template_are_in_order(tmp_path: Path) -> None:
    assert look_over(exported(tmp_path)) == ()
    write_report(empty_report(), tmp_path / "leeg.docx", IMPRINT)
    assert look_over(tmp_path / "leeg.docx") == ()


def test_merged_cells_are_told_once(tmp_path: Path) -> None:
    (stumble,) = look_over(exported(tmp_path, Choice(classic=True)))
    assert stumble.startswith("Tabellen hebben samengevoegde cellen")


def test_what_a_document_from_elsewhere_lacks_is_told(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Te diep", 2)
    document.add_table(2, 2)
    document.core_properties.title = ""
    document.save(str(tmp_path / "r.docx"))
    assert look_over(tmp_path / "r.docx") == (
        "Het document zegt niet dat het Nederlands is. Vul het sjabloon aan.",
        "Het document heeft geen titel. Vul de titel van de rapportage in.",
        "Onder een kop van niveau 0 staat er meteen een van niveau 2.",
        "Een tabel heeft geen rij met koppen.",
    )


def test_an_empty_header_is_told_of_our_own_tables_alone(tmp_path: Path) -> None:
    document = docx.Document(str(exported(tmp_path)))
    document.tables[0].cell(0, 0).text = ""
    document.save(str(tmp_path / "r.docx"))
    (stumble,) = look_over(tmp_path / "r.docx")
    assert re.fullmatch("De tabel “.+” heeft een lege kop.", stumble)


@pytest.mark.parametrize("place", ["text", "header"])
def test_pictures_without_a_description_are_told(tmp_path: Path, place: str) -> None:
    picture = tmp_path / "logo.png"
    picture.write_bytes(_PIXEL)
    document = docx.Document(str(exported(tmp_path)))
    paragraph = document.add_paragraph() if place == "text" else document.sections[0].header.paragraphs[0]
    paragraph.add_run().add_picture(str(picture))
    document.save(str(tmp_path / "r.docx"))
    (told,) = look_over(tmp_path / "r.docx")
    assert told.startswith("Een afbeelding")
    assert ("sjabloon" in told) == (place == "header")


_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8ffff3f0005fe02fe"
    "dccc59e70000000049454e44ae426082"
)
