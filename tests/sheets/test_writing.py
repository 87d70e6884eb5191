"""A report as a spreadsheet, and in again."""

import datetime as dt
import io
import re
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.core.intake.test_intake import blank_report
from tests.reports import (
    ABOUT_PLAYGROUNDS,
    DROUGHT_COSTS,
    PLAYGROUNDS,
    TREES,
    identities,
    identity,
    reviewed_report,
    small_report,
)
from tests.spreadsheets import saved
from tests.strategies import reports
from vgr_desktop.core.editing import edits, writing
from vgr_desktop.core.intake.reading import Reading
from vgr_desktop.core.intake.sheets.guessing import guess
from vgr_desktop.core.intake.sheets.reading import read_workbook
from vgr_desktop.core.intake.taking_in import take_in
from vgr_desktop.core.model.characters import from_outside
from vgr_desktop.core.model.report import Deliverable, Deviation, Explanation, Report, SubItem
from vgr_desktop.core.model.review import Review
from vgr_desktop.core.model.text import from_plain, plain
from vgr_desktop.core.model.tree import amend, code_of, everything, index, title_of
from vgr_desktop.core.views.ledger import LONGEST_CELL, ledgers
from vgr_desktop.sheets import read_sheets
from vgr_desktop.sheets.writing import workbook_of

DAY = dt.date(2026, 12, 1)


def again(report: Report, folder: Path) -> Reading:
    """What the exported report says when it comes in."""
    workbook = read_sheets(saved(folder, "uit.xlsx", workbook_of(report, DAY)))
    layouts = tuple(guess(sheet, report.scale) for sheet in workbook.sheets)
    return read_workbook(workbook, layouts, identities(500_000), report.scale)


