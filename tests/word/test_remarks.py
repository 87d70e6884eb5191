"""Comments of the report as comments of Word: beside their words, with who, when, answers and what was dealt with."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

from docx import Document

from tests import reports as small
from tests.reports import identity, reviewed_report
from tests.word.opened import Opened, text_of, w
from tests.word.test_validity import findings
from vgr_desktop.core.editing import commenting, writing
from vgr_desktop.core.layout import WHOLE, Chapter, Choice, Imprint
from vgr_desktop.core.model.quotes import Quote
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import Kind, Mark, Paragraph, Run, Table, rich
from vgr_desktop.word.package import Package
from vgr_desktop.word.remarks import COMMENTS, THREADS, commented, initials
from vgr_desktop.word.writer import write

MAY = dt.datetime(2026, 5, 4, 9, 15, tzinfo=dt.UTC)
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
DATE = dt.date(2026, 5, 5)


def remark(report: Report, number: int, subject: int, words: str, text: str = "Klopt dit?") -> Report:
    return commenting.comment(report, identity(number), subject, Quote(words), "Bram de Wit", MAY, text)


def made(report: Report, choice: Choice = WHOLE) -> Package:
    return commented(write(report, Imprint(DATE), choice=choice), report).document


def marked(document: Package) -> list[str]:
    """What stands between the beginning and the end of each comment in the text."""
    found: dict[str, str] = {}
    current: set[str] = set()
    for paragraph in Opened(document).paragraphs():
        for element in paragraph.iter():
            id = element.get(w("id"), "")
            if element.tag == w("commentRangeStart"):
                current.add(id)
                found[id] = ""
            elif element.tag == w("commentRangeEnd"):
                current.remove(id)
            elif element.tag in (w("t"), w("br")):
                for each in current:
                    found[each] += element.text or "\n"
    return list(found.values())


def test_a_comment_has_its_author_time_words_and_answer() -> None:
    document = made(reviewed_report())
    assert marked(document) == ["vaker", "vaker"]
    asked, answered = Opened(document).part(COMMENTS)
    assert [text_of(asked), text_of(answered)] == ["Hoeveel vaker?", "Twee keer per week."]
    here = dt.datetime(2026, 5, 4, 9, 15, tzinfo=dt.UTC).astimezone().replace(tzinfo=None).isoformat()
    assert [asked.get(w(name)) for name in ("author", "initials", "date")] == ["Fenna Mulder", "FM", here]
    first, second = Opened(document).part(THREADS)
    ids = [each[-1].get(f"{W14}paraId") for each in (asked, answered)]
    assert [first.get(f"{W15}paraId"), second.get(f"{W15}paraIdParent")] == [ids[0], ids[0]]
    assert (second.get(f"{W15}paraId"), first.get(f"{W15}done")) == (ids[1], "0")


def test_what_was_dealt_with_is_done_in_word() -> None:
    threads = Opened(made(commenting.set_done(reviewed_report(), 65, done=True))).part(THREADS)
    assert [each.get(f"{W15}done") for each in threads] == ["1", "1"]


def test_another_library_reads_the_comments(tmp_path: Path) -> None:
    (tmp_path / "r.docx").write_bytes(made(reviewed_report()).zipped())
    read = Document(str(tmp_path / "r.docx")).comments
    assert [(each.author, each.initials, each.text) for each in read] == [
        ("Fenna Mulder", "FM", "Hoeveel vaker?"),
        ("Sanne", "S", "Twee keer per week."),
    ]


ROWS = (
    ((Paragraph((Run("Wijk"),)),), (Paragraph((Run("Bomen"),)),)),
    ((Paragraph(),), (Paragraph((Run("9"),)),)),
)
RICH = rich(
    (
        Paragraph(
            (Run("Het ", frozenset({Mark.BOLD})), Run("tekort van € 350 mln", frozenset({Mark.ITALIC})), Run("."))
        ),
        Paragraph((Run('Zie "de nota" over m'), Run("2", frozenset({Mark.SUPERSCRIPT})), Run(" grond\nen water"))),
        Table(ROWS),
        Paragraph((Run("Kade"),), Kind.BULLET),
    )
)
PRINTED = {
    "tekort van € 350": "tekort van €\u00a0350",
    "Het tekort": "Het tekort",
    '"de nota"': "“de nota”",
    "m² grond": "m2 grond",
    "grond\nen": "grond\nen",
    "mln.\nZie": "mln.Zie",
    "Bomen": "Bomen",
    "Kade": "Kade",
    "": "Het tekort van €\u00a0350\u00a0mln.",
}


def test_a_comment_stands_beside_its_words_whatever_print_made_of_them() -> None:
    report = writing.write(small.small_report(), small.ABOUT_PLAYGROUNDS, RICH)
    plain = write(report, Imprint(DATE))
    for number, words in enumerate(PRINTED, 80):
        report = remark(report, number, small.ABOUT_PLAYGROUNDS, words)
    document = commented(plain, report).document
    assert sorted(marked(document)) == sorted(PRINTED.values())
    assert Opened(document).texts() == Opened(plain).texts()  # no character of the text changes


def test_a_comment_whose_words_are_gone_stands_beside_the_first_paragraph() -> None:
    report = writing.write(small.small_report(), small.ABOUT_PLAYGROUNDS, RICH)
    gone = Quote("zijn", "Wat hier eerder stond, ", "weg")
    report = commenting.comment(report, identity(80), small.ABOUT_PLAYGROUNDS, gone, "Bram", MAY, "Waarom?")
    assert marked(made(report)) == [PRINTED[""]]


def test_a_comment_about_a_title_stands_beside_its_heading() -> None:
    document = made(remark(small.small_report(), 80, small.PLAYGROUNDS, ""))
    assert "Speeltuinen" in marked(document)[0] or "peel" in marked(document)[0]


def test_what_is_not_printed_takes_its_comments_with_it() -> None:
    report = remark(reviewed_report(), 80, 999, "")
    only = Choice(frozenset({Chapter.FOREWORD}))
    document = write(report, Imprint(DATE), choice=only)
    found = commented(document, report)
    assert (found.left_out, found.document) == (2, document)


def test_validators_find_nothing(tmp_path: Path) -> None:
    report = remark(
        writing.write(reviewed_report(), small.ABOUT_PLAYGROUNDS, RICH), 80, small.ABOUT_PLAYGROUNDS, "Kade"
    )
    report = remark(report, 81, small.TREES, "", "Regel een & <twee>.\nRegel twee.")
    (tmp_path / "r.docx").write_bytes(made(report).zipped())
    assert findings(tmp_path / "r.docx") == []


def test_the_council_never_gets_them() -> None:
    report = reviewed_report()
    document = write(report, Imprint(DATE))
    assert COMMENTS not in document.files
    said = b"".join(document.files.values()).decode("utf-8", "replace")
    assert "Hoeveel vaker?" not in said
    assert replace(report, comments=()) != report


def test_initials_are_those_of_the_name() -> None:
    assert [initials(name) for name in ("Fenna Mulder", "sanne", "")] == ["FM", "S", ""]
