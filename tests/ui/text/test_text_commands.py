from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from tests.strategies import rich_texts
from tests.ui.texts import drawn
from vgr_desktop.core.model.text import (
    EMPTY,
    ExplanationPart,
    Kind,
    Mark,
    Paragraph,
    RichText,
    Run,
    Table,
    from_plain,
    paragraphs,
    rich,
)
from vgr_desktop.ui.text import commands
from vgr_desktop.ui.text.bridge import fill, text_of
from vgr_desktop.ui.text.tables import commands as tables

pytestmark = pytest.mark.usefixtures("qapp")

LINK = "https://example.org"
OTHER_LINK = "https://example.org/2"


class Sheet:
    """A document that shows a text, and a cursor in it."""

    def __init__(self, text: RichText) -> None:
        self.document = QTextDocument()
        self.document.setUndoRedoEnabled(False)
        fill(self.document, text)
        self.cursor = QTextCursor(self.document)

    def at(self, words: str, offset: int = 0) -> QTextCursor:
        """The cursor, `offset` characters after the beginning of these words."""
        self.cursor = self.document.find(words, 0, QTextDocument.FindFlag.FindCaseSensitively)
        assert not self.cursor.isNull(), words
        self.cursor.setPosition(self.cursor.selectionStart() + offset)
        return self.cursor

    def over(self, first: str, last: str | None = None, *, backwards: bool = False) -> QTextCursor:
        """The cursor with a selection from the beginning of the first words to the end of the last."""
        start = self.at(first).position()
        end = self.at(last or first).position() + len(last or first)
        self.cursor.setPosition(end if backwards else start)
        self.cursor.setPosition(start if backwards else end, QTextCursor.MoveMode.KeepAnchor)
        return self.cursor

    def end(self) -> QTextCursor:
        """The cursor at the end of the document."""
        self.cursor.movePosition(QTextCursor.MoveOperation.End)
        return self.cursor

    @property
    def text(self) -> RichText:
        return text_of(self.document)

    def drawn(self) -> list[str]:
        """The text as lines such as "1 heading Kop"."""
        return drawn(self.text)


def sheet(text: str) -> Sheet:
    return Sheet(from_plain(text))


def items(*names: str, kind: Kind = Kind.BULLET, level: int = 0) -> list[Paragraph]:
    return [Paragraph((Run(name),), kind, level) for name in names]


def small_table(*rows: tuple[str, ...]) -> RichText:
    cells = tuple(tuple((Paragraph((Run(cell),)),) for cell in row) for row in rows)
    return rich([*from_plain("voor").blocks, Table(cells), *from_plain("na").blocks])


def runs(shown: Sheet) -> list[Run]:
    return [run for paragraph in paragraphs(shown.text) for run in paragraph.runs]


class TestMarks:
    @pytest.mark.parametrize("mark", Mark)
    @pytest.mark.parametrize("backwards", [False, True])
    def test_a_mark_is_set_on_the_selection_and_cleared_again(self, mark: Mark, *, backwards: bool) -> None:
        shown = sheet("een twee drie")
        commands.toggle_mark(shown.over("twee", backwards=backwards), mark)
        assert runs(shown) == [Run("een "), Run("twee", frozenset({mark})), Run(" drie")]
        commands.toggle_mark(shown.over("twee", backwards=backwards), mark)
        assert runs(shown) == [Run("een twee drie")]

    def test_a_mark_leaves_other_marks_and_links_alone(self) -> None:
        shown = Sheet(rich([Paragraph((Run("a", frozenset({Mark.ITALIC})), Run("b", link=LINK)))]))
        commands.toggle_mark(shown.over("a", "b"), Mark.BOLD)
        assert runs(shown) == [Run("a", frozenset({Mark.ITALIC, Mark.BOLD})), Run("b", frozenset({Mark.BOLD}), LINK)]

    def test_a_mark_over_several_paragraphs_and_a_table_reaches_all(self) -> None:
        shown = Sheet(small_table(("a", "b")))
        shown.cursor.select(QTextCursor.SelectionType.Document)
        commands.toggle_mark(shown.cursor, Mark.BOLD)
        assert {run.marks for run in runs(shown)} == {frozenset({Mark.BOLD})}


