import datetime as dt
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests import reports as small
from tests.reports import assert_sound, drawn, explained, identities, identity, lineage, reviewed_report, small_report
from tests.strategies import edited, sessions
from vgr_desktop.core.editing import edits, writing
from vgr_desktop.core.editing.reviewing import set_note
from vgr_desktop.core.editions.merging import Merging, Names, Side
from vgr_desktop.core.editions.renewing import renewed
from vgr_desktop.core.model.changes import changes
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.report import Explanation, Item, Leftover, Picture, PictureKind, Report, Written
from vgr_desktop.core.model.review import Acceptance, Comment, Reply, Review
from vgr_desktop.core.model.text import EMPTY, Image, Paragraph, from_plain, plain, rich
from vgr_desktop.core.model.tree import everything, index, rebuilt

BASE = small_report()
ABOUT_SOMETHING = Review | Acceptance | Comment | Reply
OURS = writing.write(BASE, small.STATE, from_plain("Van ons."))
FAR = 1_000
"""The ids of another computer begin here, or are handed out twice."""


def said(merging: Merging) -> list[tuple[str, str, str, bool]]:
    """The differences as kind, ids on both sides and suggestion."""
    return [
        (
            type(each.ours or each.theirs).__name__,
            f"{_id(each.ours)} {_id(each.theirs)}",
            each.suggested,
            each.contested,
        )
        for each in merging.differences
    ]


def _id(item: Item | None) -> str:
    return "-" if item is None else str(item.id)


def all_of(merging: Merging, side: Side) -> Report:
    """What comes of it when this side is chosen everywhere."""
    return merging.merged(identities(FAR), dict.fromkeys((each.key for each in merging.differences), side))


def by_lineage(report: Report) -> Report:
    """The report with ids that follow from the lineages, so that two computers' versions can be compared."""
    numbers = {item.id: hash(item.lineage) for item in everything(report)}

    def renumbered(item: Item) -> Item:
        changed: dict[str, Any] = {"id": numbers[item.id]}
        if isinstance(item, Explanation):
            changed["about"] = tuple(numbers[id] for id in item.about if id in numbers)
        elif isinstance(item, Leftover):
            changed["near"] = numbers.get(item.near or 0)
        elif isinstance(item, Review | Acceptance | Comment):
            changed["subject"] = numbers.get(item.subject, 0)
        return replace(item, **changed)

    return rebuilt(report, renumbered)


def test_versions_that_are_alike_have_no_differences() -> None:
    merging = Merging(BASE, small_report())
    assert merging.differences == ()
    assert merging.merged(identities()) is BASE


def test_a_text_that_only_they_changed_is_taken_over() -> None:
    theirs = writing.write(BASE, small.MISSION, from_plain("Van hen."))
    merging = Merging(OURS, theirs, BASE)
    assert said(merging) == [("Text", "5 5", "theirs", False), ("Text", "6 6", "ours", False)]
    merged = merging.merged(identities())
    assert plain(merged.programmes[0].mission.body) == "Van hen."
    assert plain(merged.programmes[0].state_of_affairs.body) == "Van ons."


def test_a_text_that_both_changed_is_ours_unless_theirs_is_chosen() -> None:
    theirs = writing.write(BASE, small.STATE, from_plain("Van hen."))
    merging = Merging(OURS, theirs, BASE)
    assert said(merging) == [("Text", "6 6", "ours", True)]
    assert merging.merged(identities()) is OURS
    assert all_of(merging, Side.THEIRS) == theirs


def test_without_knowing_what_it_was_everything_is_contested_and_nothing_is_dropped() -> None:
    theirs = edits.remove(writing.write(BASE, small.STATE, from_plain("Van hen.")), small.LITTER)
    more = edits.add_child(OURS, small.CLEAN, identity(90), "Vegen")
    merging = Merging(more, theirs)
    assert ("Text", "6 6", "ours", True) in said(merging)
    assert ("Deliverable", f"{small.LITTER} -", "ours", False) in said(merging)
    assert merging.merged(identities()) is more


