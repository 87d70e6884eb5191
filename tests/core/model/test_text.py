from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import raw_blocks, raw_texts, rich_texts
from vgr_desktop.core.model.characters import clean
from vgr_desktop.core.model.text import (
    DEEPEST_LIST_LEVEL,
    EMPTY,
    HEADING_LEVELS,
    LIST_KINDS,
    Block,
    ExplanationPart,
    Image,
    Kind,
    Mark,
    Paragraph,
    RichText,
    Run,
    Table,
    counted_again,
    from_plain,
    is_blank,
    is_link,
    on_the_line,
    one_line,
    paragraphs,
    plain,
    rich,
    word_count,
    written_parts,
)

BOLD = frozenset({Mark.BOLD})


def text_of(*runs: Run) -> RichText:
    return rich([Paragraph(runs)])


# Footnotes, fields and pictures


def test_notes_and_fields_never_join_the_runs_beside_them() -> None:
    note, field = Run("", note="Zie de begroting."), Run("5", field="deliverables")
    runs = (Run("a"), note, note, Run("b"), field, field, Run("5"))
    assert text_of(*runs) == RichText((Paragraph(runs),))


def test_the_mark_of_a_footnote_stands_after_the_characters_of_its_run_and_has_none_itself() -> None:
    bold = frozenset({Mark.BOLD})
    assert text_of(Run("a", bold, note=" Zie\nde begroting. ")) == RichText(
        (Paragraph((Run("a", bold), Run("", note="Zie de begroting."))),)
    )


def test_a_text_with_nothing_but_a_footnote_is_not_blank() -> None:
    assert not is_blank(text_of(Run("", note="n")))
    assert is_blank(text_of(Run(" \n")))


def test_a_table_has_no_pictures() -> None:
    cell = (Paragraph((Run("De kade"),), image=Image("x")),)
    assert rich([Table(((cell,),))]) == rich([Table((((Paragraph((Run("De kade"),)),),),))])


@pytest.mark.parametrize("nothing", ["", " ", "\x00"])
def test_an_empty_note_is_none(nothing: str) -> None:
    assert text_of(Run("a", note=nothing, field="")) == text_of(Run("a"))


def test_a_paragraph_with_an_image_is_a_picture_whose_runs_are_its_caption() -> None:
    shown = Paragraph((Run("De kade"),), image=Image("x", "Een\nkade", 400))
    assert rich([shown]) == RichText((Paragraph((Run("De kade"),), Kind.PICTURE, image=Image("x", "Een kade", 100)),))
    assert not is_blank(rich([replace(shown, runs=())]))


def test_a_picture_without_an_image_is_a_paragraph() -> None:
    assert rich([Paragraph((Run("a"),), Kind.PICTURE)]) == text_of(Run("a"))


# Normal form


def test_a_text_of_nothing_is_one_empty_paragraph() -> None:
    assert rich([]) == EMPTY == from_plain("")


def test_adjoining_runs_with_the_same_marks_become_one() -> None:
    assert text_of(Run("stad"), Run("huis")) == text_of(Run("stadhuis"))


def test_empty_runs_disappear() -> None:
    assert text_of(Run("stad"), Run("", BOLD), Run("huis")) == text_of(Run("stadhuis"))


def test_runs_with_other_marks_or_another_link_stay_apart() -> None:
    runs = (Run("a"), Run("b", BOLD), Run("c", BOLD, "https://www.example.nl"))
    assert text_of(*runs).blocks == (Paragraph(runs),)


def test_a_link_that_runs_something_is_dropped_and_its_words_stay() -> None:
    assert text_of(Run("klik hier", link="javascript:alert(1)")) == from_plain("klik hier")


@pytest.mark.parametrize(
    ("kind", "given_level", "level"),
    [
        (Kind.PARAGRAPH, 3, 0),
        (Kind.HEADING, 0, 1),
        (Kind.HEADING, 6, 2),
        (Kind.BULLET, -1, 0),
        (Kind.NUMBERED, 9, 8),
        (Kind.NUMBERED, 3, 3),
    ],
)
def test_levels_are_brought_within_bounds(kind: Kind, given_level: int, level: int) -> None:
    assert rich([Paragraph(kind=kind, level=given_level)]) == RichText((Paragraph(kind=kind, level=level),))


