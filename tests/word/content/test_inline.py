"""What stands within a text: footnotes and pictures."""

import datetime as dt
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from tests.printed import empty_report
from tests.reports import SQUARE, lineage
from tests.word.opened import Opened, text_of, w
from tests.word.test_validity import findings
from tests.word.written import write_report
from vgr_desktop.core.layout import Imprint
from vgr_desktop.core.model.report import Picture, PictureKind, Report, Section, SectionKind
from vgr_desktop.core.model.text import Block, Image, Kind, Mark, Paragraph, Run, Table, rich
from vgr_desktop.word.writer import write

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
TWIP = 635
PICTURE = lineage(60)

Export = Callable[..., Opened]


def note(text: str) -> Run:
    return Run("", note=text)


NOTED = (
    Paragraph(
        (Run("De kade"), note('Aan de "oost"zijde.'), Run(" is klaar", frozenset({Mark.BOLD})), note("1 < 2 & 3"))
    ),
    Paragraph((Run("Kop"), note("Bij de kop.")), Kind.HEADING, 1),
    Table((((Paragraph((Run("Jaar"), note("In de tabel."))),), (Paragraph((Run("Bedrag"),)),)),) * 2),
)


def of(*blocks: Block) -> Report:
    square = Picture(60, PICTURE, kind=PictureKind.PNG, content=SQUARE)
    section = Section(100, lineage(100), kind=SectionKind.APPENDIX, title="Bijlage", body=rich(blocks))
    return replace(empty_report(), pictures=(square,), sections=(section,))


@pytest.fixture
def export(tmp_path: Path) -> Export:
    def exported(report: Report, template: Path | None = None) -> Opened:
        target = tmp_path / "rapportage.docx"
        write_report(report, target, Imprint(dt.date(2023, 9, 18)), template=template)
        assert findings(target) == []
        return Opened(target)

    return exported


def notes_of(opened: Opened) -> list[tuple[str | None, str]]:
    """The notes in the document, each with its number, without the separators."""
    found = opened.part("word/footnotes.xml").findall(w("footnote"))
    return [(each.get(w("id")), text_of(each).strip()) for each in found if each.get(w("type")) is None]


def test_a_footnote_is_one_of_word_with_its_mark_in_the_text(export: Export) -> None:
    opened = export(of(*NOTED))
    said = ["Aan de “oost”zijde.", "1 < 2 & 3", "Bij de kop.", "In de tabel.", "In de tabel."]
    assert notes_of(opened) == [(str(number), text) for number, text in enumerate(said, 1)]
    marks = [mark.get(w("id")) for mark in opened.body.iter(w("footnoteReference"))]
    assert marks == ["1", "2", "3", "4", "5"]
    shown = {opened.style(paragraph) for paragraph in opened.part("word/footnotes.xml").iter(w("p"))}
    assert "footnote text" in shown


def test_the_table_of_contents_has_the_heading_without_its_footnote(export: Export) -> None:
    opened = export(of(*NOTED))
    entries = [paragraph for paragraph in opened.paragraphs() if opened.style(paragraph).startswith("toc ")]
    assert not any(list(entry.iter(w("footnoteReference"))) for entry in entries)


def house_style(folder: Path, *, with_notes: bool) -> Path:
    """A house style as Word makes it: with footnotes of its own, or without anything about them."""
    target = folder / "huisstijl.docx"
    docx.Document().save(str(target))
    if with_notes:
        write_report(
            of(Paragraph((Run("Tekst"), note("Noot van het sjabloon.")))), target, Imprint(dt.date(2023, 1, 1))
        )
    return target


@pytest.mark.parametrize("with_notes", [False, True])
def test_a_house_style_gets_what_footnotes_need_and_keeps_none_of_its_own(
    export: Export, tmp_path: Path, *, with_notes: bool
) -> None:
    opened = export(of(*NOTED), house_style(tmp_path, with_notes=with_notes))
    assert len(notes_of(opened)) == len(["oost", "1 < 2", "kop", "tabel", "tabel"])
    settings = [child.tag for child in opened.part("word/settings.xml")]
    assert settings.index(w("footnotePr")) < settings.index(w("compat"))


def test_notes_of_a_house_style_do_not_get_into_a_report_without_footnotes(export: Export, tmp_path: Path) -> None:
    assert notes_of(export(of(Paragraph((Run("Tekst"),))), house_style(tmp_path, with_notes=True))) == []


