"""The approximate pages, read back by other means than they were made."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

import pypdfium2  # type: ignore[import-untyped]  # it has no types, and there are no stubs
import pytest
from PySide6.QtGui import QTextCharFormat
from pytestqt.qtbot import QtBot

from tests.printed import full_report
from tests.reports import FOREWORD, GREENERY, MISSION, lineage, reviewed_report, small_report
from vgr_desktop.core.editing.writing import write
from vgr_desktop.core.layout import Captioned, Choice, GoalTable, Imprint, Part, Passage, Sentence, Status, parts
from vgr_desktop.core.model.problems import Cancelled
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import Image, Kind, Mark, Paragraph, Run, rich
from vgr_desktop.ui.preview.approximate.pages import Head, approximate
from vgr_desktop.ui.preview.approximate.runs import Runs

TITLE = "2e Voortgangsrapportage 2023"


@pytest.fixture(autouse=True)
def qt(qtbot: QtBot) -> None:
    """Letters need Qt's own fonts."""


def made(report: Report, choice: Choice | None = None) -> tuple[list[str], tuple[Head, ...]]:
    """The words on each page, and the headings."""
    shown = parts(report, imprint=Imprint(dt.date(2023, 9, 18), Status.DRAFT), choice=choice or Choice())
    return read(shown)


def read(shown: Iterator[Part]) -> tuple[list[str], tuple[Head, ...]]:
    return read_pages(*approximate(shown, TITLE, "CONCEPT"))


def read_pages(pdf: bytes, heads: tuple[Head, ...]) -> tuple[list[str], tuple[Head, ...]]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document], heads
    finally:
        document.close()


def page_of(pages: list[str], chapter: str) -> int:
    """The page, from 0, that begins with the heading of this chapter."""
    return next(
        number for number, page in enumerate(pages) if re.search(rf" {chapter} CONCEPT Pagina .* {chapter}\b", page)
    )


def test_everything_that_is_printed_is_there() -> None:
    report = full_report()
    pages, _ = made(report)
    text = " ".join(pages)
    for part in parts(report):
        match part:
            case Sentence():
                assert " ".join(part.text.split()) in text
            case GoalTable():
                assert all(row.title.split()[0] in text for row in part.rows)
            case Passage():
                assert part.lines


def test_figures_and_tables_have_the_numbers_that_the_layout_gives_them() -> None:
    pages, _ = made(full_report())
    for part in parts(full_report()):
        if isinstance(part, Captioned):
            assert " ".join(part.full_caption.split()) in " ".join(pages)


def test_a_chapter_begins_a_page_and_every_page_but_the_first_says_where_it_is() -> None:
    pages, _ = made(full_report())
    total = len(pages)
    assert "Pagina" not in pages[0]
    for number, page in enumerate(pages[1:], 2):
        assert page.startswith(TITLE)
        assert f" CONCEPT Pagina {number} van {total} " in page
    assert page_of(pages, "Samenvatting") < page_of(pages, "Paragrafen")


def test_the_contents_say_on_which_page_things_are() -> None:
    pages, _ = made(full_report())
    assert f" Paragrafen {page_of(pages, 'Paragrafen') + 1} " in pages[1]


def test_contents_of_more_than_a_page_push_the_rest_along() -> None:
    report = full_report()
    pages, heads = made(replace(report, programmes=report.programmes * 9))
    assert page_of(pages, "Voorwoord") == heads[0][1] == 4
    assert f" Voorwoord {4 + 1} " in pages[1]


def test_the_headings_say_of_which_item_they_are() -> None:
    report = small_report()
    pages, heads = made(report)
    page, top = next((page, top) for id, page, top in heads if id == GREENERY)
    assert f"Programma {report.programmes[0].number}" in pages[page]
    assert top == pytest.approx(70.85)


def test_a_heading_stays_with_its_text() -> None:
    """Whatever comes before it: a page more or less, the heading is not left alone."""
    for length in range(24, 40):
        report = small_report()
        shown = list(parts(report, choice=Choice(nodes=frozenset({GREENERY}))))
        filler = [Sentence(f"Regel {number} van veel.") for number in range(length)]
        where = next(number for number, part in enumerate(shown) if isinstance(part, Passage))
        pages, _ = read(iter([*shown[:where], *filler, *shown[where:]]))
        for heading in ("Doelenbomen", "Mee- en tegenvallers"):
            assert not any(page.endswith(heading) for page in pages)


def illustrated() -> Report:
    """The small report with notes in two chapters, of which one in a sub-heading, and a picture twice."""
    foreword = (
        Paragraph((Run("Vooraf", note="Kop met noot."),), Kind.HEADING, 1),
        Paragraph((Run("Dit jaar gaat het goed", note="Peildatum 1 maart."), Run("."))),
    )
    mission = (
        Paragraph((Run("Het park", note="Foto: gemeente."),), image=Image(lineage(60), "Een park", 50)),
        Paragraph(image=Image("onbekend", "Een brug")),
    )
    report = write(reviewed_report(), FOREWORD, rich(foreword))
    return write(replace(report, adoptions=()), MISSION, rich(mission))


def test_footnotes_are_numbered_through_and_stand_at_the_end_of_their_chapter() -> None:
    pages, _ = made(illustrated())
    first = page_of(pages, "Voorwoord")
    assert pages[first].endswith("Vooraf1 Dit jaar gaat het goed 2 . 1 Kop met noot. 2 Peildatum 1 maart.")
    chapter = " ".join(pages[page_of(pages, "Programma 4 Groen en water") :])
    assert "Het park 3 " in chapter
    assert " 3 Foto: gemeente. 4 Stand in maart." in chapter


def test_the_contents_name_a_heading_without_the_mark_of_its_note() -> None:
    pages, _ = made(illustrated())
    assert f" Vooraf {page_of(pages, 'Voorwoord') + 1} " in pages[1]


def test_a_picture_is_shown_and_where_there_is_none_what_it_would_show() -> None:
    report = illustrated()
    pdf, heads = approximate(parts(report), TITLE, "", pictures=report.pictures)
    text = " ".join(read_pages(pdf, heads)[0])
    assert "[Een brug]" in text
    assert "[Een park]" not in text
    assert "[Een park]" in " ".join(made(report)[0])
    assert pdf.count(b"/Subtype /Image") > approximate(parts(report), TITLE, "")[0].count(b"/Subtype /Image")


def test_nothing_to_print_is_no_page_with_words() -> None:
    pages, heads = read(iter(()))
    assert ("".join(pages), heads) == ("", ())


def test_who_calls_it_off_is_heard() -> None:
    with pytest.raises(Cancelled):
        approximate(parts(full_report()), TITLE, "", lambda: True)


def test_raised_and_lowered_letters_are_so_here_too() -> None:
    marked = (Run("m"), Run("2", frozenset({Mark.SUPERSCRIPT})), Run("2", frozenset({Mark.SUBSCRIPT})))
    places = [look.verticalAlignment() for _, look in Runs(0).plain(marked, QTextCharFormat())]
    place = QTextCharFormat.VerticalAlignment
    assert places == [place.AlignNormal, place.AlignSuperScript, place.AlignSubScript]
