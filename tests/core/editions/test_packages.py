"""What is known of work packages: how far they were written, what is kept of them, and what is said of them."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import reports as small
from tests.reports import lineage, reviewed_report, small_report
from vgr_desktop.core.editing import edits, writing
from vgr_desktop.core.editing.scope import Scope
from vgr_desktop.core.editions.packages import (
    Package,
    Record,
    Stamp,
    State,
    all_issued,
    is_within,
    package_said,
    part_of,
    refuse_outside,
    saved_on,
    scope_said,
    standing,
)
from vgr_desktop.core.model.problems import Refused
from vgr_desktop.core.model.text import from_plain
from vgr_desktop.core.model.tree import index

REPORT = small_report()
PARKS = Scope(REPORT.lineage, frozenset({lineage(small.PARKS)}))
NOON = dt.datetime(2026, 5, 3, 12, 0, tzinfo=dt.UTC)
TODAY = dt.date(2026, 5, 12)
PACKAGE = Package(lineage(500), lineage(501), PARKS, "Sanne", NOON, TODAY)


def state(*stamps: tuple[str, int]) -> State:
    return tuple(Stamp(mark, saves) for mark, saves in stamps)


def record(number: int, reached: State = (), package: Package = PACKAGE, *, withdrawn: bool = False) -> Record:
    return Record(number, replace(package, state=reached), NOON + dt.timedelta(days=number), withdrawn)


def test_a_save_counts_on_for_who_has_it_open_and_begins_anew_for_who_opens_it() -> None:
    once = saved_on((), "a")
    assert once == state(("a", 1))
    assert saved_on(once, "a") == state(("a", 2))
    assert saved_on(once, "b") == state(("a", 1), ("b", 1))


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ((), (), True),
        ((), state(("a", 1)), True),
        (state(("a", 1)), (), False),
        (state(("a", 1)), state(("a", 3)), True),
        (state(("a", 3)), state(("a", 1)), False),
        (state(("a", 3)), state(("a", 3), ("b", 1)), True),
        (state(("a", 3)), state(("a", 2), ("b", 1)), False),  # a copy from before the last save
        (state(("a", 2), ("b", 1)), state(("a", 3), ("b", 1)), False),
        (state(("a", 2), ("b", 1)), state(("a", 2), ("c", 4)), False),  # two copies
    ],
)
def test_one_state_is_within_another_that_was_written_on_from_it(one: State, other: State, said: object) -> None:
    assert is_within(one, other) is said


@given(st.lists(st.sampled_from("abc"), max_size=6), st.lists(st.sampled_from("abc"), max_size=6))
def test_states_are_within_each_other_just_as_their_saves_are(shared: list[str], more: list[str]) -> None:
    before: State = ()
    for mark in shared:
        before = saved_on(before, mark)
    after = before
    for mark in more:
        after = saved_on(after, mark)
    assert is_within(before, after)
    assert is_within(after, before) is (after == before)


def test_the_base_of_what_comes_back_is_the_last_that_it_was_written_on_from() -> None:
    (issued,) = all_issued([record(1), record(2, state(("a", 3))), record(3, state(("a", 3), ("b", 2)))])
    for reached, number in (
        (state(("c", 1)), 1),
        (state(("a", 2)), 1),
        (state(("a", 4)), 2),
        (state(("a", 3), ("c", 1)), 2),
        (state(("a", 3), ("b", 5)), 3),
    ):
        assert issued.base(reached).number == number
    assert issued.taken_in(state(("a", 1))) == issued.records[1]
    assert issued.taken_in(state(("a", 4))) is None
    assert issued.taken_in(()) == issued.records[1]


def test_a_package_is_late_when_its_day_has_gone_by_and_nothing_came_back() -> None:
    (waiting,) = all_issued([record(1)])
    (back,) = all_issued([record(1), record(2, state(("a", 1)))])
    (withdrawn,) = all_issued([record(1, withdrawn=True)])
    (someday,) = all_issued([record(1, package=replace(PACKAGE, due=None))])
    late = TODAY + dt.timedelta(days=1)
    assert not waiting.is_late(TODAY)
    assert [each.is_late(late) for each in (waiting, back, withdrawn, someday)] == [True, False, False, False]
    assert [each.is_waited_for() for each in (waiting, back, withdrawn, someday)] == [True, False, False, True]
    stands = ["te laat", "terug op 5\u00a0mei\u00a02026", "ingetrokken", "nog niet terug"]
    assert [standing(each, late) for each in (waiting, back, withdrawn, someday)] == stands
    assert back.returned == (NOON + dt.timedelta(days=2),)


def test_records_of_several_packages_are_told_apart() -> None:
    other = replace(PACKAGE, lineage=lineage(502))
    first, second = all_issued([record(3, state(("a", 1))), record(2, package=other), record(1)])
    assert [each.number for each in first.records] == [1, 3]
    assert second.package == other


def test_what_is_kept_to_compare_with_is_only_the_part_that_was_issued() -> None:
    report = reviewed_report()
    part = part_of(report, PARKS)
    kept = index(part).items
    assert small.ABOUT_PLAYGROUNDS in kept
    assert not {small.OVERHEAD, small.STAFF, small.LEFTOVER} & kept.keys()
    assert (part.pictures, part.adoptions) == ((), ())
    assert (
        part_of(report, Scope(report.lineage, subjects=frozenset({lineage(small.STAFF)}))).sections == report.sections
    )


def test_a_package_says_for_whom_it_is_what_is_in_it_and_when_it_is_due() -> None:
    own = Scope(REPORT.lineage, PARKS.nodes | {lineage(small.OVERHEAD)}, frozenset({lineage(small.STAFF), "x"}))
    said = package_said(PACKAGE, [REPORT])
    assert said.startswith("Werkpakket voor Sanne: beleidsterrein 4A ")
    assert said.endswith(", uiterlijk 12\u00a0mei\u00a02026")
    assert package_said(replace(PACKAGE, recipient="", due=None), [REPORT]).startswith("Werkpakket: beleidsterrein 4A ")
    assert scope_said([REPORT], own).endswith(", programma AD/OH en 2 losse teksten")
    assert scope_said([REPORT], Scope(REPORT.lineage, subjects=frozenset({"x"}))) == "1 losse tekst"
    assert scope_said([], PARKS) == "het uitgegeven deel"


def test_a_change_outside_the_scope_is_refused_whatever_makes_it() -> None:
    inside = edits.set_light(REPORT, small.TREES, "red")
    outside = writing.write(REPORT, small.MISSION, from_plain("Anders."))
    other = replace(REPORT, id=600, lineage=lineage(600))
    refuse_outside(PACKAGE, (REPORT,), (REPORT,))
    refuse_outside(PACKAGE, (REPORT,), (inside,))
    for after in ((outside,), (REPORT, other), ()):
        with pytest.raises(Refused, match=r"beleidsterrein 4A .*; de rest is om te lezen"):
            refuse_outside(PACKAGE, (REPORT,), after)