def shown_in(opened: Opened) -> list[tuple[str, str, float]]:
    """Of each picture: its text alternative, the file it is, and how many times as wide as high it is."""
    relations = {each.get("Id"): each.get("Target") for each in opened.part("word/_rels/document.xml.rels")}
    found = []
    for inline in opened.body.iter(f"{DRAWING}inline"):
        extent, told = inline.find(f"{DRAWING}extent"), inline.find(f"{DRAWING}docPr")
        assert extent is not None
        assert told is not None
        (id,) = [each.attrib[EMBED] for each in inline.iter() if EMBED in each.attrib]
        found.append((told.attrib["descr"], str(relations[id]), int(extent.attrib["cx"]) / int(extent.attrib["cy"])))
    return found


def picture(alt: str, *caption: Run, width: int = 100) -> Paragraph:
    return Paragraph(caption, image=Image(PICTURE, alt, width))


def test_a_picture_has_its_text_alternative_its_own_shape_and_a_part_with_the_name_of_its_lineage(
    export: Export,
) -> None:
    opened = export(of(picture("De <oude> kade"), picture("De brug", width=40)))
    part = f"media/{lineage(60).replace('-', '')}.png"
    assert shown_in(opened) == [("De <oude> kade", part, 1), ("De brug", part, 1)]
    assert opened.content[f"word/{part}"] == SQUARE


def test_a_picture_without_a_text_alternative_is_never_passed_over_as_decoration(export: Export) -> None:
    report = of(picture("", Run("De kade in maart", note="")), picture(" "))
    assert [alt for alt, _, _ in shown_in(export(report))] == ["De kade in maart", "Afbeelding zonder beschrijving"]
    assert write(report, Imprint(dt.date(2024, 2, 29))).obstacles == ()  # the finding about the text tells it


def test_a_picture_is_as_wide_as_was_chosen_and_never_higher_than_a_page(export: Export) -> None:
    tall = SQUARE[:20] + (400).to_bytes(4, "big") + SQUARE[24:]
    report = of(picture("Breed", width=50), picture("Hoog"))
    report = replace(report, pictures=(replace(report.pictures[0], content=tall),))
    extents = [each.attrib for each in export(report).body.iter(f"{DRAWING}extent")]
    assert {int(each["cy"]) for each in extents} == {12_000 * TWIP}
    half = export(of(picture("Breed", width=50))).body.iter(f"{DRAWING}extent")
    assert [int(each.attrib["cx"]) for each in half] == [9072 // 2 * TWIP]


def test_a_caption_stands_above_its_picture_with_a_number_in_the_series_of_the_charts(export: Export) -> None:
    lines = export(of(picture("De kade", Run("De kade in "), Run("maart", frozenset({Mark.ITALIC}))))).lines()
    place = lines.index(("caption", "Figuur 1. De kade in maart"))
    assert lines[place + 1][0] == "Figuur"


def test_a_picture_without_a_caption_does_not_touch_the_table_above_it(export: Export) -> None:
    table = Table((((Paragraph((Run("Kade"),)),), (Paragraph((Run("Lengte"),)),)),) * 2)
    assert export(of(table, picture("De kade"))).lines()[-1] == ("Figuur na tabel", "")


def test_of_a_picture_that_is_not_there_the_words_are_printed(export: Export) -> None:
    gone = Paragraph((Run("De kade"),), image=Image("weg", "Een foto van de kade"))
    texts = export(of(gone, replace(gone, image=Image("weg")))).texts()
    assert [texts[-4:]] == [
        [
            "Figuur 1. De kade",
            "[Een foto van de kade]",
            "Figuur 2. De kade",
            "[Afbeelding ontbreekt]",
        ]
    ]


def test_only_pictures_that_are_shown_are_in_the_file(export: Export) -> None:
    assert not [name for name in export(of(Paragraph((Run("Tekst"),)))).content if "media" in name]


def test_footnotes_and_pictures_give_the_same_bytes_each_time(tmp_path: Path) -> None:
    report = of(*NOTED, picture("De kade", Run("Onderschrift")))
    for name in ("een.docx", "twee.docx"):
        write_report(report, tmp_path / name, Imprint(dt.date(2023, 9, 18)))
    assert (tmp_path / "een.docx").read_bytes() == (tmp_path / "twee.docx").read_bytes()
    with zipfile.ZipFile(tmp_path / "een.docx") as package:
        assert package.testzip() is None
