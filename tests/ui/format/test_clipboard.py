from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from tests.strategies import rich_texts
from tests.ui.editing import CONTROL, Page, everything, heading, item, table
from vgr_desktop.core.model.text import (
    EMPTY,
    ExplanationPart,
    Image,
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
from vgr_desktop.services import pasting
from vgr_desktop.ui.text import bridge as text_bridge
from vgr_desktop.ui.text import commands as text_commands
from vgr_desktop.ui.text.copy_html import html_of
from vgr_desktop.ui.text.copy_plain import characters_of
from vgr_desktop.ui.text.paste import MIME_TYPE

_WORDS = st.sampled_from(["kade", "Wethouder, zei zij", "12 m", "€ 5", "<b> & co", "1 - 2"])
_MARKED = st.builds(Run, _WORDS, st.frozensets(st.sampled_from(Mark)), st.sampled_from([None, "https://a.nl/?b=1&c"]))
_SAID = st.one_of(_MARKED, _MARKED, st.just(Run("", note="Zie de nota.")))
_PARAGRAPHS = st.builds(
    lambda first, more, kind: Paragraph((first, *more), kind, 1 if kind is Kind.HEADING else 0),
    _MARKED,
    st.lists(_SAID, max_size=3),
    st.sampled_from([Kind.PARAGRAPH, Kind.HEADING, Kind.BULLET, Kind.NUMBERED]),
)
_CELL = _PARAGRAPHS.map(lambda said: (replace(said, kind=Kind.PARAGRAPH, level=0),))
_TABLES = st.builds(lambda *cells: Table((cells[:2], cells[2:])), _CELL, _CELL, _CELL, _CELL)


def tidy_texts() -> st.SearchStrategy[RichText]:
    """Texts of what HTML can say, so without parts, pictures and fields."""
    return st.lists(st.one_of(_PARAGRAPHS, _PARAGRAPHS, _TABLES), min_size=1, max_size=5).map(rich)


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
        assert page.copy().text().split("\n") == [
            *("Kop", "vet en link", "regel", "• punt", "  1. onder", "a\tb", "c\td", "Oorzaak: reden", "Klein"),
        ]

    def test_a_whole_paragraph_stays_the_part_that_it_is_but_not_among_other_words(self, page: Page) -> None:
        cause = Paragraph((Run("De levering is laat."),), part=ExplanationPart.CAUSE)
        page.show(rich([cause]))
        page.select_all()
        copied = page.copy()
        page.show(EMPTY)
        page.editor.insertFromMimeData(copied)
        assert page.editor.text() == rich([cause])
        page.show(from_plain("Want: "))
        page.editor.insertFromMimeData(copied)
        assert page.lines == ["Want: De levering is laat."]

    def test_as_characters_lists_have_signs_and_pictures_and_notes_their_words(self, page: Page) -> None:
        numbered = [item(f"punt {number}", kind=Kind.NUMBERED) for number in (1, 2)]
        picture = Paragraph((Run("De kade"),), image=Image("kade", "Een kade"))
        noted = Paragraph((Run("m"), Run("2", frozenset({Mark.SUPERSCRIPT})), Run("", note="Gemeten.")))
        cell = Table((((item("a"), item("b", kind=Kind.NUMBERED)), (Paragraph((Run("c\nd"),)),)),))
        page.show(rich([*numbered, item("diep", 1), item("los"), numbered[0], picture, noted, cell]))
        page.select_all()
        assert page.copy().text().split("\n") == [
            *(
                "1. punt 1",
                "2. punt 2",
                "  ◦ diep",
                "• los",
                "1. punt 1",
                "[Een kade]",
                "De kade",
                "m² [noot: Gemeten.]",
            ),
            "• a 1. b\tc d",
        ]

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
            '<table border="1" cellspacing="0" cellpadding="4">'
            "<tr><th><p>a</p></th><th><p>b</p></th></tr><tr><td><p>c</p></td><td><p>d</p></td></tr></table>"
            "<p><b>Oorzaak: </b>reden</p><h4>Klein</h4>"
        )

    def test_parts_of_an_explanation_are_named_where_they_begin(self) -> None:
        cause, adjustment = ExplanationPart.CAUSE, ExplanationPart.ADJUSTMENT
        text = rich(
            [
                Paragraph((Run("Regen"),), part=cause),
                Paragraph((Run("en wind"),), part=cause),
                replace(item("pompen"), part=adjustment),
                Paragraph((Run("Bijsturing: geen"),)),
            ]
        )
        begun = "<p><b>Oorzaak: </b>Regen</p><p>en wind</p><ul><li><b>Bijsturing: </b>pompen</li></ul>"
        assert html_of(text) == f"{begun}<p>Bijsturing: geen</p>"
        assert characters_of(text) == "Oorzaak: Regen\nen wind\n• Bijsturing: pompen\nBijsturing: geen"
        assert characters_of(text, signs=False) == "Regen\nen wind\npompen\nBijsturing: geen"

    def test_what_would_be_markup_is_text(self) -> None:
        link = 'https://a.nl/?a=1&b="2"'
        text = rich([Paragraph((Run("<b> & ", link=link),))])
        assert html_of(text) == '<p><a href="https://a.nl/?a=1&amp;b=&quot;2&quot;">&lt;b&gt; &amp; </a></p>'

    @given(text=tidy_texts())
    def test_what_we_copy_we_can_paste(self, text: RichText) -> None:
        assert pasting.html(html_of(text)) == text

    def test_we_read_it_ourselves(self) -> None:
        begun, label = {ExplanationPart.CAUSE: "Oorzaak: "}, frozenset({Mark.BOLD})
        named = rich(
            Paragraph((Run(begun[b.part], label), *b.runs) if b.part else b.runs, b.kind, b.level)
            if isinstance(b, Paragraph)
            else b
            for b in everything().blocks
        )
        assert pasting.html(html_of(everything())) == named


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

    def test_what_was_left_out_is_told(self, page: Page) -> None:
        page.editor.insertFromMimeData(self.data(html="<p>a <s>b</s></p>"))
        assert page.told == ["Plakken", "Geplakt. Doorgehaalde tekst is weggelaten. Wat er toch bij moet, typt u zelf."]

    def test_when_nothing_of_it_can_come_that_is_told(self, page: Page) -> None:
        page.editor.insertFromMimeData(self.data(html="<img src='file:///c:/x.png' alt=Kaart>"))
        (said,) = page.told
        assert said.startswith("Er is niets geplakt. 1 afbeelding (“Kaart”) kwam niet mee")

    def test_a_text_that_is_only_read_takes_nothing(self, page: Page) -> None:
        page.editor.setReadOnly(True)
        page.editor.insertFromMimeData(self.data(html="<p>a <s>b</s></p>"))
        assert (page.lines, page.told) == ([""], [])

    @pytest.mark.parametrize(
        ("before", "after", "expected"),
        [
            ("Het budget is ", "euro", "Het budget is 12.500 euro"),
            ("is", " euro", "is 12.500 euro"),
            ("(", ")", "(12.500)"),
            ("", "", "12.500"),
        ],
    )
    def test_a_cell_of_a_sheet_is_a_word_by_itself(self, page: Page, before: str, after: str, expected: str) -> None:
        page.show(from_plain(f"{before}{after}"))
        page.editor.put_caret(len(before))
        page.editor.insertFromMimeData(self.data(html="<table><tr><td>12.500</table>", text="12.500"))
        assert page.lines == [expected]

    def test_it_takes_the_place_of_what_is_selected(self, page: Page) -> None:
        page.show(from_plain("een twee drie"))
        page.editor.select_words("twee")
        page.editor.insertFromMimeData(self.data(html="<p>2</p>"))
        assert page.lines == ["een 2 drie"]
        assert page.editor.textCursor().positionInBlock() == len("een 2")

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


