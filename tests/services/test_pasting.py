import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import raw_texts
from tests.ui.texts import drawn
from vgr_desktop.core.model.characters import from_outside
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.text import EMPTY, Kind, Mark, Paragraph, Run, from_plain, paragraphs, rich
from vgr_desktop.core.model.text import plain as plain_of
from vgr_desktop.services import pasting

PIECES = (
    *("<p>", "</p>", "<b>", "</li>", "<ul>", "</ul>", "<td>", "<table>", "</table>", "<tr>", "<h2>", "</h2>", "<li>"),
    *("<a href=x>", "</a>", "x ", "y", "<span>", "</span>"),
)
BOLD, ITALIC, UNDERLINE, RAISED, LOWERED = (frozenset({mark}) for mark in Mark)


def runs(html: str) -> list[Run]:
    return [run for paragraph in paragraphs(pasting.html(html)) for run in paragraph.runs]


def word_item(marker: str, text: str, level: int = 1) -> str:
    """A list item as Word puts it on the clipboard."""
    return (
        f"<p class=MsoListParagraphCxSpMiddle style='margin-left:36.0pt;text-indent:-18.0pt;mso-list:l0 level{level}\n"
        f"lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>{marker}"
        "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>"
        f"<span lang=NL style='color:red;font-size:14.0pt'>{text}<o:p></o:p></span></p>"
    )


def word_page(*body: str) -> str:
    """A page as Word puts it on the clipboard."""
    return (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word">'
        "<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->"
        "<style><!-- p.MsoNormal {font-family:Calibri; color:red;} --></style></head>"
        f"<body lang=NL><!--StartFragment-->{''.join(body)}<!--EndFragment--></body></html>"
    )


class TestPlainText:
    def test_every_line_is_a_paragraph(self) -> None:
        assert pasting.plain("een\r\ntwee\n\ndrie") == from_plain("een\ntwee\n\ndrie")

    def test_the_newline_at_the_end_is_no_paragraph(self) -> None:
        assert pasting.plain("een\r\n") == from_plain("een")

    def test_characters_that_no_document_may_hold_are_gone(self) -> None:
        assert pasting.plain("a\x00b\xadc\ufffcd\ud800e") == from_plain("abcde")
        assert pasting.plain("een\x0btwee\x0cdrie\u2028vier") == from_plain("een\ntwee\ndrie\nvier")

    @given(raw_texts(200))
    def test_whatever_it_is_a_text_comes_of_it(self, text: str) -> None:
        assert plain_of(pasting.plain(text)) == from_outside(text).rstrip("\n")


