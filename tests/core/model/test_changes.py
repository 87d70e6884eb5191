from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests import reports as small
from tests.reports import identity, small_report
from tests.strategies import reports, sessions
from vgr_desktop.core.editing import edits, writing
from vgr_desktop.core.model.changes import PlacedItem, changes, placed_items
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import from_plain
from vgr_desktop.core.model.tree import everything, index


def test_an_entry_says_under_what_and_how_manieth() -> None:
    report = small_report()
    found = placed_items(report)
    assert found[small.REPORT] == PlacedItem(report, None, 0)
    assert found[small.WATER] == PlacedItem(index(report).items[small.WATER], small.GREENERY, 3)


@given(reports())
def test_there_is_an_entry_for_everything_in_order(report: Report) -> None:
    found = placed_items(report)
    assert [entry.item for entry in found.values()] == list(everything(report))
    for id, entry in found.items():
        assert entry.item.id == id
        assert entry.parent == index(report).parents.get(id)


def test_a_report_that_is_new_is_written_whole() -> None:
    report = small_report()
    found = changes(None, report)
    assert found.put == tuple(placed_items(report).values())
    assert found.gone == ()


def test_nothing_differs_from_itself() -> None:
    report = small_report()
    assert not changes(report, report)


def test_a_change_in_a_text_writes_the_text_and_what_holds_it() -> None:
    report = small_report()
    found = changes(report, writing.write(report, small.MISSION, from_plain("Groen voor iedereen.")))
    assert [entry.item.id for entry in found.put] == [small.REPORT, small.GREENERY, small.MISSION]
    assert found.gone == ()


def test_a_removal_takes_away_all_below_and_moves_up_what_follows() -> None:
    report = small_report()
    found = changes(report, edits.remove(report, small.NEAR))
    assert [entry.item.id for entry in found.gone] == [
        small.NEAR,
        small.TREES,
        small.PLAYGROUNDS,
        small.WILLOW,
        small.EAST,
        small.ABOUT_PLAYGROUNDS,
    ]
    assert [entry.item.id for entry in found.put] == [
        small.REPORT,
        small.GREENERY,
        small.PARKS,
        small.CLEAN,
        small.ABOUT_DROUGHT,
    ]
    assert found


def test_an_explanation_more_leaves_the_goals_where_they_are() -> None:
    report = small_report()
    found = changes(report, writing.explain(report, identity(40), (small.TREES,)))
    assert small.NEAR not in {entry.item.id for entry in found.put}


@given(sessions(), st.data())
def test_the_changes_lead_from_one_value_to_the_other(values: list[Report], data: st.DataObject) -> None:
    before, after = data.draw(st.sampled_from(values)), data.draw(st.sampled_from(values))
    written = placed_items(before)
    found = changes(before, after)
    for entry in found.gone:
        del written[entry.item.id]
    written.update({entry.item.id: entry for entry in found.put})
    assert written == placed_items(after)


@given(reports())
def test_an_equal_report_made_anew_only_costs(report: Report) -> None:
    found = changes(report, replace(report))
    assert [entry.item.id for entry in found.put] == [report.id]
    assert found.gone == ()
