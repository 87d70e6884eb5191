from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import reports as small
from tests.reports import assert_sound, drawn, identities, small_report
from tests.strategies import reports, rich_texts
from vgr_desktop.core.model.codes import Code
from vgr_desktop.core.model.report import Deliverable, Deviation, Explanation, Item, Report, Section, SubItem, Text
from vgr_desktop.core.model.text import RichText
from vgr_desktop.core.model.tree import (
    amend,
    by_code,
    children,
    code_of,
    contents,
    everything,
    index,
    rebuilt,
    title_of,
    walk,
    with_children,
)


def test_the_tree_of_the_small_report() -> None:
    assert drawn(small_report()) == [
        "1e Voortgangsrapportage 2026",
        "  4 Groen en water",
        "    4A Parken",
        "      4A1 Iedereen heeft groen dicht bij huis",
        "        4A1.1 ● Planten van bomen",
        "        4A1.3 ▲ Onderhouden van speelplekken",
        "          ▲ Speeltuin De Wilg",
        "          ● Speelveld Oost",
        "      4A2 De parken zijn schoon",
        "        4A2.1 ● Opruimen van afval",
        "    4B Water",
        "      4B1 Inwoners houden droge voeten",
        "        4B1.1 ● Vernieuwen van gemalen",
        "        4B1.10 ● Herstellen van kades",
        "  AD/OH Overhead",
    ]


def test_the_small_report_is_sound() -> None:
    assert_sound(small_report())


@given(reports())
def test_drawn_reports_are_sound(report: Report) -> None:
    assert_sound(report)


# Going through a report


def test_an_item_holds_its_texts_then_its_nodes_then_its_lists_as_printed() -> None:
    greenery = index(small_report()).items[small.GREENERY]
    assert [item.id for item in contents(greenery)] == [
        small.MISSION,
        small.STATE,
        small.PARKS,
        small.WATER,
        small.DROUGHT_COSTS,
    ]


def test_everything_is_met_once_and_in_order() -> None:
    met = [item.id for item in everything(small_report())]
    assert met[:4] == [small.REPORT, small.FOREWORD, small.READING_GUIDE, small.GREENERY]
    assert met[-2:] == [small.STAFF, small.LEFTOVER]
    assert sorted(met) == list(range(small.REPORT, small.FIRST_FREE))


def test_a_walk_meets_the_nodes_only() -> None:
    area = index(small_report()).area(small.TREES)
    assert area is not None
    assert [node.id for node in walk(area)] == [
        small.PARKS,
        small.NEAR,
        small.TREES,
        small.PLAYGROUNDS,
        small.WILLOW,
        small.EAST,
        small.CLEAN,
        small.LITTER,
    ]


# The index


def test_the_path_leads_from_the_report_to_the_item() -> None:
    path = index(small_report()).path(small.WILLOW)
    assert [item.id for item in path] == [
        small.REPORT,
        small.GREENERY,
        small.PARKS,
        small.NEAR,
        small.PLAYGROUNDS,
        small.WILLOW,
    ]


@pytest.mark.parametrize(
    ("id", "node"),
    [
        (small.TREES, small.TREES),
        (small.MISSION, small.GREENERY),
        (small.ABOUT_DROUGHT, small.PARKS),
        (small.FOREWORD, small.REPORT),
    ],
)
def test_the_node_of_a_text_is_the_one_that_holds_it(id: int, node: int) -> None:
    assert index(small_report()).node(id).id == node


@pytest.mark.parametrize(
    ("id", "area"),
    [
        (small.PARKS, small.PARKS),
        (small.WILLOW, small.PARKS),
        (small.ABOUT_PUMPS_AND_QUAYS, small.WATER),
        (small.GREENERY, None),
        (small.STAFF, None),
    ],
)
def test_the_area_is_the_one_that_the_item_stands_in(id: int, area: int | None) -> None:
    found = index(small_report()).area(id)
    assert (found.id if found else None) == area


def test_only_the_report_has_no_parent() -> None:
    known = index(small_report())
    assert known.parent(small.REPORT) is None
    assert known.parent(small.FOREWORD) is known.items[small.REPORT]
    assert known.parent(small.TREES) is known.items[small.NEAR]


def test_the_index_knows_what_the_report_has() -> None:
    known = index(small_report())
    assert small.TREES in known
    assert small.FIRST_FREE not in known


def test_the_index_of_one_value_is_made_once() -> None:
    report = small_report()
    assert index(report) is index(report)
    assert index(report) is not index(small_report())


@given(reports())
def test_the_index_has_everything_under_its_parent(report: Report) -> None:
    known = index(report)
    assert list(known.items.values()) == list(everything(report))
    for item in everything(report):
        for inner in contents(item):
            assert known.parent(inner.id) is item


# Codes and titles


@pytest.mark.parametrize(
    ("id", "code"),
    [
        (small.REPORT, ""),
        (small.GREENERY, "4"),
        (small.OVERHEAD, "AD/OH"),
        (small.PARKS, "4A"),
        (small.NEAR, "4A1"),
        (small.QUAYS, "4B1.10"),
        (small.WILLOW, "4A1.3"),
        (small.MISSION, ""),
        (small.ABOUT_PLAYGROUNDS, ""),
        (small.STAFF, ""),
    ],
)
def test_what_an_item_is_called(id: int, code: str) -> None:
    assert code_of(index(small_report()), id) == code


