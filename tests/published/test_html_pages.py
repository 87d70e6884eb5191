import struct
from base64 import b64encode

import pytest

from tests.pages import explanations, notices, read, tree
from tests.reports import identities
from vgr_desktop.core.intake.reading import NoticeKind, Reading
from vgr_desktop.core.model.text import Kind, Mark, Paragraph, Run, Table, plain
from vgr_desktop.published import read_html


def square(side: int) -> bytes:
    """The first bytes of a picture so many pixels wide and high: its size is read, it is not decoded."""
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", side, side) + b"\x08\0\0\0\0"


TREE = "<html><h2>Beleidsterrein 5A Wegen</h2><p>5A1 Heel</p><p>5A1.1 Asfalt</p>"
EXPLAINED = TREE + "<h2>Toelichting doelenboom Beleidsterrein 5A Wegen</h2><h3>5A1.1 Asfalt</h3>"


def _read(html: str) -> Reading:
    return read_html(html, identities())


def _blocks(html: str) -> list[tuple[str, int, str]]:
    blocks = _read(EXPLAINED + html).programmes[0].areas[0].explanations[0].body.blocks
    return [(block.kind, block.level, block.plain) for block in blocks if isinstance(block, Paragraph)]


def test_a_page_with_icons_navigation_and_scripts() -> None:
    reading = read("waterdam-1e-vgr-2024-programma-5.html")
    assert reading.edition is not None
    assert reading.edition.title == "1e Voortgangsrapportage 2024"
    assert tree(reading) == [
        "5 Verkeer",
        "  5A Wegen",
        "    5A1 Wegen zijn heel",
        "      5A1.1 ● Asfalteren van wegen",
        "      5A1.2 ▲ Vullen van gaten",
        "      5A1.3 – Vervangen van lampen",
    ]
    texts = [text for _, text in notices(reading, NoticeKind.NAVIGATION)]
    assert texts == ["1e Voortgangsrapportage 2024 - Gemeente Waterdam", "Start", "Alle programma's", "Ga naar boven"]
    assert reading.leftovers == ()


def test_marks_and_safe_links_stay() -> None:
    body = read("waterdam-1e-vgr-2024-programma-5.html").programmes[0].areas[0].explanations[0].body
    first = body.blocks[0]
    assert isinstance(first, Paragraph)
    assert Run("meer", frozenset({Mark.ITALIC})) in first.runs
    assert [run.link for run in first.runs if run.link] == ["https://example.org/gaten"]
    assert first.plain == "Na de vorst zijn er meer gaten, zie de kaart en niet hier."


def test_lists_headings_and_tables_within_a_text() -> None:
    body = read("waterdam-1e-vgr-2024-programma-5.html").programmes[0].areas[0].explanations[0].body
    shape = [(block.kind, block.level, block.plain) for block in body.blocks if isinstance(block, Paragraph)]
    assert shape[1:] == [
        (Kind.BULLET, 0, "Dorpsstraat"),
        (Kind.BULLET, 1, "noordzijde"),
        (Kind.BULLET, 0, "Kade"),
        (Kind.HEADING, 1, "Gevolgen van de vorst"),
        (Kind.PARAGRAPH, 0, "De winter was streng."),
        (Kind.PARAGRAPH, 0, "Nog een alinea."),
    ]
    assert sum(isinstance(block, Table) for block in body.blocks) == 1


def test_a_mission_with_a_line_break() -> None:
    (programme,) = read("waterdam-1e-vgr-2024-programma-5.html").programmes
    assert plain(programme.mission.body) == "Iedereen komt veilig thuis."


def test_a_numbered_list_and_a_second_paragraph_in_an_item() -> None:
    blocks = _blocks("<ol><li><p>een</p><p>en meer</p></li><li>twee</li></ol>")
    assert blocks == [(Kind.NUMBERED, 0, "een\nen meer"), (Kind.NUMBERED, 0, "twee")]


def test_words_right_before_a_heading_are_no_part_of_it() -> None:
    assert _blocks("<div>Het asfalt is op.<h4>Gevolg</h4><p>Meer.</p></div>") == [
        (Kind.PARAGRAPH, 0, "Het asfalt is op."),
        (Kind.HEADING, 1, "Gevolg"),
        (Kind.PARAGRAPH, 0, "Meer."),
    ]


def test_words_right_before_navigation_are_no_part_of_it() -> None:
    blocks = _blocks("<div>Het asfalt is op.<nav>Start</nav> Het werk <button>Deel</button> gaat door.</div>")
    assert [text for _, _, text in blocks] == ["Het asfalt is op.", "Het werk", "gaat door."]


def test_navigation_that_is_left_open_ends_with_what_is_around_it() -> None:
    assert [text for _, _, text in _blocks("<div><nav>Start</div><p>Het asfalt is op.</p>")] == ["Het asfalt is op."]


def test_a_bold_line_above_a_text_is_a_heading() -> None:
    assert _blocks("<p>Tekst.</p><p><b>Gevolg</b></p><p>Meer.</p>")[1] == (Kind.HEADING, 1, "Gevolg")


def test_a_line_break_is_a_paragraph_break() -> None:
    assert [text for _, _, text in _blocks("<p>Een.<br>Twee.</p>")] == ["Een.", "Twee."]


def test_the_alternative_text_of_a_picture_is_listed() -> None:
    reading = _read(EXPLAINED + "<p>Tekst.</p><img alt='Grafiek van de wegen'>")
    assert [text for _, text in notices(reading, NoticeKind.NAVIGATION)] == ["Grafiek van de wegen"]


