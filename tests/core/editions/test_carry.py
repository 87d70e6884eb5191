import datetime as dt
from collections.abc import Set
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import reports as small
from tests.reports import (
    SQUARE,
    TREES,
    assert_sound,
    drawn,
    explained,
    identities,
    identity,
    reviewed_report,
    small_report,
)
from tests.strategies import worked_on_reports
from vgr_desktop.core.editing import edits, writing
from vgr_desktop.core.editions.carry import ALL_DRAFTS, NO_DRAFTS, Draft, carry_forward, following
from vgr_desktop.core.editions.compare import compare
from vgr_desktop.core.editions.matching import Reason, match
from vgr_desktop.core.model.editions import Edition, edition
from vgr_desktop.core.model.report import Deliverable, Report, SubItem
from vgr_desktop.core.model.review import Review, Stage
from vgr_desktop.core.model.text import is_blank, plain
from vgr_desktop.core.model.tree import everything, index, title_of

NEXT = edition(2, 2026)


def carried(report: Report, drafts: Set[Draft] = NO_DRAFTS) -> Report:
    first = max(item.id for item in everything(report)) + 1
    return carry_forward(report, identities(first), NEXT, drafts)


def news(report: Report) -> list[str]:
    """Which texts about the progress are written."""
    state = report.programmes[0].state_of_affairs
    found = {
        "state": not is_blank(state.body),
        "explanations": bool(explained(report)),
        "sections": not is_blank(report.sections[0].body),
    }
    return [name for name, written in found.items() if written]


@pytest.mark.parametrize(
    ("last", "next_one"),
    [
        (edition(1, 2026), edition(2, 2026)),
        (edition(2, 2026), edition(1, 2027)),
        (edition(1, 2018, "Bestuursrapportage"), edition(2, 2018, "Bestuursrapportage")),
    ],
)
def test_there_are_two_editions_a_year(last: Edition, next_one: Edition) -> None:
    assert following(last) == next_one


def test_the_goal_tree_comes_along_without_lights() -> None:
    assert drawn(carried(small_report())) == [
        "2e Voortgangsrapportage 2026",
        "  4 Groen en water",
        "    4A Parken",
        "      4A1 Iedereen heeft groen dicht bij huis",
        "        4A1.1 – Planten van bomen",
        "        4A1.3 – Onderhouden van speelplekken",
        "          – Speeltuin De Wilg",
        "          – Speelveld Oost",
        "      4A2 De parken zijn schoon",
        "        4A2.1 – Opruimen van afval",
        "    4B Water",
        "      4B1 Inwoners houden droge voeten",
        "        4B1.1 – Vernieuwen van gemalen",
        "        4B1.10 – Herstellen van kades",
        "  AD/OH Overhead",
    ]


def test_what_is_the_same_in_every_edition_comes_along() -> None:
    before = replace(small_report(), scale=small_report().scale[:2])
    after = carried(before)
    assert (after.municipality, after.scale) == ("Lindeveen", before.scale)
    assert after.reading_guide.body == before.reading_guide.body
    programme, was = after.programmes[0], before.programmes[0]
    assert programme.mission.body == was.mission.body
    assert (programme.committees, programme.portfolios) == (was.committees, was.portfolios)
    assert programme.areas[1].committees == ("Stad en water",)
    assert [section.title for section in after.sections] == ["Personele lasten"]


@pytest.mark.parametrize("drafts", [NO_DRAFTS, ALL_DRAFTS])
def test_what_is_of_one_edition_stays_behind(drafts: Set[Draft]) -> None:
    after = carried(small_report(), drafts)
    assert is_blank(after.foreword.body)
    assert after.leftovers == ()
    assert all(programme.deviations == () for programme in after.programmes)


