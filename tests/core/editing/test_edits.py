from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests import reports as small
from tests.reports import assert_sound, drawn, explained, identities, identity, small_report
from tests.strategies import MOVE, edited, reports, sessions, worked_on_reports
from vgr_desktop.core.editing import edits, writing
from vgr_desktop.core.model.editions import edition
from vgr_desktop.core.model.problems import Refused
from vgr_desktop.core.model.report import Explanation, PolicyArea, Programme, Report, SectionKind
from vgr_desktop.core.model.review import Acceptance, Comment, Reply, Review
from vgr_desktop.core.model.text import from_plain, plain
from vgr_desktop.core.model.tree import PARENT_TYPE, amend, children, code_of, everything, index, title_of, walk

# Adding


def test_a_new_report_is_empty_and_has_an_edition() -> None:
    report = edits.new_report([identity(1), identity(2), identity(3)], edition(2, 2026), " Linde\nveen ")
    assert drawn(report) == ["2e Voortgangsrapportage 2026"]
    assert report.municipality == "Linde veen"
    assert [item.id for item in everything(report)] == [1, 2, 3]


def test_a_new_programme_follows_the_last_number_and_comes_before_letters() -> None:
    report = edits.add_programme(small_report(), [identity(40), identity(41), identity(42)], "Wonen")
    assert [line for line in drawn(report) if not line.startswith("    ")][1:] == [
        "  4 Groen en water",
        "  5 Wonen",
        "  AD/OH Overhead",
    ]
    assert index(report).path(42)[-2].id == 40


def test_the_first_programme_is_number_one() -> None:
    empty = edits.new_report([identity(1), identity(2), identity(3)], edition(1, 2026))
    report = edits.add_programme(empty, [identity(4), identity(5), identity(6)], "Wonen")
    assert drawn(report)[1:] == ["  1 Wonen"]


@pytest.mark.parametrize(
    ("parent", "line"),
    [
        (small.GREENERY, "    4C Nieuw"),
        (small.OVERHEAD, "    AD/OHA Nieuw"),
        (small.PARKS, "      4A3 Nieuw"),
        (small.NEAR, "        4A1.4 – Nieuw"),
        (small.DRY_FEET, "        4B1.11 – Nieuw"),
        (small.PLAYGROUNDS, "          – Nieuw"),
        (small.TREES, "          – Nieuw"),
    ],
)
def test_what_is_added_comes_last_and_gets_the_next_number(parent: int, line: str) -> None:
    report = edits.add_child(small_report(), parent, identity(40), " Nieuw\n")
    assert [each for each in drawn(report) if "Nieuw" in each] == [line]
    assert children(index(report).node(parent))[-1].id == 40


@pytest.mark.parametrize(
    ("parent", "position", "lines"),
    [
        (small.NEAR, 1, ["4A1.1 ● Planten van bomen", "4A1.2 – Nieuw", "4A1.3 ▲ Onderhouden van speelplekken"]),
        (small.NEAR, 0, ["4A1.1 – Nieuw", "4A1.2 ● Planten van bomen", "4A1.3 ▲ Onderhouden van speelplekken"]),
        (small.PLAYGROUNDS, 1, ["▲ Speeltuin De Wilg", "– Nieuw", "● Speelveld Oost"]),
        (small.PARKS, 1, ["4A1 Iedereen heeft groen dicht bij huis", "4A2 Nieuw", "4A3 De parken zijn schoon"]),
        (small.GREENERY, 0, ["4A Nieuw", "4B Parken", "4C Water"]),
    ],
)
def test_between_others_it_gets_a_free_number_and_those_after_it_move_up_to_the_next_gap(
    parent: int, position: int, lines: list[str]
) -> None:
    report = edits.add_child(small_report(), parent, identity(40), "Nieuw", position)
    shown = [line.strip() for line in drawn(report, parent) if line.startswith("  ") and line[2] != " "]
    assert shown == lines
    assert_sound(report)


