import datetime as dt
import io
from collections.abc import Callable
from itertools import count
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings

from tests.printed import body, empty_report, full_report, heading, item
from tests.reports import MISSION, small_report
from tests.strategies import reports
from tests.word.opened import Opened, text_of, w
from tests.word.written import write_report
from vgr_desktop.core.dutch.typeset import typeset
from vgr_desktop.core.layout import Chapter, Choice, Imprint, Status
from vgr_desktop.core.model.problems import Cancelled
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import Kind, Paragraph, RichText, Run, paragraphs
from vgr_desktop.core.model.tree import amend, everything
from vgr_desktop.word.writer import write

DATE = dt.date(2023, 9, 18)
GOLDEN = Path(__file__).parents[1] / "data" / "golden"

Export = Callable[[Report], Opened]


@pytest.fixture
def export(tmp_path: Path) -> Export:
    def exported(report: Report) -> Opened:
        target = tmp_path / "rapportage.docx"
        write_report(report, target, Imprint(DATE, author="Team Concerncontrol"))
        return Opened(target)

    return exported


def test_the_body_is_as_it_was_looked_at(export: Export) -> None:
    """When the layout changes on purpose: look at an exported report, then put the new text in the golden file."""
    xml = export(full_report()).files["word/document.xml"]
    for _, (prefix, address) in ET.iterparse(io.StringIO(xml), ["start-ns"]):  # noqa: S314  # our own file
        ET.register_namespace(prefix, address)
    root = ET.fromstring(xml)  # noqa: S314  # our own file
    ET.indent(root)
    assert ET.tostring(root, encoding="unicode") + "\n" == (GOLDEN / "full-report.xml").read_text(encoding="utf-8")


def test_all_that_was_written_stands_in_the_file_in_order(export: Export) -> None:
    report = full_report()
    written = iter([*_written(report)])
    printed = "\n".join(export(report).texts())
    place = 0
    for text in written:
        place = printed.index(text, place) + len(text)


def _written(report: Report) -> list[str]:
    """The officer's paragraphs in the order in which the municipal layout has them."""
    (programme,) = report.programmes
    bodies = [report.foreword.body, report.reading_guide.body, programme.mission.body, programme.state_of_affairs.body]
    bodies += [explanation.body for area in programme.areas for explanation in area.explanations]
    bodies += [deviation.body for deviation in programme.deviations] + [section.body for section in report.sections]
    return [paragraph.plain for text in bodies for paragraph in paragraphs(text) if paragraph.plain.strip()]


@settings(max_examples=25)
@given(reports())
def test_every_word_of_any_report_that_has_a_place_is_printed(
    tmp_path_factory: pytest.TempPathFactory, report: Report
) -> None:
    target = tmp_path_factory.mktemp("any") / "rapportage.docx"
    write_report(report, target, Imprint(DATE))
    printed = set(Opened(target).texts())
    for each in everything(report):
        for paragraph in paragraphs(getattr(each, "body", RichText())):
            words = "".join(run.text for run in paragraph.runs)
            assert not words.strip() or any(typeset(words) in text for text in printed)


def test_headings_are_built_in_styles(export: Export) -> None:
    lines = export(full_report()).lines()
    assert ("Title", "2e Voortgangsrapportage 2023") in lines
    assert ("heading 1", "Programma 3 Samen leven") in lines
    assert ("heading 3", "Beleidsterrein 3A Ontmoeting") in lines
    assert ("heading 4", "Toelichting doelenboom Beleidsterrein 3A Ontmoeting") in lines
    assert ("heading 5", "3A1.2 Vernieuwen van ontmoetingsplekken") in lines
    assert ("heading 3", "Wat is bereikt") in lines
    assert ("heading 4", "Wat volgt") in lines


def test_the_parts_of_an_explanation_are_set_off(export: Export) -> None:
    texts = export(full_report()).texts()
    assert "Oorzaak: De aannemer is failliet gegaan." in texts
    assert "Een nieuwe aanbesteding kost drie maanden." in texts
    assert "Consequentie: Het doel wordt dit jaar niet gehaald." in texts


def test_the_contents_list_every_heading_down_to_the_third_level_with_a_page(export: Export) -> None:
    opened = export(full_report())
    entries = [
        (opened.style(paragraph), *text_of(paragraph).split("\t"))
        for paragraph in opened.paragraphs()
        if opened.style(paragraph).startswith("toc ")
    ]
    headings = [(style.replace("heading", "toc"), text) for style, text in opened.lines() if style in _IN_CONTENTS]
    assert [entry[:2] for entry in entries] == headings
    assert entries[0] == ("toc 1", "Voorwoord", "3")
    assert entries[-1] == ("toc 2", "Prestaties die niet op groen staan", "10")


_IN_CONTENTS = {"heading 1", "heading 2", "heading 3"}


