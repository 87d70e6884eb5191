"""Kinds of what is on the clipboard, and what comes of each."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.seeds import CASES, needs_cases
from tests.steps import steps
from tests.ui.texts import drawn
from vgr_desktop.core.checks.tables import table_total
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.text import EMPTY, Kind, Mark, Run, paragraphs, plain
from vgr_desktop.services import pasting

SAFE = "https://x.safelinks.protection.outlook.com/?url=https%3A%2F%2Fdam.example%2Fa&data=05%7Cjan%40dam.example"
RAISED, LOWERED = (frozenset({mark}) for mark in (Mark.SUPERSCRIPT, Mark.SUBSCRIPT))


def runs(html: str) -> list[Run]:
    return [run for paragraph in paragraphs(pasting.html(html)) for run in paragraph.runs]


def lines(html: str) -> list[str]:
    return drawn(pasting.html(html))


def told(html: str, beside: str = "") -> str:
    return pasting.page(html, beside).told


class TestTables:
    MERGED = (
        "<table><tr><td>Haven<td>Soort<td>2026<td>2027</tr><tr><td rowspan=2>Noord<td>lasten<td>80<td>90</tr>"
        "<tr><td>baten<td>30<td>35</tr><tr><td>Totaal<td colspan=2>saldo 50<td>55</tr></table>"
    )

    def test_cells_over_several_rows_and_columns_leave_the_others_in_their_columns(self) -> None:
        assert lines(self.MERGED)[1:-1] == [
            "| Haven | Soort | 2026 | 2027",
            "| Noord | lasten | 80 | 90",
            "|  | baten | 30 | 35",
            "| Totaal | saldo 50 |  | 55",
        ]
        assert list(table_total(pasting.html(self.MERGED))) == []

    def test_absurd_numbers_of_rows_and_columns_are_bounded(self) -> None:
        html = "<table><tr><td rowspan=99999999 colspan=-1>a<td rowspan=x>b<tr><td colspan=0>c<td>d</table>"
        with pytest.raises(Problem, match="2000 cellen"):
            lines(html + html.replace("colspan=-1", "colspan=99999999") + "<table>" + "<tr><td>x<td>y" * 2_000)
        assert [line for line in lines(html) if "c" in line] == ["| " + " | ".join(["", "c", "d"])]

    def test_one_cell_is_text(self) -> None:
        pasted = pasting.page("<table><tr><td>12.500</td></tr></table>")
        assert (drawn(pasted.text), pasted.is_cell, pasted.cells) == (["12.500"], True, None)

    def test_nothing_but_one_table_is_cells(self) -> None:
        pasted = pasting.page("<table><tr><td>a<td>b</table>")
        assert pasted.cells is not None
        assert pasting.page("<table><tr><td>a<td>b</table>na").cells is None

    def test_hidden_columns_and_rows_do_not_come(self) -> None:
        html = "<table><tr><td>a<td style='display:none'>weg<td>b<tr style='display:none'><td>weg<tr><td>c<td>d</table>"
        assert lines(html)[1:-1] == ["| a | b", "| c | d"]
        assert "Verborgen tekst is weggelaten." in told(html)

    def test_a_struck_cell_stays_in_its_place(self) -> None:
        sheet = "<style>.weg {text-decoration:line-through}</style><table>"
        found = lines(f"{sheet}<tr><td>a<td class=weg>b<td>c<tr><td>d<td>e<td>f</table>")[1:-1]
        assert found == [
            "| a |  | c",
            "| d | e | f",
        ]
        assert lines("<table><tr><td><s>a</s></td><td class=x>b</td></tr><tr><td>c<td>d</table>")[1] == "|  | b"

    def test_tables_that_only_put_text_in_its_place_are_left_for_the_text(self) -> None:
        html = (
            "<table><tr><td><table><tr><td><p>Dag,</p></td></tr></table></td></tr><tr><td>"
            "<table><tr><td>Post<td>Bedrag<tr><td>Groen<td>7</table></td></tr><tr><td>Groet</td></tr></table>"
        )
        assert lines(html) == ["Dag,", "| Post | Bedrag", "| Groen | 7", "Groet"]

    def test_a_table_in_a_real_one_is_paragraphs_of_its_cell(self) -> None:
        inner = "<table><tr><td>1<td>2<tr><td>3<td>4</table>"
        html = f"<table><tr><td>a<td>b<tr><td>{inner}<td>d</table>"
        assert lines(html)[1:-1] == ["| a | b", "| 1 / 2 / 3 / 4 | d"]

    def test_an_empty_table_is_nothing(self) -> None:
        assert lines("<p>a</p><table></table><p>b</p>") == ["a", "b"]

    def test_tabs_make_cells(self) -> None:
        table = pasting.tabbed(pasting.plain("a\tb\nc\td"))
        assert table is not None
        assert [[plain_of.plain for (plain_of,) in row] for row in table.rows] == [["a", "b"], ["c", "d"]]
        assert pasting.tabbed(pasting.plain("a\tb\nc")) is None
        assert pasting.tabbed(pasting.plain("a\nb")) is None
        assert pasting.tabbed(pasting.html("a\tb<table><tr><td>x<td>y</table>")) is None


class TestWords:
    def test_raised_and_lowered_figures_stay_so(self) -> None:
        assert runs("<p>12 m<sup>2</sup> CO<sub>2</sub></p>") == [
            Run("12 m"), Run("2", RAISED), Run(" CO"), Run("2", LOWERED)
        ]  # fmt: skip

    def test_what_is_struck_or_hidden_is_left_out_and_told(self) -> None:
        html = "<p>Het park is <s>niet</s> <ins>nu</ins> open<span style='mso-hide:all'> (nog niet)</span>.</p>"
        assert lines(html) == ["Het park is nu open."]
        assert told(html) == (
            "Doorgehaalde tekst is weggelaten. Verborgen tekst is weggelaten. Wat er toch bij moet, typt u zelf."
        )

    @pytest.mark.parametrize("hidden", ["style='display: none'", "hidden", "style='visibility:hidden'", "class=weg"])
    def test_however_it_is_hidden(self, hidden: str) -> None:
        assert lines(f"<style>.weg {{display:none}}</style><p>a<span {hidden}>b</span></p>") == ["a"]

    def test_comments_of_word_are_no_text(self) -> None:
        html = (
            "<p>De kade <a style='mso-comment-reference:JV_1'>is</a><span class=MsoCommentReference>"
            "<![if !supportAnnotations]><a class=msocomanchor href='#_msocom_1'>[JV1]</a><![endif]>"
            "<span style='mso-special-character:comment'>&nbsp;</span></span> klaar.</p>"
            "<div style='mso-element:comment-list'><div style='mso-element:comment'>"
            "<p>Klopt dit?</p></div></div>"
        )
        assert lines(html) == ["De kade is klaar."]
        assert told(html).startswith("Opmerkingen zijn weggelaten.")

    def test_plain_mail_keeps_its_lines(self) -> None:
        assert lines("<pre>Dag,\n\nDe brug\nis dicht.\n</pre>") == ["Dag,", "", "De brug", "is dicht."]

    def test_characters_nobody_sees_are_gone_and_soft_returns_are_breaks(self) -> None:
        assert lines("<p>stads&shy;park&#8203;en</p>") == ["stadsparken"]
        assert drawn(pasting.characters("een\x0btwee\x0cdrie\n").text) == ["een", "twee", "drie"]

    def test_blank_paragraphs_are_room_and_no_text(self) -> None:
        assert lines("<p>a</p><p>&nbsp;</p><p><o:p>&nbsp;</o:p></p><p>&nbsp;b&nbsp;</p>") == ["a", "b"]

    def test_html_without_words_gives_way_to_the_words_beside_it(self) -> None:
        assert drawn(pasting.page("<div></div>", "wel tekst").text) == ["wel tekst"]
        assert pasting.page("<div></div>", " \n").text == EMPTY


class TestLists:
    def test_an_item_of_outlook_is_of_the_list_that_it_is_in(self) -> None:
        item = "<li style='mso-list:l0 level1 lfo1'>{}<o:p></o:p></li>"
        html = f"<ol start=1>{item.format('een')}{item.format('twee')}</ol>"
        assert lines(html) == ["numbered een", "numbered twee"]

    def test_word_on_the_web_says_beside_each_item_how_deep_it_is(self) -> None:
        item = "<div><ul><li data-aria-level={}><p>{}</p></li></ul></div>"
        html = "".join(item.format(*one) for one in ((1, "een"), (2, "dieper"), ("x", "twee")))
        assert lines(html) == ["bullet een", "1 bullet dieper", "bullet twee"]

    def test_numbers_with_points_are_numbers(self) -> None:
        item = "<p style='mso-list:l0 level{} lfo1'><span style='mso-list:Ignore'>{}<span>&nbsp; </span></span>{}</p>"
        html = item.format(1, "1.", "een") + item.format(2, "1.1", "onder een") + item.format(2, "1.2.", "ook")
        assert lines(html) == ["numbered een", "1 numbered onder een", "1 numbered ook"]

    def test_bullets_that_were_set_by_hand_are_items_as_deep_as_they_stand(self) -> None:
        item = '<p style="margin-left:{}pt;text-indent:-9pt"><span style="font-family:{}">{}<b>&nbsp; </b></span>{}</p>'
        items = ((36, "Symbol", "·", "een"), (72, "Courier", "o", "dieper"), (36, "Wingdings", "§", "twee"))
        html = "".join(item.format(*one) for one in items)
        assert lines(html) == ["bullet een", "1 bullet dieper", "bullet twee"]

    def test_typed_lists_are_lists_also_within_a_paragraph(self) -> None:
        assert lines("<p>Nodig:<br>- tijd<br>- geld<br>Tot zover<br>dan.</p>") == [
            "Nodig:", "bullet tijd", "bullet geld", "Tot zover\ndan."
        ]  # fmt: skip
        assert drawn(pasting.characters("1. een\n2. twee").text) == ["numbered een", "numbered twee"]
        assert drawn(pasting.plain("1. een\n2. twee")) == ["1. een", "2. twee"]

    def test_a_heading_with_a_number_is_a_heading(self) -> None:
        assert lines("<h2>1. Een</h2><h2>2. Twee</h2>") == ["1 heading 1. Een", "1 heading 2. Twee"]


class TestLinks:
    def test_they_are_unwrapped_and_mended(self) -> None:
        addresses = (SAFE, "www.dam.example", "https://dam.example/a b")
        html = " ".join(f"<a href='{address}'>stuk</a>" for address in addresses)
        assert [run.link for run in runs(html) if run.link] == [
            "https://dam.example/a", "https://www.dam.example", "https://dam.example/a%20b"
        ]  # fmt: skip
        assert told(html) == ""

    def test_the_address_that_outlook_keeps_beside_it_is_used(self) -> None:
        assert runs("<a href='outlook:x' originalsrc='https://dam.example'>x</a>") == [
            Run("x", link="https://dam.example")
        ]

    def test_one_that_cannot_stay_is_told_with_its_words(self) -> None:
        assert told("<p>Zie <a href='file:///H:/kade.docx'>de notitie</a>.</p>") == (
            "1 link is alleen als woorden gekomen (“de notitie” naar file:///H:/kade.docx): "
            "maak een link naar een adres op het web, of zeg waar het staat."
        )
        assert "2 links zijn" in told("<a href='#een'></a><a href='ftp://x'>y</a><a href='#'>z</a>")

    def test_one_that_cannot_be_unwrapped_and_tells_whose_mail_it_was_in_does_not_stay(self) -> None:
        html = "<a href='https://x.safelinks.protection.outlook.com/GetUrlReputation?data=jan%40dam.example'>plan</a>"
        assert runs(html) == [Run("plan")]
        assert told(html).startswith("1 link is alleen als woorden gekomen")

    def test_nobodys_address_is_left_in_the_words(self) -> None:
        assert lines(f"<p>{SAFE}</p>") == ["https://dam.example/a"]
        assert drawn(pasting.characters(f"Zie {SAFE}").text) == ["Zie https://dam.example/a"]


class TestPictures:
    def test_that_one_did_not_come_is_told_with_what_to_do(self) -> None:
        html = '<p>a<img src="file:///c:/x.png" width=300 alt="Kaart van de haven, met alle kades en bruggen erop"></p>'
        assert told(html) == (
            "1 afbeelding (“Kaart van de haven, met alle kades en b…”) kwam niet mee: "
            "kopieer die apart, of kies Invoegen ▸ Afbeelding."
        )
        assert "2 afbeeldingen kwamen niet mee" in told("<img src=x><svg role=img></svg><svg></svg>")

    def test_what_counts_readers_is_no_picture_and_a_pictograph_is_text(self) -> None:
        html = "<p>klaar <img src=x class=emoji alt=👍><img src=y width=1 height=1></p>"
        assert (lines(html), told(html)) == (["klaar 👍"], "")


NOTED = {
    "Word": (
        "<p>Zie het besluit<a style='mso-footnote-id:ftn1' href='#_ftn1'><span>[1]</span></a> van mei.</p>"
        "<div style='mso-element:footnote-list'><br clear=all><hr><div style='mso-element:footnote' id=ftn1><p>"
        "<a href='#_ftnref1' name='_ftn1'><span>[1]</span></a> Genomen in mei.</p></div></div>"
    ),
    "LibreOffice": (
        "<p>Zie het besluit<a class='sdfootnoteanc' href='#sdfootnote1sym'><sup>1</sup></a> van mei.</p>"
        "<div id='sdfootnote1'><p><a href='#sdfootnote1anc'>1</a>Genomen in mei.</p></div>"
    ),
    "Google": (
        "<p>Zie het besluit<sup><a href='#ftnt1'>[1]</a></sup> van mei.</p>"
        "<hr><div><p><a href='#ftnt_ref1'>[1]</a><span> Genomen in mei.</span></p></div>"
    ),
    "a page": (
        "<p>Zie het besluit<a href='#_edn2'>[2]</a> van mei.</p><p><a href='#_ednref2'>[2]</a> Genomen in mei.</p>"
    ),
}


class TestFootnotes:
    @pytest.mark.parametrize("source", NOTED)
    def test_they_are_footnotes_here(self, source: str) -> None:
        assert runs(f"{NOTED[source]}<p>Daarna.</p>") == [
            Run("Zie het besluit"), Run("", note="Genomen in mei."), Run(" van mei."), Run("Daarna.")
        ]  # fmt: skip

    def test_also_in_cells(self) -> None:
        mark, note = NOTED["Word"].split("<div", 1)
        (run, found, _after) = runs(f"<table><tr><td>{mark}</td><td></td></tr></table><div{note}")
        assert (run.text, found.note) == ("Zie het besluit", "Genomen in mei.")

    def test_one_whose_words_are_not_there_is_told(self) -> None:
        assert told("<p>Zie<a href='#_ftn1'>[1]</a> en<a href='#_ftn2'>[2]</a></p>") == (
            "2 voetnoten kwamen zonder tekst: kopieer ook de voetnoten, of kies Invoegen ▸ Voetnoot."
        )


PIECES = (
    *(
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<span style='font-weight:700'>",
        "</span>",
        "<ul>",
        "<li>",
        "</ul>",
        "<td>",
        "<tr>",
    ),
    *("<table>", "</table>", "<td rowspan=2 colspan=3>", "<pre>", "</pre>", "<sup>", "</sup>", "<a href=x>", "</a>"),
    *("<div style='text-indent:-9pt;margin-left:20pt'>", "</div>", "<br>", "\n", "&nbsp;", "- ", "• ", "1. ", "2. "),
    *("xaaa ", "xbbb", "<h3>", "</h3>", "<ins>", "</ins>", "<font face=Wingdings>", "</font>", "<style>", "</style>"),
)


@given(st.lists(st.sampled_from(PIECES)))
def test_no_word_is_lost_or_made_up_and_only_markers_go(pieces: list[str]) -> None:
    shown = re.sub("<style>.*?(</style>|$)", "", "".join(pieces), flags=re.DOTALL)
    assert re.findall("x...", plain(pasting.html("".join(pieces)))) == re.findall("x...", re.sub("<[^>]*>", "", shown))


def test_every_paragraph_of_a_list_is_one() -> None:
    assert {p.kind for p in paragraphs(pasting.html("<p>• a</p><p>• b</p>"))} == {Kind.BULLET}


@needs_cases
class TestCases:
    @pytest.mark.parametrize(
        ("name", "expected"),
        [
            ("doorgehaald-en-verborgen", ["De sporthal gaat in juli open."]),
            ("excel-een-cel", ["45.000"]),
            ("google-docs", ["Gewone zin over Oevermeer. Alleen dit is vet."]),
            ("handmatige-bullet", ["bullet Kade herstellen", "bullet Brug schilderen"]),
            ("outlook-genummerd", ["numbered Kade herstellen", "numbered Brug schilderen"]),
            ("platte-mail-pre", ["Beste collega,", "", "De kade is klaar.", "De brug niet."]),
            ("word-opmerking", ["De brug in Oevermeer is later klaar dan gepland."]),
            ("word-superscript", ["In 2025¹ ging € 350.000² naar 1.200 m² gevel; de besparing is 10⁶ kWh."]),
            ("zacht-koppelteken", ["De oeverplannen liggen bij de raad."]),
        ],
    )
    def test_those_that_once_went_wrong(self, name: str, expected: list[str]) -> None:
        assert lines((CASES / "paste" / f"{name}.html").read_text("utf-8")) == expected


HOSTILE = (
    *("<table><tr><td>x", "<table><tr><td>x<td>y<tr><td>", "<p><a href=file:x>x</a>", "<b>&nbsp;</b>", "<p>- x<br>"),
    *("<p><a href=#_ftn1>1</a><a href=#_ftnref1>1</a>x", "<pre>x\n\n", "<li>x", "<span class='a b' style='a:b'>x"),
    *("<p hidden>", "<s>x", "<img alt=x>", "<![if !supportAnnotations]>x<![endif]>"),
)


@pytest.mark.parametrize("piece", HOSTILE)
def test_twice_as_much_takes_twice_the_steps(piece: str) -> None:
    few, many = (steps(lambda times=times: pasting.html(piece * times)) for times in (300, 600))  # type: ignore[misc]
    assert many < 2.1 * few