class TestKinds:
    def test_a_paragraph_becomes_a_heading_and_a_paragraph_again(self) -> None:
        shown = sheet("kop\ntekst")
        commands.set_kind(shown.at("kop"), Kind.HEADING, 2)
        assert shown.drawn() == ["2 heading kop", "tekst"]
        commands.set_kind(shown.at("kop"), Kind.PARAGRAPH)
        assert shown.drawn() == ["kop", "tekst"]

    def test_every_selected_paragraph_changes_but_not_the_one_in_which_the_selection_ends_at_the_start(self) -> None:
        shown = sheet("een\ntwee\ndrie")
        cursor = shown.over("een", "twee")
        cursor.setPosition(0)
        cursor.setPosition(shown.document.findBlockByNumber(2).position(), QTextCursor.MoveMode.KeepAnchor)
        commands.set_kind(cursor, Kind.BULLET)
        assert shown.drawn() == ["bullet een", "bullet twee", "drie"]

    def test_a_heading_keeps_its_part_and_marks(self) -> None:
        bold = Run("reden", frozenset({Mark.BOLD}))
        shown = Sheet(rich([Paragraph((bold,), part=ExplanationPart.CAUSE)]))
        commands.set_kind(shown.at("reden"), Kind.HEADING, 1)
        assert shown.text == rich([Paragraph((bold,), Kind.HEADING, 1, ExplanationPart.CAUSE)])

    def test_a_table_has_no_headings(self) -> None:
        shown = Sheet(small_table(("cel",)))
        commands.set_kind(shown.over("voor", "na"), Kind.HEADING, 1)
        assert shown.drawn() == ["1 heading voor", "| cel", "1 heading na"]
        assert Sheet(shown.text).text == shown.text


class TestLists:
    def test_paragraphs_become_one_list_and_paragraphs_again(self) -> None:
        shown = sheet("een\ntwee")
        commands.toggle_list(shown.over("een", "twee"), Kind.NUMBERED)
        assert shown.drawn() == ["numbered een", "numbered twee"]
        in_list = shown.document.begin().textList()
        assert in_list is not None
        assert in_list.count() == 2
        commands.toggle_list(shown.over("een", "twee"), Kind.NUMBERED)
        assert shown.drawn() == ["een", "twee"]

    def test_when_only_some_are_items_all_become_items(self) -> None:
        shown = Sheet(rich([*items("een"), *from_plain("twee").blocks]))
        commands.toggle_list(shown.over("een", "twee"), Kind.BULLET)
        assert shown.drawn() == ["bullet een", "bullet twee"]

    def test_bullets_become_numbers_at_their_own_depth(self) -> None:
        shown = Sheet(rich([*items("een"), *items("diep", level=2)]))
        commands.toggle_list(shown.over("een", "diep"), Kind.NUMBERED)
        assert shown.drawn() == ["numbered een", "2 numbered diep"]

    def test_an_item_goes_deeper_and_back(self) -> None:
        shown = Sheet(rich(items("een", "twee")))
        assert commands.shift_level(shown.at("twee"), 1)
        assert shown.drawn() == ["bullet een", "1 bullet twee"]
        assert commands.shift_level(shown.at("twee"), -1)
        assert shown.drawn() == ["bullet een", "bullet twee"]

    def test_an_item_that_comes_out_at_the_top_is_a_paragraph(self) -> None:
        shown = Sheet(rich(items("een")))
        commands.shift_level(shown.at("een"), -1)
        assert shown.drawn() == ["een"]

    def test_there_is_a_deepest_level(self) -> None:
        shown = Sheet(rich(items("een", level=8)))
        assert commands.shift_level(shown.at("een"), 1)
        assert shown.drawn() == ["8 bullet een"]

    def test_a_paragraph_has_no_level(self) -> None:
        shown = sheet("een")
        assert not commands.shift_level(shown.at("een"), 1)
        assert shown.drawn() == ["een"]


class TestParts:
    @pytest.mark.parametrize("part", ExplanationPart)
    def test_paragraphs_are_marked_and_unmarked(self, part: ExplanationPart) -> None:
        shown = sheet("een\ntwee\ndrie")
        commands.set_part(shown.over("een", "twee"), part)
        assert shown.drawn() == [f"een ({part})", f"twee ({part})", "drie"]
        commands.set_part(shown.over("een", "twee"), None)
        assert shown.drawn() == ["een", "twee", "drie"]

    def test_a_list_item_with_a_part_stays_in_its_list(self) -> None:
        shown = Sheet(rich(items("een", "twee", kind=Kind.NUMBERED)))
        commands.set_part(shown.at("twee"), ExplanationPart.CAUSE)
        assert shown.drawn() == ["numbered een", "numbered twee (cause)"]
        block = shown.document.findBlockByNumber(1)
        in_list = block.textList()
        assert in_list is not None
        assert in_list.itemText(block) == "2."

    def test_a_table_has_no_parts(self) -> None:
        shown = Sheet(small_table(("cel",)))
        commands.set_part(shown.over("voor", "na"), ExplanationPart.CAUSE)
        assert shown.drawn() == ["voor (cause)", "| cel", "na (cause)"]

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("", ["(cause)", "(consequence)", "(adjustment)"]),
            ("tekst", ["tekst", "(cause)", "(consequence)", "(adjustment)"]),
        ],
    )
    def test_a_frame_fills_an_empty_paragraph_or_comes_after_a_written_one(
        self, text: str, expected: list[str]
    ) -> None:
        shown = sheet(text)
        commands.insert_frame(shown.cursor, rich(Paragraph(part=part) for part in ExplanationPart))
        assert shown.drawn() == expected
        shown.cursor.insertText("Omdat.")
        assert "Omdat. (cause)" in shown.drawn()

    def test_a_frame_within_a_table_is_not_made(self) -> None:
        shown = Sheet(small_table(("cel",)))
        commands.insert_frame(shown.at("cel"), rich(Paragraph(part=part) for part in ExplanationPart))
        assert shown.drawn() == ["voor", "| cel", "na"]