def test_entries_of_the_contents_lead_to_their_heading(export: Export) -> None:
    opened = export(full_report())
    headings = {
        mark.attrib[w("name")]: text_of(paragraph)
        for paragraph in opened.paragraphs()
        for mark in paragraph.iter(w("bookmarkStart"))
    }
    for link in opened.body.iter(w("hyperlink")):
        if (anchor := link.get(w("anchor"))) and anchor.startswith("_Toc"):
            assert text_of(link).split("\t")[0] == headings[anchor]


def test_the_overview_of_lights_leads_to_the_explanations(export: Export) -> None:
    opened = export(full_report())
    headings = {
        mark.attrib[w("name")]: text_of(paragraph)
        for paragraph in opened.paragraphs()
        for mark in paragraph.iter(w("bookmarkStart"))
    }
    links = [link for link in opened.body.iter(w("hyperlink")) if link.get(w("anchor"), "").startswith("_h")]
    assert [(text_of(link), headings[link.attrib[w("anchor")]]) for link in links] == [
        ("Toelichting bij 3A1.2", "3A1.2 Vernieuwen van ontmoetingsplekken")
    ] * 2


def test_no_reader_is_asked_to_update_anything(export: Export) -> None:
    opened = export(full_report())
    assert "updateFields" not in opened.files["word/settings.xml"]
    assert "w:dirty" not in opened.files["word/document.xml"]


def test_a_report_without_headings_has_no_contents(tmp_path: Path) -> None:
    target = tmp_path / "voorblad.docx"
    write_report(full_report(), target, Imprint(DATE), choice=Choice(frozenset({Chapter.TITLE_PAGE, Chapter.CONTENTS})))
    assert Opened(target).texts() == [
        "2e Voortgangsrapportage 2023",
        "Gemeente Waterstede",
        "18\u00a0september\u00a02023",
    ]


def test_each_numbered_list_begins_at_one_and_each_level_is_real(export: Export) -> None:
    def numbered(text: str, depth: int = 0) -> Paragraph:
        return item(text, depth, Kind.NUMBERED)

    text = body(numbered("a"), numbered("a.a", 1), numbered("b"), numbered("b.a", 1), "Tussen", numbered("c"))
    opened = export(amend(small_report(), MISSION, body=text))
    lists = [
        (text_of(paragraph), found.find(w("ilvl")).attrib[w("val")], found.find(w("numId")).attrib[w("val")])  # type: ignore[union-attr]
        for paragraph in opened.paragraphs()
        if (found := paragraph.find(w("pPr/numPr"))) is not None
    ]
    assert [(text, depth) for text, depth, _ in lists] == [
        ("a", "0"), ("a.a", "1"), ("b", "0"), ("b.a", "1"), ("c", "0"),
    ]  # fmt: skip
    first, inner, again, inner_again, after = (number for _, _, number in lists)
    assert first == again
    assert len({first, inner, inner_again, after}) == 4
    restarts = {
        num.attrib[w("numId")]: [start.attrib[w("val")] for start in num.iter(w("startOverride"))]
        for num in opened.part("word/numbering.xml").findall(w("num"))
    }
    assert all(restarts[number] == ["1"] for number in (first, inner, inner_again, after))


def test_links_lead_outside_and_are_shared(export: Export) -> None:
    address = "https://voorbeeld.example/?a=1&b=2"
    link = Paragraph((Run("Zie "), Run("dit ", link=address), Run("besluit", link=address), Run(".")))
    opened = export(amend(small_report(), MISSION, body=body(link, link)))
    found = [element for element in opened.body.iter(w("hyperlink")) if not element.get(w("anchor"))]
    assert [text_of(element) for element in found] == ["dit besluit"] * 2
    assert opened.files["word/_rels/document.xml.rels"].count("a=1&amp;b=2") == 1


def test_line_breaks_and_tabs_stay(export: Export) -> None:
    opened = export(amend(small_report(), MISSION, body=body(Paragraph((Run("\tEerst\ndan \t"),)))))
    assert "\tEerst\ndan \t" in opened.texts()


def test_a_heading_over_two_lines_is_one_entry_of_the_contents(export: Export) -> None:
    opened = export(amend(small_report(), MISSION, body=body(heading("Een\ntwee"), "Tekst.")))
    assert any(text_of(paragraph).startswith("Een twee\t") for paragraph in opened.paragraphs())
    assert ("heading 2", "Een\ntwee") in opened.lines()


def test_each_text_stands_in_an_open_content_control_that_says_which_it_is(export: Export) -> None:
    report = full_report()
    opened = export(report)
    controls = {
        control.find(w("sdtPr/tag")).attrib[w("val")]: control  # type: ignore[union-attr]
        for control in opened.body.iter(w("sdt"))
        if control.find(w("sdtPr/tag")) is not None
    }
    explanation = report.programmes[0].areas[0].explanations[1]
    control = controls["vgr:" + explanation.lineage.replace("-", "")]
    assert control.find(w("sdtPr/alias")).attrib[w("val")] == "Toelichting 3A1.2"  # type: ignore[union-attr]
    assert control.find(w("sdtPr/lock")) is None
    assert text_of(control).startswith("Oorzaak: De aannemer")


