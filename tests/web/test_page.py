import base64
import datetime as dt
import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.printed import body, empty_report, full_report, grid, heading, item
from tests.reports import SQUARE, lineage, small_report
from tests.strategies import reports
from tests.web.opened import Element, opened
from tests.web.rules import HEADINGS, findings
from tests.web.said import IMPRINT, said, shown
from vgr_desktop import resources
from vgr_desktop.core.layout import WHOLE, Chapter, Choice, Extra, Imprint, parts
from vgr_desktop.core.layout.contrast import READABLE, contrast
from vgr_desktop.core.model.problems import Cancelled, Problem
from vgr_desktop.core.model.report import STANDARD_SCALE, Picture, PictureKind, Report, Section, SectionKind
from vgr_desktop.core.model.text import Image, Kind, Mark, Paragraph, RichText, Run, rich
from vgr_desktop.core.model.tree import amend
from vgr_desktop.web.context import Context
from vgr_desktop.web.lights import DARK_GROUND, LIGHT_GROUND
from vgr_desktop.web.page import STYLE_SHEET, write_page
from vgr_desktop.web.render import render


def written(report: Report, folder: Path, choice: Choice = WHOLE) -> Element:
    target = folder / "rapportage.html"
    write_page(report, target, IMPRINT, choice=choice)
    return opened(target.read_text("utf-8"))


@pytest.fixture
def page(tmp_path: Path) -> Element:
    return written(full_report(), tmp_path)


def with_text(text: RichText) -> Report:
    return replace(
        empty_report(), sections=(Section(100, "100", kind=SectionKind.PARAGRAPH, title="Tekst", body=text),)
    )


def test_the_page_is_accessible(page: Element) -> None:
    assert findings(page) == []


@settings(max_examples=40)
@given(reports())
def test_any_report_is_accessible_and_says_what_the_layout_says(
    tmp_path_factory: pytest.TempPathFactory, report: Report
) -> None:
    page = written(report, tmp_path_factory.mktemp("any"))
    assert findings(page) == []
    assert list(_read(page)) == list(said(report))


def test_the_page_says_what_the_layout_says(page: Element) -> None:
    lines = list(said(full_report()))
    assert list(_read(page)) == lines
    assert "Oorzaak: De aannemer is failliet gegaan." in lines
    assert "● Groen" in lines


def test_the_page_says_what_may_be_printed_beside_it_too(tmp_path: Path) -> None:
    report = full_report()
    report = amend(report, report.programmes[0].deviations[0].id, body=body("Zie 3A1.2 en de Wet op hulp (WOH)."))
    imprint = Imprint(dt.date(2023, 9, 18), reference="RV 23.0072; BW 23.0317", decision="Kennis nemen.\nVaststellen.")
    extras = Choice(extras=frozenset(Extra))
    write_page(report, tmp_path / "r.html", imprint, choice=extras, previous=full_report())
    page = opened((tmp_path / "r.html").read_text("utf-8"))
    assert findings(page) == []
    assert list(_read(page)) == list(said(report, imprint, extras, full_report()))
    anchors = {each.attributes["id"] for each in page.all("caption", "figcaption") if "id" in each.attributes}
    assert {"tabel_1", "figuur_1"} <= anchors


def _read(page: Element) -> Iterator[str]:
    """Every line of the page without the table of contents and without white space that does not show."""
    for place in (page.one("header"), page.one("main")):
        for each in place.all("p", "li", "td", "th", "caption", "figcaption", *HEADINGS):
            line = shown(_own_text(each))
            if line and not each.within("section"):
                yield line


def _own_text(each: Element) -> str:
    """The text of an element, without that of the lists, paragraphs and marks of footnotes within it."""
    return "".join(piece if isinstance(piece, str) else "" if _is_apart(piece) else piece.text for piece in each.inner)


def _is_apart(piece: Element) -> bool:
    return piece.name in {"p", "ul", "ol"} or any(link.attributes.get("role") == "doc-noteref" for link in piece.all())


NOTED = rich(
    [
        Paragraph(
            (Run("De kade"), Run("", note='Aan de "oost"zijde.'), Run(" is klaar"), Run("", note="Op 1 < 2 na."))
        ),
        Paragraph(
            (Run("Zo ziet hij eruit"), Run("", note="In maart.")), image=Image(lineage(60), "De <nieuwe> kade", 40)
        ),
        Paragraph(image=Image("gone", "De brug")),
    ]
)


def test_a_footnote_leads_to_its_text_and_back(tmp_path: Path) -> None:
    page = written(with_text(NOTED), tmp_path)
    assert findings(page) == []
    notes = page.one("section")
    assert notes.one("h2").text == "Voetnoten"
    said = [each.text.split(" Terug naar")[0] for each in notes.all("li")]
    assert said == ["Aan de “oost”zijde.", "Op 1 < 2 na.", "In maart."]
    marks = [each for each in page.all("a") if each.attributes.get("role") == "doc-noteref"]
    backs = [each for each in page.all("a") if each.attributes.get("role") == "doc-backlink"]
    assert [each.text for each in marks] == ["Voetnoot 1", "Voetnoot 2", "Voetnoot 3"]
    assert [each.attributes["href"][1:] for each in backs] == [each.attributes["id"] for each in marks]
    assert [each.attributes["href"][1:] for each in marks] == [each.attributes["id"] for each in notes.all("li")]


