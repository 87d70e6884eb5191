import datetime as dt

from tests import reports as small
from tests.reports import small_report
from vgr_desktop.core.editing import edits, writing
from vgr_desktop.core.model.replaced import Kept, bodies, first_changed, replaced
from vgr_desktop.core.model.text import from_plain

MOMENT = dt.datetime(2026, 3, 18, 9, 0, tzinfo=dt.UTC)
REPORT = small_report()
WAS = REPORT.programmes[0].state_of_affairs.body
NEW = from_plain("Nieuw.")
OTHER = writing.write(REPORT, small.STATE, NEW)


def test_of_a_text_that_is_replaced_both_bodies_are_kept_in_order() -> None:
    assert replaced(REPORT, OTHER, "uit een bestand", MOMENT) == (
        Kept(small.STATE, WAS, "", MOMENT),
        Kept(small.STATE, NEW, "uit een bestand", MOMENT),
    )


def test_what_stays_as_it_is_is_not_kept() -> None:
    assert replaced(REPORT, small_report(), "uit een bestand", MOMENT) == ()


def test_of_a_text_that_is_gone_only_what_stood_there_is_kept() -> None:
    without = edits.remove(REPORT, REPORT.programmes[0].id)
    kept = replaced(REPORT, without, "uit een bestand", MOMENT)
    assert Kept(small.STATE, WAS, "", MOMENT) in kept
    assert {each.source for each in kept} == {""}
    assert {each.text for each in kept} == bodies(REPORT).keys() - bodies(without).keys()


def test_the_first_text_that_changed_is_where_to_look() -> None:
    both = writing.write(OTHER, small.MISSION, NEW)
    assert first_changed(REPORT, both) == small.MISSION
    assert first_changed(REPORT, small_report()) is None
    assert first_changed(None, both) is None


def test_without_another_text_it_is_the_first_thing_in_the_tree_that_changed() -> None:
    lit = edits.set_light(edits.set_light(REPORT, small.PUMPS, "red"), small.TREES, "red")
    assert first_changed(REPORT, lit) == small.TREES
    assert first_changed(REPORT, edits.set_municipality(REPORT, "Elders")) == small.REPORT
    added = edits.add_child(REPORT, small.TREES, small.identity(900), "Nieuw")
    assert first_changed(REPORT, added) is None
