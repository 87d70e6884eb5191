from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication

from tests.strategies import rich_texts
from vgr_desktop.core.model.text import ExplanationPart, Kind, Mark, Paragraph, RichText, Run, Table, from_plain, rich
from vgr_desktop.core.model.text_change import CaretPlace, first_difference
from vgr_desktop.ui.text.bridge import block_shown, fill, patch, position_of, shown_by, text_of
from vgr_desktop.ui.text.runs import image_of

pytestmark = pytest.mark.usefixtures("qapp")


def document(text: RichText) -> QTextDocument:
    """A document that shows `text`."""
    made = QTextDocument()
    made.setUndoRedoEnabled(False)
    fill(made, text)
    return made


def blocks(shown: QTextDocument) -> Iterator[QTextBlock]:
    block = shown.begin()
    while block.isValid():
        yield block
        block = block.next()


def paragraph(text: str, kind: Kind = Kind.PARAGRAPH, level: int = 0, part: ExplanationPart | None = None) -> Paragraph:
    return Paragraph((Run(text),), kind, level, part)


def table(*rows: tuple[str, ...]) -> Table:
    return Table(tuple(tuple((paragraph(cell),) for cell in row) for row in rows))


def numbers(shown: QTextDocument) -> list[str]:
    """What stands before each item: its number, or a bullet."""
    found = []
    for block in blocks(shown):
        in_list = block.textList()
        found.append(in_list.itemText(block) if in_list else "")
    return found


@given(rich_texts())
def test_a_document_gives_back_the_text_that_it_was_filled_with(text: RichText) -> None:
    assert text_of(document(text)) == text


@given(rich_texts(), rich_texts())
def test_a_patch_gives_exactly_the_new_text(old: RichText, new: RichText) -> None:
    shown = document(old)
    patch(shown, old, new)
    assert text_of(shown) == new


@given(st.lists(rich_texts(), min_size=2, max_size=5))
def test_one_patch_after_another_gives_the_last_text(texts: list[RichText]) -> None:
    shown = document(texts[0])
    for old, new in pairwise(texts):
        patch(shown, old, new)
    assert text_of(shown) == texts[-1]


@given(rich_texts(), st.integers(0, 5), rich_texts(2))
def test_a_patch_in_the_middle_leaves_the_rest_alone(text: RichText, at: int, inside: RichText) -> None:
    place = min(at, len(text.blocks))
    new = rich((*text.blocks[:place], *inside.blocks, *text.blocks[place:]))
    shown = document(text)
    patch(shown, text, new)
    assert text_of(shown) == new