def test_what_they_added_comes_in_with_all_it_holds_under_ids_of_ours() -> None:
    theirs = edits.add_child(BASE, small.PARKS, identity(28), "Nieuw doel")
    theirs = edits.add_child(theirs, 28, identity(29), "Nieuwe prestatie")
    theirs = writing.explain(theirs, identity(30), (29,), from_plain("Omdat het nodig was."))
    ours = edits.add_child(BASE, small.WATER, identity(128), "Ons doel")
    ours = edits.rename(edits.set_number(ours, 128, "7"), 128, "Ons doel")
    merged = Merging(ours, theirs, BASE).merged(identities(500))
    assert "        4A3.1 – Nieuwe prestatie" in drawn(merged)
    assert "      4B7 Ons doel" in drawn(merged)
    assert "4A | 4A3.1 | Omdat het nodig was." in explained(merged)
    new = [item.id for item in everything(merged) if item.id not in index(ours).items]
    assert sorted(new) == [500, 501, 502]


def test_what_they_removed_goes_unless_it_was_changed_here() -> None:
    theirs = edits.remove(edits.remove(BASE, small.CLEAN), small.QUAYS)
    ours = edits.rename(BASE, small.LITTER, "Opruimen van veel afval")
    merging = Merging(ours, theirs, BASE)
    assert ("Goal", f"{small.CLEAN} -", "ours", True) in said(merging)
    assert ("Deliverable", f"{small.QUAYS} -", "theirs", False) in said(merging)
    merged = merging.merged(identities())
    assert "        4A2.1 ● Opruimen van veel afval" in drawn(merged)
    assert small.QUAYS not in index(merged)


def test_what_is_kept_keeps_what_it_stands_under_and_what_it_explains() -> None:
    theirs = edits.remove(BASE, small.PLAYGROUNDS)
    ours = writing.write(BASE, small.ABOUT_PLAYGROUNDS, from_plain("Onze uitleg."))
    merging = Merging(ours, theirs, BASE)
    sides = {each.key: Side.OURS if isinstance(each.ours, Explanation) else Side.THEIRS for each in merging.differences}
    merged = merging.merged(identities(), sides)
    assert "4A | 4A1.3 | Onze uitleg." in explained(merged)


def test_an_explanation_goes_to_where_what_it_explains_went() -> None:
    theirs = edits.move(BASE, small.PLAYGROUNDS, small.DRY_FEET, 2)
    ours = writing.write(BASE, small.ABOUT_PLAYGROUNDS, from_plain("Onze uitleg."))
    merged = Merging(ours, theirs, BASE).merged(identities())
    assert next(line for line in explained(merged) if "Onze uitleg" in line).startswith("4B | 4B1.")


def test_the_order_of_what_has_no_number_is_a_difference_of_what_holds_it() -> None:
    theirs = writing.move_explanation(BASE, small.ABOUT_DROUGHT, -1)
    merging = Merging(BASE, theirs, BASE)
    assert said(merging) == [("PolicyArea", f"{small.PARKS} {small.PARKS}", "theirs", False)]
    assert explained(merging.merged(identities())) == explained(theirs)
    assert merging.merged(identities(), {merging.differences[0].key: Side.OURS}) is BASE


def test_ids_that_both_handed_out_are_told_apart_when_the_merged_report_is_saved() -> None:
    theirs = edits.add_child(BASE, small.CLEAN, identity(28), "Hun prestatie")
    ours = writing.explain_area(BASE, small.WATER, replaced_lineage(28), "Ons kopje", from_plain("Onze tekst."))
    merged = Merging(ours, theirs, BASE).merged(identities(FAR))
    difference = changes(theirs, merged)
    assert [type(entry.item).__name__ for entry in difference.gone] == ["Deliverable"]
    assert {type(entry.item).__name__ for entry in difference.put if entry.item.id in {28, FAR}} == {
        "Explanation",
        "Deliverable",
    }


