"""One report in every form that it can be exported in."""

import datetime as dt
import zipfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # it has no types, and there are no stubs
import pytest

from tests.editions import next_edition
from tests.reports import TREES, reviewed_report, small_report
from vgr_desktop.core.editing.edits import rename
from vgr_desktop.core.layout import Chapter, Choice, Imprint
from vgr_desktop.core.model.problems import Cancelled, Problem
from vgr_desktop.core.model.text import Paragraph, Run, rich
from vgr_desktop.core.model.tree import amend
from vgr_desktop.office import convert as convert_module
from vgr_desktop.office.convert import installed
from vgr_desktop.office.forms import Form
from vgr_desktop.services.exporting import export, suffixes
from vgr_desktop.services.printing import Printing

PRINTING = Printing(Imprint(dt.date(2026, 6, 1)))
BEGINNINGS = {
    ".docx": b"PK\x03\x04",
    ".pdf": b"%PDF-",
    ".odt": b"PK\x03\x04",
    ".html": b"<!DOCTYPE html>",
    ".xlsx": b"PK\x03\x04",
    ".json": b"{",
}


def needs_program(suffix: str) -> None:
    if suffix[1:] in {form.suffix for form in Form} and installed() is None:
        pytest.skip("neither LibreOffice nor Word is installed")


@pytest.mark.parametrize("suffix", suffixes())
def test_the_suffix_says_in_which_form(tmp_path: Path, suffix: str) -> None:
    needs_program(suffix)
    told: list[float] = []
    target = tmp_path / f"Rapportage{suffix.upper()}"
    export(small_report(), target, replace(PRINTING, progress=told.append))
    assert target.read_bytes().startswith(BEGINNINGS[suffix])
    assert list(tmp_path.iterdir()) == [target]
    assert told == sorted(told)
    assert not told or (told[0], told[-1]) == (0, 1)


@pytest.mark.parametrize("times", [0, 10])
@pytest.mark.parametrize("suffix", [suffix for suffix in suffixes() if suffix != ".json"])
def test_any_form_can_be_called_off(tmp_path: Path, suffix: str, times: int) -> None:
    needs_program(suffix)
    asked = iter(range(1_000_000))
    printing = replace(PRINTING, cancelled=lambda: next(asked) >= times)
    with pytest.raises(Cancelled):
        export(small_report(), tmp_path / f"r{suffix}", printing)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("adoptions", "said"), [(0, "Er zijn 5 prestaties."), (1, "Er zijn 88 prestaties.")])
def test_fields_say_what_is_so_now_except_in_what_was_adopted(tmp_path: Path, adoptions: int, said: str) -> None:
    report = reviewed_report()
    stale = rich([Paragraph((Run("Er zijn "), Run("88", field="deliverables@report"), Run(" prestaties.")))])
    report = replace(amend(report, report.foreword.id, body=stale), adoptions=report.adoptions[:adoptions])
    export(report, tmp_path / "r.html", PRINTING)
    assert said in (tmp_path / "r.html").read_text("utf-8")


def test_what_is_chosen_is_printed(tmp_path: Path) -> None:
    printing = replace(PRINTING, choice=Choice(frozenset({Chapter.FOREWORD})))
    for name in ("r.html", "r.docx"):
        export(small_report(), tmp_path / name, printing)
    with zipfile.ZipFile(tmp_path / "r.docx") as package:
        made = package.read("word/document.xml").decode(), (tmp_path / "r.html").read_text("utf-8")
    assert all("Voorwoord" in text and "Groen en water" not in text for text in made)


def test_what_changed_since_the_edition_before_is_printed(tmp_path: Path) -> None:
    printing = replace(PRINTING, previous=small_report())
    report = rename(next_edition(small_report()), TREES, "Planten van hagen")
    for name in ("r.html", "r.docx"):
        export(report, tmp_path / name, printing)
    with zipfile.ZipFile(tmp_path / "r.docx") as package:
        made = package.read("word/document.xml").decode(), (tmp_path / "r.html").read_text("utf-8")
    assert all("Wijzigingen in de doelenboom" in text and "Hernoemd" in text for text in made)


def test_a_house_style_that_is_none_is_told_and_the_old_report_stays(tmp_path: Path) -> None:
    (tmp_path / "r.docx").write_bytes(b"oud")
    with pytest.raises(Problem):
        export(small_report(), tmp_path / "r.docx", replace(PRINTING, template=tmp_path / "weg.docx"))
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("r.docx", b"oud")]


@pytest.mark.parametrize("name", ["r.doc", "r", "r.vgr"])
def test_another_suffix_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Problem, match=r"eindigt niet op \.docx, \.pdf, \.odt, \.html, \.xlsx of \.json"):
        export(small_report(), tmp_path / name, PRINTING)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("suffix", [".pdf", ".odt"])
def test_without_an_office_program_the_officer_is_told_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    monkeypatch.setattr(convert_module, "programs", lambda *_: iter(()))
    with pytest.raises(Problem, match="Installeer LibreOffice"):
        export(small_report(), tmp_path / f"r{suffix}", PRINTING)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("suffix", [suffix for suffix in suffixes() if suffix not in {".json", ".xlsx"}])
def test_what_is_kept_beside_the_texts_is_in_no_document(tmp_path: Path, suffix: str) -> None:
    needs_program(suffix)
    report = reviewed_report()
    export(report, tmp_path / f"r{suffix}", PRINTING)
    document = said_anywhere(tmp_path / f"r{suffix}")
    assert "De pompen draaien weer." in document
    for review in report.reviews:
        assert not review.note or review.note not in document
        assert review.owner not in document
    for acceptance in report.acceptances:
        assert acceptance.reason not in document
    assert "B en W" not in document


def test_a_spreadsheet_says_whose_a_text_is_and_no_internal_note_or_reason(tmp_path: Path) -> None:
    report = reviewed_report()
    export(report, tmp_path / "r.xlsx", PRINTING)
    said = said_anywhere(tmp_path / "r.xlsx")
    assert all(review.owner in said for review in report.reviews)
    kept = [review.note for review in report.reviews] + [acceptance.reason for acceptance in report.acceptances]
    assert not [note for note in kept if note and note in said]


def said_anywhere(path: Path) -> str:
    """All that a document holds, in whichever of its parts."""
    if path.suffix == ".pdf":
        with closing(pypdfium2.PdfDocument(path)) as pdf:
            texts = " ".join(page.get_textpage().get_text_bounded() for page in pdf)
            return " ".join((texts, *map(str, pdf.get_metadata_dict().values())))
    if not zipfile.is_zipfile(path):
        return path.read_text(encoding="utf-8")
    with zipfile.ZipFile(path) as package:
        return "".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())
