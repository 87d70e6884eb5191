"""The small inputs beside this checkout that once went wrong."""

import pytest

from tests.pages import blank_report, leftovers, whole
from tests.reports import identities
from tests.seeds import SEEDS
from vgr_desktop.core.editing.deviation_cells import DeviationColumn
from vgr_desktop.core.editing.deviation_sheet import rows_of
from vgr_desktop.core.intake.reading import Reading
from vgr_desktop.core.intake.taking_in import take_in
from vgr_desktop.published import read_page

CASES = SEEDS.parent / "cases"
pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason="the cases are not beside this checkout")


def _read(name: str, first: int = 1) -> Reading:
    return read_page(CASES / "import" / name, identities(first))


def test_what_stands_under_an_unknown_heading_is_no_mission() -> None:
    reading = _read("andere-kop-na-missie.txt")
    assert len(reading.programmes[0].mission.body.blocks) == 1
    assert leftovers(reading)[0].startswith("Ontwikkelingen in 2026\n")


def test_numbers_and_letters_that_were_typed_are_lists() -> None:
    lines = whole(_read("genummerde-lijst-platte-tekst.txt"))
    assert sum(line.startswith("      1. ") for line in lines) == 5
    assert sum(line.startswith("      • ") for line in lines) == 4


def test_the_number_that_a_site_puts_before_a_name_is_not_part_of_it() -> None:
    assert _read("pagina-nummer-in-kop.txt").programmes[0].name == "Wonen aan het water"


def test_a_web_archive_is_read_like_its_page() -> None:
    assert _read("pagina.mhtml").programmes[0].areas[0].goals[0].deliverables[0].title.endswith("coöperatie")


def test_amounts_with_letters() -> None:
    deviations = _read("afwijking-NV-letters.txt").programmes[0].deviations
    assert [deviation.amount for deviation in deviations] == [500_000, -335_000, 20_000, 45_000, 12_000]


def test_a_corrected_amount_waits_beside_the_first() -> None:
    once = take_in(blank_report(), _read("afwijking-eerste-keer.txt")).report
    twice = take_in(once, _read("afwijking-verbeterd.txt", 5_000))
    assert len(twice.report.programmes[0].deviations) == 1
    (left,) = twice.report.leftovers
    assert "350.000" in left.text


@pytest.mark.parametrize(("name", "rows"), [("excel-in-duizenden.tsv", 4), ("excel-totaal-in-omschrijving.tsv", 3)])
def test_rows_from_a_spreadsheet(name: str, rows: int) -> None:
    sheet = (CASES / "money" / name).read_text("utf-8")
    found = rows_of(sheet, DeviationColumn.TITLE)
    assert len(found) == rows
    assert all(row[DeviationColumn.AMOUNT].strip("-").endswith("000") for row in found)