def test_a_page_without_footnotes_has_no_place_for_them(page: Element) -> None:
    assert not list(page.all("section"))


def test_a_picture_is_in_the_page_with_its_text_alternative_and_its_caption(tmp_path: Path) -> None:
    square = Picture(60, lineage(60), kind=PictureKind.PNG, content=SQUARE)
    page = written(replace(with_text(NOTED), pictures=(square,)), tmp_path)
    assert findings(page) == []
    figure, missing = page.all("figure")
    image = figure.one("img").attributes
    assert base64.b64decode(image["src"].removeprefix("data:image/png;base64,")) == SQUARE
    assert (image["alt"], image["width"], image["height"]) == ("De <nieuwe> kade", "2", "2")
    assert "figure.wide-40 img { width: 40%; }" in page.one("style").text
    assert figure.one("figcaption").text.startswith("Figuur 1. Zo ziet hij eruit")
    assert missing.text == "[De brug]"


def test_the_title_of_the_page_is_its_only_first_heading(page: Element) -> None:
    assert page.one("title").text == "2e Voortgangsrapportage 2023 – Gemeente Waterstede"
    assert page.one("h1").text == "2e Voortgangsrapportage 2023"
    assert [each.text for each in page.one("main").all("h2")] == [
        "Voorwoord", "Leeswijzer", "Samenvatting", "Programma 3 Samen leven", "Paragrafen", "Bijlagen",
    ]  # fmt: skip


def test_the_contents_lead_to_every_heading_down_to_the_third_level(page: Element) -> None:
    headings = {each.attributes["id"]: each.text for each in page.one("main").all("h2", "h3", "h4")}
    links = {each.attributes["href"][1:]: each.text for each in page.one("nav").all("a")}
    assert links == headings
    assert links["beleidsterrein-3a-ontmoeting"] == "Beleidsterrein 3A Ontmoeting"


def test_the_overview_of_lights_leads_to_the_explanations(page: Element) -> None:
    headings = {each.attributes["id"]: each.text for each in page.one("main").all("h6")}
    (overview,) = [each for each in page.all("table") if "Stoplicht en toelichting" in each.one("caption").text]
    links = {each.text: headings[each.attributes["href"][1:]] for each in overview.all("a")}
    assert links == {"Toelichting bij 3A1.2": "3A1.2 Vernieuwen van ontmoetingsplekken"}


def test_headings_with_the_same_words_have_anchors_of_their_own(tmp_path: Path) -> None:
    text = body(heading("Één kop"), "a", heading("Een kop"), "b", heading("…"), "c", heading("Inhoud"), "d")
    found = [each.attributes["id"] for each in written(with_text(text), tmp_path).one("main").all("h4")]
    assert found == ["een-kop", "een-kop-2", "kop", "inhoud-2"]


def test_lists_are_real_and_stand_within_each_other(tmp_path: Path) -> None:
    text = body(item("a", 1), item("b"), item("c", 2), item("d", 1), item("1", 0, Kind.NUMBERED), item("2", 2))
    assert _drawn(written(with_text(text), tmp_path).one("main").elements[-3:]) == (
        "<ul><li>a</li></ul><ul><li>b<ul><li>c</li></ul><ul><li>d</li></ul></li></ul><ol><li>1<ul><li>2</li></ul></li></ol>"
    )


def _drawn(elements: list[Element]) -> str:
    made = ""
    for each in elements:
        inner = "".join(piece if isinstance(piece, str) else _drawn([piece]) for piece in each.inner)
        made += f"<{each.name}>{inner}</{each.name}>"
    return made


def test_a_wide_table_can_be_moved_sideways_with_the_keyboard(tmp_path: Path) -> None:
    (around,) = written(with_text(body(grid(tuple("abcde"), tuple("vwxyz")))), tmp_path).one("main").all("div")
    assert around.attributes["tabindex"] == "0"
    assert around.attributes["aria-label"] == "Tabel bij Tekst"


def test_a_column_without_a_name_has_no_header(tmp_path: Path) -> None:
    *_, table = written(with_text(body(grid(("", "Juni"), ("Bezoekers", "12")))), tmp_path).all("table")
    assert [each.name for each in table.one("thead").one("tr").elements] == ["td", "th"]


def test_what_the_officer_wrote_is_never_markup(tmp_path: Path) -> None:
    nasty = "</style><script>alert(1)</script>&amp;"
    report = replace(with_text(body(nasty, heading(nasty))), municipality=nasty)
    page = written(report, tmp_path)
    assert findings(page) == []
    assert page.one("title").text.endswith(f"Gemeente {nasty}")
    assert nasty in page.one("main").text