def test_each_heading_and_paragraph_carries_its_lineage_in_a_hidden_bookmark(export: Export) -> None:
    report = full_report()
    opened = export(report)
    marks = {
        mark.attrib[w("name")]: text_of(paragraph)
        for paragraph in opened.paragraphs()
        for mark in paragraph.iter(w("bookmarkStart"))
    }
    explanation = report.programmes[0].areas[0].explanations[1]
    lineage = explanation.lineage.replace("-", "")
    assert marks[f"_h{lineage}"] == "3A1.2 Vernieuwen van ontmoetingsplekken"
    assert marks[f"_p{lineage}_2"] == "Een nieuwe aanbesteding kost drie maanden."


def test_properties_say_what_the_document_is_and_nothing_of_programs(export: Export) -> None:
    report = full_report()
    opened = export(report)
    core = opened.files["docProps/core.xml"]
    for said in (
        "2e Voortgangsrapportage 2023",
        "programmabegroting 2023",
        "nl-NL",
        "2023-09-18T00:00:00Z",
        "Concerncontrol",
    ):
        assert said in core
    assert report.lineage in opened.files["docProps/custom.xml"]
    assert "2023-2" in opened.files["docProps/custom.xml"]
    assert not any("python" in text.lower() for text in opened.files.values())
    assert "docProps/app.xml" not in opened.files


def test_there_is_no_property_that_says_more_than_what_the_report_is(export: Export) -> None:
    properties = {
        element.tag.split("}")[1]: element.text for element in export(full_report()).part("docProps/core.xml")
    }
    assert properties == {
        "title": "2e Voortgangsrapportage 2023",
        "subject": "Voortgang van de programmabegroting 2023",
        "creator": "Team Concerncontrol",
        "lastModifiedBy": "Team Concerncontrol",
        "language": "nl-NL",
        "created": "2023-09-18T00:00:00Z",
        "modified": "2023-09-18T00:00:00Z",
    }


def test_without_an_author_none_is_named(tmp_path: Path) -> None:
    write_report(empty_report(), tmp_path / "r.docx", Imprint(DATE))
    assert "creator" not in Opened(tmp_path / "r.docx").files["docProps/core.xml"]


def test_header_and_footer_name_report_chapter_and_page(export: Export) -> None:
    opened = export(full_report())
    assert text_of(opened.part("word/header1.xml")).startswith("2e Voortgangsrapportage 2023")
    assert "STYLEREF" in opened.files["word/header1.xml"]
    assert text_of(opened.part("word/footer1.xml")) == "\tPagina 2 van 10"
    assert opened.body.find(w("sectPr/titlePg")) is not None


def test_a_document_without_title_page_has_header_and_footer_on_its_first_page(tmp_path: Path) -> None:
    chapters = frozenset(Chapter) - {Chapter.TITLE_PAGE}
    write_report(full_report(), tmp_path / "r.docx", Imprint(DATE), choice=Choice(chapters))
    assert Opened(tmp_path / "r.docx").body.find(w("sectPr/titlePg")) is None


@pytest.mark.parametrize("status", Status)
def test_the_status_stands_on_the_title_page_and_on_every_other(tmp_path: Path, status: Status) -> None:
    write_report(full_report(), tmp_path / "r.docx", Imprint(DATE, status, "RV 23.0072"))
    opened = Opened(tmp_path / "r.docx")
    assert ("Titelstatus", f"Status: {status}") in opened.lines()
    assert ("Titelregel", "Kenmerk: RV\u00a023.0072") in opened.lines()
    assert text_of(opened.part("word/footer1.xml")) == f"{status}\tPagina 2 van 10"
    assert f">{status}<" in opened.files["docProps/core.xml"]
    assert f">{status}<" in opened.files["docProps/custom.xml"]


def test_the_same_report_and_date_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("een.docx", "twee.docx"):
        write_report(full_report(), tmp_path / name, Imprint(DATE))
    assert (tmp_path / "een.docx").read_bytes() == (tmp_path / "twee.docx").read_bytes()


def test_progress_grows_to_the_end(tmp_path: Path) -> None:
    told: list[float] = []
    write_report(full_report(), tmp_path / "r.docx", Imprint(DATE), progress=told.append)
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0, 1)


def test_it_can_be_cancelled_anywhere() -> None:
    asked = count()
    write(empty_report(), Imprint(DATE), cancelled=lambda: next(asked) < 0)
    for times in range(next(asked)):
        answers = iter([False] * times + [True])
        with pytest.raises(Cancelled):
            write(empty_report(), Imprint(DATE), cancelled=lambda: next(answers))  # noqa: B023


def test_a_lineage_that_is_no_uuid_is_carried_as_well(tmp_path: Path) -> None:
    report = amend(small_report(), MISSION, lineage='van "elders"')
    write_report(report, tmp_path / "r.docx", Imprint(DATE))
    assert Opened(tmp_path / "r.docx").files["word/document.xml"].count('w:val="vgr:') > 3
