from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.strategies import rich_texts
from vgr_desktop.core.model.text import (
    Image,
    Kind,
    Mark,
    Paragraph,
    RichText,
    Run,
    Table,
    from_plain,
    paragraphs,
    plain,
    rich,
)
from vgr_desktop.core.model.text_change import CaretPlace, first_difference


def paragraph(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def table(*rows: str) -> Table:
    """A table from lines such as "a|b"."""
    return Table(tuple(tuple((paragraph(cell),) for cell in row.split("|")) for row in rows))


@pytest.mark.parametrize(
    ("old", "new", "block", "offset"),
    [
        ("De brug is klaar.", "De nieuwe brug is klaar.", 0, 10),
        ("De nieuwe brug is klaar.", "De brug is klaar.", 0, 3),
        ("De brug is klaar.", "De kade is klaar.", 0, 7),
        ("", "Nieuw", 0, 5),
        ("Oud", "", 0, 0),
        ("een\ntwee", "een\nen een half\ntwee", 1, 11),
        ("een\ntwee\ndrie", "een\ndrie", 0, 3),
        ("een\ntwee", "twee", 0, 0),
        ("eentwee", "een\ntwee", 1, 0),
        ("een\ntwee", "eentwee", 0, 3),
        ("aa", "aaa", 0, 3),
        ("een\neen", "een\neen\neen", 2, 3),
        ("a\nmidden\nb", "x\nmidden\ny", 2, 1),
    ],
)
def test_the_place_is_where_the_change_ends(old: str, new: str, block: int, offset: int) -> None:
    assert first_difference(from_plain(old), from_plain(new)) == CaretPlace(block, None, offset)


def test_a_change_of_marks_ends_after_the_marked_words() -> None:
    old = from_plain("heel groot nieuws")
    new = rich([Paragraph((Run("heel "), Run("groot", frozenset({Mark.BOLD})), Run(" nieuws")))])
    assert first_difference(old, new) == CaretPlace(0, None, 10)


def test_the_mark_of_a_footnote_counts_as_a_character() -> None:
    old, note = from_plain("De kade"), Run("", note="Aan de oostzijde.")
    new = rich([Paragraph((Run("De"), note, Run(" kade")))])
    assert first_difference(old, new) == CaretPlace(0, None, 3)
    assert first_difference(new, rich([Paragraph((Run("De"), note, Run(" kades")))])) == CaretPlace(0, None, 9)
    assert first_difference(new, old) == CaretPlace(0, None, 2)


def test_another_picture_or_text_alternative_is_a_change_at_the_beginning_of_its_paragraph() -> None:
    old, new = (rich([Paragraph((Run("De kade"),), image=Image("x", alt))]) for alt in ("", "Een kade"))
    assert first_difference(old, new) == CaretPlace(0, None, 0)


def test_a_change_of_kind_ends_at_the_beginning_of_the_paragraph() -> None:
    old = from_plain("Inleiding\nTekst")
    new = rich([paragraph("Inleiding"), Paragraph((Run("Tekst"),), Kind.BULLET)])
    assert first_difference(old, new) == CaretPlace(1, None, 0)


@pytest.mark.parametrize(
    ("old", "new", "cell", "offset"),
    [
        (["jaar|bedrag", "2025|10"], ["jaar|bedrag", "2025|100"], (1, 1, 0), 3),
        (["a|b", "e|f"], ["a|b", "c|d", "e|f"], (2, 0, 0), 0),
        (["a|b"], ["a", "b"], (1, 0, 0), 0),
    ],
)
def test_a_change_in_a_table_ends_in_its_cell(
    old: list[str], new: list[str], cell: tuple[int, int, int], offset: int
) -> None:
    assert first_difference(rich([table(*old)]), rich([table(*new)])) == CaretPlace(1, cell, offset)


@given(rich_texts(), rich_texts())
def test_there_is_a_place_exactly_when_the_texts_differ(old: RichText, new: RichText) -> None:
    assert (first_difference(old, new) is None) == (old == new)


@given(rich_texts(), rich_texts())
def test_the_place_exists_and_all_after_it_was_there_before(old: RichText, new: RichText) -> None:
    place = first_difference(old, new)
    assume(place is not None)
    assert place is not None
    before = "\n".join(marked(paragraph) for paragraph in paragraphs(old))
    assert f"\n{before}".endswith(text_after(new, place))


@given(rich_texts(), st.data())
def test_after_typing_the_caret_stands_behind_what_was_typed(text: RichText, data: st.DataObject) -> None:
    block = data.draw(st.sampled_from([i for i, b in enumerate(text.blocks) if isinstance(b, Paragraph)]))
    old = text.blocks[block]
    assert isinstance(old, Paragraph)
    assume(not any(run.field for run in old.runs))  # what is typed in a field is no part of it
    offset = data.draw(st.integers(0, len(marked(old))))
    typed = rich([*text.blocks[:block], with_typed(old, offset, "§§"), *text.blocks[block + 1 :]])
    assume("§" not in plain(text))
    assert first_difference(text, typed) == CaretPlace(block, None, offset + 2)


def text_after(text: RichText, place: CaretPlace) -> str:
    """All characters after a place in the text; fails when the text has no such place."""
    block = text.blocks[place.block]
    if isinstance(block, Table):
        assert place.cell is not None
        row, column, number = place.cell
        here = block.rows[row][column][number]
    else:
        assert place.cell is None
        here = block
    assert 0 <= place.offset <= len(marked(here))
    everything = list(paragraphs(text))
    index = next(i for i, each in enumerate(everything) if each is here)
    return "\n".join([marked(here)[place.offset :], *(marked(each) for each in everything[index + 1 :])])


def marked(paragraph: Paragraph) -> str:
    """The characters of a paragraph, each mark of a footnote as one."""
    return "".join(run.text or "\ufffc" for run in paragraph.runs)


def with_typed(old: Paragraph, offset: int, typed: str) -> Paragraph:
    characters = [replace(run, text=character) for run in old.runs for character in run.text or [""]]
    return replace(old, runs=(*characters[:offset], Run(typed), *characters[offset:]))
