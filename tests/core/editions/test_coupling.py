from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import reports as small
from tests.editions import APART, apart, later, next_edition
from tests.reports import assert_sound, identity, small_report
from tests.strategies import worked_on_reports
from vgr_desktop.core.editing import edits, writing
from vgr_desktop.core.editions.coupling import couple, loose_pair, to_change
from vgr_desktop.core.editions.matching import NO_DECISIONS, Decisions, Matching, Reason, are_coupled, match
from vgr_desktop.core.model.editions import edition
from vgr_desktop.core.model.problems import Refused
from vgr_desktop.core.model.report import Node, Report
from vgr_desktop.core.model.tree import everything, title_of, walk


def found(matching: Matching, id: int) -> tuple[int, Reason] | None:
    """Which earlier item the later one with this id was (counted as in the small report), and why."""
    pair = matching.pairs.get(id + APART)
    return (pair.before.id, pair.reason) if pair else None


def names(nodes: tuple[Node, ...]) -> list[str]:
    return [title_of(node) for node in nodes]


def coupled(before: Report, after: Report, decisions: Decisions = NO_DECISIONS) -> Report:
    numbers = count()
    return couple(after, before, match(before, after, decisions).pairs.values(), lambda: f"new-{next(numbers)}")


def test_coupled_editions_are_known_by_lineage_alone() -> None:
    after = edits.rename(later(), small.TREES + APART, "Planten van struiken en bomen")
    after = coupled(small_report(), after)
    assert are_coupled(small_report(), after)
    assert {pair.reason for pair in match(small_report(), after).pairs.values()} == {Reason.LINEAGE}
    after = edits.rename(after, small.TREES + APART, "Iets heel anders")
    assert found(match(small_report(), after), small.TREES) == (small.TREES, Reason.LINEAGE)


def test_what_is_new_by_decision_stays_new() -> None:
    after = coupled(small_report(), later(), {small.TREES + APART: None})
    matching = match(small_report(), after)
    assert (names(matching.gone), names(matching.new)) == (["Planten van bomen"], ["Planten van bomen"])
    assert matching.suggestions == ()


def test_the_texts_of_what_is_coupled_are_known_by_their_place_as_well() -> None:
    after = writing.remove_text(later(), small.ABOUT_PLAYGROUNDS + APART)
    after = coupled(small_report(), after)
    after = writing.explain(after, identity(9000 + APART), (small.PLAYGROUNDS + APART,))
    assert match(small_report(), after).pairs[9000 + APART].reason is Reason.PLACE


def test_editions_that_were_coupled_can_be_coupled_otherwise() -> None:
    wrong = coupled(small_report(), later(), {small.TREES + APART: small.LITTER, small.LITTER + APART: None})
    right = coupled(small_report(), wrong, {small.TREES + APART: None, small.LITTER + APART: small.LITTER})
    matching = match(small_report(), right)
    assert found(matching, small.LITTER) == (small.LITTER, Reason.LINEAGE)
    assert names(matching.new) == ["Planten van bomen"]
    lineages = [item.lineage for item in everything(right)]
    assert len(lineages) == len(set(lineages))


@given(worked_on_reports(), worked_on_reports(), st.data())
def test_whatever_is_coupled_is_the_same_from_then_on(before: Report, after: Report, data: st.DataObject) -> None:
    other = apart(after)
    nodes = {type(node): [known.id for known in walk(before) if type(known) is type(node)] for node in walk(other)}
    later_ones = [node for node in walk(other) if node is not other]
    some = data.draw(st.lists(st.sampled_from(later_ones), unique_by=id, max_size=3)) if later_ones else []
    decisions: dict[int, int | None] = {}
    for node in some:
        free = [id for id in nodes[type(node)] if id not in decisions.values()]
        decisions[node.id] = data.draw(st.sampled_from([None, *free]))
    kept = coupled(before, other, decisions)
    matching = match(before, kept)
    for node_id, earlier in decisions.items():
        assert (matching.pairs[node_id].before.id if node_id in matching.pairs else None) == earlier
    assert {pair.reason for pair in matching.pairs.values() if isinstance(pair.after, Node)} <= {Reason.LINEAGE}
    assert_sound(kept)


# Which reports are to be coupled


def of(year: int, basis: str = "") -> Report:
    """The report of a year, on the basis of another."""
    return replace(small_report(), id=year, lineage=f"r{year}", edition=edition(1, year), basis=basis)


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        ((of(2025),), None),
        ((of(2024), of(2025)), (2024, 2025)),
        ((of(2025), of(2026)), (2025, 2026)),
        ((of(2024), of(2025), of(2026)), (2024, 2025)),
        ((of(2024), of(2025, "r2024"), of(2026)), (2025, 2026)),
        ((of(2024), of(2025, "r2024"), of(2026, "r2025")), None),
        ((of(2023), of(2024), of(2026)), None),
    ],
)
def test_neighbours_that_are_not_coupled_are_to_be(
    reports: tuple[Report, ...], expected: tuple[int, int] | None
) -> None:
    report = next((report for report in reports if report.id == 2025), of(2022))
    pair = loose_pair(report, reports)
    assert (pair and tuple(one.id for one in pair)) == expected


def test_a_programme_that_came_in_later_is_still_to_be_coupled() -> None:
    before, whole = small_report(), coupled(small_report(), later())
    assert loose_pair(whole, (before, whole)) is None
    came_later = apart(small_report()).programmes[1]
    after = replace(whole, programmes=(whole.programmes[0], came_later))
    assert loose_pair(after, (before, after)) == (before, after)
    assert found(match(before, after), small.OVERHEAD) is None
    matching = match(before, after, by_lineage_alone=False)
    assert found(matching, small.OVERHEAD) == (small.OVERHEAD, Reason.CODE)
    assert found(matching, small.GREENERY) == (small.GREENERY, Reason.LINEAGE)
    unknown = replace(after, programmes=(*whole.programmes, replace(came_later, id=7000, number="11")))
    assert loose_pair(unknown, (before, unknown)) is None


@pytest.mark.parametrize(
    ("others", "basis", "changed"),
    [
        ((), "", 2025),
        ((), "r2024", 2025),
        ((of(2026, "r2025"),), "", 2024),
        ((of(2023),), "", 2025),
        ((), "r2023", 2024),
    ],
)
def test_the_later_one_is_changed_unless_others_depend_on_it(
    others: tuple[Report, ...], basis: str, changed: int
) -> None:
    before, after = of(2024), of(2025, basis)
    assert to_change(before, after, (before, after, *others)).id == changed


def test_when_others_depend_on_both_nothing_can_be_changed() -> None:
    before, after = of(2024, "r2023"), of(2025)
    with pytest.raises(Refused, match="allebei al gekoppeld"):
        to_change(before, after, (of(2023), before, after, of(2026, "r2025")))


def test_an_earlier_edition_that_takes_on_the_lineages_is_coupled_as_well() -> None:
    before, after = small_report(), later()
    pairs = [replace(pair, before=pair.after, after=pair.before) for pair in match(before, after).pairs.values()]
    kept = couple(before, after, pairs, lambda: "new")
    assert are_coupled(kept, after)
    assert {pair.reason for pair in match(kept, after).pairs.values()} == {Reason.LINEAGE}


def test_what_was_carried_forward_is_coupled() -> None:
    assert are_coupled(small_report(), replace(next_edition(small_report()), basis=small_report().lineage))
