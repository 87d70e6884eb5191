"""Copied text as RTF, read back by other means than those that wrote it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from pytestqt.qtbot import QtBot

from tests.strategies import rich_texts
from tests.ui.editing import Page, everything, item, table
from tests.ui.text.rtf import Read, Said, Shown, read
from vgr_desktop.core.model.text import (
    LIST_KINDS,
    ExplanationPart,
    Image,
    Kind,
    Paragraph,
    RichText,
    Run,
    Table,
    from_plain,
    rich,
)
from vgr_desktop.ui.text.copy_plain import beside_table
from vgr_desktop.ui.text.copy_rtf import RTF_MIME_TYPES, rtf_of

HEADING, SMALL_HEADING = 1, 2  # the styles heading 3 and heading 4


def copied(*blocks: Paragraph | Table) -> Read:
    return read(rtf_of(rich(blocks)))


def words(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def test_headings_lists_tables_and_marks_come_as_what_they_are() -> None:
    found = read(rtf_of(everything()))
    assert [(each.text, each.style) for each in found.paragraphs] == [
        *(("Kop", HEADING), ("vet en link\nregel", 0), ("punt", 0), ("onder", 0)),
        *(("Oorzaak: reden", 0), ("Klein", SMALL_HEADING)),
    ]
    assert found.paragraphs[1].said == [
        Said("vet", frozenset({"bold"})),
        Said(" en "),
        Said("link", frozenset({"italic", "underline"}), "https://a.nl"),
        Said("\n"),
        Said("regel"),
    ]
    assert [[cell[0].text for cell in row] for row in found.rows] == [["a", "b"], ["c", "d"]]
    assert found.paragraphs[4].said[0] == Said("Oorzaak: ", frozenset({"bold"}))


def test_a_list_within_an_item_is_a_list_of_its_own_and_the_outer_one_goes_on() -> None:
    number = Kind.NUMBERED
    found = copied(
        *(item("een", 0, number), item("diep", 1), item("twee", 0, number), item("diep", 1)),
        *(words("ertussen"), item("weer een", 0, number)),
    )
    items = [each for each in found.paragraphs if each.list]
    assert [(each.list, each.level, each.sign) for each in items] == [
        *((1, 0, "1."), (2, 1, "◦"), (1, 0, "2."), (3, 1, "◦"), (4, 0, "1.")),
    ]
    assert {number: counts[0] for number, counts in found.counts.items()} == {1: 0, 2: 23, 3: 23, 4: 0}
    assert all(len(counts) == 9 for counts in found.counts.values())


def test_a_table_has_borders_a_head_that_is_repeated_and_its_amounts_at_the_right() -> None:
    found = copied(table(("Post", "Bedrag"), ("Bomen", "5.000"), ("Kade", "12.500")))
    assert found.heads == [True, False, False]
    assert found.borders == 4 * 6
    assert [[cell[0].right for cell in row] for row in found.rows] == [[False, True]] * 3
    assert found.rows[0][0][0].said == [Said("Post", frozenset({"bold"}))]
    assert found.paragraphs == []


def test_a_cell_holds_paragraphs_and_lists() -> None:
    cell = (words("eerst"), item("punt"), item("nog een"))
    found = copied(Table(((cell, (item("los"),)),)))
    assert [[(each.text, each.list) for each in inner] for inner in found.rows[0]] == [
        *([("eerst", 0), ("punt", 1), ("nog een", 1)], [("los", 2)]),
    ]


def test_footnotes_are_footnotes_and_pictures_their_descriptions() -> None:
    image = Image("kade", "Een {kade}")
    found = copied(Paragraph((Run("water"), Run("", note="Gemeten."))), Paragraph((Run("De kade"),), image=image))
    assert found.paragraphs[0].said == [Said("water"), Said("", frozenset({"superscript"}), note="Gemeten.")]
    assert found.paragraphs[1].text == "[Een {kade}]\nDe kade"


@pytest.mark.parametrize("text", ["{\\b1}", "● Oranje – é ñ 😀 10 °C", "€\u00a05 en {een} \\ twee"])
def test_every_sign_comes_as_itself(text: str) -> None:
    assert copied(words(text)).paragraphs[0].text == text


def test_an_address_cannot_end_before_its_end() -> None:
    link = 'https://a.nl/?a="}\\o'
    (said,) = copied(Paragraph((Run("hier", link=link),))).paragraphs[0].said
    assert said.link == "https://a.nl/?a=%22}%5Co"


def test_words_alone_bring_no_end_of_a_paragraph() -> None:
    assert b"\\par\n" not in rtf_of(from_plain("twee woorden"))
    assert rtf_of(from_plain("een\ntwee")).count(b"\\par\n") == 2
    assert copied(Paragraph((Run("regen"),), part=ExplanationPart.CAUSE)).paragraphs[0].text == "Oorzaak: regen"


@given(text=rich_texts())
def test_every_paragraph_says_what_it_said_as_it_was_marked(text: RichText) -> None:
    # The names of parts and the descriptions of pictures are told above.
    plain = rich(replace(b, part=None, image=None) if isinstance(b, Paragraph) else b for b in text.blocks)
    assert [_letters(each) for each in read(rtf_of(plain)).all] == [*_expected(plain)]


Letters = tuple[list[tuple[str, bool, bool]], int]
"""Of each letter or note of a paragraph whether it is italic and raised, and the level in its list."""


def _letters(shown: Shown) -> Letters:
    found = [
        (letter, "italic" in said.marks and shown.style != SMALL_HEADING, "superscript" in said.marks)
        for said in shown.said
        for letter in ([said.note] if said.note else said.text)
    ]
    return found, shown.level


def _expected(text: RichText) -> Iterator[Letters]:
    for block in text.blocks:
        if isinstance(block, Table):
            yield from (_as_written(paragraph) for row in block.rows for cell in row for paragraph in cell)
        elif not (block.is_blank and beside_table(text, block)):
            yield _as_written(block)


def _as_written(paragraph: Paragraph) -> Letters:
    slanted = not (paragraph.kind is Kind.HEADING and paragraph.level == SMALL_HEADING)
    found = [
        (letter, "italic" in run.marks and slanted, bool(run.note) or "superscript" in run.marks)
        for run in paragraph.runs
        for letter in ([run.note] if run.note else run.text)
    ]
    return found, paragraph.level if paragraph.kind in LIST_KINDS else 0


def test_the_clipboard_has_it_beside_the_other_forms(qtbot: QtBot) -> None:
    page = Page(qtbot)
    page.show(everything())
    page.select_all()
    data = page.copy()
    assert {bytes(data.data(name).data()) for name in RTF_MIME_TYPES} == {rtf_of(everything())}
    assert data.hasHtml()
    assert data.hasText()
