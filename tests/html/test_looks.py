"""What the looks of words mean, by tag and by style, and what fonts of signs show."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vgr_desktop.core.model.text import Mark, Run
from vgr_desktop.html.reader import Reader
from vgr_desktop.html.signs import shown
from vgr_desktop.html.stretch import Stretch
from vgr_desktop.html.style import StyleSheet, bold_in, declared, italic_in, length_in, lines_in, sheets_in


class Runs(Reader):
    def __init__(self) -> None:
        super().__init__()
        self.runs: list[Run] = []

    def take(self, stretch: Stretch) -> None:
        self.runs += stretch.runs


def marked(html: str) -> list[tuple[str, frozenset[Mark]]]:
    reader = Runs()
    reader.read(html)
    return [(run.text, run.marks) for run in reader.runs]


B, IT, U, UP, DOWN = (frozenset({mark}) for mark in Mark)
NONE: frozenset[Mark] = frozenset()


class TestMarks:
    @pytest.mark.parametrize(
        ("style", "marks"),
        [
            ("font-weight:bold", B),
            ("FONT-WEIGHT: 600", B),
            ("font-weight:500", NONE),
            ("font-style:italic", IT),
            ("font:italic bold 12pt Arial", B | IT),
            ("font:12pt Arial", NONE),
            ("text-decoration:underline", U),
            ("text-decoration-line:underline", U),
            ("vertical-align:super;font-size:smaller", UP),
            ("vertical-align:sub", DOWN),
            ("color:red", NONE),
        ],
    )
    def test_by_style(self, style: str, marks: frozenset[Mark]) -> None:
        found = marked(f'<p>a<span style="{style}">b</span></p>')
        assert [each for _, each in found if each] == ([marks] if marks else [])

    def test_style_says_more_than_the_tag(self) -> None:
        assert marked('<b style="font-weight:normal"><span style="font-weight:700">a</span><i>b</i></b>') == [
            ("a", B), ("b", IT)
        ]  # fmt: skip

    def test_the_innermost_counts_and_what_is_around_it_counts_again_after_it(self) -> None:
        html = '<b>a<span style="font-weight:400">b<span style="font-weight:bold">c</span>d</span>e</b>f'
        assert marked(html) == [("a", B), ("b", NONE), ("c", B), ("d", NONE), ("e", B), ("f", NONE)]

    def test_the_style_of_a_block_goes_for_what_is_in_it(self) -> None:
        assert marked('<div style="font-style:italic"><p>a</p></div><p>b</p>') == [("a", IT), ("b", NONE)]

    def test_the_looks_of_a_heading_are_no_marks(self) -> None:
        assert marked('<h2 style="font-weight:bold">a</h2><th style="font-weight:bold">b') == [("a", NONE), ("b", B)]

    def test_inserted_words_and_links_are_not_underlined_by_their_looks(self) -> None:
        assert marked("<ins>a</ins>") == [("a", NONE)]
        look = 'style="text-decoration:underline"'
        assert marked(f"<ins><span {look}>a</span></ins><span {look}>b</span>") == [("a", NONE), ("b", U)]
        assert marked(f'<a href="https://a.nl" {look}><span {look}>a</span></a>') == [("a", NONE)]

    def test_words_that_are_struck_out_are_not_there(self) -> None:
        struck = '<span style="text-decoration: line-through">b</span>'
        assert marked(f"<p>a <s>b</s><strike>c</strike><del>d</del>{struck}e</p><p><s>weg</p><p>f</p>") == [
            ("a ", NONE), ("e", NONE), ("f", NONE)
        ]  # fmt: skip

    def test_what_is_not_seen_and_not_closed_ends_where_the_next_begins(self) -> None:
        html = "<table><tr><td><s>a</s><td style='text-decoration:line-through'>b<td>c<tr><td>d</table>"
        assert [text for text, _ in marked(html)] == ["c", "d"]

    @given(st.lists(st.sampled_from(["<b>", "</b>", "<span style='font-weight:400'>", "</span>", "<p>", "</p>", "x"])))
    def test_however_they_are_jumbled_no_word_is_lost(self, pieces: list[str]) -> None:
        assert "".join(text for text, _ in marked("".join(pieces))) == "x" * pieces.count("x")


class TestLines:
    def test_those_of_plain_mail_are_kept(self) -> None:
        assert [text for text, _ in marked("<pre>een\ntwee   drie\n\nvier\n</pre>vijf\nzes")] == [
            "een", "twee drie", "vier", "vijf zes"
        ]  # fmt: skip

    def test_also_by_style(self) -> None:
        html = '<p style="white-space:pre-wrap">een\n<span style="white-space:normal">twee\ndrie</span></p>'
        assert [text for text, _ in marked(html)] == ["een", "twee drie"]


class TestSigns:
    @pytest.mark.parametrize(
        ("font", "typed", "seen"),
        [
            ("Symbol", "·", "•"), ("Symbol", "m", "μ"), ("Symbol", "³", "≥"), ("Symbol", "7", "7"),
            ("Wingdings", "Ø", "➢"), ("Wingdings", "à", "→"), ("Wingdings", "ü", "✓"), ("Wingdings", "z", "•"),
            ("Wingdings 2", "P", "✓"), ("Wingdings 3", "}", "►"), ("Arial", "Ø", "Ø"),
        ],
    )  # fmt: skip
    def test_a_sign_is_what_one_sees(self, font: str, typed: str, seen: str) -> None:
        assert marked(f'<p>x <span style="font-family:{font},serif">{typed}</span></p>')[-1][0].endswith(seen)
        assert marked(f'<p>x <font face="{font}">{typed}</font></p>')[-1][0].endswith(seen)

    def test_words_in_such_a_font_are_words(self) -> None:
        assert shown("tekst", "wingdings") == "tekst"

    def test_signs_at_the_places_of_the_font_itself(self) -> None:
        assert [shown("\uf0b7", "symbol"), shown("\uf0fc ", "wingdings"), shown("\uf07a", "wingdings")] == [
            "•",
            "✓ ",
            "•",
        ]


class TestStyleSheets:
    def test_of_excel_they_stand_in_a_comment(self) -> None:
        page = "<style><!--table {x:y}\n.xl65, td.b {font-weight:700;}\n--></style><STYLE m=x>p{a:b}</style><style>open"
        sheet = StyleSheet()
        for css in sheets_in(page):
            sheet.add(css)
        assert bold_in(sheet.of("td", "xl65 x")) is True
        assert bold_in(sheet.of("td", "B")) is True
        assert sheet.of("p", "") == {"a": "b"}
        assert sheet.of("span", "") == {}

    def test_rules_that_depend_on_more_are_left_out(self) -> None:
        sheet = StyleSheet()
        sheet.add(
            "/* p {a:b} */ div p, a:hover, #x {font-weight:bold} @media print { p {font-style:italic} } @page x {a:b}"
        )
        assert sheet.of("p", "") == {"font-style": "italic"}

    def test_without_rules_nothing_is_said(self) -> None:
        assert StyleSheet().of("p", "x") == {}

    @given(st.text(st.sampled_from("ab.,{};:/*@ -<>!\n")))
    def test_whatever_they_say_they_are_read(self, css: str) -> None:
        sheet = StyleSheet()
        sheet.add(css)
        style = declared(css)
        assert bold_in(style) in (None, True, False)
        assert italic_in(style) in (None, True, False)
        assert lines_in(style) is not None


@pytest.mark.parametrize(
    ("said", "points"), [("-18.0pt", -18), ("1cm", 28.35), ("10px", 7.5), ("0", 0), ("auto", 0), ("-", 0), ("1in", 72)]
)
def test_lengths_are_read_in_points(said: str, points: float) -> None:
    assert length_in(said) == points