@given(rich_texts(), rich_texts(), st.data())
def test_whatever_is_taken_out_by_hand_a_patch_still_gives_the_new_text(
    old: RichText, new: RichText, data: st.DataObject
) -> None:
    shown = document(old)
    for _ in range(3):
        cursor = QTextCursor(shown)
        places = st.integers(0, shown.characterCount() - 1)
        cursor.setPosition(data.draw(places))
        cursor.setPosition(data.draw(places), QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        cursor.insertText(data.draw(st.sampled_from(["", "x", "a b"])))
        if data.draw(st.booleans()):
            cursor.insertBlock()
    left = text_of(shown)
    patch(shown, left, new)
    assert text_of(shown) == new


def test_every_mark_link_kind_and_part_is_there() -> None:
    text = rich(
        [
            Paragraph((Run("vet", frozenset({Mark.BOLD})), Run(" en "), Run("schuin", frozenset({Mark.ITALIC})))),
            Paragraph(
                (Run("alles", frozenset(Mark)), Run(" met een "), Run("link", link="https://example.org/a?b=1&c"))
            ),
            paragraph("Kop", Kind.HEADING, 1),
            paragraph("Kleine kop", Kind.HEADING, 2),
            paragraph("punt", Kind.BULLET),
            paragraph("diep", Kind.BULLET, 8),
            paragraph("een", Kind.NUMBERED),
            *(paragraph(part.value, part=part) for part in ExplanationPart),
            paragraph("regel één\nregel twee"),
        ]
    )
    assert text_of(document(text)) == text


def test_a_heading_is_not_bold_and_a_link_is_not_underlined() -> None:
    text = rich([paragraph("Kop", Kind.HEADING, 1), Paragraph((Run("hier", link="https://example.org"),))])
    shown = text_of(document(text))
    assert all(not run.marks for block in shown.blocks if isinstance(block, Paragraph) for run in block.runs)


# Lists


def test_numbers_go_on_after_nested_items() -> None:
    text = rich(
        [
            paragraph("een", Kind.NUMBERED),
            paragraph("onder een", Kind.BULLET, 1),
            paragraph("a", Kind.NUMBERED, 1),
            paragraph("b", Kind.NUMBERED, 1),
            paragraph("twee", Kind.NUMBERED),
        ]
    )
    shown = numbers(document(text))
    assert (shown[0], shown[2], shown[3], shown[4]) == ("1.", "a.", "b.", "2.")


def test_a_paragraph_between_two_lists_begins_the_numbers_again() -> None:
    text = rich([paragraph("een", Kind.NUMBERED), paragraph("tussen"), paragraph("opnieuw een", Kind.NUMBERED)])
    assert numbers(document(text)) == ["1.", "", "1."]


def test_an_item_of_another_kind_at_the_same_depth_begins_the_numbers_again() -> None:
    text = rich([paragraph("een", Kind.NUMBERED), paragraph("punt", Kind.BULLET), paragraph("een", Kind.NUMBERED)])
    assert numbers(document(text))[::2] == ["1.", "1."]


def test_lists_in_neighbouring_cells_are_lists_of_their_own() -> None:
    cell = (paragraph("een", Kind.NUMBERED), paragraph("twee", Kind.NUMBERED))
    assert numbers(document(rich([Table(((cell, cell),))]))) == ["", "1.", "2.", "1.", "2.", ""]


def test_a_list_goes_on_neither_into_a_table_nor_out_of_it() -> None:
    item = paragraph("een", Kind.NUMBERED)
    assert numbers(document(rich([item, Table((((item,), (item,)),)), item]))) == ["1.", "1.", "1.", "1."]


def test_an_item_that_is_put_in_between_counts_with_the_others() -> None:
    old = rich([paragraph("een", Kind.NUMBERED), paragraph("drie", Kind.NUMBERED)])
    new = rich([old.blocks[0], paragraph("twee", Kind.NUMBERED), old.blocks[1]])
    shown = document(old)
    patch(shown, old, new)
    assert numbers(shown) == ["1.", "2.", "3."]


def test_a_list_that_is_cut_in_two_counts_anew_in_the_second_half() -> None:
    old = rich(paragraph(name, Kind.NUMBERED) for name in ("een", "twee", "drie"))
    new = rich([old.blocks[0], paragraph("tussen"), old.blocks[2]])
    shown = document(old)
    patch(shown, old, new)
    assert numbers(shown) == ["1.", "", "1."]


# Places


@given(rich_texts(), rich_texts())
def test_where_a_change_ends_is_a_position_in_the_document(old: RichText, new: RichText) -> None:
    place = first_difference(old, new)
    if place is None:
        return
    shown = document(new)
    position = position_of(shown, new, place)
    assert 0 <= position < shown.characterCount()
    block = shown.findBlock(position)
    before = block.text().encode("utf-16-le")[: 2 * (position - block.position())]
    picture = image_of(block) is not None
    assert len(before.decode("utf-16-le")) - picture == place.offset


def test_an_emoji_is_one_character_for_us_and_two_for_qt() -> None:
    text = from_plain("😀 lacht")
    assert position_of(document(text), text, CaretPlace(0, None, 1)) == 2
    assert position_of(document(text), text, CaretPlace(0, None, 3)) == 4


def test_a_place_in_a_table_is_found_in_its_cell() -> None:
    text = rich([paragraph("voor"), table(("a", "b"), ("c", "dd")), paragraph("na")])
    shown = document(text)
    position = position_of(shown, text, CaretPlace(1, (1, 1, 0), 1))
    assert shown.findBlock(position).text() == "dd"
    assert position - shown.findBlock(position).position() == 1
    assert shown.findBlock(position_of(shown, text, CaretPlace(2, None, 0))).text() == "na"


def test_a_place_in_a_cell_of_several_paragraphs_is_found() -> None:
    cell = (paragraph("een"), paragraph("twee"))
    text = rich([Table(((cell, cell),))])
    shown = document(text)
    assert shown.findBlock(position_of(shown, text, CaretPlace(1, (0, 1, 1), 0))).text() == "twee"


# The caret


@pytest.mark.parametrize(
    ("new", "rest"),
    [
        ("nieuw\nregel twee\nregel drie", "twee\nregel drie"),
        ("regel een\nregel twee\nnog iets\nen meer", "twee\nnog iets\nen meer"),
    ],
)
def test_the_caret_stays_where_it_is_when_the_text_changes_elsewhere(new: str, rest: str) -> None:
    old = from_plain("regel een\nregel twee\nregel drie")
    shown = document(old)
    caret = QTextCursor(shown)
    caret.setPosition(shown.findBlockByNumber(1).position() + len("regel "))
    patch(shown, old, from_plain(new))
    caret.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    assert caret.selectedText().replace("\u2029", "\n") == rest


def test_a_patch_between_equal_texts_does_nothing() -> None:
    text = from_plain("zo is het")
    shown = document(text)
    revision = shown.revision()
    patch(shown, text, from_plain("zo is het"))
    assert shown.revision() == revision


def test_nothing_can_be_undone_in_the_document_itself(qapp: QApplication) -> None:
    shown = document(from_plain("a"))
    patch(shown, from_plain("a"), from_plain("b"))
    assert not shown.isUndoAvailable()


@given(rich_texts())
def test_every_block_of_a_document_shows_one_block_of_the_text(text: RichText) -> None:
    shown = [block_shown(text, number) for number, _ in enumerate(blocks(document(text)))]
    assert shown == [place for place in range(len(text.blocks)) for _ in shown_by(text, place)]
    assert block_shown(text, len(shown)) == len(text.blocks) - 1