def test_the_first_of_its_kind_begins_with_one_or_a() -> None:
    report = edits.add_child(small_report(), small.OVERHEAD, identity(40), "Bedrijfsvoering")
    report = edits.add_child(report, 40, identity(41), "Een zuinige organisatie")
    report = edits.add_child(report, 41, identity(42), "Sturen op kosten")
    assert drawn(report, 40) == [
        "AD/OHA Bedrijfsvoering",
        "  AD/OHA1 Een zuinige organisatie",
        "    AD/OHA1.1 – Sturen op kosten",
    ]


def test_nothing_can_be_added_under_a_sub_item() -> None:
    with pytest.raises(Refused, match="onderdeel"):
        edits.add_child(small_report(), small.WILLOW, identity(40), "Nieuw")


def test_a_programme_is_not_added_like_the_rest() -> None:
    with pytest.raises(TypeError):
        edits.add_child(small_report(), small.REPORT, identity(40), "Nieuw")


def test_no_letter_follows_the_last() -> None:
    report = amend(small_report(), small.WATER, letter="Z")
    with pytest.raises(Refused, match="Na beleidsterrein Z"):
        edits.add_child(report, small.GREENERY, identity(40), "Nieuw")


def test_no_number_follows_the_last() -> None:
    report = amend(small_report(), small.QUAYS, number=999)
    with pytest.raises(Refused, match="Na nummer 999"):
        edits.add_child(report, small.DRY_FEET, identity(40), "Nieuw")


@pytest.mark.parametrize(("last", "following"), [("D", "4E"), ("AB", "4B"), ("", "4A")])
def test_a_new_area_comes_after_the_last_whatever_that_is_called(last: str, following: str) -> None:
    report = edits.remove(amend(small_report(), small.WATER, letter=last), small.PARKS)
    report = edits.add_child(report, small.GREENERY, identity(40), "Nieuw")
    assert code_of(index(report), 40) == following
    assert_sound(report)


# Renaming


@pytest.mark.parametrize("id", [small.GREENERY, small.PARKS, small.NEAR, small.TREES, small.WILLOW])
def test_every_node_can_be_renamed(id: int) -> None:
    report = edits.rename(small_report(), id, "  Een\tandere \x00 naam\n")
    assert title_of(index(report).items[id]) == "Een andere naam"


@pytest.mark.parametrize("title", ["", " \n", "\x00"])
def test_an_empty_name_is_refused(title: str) -> None:
    with pytest.raises(Refused, match="De oude naam is gebleven"):
        edits.rename(small_report(), small.TREES, title)


# Lights


def test_a_light_can_be_set_and_taken_away() -> None:
    report = edits.set_light(small_report(), small.TREES, "red")
    assert "4A1.1 ■ Planten van bomen" in drawn(report, small.TREES)
    report = edits.set_light(report, small.TREES, None)
    assert "4A1.1 – Planten van bomen" in drawn(report, small.TREES)


def test_a_light_that_is_not_on_the_scale_is_an_error() -> None:
    with pytest.raises(ValueError, match="purple"):
        edits.set_light(small_report(), small.TREES, "purple")


# Removing


def test_what_is_removed_goes_with_all_below_it_and_leaves_a_gap() -> None:
    report = edits.remove(small_report(), small.TREES)
    assert drawn(report, small.NEAR) == [
        "4A1 Iedereen heeft groen dicht bij huis",
        "  4A1.3 ▲ Onderhouden van speelplekken",
        "    ▲ Speeltuin De Wilg",
        "    ● Speelveld Oost",
    ]


def test_the_explanation_of_what_is_removed_goes_too_and_free_ones_stay() -> None:
    report = edits.remove(small_report(), small.PLAYGROUNDS)
    assert explained(report) == [
        "4A | Gevolgen van de droogte | Het gras is dor.",
        "4B | 4B1.1, 4B1.10 | Beide werken zijn eerder klaar.",
    ]


def test_an_explanation_of_several_stays_for_the_others() -> None:
    report = edits.remove(small_report(), small.PUMPS)
    assert "4B | 4B1.10 | Beide werken zijn eerder klaar." in explained(report)


