import subprocess
import sys
from functools import partial

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from pytestqt.qtbot import QtBot

from tests.ui.editing import CONTROL, SHIFT, Page, everything, heading, item, table
from vgr_desktop.core.model.text import from_plain, plain, rich
from vgr_desktop.ui.text.tables import commands as tables


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    return Page(qtbot)


class TestEnter:
    def test_after_a_heading_comes_a_paragraph(self, page: Page) -> None:
        page.show(rich([heading("Kop")]))
        page.press(Qt.Key.Key_Return)
        page.type("tekst")
        assert page.lines == ["1 heading Kop", "tekst"]

    def test_in_a_heading_the_rest_becomes_a_paragraph(self, page: Page) -> None:
        page.show(rich([heading("Koptekst")]), "Koptekst", 3)
        page.press(Qt.Key.Key_Return)
        assert page.lines == ["1 heading Kop", "tekst"]

    def test_before_a_heading_the_heading_moves_down(self, page: Page) -> None:
        page.show(rich([heading("Kop")]), "Kop")
        page.press(Qt.Key.Key_Return)
        page.type("De ")
        assert page.lines == ["", "1 heading De Kop"]

    def test_in_an_item_begins_another_one(self, page: Page) -> None:
        page.show(rich([item("een", 1)]))
        page.press(Qt.Key.Key_Return)
        page.type("twee")
        assert page.lines == ["1 bullet een", "1 bullet twee"]

    def test_in_an_empty_item_goes_back_a_level_and_then_out_of_the_list(self, page: Page) -> None:
        page.show(rich([item("een", 1), item("", 1)]))
        page.press(Qt.Key.Key_Return)
        assert page.lines == ["1 bullet een", "bullet"]
        page.press(Qt.Key.Key_Enter)
        page.type("gewoon")
        assert page.lines == ["1 bullet een", "gewoon"]

    def test_with_shift_stays_in_the_paragraph(self, page: Page) -> None:
        page.show(rich([item("een")]))
        page.press(Qt.Key.Key_Return, SHIFT)
        page.type("regel")
        assert page.editor.text() == rich([item("een\nregel")])


class TestBackspace:
    def test_at_the_start_of_a_heading_makes_it_a_paragraph(self, page: Page) -> None:
        page.show(rich([*from_plain("voor").blocks, heading("Kop")]), "Kop")
        page.press(Qt.Key.Key_Backspace)
        assert page.lines == ["voor", "Kop"]

    def test_at_the_start_of_an_item_goes_back_a_level_and_then_out_of_the_list(self, page: Page) -> None:
        page.show(rich([item("een", 1)]), "een")
        page.press(Qt.Key.Key_Backspace)
        assert page.lines == ["bullet een"]
        page.press(Qt.Key.Key_Backspace)
        assert page.lines == ["een"]

    def test_at_the_start_of_a_paragraph_joins_it_to_the_one_before(self, page: Page) -> None:
        page.show(from_plain("een\ntwee"), "twee")
        page.press(Qt.Key.Key_Backspace)
        assert page.lines == ["eentwee"]

    def test_takes_out_what_is_selected(self, page: Page) -> None:
        page.show(rich([heading("Kop")]))
        page.select_all()
        page.press(Qt.Key.Key_Backspace)
        assert plain(page.editor.text()) == ""


class TestTab:
    def test_in_a_list_goes_deeper_and_back(self, page: Page) -> None:
        page.show(rich([item("een"), item("twee")]))
        page.press(Qt.Key.Key_Tab)
        assert page.lines == ["bullet een", "1 bullet twee"]
        page.press(Qt.Key.Key_Backtab, SHIFT)
        assert page.lines == ["bullet een", "bullet twee"]
        assert page.editor.hasFocus()

    def test_in_a_table_selects_the_next_cell_and_back(self, page: Page) -> None:
        page.show(rich([table(("a", "b"), ("c", "d"))]), "b", 1)
        page.press(Qt.Key.Key_Tab)
        page.type("1")
        page.press(Qt.Key.Key_Backtab, SHIFT)
        page.type("2")
        assert page.lines == ["", "| a | 2", "| 1 | d", ""]

    def test_in_the_last_cell_makes_another_row(self, page: Page) -> None:
        page.show(rich([table(("a", "b"))]), "b", 1)
        page.press(Qt.Key.Key_Tab)
        page.type("nieuw")
        assert page.lines == ["", "| a | b", "| nieuw | ", ""]

    def test_in_the_first_cell_shift_tab_stays(self, page: Page) -> None:
        page.show(rich([table(("a", "b"))]), "a", 1)
        page.press(Qt.Key.Key_Backtab, SHIFT)
        assert page.editor.textCursor().currentTable() is not None
        assert page.editor.hasFocus()

    def test_in_plain_text_leaves_the_text(self, page: Page, qtbot: QtBot) -> None:
        page.show(from_plain("tekst"))
        page.press(Qt.Key.Key_Tab)
        qtbot.waitUntil(page.below.hasFocus)
        assert page.lines == ["tekst"]