def test_a_table_stands_between_paragraphs() -> None:
    table = Table((((Paragraph(),),),))
    assert rich([table, table]).blocks == (Paragraph(), table, Paragraph(), table, Paragraph())


def test_rows_of_a_table_get_the_same_width() -> None:
    a, b = (Paragraph((Run("a"),)),), (Paragraph((Run("b"),)),)
    table = rich([Table(((a, b), (a,), ()))]).blocks[1]
    empty = (Paragraph(),)
    assert table == Table(((a, b), (a, empty), (empty, empty)))


def test_a_table_without_cells_disappears() -> None:
    assert rich([Table(((), ())), Table(())]) == EMPTY


def test_a_cell_holds_neither_sub_headings_nor_parts() -> None:
    cell = (
        Paragraph((Run("Jaar"),), Kind.HEADING, 1, ExplanationPart.CAUSE),
        Paragraph((Run("punt"),), Kind.BULLET, 2),
    )
    table = rich([Table(((cell,),))]).blocks[1]
    assert table == Table((((Paragraph((Run("Jaar"),)), cell[1]),),))


@given(raw_blocks())
def test_normal_form_is_the_normal_form_of_itself(blocks: list[Block]) -> None:
    text = rich(blocks)
    assert rich(text.blocks) == text


@given(rich_texts())
def test_what_every_text_in_normal_form_keeps_to(text: RichText) -> None:
    assert isinstance(text.blocks[0], Paragraph)
    assert isinstance(text.blocks[-1], Paragraph)
    for paragraph in paragraphs(text):
        assert all(bool(run.text) is not bool(run.note) for run in paragraph.runs)
        assert all(run.text == clean(run.text) for run in paragraph.runs)
        assert all(run.link is None or is_link(run.link) for run in paragraph.runs)
        looks = [None if run.note or run.field else (run.marks, run.link) for run in paragraph.runs]
        assert all(one is None or one != next_one for one, next_one in pairwise(looks))
        assert paragraph.level in levels_of(paragraph.kind)


def levels_of(kind: Kind) -> range | tuple[int, ...]:
    if kind in LIST_KINDS:
        return range(DEEPEST_LIST_LEVEL + 1)
    return HEADING_LEVELS if kind is Kind.HEADING else (0,)


@given(raw_blocks())
def test_normal_form_loses_no_character_that_a_document_may_hold(blocks: list[Block]) -> None:
    before = "".join(clean(run.text) for run in runs_of(blocks))
    after = "".join(run.text for paragraph in paragraphs(rich(blocks)) for run in paragraph.runs)
    assert after.replace("\n", "") == before.replace("\n", "")


def runs_of(blocks: list[Block]) -> list[Run]:
    cells = [block if isinstance(block, Table) else Table((((block,),),)) for block in blocks]
    return [run for table in cells for row in table.rows for cell in row for p in cell for run in p.runs]


# Characters


