from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import reports as small
from tests.editions import APART, apart, later, next_edition
from tests.reports import assert_sound, identity, small_report
from tests.strategies import reports, worked_on_reports
from vgr_desktop.core.editing import edits, writing
from vgr_desktop.core.editions.coupling import with_lineages_of
from vgr_desktop.core.editions.matching import MOST_SUGGESTIONS, Matching, Pair, Reason, is_matched_alike, match
from vgr_desktop.core.model.report import (
    Deliverable,
    Deviation,
    Explanation,
    Goal,
    Node,
    PolicyArea,
    Programme,
    Report,
    Section,
    SubItem,
    Text,
)
from vgr_desktop.core.model.text import from_plain
from vgr_desktop.core.model.tree import amend, everything, index, rebuilt, title_of, walk


def found(matching: Matching, id: int) -> tuple[int, Reason] | None:
    """Which earlier item the later one with this id was (counted as in the small report), and why."""
    pair = matching.pairs.get(id + APART)
    return (pair.before.id, pair.reason) if pair else None


def names(nodes: tuple[Node, ...]) -> list[str]:
    return [title_of(node) for node in nodes]


SAME = Programme | PolicyArea | Goal | Deliverable | SubItem | Text | Explanation | Deviation | Section


def items(report: Report) -> set[int]:
    """The ids of all that can be the same in two editions."""
    return {item.id for item in everything(report) if isinstance(item, SAME)}


# By lineage


def test_what_has_the_same_lineage_is_the_same_whatever_it_is_called() -> None:
    after = next_edition(edits.rename(small_report(), small.TREES, "Iets heel anders"))
    after = edits.move(after, small.TREES, small.CLEAN, 0)
    matching = match(small_report(), after)
    assert {pair.reason for pair in matching.pairs.values()} == {Reason.LINEAGE}
    assert set(matching.pairs) == items(after)
    assert (matching.gone, matching.new, matching.suggestions) == ((), (), ())


def test_the_earlier_item_of_a_later_one() -> None:
    matching = match(small_report(), later())
    assert matching.earlier(small.TREES + APART) == index(small_report()).items[small.TREES]
    assert matching.earlier(small.TREES) is None


# By code and wording


def test_the_same_code_with_the_same_wording() -> None:
    matching = match(small_report(), later())
    assert {pair.reason for id, pair in matching.pairs.items() if pair.before.id + APART == id} == {
        Reason.CODE,
        Reason.PLACE,
    }
    assert set(matching.pairs) == items(later())


def test_case_and_punctuation_are_no_other_wording() -> None:
    matching = match(small_report(), edits.rename(later(), small.TREES + APART, "Planten van  Bomen."))
    assert found(matching, small.TREES) == (small.TREES, Reason.CODE)


@pytest.mark.parametrize("nameless", [True, False])
def test_a_name_that_a_page_leaves_out_is_no_other_name(*, nameless: bool) -> None:
    before, after = small_report(), later()
    if nameless:
        before = amend(before, small.GREENERY, name="")
    else:
        after = amend(after, small.GREENERY + APART, name="")
    assert found(match(before, after), small.GREENERY) == (small.GREENERY, Reason.CODE)


# By wording


def test_the_same_wording_under_another_code() -> None:
    matching = match(small_report(), edits.set_number(later(), small.TREES + APART, "7"))
    assert found(matching, small.TREES) == (small.TREES, Reason.WORDING)


def test_the_same_wording_under_another_parent() -> None:
    matching = match(small_report(), edits.move(later(), small.TREES + APART, small.CLEAN + APART, 1))
    assert found(matching, small.TREES) == (small.TREES, Reason.WORDING)


def test_two_with_the_same_wording_are_told_apart_by_their_parents() -> None:
    before = edits.rename(small_report(), small.LITTER, "Planten van bomen")
    after = apart(before)
    for id in (small.TREES, small.LITTER):
        after = edits.set_number(after, id + APART, "8")
    matching = match(before, after)
    assert found(matching, small.TREES) == (small.TREES, Reason.WORDING)
    assert found(matching, small.LITTER) == (small.LITTER, Reason.WORDING)


