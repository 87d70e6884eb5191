"""What may be changed when only a part of a report is somebody's to change."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest

from tests import reports as small
from tests.reports import identity, lineage, reviewed_report, small_report
from vgr_desktop.core.editing import commenting, edits, reviewing, writing
from vgr_desktop.core.editing.scope import Reach, Scope, changed_outside, owned, owners
from vgr_desktop.core.editing.text_fields import TextFields
from vgr_desktop.core.model.pictures import with_pictures
from vgr_desktop.core.model.quotes import Quote
from vgr_desktop.core.model.report import Leftover, Picture, PictureKind, Report
from vgr_desktop.core.model.review import Acceptance, Comment, Reply
from vgr_desktop.core.model.text import Paragraph, Run, from_plain, rich
from vgr_desktop.core.model.tree import amend

WORDS = from_plain("Nieuwe woorden.")
ABOUT = dt.datetime(2026, 4, 2, 9, 0, tzinfo=dt.UTC)
FRESH = identity(900)

PARKS = Scope(lineage(small.REPORT), frozenset({lineage(small.PARKS)}))
"""Beleidsterrein 4A."""
GREENERY = Scope(lineage(small.REPORT), frozenset({lineage(small.GREENERY)}))
"""Programma 4."""
OWN = Scope(lineage(small.REPORT), subjects=frozenset({lineage(small.TREES), lineage(small.STATE)}))
"""De toelichting op een prestatie, en de stand van zaken van programma 4."""

Edit = Callable[[Report], Report]


def adopted(report: Report) -> Report:
    return reviewing.adopt(report, FRESH, "Sanne", ABOUT)


def asked(about: int) -> Edit:
    return partial(
        commenting.comment,
        identity=FRESH,
        subject=about,
        quote=Quote(),
        author="Sanne",
        moment=ABOUT,
        text="Klopt dit?",
    )


def owner_of(subject: int) -> Edit:
    return partial(reviewing.set_owner, subject=subject, owner="Sanne", identity=FRESH)


def explained(node: int) -> Edit:
    return partial(writing.explain, identity=FRESH, about=(node,), body=WORDS)


def written(text: int) -> Edit:
    return partial(writing.write, text_id=text, body=WORDS)


def light(node: int) -> Edit:
    return partial(edits.set_light, id=node, light="red")


def renamed(node: int) -> Edit:
    return partial(edits.rename, id=node, title="Anders")


def removed(node: int) -> Edit:
    return partial(edits.remove, id=node)


def added(holder: int) -> Edit:
    return partial(edits.add_child, parent_id=holder, identity=FRESH, title="Nieuw")


def with_programme(report: Report) -> Report:
    return edits.add_programme(report, [identity(id) for id in (905, 906, 907)], "Nieuw")


def accepted(subject: int) -> Edit:
    made = Acceptance(*FRESH, rule="x", subject=subject, finding="x", reason="y", author="Sanne", day=ABOUT.date())
    return lambda report: replace(report, acceptances=(*report.acceptances, made))


def without_leftover(report: Report) -> Report:
    return replace(report, leftovers=())


def with_picture(report: Report) -> Report:
    return with_pictures(report, [Picture(*FRESH, kind=PictureKind.PNG, content=small.SQUARE)])


ALLOWED = [
    *((GREENERY, edit) for edit in (written(small.MISSION), written(small.DROUGHT_COSTS), renamed(small.GREENERY))),
    *((GREENERY, edit) for edit in (added(small.GREENERY), removed(small.PARKS), without_leftover, with_picture)),
    *((PARKS, edit) for edit in (written(small.ABOUT_PLAYGROUNDS), light(small.TREES), added(small.NEAR))),
    *((PARKS, edit) for edit in (removed(small.TREES), explained(small.TREES), owner_of(small.TREES))),
    *((PARKS, edit) for edit in (asked(small.ABOUT_DROUGHT), accepted(small.TREES), removed(small.NEAR))),
    *((OWN, edit) for edit in (light(small.TREES), explained(small.TREES), written(small.STATE))),
    *((OWN, edit) for edit in (owner_of(small.TREES), asked(small.STATE))),
]
REFUSED = [
    *((GREENERY, edit) for edit in (removed(small.GREENERY), written(small.FOREWORD), written(small.STAFF), adopted)),
    *((GREENERY, edit) for edit in (renamed(small.OVERHEAD), with_programme, asked(small.OVERHEAD_STATE))),
    *((PARKS, edit) for edit in (removed(small.PARKS), written(small.MISSION), light(small.PUMPS))),
    *((PARKS, edit) for edit in (written(small.ABOUT_PUMPS_AND_QUAYS), renamed(small.GREENERY), without_leftover)),
    *((PARKS, edit) for edit in (explained(small.PUMPS), owner_of(small.PUMPS), accepted(small.PUMPS))),
    *((OWN, edit) for edit in (renamed(small.TREES), removed(small.TREES), light(small.PLAYGROUNDS))),
    *((OWN, edit) for edit in (explained(small.EAST), written(small.MISSION), added(small.TREES))),
]


@pytest.mark.parametrize(("scope", "edit"), ALLOWED)
def test_what_is_in_the_scope_may_be_changed(scope: Scope, edit: Edit) -> None:
    before = small_report()
    after = edit(before)
    assert after != before
    assert changed_outside(before, after, scope) is None
    assert changed_outside(after, before, scope) is None or edit is with_picture


@pytest.mark.parametrize(("scope", "edit"), REFUSED)
def test_what_is_not_in_the_scope_may_not(scope: Scope, edit: Edit) -> None:
    before = small_report()
    after = edit(before)
    assert after != before
    assert changed_outside(before, after, scope) is not None


def test_nothing_of_another_report_is_in_the_scope() -> None:
    report = small_report()
    other = replace(GREENERY, report=lineage(77))
    assert changed_outside(report, written(small.MISSION)(report), other) is not None
    assert small.MISSION not in Reach(report, other)
    assert changed_outside(report, report, other) is None


def test_a_goal_stays_in_its_area_unless_both_are_in_the_scope() -> None:
    report = small_report()
    after = edits.move_all(report, (small.NEAR,), small.WATER, 0)
    assert changed_outside(report, after, PARKS) is not None
    assert changed_outside(report, after, GREENERY) is None


def test_the_order_of_what_is_not_in_the_scope_stays() -> None:
    report = small_report()
    texts = report.programmes[0].areas[0].explanations
    turned = amend(report, small.PARKS, explanations=texts[::-1])
    assert len(texts) > 1
    assert changed_outside(report, turned, OWN) is not None
    assert changed_outside(report, turned, PARKS) is None


def test_fields_that_follow_a_light_are_no_change() -> None:
    counted = rich([Paragraph((Run("Er zijn "), Run("0", field="count:red@report"), Run(" rode lichten.")))])
    before = TextFields().refreshed(writing.write(small_report(), small.FOREWORD, counted))
    after = TextFields().refreshed(edits.set_light(before, small.TREES, "red"))
    assert after.foreword != before.foreword
    assert changed_outside(before, after, PARKS) is None


def test_an_answer_to_a_comment_is_of_what_the_comment_is_about() -> None:
    report = small_report()
    here, there = (
        Comment(*identity(id), subject=about, author="Bram", moment=ABOUT, text="Hm.")
        for id, about in ((901, small.ABOUT_DROUGHT), (902, small.STAFF))
    )
    before = replace(report, comments=(here, there))
    for comment, refused in ((here, False), (there, True)):
        reply = Reply(*identity(903), author="Sanne", moment=ABOUT, text="Ja.")
        answered = tuple(replace(each, replies=(reply,)) if each is comment else each for each in before.comments)
        after = replace(before, comments=answered)
        assert (changed_outside(before, after, PARKS) is not None) is refused


def test_what_is_about_nothing_is_in_no_scope() -> None:
    report = replace(small_report(), leftovers=(Leftover(*identity(904), text="Los", source="x"),))
    reach = Reach(report, GREENERY)
    assert 904 not in reach
    assert 12345 not in reach
    assert not reach.has_all_of(12345)


def test_owners_are_named_once_and_their_texts_are_known_by_what_they_are_reviewed_under() -> None:
    report = reviewed_report()
    assert owners(report) == ("Bram de Wit", "Sanne")
    assert owned(report, "sanne") == {lineage(small.PLAYGROUNDS)}
    assert owned(report, "Kees") == frozenset()


def test_another_thing_under_the_same_number_is_a_change() -> None:
    report = small_report()
    other = replace(report, foreword=replace(report.foreword, lineage=lineage(905)))
    assert changed_outside(report, other, GREENERY) == report.foreword
