from dataclasses import replace

import pytest
from hypothesis import given

from tests.reports import (
    DROUGHT_COSTS,
    FOREWORD,
    GREENERY,
    MISSION,
    OVERHEAD_MISSION,
    PLAYGROUNDS,
    PUMPS,
    STATE,
    TREES,
    identity,
    lineage,
    small_report,
)
from tests.strategies import reports
from vgr_desktop.core.editing.edits import remove, set_light
from vgr_desktop.core.editing.text_fields import (
    TextFields,
    has_fields,
    is_of_deliverable,
    is_whole,
    offers,
    said,
    with_words_of,
    without_words,
)
from vgr_desktop.core.editing.writing import write
from vgr_desktop.core.model.report import Report, Written
from vgr_desktop.core.model.text import Paragraph, RichText, Run, Table, from_plain, plain, rich
from vgr_desktop.core.model.tree import amend, index


@pytest.mark.parametrize(
    ("key", "place", "text"),
    [
        ("deliverables", MISSION, "5"),
        ("deliverables", OVERHEAD_MISSION, "0"),
        ("deliverables@report", OVERHEAD_MISSION, "5"),
        ("deliverables", FOREWORD, "5"),
        ("deliverables", 999, "5"),
        ("count:orange", STATE, "1"),
        ("share:green", STATE, "80%"),
        ("share:green", OVERHEAD_MISSION, "0%"),
        ("unset@report", STATE, "0"),
        (
            "lights",
            STATE,
            "Van de 5 prestaties van dit programma staan er 4 (80%) op groen, 1 (20%) op oranje en geen op rood.",
        ),
        ("lights", OVERHEAD_MISSION, "Er zijn nog geen prestaties van dit programma."),
        (
            "lights@report",
            STATE,
            "Van de 5 prestaties van alle programma’s staan er 4 (80%) op groen, 1 (20%) op oranje en geen op rood.",
        ),
        ("balance", STATE, "een nadeel van €\u00a045.000"),
        ("balance", OVERHEAD_MISSION, "een nog niet bekend saldo"),
        ("count:purple", STATE, None),
        ("share:purple", STATE, None),
        ("weather", STATE, None),
    ],
)
def test_what_a_field_says(key: str, place: int, text: str | None) -> None:
    assert said(small_report(), key, place) == text


def test_with_one_programme_the_whole_report_needs_no_words() -> None:
    report = replace(small_report(), programmes=small_report().programmes[:1])
    assert str(said(report, "lights@report", STATE)).startswith("Van de 5 prestaties staan er 4")


def test_a_deliverable_tells_how_it_was() -> None:
    before = small_report()
    key = f"was:{lineage(PLAYGROUNDS)}"
    assert said(small_report(), key, STATE, before) == "was oranje"
    assert said(small_report(), key, STATE, set_light(before, PLAYGROUNDS, None)) == "had nog geen stoplicht"
    assert said(small_report(), key, STATE, remove(before, PLAYGROUNDS)) == "is nieuw"
    assert said(small_report(), key, STATE) is None


def test_what_is_offered_comes_with_what_it_says() -> None:
    offered = offers(small_report(), MISSION)
    assert offered[0] == ("deliverables", "Aantal prestaties", "5")
    assert [offer.key for offer in offered if is_whole(offer.key)] == [f"{o.key}@report" for o in offered[:10]]
    assert all(said(small_report(), offer.key, MISSION) == offer.text for offer in offered)


def test_outside_a_programme_only_those_of_the_whole_report_are_offered() -> None:
    assert all(is_whole(offer.key) for offer in offers(small_report(), FOREWORD))


def test_by_a_deliverable_its_earlier_light_is_offered_when_there_is_an_earlier_edition() -> None:
    first, second, *_ = offers(small_report(), TREES, small_report())
    assert first.text == "was groen"
    assert [is_of_deliverable(offer.key) for offer in (first, second)] == [True, False]
    assert offers(small_report(), TREES)[0].key == "deliverables"


def counting(before: str = "Er zijn ", shown: str = "?") -> RichText:
    """A text with a field in its words and one in its table."""
    field = Run(shown, field="count:orange")
    return rich([Paragraph((Run(before), field, Run("."))), Table((((Paragraph((field,)),),),)), Paragraph()])


def body(report: Report, id: int) -> RichText:
    item = index(report).items[id]
    assert isinstance(item, Written)
    return item.body


def test_fields_say_what_is_so_after_every_change() -> None:
    fields = TextFields()
    report = fields.refreshed(write(small_report(), STATE, counting()))
    assert plain(body(report, STATE)) == "Er zijn 1.\n1\n"
    report = fields.refreshed(set_light(report, TREES, "orange"))
    assert plain(body(report, STATE)) == "Er zijn 2.\n2\n"
    assert fields.refreshed(report) is report


def test_a_field_that_means_nothing_any_more_keeps_its_words() -> None:
    report = write(small_report(), STATE, rich([Paragraph((Run("drie", field="weather"),))]))
    assert TextFields().refreshed(report) is report


def test_a_field_goes_by_the_programme_in_which_it_stands() -> None:
    report = write(write(small_report(), STATE, counting()), OVERHEAD_MISSION, counting())
    report = write(report, DROUGHT_COSTS, counting())
    report = TextFields().refreshed(report)
    assert [plain(body(report, id))[8] for id in (STATE, OVERHEAD_MISSION, DROUGHT_COSTS)] == ["1", "0", "1"]


def test_a_text_without_fields_stays_the_very_same() -> None:
    report = small_report()
    assert TextFields().refreshed(report) is report
    assert not has_fields(from_plain("Tekst"))
    assert has_fields(counting())


@given(reports())
def test_whatever_the_report_fields_are_kept_once_and_say_something(report: Report) -> None:
    fields = TextFields()
    once = fields.refreshed(report)
    assert fields.refreshed(once) is once
    assert all(offer.text for offer in offers(report, report.id))


def test_the_balance_is_that_of_all_known_amounts() -> None:
    report = amend(small_report(), DROUGHT_COSTS, amount=None)
    assert said(report, "balance", GREENERY) == "een nog niet bekend saldo"
    assert identity(GREENERY) in [(item.id, item.lineage) for item in report.programmes]


def test_two_versions_do_not_differ_by_what_the_program_wrote_in_them() -> None:
    before = TextFields().refreshed(write(small_report(), FOREWORD, counting()))
    ours = TextFields().refreshed(set_light(before, TREES, "orange"))
    theirs = TextFields().refreshed(set_light(before, PUMPS, "orange"))
    assert with_words_of(theirs, ours).foreword == ours.foreword
    assert with_words_of(ours, ours) is ours
    only_theirs = replace(theirs, foreword=replace(theirs.foreword, lineage="x"))
    assert with_words_of(only_theirs, ours) is only_theirs
    assert without_words(body(theirs, FOREWORD)) == without_words(body(ours, FOREWORD))