def test_a_link_keeps_its_address(page: Element) -> None:
    link = next(link for link in page.one("main").all("a"))
    assert (link.text, link.attributes["href"]) == (
        "besluit van het college",
        "https://waterstede.example/besluit?nr=1&jaar=2023",
    )


def test_a_browser_may_do_nothing_but_show_the_page(page: Element) -> None:
    (policy,) = [each.attributes["content"] for each in page.all("meta") if "http-equiv" in each.attributes]
    digest = base64.b64encode(hashlib.sha256(page.one("style").text.encode()).digest()).decode()
    assert (
        policy == f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )


def _colours(style: str, start: str) -> dict[str, str]:
    block = style[style.index(start) :]
    return dict(re.findall(r"--(\w+): (#\w{6});", block[: block.index("}")]))


def test_text_can_be_read_in_the_light_and_in_the_dark(page: Element) -> None:
    style = page.one("style").text
    for start, ground in ((":root", LIGHT_GROUND), ("dark) {\n  :root", DARK_GROUND)):
        colours = _colours(style, start)
        assert colours["ground"] == ground
        assert contrast(colours["ink"], colours["head"]) >= READABLE
        for text in ("ink", "soft", "link"):
            assert contrast(colours[text], ground) >= READABLE


def test_lights_can_be_read_in_the_light_and_in_the_dark(page: Element) -> None:
    style = page.one("style").text
    light, dark = style[: style.rindex("@media")], style[style.rindex("@media") :]
    for rules, ground in ((light, LIGHT_GROUND), (dark, DARK_GROUND)):
        colours = re.findall(r"\.light-\d \{ color: (#\w{6}); \}", rules)
        assert len(colours) == len(STANDARD_SCALE)
        assert all(contrast(colour, ground) >= READABLE for colour in colours)


def test_a_light_without_a_proper_colour_keeps_the_colour_of_the_text(tmp_path: Path) -> None:
    scale = tuple(replace(light, colour="groenig") for light in STANDARD_SCALE)
    style = written(replace(full_report(), scale=scale), tmp_path).one("style").text
    assert style.startswith(resources.find(*STYLE_SHEET).read_text("utf-8"))
    assert "color: None" not in style
    assert "groenig" not in style


def test_without_title_page_and_contents_the_page_still_says_what_it_is(tmp_path: Path) -> None:
    page = written(small_report(), tmp_path, Choice(frozenset({Chapter.PROGRAMMES})))
    assert findings(page) == []
    assert page.one("h1").text == page.one("title").text == "1e Voortgangsrapportage 2026"
    assert not list(page.all("nav"))


def test_a_report_without_headings_has_no_contents(tmp_path: Path) -> None:
    page = written(empty_report(), tmp_path, Choice(frozenset({Chapter.TITLE_PAGE, Chapter.CONTENTS})))
    assert not list(page.all("nav"))


def test_the_same_report_gives_the_same_bytes(tmp_path: Path) -> None:
    pages = []
    for name in ("een.html", "twee.html"):
        write_page(full_report(), tmp_path / name, IMPRINT)
        pages.append((tmp_path / name).read_bytes())
    assert pages[0] == pages[1]


def test_progress_goes_from_nothing_to_all(tmp_path: Path) -> None:
    told: list[float] = []
    write_page(full_report(), tmp_path / "r.html", IMPRINT, progress=told.append)
    assert (told[0], told[-1]) == (0, 1)
    assert told == sorted(told)


@pytest.mark.parametrize("times", [0, 5, 1000])
def test_what_is_cancelled_leaves_no_file(tmp_path: Path, times: int) -> None:
    asked = iter(range(10_000))
    total = len(list(parts(full_report(), imprint=IMPRINT)))

    def cancelled() -> bool:
        return next(asked) >= min(times, total)

    with pytest.raises(Cancelled):
        write_page(full_report(), tmp_path / "r.html", IMPRINT, cancelled=cancelled)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="bestaat niet"):
        write_page(full_report(), tmp_path / "weg" / "r.html", IMPRINT)


def test_a_part_that_nothing_writes_is_an_error() -> None:
    with pytest.raises(NotImplementedError):
        render("geen onderdeel", Context(()))


def test_marks_and_line_breaks_are_kept(page: Element) -> None:
    (mark,) = page.one("main").all("u")
    assert (mark.text, mark.within("em"), mark.within("strong")) == ("juni", True, True)
    assert any("\nDe wijk weet ervan." in each.text for each in page.one("main").all("p"))


def test_runs_with_one_address_are_one_link_and_a_link_on_nothing_is_none(tmp_path: Path) -> None:
    link = "https://waterstede.example/"
    runs = (Run("a ", link=link), Run("b", frozenset({Mark.BOLD}), link), Run(" c"), Run(" ", link=link))
    page = written(with_text(body(Paragraph(runs))), tmp_path)
    assert [each.text for each in page.one("main").all("a")] == ["a b"]
    assert findings(page) == []
