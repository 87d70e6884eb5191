from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given

from tests.strategies import rich_texts
from vgr_desktop.core.model.text import Paragraph, RichText, Run, from_plain, paragraphs, rich
from vgr_desktop.core.model.text_difference import How, Span, need_space, word_difference

_SIGNS = {How.EQUAL: ("", ""), How.INSERTED: ("{+", "+}"), How.DELETED: ("[-", "-]")}


def shown(old: str, new: str) -> str:
    """The difference as one line: [-what went-]{+what came+}."""
    return drawn(word_difference(from_plain(old), from_plain(new)))


def drawn(spans: Iterable[Span]) -> str:
    return "".join(f"{_SIGNS[span.how][0]}{span.text}{_SIGNS[span.how][1]}" for span in spans)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("De brug is dicht.", "De brug is dicht.", "De brug is dicht."),
        ("De brug is dicht.", "De brug is open.", "De brug is[- dicht-]{+ open+}."),
        ("De brug is dicht.", "De brug is nog dicht.", "De brug is{+ nog+} dicht."),
        ("De brug is nog dicht.", "De brug is dicht.", "De brug is[- nog-] dicht."),
        ("", "De brug is open.", "{+De brug is open.+}"),
        ("De brug is open.", "", "[-De brug is open.-]"),
        ("", "", ""),
    ],
)
def test_words_that_came_and_went(old: str, new: str, expected: str) -> None:
    assert shown(old, new) == expected


def test_words_that_changed_next_to_each_other_are_one_change() -> None:
    assert shown("De oude houten brug", "De nieuwe stalen brug") == "De[- oude houten-]{+ nieuwe stalen+} brug"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Er is € 100.000 nodig", "Er is € 150.000 nodig", "Er is €[- 100.000-]{+ 150.000+} nodig"),
        ("De woon-zorgvormen", "De woon-werkvormen", "De[- woon-zorgvormen-]{+ woon-werkvormen+}"),
        ("De foto's", "De foto’s", "De[- foto's-]{+ foto’s+}"),
    ],
)
def test_an_amount_and_a_compound_are_one_word(old: str, new: str, expected: str) -> None:
    assert shown(old, new) == expected


def test_a_paragraph_that_came_leaves_the_others_alone() -> None:
    assert shown("Eerst.\nLaatst.", "Eerst.\nMidden.\nLaatst.") == "Eerst.\n{+Midden.\n+}Laatst."


def test_a_paragraph_that_was_split_is_seen_where_it_was() -> None:
    assert shown("De brug is open. De weg ook.", "De brug is open.\nDe weg ook.") == (
        "De brug is open.[- De-]{+\nDe+} weg ook."
    )


def test_a_word_that_two_sentences_share_by_chance_is_no_part_that_stayed() -> None:
    old, new = "Bouwen van de brug kost meer", "Wachten op de sluis duurt langer"
    assert shown(old, new) == f"[-{old}-]{{+{new}+}}"


def test_what_stayed_between_two_small_changes_is_not_said_again() -> None:
    assert shown("Een brug over de gracht is oud", "De brug over de gracht is nieuw") == (
        "[-Een-]{+De+} brug over de gracht is[- oud-]{+ nieuw+}"
    )


@pytest.mark.parametrize(
    ("went", "came", "needed"),
    [("Oude", "Nieuwe", True), ("Oude", " nieuwe", False), ("Oude\n", "Nieuwe", False)],
)
def test_what_went_and_what_came_for_it_do_not_run_together(went: str, came: str, *, needed: bool) -> None:
    spans = Span(How.DELETED, went), Span(How.INSERTED, came), Span(How.EQUAL, "brug")
    assert need_space(spans[0], spans[1]) is needed
    assert not need_space(spans[1], spans[2])


def test_common_words_are_compared_in_long_texts_too() -> None:
    old = " ".join(f"de boom {number}" for number in range(300))
    assert shown(old, f"{old} en de struik") == f"{old}{{+ en de struik+}}"


def test_texts_that_would_take_too_long_are_told_apart_as_a_whole() -> None:
    old, new = "na " * 2000, "na " * 1999 + "nee"
    assert shown(old, new) == f"[-{old}-]{{+{new}+}}"


@pytest.mark.parametrize(
    ("went", "came", "expected"),
    [
        ("Stand in maart.", "Stand in mei.", "Het gaat goed [noot: Stand in[- maart-]{+ mei+}.] in de stad."),
        (None, "Stand in mei.", "Het gaat goed{+ [noot: Stand in mei.]+} in de stad."),
        ("Stand in maart.", None, "Het gaat goed[- [noot: Stand in maart.]-] in de stad."),
    ],
)
def test_a_footnote_that_changed_is_seen_where_its_mark_stands(
    went: str | None, came: str | None, expected: str
) -> None:
    old, new = (rich([Paragraph((Run("Het gaat goed", note=note), Run(" in de stad.")))]) for note in (went, came))
    assert drawn(word_difference(old, new)) == expected


def told(text: RichText) -> str:
    lines = ("".join(f" [noot: {run.note}]" if run.note else run.plain for run in p.runs) for p in paragraphs(text))
    return "\n".join(lines)


@given(rich_texts(), rich_texts())
def test_the_spans_are_the_old_text_and_the_new(old: RichText, new: RichText) -> None:
    spans = word_difference(old, new)
    assert "".join(span.text for span in spans if span.how is not How.INSERTED) == told(old)
    assert "".join(span.text for span in spans if span.how is not How.DELETED) == told(new)
    assert all(span.text for span in spans)
    assert all(one.how is not other.how for one, other in pairwise(spans))


@given(rich_texts())
def test_a_text_does_not_differ_from_itself(text: RichText) -> None:
    assert {span.how for span in word_difference(text, text)} <= {How.EQUAL}
