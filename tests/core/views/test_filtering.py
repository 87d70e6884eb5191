import datetime as dt

import pytest

from tests import reports as small
from tests.reports import identity, small_report
from vgr_desktop.core.editing import reviewing
from vgr_desktop.core.editing.writing import write
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.review import Stage
from vgr_desktop.core.model.text import Mark, Paragraph, Run, from_plain, rich
from vgr_desktop.core.model.tree import index, title_of
from vgr_desktop.core.views.filtering import EVERYTHING, Filter, Sieve

MARCH = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)


def matches(wanted: Filter, report: Report | None = None, **knowledge: object) -> set[int]:
    return set(Sieve().sift(report or small_report(), wanted, **knowledge).matches)  # type: ignore[arg-type]


def test_without_a_wish_everything_answers() -> None:
    assert EVERYTHING.is_empty
    sifted = Sieve().sift(small_report(), EVERYTHING)
    assert len(sifted.matches) == sifted.total == 16
    assert sifted.above == frozenset()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("bomen planten", {small.TREES}),
        ("4a1", {small.NEAR, small.TREES, small.PLAYGROUNDS, small.WILLOW, small.EAST}),
        ("SPEELTUIN", {small.WILLOW}),
        ("toestellen", {small.PLAYGROUNDS}),
        ("onderhouden toestellen", {small.PLAYGROUNDS}),
        ("volgens plan", {small.STAFF}),
        ("voorjaar", {small.REPORT}),
        ("eerder klaar", {small.PUMPS, small.QUAYS}),
        ("is dor", {small.PARKS}),
        ("zeppelin", set()),
    ],
)
def test_words_are_looked_for_in_codes_titles_and_texts(words: str, expected: set[int]) -> None:
    assert matches(Filter(words=words)) == expected


def test_accents_and_capitals_do_not_matter() -> None:
    report = write(small_report(), small.STAFF, from_plain("Het CAFÉ en de reünie."))
    assert matches(Filter(words="cafe REUNIE"), report) == {small.STAFF}


def test_a_text_that_changed_is_read_again() -> None:
    sieve, wanted = Sieve(), Filter(words="nieuwgebouwd")
    sieve.read(small_report())
    assert not sieve.sift(small_report(), wanted).matches
    report = write(small_report(), small.STAFF, from_plain("Nieuwgebouwd."))
    assert sieve.sift(report, wanted).matches == {small.STAFF}


def test_what_is_above_comes_along() -> None:
    sifted = Sieve().sift(small_report(), Filter(words="De Wilg"))
    known = index(small_report())
    assert {title_of(known.items[id]) for id in sifted.above} == {
        "Groen en water",
        "Parken",
        "Iedereen heeft groen dicht bij huis",
        "Onderhouden van speelplekken",
    }


def test_lights() -> None:
    assert matches(Filter(lights=frozenset({"orange"}))) == {small.PLAYGROUNDS, small.WILLOW}
    assert matches(Filter(lights=frozenset({None}))) == set()


def test_what_stands_under_an_item() -> None:
    assert matches(Filter(under=small.NEAR)) == {
        small.NEAR,
        small.TREES,
        small.PLAYGROUNDS,
        small.WILLOW,
        small.EAST,
    }
    assert matches(Filter(under=small.STAFF)) == {small.STAFF}
    assert matches(Filter(under=999)) == set()


def test_stages() -> None:
    assert matches(Filter(stages=frozenset({None}))) == {small.WILLOW}
    report = reviewing.set_stage(small_report(), small.MISSION, Stage.READY, identity(80))
    assert matches(Filter(stages=frozenset({Stage.READY})), report) == {small.GREENERY}


def test_owners() -> None:
    report = reviewing.set_owner(small_report(), small.STATE, "Sanne", identity(80))
    assert matches(Filter(owner="Sanne"), report) == {small.GREENERY}
    wanted = Filter(owner="Sanne", stages=frozenset({Stage.READY}))
    assert matches(wanted, reviewing.set_stage(report, small.MISSION, Stage.READY, identity(81))) == set()


def test_findings() -> None:
    wanted = Filter(with_findings=True)
    assert matches(wanted) == set()
    places = (small.ABOUT_PUMPS_AND_QUAYS, small.MISSION, small.STAFF, small.LEFTOVER, small.ABOUT_DROUGHT)
    expected = {small.PUMPS, small.QUAYS, small.GREENERY, small.STAFF, small.PARKS}
    assert matches(wanted, places=places) == expected


def test_texts_that_were_written_since() -> None:
    written = {small.STATE: MARCH}
    assert matches(Filter(since=MARCH.date()), written=written) == {small.GREENERY}
    assert matches(Filter(since=MARCH.date() + dt.timedelta(days=1)), written=written) == set()


def test_the_sign_of_a_note_behind_a_year_is_no_part_of_the_year() -> None:
    raised = frozenset({Mark.SUPERSCRIPT})
    body = rich([Paragraph((Run("In 2025"), Run("1", raised), Run(" kwam er 12 m"), Run("2", raised), Run(" bij.")))])
    report = write(small_report(), small.STAFF, body)
    assert matches(Filter(words="2025 12 m2"), report) == {small.STAFF}
    assert matches(Filter(words="20251"), report) == set()
