from dataclasses import replace

import pytest
from hypothesis import given

from tests import reports as small
from tests.editions import APART, later, next_edition, tree_changes
from tests.pages import as_report
from tests.reports import identities, identity, small_report
from tests.seeds import SEEDS, needs_seeds
from tests.strategies import worked_on_reports
from vgr_desktop.core.editing import edits, writing
from vgr_desktop.core.editions.compare import Comparison, TextChange, compare, edition_before, trend
from vgr_desktop.core.editions.coupling import with_lineages_of
from vgr_desktop.core.editions.matching import Pair, Reason, match
from vgr_desktop.core.model.editions import edition
from vgr_desktop.core.model.report import STANDARD_SCALE, Report
from vgr_desktop.core.model.text import EMPTY, Mark, Paragraph, Run, from_plain, rich
from vgr_desktop.core.model.text_difference import How, Span
from vgr_desktop.core.model.tree import amend, index
from vgr_desktop.published import read_page


def changed_tree(after: Report) -> list[str]:
    """The changes in the goal tree from the small report."""
    return tree_changes(compare(small_report(), after))


def changed_texts(comparison: Comparison) -> list[tuple[int | None, int | None]]:
    """Which texts changed, by their ids then and now (counted as in the small report)."""
    return [
        (change.before.id if change.before else None, change.after.id - APART if change.after else None)
        for change in comparison.texts
    ]


# The goal tree


def test_the_same_report_from_elsewhere_has_not_changed() -> None:
    comparison = compare(small_report(), later())
    assert (comparison.nodes, comparison.lights, comparison.texts) == ((), (), ())


def test_a_new_node() -> None:
    after = edits.add_child(later(), small.CLEAN + APART, identity(5000), "Plaatsen van bakken")
    assert changed_tree(after) == ["new – > 4A2.2: – > Plaatsen van bakken"]


def test_a_dropped_goal_goes_with_all_that_was_under_it() -> None:
    assert changed_tree(edits.remove(later(), small.CLEAN + APART)) == [
        "dropped 4A2 > –: De parken zijn schoon > –",
        "dropped 4A2.1 > –: Opruimen van afval > –",
    ]


def test_a_renamed_node() -> None:
    after = edits.rename(later(), small.TREES + APART, "Planten van 100 bomen")
    assert changed_tree(after) == ["renamed 4A1.1 > 4A1.1: Planten van bomen > Planten van 100 bomen"]


def test_white_space_is_no_other_name() -> None:
    assert changed_tree(amend(later(), small.TREES + APART, title="Planten  van bomen")) == []


def test_a_name_that_one_of_the_two_leaves_out_is_not_renamed() -> None:
    assert changed_tree(amend(later(), small.GREENERY + APART, name="")) == []


def test_a_renumbered_node() -> None:
    after = edits.set_number(later(), small.TREES + APART, "2")
    assert changed_tree(after) == ["renumbered 4A1.1 > 4A1.2: Planten van bomen > Planten van bomen"]


def test_what_stands_under_a_renumbered_node_has_not_changed_itself() -> None:
    after = edits.set_number(next_edition(small_report()), small.PARKS, "C")
    assert changed_tree(after) == ["renumbered 4A > 4C: Parken > Parken"]


def test_a_moved_node() -> None:
    after = edits.move(later(), small.TREES + APART, small.CLEAN + APART, 1)
    assert changed_tree(after) == ["moved 4A1.1 > 4A2.2: Planten van bomen > Planten van bomen"]


def test_a_node_that_was_moved_and_renamed() -> None:
    after = edits.move(next_edition(small_report()), small.TREES, small.CLEAN, 1)
    after = edits.rename(after, small.TREES, "Aanplant")
    assert changed_tree(after) == ["renamed+moved 4A1.1 > 4A2.2: Planten van bomen > Aanplant"]


def test_a_node_that_was_renumbered_and_renamed() -> None:
    after = edits.set_number(next_edition(small_report()), small.TREES, "2")
    after = edits.rename(after, small.TREES, "Aanplant")
    assert changed_tree(after) == ["renamed+renumbered 4A1.1 > 4A1.2: Planten van bomen > Aanplant"]


def test_a_sub_item_that_went_to_another_deliverable() -> None:
    after = edits.move(next_edition(small_report()), small.WILLOW, small.TREES, 0)
    assert changed_tree(after) == ["moved 4A1.3 > 4A1.1: Speeltuin De Wilg > Speeltuin De Wilg"]


def test_the_changes_are_in_the_order_of_the_codes_and_what_went_comes_first() -> None:
    after = edits.remove(later(), small.QUAYS + APART)
    after = edits.set_number(after, small.PUMPS + APART, "11")
    after = edits.add_child(after, small.DRY_FEET + APART, identity(5000), "Baggeren")
    after = edits.set_number(after, 5000, "10")
    after = edits.add_child(after, small.OVERHEAD + APART, identity(5001), "Personeel")
    assert changed_tree(after) == [
        "dropped 4B1.10 > –: Herstellen van kades > –",
        "new – > 4B1.10: – > Baggeren",
        "renumbered 4B1.1 > 4B1.11: Vernieuwen van gemalen > Vernieuwen van gemalen",
        "new – > AD/OHA: – > Personeel",
    ]