def replaced_lineage(id: int) -> Any:
    return identity(id)._replace(lineage=f"ours-{id}")


def test_a_leftover_stays_near_what_it_stood_by() -> None:
    theirs = replace(
        BASE, leftovers=(*BASE.leftovers, Leftover(*identity(60), text="Nog iets", source="x.txt", near=small.TREES))
    )
    merged = Merging(BASE, theirs, BASE).merged(identities(FAR))
    assert [left.near for left in merged.leftovers] == [small.QUAYS, small.TREES]
    gone = Merging(edits.remove(BASE, small.TREES), theirs, BASE).merged(identities(FAR))
    assert gone.leftovers[1].near is None


def test_a_picture_comes_with_the_text_that_shows_it() -> None:
    base = small_report()
    theirs = reviewed_report()
    merging = Merging(base, theirs, base)
    text = next(each for each in merging.differences if isinstance(each.theirs, Explanation))
    sides = dict.fromkeys((each.key for each in merging.differences), Side.OURS) | {text.key: Side.THEIRS}
    assert [picture.lineage for picture in merging.merged(identities(FAR), sides).pictures] == [lineage(60)]


def test_the_progress_of_one_text_is_one_difference_whoever_began_to_keep_it() -> None:
    theirs = replace(BASE, reviews=(Review(*identity(80), subject=small.TREES, owner="Sanne"),))
    ours = replace(BASE, reviews=(Review(*identity(90), subject=small.TREES, owner="Bram"),))
    merging = Merging(ours, theirs, BASE)
    assert said(merging) == [("Review", "90 80", "ours", True)]
    assert [review.owner for review in all_of(merging, Side.THEIRS).reviews] == ["Sanne"]


def test_what_is_kept_about_something_goes_with_it() -> None:
    base = replace(
        BASE, reviews=(Review(*identity(80), subject=small.TREES), Review(*identity(81), subject=small.TREES))
    )
    theirs = replace(edits.remove(BASE, small.TREES), reviews=())
    assert Merging(base, theirs, base).merged(identities(FAR)).reviews == ()
    choice = {each.key: each.suggested for each in Merging(base, theirs, base).differences}
    kept = {key: Side.OURS if key[0] is Review else side for key, side in choice.items()}
    assert Merging(base, theirs, base).merged(identities(FAR), kept).reviews == ()
    dangling = replace(
        BASE,
        acceptances=(
            Acceptance(
                *identity(82), rule="x", subject=999, finding="a", reason="b", author="c", day=dt.date(2026, 1, 1)
            ),
        ),
    )
    assert Merging(dangling, BASE).merged(identities(FAR)) is dangling
    assert Merging(BASE, dangling).merged(identities(FAR)) is BASE


def two_versions(draw: st.DrawFn) -> tuple[Report, Report, Report]:
    """A report, and what became of it on two computers, which hand out the same ids."""
    base = draw(sessions(3))[-1]
    return base, worked_on(draw, base, "ours"), worked_on(draw, base, "theirs")


def worked_on(draw: st.DrawFn, report: Report, prefix: str) -> Report:
    first = max(index(report).items) + 1
    numbers = iter(range(first, first + 10_000))
    ids = Identities(first, lambda: f"{prefix} {next(numbers)}")
    for _ in range(draw(st.integers(0, 4))):
        report = draw(edited(report, ids))
    return report


VERSIONS = st.composite(two_versions)()
SIDES = st.lists(st.sampled_from(Side), min_size=1, max_size=8)


def chosen(merging: Merging, sides: list[Side]) -> dict[Any, Side]:
    return {each.key: sides[number % len(sides)] for number, each in enumerate(merging.differences)}


