from collections.abc import Callable, Iterator

import pytest
from hypothesis import assume, given
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from tests.strategies import rich_texts
from tests.ui.editing import CONTROL, Page, everything, heading, item, table
from vgr_desktop.core.model.text import (
    EMPTY,
    ExplanationPart,
    Mark,
    Paragraph,
    RichText,
    Run,
    Table,
    from_plain,
    plain,
    rich,
)
from vgr_desktop.services import pasting
from vgr_desktop.ui.text import bridge as text_bridge
from vgr_desktop.ui.text import commands as text_commands
from vgr_desktop.ui.text.copy_html import html_of
from vgr_desktop.ui.text.editor import MIME_TYPE


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    return Page(qtbot)


@pytest.fixture
def clipboard(qtbot: QtBot) -> Iterator[Callable[[QMimeData], None]]:
    yield QGuiApplication.clipboard().setMimeData
    QGuiApplication.clipboard().clear()


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
        for block in (
            heading("een twee"),
            item("een twee", 2),
            Paragraph((Run("een twee"),), part=ExplanationPart.CAUSE),
        ):
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
            "<ul><li>punt<ol><li>onder</li></ol></li></ul>"
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
        assert pasting.html(html_of(everything())) == without_parts


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

    def test_an_empty_clipboard_brings_nothing(self, page: Page) -> None:
        QGuiApplication.clipboard().clear()
        page.editor.insertPlainText("blijft")
        page.editor.paste_plain()
        assert page.lines == ["blijft"]

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
