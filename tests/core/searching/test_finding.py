"""Finding words in reports."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests import reports as small
from tests.editions import APART, later
from tests.reports import reviewed_report, small_report
from vgr_desktop.core.editing import edits, writing
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import Paragraph, Run, Table, from_plain, rich
from vgr_desktop.core.model.tree import index
from vgr_desktop.core.searching.finding import Finder, Found, Hit, Query
from vgr_desktop.core.searching.lines import Inside
from vgr_desktop.core.searching.patterns import LONGEST_PATTERN, Matches, checked_pattern, matches
from vgr_desktop.core.searching.telling import context, place_name


def match_here(pattern: str, ignore_case: bool, lines: Sequence[str], most: int) -> Matches:  # noqa: FBT001
    return matches(checked_pattern(pattern, ignore_case=ignore_case), lines, most)


def find(report: Report, words: str, *, exact: bool = False, whole: bool = False, pattern: bool = False) -> Found:
    return Finder(match_here).find((report,), Query(words, exact, whole, pattern))


def told(report: Report, hits: Sequence[Hit]) -> list[str]:
    """Each hit as "place: before[found]after"."""
    known = index(report)
    return [f"{place_name(known, hit.spot)}: {'{}[{}]{}'.format(*context(hit, 20))}" for hit in hits]


def test_words_are_found_in_everything_that_can_be_read() -> None:
    table = Table((((Paragraph((Run("Droog weer"),)),), (Paragraph((Run("2 dagen"),)),)),))
    report = writing.write(reviewed_report(), small.STATE, rich((Paragraph((Run("Te droog."),)), table)))
    report = writing.set_title(report, small.STAFF, "Droogdokken")
    report = edits.set_committees(report, small.WATER, ("Leefbaar", "Droge kades"))
    assert told(report, find(report, "DROO").hits) == [
        "Stand van zaken van programma 4: Te [droo]g.",
        "Stand van zaken van programma 4: [Droo]g weer",
        "Kop van de toelichting “Gevolgen van de droogte” bij 4A: Gevolgen van de [droo]gte",
        "Titel van de paragraaf “Droogdokken”: [Droo]gdokken",
    ]
    assert told(report, find(report, "dro").hits)[-2:] == [
        "Titel van 4B1 Inwoners houden droge voeten: Inwoners houden [dro]ge voeten",
        "Titel van de paragraaf “Droogdokken”: [Dro]ogdokken",
    ]


def test_footnotes_descriptions_names_and_leftovers_are_searched_too() -> None:
    report = reviewed_report()
    assert told(report, find(report, "maart").hits) == ["Voetnoot in de toelichting op 4A1.3: Stand in [maart]."]
    assert told(report, find(report, "lege").hits) == [
        "Beschrijving van een afbeelding in de toelichting op 4A1.3: Een [lege] speeltuin"
    ]
    assert told(report, find(report, "dieren").hits) == ["Portefeuilles van programma 4: Groen, water en [dieren]"]
    assert told(report, find(report, "gracht").hits) == ["Niet-geplaatste tekst: Foto: de nieuwe [gracht]"]
    assert told(report, find(report, "lindeveen").hits) == ["Gemeente: [Lindeveen]"]
    assert told(report, find(report, "zomer").hits) == [
        "Titel van de afwijking “Water geven in de zomer” van programma 4: Water geven in de [zomer]"
    ]


def test_the_wording_of_a_source_is_not_printed_and_not_found() -> None:
    report = writing.set_heading(small_report(), small.ABOUT_PLAYGROUNDS, "Onderhoud speeltuinen")
    assert not find(report, "speeltuinen").hits


def test_whole_words_are_not_found_in_others() -> None:
    report = writing.write(small_report(), small.STATE, from_plain("Wet, wethouder, Wet-en wet 2 wet2 (wet)"))
    assert len(find(report, "wet").hits) == 6
    assert [(hit.start, hit.said) for hit in find(report, "wet", whole=True).hits] == [
        (0, "Wet"),
        (16, "Wet"),
        (23, "wet"),
        (35, "wet"),
    ]
    assert [hit.said for hit in find(report, "(wet)", whole=True).hits] == ["(wet)"]
    assert not find(report, "wet wet", whole=True).hits


def test_whole_words_do_not_overlap() -> None:
    report = writing.write(small_report(), small.STATE, from_plain("la la la la la"))
    assert [hit.start for hit in find(report, "la la", whole=True).hits] == [0, 6]


def test_capitals_and_accents_matter_when_asked() -> None:
    report = writing.write(small_report(), small.STATE, from_plain("Eén, Een, een"))
    assert len(find(report, "EEN,").hits) == 2
    assert [hit.start for hit in find(report, "Een,", exact=True).hits] == [5]


def test_a_word_is_found_across_the_mark_of_a_footnote() -> None:
    noted = Paragraph((Run("water"), Run("", note="Zoet."), Run("schap")))
    report = writing.write(small_report(), small.STATE, rich((noted,)))
    for exact in (False, True):
        (hit,) = find(report, "waterschap", exact=exact).hits
        assert (hit.start, hit.end) == (0, 11)
        assert context(hit).said == "waterschap"


def test_an_expression_is_matched_on_each_paragraph_and_tells_its_groups() -> None:
    report = writing.write(small_report(), small.STATE, from_plain("Zie RV 23.0072 en rv 24.1\nEén (RB)"))
    hits = find(report, r"(R[VB])( \d+)?", pattern=True).hits
    assert [hit.said for hit in hits if hit.spot.item == small.STATE] == ["RV 23", "rv 24", "RB"]
    assert [hit.groups for hit in hits if hit.said in ("rv 24", "RB")] == [((18, 20), (20, 23)), ((5, 7), None)]
    assert [hit.said for hit in find(report, "één.?.RB", pattern=True, whole=True).hits] == ["Eén (RB"]
    assert [hit.said for hit in find(report, "^RB|R[VX]", pattern=True, exact=True).hits] == ["RV"]
    assert not find(report, "x*", pattern=True).hits


@pytest.mark.parametrize("wrong", ["(", "[z-a]", "a" * (LONGEST_PATTERN + 1), "a{1,99999999999999999999}"])
def test_a_wrong_expression_is_told(wrong: str) -> None:
    with pytest.raises(Problem, match="reguliere expressie"):
        find(small_report(), wrong, pattern=True)


def test_nothing_is_found_for_nothing() -> None:
    assert find(small_report(), "") == Found()
    assert find(small_report(), "\u00ad") == Found()


def test_no_more_is_looked_for_than_asked() -> None:
    finder, report = Finder(match_here), small_report()
    some = finder.find((report,), Query("e"), most=3)
    assert (len(some.hits), some.more) == (3, True)
    every = finder.find((report,), Query("droge"), most=2)
    assert (len(every.hits), every.more) == (2, False)
    some = finder.find((report,), Query("[aeiou]", pattern=True), most=3)
    assert (len(some.hits), some.more) == (3, True)


def test_only_some_items_can_be_searched() -> None:
    finder, report = Finder(match_here), small_report()
    within = finder.find((report,), Query("de"), most=1, within={small.ABOUT_DROUGHT})
    assert [hit.spot.item for hit in within.hits] == [small.ABOUT_DROUGHT]


def test_all_editions_are_searched_and_changes_are_followed() -> None:
    finder, first, second = Finder(match_here), small_report(), later()
    assert [hit.report for hit in finder.find((first, second), Query("dor")).hits] == [first.id, second.id]
    changed = writing.write(second, small.ABOUT_DROUGHT + APART, from_plain("Het gras groeit."))
    assert [hit.report for hit in finder.find((first, changed), Query("dor")).hits] == [first.id]


def test_long_lines_are_cut_at_words() -> None:
    report = replace(small_report(), municipality="aan " * 20 + "zee" + " van" * 20)
    (hit,) = find(report, "zee").hits
    assert context(hit, 10) == ("… aan aan ", "zee", " van van …")


def test_a_hit_knows_what_of_a_paragraph_it_is() -> None:
    report = reviewed_report()
    assert [find(report, words).hits[0].spot.inside for words in ("prestaties", "maart", "lege")] == [
        Inside.WORDS,
        Inside.NOTE,
        Inside.ALT,
    ]