@pytest.mark.parametrize(
    ("drafts", "written"),
    [
        (NO_DRAFTS, []),
        ({Draft.STATE_OF_AFFAIRS}, ["state"]),
        ({Draft.EXPLANATIONS}, ["explanations"]),
        ({Draft.SECTIONS}, ["sections"]),
        (ALL_DRAFTS, ["state", "explanations", "sections"]),
    ],
)
def test_of_the_texts_about_the_progress_those_come_along_that_are_wanted(
    drafts: Set[Draft], written: list[str]
) -> None:
    assert news(carried(small_report(), drafts)) == written


def test_what_comes_along_is_there_to_be_rewritten() -> None:
    after = carried(small_report(), ALL_DRAFTS)
    assert explained(after) == explained(small_report())
    assert plain(after.programmes[0].state_of_affairs.body).startswith("Na een droog jaar")
    assert plain(after.sections[0].body) == "Volgens plan."


def test_the_wording_of_a_page_above_an_explanation_stays_behind_and_a_free_heading_does_not() -> None:
    before = writing.set_heading(small_report(), small.ABOUT_PLAYGROUNDS, "Onderhoud van plekken")
    headings = [explanation.heading for explanation in carried(before, ALL_DRAFTS).programmes[0].areas[0].explanations]
    assert headings == [None, "Gevolgen van de droogte"]


def test_all_is_the_same_thing_as_before_but_the_report() -> None:
    before = small_report()
    after = carried(before, ALL_DRAFTS)
    assert after.lineage not in {item.lineage for item in everything(before)}
    assert {pair.reason for pair in match(before, after).pairs.values()} == {Reason.LINEAGE}
    assert compare(before, after).nodes == ()


def test_the_report_says_on_which_it_is_based() -> None:
    assert carried(small_report()).basis == small_report().lineage


def test_whose_a_text_is_comes_along_and_how_far_it_was_does_not() -> None:
    work = Review(
        *identity(90), subject=TREES, stage=Stage.AGREED, owner="Sanne", deadline=dt.date(2026, 5, 1), note="Bel Bram"
    )
    after = carried(replace(reviewed_report(), reviews=(work,)))
    (review,) = after.reviews
    assert (review.stage, review.owner, review.deadline, review.note) == (Stage.DRAFT, "Sanne", None, "")
    assert title_of(index(after).items[review.subject]) == "Planten van bomen"


def test_a_text_of_nobody_is_not_kept_track_of_in_the_next_edition() -> None:
    before = replace(reviewed_report(), reviews=(Review(*identity(90), subject=TREES, stage=Stage.READY),))
    assert carried(before).reviews == ()


def test_accepted_findings_the_adoption_and_comments_stay_behind() -> None:
    after = carried(reviewed_report())
    assert (after.acceptances, after.adoptions, after.comments) == ((), (), ())


@pytest.mark.parametrize("drafts", [ALL_DRAFTS, NO_DRAFTS])
def test_a_picture_comes_along_with_the_text_it_stands_in(drafts: Set[Draft]) -> None:
    after = carried(reviewed_report(), drafts)
    assert [picture.content for picture in after.pictures] == ([SQUARE] if drafts else [])


def test_the_earlier_report_is_left_as_it_was() -> None:
    before = small_report()
    carried(before)
    assert before == small_report()


@given(worked_on_reports(), st.sets(st.sampled_from(Draft)))
def test_every_report_can_be_carried_forward(before: Report, drafts: set[Draft]) -> None:
    after = carried(before, drafts)
    assert_sound(after)
    assert not {item.id for item in everything(before)} & {item.id for item in everything(after)}
    assert all(item.light is None for item in everything(after) if isinstance(item, Deliverable | SubItem))
    assert compare(before, after).nodes == ()


@given(worked_on_reports())
def test_a_report_can_be_carried_forward_twice_with_the_same_identities(report: Report) -> None:
    ids = identities(10_000)
    first = carry_forward(report, ids, NEXT, ALL_DRAFTS)
    second = carry_forward(edits.set_municipality(first, "Elders"), ids, edition(1, 2027), ALL_DRAFTS)
    assert not {item.id for item in everything(first)} & {item.id for item in everything(second)}
