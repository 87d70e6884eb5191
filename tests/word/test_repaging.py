"""Page numbers that are put into the contents afterwards."""

import datetime as dt
from pathlib import Path

import pytest

from tests.printed import full_report
from tests.word.opened import Opened, text_of
from vgr_desktop.core.layout import Imprint
from vgr_desktop.word.repaging import repage
from vgr_desktop.word.writer import write_report


@pytest.fixture
def document(tmp_path: Path) -> Path:
    write_report(full_report(), tmp_path / "r.docx", Imprint(dt.date(2023, 9, 18)))
    return tmp_path / "r.docx"


def contents(document: Path) -> list[tuple[str, int]]:
    """The entries of the contents with their pages."""
    opened = Opened(document)
    lines = [text_of(line).split("\t") for line in opened.paragraphs() if opened.style(line).startswith("toc ")]
    return [(words, int(page)) for words, page in lines]


def test_the_pages_that_were_found_come_in_the_place_of_the_estimates(document: Path) -> None:
    other = [(words, page + 7) for words, page in contents(document)]
    before = Opened(document)
    assert repage(document, other)
    assert contents(document) == other
    after = Opened(document)
    assert after.files.keys() == before.files.keys()
    changed = {name for name in after.files if after.files[name] != before.files[name]}
    assert changed == {"word/document.xml"}


def test_pages_that_were_right_change_nothing(document: Path) -> None:
    before = document.read_bytes()
    assert not repage(document, contents(document))
    assert document.read_bytes() == before


def test_the_headings_of_another_document_change_nothing(document: Path) -> None:
    before = document.read_bytes()
    assert not repage(document, [("Iets anders", page) for _, page in contents(document)])
    assert not repage(document, contents(document)[1:])
    assert not repage(document, ())
    assert document.read_bytes() == before


def test_the_same_pages_give_the_same_bytes(document: Path) -> None:
    first = contents(document)
    repage(document, [(words, 1) for words, _ in first])
    once = document.read_bytes()
    for page in (2, 1):
        repage(document, [(words, page) for words, _ in first])
    assert document.read_bytes() == once