@pytest.mark.parametrize("line_break", ["\n", "\r", "\r\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_kind_of_line_break_is_a_newline(line_break: str) -> None:
    assert clean(f"een{line_break}twee") == "een\ntwee"


@pytest.mark.parametrize("character", ["\x00", "\x1c", "\x1b", "\x7f", "\ud83d", "\ufdd0", "\ufffc", "\uffff"])
def test_characters_that_no_document_may_hold_are_gone(character: str) -> None:
    assert clean(f"a{character}b") == "ab"


@pytest.mark.parametrize("text", ["voorkómen", "€\u00a0100.000", "kolom\tkolom", "😀", "e\u0301", "a\u200bb"])
def test_unusual_characters_stay(text: str) -> None:
    assert clean(text) == text


@given(raw_texts(40))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(raw_texts(40))
def test_one_line_has_no_line_breaks_and_no_spaces_too_many(text: str) -> None:
    line = one_line(text)
    assert line == one_line(line) == clean(line)
    assert "\n" not in line
    assert "  " not in line
    assert line == line.strip()


@pytest.mark.parametrize(
    "address", ["https://www.example.nl/a?b=1#c", "HTTP://example.nl", "mailto:griffie@example.nl"]
)
def test_web_and_mail_addresses_may_stand_behind_a_link(address: str) -> None:
    assert is_link(address)


@pytest.mark.parametrize(
    "address",
    ["", "www.example.nl", "https://", "javascript:alert(1)", "file:///etc/passwd", "https://a b", "https://a\x00b"],
)
def test_other_addresses_may_not(address: str) -> None:
    assert not is_link(address)


# Reading a text


@given(st.lists(raw_texts(), min_size=1))
def test_plain_text_comes_back_as_it_was_apart_from_forbidden_characters(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert plain(from_plain(text)) == clean(text)


def test_every_line_of_plain_text_is_a_paragraph() -> None:
    assert [p.plain for p in paragraphs(from_plain("een\r\ntwee\n\ndrie"))] == ["een", "twee", "", "drie"]


def test_paragraphs_in_cells_are_read_row_by_row() -> None:
    rows = tuple(tuple((Paragraph((Run(cell),)),) for cell in row) for row in ("ab", "cd"))
    assert plain(rich([Paragraph((Run("voor"),)), Table(rows), Paragraph((Run("na"),))])) == "voor\na\nb\nc\nd\nna"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("Er zijn twee woon-zorgvormen.", 4),
        ("Het kost € 415.000, zo'n 2,5 procent", 6),
        ("een\ntwee", 2),
        ("– – …", 0),
    ],
)
def test_words_are_counted_as_people_count_them(text: str, words: int) -> None:
    assert word_count(from_plain(text)) == words


@given(rich_texts(), rich_texts(), st.integers(0, 5), st.integers(0, 5))
def test_words_are_counted_again_as_if_they_were_counted_anew(
    one: RichText, other: RichText, head: int, tail: int
) -> None:
    new = RichText((*one.blocks[:head], *other.blocks, *one.blocks[len(one.blocks) - tail :]))
    assert counted_again(word_count(one), one, new) == word_count(new)
    assert counted_again(word_count(one), one, one) == word_count(one)


def test_a_paragraph_that_stays_is_not_counted_again() -> None:
    stays = Paragraph((Run("een twee"),))
    old, new = RichText((stays, Paragraph((Run("drie"),)))), RichText((stays, Paragraph((Run("drie vier"),))))
    assert counted_again(100, old, new) == 101


@pytest.mark.parametrize("text", ["", " \u00a0\t", "\n\n"])
def test_white_space_is_nothing_to_read(text: str) -> None:
    assert is_blank(from_plain(text))


def test_a_word_in_a_table_is_something_to_read() -> None:
    assert not is_blank(rich([Table((((Paragraph((Run("10"),)),),),))]))


def test_a_part_counts_when_something_is_written_in_it() -> None:
    text = rich(
        [
            Paragraph((Run("Ziekte."),), part=ExplanationPart.CAUSE),
            Paragraph((Run(" "),), part=ExplanationPart.ADJUSTMENT),
        ]
    )
    assert written_parts(text) == {ExplanationPart.CAUSE}


class TestRaisedAndLowered:
    RAISED, LOWERED = (frozenset({mark}) for mark in (Mark.SUPERSCRIPT, Mark.SUBSCRIPT))

    def test_read_without_marks_a_raised_figure_is_no_part_of_the_number_before_it(self) -> None:
        amount = Paragraph((Run("€ 350.000"), Run("2", self.RAISED), Run(" in 2025"), Run("a", self.RAISED)))
        assert amount.plain == "€ 350.000² in 2025a"
        assert Paragraph((Run("CO"), Run("2", self.LOWERED))).plain == "CO₂"

    def test_nothing_is_both(self) -> None:
        (paragraph,) = rich([Paragraph((Run("x", self.RAISED | self.LOWERED),))]).blocks
        assert paragraph == Paragraph((Run("x", self.RAISED),))

    def test_on_the_line_they_are_ordinary_signs(self) -> None:
        assert on_the_line("m², 10⁻⁶ en CO₂") == "m2, 10-6 en CO2"