def test_what_the_officer_decided_counts() -> None:
    before, after = small_report(), edits.rename(later(), small.TREES + APART, "Subsidie")
    pair = Pair(index(before).items[small.TREES], index(after).items[small.TREES + APART], Reason.DECIDED)
    decided = with_lineages_of(after, [pair])
    assert tree_changes(compare(before, decided, match(before, decided))) == [
        "renamed 4A1.1 > 4A1.1: Planten van bomen > Subsidie"
    ]


# Lights


def test_another_light() -> None:
    comparison = compare(small_report(), edits.set_light(later(), small.PLAYGROUNDS + APART, "green"))
    (change,) = comparison.lights
    green, orange, _ = STANDARD_SCALE
    assert (change.before.id, change.after.id) == (small.PLAYGROUNDS, small.PLAYGROUNDS + APART)
    assert (change.then, change.now, trend(change.then)) == (orange, green, "was oranje")


def test_a_light_that_is_not_set_any_more_and_one_that_was_not() -> None:
    unset = edits.set_light(small_report(), small.EAST, None)
    (change,) = compare(unset, later()).lights
    assert (change.then, trend(change.then)) == (None, "was nog niet ingevuld")
    (change,) = compare(small_report(), edits.set_light(later(), small.EAST + APART, None)).lights
    assert change.now is None


# Texts


def test_a_text_with_other_words() -> None:
    after = writing.write(later(), small.ABOUT_DROUGHT + APART, from_plain("Het gras is groen."))
    (change,) = compare(small_report(), after).texts
    assert change.spans() == (
        Span(How.EQUAL, "Het gras is"),
        Span(How.DELETED, " dor"),
        Span(How.INSERTED, " groen"),
        Span(How.EQUAL, "."),
    )


def test_other_marks_are_not_other_words() -> None:
    bold = rich([Paragraph((Run("Het gras is dor.", frozenset({Mark.BOLD})),))])
    after = writing.write(later(), small.ABOUT_DROUGHT + APART, bold)
    assert compare(small_report(), after).texts == ()


def test_texts_that_came_and_went() -> None:
    after = writing.explain(later(), identity(APART + 60), (small.TREES + APART,), from_plain("Er zijn er meer."))
    after = writing.remove_text(after, small.ABOUT_DROUGHT + APART)
    after = writing.write(after, small.STATE + APART, EMPTY)
    comparison = compare(small_report(), after)
    assert changed_texts(comparison) == [(small.STATE, small.STATE), (None, 60), (small.ABOUT_DROUGHT, None)]
    assert [change.spans() for change in comparison.texts[1:]] == [
        (Span(How.INSERTED, "Er zijn er meer."),),
        (Span(How.DELETED, "Het gras is dor."),),
    ]


def test_an_empty_explanation_that_went_is_no_change() -> None:
    before = writing.write(small_report(), small.ABOUT_DROUGHT, EMPTY)
    after = writing.remove_text(later(), small.ABOUT_DROUGHT + APART)
    assert changed_texts(compare(before, after)) == []


# Whole reports


@given(worked_on_reports(), worked_on_reports())
def test_what_is_new_the_one_way_is_dropped_the_other(before: Report, after: Report) -> None:
    there, back = compare(before, after), compare(after, before)
    assert len(there.matching.new) == sum(change.before is None for change in there.nodes)
    assert len(there.matching.gone) == sum(change.after is None for change in there.nodes)
    assert {change.after for change in there.texts if change.before is None} <= {
        *(change.before for change in back.texts),
        *(change.after for change in there.texts),
    }


@given(worked_on_reports())
def test_nothing_differs_from_itself(report: Report) -> None:
    comparison = compare(report, report)
    assert (comparison.nodes, comparison.lights, comparison.texts) == ((), (), ())


def test_a_text_that_is_nowhere_has_no_words() -> None:
    assert TextChange(None, None).spans() == ()


@needs_seeds
def test_what_changed_between_two_published_editions() -> None:
    first, second = (
        as_report(read_page(SEEDS / name, identities(number)))
        for number, name in (
            (2_000, "1e-voortgangsrapportage-2020-programma-9.txt"),
            (3_000, "2e-voortgangsrapportage-2021-programma-9.txt"),
        )
    )
    comparison = compare(first, second)
    changes = [(*change.changes, change.code_before, change.code_after) for change in comparison.nodes]
    assert changes == [
        ("renamed", "9B1", "9B1"),
        ("dropped", "9B2.2", ""),
        ("new", "", "9B3"),
        ("new", "", "9B3.1"),
        ("new", "", "9B3.2"),
        ("new", "", "9B3.3"),
    ]
    assert comparison.lights == ()
    assert comparison.matching.suggestions == ()


# Which edition came before


def of(ordinal: int, year: int) -> Report:
    return replace(small_report(), id=100 * year + ordinal, edition=edition(ordinal, year))


@pytest.mark.parametrize(
    ("present", "before"),
    [(of(2, 2026), of(1, 2026)), (of(1, 2026), of(2, 2024)), (of(1, 2027), of(2, 2026)), (of(2, 2024), None)],
)
def test_the_edition_before_is_the_last_of_those_that_are_earlier(present: Report, before: Report | None) -> None:
    assert edition_before(present, (of(2, 2026), of(2, 2024), of(1, 2026), present)) == before
