from dataclasses import replace

import pytest

from tests import reports as small
from tests.editions import APART, later
from tests.reports import identities, identity, reviewed_report, small_report, with_parts
from vgr_desktop.core.editing import edits, writing
from vgr_desktop.core.editions.looking_back import (
    joined_texts,
    not_there_yet,
    taken_over,
    texts_of_area,
    texts_then,
    with_taken_pictures,
)
from vgr_desktop.core.editions.matching import match
from vgr_desktop.core.model.report import Report, Written
from vgr_desktop.core.model.text import (
    EMPTY,
    ExplanationPart,
    Image,
    Paragraph,
    RichText,
    Run,
    Table,
    from_plain,
    plain,
    rich,
)


def then(after: Report, text_id: int, *about: int) -> list[int]:
    """The ids of what a text of `after`, an edition that came from elsewhere, was in the small report."""
    matching = match(small_report(), after)
    found = texts_then(small_report(), matching, text_id + APART, [id + APART for id in about])
    return [text.id for text in found]


def texts(*ids: int) -> list[Written]:
    found = [text for area in (small.PARKS, small.WATER) for text in texts_of_area(small_report(), area)]
    return [text for text in found if text.id in ids]


# What was said


@pytest.mark.parametrize("id", [small.FOREWORD, small.MISSION, small.STATE, small.DROUGHT_COSTS, small.STAFF])
def test_a_text_that_is_in_both_editions_was_what_it_is(id: int) -> None:
    assert then(later(), id) == [id]


def test_an_explanation_that_is_not_there_yet_was_that_of_its_deliverable() -> None:
    after = writing.remove_text(later(), small.ABOUT_PLAYGROUNDS + APART)
    assert then(after, 7000, small.PLAYGROUNDS) == [small.ABOUT_PLAYGROUNDS]


def test_an_explanation_of_one_was_that_of_several() -> None:
    after = writing.remove_text(later(), small.ABOUT_PUMPS_AND_QUAYS + APART)
    after = writing.explain(after, identity(7000 + APART), (small.QUAYS + APART,))
    assert then(after, 7000, small.QUAYS) == [small.ABOUT_PUMPS_AND_QUAYS]


def test_an_explanation_of_several_was_those_of_each_once() -> None:
    about = (small.PUMPS, small.PLAYGROUNDS, small.QUAYS)
    assert then(later(), 7000, *about) == [small.ABOUT_PUMPS_AND_QUAYS, small.ABOUT_PLAYGROUNDS]


def test_what_nothing_was_said_of_was_nothing() -> None:
    assert then(later(), 7000, small.TREES) == []
    after = edits.add_child(later(), small.NEAR + APART, identity(8000 + APART), "Aanleggen van geveltuinen")
    assert then(after, 7000, 8000) == []


def test_an_area_said_what_its_explanations_said() -> None:
    assert [text.id for text in texts_of_area(small_report(), small.PARKS)] == [
        small.ABOUT_PLAYGROUNDS,
        small.ABOUT_DROUGHT,
    ]
    assert texts_of_area(small_report(), small.TREES) == ()


def test_one_text_is_joined_without_a_heading_and_several_each_have_theirs() -> None:
    assert joined_texts(small_report(), ()) == EMPTY
    (drought,) = texts(small.ABOUT_DROUGHT)
    assert joined_texts(small_report(), (drought, replace(drought, body=EMPTY))) == from_plain("Het gras is dor.")
    both = joined_texts(small_report(), texts(small.ABOUT_DROUGHT, small.ABOUT_PUMPS_AND_QUAYS))
    assert plain(both).split("\n") == [
        "De toelichting “Gevolgen van de droogte” bij 4A",
        "Het gras is dor.",
        "De toelichting op 4B1.1 en 4B1.10",
        "Beide werken zijn eerder klaar.",
    ]


# Taking it over


@pytest.mark.parametrize(
    ("body", "at", "expected"),
    [
        ("Een.\nTwee.", 0, "Een.\nNieuw.\nTwee."),
        ("Een.\nTwee.", None, "Een.\nTwee.\nNieuw."),
        ("Een.\n\nTwee.", 1, "Een.\nNieuw.\nTwee."),
        ("", None, "Nieuw."),
    ],
)
def test_a_paragraph_is_taken_over_after_the_caret_or_into_an_empty_one(
    body: str, at: int | None, expected: str
) -> None:
    assert taken_over(from_plain(body), from_plain("Nieuw.").blocks, at) == from_plain(expected)


def test_all_paragraphs_are_taken_over_in_their_order() -> None:
    assert plain(taken_over(from_plain("Een."), from_plain("Twee.\nDrie.").blocks)) == "Een.\nTwee.\nDrie."


def test_a_paragraph_that_waits_to_be_filled_stays_the_part_it_is() -> None:
    frame = with_parts((ExplanationPart.CAUSE, ""), (ExplanationPart.ADJUSTMENT, ""))
    assert taken_over(frame, from_plain("Nieuw.").blocks, 1) == with_parts(
        (ExplanationPart.CAUSE, ""), (ExplanationPart.ADJUSTMENT, "Nieuw.")
    )
    known = with_parts((ExplanationPart.CONSEQUENCE, "Bekend."))
    assert taken_over(frame, known.blocks, 0) == with_parts(
        (ExplanationPart.CONSEQUENCE, "Bekend."), (ExplanationPart.ADJUSTMENT, "")
    )


def test_a_table_is_taken_over_whole_and_text_comes_after_one() -> None:
    table = Table((((Paragraph((Run("Pomp"),)),),),))
    alone = taken_over(EMPTY, (table,))
    assert alone == rich([Paragraph(), table, Paragraph()])
    after: RichText = taken_over(alone, from_plain("Nieuw.").blocks, 1)
    assert after == rich([Paragraph(), table, *from_plain("Nieuw.").blocks, Paragraph()])


def test_a_picture_comes_along_with_what_is_taken_over_once() -> None:
    before = reviewed_report()
    (picture,) = before.pictures
    shown = Paragraph(image=Image(picture.lineage))
    ids = identities(5000)
    after = with_taken_pictures(small_report(), before, (shown,), ids.adopt)
    assert after.pictures == (replace(picture, id=5000),)
    assert with_taken_pictures(after, before, (shown,), ids.adopt) is after
    assert with_taken_pictures(small_report(), before, from_plain("Nieuw.").blocks, ids.adopt) == small_report()


def test_a_picture_without_a_caption_is_not_written_over() -> None:
    shown = rich([Paragraph(image=Image("een plaat"))])
    assert taken_over(shown, from_plain("Nieuw.").blocks).blocks == (*shown.blocks, *from_plain("Nieuw.").blocks)


def test_what_stands_in_a_text_already_is_not_taken_over_again() -> None:
    there = with_parts((ExplanationPart.CAUSE, "Een  regel."))
    offered = from_plain("Een regel.\nNog een.").blocks
    assert not_there_yet(there, offered) == offered[1:]
    table = Table((((Paragraph((Run("cel"),)),),),))
    assert not_there_yet(rich((table,)), (table, *offered)) == offered
    assert not_there_yet(EMPTY, offered) == offered