def test_an_explanation_also_of_something_elsewhere_outlives_its_area() -> None:
    report = writing.explain(small_report(), identity(40), (small.TREES, small.PUMPS), from_plain("Samen opgepakt."))
    report = edits.remove(report, small.PARKS)
    assert explained(report) == [
        "4B | 4B1.1, 4B1.10 | Beide werken zijn eerder klaar.",
        "4B | 4B1.1 | Samen opgepakt.",
    ]


def test_the_report_itself_cannot_be_removed() -> None:
    with pytest.raises(Refused):
        edits.remove(small_report(), small.REPORT)


# Moving


def test_moving_among_siblings_hands_the_same_numbers_out_in_the_new_order() -> None:
    report = edits.move(small_report(), small.PLAYGROUNDS, small.NEAR, 0)
    assert drawn(report, small.NEAR) == [
        "4A1 Iedereen heeft groen dicht bij huis",
        "  4A1.1 ▲ Onderhouden van speelplekken",
        "    ▲ Speeltuin De Wilg",
        "    ● Speelveld Oost",
        "  4A1.3 ● Planten van bomen",
    ]


def test_sub_items_move_without_numbers() -> None:
    report = edits.move(small_report(), small.EAST, small.PLAYGROUNDS, 0)
    assert drawn(report, small.PLAYGROUNDS)[1:] == ["  ● Speelveld Oost", "  ▲ Speeltuin De Wilg"]


def test_moving_elsewhere_takes_a_number_there_and_leaves_a_gap_behind() -> None:
    report = edits.move(small_report(), small.PUMPS, small.NEAR, 1)
    assert drawn(report, small.NEAR)[1:3] == [
        "  4A1.1 ● Planten van bomen",
        "  4A1.3 ● Vernieuwen van gemalen",
    ]
    assert drawn(report, small.DRY_FEET)[1:] == ["  4B1.10 ● Herstellen van kades"]


def test_the_first_under_another_parent_begins_with_one() -> None:
    report = edits.move(small_report(), small.PARKS, small.OVERHEAD, 0)
    assert drawn(report, small.OVERHEAD)[:2] == ["AD/OH Overhead", "  AD/OHA Parken"]
    report = edits.add_child(report, small.GREENERY, identity(40), "Dieren")
    report = edits.move(report, small.CLEAN, 40, 0)
    assert drawn(report, 40)[1:] == ["  4C1 De parken zijn schoon", "    4C1.1 ● Opruimen van afval"]


def test_an_explanation_goes_along_to_its_place_by_the_order_of_the_tree() -> None:
    report = edits.move(small_report(), small.PLAYGROUNDS, small.DRY_FEET, 2)
    assert [line.split(" | ")[:2] for line in explained(report)] == [
        ["4A", "Gevolgen van de droogte"],
        ["4B", "4B1.1, 4B1.10"],
        ["4B", "4B1.11"],
    ]


def test_an_explanation_of_several_stays_as_long_as_one_of_them_does() -> None:
    report = edits.move(small_report(), small.PUMPS, small.CLEAN, 0)
    assert explained(report)[-1].startswith("4B | 4A2.1, 4B1.10 |")
    report = edits.move(report, small.QUAYS, small.CLEAN, 2)
    assert explained(report)[-1].startswith("4A | 4A2.1, 4A2.3 |")


@pytest.mark.parametrize(
    ("id", "parent"),
    [(small.TREES, small.WATER), (small.NEAR, small.DRY_FEET), (small.WILLOW, small.EAST), (small.PARKS, small.REPORT)],
)
def test_a_node_moves_only_to_a_parent_of_its_level(id: int, parent: int) -> None:
    with pytest.raises(Refused, match="kan daar niet staan"):
        edits.move(small_report(), id, parent, 0)


def test_a_position_past_the_end_is_the_end() -> None:
    report = edits.move(small_report(), small.TREES, small.NEAR, 99)
    assert [child.id for child in children(index(report).node(small.NEAR))] == [small.PLAYGROUNDS, small.TREES]


