from collections.abc import Callable, Iterator

import pytest
from hypothesis import assume, given
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut, QTextCursor, QTextDocument, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.strategies import rich_texts
from vgr_desktop.core.text import EMPTY, Kind, Mark, Paragraph, Part, RichText, Run, Table, from_plain, plain, rich
from vgr_desktop.ui import paste, text_bridge, text_commands
from vgr_desktop.ui.copy_html import html_of
from vgr_desktop.ui.text_editor import MIME_TYPE, TextEditor

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Page:
    """An editor with something else that can have the focus below it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.widget = QWidget()
        self.editor = TextEditor()
        self.below = TextEditor()
        column = QVBoxLayout(self.widget)
        column.addWidget(self.editor)
        column.addWidget(self.below)
        qtbot.addWidget(self.widget)
        self.widget.resize(600, 400)
        self.widget.show()
        self.widget.activateWindow()
        self.editor.setFocus()
        qtbot.waitUntil(self.editor.hasFocus)
        self.told: list[str] = []
        self.editor.refused.connect(self.told.append)
        self.editor.commanded.connect(self.told.append)

    def show(self, text: RichText, caret: str | None = None, offset: int = 0) -> None:
        """Show a text with the caret `offset` characters after the beginning of these words, else at the end."""
        self.editor.show_text(self.editor.text(), text)
        cursor = self.editor.textCursor()
        if caret is None:
            cursor.movePosition(QTextCursor.MoveOperation.End)
        else:
            found = self.editor.document().find(caret, 0, QTextDocument.FindFlag.FindCaseSensitively)
            assert not found.isNull()
            cursor.setPosition(found.selectionStart() + offset)
        self.editor.setTextCursor(cursor)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.editor, key, modifier)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.editor, text)

    def select_all(self) -> None:
        self.editor.selectAll()

    def copy(self) -> QMimeData:
        return self.editor.createMimeDataFromSelection()

    @property
    def lines(self) -> list[str]:
        return [line for block in self.editor.text().blocks for line in _drawn(block)]


def _drawn(block: Paragraph | Table) -> list[str]:
    if isinstance(block, Table):
        return ["| " + " | ".join(" / ".join(p.plain for p in cell) for cell in row) for row in block.rows]
    level = f"{block.level} " if block.level else ""
    part = f" ({block.part})" if block.part else ""
    return [f"{level}{block.kind} {block.plain}{part}".removeprefix("paragraph ").strip()]


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    return Page(qtbot)


@pytest.fixture
def clipboard(qtbot: QtBot) -> Iterator[Callable[[QMimeData], None]]:
    yield QGuiApplication.clipboard().setMimeData
    QGuiApplication.clipboard().clear()


def heading(text: str, level: int = 1) -> Paragraph:
    return Paragraph((Run(text),), Kind.HEADING, level)


def item(text: str, level: int = 0, kind: Kind = Kind.BULLET) -> Paragraph:
    return Paragraph((Run(text),), kind, level)


def table(*rows: tuple[str, ...]) -> Table:
    return Table(tuple(tuple((Paragraph((Run(cell),)),) for cell in row) for row in rows))


def everything() -> RichText:
    """A text with a bit of everything."""
    marked = (Run("vet", frozenset({Mark.BOLD})), Run(" en "), Run("link", frozenset({Mark.ITALIC}), "https://a.nl"))
    return rich(
        [
            heading("Kop"),
            Paragraph((*marked, Run("\nregel"))),
            item("punt"),
            item("onder", 1, Kind.NUMBERED),
            table(("a", "b"), ("c", "d")),
            Paragraph((Run("reden"),), part=Part.CAUSE),
            heading("Klein", 2),
        ]
    )


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

    def test_in_a_table_goes_to_the_next_cell_and_back(self, page: Page) -> None:
        page.show(rich([table(("a", "b"), ("c", "d"))]), "b", 1)
        page.press(Qt.Key.Key_Tab)
        page.type("1")
        page.press(Qt.Key.Key_Backtab, SHIFT)
        page.type("2")
        assert "| a | 2b" in page.lines or "| a | b2" in page.lines
        assert any("1" in line and "c" in line for line in page.lines)

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
    @pytest.mark.parametrize(("key", "modifier"), [(Qt.Key.Key_Z, CONTROL), (Qt.Key.Key_Z, CONTROL | SHIFT)])
    def test_undo_and_redo_are_left_to_the_window(self, page: Page, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
        asked: list[str] = []
        for keys in ("Ctrl+Z", "Ctrl+Shift+Z"):
            QShortcut(QKeySequence(keys), page.widget).activated.connect(lambda: asked.append("window"))
        page.type("abc")
        page.press(key, modifier)
        assert asked == ["window"]
        assert page.lines == ["abc"]

    def test_typing_is_told_and_showing_is_not(self, page: Page, qtbot: QtBot) -> None:
        with qtbot.assertNotEmitted(page.editor.typed):
            page.show(from_plain("getoond"))
        with qtbot.waitSignal(page.editor.typed):
            page.type("x")


class TestCopying:
    def test_a_whole_text_comes_back_as_it_was(self, page: Page) -> None:
        page.show(everything())
        page.select_all()
        copied = page.copy()
        page.show(EMPTY)
        page.editor.insertFromMimeData(copied)
        assert page.editor.text() == everything()

    @pytest.mark.usefixtures("qapp")
    @given(text=rich_texts())
    def test_every_text_comes_back_as_it_was(self, text: RichText) -> None:
        assume(len(text.blocks) > 1)
        document = QTextDocument()
        text_bridge.fill(document, text)
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        assert text_commands.selected_text(cursor) == text

    def test_from_one_item_into_the_next_the_words_that_were_selected_come_along(self, page: Page) -> None:
        page.show(rich([item("😀 een"), item("twee"), item("drie")]), "een")
        cursor = page.editor.textCursor()
        cursor.setPosition(page.editor.document().findBlockByNumber(1).position() + 2, QTextCursor.MoveMode.KeepAnchor)
        assert text_commands.selected_text(cursor) == rich([item("een"), item("tw")])

    def test_paragraphs_within_a_cell_are_copied_without_the_table(self, page: Page) -> None:
        page.show(rich([Table((((item("een"), item("twee")),),))]), "een")
        cursor = page.editor.textCursor()
        cursor.setPosition(page.editor.document().findBlockByNumber(2).position() + 2, QTextCursor.MoveMode.KeepAnchor)
        assert text_commands.selected_text(cursor) == rich([item("een"), item("tw")])

    def test_words_of_a_heading_or_item_are_only_words(self, page: Page) -> None:
        for block in (heading("een twee"), item("een twee", 2), Paragraph((Run("een twee"),), part=Part.CAUSE)):
            page.show(rich([block]), "twee")
            cursor = page.editor.textCursor()
            cursor.movePosition(QTextCursor.MoveOperation.EndOfWord, QTextCursor.MoveMode.KeepAnchor)
            page.editor.setTextCursor(cursor)
            copied = page.copy()
            page.show(from_plain("dus: "))
            page.editor.insertFromMimeData(copied)
            assert page.lines == ["dus: twee"]

    def test_other_programs_get_what_it_means_and_no_colours_or_fonts(self, page: Page) -> None:
        page.show(everything())
        page.select_all()
        html = page.copy().html()
        for look in ("style", "color", "font", "size", "class", "<span"):
            assert look not in html
        assert '<a href="https://a.nl"><i>link</i></a>' in html
        assert page.copy().text() == plain(everything())

    def test_cells_of_a_table_are_copied_as_a_table(self, page: Page) -> None:
        page.show(rich([table(("a", "b"), ("c", "d"))]), "a")
        cursor = page.editor.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.NextRow, QTextCursor.MoveMode.KeepAnchor)
        page.editor.setTextCursor(cursor)
        assert text_commands.selected_text(cursor) == rich([table(("a",), ("c",))])

    @pytest.mark.parametrize("keys", [(Qt.Key.Key_X, Qt.Key.Key_V), (Qt.Key.Key_C, Qt.Key.Key_V)])
    def test_by_keys(self, page: Page, keys: tuple[Qt.Key, Qt.Key]) -> None:
        page.show(everything())
        page.select_all()
        for key in keys:
            page.press(key, CONTROL)
        assert page.editor.text() == everything()


class TestHtmlForOthers:
    def test_it_says_what_the_text_means(self) -> None:
        assert html_of(everything()) == (
            "<h3>Kop</h3>"
            '<p><b>vet</b> en <a href="https://a.nl"><i>link</i></a><br>regel</p>'
            "<ul><li>punt</li><ol><li>onder</li></ol></ul>"
            "<table><tr><th><p>a</p></th><th><p>b</p></th></tr><tr><td><p>c</p></td><td><p>d</p></td></tr></table>"
            "<p>reden</p><h4>Klein</h4>"
        )

    def test_what_would_be_markup_is_text(self) -> None:
        link = 'https://a.nl/?a=1&b="2"'
        text = rich([Paragraph((Run("<b> & ", link=link),))])
        assert html_of(text) == '<p><a href="https://a.nl/?a=1&amp;b=&quot;2&quot;">&lt;b&gt; &amp; </a></p>'

    def test_we_read_it_ourselves(self) -> None:
        without_parts = rich(
            Paragraph(b.runs, b.kind, b.level) if isinstance(b, Paragraph) else b for b in everything().blocks
        )
        assert paste.html(html_of(everything())) == without_parts


class TestPasting:
    def data(self, *, html: str | None = None, text: str | None = None, own: bytes | None = None) -> QMimeData:
        made = QMimeData()
        if html is not None:
            made.setHtml(html)
        if text is not None:
            made.setText(text)
        if own is not None:
            made.setData(MIME_TYPE, own)
        return made

    def test_html_comes_in_without_its_looks(self, page: Page) -> None:
        page.editor.insertFromMimeData(self.data(html="<p style='color:red'>een <b>twee</b></p>", text="anders"))
        assert page.editor.text() == rich([Paragraph((Run("een "), Run("twee", frozenset({Mark.BOLD}))))])
        assert page.told == ["Plakken"]

    def test_characters_come_in_as_paragraphs(self, page: Page) -> None:
        page.editor.insertFromMimeData(self.data(text="een\ntwee"))
        assert page.lines == ["een", "twee"]

    @pytest.mark.parametrize("own", [b"", b"\xff", b"{}", b'[{"kind": "nieuw", "runs": []}]', b"[" * 100_000])
    def test_what_only_looks_like_ours_is_read_in_another_form(self, page: Page, own: bytes) -> None:
        page.editor.insertFromMimeData(self.data(own=own, text="gewoon"))
        assert page.lines == ["gewoon"]

    def test_nothing_comes_of_nothing(self, page: Page) -> None:
        page.editor.insertFromMimeData(self.data(html="<script>x</script>"))
        assert page.told == []

    @pytest.mark.parametrize("form", ["html", "text", "own"])
    def test_too_much_is_refused_and_nothing_changes(self, page: Page, form: str) -> None:
        page.show(from_plain("blijft"))
        word = "a" * 3_000
        made = {
            "html": {"html": f"<p>{word}"},
            "text": {"text": word},
            "own": {"own": f'[{{"runs":["{word}"]}}]'.encode()},
        }
        page.editor.insertFromMimeData(self.data(**made[form]))  # type: ignore[arg-type]  # each form has its own type
        assert "2000 tekens" in page.told[0]
        assert page.lines == ["blijft"]

    def test_as_plain_text(self, page: Page, clipboard: Callable[[QMimeData], None]) -> None:
        clipboard(self.data(html="<h1>kop</h1>", text="kop"))
        page.editor.paste_plain()
        assert page.lines == ["kop"]

    def test_too_much_as_plain_text_is_refused_as_well(
        self, page: Page, clipboard: Callable[[QMimeData], None]
    ) -> None:
        clipboard(self.data(text="a" * 3_000))
        page.editor.paste_plain()
        assert "2000 tekens" in page.told[0]
        assert page.lines == [""]

    def test_files_are_left_to_the_window(self, page: Page) -> None:
        files = QMimeData()
        files.setUrls([QUrl.fromLocalFile("/tmp/bladzijde.txt")])  # noqa: S108  # it is not opened
        assert not page.editor.canInsertFromMimeData(files)
        page.editor.insertFromMimeData(self.data(text=""))
        assert page.lines == [""]

    def test_a_web_address_is_text(self, page: Page) -> None:
        address = QMimeData()
        address.setUrls([QUrl("https://example.org")])
        assert page.editor.canInsertFromMimeData(address)

    def test_pictures_are_not_taken_in(self, page: Page) -> None:
        picture = QMimeData()
        picture.setData("image/png", b"x")
        assert not page.editor.canInsertFromMimeData(picture)


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
