"""A document for each committee."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from tests.printed import body
from tests.reports import FOREWORD, GREENERY, OVERHEAD, PARKS, WATER, small_report
from vgr_desktop.core.layout import WHOLE, Chapter, Choice, Imprint
from vgr_desktop.core.model.problems import Cancelled, Problem
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import Paragraph, Run
from vgr_desktop.core.model.tree import amend
from vgr_desktop.office.convert import paginator
from vgr_desktop.services import per_committee
from vgr_desktop.services.exporting import Delivered, export
from vgr_desktop.services.per_committee import export_shares, shares
from vgr_desktop.services.printing import Printing

PRINTING = Printing(Imprint(dt.date(2026, 6, 1)))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_each_has_the_chapters_and_the_form_that_were_chosen(tmp_path: Path) -> None:
    chosen = Choice(frozenset({Chapter.PROGRAMMES}), classic=True)
    found = shares(small_report(), tmp_path, ".html", chosen)
    assert {(share.choice.chapters, share.choice.classic) for share in found} == {(chosen.chapters, True)}
    assert [share.choice.nodes for share in found] == [frozenset({id}) for id in (PARKS, WATER, OVERHEAD)]
    assert [share.target.suffix for share in found] == [".html"] * 3


def test_names_that_no_file_can_have_are_made_into_ones_that_differ(tmp_path: Path) -> None:
    report = amend(small_report(), PARKS, committees=("Wonen/Werken",))
    report = amend(report, WATER, committees=("Wonen:Werken",))
    assert [
        share.target.stem.removeprefix("1e Voortgangsrapportage 2026 ")
        for share in shares(amend(report, OVERHEAD, committees=("wonen|werken?",)), tmp_path, ".docx", WHOLE)
    ] == ["Commissie Wonen-Werken", "Commissie Wonen-Werken-2", "Commissie wonen-werken-"]


def test_they_are_written_one_by_one_into_a_folder_that_is_made(tmp_path: Path) -> None:
    told: list[float] = []
    folder = tmp_path / "Commissies"
    found = shares(small_report(), folder, ".html", WHOLE)
    export_shares(small_report(), found, replace(PRINTING, progress=told.append))
    assert names(folder) == sorted(share.target.name for share in found)
    assert told == sorted(told)
    assert told[-1] == 1


def test_what_is_the_matter_with_all_of_them_is_told_once(tmp_path: Path) -> None:
    link = Paragraph((Run("hier", link="https://lindeveen.example"),))
    report = amend(small_report(), FOREWORD, body=body(link))
    found = shares(report, tmp_path, ".docx", Choice(classic=True))
    verdict = export_shares(report, found, replace(PRINTING, counting=0)).verdict
    assert verdict is not None
    assert (len(verdict.findings), len(verdict.obstacles)) == (1, 1)


@pytest.mark.skipif(paginator() is None, reason="LibreOffice is not installed")
def test_in_how_many_of_them_page_numbers_are_estimates_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, late = shares(small_report(), tmp_path, ".docx", WHOLE), replace(PRINTING, counting=0)
    assert export_shares(small_report(), found, late).estimates.startswith("De paginanummers in de inhoudsopgave zijn")
    genuine = export

    def patient_with_the_first(report: Report, target: Path, printing: Printing) -> Delivered:
        return genuine(report, target, PRINTING if target == found[0].target else printing)

    monkeypatch.setattr(per_committee, "export", patient_with_the_first)
    said = export_shares(small_report(), found, late).estimates
    assert said.startswith("In 2 van de 3 documenten geldt: de paginanummers")


def test_a_report_without_committees_is_told(tmp_path: Path) -> None:
    report = small_report()
    for id in (GREENERY, PARKS, WATER, OVERHEAD):
        report = amend(report, id, committees=())
    with pytest.raises(Problem, match="staat nog geen commissie"):
        shares(report, tmp_path, ".docx", WHOLE)


def test_what_was_written_before_it_went_wrong_stays_whole_and_is_counted(tmp_path: Path) -> None:
    found = shares(small_report(), tmp_path, ".html", WHOLE)
    found[1].target.mkdir()
    with pytest.raises(Problem, match="Van de 3 documenten zijn er 1 geschreven"):
        export_shares(small_report(), found, PRINTING)
    assert "</html>" in found[0].target.read_text("utf-8")
    assert not found[2].target.exists()


def test_they_can_be_called_off(tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        export_shares(
            small_report(), shares(small_report(), tmp_path, ".html", WHOLE), replace(PRINTING, cancelled=lambda: True)
        )
    assert not names(tmp_path)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "vol").write_text("een bestand")
    found = shares(small_report(), tmp_path / "vol", ".html", WHOLE)
    with pytest.raises(Problem, match="kan niet worden gemaakt"):
        export_shares(small_report(), found, PRINTING)
