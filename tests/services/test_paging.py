"""Page numbers that are right, where LibreOffice is there to set the pages."""

import datetime as dt
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # it has no types
import pytest

from tests.printed import body, full_report
from vgr_desktop.core.layout import Chapter, Choice, Imprint
from vgr_desktop.core.model.problems import Cancelled, Problem
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.tree import amend
from vgr_desktop.office import convert as convert_module
from vgr_desktop.office.convert import paginator
from vgr_desktop.office.forms import Form
from vgr_desktop.office.outline import headings
from vgr_desktop.services.exporting import Printing, export
from vgr_desktop.services.paging import settle_pages
from vgr_desktop.word.writer import write_report

IMPRINT = Imprint(dt.date(2026, 6, 1))


@pytest.fixture
def office() -> None:
    if paginator() is None:
        pytest.skip("LibreOffice is not installed")


def long_report() -> Report:
    """A report of which the pages cannot be told without setting them: many short words, and none of them long."""
    report = full_report()
    text = body(*["Ik zit in de rij bij de balie, en ik wil iets. " * 40] * 30)
    return amend(report, report.foreword.id, body=text)


def written(folder: Path, report: Report) -> Path:
    write_report(report, folder / "r.docx", IMPRINT)
    return folder / "r.docx"


@pytest.mark.usefixtures("office")
def test_wrong_estimates_are_put_right_and_right_ones_give_the_pdf(tmp_path: Path) -> None:
    document = written(tmp_path, long_report())
    before = document.read_bytes()
    assert settle_pages(document, tmp_path, lambda: False) is None
    assert document.read_bytes() != before
    pdf = settle_pages(document, tmp_path, lambda: False)
    assert pdf is not None
    assert headings(pdf.read_bytes())[0].text == "Voorwoord"


@pytest.mark.usefixtures("office")
def test_a_pdf_says_what_the_pages_are(tmp_path: Path) -> None:
    export(long_report(), tmp_path / "r.pdf", Printing(IMPRINT))
    export(long_report(), tmp_path / "r.docx", Printing(IMPRINT))
    assert settle_pages(tmp_path / "r.docx", tmp_path, lambda: False) is not None


@pytest.mark.usefixtures("office")
def test_a_pdf_names_the_chapter_at_the_top_of_each_of_its_pages(tmp_path: Path) -> None:
    export(full_report(), tmp_path / "r.pdf", Printing(IMPRINT))
    with closing(pypdfium2.PdfDocument(tmp_path / "r.pdf")) as pdf:
        tops = [page.get_textpage().get_text_bounded(bottom=page.get_height() - 60).strip() for page in pdf]
    assert tops[0] == ""
    assert tops[1] == "2e Voortgangsrapportage 2023"
    assert tops[2].split("2023")[1].strip() == "Voorwoord"
    assert tops[-1].split("2023")[1].strip() == "Bijlagen"


def test_without_libreoffice_the_estimates_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(convert_module, "programs", lambda *_: iter(()))
    document = written(tmp_path, full_report())
    before = document.read_bytes()
    assert settle_pages(document, tmp_path, lambda: False) is None
    assert document.read_bytes() == before


@pytest.mark.usefixtures("office")
def test_that_it_fails_is_no_reason_to_do_without_a_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise Problem("LibreOffice doet het niet.")

    monkeypatch.setattr(convert_module, "convert", fail)
    document = written(tmp_path, full_report())
    before = document.read_bytes()
    assert settle_pages(document, tmp_path, lambda: False) is None
    assert document.read_bytes() == before


@pytest.mark.usefixtures("office")
def test_it_can_be_called_off(tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        settle_pages(written(tmp_path, full_report()), tmp_path, lambda: True)


def test_a_document_without_contents_needs_no_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Form] = []
    monkeypatch.setattr(convert_module, "paginator", lambda: asked.append(Form.PDF))
    printing = Printing(IMPRINT, Choice(frozenset(Chapter) - {Chapter.CONTENTS}))
    export(full_report(), tmp_path / "r.docx", printing)
    assert not asked
    export(full_report(), tmp_path / "r.docx", replace(printing, choice=Choice()))
    assert asked
