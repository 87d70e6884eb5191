"""What a report derives itself is known by the words that the layout prints."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.pages import notices
from tests.reports import identities, reviewed_report, small_report
from tests.strategies import reports
from vgr_desktop.core.intake.lines import Line, Lines, Spot
from vgr_desktop.core.intake.reading import NoticeKind, Reading
from vgr_desktop.core.layout import Chart, Heading, OverviewTable, Sentence, parts
from vgr_desktop.core.layout.parts import Part
from vgr_desktop.core.model.report import Deviation, DeviationKind, Report
from vgr_desktop.core.model.text import Run, plain
from vgr_desktop.published import read_lines
from vgr_desktop.published.derived import begins_derived, is_derived
from vgr_desktop.published.lines import Here
from vgr_desktop.published.phrases import is_stock

_LABELS = (
    "De missie van het programma",
    "Bedrag: ",
    "Dekking: ",
    "Programmanummer: ",
    "Commissie: ",
    "Portefeuille(s): ",
)
_CHAPTERS = ("Samenvatting", "Betekenis van de stoplichten", "Financiële afwijkingen", "Wijzigingen in de doelenboom")


def line(number: int, text: str, heading: int = 0, spot: Spot | None = None) -> Line:
    return Line(number, (Run(text),), heading=heading, spot=spot)


def read(*made: Line) -> Reading:
    lines = Lines()
    for one in made:
        lines.add(one)
    return read_lines(lines, identities(), "proef")


def printed_lines(report: Report) -> list[Line]:
    """The headings, sentences and captions that the layout prints, without what an officer wrote."""
    return [one for number, part in enumerate(parts(report), 1) for one in _lines(number, part)]


def _lines(number: int, part: Part) -> list[Line]:
    match part:
        case Heading():
            return [line(number, part.text, part.level)]
        case Sentence():
            return [line(number, part.text)]
        case Chart() | OverviewTable():
            return [line(number, part.full_caption), line(number, "cel", spot=Spot(number, 0, 0))]
        case _:
            return []


def unknown_sentences(report: Report) -> list[str]:
    """Sentences of the layout that a reader would take for text."""
    lines = printed_lines(report)
    found, within = [], 0
    for place, here in enumerate(lines):
        if here.heading and here.heading <= within:
            within = 0
        if begins_derived(Here(lines, place)):
            within = here.heading
        known = within or here.heading or here.spot or is_derived(here.title) or is_stock(here.title)
        if not known and not here.title.startswith(_LABELS):
            found.append(here.title)
    return found


@given(reports())
def test_every_sentence_of_the_layout_is_known(report: Report) -> None:
    assert unknown_sentences(report) == []


def test_the_sentences_about_money_are_known() -> None:
    report = small_report()
    greenery, *others = report.programmes
    more = (
        Deviation(*identities(90).new(), kind=DeviationKind.RESULT, title="Hout", amount=Decimal(-5)),
        Deviation(*identities(91).new(), kind=DeviationKind.RESULT, title="Gras", amount=None),
        Deviation(*identities(92).new(), kind=DeviationKind.NEUTRAL, title="Subsidie", amount=Decimal(7)),
    )
    greenery = replace(greenery, deviations=(*greenery.deviations, *more))
    assert unknown_sentences(replace(report, programmes=(greenery, *others))) == []
    assert unknown_sentences(reviewed_report()) == []


@pytest.mark.parametrize("chapter", _CHAPTERS)
def test_the_same_heading_above_what_somebody_wrote_is_not_derived(chapter: str) -> None:
    here = Here([line(1, chapter, 2), line(2, "Dit jaar ging het goed met de bruggen.")], 0)
    assert not begins_derived(here)


def test_what_somebody_wrote_in_a_derived_part_is_kept() -> None:
    reading = read(
        line(1, "Programma 7 Water", 1),
        line(2, "Samenvatting", 1),
        line(3, "Stand van de prestaties", 2),
        line(4, "Van de 2 prestaties staan er 2 (100%) op groen."),
        line(5, "Deze zin is van de concerncontroller."),
        line(6, "Beleidsterrein", spot=Spot(1, 0, 0)),
        line(7, "Beleidsterrein 7A Singels", 2),
        line(8, "Leeswijzer", 1),
        line(9, "Zo leest u dit."),
    )
    assert [leftover.text for leftover in reading.leftovers] == ["Deze zin is van de concerncontroller."]
    assert reading.reading_guide is not None
    assert plain(reading.reading_guide.body) == "Zo leest u dit."
    assert [number for number, _ in notices(reading, NoticeKind.STOCK)] == [2]


def test_a_chapter_of_paragraphs_holds_each_under_its_own_heading() -> None:
    reading = read(
        line(1, "Programma 7 Water", 1),
        line(2, "Paragrafen", 1),
        line(4, "Iets eigens", 2),
        line(5, "Een tekst."),
        line(6, "Een tussenkop", 3),
        line(7, "Nog een tekst."),
        line(8, "Bijlagen", 1),
        line(9, "Afkortingen", 2),
        line(10, "VGR"),
        line(11, "Voorwoord", 1),
        line(12, "Beste raad,"),
    )
    found = [(one.kind.value, one.title, plain(one.body)) for one in reading.sections]
    assert found == [
        ("paragraph", "Iets eigens", "Een tekst.\nEen tussenkop\nNog een tekst."),
        ("appendix", "Afkortingen", "VGR"),
    ]
    assert reading.foreword is not None
    assert plain(reading.foreword.body) == "Beste raad,"


def test_the_amount_and_the_cover_of_a_deviation_are_read_as_they_are_printed() -> None:
    reading = read(
        line(1, "Programma 7 Water", 1),
        line(2, "Mee- en tegenvallers", 3),
        line(3, "Oude kades", 4),
        line(4, "Bedrag: €\u00a01.234,50 voordeel, structureel."),
        line(5, "Dekking: de reserve."),
        line(6, "Bedrag: € 5 nadeel."),
        line(7, "Zonder slotpunt"),
        line(8, "Een tussenkop", 5),
    )
    (deviation,) = reading.programmes[0].deviations
    assert (deviation.title, deviation.amount, deviation.cover) == ("Oude kades", Decimal("-1234.50"), "de reserve")
    assert deviation.recurrence == "structural"
    assert plain(deviation.body) == "Bedrag: € 5 nadeel.\nZonder slotpunt\nEen tussenkop"


@given(st.text(max_size=60))
def test_any_line_is_read(text: str) -> None:
    read(line(1, "Programma 7 Water", 1), line(2, text or "x", 2), line(3, text or "x", spot=Spot(1, 0, 0)))