class TestLinks:
    def test_a_link_takes_the_place_of_the_selection(self) -> None:
        shown = sheet("zie hier voor meer")
        commands.set_link(shown.over("hier"), "deze bladzijde", LINK)
        assert runs(shown) == [Run("zie "), Run("deze bladzijde", link=LINK), Run(" voor meer")]

    def test_what_is_typed_after_a_new_link_is_not_part_of_it(self) -> None:
        shown = sheet("zie ")
        commands.set_link(shown.end(), "hier", LINK)
        shown.cursor.insertText(" verder")
        assert runs(shown) == [Run("zie "), Run("hier", link=LINK), Run(" verder")]

    @pytest.mark.parametrize("offset", range(5))
    def test_the_whole_link_at_the_cursor_is_selected(self, offset: int) -> None:
        shown = Sheet(rich([*from_plain("boven").blocks, Paragraph((Run("hier", link=LINK), Run(" staat het")))]))
        cursor = shown.at("hier", offset)
        assert commands.select_link(cursor) == LINK
        assert cursor.selectedText() == "hier"

    def test_a_link_with_bold_words_in_it_is_one_link(self) -> None:
        link = (Run("een ", link=LINK), Run("vette", frozenset({Mark.BOLD}), LINK), Run(" link", link=LINK))
        shown = Sheet(rich([Paragraph((*link, Run("ander", link=OTHER_LINK)))]))
        cursor = shown.at("vette", 2)
        assert commands.select_link(cursor) == LINK
        assert cursor.selectedText() == "een vette link"

    def test_taking_a_link_away_leaves_its_words_and_their_marks(self) -> None:
        link = (Run("een ", link=LINK), Run("vette", frozenset({Mark.BOLD}), LINK))
        shown = Sheet(rich([Paragraph((Run("zie "), *link, Run(" link")))]))
        commands.remove_link(shown.at("vette", 1))
        assert runs(shown) == [Run("zie een "), Run("vette", frozenset({Mark.BOLD})), Run(" link")]

    def test_where_there_is_no_link_there_is_none_to_select_or_take_away(self) -> None:
        shown = sheet("gewoon")
        assert commands.select_link(shown.at("gewoon", 2)) is None
        commands.remove_link(shown.at("gewoon", 2))
        assert shown.drawn() == ["gewoon"]


class TestTables:
    def test_a_table_comes_after_the_words_before_the_cursor(self) -> None:
        shown = sheet("voorna")
        commands.insert_table(shown.at("voorna", 4), 2, 3)
        assert shown.drawn() == ["voor", "|  |  | ", "|  |  | ", "na"]

    def test_the_cursor_is_in_the_first_cell_of_the_new_table(self) -> None:
        shown = Sheet(small_table(("oud",)))
        commands.insert_table(shown.at("na", 2), 2, 2)
        shown.cursor.insertText("nieuw")
        assert shown.drawn() == ["voor", "| oud", "na", "| nieuw | ", "|  | ", ""]

    def test_a_table_within_a_table_is_not_made(self) -> None:
        shown = Sheet(small_table(("cel",)))
        commands.insert_table(shown.at("cel"), 2, 2)
        assert shown.text == small_table(("cel",))

    @pytest.mark.parametrize(
        ("command", "rows"),
        [
            (tables.add_row, ["| a | b", "|  | ", "| c | d"]),
            (tables.add_column, ["| a |  | b", "| c |  | d"]),
            (tables.remove_rows, ["| c | d"]),
            (tables.remove_columns, ["| b", "| d"]),
        ],
    )
    def test_rows_and_columns_come_and_go_at_the_cursor(
        self, command: Callable[[QTextCursor], None], rows: list[str]
    ) -> None:
        shown = Sheet(small_table(("a", "b"), ("c", "d")))
        command(shown.at("a"))
        assert shown.drawn() == ["voor", *rows, "na"]

    @pytest.mark.parametrize("command", [tables.add_row, tables.add_column])
    def test_the_cursor_goes_to_the_new_row_or_column(self, command: Callable[[QTextCursor], None]) -> None:
        shown = Sheet(small_table(("a",)))
        command(shown.at("a"))
        shown.cursor.insertText("nieuw")
        assert "nieuw" in " ".join(shown.drawn())
        assert shown.cursor.currentTable() is not None

    @pytest.mark.parametrize("command", [tables.remove_rows, tables.remove_columns])
    def test_without_its_last_row_or_column_the_table_is_gone(self, command: Callable[[QTextCursor], None]) -> None:
        shown = Sheet(small_table(("a",)))
        command(shown.at("a"))
        assert shown.drawn() == ["voor", "na"]

    def test_without_its_table_the_list_below_it_is_still_a_list(self) -> None:
        table = Table((((Paragraph(),),),))
        shown = Sheet(rich([*from_plain("voor").blocks, table, *items("een", "twee", kind=Kind.NUMBERED)]))
        shown.cursor.setPosition(shown.document.findBlockByNumber(1).position())
        tables.remove_rows(shown.cursor)
        assert shown.drawn() == ["voor", "numbered een", "numbered twee"]

    @pytest.mark.parametrize("command", [tables.add_row, tables.add_column, tables.remove_rows, tables.remove_columns])
    def test_outside_a_table_nothing_happens(self, command: Callable[[QTextCursor], None]) -> None:
        shown = sheet("tekst")
        command(shown.at("tekst"))
        assert shown.drawn() == ["tekst"]