def test_two_with_the_same_wording_under_one_parent_are_not_guessed() -> None:
    before = edits.rename(small_report(), small.PLAYGROUNDS, "Planten van bomen")
    before = edits.remove(edits.remove(before, small.WILLOW), small.EAST)
    after = apart(before)
    after = edits.set_number(after, small.TREES + APART, "8")
    after = edits.set_number(after, small.PLAYGROUNDS + APART, "9")
    reasons = {pair.reason for pair in match(before, after).pairs.values()}
    assert Reason.WORDING not in reasons


def test_of_two_with_the_same_wording_only_one_is_the_earlier_one() -> None:
    after = edits.set_number(later(), small.TREES + APART, "7")
    after = edits.add_child(after, small.NEAR + APART, identity(5000), "Planten van bomen")
    matching = match(small_report(), after)
    assert found(matching, small.TREES) == (small.TREES, Reason.WORDING)
    assert names(matching.new) == ["Planten van bomen"]


# By similar wording


def test_a_title_that_was_reworded_under_the_same_code() -> None:
    matching = match(small_report(), edits.rename(later(), small.TREES + APART, "Het planten van 100 bomen"))
    assert found(matching, small.TREES) == (small.TREES, Reason.SIMILAR)
    assert 0.6 < matching.pairs[small.TREES + APART].score < 1


def test_a_sub_item_that_was_reworded() -> None:
    matching = match(small_report(), edits.rename(later(), small.WILLOW + APART, "Speeltuin De Wilgen"))
    assert found(matching, small.WILLOW) == (small.WILLOW, Reason.SIMILAR)


def test_a_title_that_was_a_bit_reworded_and_moved() -> None:
    after = edits.rename(later(), small.PLAYGROUNDS + APART, "Onderhouden van de speelplekken")
    after = edits.move(after, small.PLAYGROUNDS + APART, small.CLEAN + APART, 1)
    assert found(match(small_report(), after), small.PLAYGROUNDS) == (small.PLAYGROUNDS, Reason.SIMILAR)


def test_a_title_that_was_much_reworded_and_moved_is_left_to_the_officer() -> None:
    after = edits.rename(later(), small.TREES + APART, "Kappen en planten van bomen")
    after = edits.move(after, small.TREES + APART, small.CLEAN + APART, 1)
    matching = match(small_report(), after)
    assert found(matching, small.TREES) is None
    assert [(pair.before.id, pair.after.id) for pair in matching.suggestions] == [(small.TREES, small.TREES + APART)]


def test_another_thing_under_the_same_code_is_left_to_the_officer() -> None:
    matching = match(small_report(), edits.rename(later(), small.TREES + APART, "Subsidie voor zonnepanelen"))
    assert found(matching, small.TREES) is None
    assert (names(matching.gone), names(matching.new)) == (["Planten van bomen"], ["Subsidie voor zonnepanelen"])
    (suggestion,) = matching.suggestions
    assert (suggestion.before.id, suggestion.after.id, suggestion.reason) == (
        small.TREES,
        small.TREES + APART,
        Reason.SIMILAR,
    )


def test_no_more_than_some_suggestions_are_made() -> None:
    before, after = small_report(), later()
    for number, kind in enumerate(("beuken", "linden", "eiken", "essen", "wilgen")):
        before = edits.add_child(before, small.NEAR, identity(6000 + number), f"Planten van {kind} in parken")
    after = edits.add_child(after, small.CLEAN + APART, identity(5000), "Planten van struiken in parken")
    matching = match(before, after)
    assert len(matching.suggestions) == MOST_SUGGESTIONS
    scores = [pair.score for pair in matching.suggestions]
    assert scores == sorted(scores, reverse=True)


# By what stands under it