@given(reports(), st.data())
def test_a_move_among_siblings_permutes_their_numbers(report: Report, data: st.DataObject) -> None:
    movable = [node.id for node in walk(report) if type(node) in PARENT_TYPE]
    assume(movable)
    id = data.draw(st.sampled_from(movable))
    parent = index(report).parents[id]
    siblings = children(index(report).node(parent))
    position = data.draw(st.integers(0, len(siblings) - 1))
    moved = edits.move(report, id, parent, position)
    after = children(index(moved).node(parent))
    assert [code_of(index(moved), node.id) for node in after] == [code_of(index(report), node.id) for node in siblings]
    assert after[position].id == id
    others = [node.id for node in siblings if node.id != id]
    assert [node.id for node in after if node.id != id] == others


# Numbers


def test_renumbering_closes_the_gaps() -> None:
    report = edits.renumber(small_report(), small.NEAR)
    assert [line[:7] for line in drawn(report, small.NEAR)[1:3]] == ["  4A1.1", "  4A1.2"]


def test_renumbering_a_programme_letters_its_areas() -> None:
    report = edits.renumber(edits.remove(small_report(), small.PARKS), small.GREENERY)
    assert drawn(report, small.WATER)[0] == "4A Water"


def test_the_numbers_of_programmes_are_not_handed_out_anew() -> None:
    with pytest.raises(Refused, match="begroting"):
        edits.renumber(small_report(), small.REPORT)


def test_there_are_not_more_areas_than_letters() -> None:
    ids = identities(100)
    areas = tuple(PolicyArea(*ids.new(), letter="A", name="Wijk") for _ in range(27))
    report = amend(small_report(), small.GREENERY, areas=areas)
    with pytest.raises(Refused, match="hoogstens 26"):
        edits.renumber(report, small.GREENERY)


@pytest.mark.parametrize(
    ("id", "typed", "code"),
    [
        (small.QUAYS, " 7 ", "4B1.7"),
        (small.QUAYS, "07", "4B1.7"),
        (small.QUAYS, "10", "4B1.10"),
        (small.NEAR, "12", "4A12"),
        (small.PARKS, "e", "4E"),
        (small.GREENERY, "012", "12"),
        (small.GREENERY, "ad", "AD"),
        (small.OVERHEAD, "5", "5"),
    ],
)
def test_a_node_can_be_given_another_number(id: int, typed: str, code: str) -> None:
    report = edits.set_number(small_report(), id, typed)
    assert code_of(index(report), id) == code
    assert_sound(report)


