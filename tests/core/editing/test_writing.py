import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests import reports as small
from tests.reports import explained, identity, small_report
from tests.strategies import bodies, reports
from vgr_desktop.core.editing import edits, writing
from vgr_desktop.core.model.report import (
    Deliverable,
    Deviation,
    DeviationKind,
    Explanation,
    Leftover,
    PolicyArea,
    Report,
    Section,
    SectionKind,
    SubItem,
    Text,
)
from vgr_desktop.core.model.text import RichText, from_plain, plain
from vgr_desktop.core.model.tree import amend, everything, index, title_of, walk

BODY = from_plain("Nieuwe tekst.")


def text_at(report: Report, id: int) -> str:
    item = index(report).items[id]
    assert isinstance(item, Text | Explanation | Deviation | Section)
    return plain(item.body)


# Writing


@pytest.mark.parametrize("id", [small.FOREWORD, small.MISSION, small.ABOUT_DROUGHT, small.DROUGHT_COSTS, small.STAFF])
def test_every_kind_of_text_can_be_written(id: int) -> None:
    assert text_at(writing.write(small_report(), id, BODY), id) == "Nieuwe tekst."


# Explanations of deliverables and sub-items


def test_an_explanation_is_found_by_what_it_is_about() -> None:
    found = writing.explanation_of(small_report(), small.QUAYS)
    assert found is not None
    assert found.id == small.ABOUT_PUMPS_AND_QUAYS


def test_an_explanation_of_one_alone_goes_before_one_of_several() -> None:
    report = writing.explain(small_report(), identity(40), (small.QUAYS,), BODY)
    found = writing.explanation_of(report, small.QUAYS)
    assert found is not None
    assert found.id == 40


def test_an_explanation_is_found_after_a_move_to_another_area() -> None:
    report = edits.move(small_report(), small.PUMPS, small.CLEAN, 0)
    found = writing.explanation_of(report, small.PUMPS)
    assert found is not None
    assert found.id == small.ABOUT_PUMPS_AND_QUAYS


@pytest.mark.parametrize("id", [small.TREES, small.WILLOW, small.PARKS, small.GREENERY])
def test_what_is_not_explained_has_no_explanation(id: int) -> None:
    assert writing.explanation_of(small_report(), id) is None


@pytest.mark.parametrize(
    ("about", "printed"),
    [
        ((small.TREES,), ["4A1.1", "4A1.3", "Gevolgen van de droogte"]),
        ((small.WILLOW,), ["4A1.3", "Gevolgen van de droogte", "4A1.3"]),
        ((small.LITTER,), ["4A1.3", "Gevolgen van de droogte", "4A2.1"]),
        ((small.LITTER, small.TREES), ["4A2.1, 4A1.1", "4A1.3", "Gevolgen van de droogte"]),
    ],
)
def test_a_new_explanation_stands_by_the_order_of_the_tree(about: tuple[int, ...], printed: list[str]) -> None:
    report = writing.explain(small_report(), identity(40), about, BODY)
    assert [line.split(" | ")[1] for line in explained(report) if line.startswith("4A")] == printed


def test_a_free_heading_stays_behind_the_explanation_it_follows() -> None:
    report = writing.explain(small_report(), identity(40), (small.LITTER,), BODY)
    report = writing.explain(report, identity(41), (small.EAST,), BODY)
    assert [line.split(" | ")[1] for line in explained(report)][:4] == [
        "4A1.3",
        "Gevolgen van de droogte",
        "4A1.3",
        "4A2.1",
    ]


@pytest.mark.parametrize("id", [small.GREENERY, small.STAFF])
def test_what_stands_in_no_area_cannot_be_explained(id: int) -> None:
    with pytest.raises(KeyError):
        writing.explain(small_report(), identity(40), (id,))