class TestInserting:
    def test_words_come_into_the_paragraph(self) -> None:
        shown = sheet("een drie")
        commands.insert(shown.at("drie"), rich([Paragraph((Run("twee ", frozenset({Mark.BOLD})),))]))
        assert runs(shown) == [Run("een "), Run("twee ", frozenset({Mark.BOLD})), Run("drie")]

    def test_words_with_a_line_break_stay_one_paragraph(self) -> None:
        shown = sheet("")
        commands.insert(shown.cursor, rich([Paragraph((Run("a\nb"),))]))
        assert shown.text == rich([Paragraph((Run("a\nb"),))])

    def test_they_take_the_place_of_the_selection(self) -> None:
        shown = sheet("een twee drie")
        commands.insert(shown.over("twee"), from_plain("2"))
        assert shown.drawn() == ["een 2 drie"]

    def test_words_come_into_a_heading_or_item_as_part_of_it(self) -> None:
        shown = Sheet(rich(items("punt")))
        commands.insert(shown.at("punt", 4), from_plain(" erbij"))
        assert shown.drawn() == ["bullet punt erbij"]

    @given(rich_texts())
    def test_into_an_empty_text_everything_comes_as_it_is(self, text: RichText) -> None:
        assume(len(text.blocks) > 1)
        shown = Sheet(EMPTY)
        commands.insert(shown.cursor, text)
        assert shown.text == text

    def test_paragraphs_split_the_one_with_the_cursor(self) -> None:
        shown = sheet("voorna")
        commands.insert(shown.at("voorna", 4), from_plain("een\ntwee"))
        assert shown.drawn() == ["vooreen", "twee" + "na"]

    def test_numbers_go_on_where_a_list_comes_into_a_list(self) -> None:
        shown = Sheet(rich(items("een", "vier", kind=Kind.NUMBERED)))
        commands.insert(shown.at("een", 3), rich(items("", "twee", "drie", kind=Kind.NUMBERED)))
        assert shown.drawn() == ["numbered een", "numbered twee", "numbered drie", "numbered vier"]
        block = shown.document.lastBlock()
        in_list = block.textList()
        assert in_list is not None
        assert in_list.itemText(block) == "4."

    def test_into_a_cell_a_table_comes_as_paragraphs(self) -> None:
        shown = Sheet(small_table(("cel",)))
        commands.insert(shown.at("cel", 3), small_table(("a", "b"), ("c", "d")))
        assert shown.drawn() == ["voor", "| celvoor / a\tb / c\td / na", "na"]

    def test_into_a_cell_a_heading_comes_as_a_paragraph(self) -> None:
        shown = Sheet(small_table(("cel",)))
        commands.insert(shown.at("cel", 3), rich([Paragraph((Run("kop"),), Kind.HEADING, 1), *items("punt")]))
        assert shown.drawn()[1].startswith("| celkop / punt")

    @given(rich_texts(), rich_texts(), st.integers(0, 20))
    def test_no_word_is_lost_wherever_it_comes(self, text: RichText, inside: RichText, steps: int) -> None:
        shown = Sheet(text)
        shown.cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, n=steps)
        commands.insert(shown.cursor, inside)
        assert letters(shown.text) == sorted(letters(text) + letters(inside))


def letters(text: RichText) -> list[str]:
    """All characters but the white space that may come between paragraphs."""
    return sorted(c for paragraph in paragraphs(text) for c in paragraph.plain if c not in "\t ")