@pytest.mark.parametrize(
    ("id", "typed", "why"),
    [
        (small.QUAYS, "1", "Nummer 1 is al in gebruik"),
        (small.QUAYS, "01", "Nummer 1 is al in gebruik"),
        (small.PARKS, "b", "Nummer B is al in gebruik"),
        (small.GREENERY, "ad/oh", "Nummer AD/OH is al in gebruik"),
        (small.QUAYS, "", "geen bruikbaar nummer"),
        (small.QUAYS, "0", "geen bruikbaar nummer"),
        (small.QUAYS, "100", "geen bruikbaar nummer"),
        (small.QUAYS, "²", "geen bruikbaar nummer"),
        (small.GREENERY, "4A", "geen bruikbaar nummer"),
        (small.WILLOW, "1", "geen bruikbaar nummer"),
        (small.PARKS, "ß", "één letter"),
        (small.PARKS, "AB", "één letter"),
    ],
)
def test_a_number_that_is_taken_or_none_is_refused(id: int, typed: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        edits.set_number(small_report(), id, typed)


# Facts of programmes, areas and the report


def test_committees_and_portfolios_are_tidied_and_blank_ones_dropped() -> None:
    report = edits.set_committees(small_report(), small.PARKS, [" Leef-\nomgeving ", "", "Stad"])
    report = edits.set_portfolios(report, small.GREENERY, ["\x00", "Groen,  water"])
    known = index(report)
    parks, greenery = known.items[small.PARKS], known.items[small.GREENERY]
    assert isinstance(parks, PolicyArea)
    assert isinstance(greenery, Programme)
    assert parks.committees == ("Leef- omgeving", "Stad")
    assert greenery.portfolios == ("Groen, water",)


def test_edition_and_municipality_can_be_changed() -> None:
    report = edits.set_municipality(edits.set_edition(small_report(), edition(2, 2027)), " Nieuw-\tLindeveen")
    assert (report.edition, report.municipality) == (edition(2, 2027), "Nieuw- Lindeveen")


# Whatever is done

UNKNOWN: list[Callable[[Report], Report]] = [
    lambda report: edits.add_child(report, 99, identity(40), "Nieuw"),
    lambda report: edits.rename(report, 99, "Nieuw"),
    lambda report: edits.set_light(report, 99, "green"),
    lambda report: edits.remove(report, 99),
    lambda report: edits.move(report, 99, small.NEAR, 0),
    lambda report: edits.renumber(report, 99),
    lambda report: edits.set_number(report, 99, "1"),
]


@pytest.mark.parametrize("edit", UNKNOWN)
def test_an_id_that_the_report_does_not_have_is_an_error_of_ours(edit: Callable[[Report], Report]) -> None:
    with pytest.raises(KeyError):
        edit(small_report())


@given(sessions())
def test_every_edit_leaves_a_sound_report(values: list[Report]) -> None:
    for report in values:
        assert_sound(report)


@given(worked_on_reports(), st.data())
def test_a_move_loses_no_item_and_changes_no_text(report: Report, data: st.DataObject) -> None:
    moved = data.draw(edited(report, identities(1000), among=(MOVE,)))
    assert texts_of(moved) == texts_of(report)


@given(worked_on_reports(), st.data())
def test_a_removal_loses_only_what_is_below_and_what_explains_nothing_else(report: Report, data: st.DataObject) -> None:
    nodes = [node for node in walk(report) if node.id != report.id]
    assume(nodes)
    node = data.draw(st.sampled_from(nodes))
    left = edits.remove(report, node.id)
    below = {item.id for item in everything(node)}
    gone = set(texts_of(report)) - set(texts_of(left))
    kept = {id: text for id, text in texts_of(report).items() if id not in gone}
    assert texts_of(left) == kept
    for id in gone:
        item = index(report).items[id]
        if isinstance(item, Reply):  # goes with the comment that it answers
            item = index(report).items[index(report).parents[id]]
        if isinstance(item, Explanation) and item.about:
            assert set(item.about) <= below
        elif isinstance(item, Review | Acceptance | Comment):
            assert item.subject in below | gone
        else:
            assert id in below


def texts_of(report: Report) -> dict[int, str]:
    """Title and text of every item, by id."""
    return {
        item.id: title_of(item) + (plain(body) if (body := getattr(item, "body", None)) else "")
        for item in everything(report)
    }


def near(report: Report, id: int | None) -> Report:
    """The report with its leftover near the item with this id."""
    return replace(report, leftovers=(replace(report.leftovers[0], near=id),))


def test_a_leftover_near_what_is_removed_stays_near_what_held_it() -> None:
    assert edits.remove(near(small_report(), small.TREES), small.TREES).leftovers[0].near == small.NEAR
    assert edits.remove(near(small_report(), small.TREES), small.NEAR).leftovers[0].near == small.PARKS
    assert edits.remove(near(small_report(), None), small.TREES).leftovers[0].near is None
    assert edits.remove(near(small_report(), small.PUMPS), small.TREES).leftovers[0].near == small.PUMPS


def test_a_leftover_near_a_text_that_is_removed_stays_near_what_that_was_about_or_in() -> None:
    report = small_report()
    of_trees = writing.explain(report, identity(699), (small.TREES,))
    assert writing.remove_text(near(of_trees, 699), 699).leftovers[0].near == small.TREES
    area = writing.explain_area(report, small.PARKS, identity(700), None)
    assert writing.remove_text(near(area, 700), 700).leftovers[0].near == small.PARKS
    section = writing.add_section(report, identity(701), SectionKind.PARAGRAPH, "Plan")
    assert writing.remove_text(near(section, 701), 701).leftovers[0].near is None