@given(reports(), st.data())
def test_explaining_leaves_the_others_in_their_order_and_keeps_an_ordered_area_ordered(
    report: Report, data: st.DataObject
) -> None:
    explainable = [node.id for node in walk(report) if isinstance(node, Deliverable | SubItem)]
    assume(explainable)
    id = data.draw(st.sampled_from(explainable))
    new = writing.explain(report, identity(1000), (id,), data.draw(bodies()))
    before, after = area_of(report, id), area_of(new, id)
    assert [e for e in after.explanations if e.id != 1000] == list(before.explanations)
    if firsts(before) == sorted(firsts(before)):
        assert firsts(after) == sorted(firsts(after))


def area_of(report: Report, id: int) -> PolicyArea:
    area = index(report).area(id)
    assert area is not None
    return area


def firsts(area: PolicyArea) -> list[int]:
    """For each explanation of deliverables, the place in the tree of the first of them."""
    order = [node.id for node in walk(area)]
    return [min(order.index(id) for id in e.about) for e in area.explanations if e.about]


# Explanations of the area


@pytest.mark.parametrize(
    ("typed", "heading"), [("Samen  met de wijk", "Samen met de wijk"), (None, "–"), (" ", "–"), ("\x00", "–")]
)
def test_an_area_is_explained_at_its_end(typed: str | None, heading: str) -> None:
    report = writing.explain_area(small_report(), small.PARKS, identity(40), typed, BODY)
    assert explained(report)[2] == f"4A | {heading} | Nieuwe tekst."


def test_only_an_area_is_explained_like_that() -> None:
    with pytest.raises(KeyError):
        writing.explain_area(small_report(), small.TREES, identity(40), None)


@pytest.mark.parametrize(("typed", "heading"), [(" Droogte ", "Droogte"), ("  ", None), (None, None)])
def test_a_heading_is_tidied_and_a_blank_one_is_none(typed: str | None, heading: str | None) -> None:
    report = writing.set_heading(small_report(), small.ABOUT_DROUGHT, typed)
    explanation = index(report).items[small.ABOUT_DROUGHT]
    assert isinstance(explanation, Explanation)
    assert explanation.heading == heading


@pytest.mark.parametrize(
    ("by", "printed"),
    [
        (-1, ["Gevolgen van de droogte", "4A1.3"]),
        (-9, ["Gevolgen van de droogte", "4A1.3"]),
        (0, ["4A1.3", "Gevolgen van de droogte"]),
        (9, ["4A1.3", "Gevolgen van de droogte"]),
    ],
)
def test_an_explanation_can_be_printed_earlier_or_later(by: int, printed: list[str]) -> None:
    report = writing.move_explanation(small_report(), small.ABOUT_DROUGHT, by)
    assert [line.split(" | ")[1] for line in explained(report) if line.startswith("4A")] == printed


def test_only_an_explanation_is_moved_like_that() -> None:
    with pytest.raises(KeyError):
        writing.move_explanation(small_report(), small.STAFF, 1)


# Removing texts


@pytest.mark.parametrize("id", [small.ABOUT_DROUGHT, small.DROUGHT_COSTS, small.STAFF, small.LEFTOVER])
def test_what_was_added_can_be_removed_and_nothing_else_goes(id: int) -> None:
    before = [item.id for item in everything(small_report())]
    after = [item.id for item in everything(writing.remove_text(small_report(), id))]
    assert after == [each for each in before if each != id]


@pytest.mark.parametrize("id", [small.FOREWORD, small.MISSION, small.TREES, small.GREENERY, small.REPORT, 99])
def test_what_belongs_to_the_report_is_not_removed_like_that(id: int) -> None:
    with pytest.raises(KeyError):
        writing.remove_text(small_report(), id)


# Sections and deviations


def test_a_new_section_comes_after_those_there_are() -> None:
    report = writing.add_section(small_report(), identity(40), SectionKind.APPENDIX, " Lijst van\nmoties ", BODY)
    assert [title_of(section) for section in report.sections] == ["Personele lasten", "Lijst van moties"]


