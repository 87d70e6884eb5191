"""What the reader of HTML hears, drawn as lines of text."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.steps import steps
from vgr_desktop.core.model.text import Mark
from vgr_desktop.html.elements import BLOCKS, MARKS
from vgr_desktop.html.reader import Attributes, Reader
from vgr_desktop.html.stretch import Spot, Stretch
from vgr_desktop.html.style import Declarations

TAGS = sorted(BLOCKS | set(MARKS) | {"a", "span", "br", "th", "svg", "button"})


class Listener(Reader):
    """Draws what it hears."""

    followed = frozenset({"svg"})

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    def why_unseen(self, tag: str, attributes: Attributes, style: Declarations) -> str:
        return "hidden" if "hidden" in attributes else super().why_unseen(tag, attributes, style)

    def begun(self, tag: str, attributes: Attributes) -> None:
        if tag == "main":
            self.forget_open({"nav"})
        if "alt" in attributes:
            self.say(attributes["alt"])

    def take(self, stretch: Stretch) -> None:
        looks = [f"h{stretch.heading}"] if stretch.heading else []
        if stretch.list:
            how = "first" if stretch.first else "further" if stretch.in_item else "loose"
            looks.append(f"{stretch.list.value} {stretch.level} {how}")
        looks += [f"break {stretch.breaks}"] if stretch.breaks else []
        looks += [spot(stretch.spot)] if stretch.spot else []
        looks += [tag for tag in ("nav", "svg") if self.is_open(tag)]
        looks += [stretch.style] if stretch.style else []
        self.heard.append(": ".join([*looks, "".join(run.text for run in stretch.runs)]))

    def take_cell(self, spot_: Spot, outer: Spot, *, blank: bool) -> None:
        within = "" if outer == spot_ else f" in {spot(outer)}"
        self.heard.append(f"{'blank' if blank else 'end'} {spot(spot_)}{within}")

    def end_table(self) -> None:
        self.heard.append("end of table")

    def take_hidden(self, text: str) -> None:
        self.heard.append(f"hidden {text}")


def spot(where: Spot) -> str:
    return f"{where.table}.{where.row}.{where.column}"


def heard(html: str) -> list[str]:
    listener = Listener()
    listener.read(html)
    return listener.heard


class TestWords:
    @pytest.mark.parametrize(
        "between", ["<p>", "</p>", "<hr>", "<hr/>", "</div>", "<li>", "<header></header>", "</h2>"]
    )
    def test_the_edge_of_a_block_parts_them(self, between: str) -> None:
        assert [line.split(": ")[-1] for line in heard(f"een{between}twee")] == ["een", "twee"]

    @pytest.mark.parametrize("between", ["<b>", "</b>", "<span>", "</span>", "<a>", "<img>", "<!-- x -->", "<o:p/>"])
    def test_anything_else_does_not(self, between: str) -> None:
        assert heard(f"een{between}twee") == ["eentwee"]

    def test_line_breaks_count_from_the_words_before_them_in_the_block(self) -> None:
        assert heard("<p><br>een<br><br>twee<br></p>drie<br>&nbsp;<br>vier") == [
            *("een", "break 2: twee", "drie", "break 1: \xa0", "break 1: vier"),
        ]

    def test_white_space_is_as_a_browser_shows_it(self) -> None:
        assert heard("<p> een \n <b> twee</b>&nbsp; drie <b> \n</b></p>") == ["een twee\xa0 drie"]

    def test_marks_and_links_go_with_them(self) -> None:
        class Runs(Reader):
            runs: tuple[Any, ...] = ()

            def take(self, stretch: Stretch) -> None:
                self.runs += tuple((run.text, run.marks, run.link) for run in stretch.runs)

        reader = Runs()
        reader.read("<b>a<i>b</i></b></b><a href=x>c</a><a>d</a><u>e</u><ins>f")
        bold, italic = Mark.BOLD, Mark.ITALIC
        assert reader.runs == (
            *(("a", {bold}, None), ("b", {bold, italic}, None), ("c", set(), "x"), ("d", set(), None)),
            ("e", {Mark.UNDERLINE}, None),
            ("f", set(), None),
        )

    def test_their_line_in_the_source_is_that_of_their_first_character(self) -> None:
        class Numbers(Reader):
            lines: tuple[int, ...] = ()

            def take(self, stretch: Stretch) -> None:
                self.lines += (stretch.line,)

        reader = Numbers()
        reader.read("<p>een\n</p>\n\n<p>\n  twee\n drie<br>vier")
        assert reader.lines == (1, 5, 6)

    def test_words_can_be_put_in(self) -> None:
        assert heard("<h2>een <img alt='groen'> twee</h2>") == ["h2: een", "h2: groen", "h2: twee"]


class TestHeadings:
    def test_words_before_and_after_are_not_in_them(self) -> None:
        assert heard("een<h2>twee</h2>drie") == ["een", "h2: twee", "drie"]

    @pytest.mark.parametrize("tag", ["p", "ul", "ol"])
    def test_one_that_is_left_open_ends_where_text_begins(self, tag: str) -> None:
        assert heard(f"<h2>een<{tag}>twee")[0] == "h2: een"
        assert "h2" not in heard(f"<h2>een<{tag}>twee")[1]

    def test_one_that_is_left_open_ends_at_the_next(self) -> None:
        assert heard("<h1>een<h3>twee</h3>") == ["h1: een", "h3: twee"]


class TestLists:
    def test_they_lie_within_each_other(self) -> None:
        assert heard("<ol><li>een<ul><li>a</ul><li><p>twee<p>drie</ol>na") == [
            *("numbered 0 first: een", "bullet 1 first: a", "numbered 0 first: twee", "numbered 0 further: drie"),
            "na",
        ]

    def test_words_beside_the_items_are_loose(self) -> None:
        assert heard("<ul>een<li>twee</li>drie</ul>") == [
            "bullet 0 loose: een",
            "bullet 0 first: twee",
            "bullet 0 loose: drie",
        ]

    def test_those_around_a_table_are_not_those_of_its_cells(self) -> None:
        assert heard("<ul><li>een<table><tr><td>a<ol><li>b</table>na</ul>") == [
            *("bullet 0 first: een", "1.0.0: a", "numbered 0 first: 1.0.0: b", "end 1.0.0", "end of table"),
            "bullet 0 loose: na",
        ]

    def test_one_that_is_left_open_ends_with_what_is_around_it(self) -> None:
        assert heard("<div><ul><li>een</div>twee") == ["bullet 0 first: een", "twee"]


class TestTables:
    def test_cells_need_not_be_closed(self) -> None:
        assert heard("<table><tr><td>a<th><tr><td>&nbsp;<td>b</table>na") == [
            *("1.0.0: a", "end 1.0.0", "blank 1.0.1", "1.1.0: \xa0", "blank 1.1.0", "1.1.1: b", "end 1.1.1"),
            *("end of table", "na"),
        ]

    def test_one_within_another_has_cells_of_its_own(self) -> None:
        assert heard("<table><tr><td><table><tr><td>a</table>b<td>c</table>") == [
            *("2.0.0: a", "end 2.0.0 in 1.0.0", "end of table"),
            *("1.0.0: b", "end 1.0.0", "1.0.1: c", "end 1.0.1", "end of table"),
        ]

    def test_a_row_need_not_be_there(self) -> None:
        assert heard("<table>kop<td>a<tr><td>b</table>") == [
            *("kop", "1.0.0: a", "end 1.0.0", "1.1.0: b", "end 1.1.0", "end of table"),
        ]

    def test_a_cell_outside_a_table_is_a_block(self) -> None:
        assert heard("<td>a</td><tr>b") == ["a", "b"]

    def test_what_began_before_a_cell_does_not_end_in_it(self) -> None:
        assert heard("<div><table><tr><td>a</div>b</table>") == [
            *("1.0.0: a", "1.0.0: b", "end 1.0.0", "end of table"),
        ]

    def test_a_cell_that_is_left_open_ends_with_the_page_around_the_table(self) -> None:
        assert heard("<nav><table><tr><td>a</nav>b") == ["1.0.0: nav: a", "end 1.0.0", "end of table", "b"]


class TestHidden:
    def test_what_is_hidden_is_not_taken(self) -> None:
        assert heard("<p>een<script>a</script><del>b<b>c</b></del><span hidden>d<span>e</span></span>twee</p>") == [
            *("hidden a", "hidden b", "hidden c", "hidden d", "hidden e", "eentwee"),
        ]

    def test_no_table_or_list_begins_in_it(self) -> None:
        assert heard("<template><table><tr><td>a<ul><li>b<br></template>c") == ["hidden a", "hidden b", "c"]

    def test_one_that_is_left_open_ends_with_what_is_around_it(self) -> None:
        assert heard("<p><del>een</p>twee<table><tr><td><del>drie<p></td><td>vier") == [
            *("hidden een", "twee", "hidden drie", "blank 1.0.0", "1.0.1: vier", "end 1.0.1", "end of table"),
        ]

    def test_a_head_that_is_left_open_ends_where_the_body_begins(self) -> None:
        class Body(Listener):
            hidden = frozenset({"head"})

        reader = Body()
        reader.read("<head><title>een<body>twee".replace("<title>", "<x>"))
        assert reader.heard == ["hidden een", "twee"]


class TestWhatIsOpen:
    def test_it_can_be_asked(self) -> None:
        assert heard("<nav>een</nav>twee<p><svg>drie<p>vier</svg>") == ["nav: een", "twee", "svg: drie", "svg: vier"]

    def test_it_can_be_forgotten(self) -> None:
        assert heard("<nav>een<main>twee<nav>drie</nav>vier</main>vijf</nav>zes") == [
            *("nav: een", "twee", "nav: drie", "vier", "vijf", "zes"),
        ]

    def test_the_style_is_that_of_the_block(self) -> None:
        assert heard("<p style=x>een<b style=y>twee</b></p>drie") == ["x: eentwee", "drie"]


PIECES = st.sampled_from([f"<{end}{tag}>" for tag in TAGS for end in ("", "/")]) | st.sampled_from(["x ", "y", " "])


@given(st.lists(PIECES))
def test_however_elements_are_jumbled_every_word_is_taken_once_and_in_order(pieces: list[str]) -> None:
    class Words(Reader):
        words = ""
        cells = tables = 0

        def take(self, stretch: Stretch) -> None:
            self.words += "".join(run.text for run in stretch.runs)

        def take_cell(self, _spot: Spot, _outer: Spot, *, blank: bool) -> None:  # noqa: ARG002
            self.cells += 1

    reader = Words()
    reader.read("".join(pieces))
    assert [c for c in reader.words if c in "xy"] == [piece[0] for piece in pieces if piece[0] in "xy"]
    assert not any(reader.is_open(tag) for tag in TAGS)


HOSTILE = (
    *("<b>", "</b>", "<p>", "</p>", "<", "<!--", "<![", "<a href='", "<br>x", "<li>x", "<td>x", "</div>", "<h1>x"),
    *("<ul><li>", "<table><tr><td>", "<table><tr><td>x", "<b></i>", "<div></nav>", "<del>", "<p><del></p>x"),
    *("<nav><main>x", "<nav><table><td></nav>", "<div><table><td></div>", "<ul></ol>x", "&amp;", "<svg><title>"),
    *("<span style='font-weight:700'>x", "<pre>x\n", "<td rowspan=9 colspan=9>x"),
)


@pytest.mark.parametrize("piece", HOSTILE)
def test_twice_as_much_takes_twice_the_steps(piece: str) -> None:
    few, many = (steps(lambda times=times: Listener().read(piece * times)) for times in (300, 600))  # type: ignore[misc]
    assert many < 2.1 * few