@pytest.mark.parametrize("id", [small.NEAR, small.PARKS, small.GREENERY])
def test_a_node_that_got_another_name_is_known_by_what_stands_under_it(id: int) -> None:
    matching = match(small_report(), edits.rename(later(), id + APART, "Wat anders"))
    assert found(matching, id) == (id, Reason.CONTENTS)


def test_a_node_that_kept_less_than_half_is_not_known_by_it() -> None:
    after = edits.rename(later(), small.PARKS + APART, "Wat anders")
    for number, title in enumerate(("Nieuwe wegen", "Veilige fietspaden", "Rustige straten")):
        after = edits.add_child(after, small.PARKS + APART, identity(5000 + number), title)
    assert found(match(small_report(), after), small.PARKS) is None


def test_two_nodes_that_share_what_was_under_one_are_not_both_that_one() -> None:
    after = edits.rename(later(), small.NEAR + APART, "Wat anders")
    after = edits.add_child(after, small.PARKS + APART, identity(5000), "Nog wat")
    after = edits.move(after, small.TREES + APART, 5000, 0)
    after = edits.remove(after, small.PLAYGROUNDS + APART)
    before = edits.remove(small_report(), small.PLAYGROUNDS)
    matching = match(before, after)
    assert (matching.pairs[5000].before.id, found(matching, small.NEAR)) == (small.NEAR, None)


# Texts


def test_texts_follow_what_they_are_about() -> None:
    matching = match(small_report(), later())
    for id in (small.MISSION, small.STATE, small.FOREWORD, small.ABOUT_PUMPS_AND_QUAYS, small.ABOUT_DROUGHT):
        assert found(matching, id) == (id, Reason.PLACE)


def test_an_explanation_of_something_new_was_not_there() -> None:
    after = edits.add_child(later(), small.NEAR + APART, identity(5000), "Subsidies")
    after = writing.explain(after, identity(5001), (5000,), from_plain("Er is veel vraag."))
    assert 5001 not in match(small_report(), after).pairs


def test_a_text_under_another_free_heading_is_another_text() -> None:
    after = writing.set_heading(later(), small.ABOUT_DROUGHT + APART, "Gevolgen van de storm")
    assert found(match(small_report(), after), small.ABOUT_DROUGHT) is None


# Keeping the result


def test_what_was_adopted_is_known_by_its_lineage_from_then_on() -> None:
    after = edits.rename(later(), small.TREES + APART, "Het planten van 100 bomen")
    kept = with_lineages_of(after, match(small_report(), after).pairs.values())
    assert {pair.reason for pair in match(small_report(), kept).pairs.values()} == {Reason.LINEAGE}
    assert kept.lineage == after.lineage


def test_an_officer_decides() -> None:
    after = edits.rename(later(), small.TREES + APART, "Subsidie voor zonnepanelen")
    before = small_report()
    pair = Pair(index(before).items[small.TREES], index(after).items[small.TREES + APART], Reason.DECIDED)
    assert found(match(before, with_lineages_of(after, [pair])), small.TREES) == (small.TREES, Reason.LINEAGE)


def test_a_lineage_that_was_given_to_the_wrong_item_changes_hands() -> None:
    before, after = small_report(), next_edition(small_report())
    trees, playgrounds = (index(after).items[id] for id in (small.TREES, small.PLAYGROUNDS))
    kept = with_lineages_of(after, [Pair(index(before).items[small.TREES], playgrounds, Reason.DECIDED)])
    lineages = {id: index(kept).items[id].lineage for id in (small.TREES, small.PLAYGROUNDS)}
    assert lineages == {small.TREES: playgrounds.lineage, small.PLAYGROUNDS: trees.lineage}