@given(versions=VERSIONS, known=st.booleans())
def test_one_side_everywhere_gives_that_side(versions: tuple[Report, Report, Report], *, known: bool) -> None:
    base, ours, theirs = versions
    merging = Merging(ours, theirs, base if known else None)
    assert all_of(merging, Side.OURS) == ours
    assert by_lineage(all_of(merging, Side.THEIRS)) == by_lineage(theirs)


@given(VERSIONS)
def test_when_only_one_side_changed_anything_the_suggestion_is_that_side(
    versions: tuple[Report, Report, Report],
) -> None:
    base, ours, theirs = versions
    assert Merging(ours, base, base).merged(identities(FAR)) == ours
    assert by_lineage(Merging(base, theirs, base).merged(identities(FAR))) == by_lineage(theirs)


@given(versions=VERSIONS, sides=SIDES, known=st.booleans())
def test_whatever_is_chosen_the_report_is_sound_and_has_what_was_chosen(
    versions: tuple[Report, Report, Report], sides: list[Side], *, known: bool
) -> None:
    base, ours, theirs = versions
    merging = Merging(ours, theirs, base if known else None)
    choice = chosen(merging, sides)
    merged = merging.merged(identities(100_000), choice)
    assert_sound(merged)
    there = {(type(item), item.lineage): item for item in everything(merged)}
    for each in merging.differences:
        side = choice[each.key]
        items = [each.ours] * (side is not Side.THEIRS) + [each.theirs] * (side is not Side.OURS)
        wanted = [item for item in items if item is not None and not isinstance(item, ABOUT_SOMETHING)]
        for item in wanted:  # what a review is about may not be chosen
            kept = there[type(item), item.lineage]
            if side is not Side.BOTH:
                assert getattr(kept, "body", None) == getattr(item, "body", None)
            elif isinstance(item, Written) and isinstance(kept, Written):
                assert set(plain(item.body).split()) <= set(plain(kept.body).split())


def test_of_a_text_that_both_changed_both_can_be_kept_each_under_whose_it_is() -> None:
    ours, theirs = (writing.write(BASE, small.STATE, from_plain(said)) for said in ("Van ons.", "Van hen."))
    merging = Merging(ours, theirs, BASE)
    (difference,) = merging.differences
    assert difference.can_keep_both
    merged = merging.merged(identities(FAR), {difference.key: Side.BOTH}, Names("Uw versie", "De versie van Sanne"))
    assert plain(merged.programmes[0].state_of_affairs.body).splitlines() == [
        "[Uw versie]",
        "Van ons.",
        "[De versie van Sanne]",
        "Van hen.",
    ]


def test_what_the_texts_that_differ_say_is_told_of_either_side_by_our_ids() -> None:
    ours, theirs = (writing.write(BASE, small.STATE, from_plain(said)) for said in ("Van ons.", "Van hen."))
    merging = Merging(edits.set_light(ours, small.TREES, "red"), theirs)
    assert merging.bodies(Side.OURS) == {small.STATE: from_plain("Van ons.")}
    assert merging.bodies(Side.THEIRS) == {small.STATE: from_plain("Van hen.")}


def test_merging_again_with_both_doubles_nothing() -> None:
    ours, theirs = (writing.write(BASE, small.STATE, from_plain(said)) for said in ("Van ons.", "Van hen."))
    once = all_of(Merging(ours, theirs, BASE), Side.BOTH)
    assert all_of(Merging(once, theirs, BASE), Side.BOTH) == once
    assert by_lineage(all_of(Merging(theirs, once), Side.BOTH)) == by_lineage(once)


def test_both_is_what_there_is_when_one_says_nothing_or_it_is_no_text() -> None:
    blank = writing.write(BASE, small.STATE, EMPTY)
    said = writing.write(BASE, small.STATE, from_plain("Van hen."))
    assert not Merging(blank, said).differences[0].can_keep_both
    assert all_of(Merging(blank, said), Side.BOTH) == said
    assert all_of(Merging(said, blank), Side.BOTH) == said
    red, orange = (edits.set_light(BASE, small.TREES, light) for light in ("red", "orange"))
    assert all_of(Merging(red, orange), Side.BOTH) == red