class TestHtml:
    def test_paragraphs_and_headings(self) -> None:
        html = "<h1>Een</h1><p>twee\n drie</p><h4>Vier</h4>vijf<div>zes</div>"
        assert drawn(pasting.html(html)) == ["1 heading Een", "twee drie", "2 heading Vier", "vijf", "zes"]

    def test_marks_but_no_colours_fonts_or_sizes(self) -> None:
        html = '<p style="color:red;font:20pt Arial"><b>vet</b> <font color=blue><em>schuin</em></font> <u>lijn</u>'
        expected = [Run("vet", BOLD), Run(" "), Run("schuin", ITALIC), Run(" "), Run("lijn", UNDERLINE)]
        assert runs(html) == expected

    def test_marks_within_marks(self) -> None:
        assert runs("<b>a<i>b</i></b>c") == [Run("a", BOLD), Run("b", BOLD | ITALIC), Run("c")]

    def test_links_to_the_web_and_to_mailboxes(self) -> None:
        assert runs('<a href="https://example.org/?a=1&amp;b=2">hier</a>') == [
            Run("hier", link="https://example.org/?a=1&b=2")
        ]
        assert runs('<a href="mailto:raad@example.org">mail</a>') == [Run("mail", link="mailto:raad@example.org")]

    @pytest.mark.parametrize(
        "address", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "vbscript:x", "", "\\\\server\\x"]
    )
    def test_other_links_are_only_words(self, address: str) -> None:
        assert runs(f'<a href="{address}">hier</a>') == [Run("hier")]

    @pytest.mark.parametrize(
        "html",
        [
            "<script>alert('x')</script>",
            "<style>p {color: red}</style>",
            "<template><p>x</p></template>",
            "<svg><text>x</text></svg>",
            "<del>weg</del>",
            "<!-- niets -->",
            '<img src="file:///geheim.png" alt="x">',
            '<iframe src="https://example.org"></iframe>',
            "<object data=x>y</object>",
        ],
    )
    def test_scripts_pictures_and_what_was_deleted_leave_nothing(self, html: str) -> None:
        assert drawn(pasting.html(f"<p>voor</p>{html}<p>na</p>")) == ["voor", "na"]
        assert pasting.html(html) == EMPTY

    def test_lists_within_lists(self) -> None:
        html = "<ol><li>een<ul><li>a<ul><li>diep</li></ul></li></ul></li><li><p>twee</p></li></ol>na"
        assert drawn(pasting.html(html)) == ["numbered een", "1 bullet a", "2 bullet diep", "numbered twee", "na"]

    def test_items_that_are_not_closed(self) -> None:
        assert drawn(pasting.html("<ul><li>een<li>twee</ul>")) == ["bullet een", "bullet twee"]

    def test_a_line_break_stays_in_its_paragraph(self) -> None:
        assert drawn(pasting.html("<p>een<br>twee<br></p>")) == ["een\ntwee"]

    def test_a_table(self) -> None:
        html = (
            "<table><caption>Kosten</caption><thead><tr><th>a</th><th>b</th></tr></thead>"
            "<tbody><tr><td><p>1</p><p>2</p></td></tr></tbody></table>na"
        )
        assert drawn(pasting.html(html)) == ["Kosten", "| a | b", "| 1 / 2 | ", "na"]

    def test_no_word_of_a_table_within_a_table_is_lost(self) -> None:
        html = "<table><tr><td>a<table><tr><td>b</td></tr></table>c</td><td>d</td></tr></table>"
        assert plain_of(pasting.html(html)).split() == ["a", "b", "c", "d"]

    def test_a_table_within_a_table_is_paragraphs_of_its_cell(self) -> None:
        html = "<table><tr><td>a<table><tr><td>b</td></tr></table>c</td><td>d</td></tr></table>na"
        assert drawn(pasting.html(html)) == ["", "| a / b / c | d", "na"]

    def test_what_stands_between_the_cells_of_a_table_goes_with_the_cell_before(self) -> None:
        assert drawn(pasting.html("<table>kop<tr><td>a</td>b<td>c</table>")) == ["kop", "| a / b | c", ""]

    def test_the_cells_of_a_table_within_a_list_are_no_items_of_it(self) -> None:
        html = "<ul><li>een<table><tr><td><p>a</p></td><td><ol><li>b</ol></td></tr></table></li><li>twee</li></ul>"
        kinds = {paragraph.plain: paragraph.kind for paragraph in paragraphs(pasting.html(html))}
        assert kinds == {"een": Kind.BULLET, "a": Kind.PARAGRAPH, "b": Kind.NUMBERED, "twee": Kind.BULLET}

    @pytest.mark.parametrize("between", ["<hr>", "</p>", "<header></header>", "<footer>", "<dl>", "<summary>"])
    def test_what_parts_blocks_parts_words(self, between: str) -> None:
        assert drawn(pasting.html(f"een{between}twee")) == ["een", "twee"]

    def test_blank_lines_within_a_paragraph_stay(self) -> None:
        assert drawn(pasting.html("<p><br>een <br><br> <b>twee</b></p>")) == ["een\n\ntwee"]

    def test_spaces_are_as_a_browser_shows_them(self) -> None:
        assert drawn(pasting.html("<p>  een \n <b> twee</b>&nbsp;drie  </p>")) == ["een twee\xa0drie"]

    @pytest.mark.parametrize(
        "html",
        ["<p>tekst", "tekst</div></p>", "<![if x]>tekst<![endif]>", "<![ vreemd", "<!foo", "<", "&#xD800;", "<?xml?>"],
    )
    def test_broken_html_is_read_as_far_as_it_goes(self, html: str) -> None:
        assert "tekst" in plain_of(pasting.html(f"{html}<p>tekst"))

    def test_a_head_that_is_not_closed_ends_where_the_body_begins(self) -> None:
        assert drawn(pasting.html("<html><head><title>x</title><body>tekst")) == ["tekst"]

    @given(st.lists(st.sampled_from(PIECES)))
    def test_however_the_elements_are_jumbled_no_word_is_lost(self, pieces: list[str]) -> None:
        text = pasting.html("".join(pieces))
        assert text == rich(text.blocks)
        assert [c for c in plain_of(text) if c in "xy"] == [piece[0] for piece in pieces if piece[0] in "xy"]