class TestCells:
    HTML = "<table><tr><td>Zuid<td>2 ha<tr><td>West<td><b>3</b> ha</table>"

    def html(self, source: str) -> QMimeData:
        made = QMimeData()
        made.setHtml(source)
        return made

    def test_they_fill_cells_and_add_rows(self, page: Page) -> None:
        page.show(rich([table(("Park", "Maat"), ("", ""))]))
        page.editor.put_caret(page.editor.document().find("Maat").position() + 1)
        page.editor.insertFromMimeData(self.html(self.HTML))
        assert page.lines == ["", "| Park | Maat", "| Zuid | 2 ha", "| West | 3 ha", ""]
        assert page.told == ["Plakken"]
        page.type("!")
        assert page.lines[3] == "| West | 3 ha!"

    def test_tabbed_characters_do_so_too_with_and_without_format(
        self, page: Page, clipboard: Callable[[QMimeData], None]
    ) -> None:
        tabbed = QMimeData()
        tabbed.setText("Zuid\t2 ha\nWest\t3 ha\n")
        clipboard(tabbed)
        for paste in (page.editor.paste, page.editor.paste_plain):
            page.show(rich([table(("Park", "Maat"), ("z", ""))]), "z")
            paste()
            assert page.lines == ["", "| Park | Maat", "| Zuid | 2 ha", "| West | 3 ha", ""]

    def test_words_that_are_replaced_are_told_and_columns_added(self, page: Page) -> None:
        page.show(rich([table(("a", "b"), ("c", "d"))]), "b")
        page.editor.insertFromMimeData(self.html(self.HTML))
        assert page.lines == ["", "| a | Zuid | 2 ha", "| c | West | 3 ha", ""]
        assert page.told[-1] == "Geplakt. 2 cellen met tekst zijn vervangen; Ctrl+Z haalt terug wat er stond."

    def test_they_begin_at_the_first_of_the_selected_cells(self, page: Page) -> None:
        page.show(rich([table(("a", "b"), ("c", "d"))]), "a")
        cursor = page.editor.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.NextRow, QTextCursor.MoveMode.KeepAnchor)
        page.editor.setTextCursor(cursor)
        page.editor.insertFromMimeData(self.html("<table><tr><td>1<tr><td>2</table>"))
        assert page.lines == ["", "| 1 | b", "| 2 | d", ""]

    def test_too_many_are_refused(self, page: Page) -> None:
        page.show(rich([table(*((str(row), "x") for row in range(20)))]), "19")
        rows = "<tr>" + "<td>x" * 90
        page.editor.insertFromMimeData(self.html(f"<table>{rows * 10}</table>"))
        assert page.told[0].startswith("De tabel zou meer dan 2000 cellen krijgen.")
        assert len(page.lines) == 22

    def test_a_table_among_words_keeps_its_marks_and_links(self, page: Page) -> None:
        page.show(
            rich(
                [
                    table(
                        ("a", "b"),
                    )
                ]
            ),
            "b",
            1,
        )
        page.editor.insertFromMimeData(self.html("<p>:</p><table><tr><td>x<td><a href='https://a.nl'>y</a></table>"))
        assert page.lines[1].split() == ["|", "a", "|", "b:", "/", "x", "y"]
        assert any(run.link for paragraph in paragraphs(page.editor.text()) for run in paragraph.runs)

    def test_a_picture_that_cannot_be_in_a_cell_is_told(self, page: Page) -> None:
        page.show(rich([Paragraph((Run("De kade"),), image=Image("kade"))]))
        page.select_all()
        copied = page.copy()
        page.show(rich([table(("a", "b"))]), "a")
        page.editor.insertFromMimeData(copied)
        assert page.told[-1] == "Geplakt. In een tabel kan geen afbeelding staan: plak die buiten de tabel."