def pages(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


def test_the_same_report_gives_the_same_bytes() -> None:
    assert workbook_of(reviewed_report(), DAY) == workbook_of(reviewed_report(), DAY)


def test_it_comes_in_again_without_a_difference(tmp_path: Path) -> None:
    report = reviewed_report()
    intake = take_in(report, again(report, tmp_path))
    assert (intake.report, intake.differences) == (report, ())


def test_what_was_changed_in_it_is_a_difference(tmp_path: Path) -> None:
    report = small_report()
    changed = edits.set_light(report, TREES, "red")
    (one,) = take_in(report, again(changed, tmp_path)).differences
    assert (one.place, one.theirs) == (TREES, "red")


@pytest.mark.parametrize(
    "text", ["=1+1", "+31 6 12", "-5 graden", "@naam", "http://a.nl", "_x0041_", "007", "=cmd|' /C calc'!A0"]
)
def test_text_is_text_whatever_it_begins_with(text: str, tmp_path: Path) -> None:
    report = writing.write(edits.rename(small_report(), TREES, text), ABOUT_PLAYGROUNDS, from_plain(text))
    assert "<f>" not in "".join(pages(workbook_of(report, DAY)).values())
    assert take_in(report, again(report, tmp_path)).differences == ()


def test_a_text_longer_than_a_cell_goes_on_in_the_rows_below(tmp_path: Path) -> None:
    lines = "\n".join(f"Regel {number} van een heel lange toelichting." for number in range(2_000))
    report = writing.write(small_report(), ABOUT_PLAYGROUNDS, from_plain(lines))
    assert len(lines) > 2 * LONGEST_CELL
    intake = take_in(report, again(report, tmp_path))
    assert (intake.report, intake.differences) == (report, ())


@pytest.mark.parametrize("text", ["woord " * 10_000, "x" * 70_000])
def test_a_long_line_is_cut_between_words_where_that_can_be(text: str, tmp_path: Path) -> None:
    report = writing.write(small_report(), ABOUT_PLAYGROUNDS, from_plain(text))
    read = again(report, tmp_path)
    (said,) = (
        plain(e.body) for p in read.programmes for a in p.areas for e in a.explanations if len(plain(e.body)) > 999
    )
    assert said.replace("\n", "").replace(" ", "") == text.replace(" ", "")


def test_amounts_are_numbers_of_euro_with_their_word() -> None:
    report = amend(small_report(), DROUGHT_COSTS, amount=Decimal("-1234.50"))
    (_, money, _, _) = ledgers(report)
    assert money.rows[0][:4] == ("4", "Water geven in de zomer", Decimal("-1234.50"), "voordeel")
    assert re.search(r"<v>-1234\.50?</v>", pages(workbook_of(report, DAY))["xl/worksheets/sheet2.xml"])


def test_how_far_texts_are_and_the_lights_are_counted() -> None:
    report = replace(
        small_report(),
        reviews=(Review(*identity(901), subject=PLAYGROUNDS, owner="Sanne", deadline=dt.date(2026, 4, 15)),),
    )
    tree, _, texts, lights = ledgers(report)
    (row,) = (row for row in tree.rows if row[2] == "Onderhouden van speelplekken")
    assert (row[0], row[1], row[4], row[5]) == ("4A1.3", "prestatie", "Sanne", "concept")
    assert ("de toelichting op 4A1.3", "concept", "Sanne", dt.date(2026, 4, 15)) in {line[:4] for line in texts.rows}
    assert lights.rows[-1] == ("Totaal", 4, 1, 0, 0, 5)


def test_a_text_that_is_still_to_be_written_is_empty() -> None:
    report = edits.set_light(small_report(), TREES, "red")
    *_, texts, _ = ledgers(report)
    assert ("de toelichting op 4A1.1", "leeg", "", None, 0) in texts.rows


def test_names_stay_above_the_rows_with_filters_and_print_on_every_page() -> None:
    sheets = pages(workbook_of(small_report(), DAY))
    for page in (sheets[name] for name in sheets if name.startswith("xl/worksheets/sheet")):
        assert 'ySplit="3"' in page
        assert "<autoFilter" in page
        assert 'orientation="landscape"' in page
    assert sheets["xl/workbook.xml"].count("_xlnm.Print_Titles") == 4


def test_a_row_is_as_high_as_its_text() -> None:
    report = writing.write(small_report(), ABOUT_PLAYGROUNDS, from_plain("Een regel.\nNog een.\n" + "woord " * 40))
    page = pages(workbook_of(report, DAY))["xl/worksheets/sheet1.xml"]
    heights = dict(re.findall(r'<row r="(\d+)"[^>]*? ht="([\d.]+)"', page))
    (row,) = (number for number, height in heights.items() if float(height) > 40)
    assert float(heights[row]) == 15 * (1 + 1 + 3)


def test_a_light_is_said_by_its_sign_its_word_and_its_colour() -> None:
    sheets = pages(workbook_of(small_report(), DAY))
    assert "▲ Oranje" in sheets["xl/sharedStrings.xml"]
    assert "FFC75B00" in sheets["xl/styles.xml"]


def facts(report: Report) -> list[object]:
    """All that the tables of the tree and of the deviations say, in their order."""
    known = index(report)
    explained = {
        one.about[0]: _lines(one)
        for item in reversed(list(everything(report)))
        if isinstance(one := item, Explanation) and len(one.about) == 1
    }
    owners = {review.subject: review.owner for review in report.reviews}
    said: list[object] = []
    for item in everything(report):
        if isinstance(item, Deviation):
            title, cover = from_outside(item.title), from_outside(item.cover)
            said.append((item.kind, title, item.amount, item.recurrence, cover, _lines(item)))
        elif code_of(known, item.id):
            light = item.light if isinstance(item, Deliverable | SubItem) else None
            owner = owners.get(item.id, "") if isinstance(item, Deliverable | SubItem) else ""
            said.append(
                (code_of(known, item.id), from_outside(title_of(item)), light, owner, explained.get(item.id, []))
            )
    return said


def _lines(item: Explanation | Deviation) -> list[str]:
    return [line.strip() for line in from_outside(plain(item.body)).split("\n") if line.strip()]


@settings(max_examples=40)
@given(reports())
def test_report_to_sheet_to_report_is_the_same(tmp_path_factory: pytest.TempPathFactory, report: Report) -> None:
    read = again(report, tmp_path_factory.mktemp("uit"))
    made = take_in(replace(blank_report(), scale=report.scale), read).report
    assert facts(made) == facts(report)