class TestByParagraph:
    @pytest.mark.parametrize(
        ("key", "words", "offset", "there"),
        [
            (Qt.Key.Key_Up, "twee", 2, len("een\n")),
            (Qt.Key.Key_Up, "twee", 0, 0),
            (Qt.Key.Key_Down, "een", 1, len("een\n")),
            (Qt.Key.Key_Down, "drie", 1, len("een\ntwee\ndrie")),
        ],
    )
    def test_the_caret_goes_to_a_beginning_or_the_end(
        self, page: Page, key: Qt.Key, words: str, offset: int, there: int
    ) -> None:
        page.show(from_plain("een\ntwee\ndrie"), words, offset)
        page.press(key, CONTROL)
        assert page.editor.textCursor().position() == there

    def test_with_shift_it_selects(self, page: Page) -> None:
        page.show(from_plain("een\ntwee\ndrie"), "twee")
        page.press(Qt.Key.Key_Down, CONTROL | SHIFT)
        assert page.editor.textCursor().selectedText() == "twee\u2029"

    @pytest.mark.parametrize(("key", "direction"), [(Qt.Key.Key_Up, -1), (Qt.Key.Key_Down, 1)])
    def test_at_the_edge_the_caret_wants_to_go_on(self, page: Page, qtbot: QtBot, key: Qt.Key, direction: int) -> None:
        page.show(from_plain(""))
        with qtbot.waitSignal(page.editor.left) as told:
            page.press(key, CONTROL)
        assert told.args == [direction]


class TestUpAndDown:
    @pytest.mark.parametrize(("key", "caret", "direction"), [(Qt.Key.Key_Up, "een", -1), (Qt.Key.Key_Down, "drie", 1)])
    def test_at_the_edge_the_caret_wants_to_go_on(
        self, page: Page, qtbot: QtBot, key: Qt.Key, caret: str, direction: int
    ) -> None:
        page.show(from_plain("een\ntwee\ndrie"), caret)
        with qtbot.waitSignal(page.editor.left) as told:
            page.press(key)
        assert told.args == [direction]

    @pytest.mark.parametrize("key", [Qt.Key.Key_Up, Qt.Key.Key_Down])
    def test_within_the_text_it_goes_to_the_next_line(self, page: Page, qtbot: QtBot, key: Qt.Key) -> None:
        page.show(from_plain("een\ntwee\ndrie"), "twee")
        with qtbot.assertNotEmitted(page.editor.left):
            page.press(key)
        assert page.editor.textCursor().block().text() == ("een" if key == Qt.Key.Key_Up else "drie")

    def test_with_shift_it_selects(self, page: Page, qtbot: QtBot) -> None:
        page.show(from_plain("een"), "een", 1)
        with qtbot.assertNotEmitted(page.editor.left):
            page.press(Qt.Key.Key_Down, SHIFT)
        assert page.editor.textCursor().selectedText() == "en"


class TestHistoryKeys:
    def test_undo_and_redo_are_left_to_the_window(self, page: Page) -> None:
        asked: list[str] = []
        page.editor.undo_wanted.connect(lambda: asked.append("undo"))
        page.editor.redo_wanted.connect(lambda: asked.append("redo"))
        page.type("abc")
        page.press(Qt.Key.Key_Z, CONTROL)
        page.press(Qt.Key.Key_Z, CONTROL | SHIFT)
        assert asked == ["undo", "redo"]
        assert page.lines == ["abc"]

    def test_typing_is_told_and_showing_is_not(self, page: Page, qtbot: QtBot) -> None:
        with qtbot.assertNotEmitted(page.editor.typed):
            page.show(from_plain("getoond"))
        with qtbot.waitSignal(page.editor.typed):
            page.type("x")