@pytest.mark.parametrize(
    ("id", "title"),
    [
        (small.REPORT, "1e Voortgangsrapportage 2026"),
        (small.GREENERY, "Groen en water"),
        (small.PARKS, "Parken"),
        (small.TREES, "Planten van bomen"),
        (small.WILLOW, "Speeltuin De Wilg"),
        (small.STAFF, "Personele lasten"),
        (small.DROUGHT_COSTS, "Water geven in de zomer"),
        (small.ABOUT_DROUGHT, "Gevolgen van de droogte"),
        (small.ABOUT_PLAYGROUNDS, ""),
        (small.MISSION, ""),
        (small.LEFTOVER, ""),
    ],
)
def test_the_title_of_an_item(id: int, title: str) -> None:
    assert title_of(index(small_report()).items[id]) == title


def test_nodes_are_found_by_their_code() -> None:
    found = by_code(small_report())
    assert {str(code): node.id for code, node in found.items()} == {
        "4": small.GREENERY,
        "4A": small.PARKS,
        "4A1": small.NEAR,
        "4A1.1": small.TREES,
        "4A1.3": small.PLAYGROUNDS,
        "4A2": small.CLEAN,
        "4A2.1": small.LITTER,
        "4B": small.WATER,
        "4B1": small.DRY_FEET,
        "4B1.1": small.PUMPS,
        "4B1.10": small.QUAYS,
    }


def test_of_a_code_used_twice_the_first_counts() -> None:
    report = amend(small_report(), small.QUAYS, number=1)
    assert by_code(report)[Code(4, "B", 1, 1)].id == small.PUMPS


def test_a_number_that_only_looks_like_one_is_no_code() -> None:
    assert by_code(amend(small_report(), small.GREENERY, number="4²")) == {}


# Putting changed items back


def test_children_are_kept_in_the_order_of_their_numbers() -> None:
    report = small_report()
    parent = index(report).node(small.DRY_FEET)
    report = with_children(report, parent, reversed(children(parent)))
    assert drawn(report, small.DRY_FEET)[1:] == [
        "  4B1.1 ● Vernieuwen van gemalen",
        "  4B1.10 ● Herstellen van kades",
    ]


def test_sub_items_stay_in_the_order_given() -> None:
    report = small_report()
    parent = index(report).node(small.PLAYGROUNDS)
    report = with_children(report, parent, reversed(children(parent)))
    assert drawn(report, small.PLAYGROUNDS)[1:] == ["  ● Speelveld Oost", "  ▲ Speeltuin De Wilg"]


def test_amending_what_the_report_does_not_have_is_an_error() -> None:
    with pytest.raises(KeyError):
        amend(small_report(), small.FIRST_FREE, title="Niets")


@given(reports(), rich_texts(1), st.data())
def test_amending_changes_one_item_and_shares_all_that_does_not_hold_it(
    report: Report, body: RichText, data: st.DataObject
) -> None:
    amendable = [item.id for item in everything(report) if isinstance(item, Text | Deliverable)]
    id = data.draw(st.sampled_from(amendable))
    field = {"body": body} if isinstance(index(report).items[id], Text) else {"title": "Anders"}
    amended = amend(report, id, **field)
    holders = {item.id for item in index(report).path(id)}
    for old, new in zip(everything(report), everything(amended), strict=True):
        assert (old is new) == (old.id not in holders)
        assert old.id == new.id
    assert index(amended) == index(replace(amended)), "made of the index before, and made anew"


def test_after_nodes_are_amended_the_index_knows_them_where_they_are_now() -> None:
    report = amend(small_report(), small.GREENERY, areas=())
    assert index(report) == index(replace(report))
    assert small.PARKS not in index(report)


def test_a_change_of_every_item_is_made_from_the_leaves_up() -> None:
    met: list[int] = []

    def change(item: Item) -> Item:
        met.append(item.id)
        return replace(item, title=item.title.upper()) if isinstance(item, SubItem) else item

    report = rebuilt(small_report(), change)
    assert met.index(small.WILLOW) < met.index(small.PLAYGROUNDS) < met.index(small.GREENERY) < met.index(small.REPORT)
    assert drawn(report, small.PLAYGROUNDS)[1:] == ["  ▲ SPEELTUIN DE WILG", "  ● SPEELVELD OOST"]


@given(reports(), rich_texts(1), st.data())
def test_a_change_of_some_items_shares_all_that_does_not_hold_them(
    report: Report, body: RichText, data: st.DataObject
) -> None:
    holders = (Text, Explanation, Deviation, Section)
    id = data.draw(st.sampled_from([item.id for item in everything(report) if isinstance(item, holders)]))

    def change(item: Item) -> Item:
        return replace(item, body=body) if isinstance(item, holders) and item.id == id else item

    assert rebuilt(report, change) == amend(report, id, body=body)
    assert rebuilt(report, lambda item: item) is report


def test_an_identity_in_the_tests_has_its_own_lineage() -> None:
    assert identities(40).new() == small.identity(40)
