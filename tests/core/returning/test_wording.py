"""Words that changed between two versions come into a third, which keeps its own changes."""

import pytest

from vgr_desktop.core.model.text import Mark, Run
from vgr_desktop.core.returning.wording import carried, merged, same

BOLD = frozenset({Mark.BOLD})


def woven(base: str, theirs: str, mine: str) -> str:
    return "".join(run.text for run in merged((Run(base),), (Run(theirs),), (Run(mine),)))


@pytest.mark.parametrize(
    ("base", "theirs", "mine", "result"),
    [
        ("een twee drie", "een twee drie", "een vier drie", "een vier drie"),
        ("een twee drie", "een zes drie", "een twee drie", "een zes drie"),
        ("een twee drie vier", "zes twee drie vier", "een twee drie acht", "zes twee drie acht"),
        ("een twee drie", "een zes drie", "een acht drie", "een zes drie"),
        ("een twee", "een twee zes", "een twee acht", "een twee acht zes"),
        ("een twee drie vier", "een vier", "een twee acht drie vier", "een vier"),
        ("een twee", "", "een twee", ""),
        ("", "een", "twee", "tweeeen"),
    ],
    ids=["mine", "theirs", "both apart", "the same word", "both added", "struck around mine", "all struck", "nothing"],
)
def test_both_changes(base: str, theirs: str, mine: str, result: str) -> None:
    assert woven(base, theirs, mine) == result


def test_marks_footnotes_and_fields_that_nobody_touched_stay() -> None:
    mine = (
        Run("Er zijn "),
        Run("5", field="deliverables"),
        Run(" bomen", BOLD),
        Run("", note="Zie boven."),
        Run(" nu."),
    )
    theirs = (Run("Er zijn 5"), Run(" bomen", BOLD), Run("", note="Zie boven."), Run(" hier."))
    assert carried(mine, theirs, mine) == (*mine[:4], Run(" hier."))


def test_what_was_typed_stays_where_print_has_other_characters() -> None:
    assert carried((Run("€\u00a05 “nu”"),), (Run("€\u00a05 “straks”"),), (Run('€ 5 "nu"'),)) == (Run('€ 5 "straks"'),)


def test_print_that_is_longer_than_what_was_typed_is_compared_by_word() -> None:
    assert carried((Run("5,50 nu"),), (Run("5,50 straks"),), (Run("5,5 nu"),)) == (Run("5,5 straks"),)


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ((Run("een"),), (Run("e"), Run("en")), True),
        ((Run("een"),), (Run("een", BOLD),), False),
        ((Run("een", link="https://a.nl/"),), (Run("een", link="https://a.nl"),), True),
        ((Run("een", link="https://a.nl/"),), (Run("een", link="https://b.nl"),), False),
        ((Run("een", link="https://a.nl/"),), (Run("een"),), True),
        ((Run("", note="Zo."),), (Run("", note="Anders."),), False),
    ],
    ids=["runs", "marks", "slash", "link", "no link", "footnote"],
)
def test_what_reads_and_looks_the_same(one: tuple[Run, ...], other: tuple[Run, ...], *, is_same: bool) -> None:
    assert same(one, other) is is_same


def test_a_word_that_looks_different_halfway_is_two() -> None:
    base = (Run("boom", BOLD), Run("pje"))
    assert "".join(run.text for run in merged(base, (Run("boom"), Run("pje")), base)) == "boompje"
    assert not any(run.marks for run in merged(base, (Run("boompje"),), base))
