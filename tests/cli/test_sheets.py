"""`vgr import` of a spreadsheet, and `vgr export` to one."""

from decimal import Decimal
from pathlib import Path

import pytest

from tests.cli.support import Vgr, dossier_with, page, reports_in
from tests.reports import drawn, reviewed_report, small_report
from tests.spreadsheets import xlsx
from vgr_desktop.core.intake.sheets.grid import shown
from vgr_desktop.core.model.tree import amend
from vgr_desktop.sheets import read_sheets

TREE = "2e Voortgangsrapportage 2026;;\nCode;Titel;Stoplicht\n9;Zorg;\n9A;Jeugd;\n9A1;Gezond;\n9A1.1;Hulp;oranje\n"


def test_a_goal_tree_makes_a_dossier(vgr: Vgr) -> None:
    said = vgr("import", page("boom.csv", TREE), "--into", "Proef.vgr")
    assert said.code == 0
    assert said.out.splitlines()[:2] == [
        "boom.csv: 2e Voortgangsrapportage 2026, programma 9",
        "  Gelezen: 1 programma, 1 kerngegeven, 1 beleidsterrein, 1 doel, 1 prestatie, 1 stoplicht.",
    ]
    (report,) = reports_in("Proef.vgr")
    assert drawn(report)[-1] == "        9A1.1 ▲ Hulp"


def test_columns_and_sheet_can_be_said(vgr: Vgr) -> None:
    rows = [["Wat", "Nr", "Hoe"], ["Hulp", "9A1.1", "R"]]
    Path("boom.xlsx").write_bytes(xlsx([["Notulen"]], ("Boom", rows), ("Ook", rows)))
    options = ("--edition", "1e Voortgangsrapportage 2026", "--into", "Proef.vgr")
    said = vgr("import", "boom.xlsx", "--sheet", "Boom", "--columns", "code=B,title=A,light=C", *options)
    assert said.code == 0
    assert "Ook – Dit blad is niet overgenomen." in said.out
    (report,) = reports_in("Proef.vgr")
    assert report.programmes[0].areas[0].goals[0].deliverables[0].light == "red"


def test_columns_without_a_sheet_are_of_the_first_that_is_known(vgr: Vgr) -> None:
    Path("geld.xlsx").write_bytes(xlsx([["Notulen"]], ("Geld", [["Wat", "Bedrag", "N/V"], ["Kade", 5, "N"]])))
    options = ("--edition", "1e Voortgangsrapportage 2026", "--programme", "4", "--into", "Proef.vgr")
    assert vgr("import", "geld.xlsx", "--columns", "title=A,amount=B,effect=C", "--sheet", "Geld", *options).code == 0
    (deviation,) = reports_in("Proef.vgr")[0].programmes[0].deviations
    assert (deviation.title, deviation.amount) == ("Kade", Decimal(5))


def test_what_is_not_clear_is_told_with_what_to_say(vgr: Vgr) -> None:
    said = vgr("import", page("lijst.csv", "Naam;Plaats\nSanne;Waterdam\n"), "--into", "Proef.vgr")
    assert said.code == 1
    assert "niet te zien in welke kolom de codes of de bedragen staan" in said.err
    assert "--columns code=A,title=B" in said.err
    assert not Path("Proef.vgr").exists()


def test_a_sheet_that_is_not_there_is_told(vgr: Vgr) -> None:
    said = vgr("import", page("boom.csv", TREE), "--into", "Proef.vgr", "--sheet", "Blad9")
    assert (said.code, "De bladen zijn: boom." in said.err) == (1, True)


@pytest.mark.parametrize("columns", ["code", "kode=A", "code=1", "code=A,,title=B"])
def test_columns_that_are_not_understood_are_misuse(vgr: Vgr, columns: str) -> None:
    said = vgr("import", page("boom.csv", TREE), "--into", "Proef.vgr", "--columns", columns)
    assert (said.code, "Schrijf bijvoorbeeld --columns code=A" in said.err) == (2, True)


def test_an_old_spreadsheet_is_told_what_to_do_with(vgr: Vgr) -> None:
    Path("oud.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"))
    said = vgr("import", "oud.xls", "--into", "Proef.vgr")
    assert (said.code, "sla het op als .xlsx" in said.err) == (1, True)


def test_a_report_goes_out_as_a_spreadsheet_and_in_again_unchanged(vgr: Vgr) -> None:
    dossier_with(small_report())
    content = Path("Proef.vgr").read_bytes()
    assert vgr("export", "Proef.vgr", "-o", "uit.xlsx").code == 0
    said = vgr("import", "uit.xlsx", "--into", "Proef.vgr")
    assert "Alles stond al in het dossier." in said.out
    assert Path("Proef.vgr").read_bytes() == content


def test_what_was_changed_in_the_spreadsheet_is_a_difference(vgr: Vgr) -> None:
    dossier_with(amend(small_report(), 1, municipality="Lindeveen"))
    vgr("export", "Proef.vgr", "-o", "uit.xlsx")
    rows = [[shown(cell) for cell in row] for row in read_sheets(Path("uit.xlsx")).sheets[0].rows]
    changed = [[cell.replace("Planten van bomen", "Planten van heesters") for cell in row] for row in rows]
    Path("terug.xlsx").write_bytes(xlsx(changed))
    said = vgr("import", "terug.xlsx", "--into", "Proef.vgr", "--take", "all")
    assert "      + Planten van heesters" in said.out.splitlines()
    assert "Planten van heesters" in "".join(drawn(reports_in("Proef.vgr")[0]))


def test_an_adopted_report_goes_out_and_in_as_well(vgr: Vgr) -> None:
    dossier_with(reviewed_report())
    vgr("export", "Proef.vgr", "-o", "uit.xlsx")
    assert vgr("import", "uit.xlsx", "--into", "Proef.vgr").code == 0