def test_both_brings_the_pictures_of_both() -> None:
    pictures = [Picture(*identity(number), kind=PictureKind.PNG, content=b"x") for number in (91, 92)]
    ours, theirs = (
        replace(
            writing.write(BASE, small.STATE, rich([Paragraph(image=Image(picture.lineage, "Een plein", 50))])),
            pictures=(picture,),
        )
        for picture in pictures
    )
    merged = all_of(Merging(ours, theirs, BASE), Side.BOTH)
    assert {picture.lineage for picture in merged.pictures} == {picture.lineage for picture in pictures}
    assert_sound(merged)


def test_two_copies_are_merged_one_after_the_other_and_a_copy_of_a_copy_too() -> None:
    first = writing.write(BASE, small.STATE, from_plain("Eerst."))
    second = writing.write(first, small.MISSION, from_plain("Daarna."))
    ours = edits.set_light(BASE, small.TREES, "red")
    once = Merging(ours, first, BASE).merged(identities(FAR))
    twice = Merging(once, second, BASE).merged(identities(FAR))
    assert twice == edits.set_light(second, small.TREES, "red")
    assert Merging(twice, first, BASE).merged(identities(FAR)) == twice
    assert Merging(twice, second, BASE).merged(identities(FAR)) == twice


@given(VERSIONS)
def test_nothing_that_somebody_wrote_is_dropped_when_it_is_not_known_what_it_was(
    versions: tuple[Report, Report, Report],
) -> None:
    _, ours, theirs = versions
    merged = Merging(ours, theirs).merged(identities(100_000))
    there = {(type(item), item.lineage) for item in everything(merged)}
    written = [i for each in (ours, theirs) for i in everything(each) if not isinstance(i, ABOUT_SOMETHING)]
    assert {(type(item), item.lineage) for item in written} <= there


def test_identities_skip_what_another_computer_handed_out() -> None:
    ids = identities(5)
    ids.skip_to(9)
    ids.skip_to(3)
    assert ids.new().id == 9


def test_what_differs_in_an_item_of_unsure_descent_is_contested() -> None:
    theirs = writing.write(BASE, small.STATE, from_plain("Van hen."))
    sure = Merging(BASE, theirs, BASE)
    unsure = Merging(BASE, theirs, BASE, {small.STATE})
    assert [each.contested for each in sure.differences] == [False]
    assert [(each.contested, each.suggested) for each in unsure.differences] == [(True, Side.OURS)]


def test_a_difference_says_in_which_programme_it_is() -> None:
    programme = BASE.programmes[0].lineage
    deliverable = BASE.programmes[0].areas[0].goals[0].deliverables[0]
    assert BASE.foreword.id
    changes_of = {
        edits.rename(BASE, deliverable.id, "Anders"): {programme},
        writing.write(BASE, BASE.foreword.id, from_plain("Anders")): {""},
        set_note(BASE, deliverable.id, "Bellen", identity(FAR)): {programme},
        replace(BASE, pictures=(Picture(FAR, lineage(FAR), kind=PictureKind.PNG, content=b"x"),)): {None},
        replace(BASE, reviews=(Review(FAR, lineage(FAR), subject=FAR + 1),)): {None},
        edits.rename(BASE, BASE.programmes[0].id, "Anders"): {programme},
    }
    for changed, chapters in changes_of.items():
        merging = Merging(changed, BASE)
        assert {chapter for each in merging.differences for chapter in merging.chapters(each)} == chapters


def test_the_same_items_are_found_in_both() -> None:
    far = renewed(BASE, Identities(FAR))
    pairs = dict(Merging(OURS, far).pairs())
    known = {item.id: item.lineage for item in everything(far)}
    assert {item.id: known[pairs[item.id]] for item in everything(OURS)} == {
        item.id: item.lineage for item in everything(OURS)
    }