def test_a_new_deviation_comes_after_those_there_are_and_has_no_amount() -> None:
    report = writing.add_deviation(small_report(), small.GREENERY, identity(40), DeviationKind.NEUTRAL, "Subsidie ")
    deviations = report.programmes[0].deviations
    assert [(d.title, d.amount) for d in deviations[1:]] == [("Subsidie", None)]


def test_only_a_programme_has_deviations() -> None:
    with pytest.raises(KeyError):
        writing.add_deviation(small_report(), small.PARKS, identity(40), DeviationKind.RESULT, "Subsidie")


@pytest.mark.parametrize("id", [small.STAFF, small.DROUGHT_COSTS])
def test_sections_and_deviations_can_be_given_another_title(id: int) -> None:
    report = writing.set_title(small_report(), id, " Een\tandere titel")
    assert title_of(index(report).items[id]) == "Een andere titel"


# What an import left


def placed_near(near: int | None, report: Report | None = None) -> Report:
    """The small report after its leftover, which stood near this item, was placed."""
    report = amend(report or small_report(), small.LEFTOVER, near=near)
    return writing.place_leftover(report, report.leftovers[0], identity(40))


@pytest.mark.parametrize(
    ("near", "text"),
    [
        (small.QUAYS, small.ABOUT_PUMPS_AND_QUAYS),
        (small.PLAYGROUNDS, small.ABOUT_PLAYGROUNDS),
        (small.ABOUT_DROUGHT, small.ABOUT_DROUGHT),
        (small.MISSION, small.MISSION),
        (small.DROUGHT_COSTS, small.DROUGHT_COSTS),
        (small.STAFF, small.STAFF),
        (small.GREENERY, small.STATE),
        (small.REPORT, small.FOREWORD),
        (small.LEFTOVER, small.FOREWORD),
        (None, small.FOREWORD),
        (99, small.FOREWORD),
    ],
)
def test_a_leftover_goes_to_the_end_of_the_text_it_stood_by(near: int | None, text: int) -> None:
    report = placed_near(near)
    assert text_at(report, text) == f"{text_at(small_report(), text)}\nFoto: de nieuwe gracht"
    assert report.leftovers == ()
    assert 40 not in index(report)


def test_in_an_empty_text_it_is_the_whole_text() -> None:
    report = placed_near(small.STATE, writing.write(small_report(), small.STATE, from_plain(" \n")))
    assert text_at(report, small.STATE) == "Foto: de nieuwe gracht"


@pytest.mark.parametrize(
    ("near", "line"),
    [
        (small.TREES, "4A | 4A1.1 | Foto: de nieuwe gracht"),
        (small.EAST, "4A | 4A1.3 | Foto: de nieuwe gracht"),
        (small.CLEAN, "4A | – | Foto: de nieuwe gracht"),
        (small.WATER, "4B | – | Foto: de nieuwe gracht"),
    ],
)
def test_where_there_is_no_text_a_leftover_becomes_an_explanation(near: int, line: str) -> None:
    report = placed_near(near)
    assert line in explained(report)
    assert len(explained(report)) == len(explained(small_report())) + 1
    assert report.leftovers == ()


@given(reports())
def test_placing_all_leftovers_loses_no_word(report: Report) -> None:
    placed = report
    for number, leftover in enumerate(report.leftovers):
        placed = writing.place_leftover(placed, leftover, identity(1000 + number))
    assert placed.leftovers == ()
    assert sorted(lines_of(placed)) == sorted(lines_of(report))


def lines_of(report: Report) -> list[str]:
    """Every line of every text, the blank ones left out."""
    texts = [item.text if isinstance(item, Leftover) else body_of(item) for item in everything(report)]
    return [line for text in texts for line in text.split("\n") if line.strip()]


def body_of(item: object) -> str:
    body = getattr(item, "body", None)
    return plain(body) if isinstance(body, RichText) else ""