def test_lineages_that_go_round_are_all_given() -> None:
    before, after = small_report(), later()
    ids = (small.TREES, small.PLAYGROUNDS, small.LITTER)
    round_ = zip(ids, (*ids[1:], ids[0]), strict=True)
    pairs = [Pair(index(before).items[b], index(after).items[a + APART], Reason.DECIDED) for b, a in round_]
    once = with_lineages_of(after, pairs)
    twice = with_lineages_of(
        once, [Pair(index(before).items[id], index(once).items[id + APART], Reason.DECIDED) for id in ids]
    )
    assert [index(twice).items[id + APART].lineage for id in ids] == [small.lineage(id) for id in ids]


# When to match anew


def test_texts_and_lights_that_change_leave_the_matching_as_it_is() -> None:
    before = small_report()
    after = edits.set_light(before, small.TREES, "red")
    after = writing.write(after, small.ABOUT_DROUGHT, from_plain("Het regent weer."))
    assert is_matched_alike(before, after)


@pytest.mark.parametrize(
    "change",
    [
        lambda report: edits.rename(report, small.TREES, "Planten van struiken"),
        lambda report: edits.set_number(report, small.TREES, "7"),
        lambda report: edits.remove(report, small.TREES),
        lambda report: edits.move(report, small.TREES, small.CLEAN, 0),
        lambda report: writing.set_heading(report, small.ABOUT_DROUGHT, "Gevolgen van de hitte"),
        lambda report: writing.remove_text(report, small.STAFF),
        lambda report: with_lineages_of(
            report, [Pair(small_report(), index(report).items[small.TREES], Reason.DECIDED)]
        ),
    ],
)
def test_what_items_are_known_by_does_not(change: edits.Edit) -> None:
    assert not is_matched_alike(small_report(), change(small_report()))


@given(worked_on_reports())
def test_a_report_that_is_the_same_is_matched_alike(report: Report) -> None:
    assert is_matched_alike(report, rebuilt(report, replace))


@given(reports(), reports(), st.data())
def test_no_two_items_ever_share_a_lineage(before: Report, after: Report, data: st.DataObject) -> None:
    pairs = st.builds(
        Pair,
        st.sampled_from(tuple(everything(before))),
        st.sampled_from(tuple(everything(after))),
        st.just(Reason.CODE),
    )
    kept = with_lineages_of(after, data.draw(st.lists(pairs, max_size=8)))
    lineages = [item.lineage for item in everything(kept)]
    assert len(lineages) == len(set(lineages))
    assert_sound(kept)


@given(worked_on_reports())
def test_a_report_is_wholly_the_same_as_itself(report: Report) -> None:
    matching = match(report, report)
    assert {id: pair.before.id for id, pair in matching.pairs.items()} == {id: id for id in items(report)}


@given(worked_on_reports(), worked_on_reports())
def test_every_node_is_in_one_pair_or_is_new_or_gone(before: Report, after: Report) -> None:
    matching = match(before, apart(after))
    was = [pair.before.id for pair in matching.pairs.values()]
    assert len(was) == len(set(was))
    assert all(type(pair.before) is type(pair.after) for pair in matching.pairs.values())
    assert {node.id for node in walk(before)} - {before.id} - set(was) == {node.id for node in matching.gone}
    new = {node.id for node in matching.new}
    assert {node.id + APART for node in walk(after)} - {after.id + APART} - set(matching.pairs) == new
    assert {pair.after.id for pair in matching.suggestions} <= new


# What an officer decides


def test_a_decision_stands_whatever_else_is_known() -> None:
    decisions = {small.TREES + APART: small.LITTER, small.LITTER + APART: None}
    matching = match(small_report(), later(), decisions)
    assert found(matching, small.TREES) == (small.LITTER, Reason.DECIDED)
    assert found(matching, small.LITTER) is None
    assert names(matching.gone) == ["Planten van bomen"]
    assert names(matching.new) == ["Opruimen van afval"]
    assert matching.suggestions == ()


def test_the_texts_follow_what_was_decided() -> None:
    matching = match(small_report(), later(), {small.PLAYGROUNDS + APART: None})
    assert found(matching, small.ABOUT_PLAYGROUNDS) is None
