"""A text that was changed where it has no looks, such as a spreadsheet, keeps those of the report."""

from vgr_desktop.core.intake.looks import with_looks_of
from vgr_desktop.core.model.text import (
    ExplanationPart,
    Kind,
    Mark,
    Paragraph,
    RichText,
    Run,
    Table,
    from_plain,
    plain,
    rich,
)

BOLD = Paragraph((Run("Vooraf", frozenset({Mark.BOLD})), Run(" een zin.", note="Zie de begroting.")))
BULLET = Paragraph((Run("eerste punt"),), Kind.BULLET)
CAUSE = Paragraph((Run("Het was droog."),), part=ExplanationPart.CAUSE)
MINE = rich((BOLD, BULLET, CAUSE))


def test_lines_that_stay_keep_all_of_their_looks() -> None:
    made = with_looks_of(MINE, from_plain("Vooraf een zin.\neerste punt\nHet was erg droog.\nEn heet."))
    assert made.blocks[:2] == MINE.blocks[:2]
    assert plain(made) == "Vooraf een zin.\neerste punt\nHet was erg droog.\nEn heet."


def test_a_line_that_changed_stays_the_item_or_part_that_it_was() -> None:
    made = with_looks_of(MINE, from_plain("Vooraf een zin.\neerste twee punten\nHet was erg droog."))
    assert made.blocks[1:] == (
        Paragraph((Run("eerste twee punten"),), Kind.BULLET),
        Paragraph((Run("Het was erg droog."),), part=ExplanationPart.CAUSE),
    )


def test_a_line_that_is_gone_is_gone() -> None:
    assert with_looks_of(MINE, from_plain("Vooraf een zin.\nHet was droog.")) == rich((BOLD, CAUSE))


def test_a_text_with_looks_of_its_own_is_taken_as_it_is() -> None:
    for theirs in (rich((BULLET,)), rich((CAUSE,)), rich((BOLD,)), _with_table()):
        assert with_looks_of(MINE, theirs) == theirs


def test_beside_a_table_nothing_is_compared() -> None:
    theirs = from_plain("Cel\nVooraf een zin.")
    assert with_looks_of(_with_table(), theirs) == theirs


def _with_table() -> RichText:
    return rich((Table((((Paragraph((Run("Cel"),)),),),)), BOLD))