def test_the_editor_is_as_high_as_its_text(page: Page) -> None:
    low = page.editor.height()
    page.show(from_plain("regel\n" * 20))
    assert page.editor.height() > 10 * low
    assert not page.editor.verticalScrollBar().isVisible()


def test_scrolling_is_the_pages(page: Page) -> None:
    wheel = QWheelEvent(
        QPointF(1, 1),
        QPointF(1, 1),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    page.editor.wheelEvent(wheel)
    assert not wheel.isAccepted()


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Backtab, SHIFT),
        (Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_V, CONTROL),
    ],
)
@pytest.mark.parametrize("caret", ["punt", "Kop", "d"])
def test_where_the_text_can_only_be_read_no_key_changes_it(
    page: Page, key: Qt.Key, modifier: Qt.KeyboardModifier, caret: str
) -> None:
    page.show(everything(), caret)
    page.editor.setReadOnly(True)
    page.press(key, modifier)
    assert page.editor.text() == everything()


def test_what_was_copied_outlives_the_program() -> None:
    script = (
        "from PySide6.QtWidgets import QApplication\n"
        "from vgr_desktop.core.model.text import EMPTY, from_plain\n"
        "from vgr_desktop.ui.format.clipboard import leave_clipboard\n"
        "from vgr_desktop.ui.text.editor import TextEditor\n"
        "app = QApplication(['copy', '-platform', 'offscreen'])\n"
        "editor = TextEditor()\n"
        "editor.show_text(EMPTY, from_plain('Gekopieerd.'))\n"
        "editor.selectAll()\n"
        "editor.copy()\n"
        "leave_clipboard()\n"
        "print(QApplication.clipboard().text())\n"
    )
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (0, "Gekopieerd.\n")


class TestTables:
    def cells(self, page: Page, first: int, last: int) -> None:
        """Select the cells from the block with this number to another."""
        document = page.editor.document()
        page.editor.put_caret(document.findBlockByNumber(first).position(), document.findBlockByNumber(last).position())

    def test_rows_and_columns_come_on_either_side_and_go_with_their_selected_cells(self, page: Page) -> None:
        page.show(rich([table(("a", "b"), ("c", "d"))]), "a")
        page.editor.do("Rij", partial(tables.add_row, above=True))
        page.type("1")
        assert page.lines[1:-1] == ["| 1 | ", "| a | b", "| c | d"]
        page.editor.do("Kolom", partial(tables.add_column, left=True))
        page.type("2")
        assert page.lines[1:-1] == ["| 2 | 1 | ", "|  | a | b", "|  | c | d"]
        self.cells(page, 1, 5)
        page.editor.do("Kolommen weg", tables.remove_columns)
        assert page.lines[1:-1] == ["| ", "| b", "| d"]
        self.cells(page, 1, 2)
        page.editor.do("Rijen weg", tables.remove_rows)
        assert page.lines[1:-1] == ["| d"]
        page.editor.put_caret(1)
        page.editor.do("Tabel weg", tables.remove_table)
        assert page.lines == ["", ""]

    def test_what_is_typed_over_selected_cells_comes_in_the_first_of_them(self, page: Page) -> None:
        page.show(rich([table(("a", "b", "c"), ("d", "e", "f"))]))
        self.cells(page, 1, 5)
        page.type("x")
        assert page.lines[1:-1] == ["| x |  | c", "|  |  | f"]

    def test_a_column_of_numbers_stands_at_the_right_as_soon_as_it_is_one(self, page: Page) -> None:
        def rights() -> list[bool]:
            blocks = [page.editor.document().findBlockByNumber(number) for number in range(1, 5)]
            return [bool(block.blockFormat().alignment() & Qt.AlignmentFlag.AlignRight) for block in blocks]

        page.show(rich([table(("Post", "Bedrag"), ("Bomen", "5.000"))]), "Bomen")
        assert rights() == [False, True, False, True]
        text = page.editor.text()
        page.press(Qt.Key.Key_Tab)
        page.type("n.v.t.")
        page.press(Qt.Key.Key_Tab)
        assert rights()[:4] == [False, False, False, False]
        page.show(text, "Bomen")
        page.press(Qt.Key.Key_Tab, SHIFT)
        assert page.editor.text() == text
