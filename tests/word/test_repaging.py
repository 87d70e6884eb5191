"""Page numbers that are put into the contents afterwards."""

import datetime as dt

from tests.printed import body, empty_report, full_report
from tests.word.opened import Opened, text_of
from vgr_desktop.core.layout import Chapter, Choice, Imprint
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.tree import amend
from vgr_desktop.word.package import Package
from vgr_desktop.word.repaging import numbering_itself, repaged
from vgr_desktop.word.writer import write

IMPRINT = Imprint(dt.date(2023, 9, 18))
DOCUMENT = write(full_report(), IMPRINT)


def contents(document: Package) -> list[tuple[str, int]]:
    """The entries of the contents with their pages, as they stand in the body."""
    opened = Opened(document)
    lines = [text_of(line).split("\t") for line in opened.paragraphs() if opened.style(line).startswith("toc ")]
    return [(words, int(page)) for words, page in lines]


def without_contents(report: Report) -> Package:
    return write(report, IMPRINT, choice=Choice(frozenset(Chapter) - {Chapter.CONTENTS}))


def test_the_pages_that_were_found_come_in_the_place_of_the_estimates() -> None:
    other = [(words, page + 7) for words, page in contents(DOCUMENT)]
    after = repaged(DOCUMENT, other)
    assert contents(after) == other == [(entry.text, entry.page) for entry in after.entries]
    assert {name for name in after.files if after.files[name] != DOCUMENT.files[name]} == {"word/document.xml"}
    assert list(after.files) == list(DOCUMENT.files)


def test_pages_that_were_right_change_nothing() -> None:
    assert repaged(DOCUMENT, contents(DOCUMENT)) is DOCUMENT


def test_the_headings_of_another_document_change_nothing() -> None:
    assert repaged(DOCUMENT, [("Iets anders", page) for _, page in contents(DOCUMENT)]) is DOCUMENT
    assert repaged(DOCUMENT, contents(DOCUMENT)[1:]) is DOCUMENT
    assert repaged(DOCUMENT, ()) is DOCUMENT


def test_the_same_pages_give_the_same_document() -> None:
    first = [(words, 1) for words, _ in contents(DOCUMENT)]
    once = repaged(DOCUMENT, first)
    again = repaged(repaged(once, [(words, 2) for words, _ in first]), first)
    assert again.zipped() == once.zipped()


def test_a_text_that_looks_like_the_contents_is_left_alone() -> None:
    report = full_report()
    trap = "PAGEREF _Toc100000000 \\h 3 TOC \\o"
    document = write(amend(report, report.foreword.id, body=body(trap)), IMPRINT)
    after = repaged(document, [(words, page + 7) for words, page in contents(document)])
    assert trap in Opened(after).texts()
    assert trap in Opened(numbering_itself(after)).texts()


def test_contents_that_number_themselves_say_the_same_and_are_no_table_of_contents() -> None:
    made = numbering_itself(DOCUMENT)
    assert contents(made) == contents(DOCUMENT)
    text = made.files["word/document.xml"].decode()
    assert "Table of Contents" not in text
    assert " TOC " not in text
    assert text.count('fldCharType="begin"') == text.count('fldCharType="end"')


def test_without_contents_there_is_nothing_to_number() -> None:
    for document in (without_contents(full_report()), without_contents(empty_report())):
        assert document.entries == ()
        assert numbering_itself(document) is document
        assert repaged(document, ()) is document
