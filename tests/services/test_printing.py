"""A report in print: page numbers that are right, pages that are set once, and one document in all its forms."""

import datetime as dt
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # it has no types
import pytest

from tests.printed import body, full_report
from vgr_desktop.core.layout import Chapter, Choice, Imprint
from vgr_desktop.core.model.problems import Cancelled
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.tree import amend
from vgr_desktop.office import convert as convert_module
from vgr_desktop.office.convert import NotMade, paginator
from vgr_desktop.office.outline import headings
from vgr_desktop.office.warm import WarmOffice
from vgr_desktop.services.exporting import export
from vgr_desktop.services.printing import Printing, printed, printed_pages
from vgr_desktop.word.package import Entry
from vgr_desktop.word.writer import write

PRINTING = Printing(Imprint(dt.date(2026, 6, 1)))
WITHOUT_CONTENTS = replace(PRINTING, choice=Choice(frozenset(Chapter) - {Chapter.CONTENTS}))
Converted = Callable[..., bytes]


@pytest.fixture
def office() -> None:
    if paginator() is None:
        pytest.skip("LibreOffice is not installed")


@pytest.fixture
def conversions(monkeypatch: pytest.MonkeyPatch, office: None) -> list[bool]:  # only where it is
    """Every time that a program sets pages: whether they are to keep."""
    counted: list[bool] = []
    genuine = convert_module.converted

    def converted(*arguments: object, **options: object) -> bytes:
        counted.append(bool(options.get("to_keep", True)))
        return genuine(*arguments, **options)  # type: ignore[arg-type]  # whatever they are

    monkeypatch.setattr(convert_module, "converted", converted)
    return counted


def long_report() -> Report:
    """A report of which the pages cannot be told without setting them: many short words, and none of them long."""
    report = full_report()
    text = body(*["Ik zit in de rij bij de balie, en ik wil iets. " * 40] * 30)
    return amend(report, report.foreword.id, body=text)


def estimated(report: Report) -> tuple[Entry, ...]:
    return write(report, PRINTING.imprint).entries


def listed(pdf: bytes) -> list[tuple[str, str]]:
    """The lines of the contents of a PDF: what they begin with, and their page numbers."""
    with closing(pypdfium2.PdfDocument(pdf)) as pages:
        lines = pages[1].get_textpage().get_text_bounded().splitlines()
    found = [line.partition("..") for line in lines if "..." in line]
    return [(words.strip(), dots.strip(". ")) for words, _, dots in found]


@pytest.mark.usefixtures("office")
def test_wrong_estimates_are_put_right() -> None:
    made = printed(long_report(), PRINTING)
    assert made.document.entries != estimated(long_report())
    found = {each.text: each.page for each in headings(made.pdf)}
    assert {entry.text: entry.page for entry in made.document.entries}.items() <= found.items()


def test_pages_to_look_at_are_set_once_and_say_what_is_exported(conversions: list[bool]) -> None:
    look = printed_pages(long_report(), PRINTING, to_keep=False)
    assert conversions == [False]
    keep = printed_pages(long_report(), PRINTING, to_keep=True)
    assert conversions == [False, True, True]
    assert look.document == keep.document == printed(long_report(), PRINTING).document
    assert listed(look.pdf) == listed(keep.pdf) == [(e.text, str(e.page)) for e in keep.document.entries]
    assert texts(look.pdf) == texts(keep.pdf)


def test_a_report_without_contents_is_set_once(conversions: list[bool]) -> None:
    printed_pages(full_report(), WITHOUT_CONTENTS, to_keep=True)
    assert conversions == [True]


def test_a_document_without_contents_needs_no_pages(conversions: list[bool]) -> None:
    assert printed(full_report(), WITHOUT_CONTENTS).pdf == b""
    assert not conversions


def texts(pdf: bytes) -> list[str]:
    with closing(pypdfium2.PdfDocument(pdf)) as pages:
        return [page.get_textpage().get_text_bounded() for page in pages]


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("to_keep", [False, True])
def test_a_pdf_names_the_chapter_at_the_top_of_each_of_its_pages(*, to_keep: bool) -> None:
    made = printed_pages(full_report(), PRINTING, to_keep=to_keep)
    with closing(pypdfium2.PdfDocument(made.pdf)) as pdf:
        tops = [page.get_textpage().get_text_bounded(bottom=page.get_height() - 60).strip() for page in pdf]
    assert tops[0] == ""
    assert tops[1] == "2e Voortgangsrapportage 2023"
    assert tops[2].split("2023")[1].strip() == "Voorwoord"
    assert tops[-1].split("2023")[1].strip() == "Bijlagen"


def test_what_is_written_to_a_file_is_what_was_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(convert_module, "programs", lambda *_: iter(()))
    made = printed(full_report(), PRINTING)
    assert export(full_report(), tmp_path / "r.docx", PRINTING).verdict == made.verdict
    assert (tmp_path / "r.docx").read_bytes() == made.document.zipped()


def test_without_libreoffice_the_estimates_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(convert_module, "programs", lambda *_: iter(()))
    made = printed(full_report(), PRINTING)
    assert (made.document.entries, made.pdf) == (estimated(full_report()), b"")
    assert made.uncounted == ""


@pytest.mark.usefixtures("office")
def test_a_document_that_waits_too_long_for_its_page_numbers_goes_without_and_says_so(tmp_path: Path) -> None:
    hasty = replace(PRINTING, counting=0)
    made = printed(full_report(), hasty)
    assert made.document.entries == estimated(full_report())
    assert made.uncounted == "LibreOffice was niet op tijd klaar met tellen"
    said = export(full_report(), tmp_path / "r.docx", hasty).estimates
    assert said.startswith("De paginanummers in de inhoudsopgave zijn geschat, want LibreOffice was niet op tijd klaar")
    assert (tmp_path / "r.docx").read_bytes() == made.document.zipped()


@pytest.mark.usefixtures("office")
def test_where_page_numbers_were_counted_nothing_is_said_of_them(tmp_path: Path) -> None:
    assert export(full_report(), tmp_path / "r.docx", PRINTING).estimates == ""
    assert printed(full_report(), replace(WITHOUT_CONTENTS, counting=0)).uncounted == ""


@pytest.mark.usefixtures("office")
def test_an_office_program_that_is_kept_ready_sets_the_same_pages(tmp_path: Path) -> None:
    with closing(WarmOffice()) as office:
        kept = replace(PRINTING, office=office)
        assert printed(long_report(), kept).document == printed(long_report(), PRINTING).document
        for suffix in (".docx", ".pdf", ".odt"):
            export(full_report(), tmp_path / f"r{suffix}", kept)


@pytest.mark.usefixtures("office")
def test_that_it_fails_is_no_reason_to_do_without_a_document(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> bytes:
        raise NotMade("LibreOffice doet het niet.", "het gaf geen PDF")

    monkeypatch.setattr(convert_module, "converted", fail)
    made = printed(full_report(), PRINTING)
    assert (made.document.entries, made.pdf) == (estimated(full_report()), b"")
    assert made.uncounted == "LibreOffice kon ze niet tellen: het gaf geen PDF"


@pytest.mark.usefixtures("office")
def test_it_can_be_called_off_while_the_pages_are_set() -> None:
    told: list[float] = []
    printing = replace(PRINTING, progress=told.append, cancelled=lambda: bool(told) and told[-1] >= 0.3)
    with pytest.raises(Cancelled):
        printed(full_report(), printing)
