from dataclasses import replace

from tests.reports import (
    ABOUT_DROUGHT,
    ABOUT_PLAYGROUNDS,
    ABOUT_PUMPS_AND_QUAYS,
    DROUGHT_COSTS,
    FOREWORD,
    GREENERY,
    MISSION,
    PARKS,
    PLAYGROUNDS,
    PUMPS,
    QUAYS,
    REPORT,
    STAFF,
    STATE,
    TREES,
    WILLOW,
    identity,
    reviewed_report,
    small_report,
)
from vgr_desktop.core.editing import edits, reviewing
from vgr_desktop.core.editing.writing import explain, write
from vgr_desktop.core.figures.states import NodeStages, TextState, node_stages, reviewed, stage_of, states, subject_of
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.review import Stage
from vgr_desktop.core.model.text import EMPTY, from_plain

NEW = identity(80)


def state(report: Report, place: int) -> TextState:
    return next(state for state in states(report) if state.place == place)


def test_every_text_that_is_there_has_a_state() -> None:
    places = [state.place for state in states(small_report())]
    assert {FOREWORD, MISSION, STATE, DROUGHT_COSTS, ABOUT_PLAYGROUNDS, ABOUT_DROUGHT, STAFF} <= set(places)
    assert len(places) == len(set(places))


def test_what_must_be_explained_and_is_not_is_expected() -> None:
    assert state(small_report(), WILLOW).stage is None
    assert WILLOW in [found.place for found in states(small_report()) if found.text is None]
    assert TREES not in [found.place for found in states(small_report())]


def test_what_something_is_kept_about_is_expected_as_well() -> None:
    report = reviewing.set_owner(small_report(), TREES, "Sanne", NEW)
    found = state(report, TREES)
    assert (found.text, found.stage, found.review and found.review.owner) == (None, None, "Sanne")


def test_an_empty_text_is_empty_whatever_is_kept_about_it() -> None:
    report = reviewing.set_stage(small_report(), STATE, Stage.READY, NEW)
    assert state(report, STATE).stage is Stage.READY
    assert state(write(report, STATE, EMPTY), STATE).stage is None


def test_a_text_about_which_nothing_is_kept_is_a_draft() -> None:
    assert state(small_report(), MISSION).stage is Stage.DRAFT


def test_an_explanation_goes_by_what_it_explains() -> None:
    report = replace(reviewed_report(), adoptions=())
    assert state(report, ABOUT_PLAYGROUNDS).stage is Stage.READY
    assert state(report, ABOUT_PLAYGROUNDS).subject == PLAYGROUNDS


def with_a_second_about_pumps() -> Report:
    return explain(small_report(), identity(81), (PUMPS,), from_plain("Het gemaal is gekeurd."))


def test_texts_that_begin_with_the_same_deliverable_are_each_as_far_as_they_are() -> None:
    report = with_a_second_about_pumps()
    joint, alone = state(report, ABOUT_PUMPS_AND_QUAYS), state(report, 81)
    report = reviewing.set_stage(report, joint.subject, Stage.READY, NEW)
    report = reviewing.set_stage(report, alone.subject, Stage.AGREED, identity(82))
    assert (state(report, ABOUT_PUMPS_AND_QUAYS).stage, state(report, 81).stage) == (Stage.READY, Stage.AGREED)


def test_a_joint_text_stays_as_far_as_it_is_when_a_deliverable_is_removed() -> None:
    joint = state(small_report(), ABOUT_PUMPS_AND_QUAYS)
    report = reviewing.set_stage(small_report(), joint.subject, Stage.READY, NEW)
    report = edits.remove(report, PUMPS)
    assert state(report, ABOUT_PUMPS_AND_QUAYS).stage is Stage.READY
    again = reviewing.set_owner(report, state(report, ABOUT_PUMPS_AND_QUAYS).subject, "Sanne", identity(81))
    assert [(review.stage, review.owner) for review in again.reviews] == [(Stage.READY, "Sanne")]


def test_all_that_is_written_in_an_adopted_report_is_adopted() -> None:
    assert {found.stage for found in states(reviewed_report())} == {Stage.ADOPTED, None}


def test_an_item_is_as_far_as_the_text_that_is_furthest_behind() -> None:
    report = reviewing.set_stage(small_report(), MISSION, Stage.READY, NEW)
    found = node_stages(states(report))
    assert found[GREENERY] is Stage.DRAFT
    assert node_stages(states(write(report, STATE, EMPTY)))[GREENERY] is None
    assert (found[PUMPS], found[QUAYS], found[PARKS], found[STAFF]) == (Stage.DRAFT,) * 4
    assert found[REPORT] is Stage.DRAFT
    assert TREES not in found


def test_a_text_that_is_expected_no_longer_has_no_state() -> None:
    report = edits.set_light(small_report(), WILLOW, "green")
    assert WILLOW not in [found.place for found in states(report)]


def test_one_text_is_as_far_as_all_together_say() -> None:
    report = replace(reviewed_report(), adoptions=())
    for known in states(report):
        if known.text is not None:
            assert subject_of(known.text, reviewed(report)) == known.subject
            assert stage_of(report, known.text.body, known.review) is known.stage


def test_stages_are_kept_current_through_every_kind_of_change() -> None:
    kept = NodeStages()
    first = small_report()
    emptied = write(first, STATE, EMPTY)
    kept_about = reviewing.set_stage(emptied, ABOUT_DROUGHT, Stage.READY, NEW)
    explained = explain(kept_about, identity(81), (WILLOW,), from_plain("De wilgen zijn geknot."))
    for report in (first, emptied, kept_about, explained, edits.remove(explained, WILLOW), first, reviewed_report()):
        assert kept.of(report) == node_stages(states(report))
