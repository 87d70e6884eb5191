from dataclasses import replace

import pytest

from tests.printed import body, full_report, grid, heading, item, prose
from tests.reports import MISSION, OVERHEAD, PARKS, small_report
from vgr_desktop.core.checks import Finding, Severity
from vgr_desktop.core.layout import Chapter, Choice
from vgr_desktop.core.model.text import Block, ExplanationPart, Image, Kind, Mark, Paragraph, Run, Table
from vgr_desktop.core.model.tree import amend
from vgr_desktop.core.views.accessibility import Verdict, accessibility, place_of, together


def found(*blocks: Block | str) -> list[tuple[str, int]]:
    report = amend(small_report(), MISSION, body=body(*blocks))
    return [(finding.rule, finding.place) for finding in accessibility(report)]


def link(text: str, address: str = "https://stad.example/besluit") -> Paragraph:
    return Paragraph((Run("Zie "), Run(text, link=address), Run(".")))


def bold(text: str, **more: Kind | ExplanationPart) -> Paragraph:
    return Paragraph((Run(text, frozenset({Mark.BOLD})),), **more)  # type: ignore[arg-type]


def test_reports_of_our_own_are_in_order() -> None:
    assert accessibility(small_report()) == ()
    assert accessibility(full_report()) == ()


def test_only_what_is_printed_counts() -> None:
    report = amend(small_report(), MISSION, body=body(link("hier")))
    assert accessibility(report, Choice(nodes=frozenset({OVERHEAD}))) == ()
    assert accessibility(report, Choice(frozenset({Chapter.FOREWORD}))) == ()
    assert len(accessibility(report, Choice(nodes=frozenset({PARKS})))) == 1


@pytest.mark.parametrize("text", ["https://stad.example/besluit", "www.stad.example", " mailto:griffie@stad.example "])
def test_a_bare_address_is_no_text_for_a_link(text: str) -> None:
    assert found(link(text)) == [("link-is-address", MISSION)]


@pytest.mark.parametrize("text", ["hier", "Klik hier", "lees meer."])
def test_a_link_has_to_say_where_it_leads(text: str) -> None:
    assert found(link(text)) == [("link-says-nothing", MISSION)]


def test_a_link_that_says_where_it_leads_is_right() -> None:
    assert found(link("het besluit van juni"), "Kijk op www.stad.example of hier.") == []


def test_a_link_in_a_table_counts_as_well() -> None:
    table = grid(("Wat", "Waar"), ("Besluit", ""))
    rows = (table.rows[0], (table.rows[1][0], (link("hier"),)))
    assert found(type(table)(rows)) == [("link-says-nothing", MISSION)]


def test_tables_need_a_header_for_every_column() -> None:
    assert found(grid(("", ""), ("a", "b"))) == [("table-without-header", MISSION)]
    assert found(grid(("Maand", " "), ("a", "b"))) == [("empty-header-cell", MISSION)]
    assert found(grid(("Maand", "Aantal"))) == [("table-without-rows", MISSION)]
    assert found(grid(("Maand", "Aantal"), ("mei", ""))) == []


def test_a_picture_says_what_it_shows() -> None:
    bare = Paragraph(image=Image("kade"))
    assert found(bare, replace(bare, image=Image("kade", "De kade"))) == [("picture-without-alternative", MISSION)]
    report = amend(small_report(), MISSION, body=body(replace(bare, runs=(Run("De kade"),)), bare))
    assert [finding.message for finding in accessibility(report)] == [
        "De afbeelding “De kade” heeft geen tekstalternatief. Beschrijf wat er te zien is.",
        "Een afbeelding heeft geen tekstalternatief. Beschrijf wat er te zien is.",
    ]


def test_a_bold_line_may_be_meant_as_a_heading() -> None:
    assert found(bold("Wat volgt"), "Tekst.") == [("bold-heading", MISSION)]
    assert found(heading("Wat volgt"), bold("Dit is belangrijk."), bold("punt", kind=Kind.BULLET)) == []
    assert found(bold("Tegenslag", part=ExplanationPart.CAUSE)) == []
    assert found(Paragraph((Run("Wat ", frozenset({Mark.BOLD})), Run("volgt")))) == []


def test_a_list_that_was_typed_is_no_list() -> None:
    assert found("- eerst", "• dan", "-5 graden") == [("typed-bullet", MISSION)] * 2
    assert found(item("eerst"), prose("2023 - 2024")) == []
    assert found("1. eerst", "2. dan") == [("typed-bullet", MISSION)] * 2
    assert found("1. eerst") == []


def test_what_begins_the_cells_of_a_table_is_a_list_within_one_cell_only() -> None:
    cells = [
        tuple(Paragraph((Run(text),)) for text in texts) for texts in (("Wat",), ("1. een",), ("2. twee", "- drie"))
    ]
    assert found(Table(tuple((cell,) for cell in cells))) == [("typed-bullet", MISSION)]


def test_the_verdict_counts_what_there_is_to_mend() -> None:
    finding = Finding("link-says-nothing", Severity.WARNING, MISSION, "De link zegt niets.")
    assert Verdict().said == "Toegankelijkheid: in orde"
    assert Verdict((finding,)).said == "Toegankelijkheid: 1 punt om te verbeteren"
    assert Verdict((finding,), ("Een tabel heeft een lege kop.",)).said == "Toegankelijkheid: 2 punten om te verbeteren"


def test_what_is_the_matter_with_more_documents_is_said_once() -> None:
    finding = Finding("link-says-nothing", Severity.WARNING, MISSION, "De link zegt niets.")
    assert together([Verdict((finding,), ("a", "b")), Verdict((finding,), ("b",))]) == Verdict((finding,), ("a", "b"))


def test_messages_say_what_to_do() -> None:
    report = amend(small_report(), MISSION, body=body(link("hier")))
    (finding,) = accessibility(report)
    assert finding.message == "De link “hier” zegt niet waar die heen gaat. Noem wat de lezer daar vindt."


def test_the_place_of_a_finding_is_named() -> None:
    report = amend(small_report(), MISSION, body=body(link("hier")))
    assert [place_of(report, finding) for finding in accessibility(report)] == ["De missie van programma 4"]