def test_an_icon_is_read_from_its_label() -> None:
    for icon in (
        '<i aria-label="Stoplicht: oranje"></i>',
        "<svg><title>oranje</title></svg>",
        '<b title="Oranje"></b>',
    ):
        assert tree(_read(TREE + icon))[-1] == "      5A1.1 ▲ Asfalt"


def test_comments_are_no_text_and_one_that_never_ends_is() -> None:
    assert _blocks("<!-- <p>weg</p> --><p>Een.</p>") == [(Kind.PARAGRAPH, 0, "Een.")]
    assert "Twee." in [text for _, _, text in _blocks("<p>Een.</p><!-- <p>Twee.</p>")]


def test_navigation_that_is_never_closed_does_not_swallow_the_page() -> None:
    assert tree(_read("<html><nav><p>Start</p><main>" + TREE))[-1] == "      5A1.1 – Asfalt"


def test_tags_that_nest_without_end_are_read_in_reasonable_time() -> None:
    many = 5_000
    for tags in ("<div>", "<ul><li>", "<table><tr><td>", "<a ", "<!--", "</b>"):
        assert explanations(_read(EXPLAINED + "<p>Een.</p>" + tags * many + "slot"))[0].startswith("5A | 5A1.1 | Een.")


def test_raw_data_marks_are_no_text() -> None:
    assert [text for _, _, text in _blocks("<p>Een.</p><![CDATA[<p>Twee.</p>]]>")][:2] == ["Een.", "Twee."]


def test_cells_and_headings_that_are_not_closed() -> None:
    rows = "<table><tr><td>5A1.2 Beton<td>groen<tr><td>5A1.3 Klinkers<td>"
    assert tree(_read(TREE + rows))[-2:] == ["      5A1.2 ● Beton", "      5A1.3 – Klinkers"]
    assert _blocks("<h4>Gevolg<p>Een lange zin.<p>Nog een")[1:] == [
        (Kind.PARAGRAPH, 0, "Een lange zin."),
        (Kind.PARAGRAPH, 0, "Nog een"),
    ]


def test_struck_text_that_is_never_closed_ends_with_its_paragraph() -> None:
    assert [
        text for _, _, text in _blocks("<p>Een <s>twee<p>Drie.<p>Vier <span style='mso-hide:all'>vijf<div>Zes.")
    ] == [*("Een", "Drie.", "Vier", "Zes.")]


def test_a_footnote_of_a_page_is_one_of_the_text() -> None:
    noted = (
        '<p>De weg is dicht<sup><a href="#fn1" id="ref1">1</a></sup>.</p><h4>Voetnoten</h4>'
        '<ol><li id="fn1">Tot juni. <a href="#ref1">↑</a></li></ol>'
    )
    (explanation,) = _read(EXPLAINED + noted).programmes[0].areas[0].explanations
    (block,) = explanation.body.blocks
    assert isinstance(block, Paragraph)
    assert block.runs == (Run("De weg is dicht"), Run("", note="Tot juni."), Run("."))


class TestPictures:
    DATA = f"data:image/png;base64,{b64encode(square(40)).decode()}"

    def pictures(self, html: str) -> tuple[Reading, list[Paragraph]]:
        reading = _read(EXPLAINED + "<p>Tekst.</p>" + html)
        blocks = reading.programmes[0].areas[0].explanations[0].body.blocks
        return reading, [block for block in blocks if isinstance(block, Paragraph) and block.image is not None]

    def test_one_in_the_page_itself_comes_in_with_its_caption_and_alternative(self) -> None:
        figure = f'<figure><img src="{self.DATA}" alt="Een kaart" width="340"><figcaption>Figuur 3. De weg</figcaption>'
        reading, (shown,) = self.pictures(f"{figure}</figure><p>En verder.</p>")
        assert shown.image is not None
        assert (shown.plain, shown.image.alt, shown.image.width) == ("De weg", "Een kaart", 50)
        assert [picture.lineage for picture in reading.pictures] == [shown.image.picture]

    def test_the_same_one_is_kept_once(self) -> None:
        reading, shown = self.pictures(
            f'<img src="{self.DATA}" alt="A"><p>x</p><img src="{self.DATA}" alt="B">' + "<p>y"
        )
        assert [each.image.alt for each in shown if each.image] == ["A", "B"]
        assert len(reading.pictures) == 1

    @pytest.mark.parametrize(
        "source",
        [
            "kaart.png",
            "https://example.org/kaart.png",
            "data:image/svg+xml;base64,PHN2Zy8+",
            "data:image/png;base64,AAAA",
            "data:image/png;base64,=",
            f"data:image/png;base64,{b64encode(square(16)).decode()}",
        ],
    )
    def test_what_is_elsewhere_or_no_picture_or_a_sign_of_the_site_is_none(self, source: str) -> None:
        reading, shown = self.pictures(f'<img src="{source}" alt="Kaart van de wegen"><p>Meer.</p>')
        assert (shown, reading.pictures) == ([], ())

    def test_a_caption_without_a_picture_stays_text(self) -> None:
        reading, shown = self.pictures(
            '<figure><img src="kaart.png"><figcaption>De weg</figcaption></figure><p>Meer.</p>'
        )
        assert shown == []
        assert "De weg" in plain(reading.programmes[0].areas[0].explanations[0].body)