class TestWord:
    def test_its_lists_become_lists(self) -> None:
        html = word_page(
            "<p class=MsoNormal>Vooraf<o:p></o:p></p>",
            word_item("·", "punt"),
            word_item("o", "onderpunt", 2),
            word_item("1.", "eerste"),
            word_item("a)", "onder de eerste", 2),
            "<p class=MsoNormal>Daarna</p>",
        )
        assert drawn(pasting.html(html)) == [
            "Vooraf",
            "bullet punt",
            "1 bullet onderpunt",
            "numbered eerste",
            "1 numbered onder de eerste",
            "Daarna",
        ]

    def test_nothing_of_its_looks_or_its_own_data_comes_along(self) -> None:
        html = word_page("<p class=MsoNormal><b><span style='color:red'>vet</span></b></p>")
        assert pasting.html(html) == rich([Paragraph((Run("vet", BOLD),))])

    def test_its_tables_become_tables(self) -> None:
        cell = "<td width=100 style='border:solid windowtext 1.0pt'><p class=MsoNormal>{}<o:p></o:p></p></td>"
        row = "<tr style='mso-yfti-irow:0'>" + cell.format("a") + cell.format("b") + "</tr>"
        assert drawn(pasting.html(word_page(f"<table class=MsoTableGrid>{row}</table>"))) == ["", "| a | b", ""]


class TestLimits:
    def refused(self, html: str) -> str:
        with pytest.raises(Problem) as caught:
            pasting.html(html)
        return str(caught.value)

    def test_a_long_text_is_read(self) -> None:
        words = "woord " * 49_000
        assert len(plain_of(pasting.html(f"<p>{words}</p>"))) == len(words) - 1

    def test_too_much_text_is_refused_with_the_limit(self) -> None:
        told = self.refused("<p>" + "woord " * 51_000)
        assert "300.000 tekens" in told
        assert "niets geplakt" in told
        with pytest.raises(Problem, match=r"300\.000"):
            pasting.plain("woord " * 51_000)

    def test_ten_megabytes_are_refused_at_once(self) -> None:
        assert "300.000 tekens" in self.refused("<p>a</p>" * 1_300_000)

    def test_a_word_that_is_no_word_is_refused_with_the_limit(self) -> None:
        assert "2000 tekens" in self.refused("<p>" + "a" * 250_000)
        with pytest.raises(Problem, match="2000"):
            pasting.plain("a" * 250_000)

    def test_a_word_in_many_pieces_is_one_word(self) -> None:
        assert "2000 tekens" in self.refused("<b>aaaaaaaaaa</b>aaaaaaaaaa" * 200)

    def test_too_many_paragraphs_are_refused_with_the_limit(self) -> None:
        assert "5000" in self.refused("<p>a" * 5_001)
        with pytest.raises(Problem, match="5000"):
            pasting.plain("a\n" * 5_002)

    def test_a_table_that_is_too_large_is_refused_with_the_limit(self) -> None:
        assert "2000 cellen" in self.refused("<table>" + "<tr>" * 10_000 + "<td>x" * 10_000)

    def test_deep_nesting_is_read(self) -> None:
        deep = 50_000
        html = "<div>" * deep + "binnen<style>p {}</style> en verder" + "</div>" * deep + "<p>na</p>"
        assert drawn(pasting.html(html)) == ["binnen en verder", "na"]
