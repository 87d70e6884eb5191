"""Templates of municipalities, good and bad."""

import datetime as dt
import io
import os
import re
import threading
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt
from docx_integrity import check  # type: ignore[import-untyped]  # it has no types
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]  # it has no types

from tests.printed import body, full_report, grid
from tests.word.opened import Opened, text_of, w
from tests.word.pixel import PIXEL
from tests.word.written import write_report
from vgr_desktop import resources
from vgr_desktop.core.layout import Imprint
from vgr_desktop.core.model.limits import MOST_ELEMENTS
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.word import guard
from vgr_desktop.word.house.template import TEMPLATE, completed, missing, open_template
from vgr_desktop.word.writer import write

IMPRINT = Imprint(dt.date(2024, 2, 29))
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A house style as another program makes it: in English, with a header, text, and an author."""
    document = docx.Document()
    document.styles["Heading 1"].font.size = Pt(33)
    document.sections[0].header.paragraphs[0].text = "Gemeente Lindeveen"
    document.add_paragraph("Voorbeeldtekst van het sjabloon")
    document.core_properties.author = "Iemand Anders"
    path = tmp_path / "huisstijl.docx"
    document.save(str(path))
    return path


def changed(path: Path, replacements: Mapping[str, tuple[str, str]], extra: Mapping[str, str] | None = None) -> Path:
    """The file at `path` with a text replaced in some of its parts, and with parts more."""
    target = path.with_name("veranderd.docx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name in replacements:
                before, after = replacements[name]
                assert before.encode() in content
                content = content.replace(before.encode(), after.encode())
            new.writestr(name, content)
        for name, text in (extra or {}).items():
            new.writestr(name, text)
    return target


def with_relation(path: Path, kind: str, target: str) -> Path:
    name = "word/_rels/document.xml.rels"
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relation = f'<Relationship Id="rIdX" Type="{base}/{kind}" Target="{target}" TargetMode="External"/>'
    return changed(path, {name: ("</Relationships>", f"{relation}</Relationships>")})


def report_in(template: Path, folder: Path) -> Opened:
    target = folder / "rapportage.docx"
    write_report(full_report(), target, IMPRINT, template=template)
    return Opened(target)


def test_our_own_template_lacks_nothing() -> None:
    assert missing(resources.find(*TEMPLATE)) == ()


def test_what_a_house_style_lacks_is_said_in_dutch(house: Path) -> None:
    found = missing(house)
    assert re.fullmatch(r"\d+ stijlen voor onder meer koppen, tabellen en lijsten", found[0])
    assert "lijsten met niveaus" in found
    assert "een voettekst met het paginanummer" in found
    assert "Nederlands als taal" in found
    assert "een koptekst" not in found


def test_a_completed_house_style_lacks_nothing_and_keeps_its_text(house: Path, tmp_path: Path) -> None:
    completed(house, tmp_path / "aangevuld.docx")
    assert missing(tmp_path / "aangevuld.docx") == ()
    assert "Voorbeeldtekst van het sjabloon" in Opened(tmp_path / "aangevuld.docx").texts()
    assert "Voorbeeldtekst van het sjabloon" in Opened(house).texts()


def test_a_report_has_the_look_of_the_house_and_nothing_of_its_text_or_author(house: Path, tmp_path: Path) -> None:
    opened = report_in(house, tmp_path)
    assert "Voorbeeldtekst van het sjabloon" not in opened.texts()
    assert not any("Iemand Anders" in text for text in opened.files.values())
    assert "docProps/app.xml" not in opened.files
    headers = [text_of(opened.part(name)) for name in opened.files if name.startswith("word/header")]
    assert headers == ["Gemeente Lindeveen"]
    heading = next(s for s in opened.part("word/styles.xml").iter(w("style")) if s.get(w("styleId")) == "Heading1")
    assert heading.find(w("rPr/sz")).attrib[w("val")] == "66"  # type: ignore[union-attr]


def test_a_report_in_a_house_style_says_what_it_says_in_ours(house: Path, tmp_path: Path) -> None:
    write_report(full_report(), tmp_path / "ons.docx", IMPRINT)
    assert report_in(house, tmp_path).lines() == Opened(tmp_path / "ons.docx").lines()


def test_what_stands_at_the_right_edge_keeps_to_the_margins_of_the_house(house: Path, tmp_path: Path) -> None:
    opened = report_in(house, tmp_path)
    section = opened.body.find(w("sectPr"))
    assert section is not None
    size, margins = (section.find(w(name)).attrib for name in ("pgSz", "pgMar"))  # type: ignore[union-attr]
    width = str(int(size[w("w")]) - int(margins[w("left")]) - int(margins[w("right")]))
    styles = {s.attrib[w("styleId")]: s for s in opened.part("word/styles.xml").iter(w("style"))}
    assert [tab.attrib[w("pos")] for tab in styles["TOC1"].iter(w("tab"))] == [width]
    footer = next(opened.part(name) for name in opened.files if name.startswith("word/footer"))
    tabs = [tab.attrib for tab in footer.iter(w("tab")) if tab.attrib]
    assert [tab[w("pos")] for tab in tabs if tab[w("val")] == "right"] == [width]


def test_a_house_style_that_names_no_language_gets_dutch(house: Path, tmp_path: Path) -> None:
    declared = '<w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="ar-SA"/>'
    opened = report_in(changed(house, {"word/styles.xml": (declared, "")}), tmp_path)
    languages = [language.get(w("val")) for language in opened.part("word/styles.xml").iter(w("lang"))]
    assert languages[0] == "nl-NL"


def test_a_logo_in_the_header_stands_on_pages_on_their_side_as_well(tmp_path: Path) -> None:
    document = docx.Document()
    (tmp_path / "logo.png").write_bytes(PIXEL)
    document.sections[0].header.paragraphs[0].add_run("Links\t").add_picture(str(tmp_path / "logo.png"))
    document.save(str(tmp_path / "huisstijl.docx"))
    report = full_report()
    wide = grid(tuple(f"Kolom {n}" for n in range(7)), tuple(f"Onderzoek van wijk {n}" for n in range(7)))
    report = replace(report, foreword=replace(report.foreword, body=body("Breed:", wide, "Klaar.")))
    write_report(report, tmp_path / "r.docx", IMPRINT, template=tmp_path / "huisstijl.docx")
    assert [str(finding) for finding in check(tmp_path / "r.docx") if "ERROR" in str(finding)] == []
    opened = Opened(tmp_path / "r.docx")
    logos = [opened.files[name] for name in opened.files if name.startswith("word/_rels/header")]
    assert len(logos) == 2
    assert all("media/image1.png" in logo for logo in logos)


def test_lists_in_a_house_style_have_all_their_levels(house: Path, tmp_path: Path) -> None:
    opened = report_in(house, tmp_path)
    numbering = opened.part("word/numbering.xml")
    levels = {a.attrib[w("abstractNumId")]: len(a.findall(w("lvl"))) for a in numbering.findall(w("abstractNum"))}
    lists = {n.attrib[w("numId")]: n.find(w("abstractNumId")).attrib[w("val")] for n in numbering.findall(w("num"))}  # type: ignore[union-attr]
    used = {number.attrib[w("val")] for number in opened.body.iter(w("numId"))}
    assert {levels[lists[number]] for number in used} == {9}


def test_validators_find_nothing_that_the_house_style_did_not_have(house: Path, tmp_path: Path) -> None:
    before = {_rule(error) for error in OpenXmlValidator().validate(house).errors}
    report_in(house, tmp_path)
    after = OpenXmlValidator().validate(tmp_path / "rapportage.docx").errors
    assert [str(error) for error in after if _rule(error) not in before] == []
    assert [str(finding) for finding in check(tmp_path / "rapportage.docx") if "ERROR" in str(finding)] == []


def _rule(error: object) -> str:
    return str(error).split(":")[0]


def test_a_report_can_itself_be_the_template(tmp_path: Path) -> None:
    write_report(full_report(), tmp_path / "eerst.docx", IMPRINT)
    assert missing(tmp_path / "eerst.docx") == ()
    opened = report_in(tmp_path / "eerst.docx", tmp_path)
    names = [style.get(w("styleId")) for style in opened.part("word/styles.xml").iter(w("style"))]
    assert len(names) == len(set(names))
    assert check(tmp_path / "rapportage.docx") == []


def test_a_word_template_is_taken_as_well(house: Path, tmp_path: Path) -> None:
    dotx = changed(house, {"[Content_Types].xml": (MAIN, MAIN.replace("document.main", "template.main"))})
    assert "Samenvatting" in report_in(dotx, tmp_path).texts()


def test_a_house_style_without_lists_or_page_size_is_completed(tmp_path: Path) -> None:
    bare = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{MAIN}"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r" Target="word/document.xml" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/officeDocument"/></Relationships>',
        "word/document.xml": '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body><w:p/></w:body></w:document>",
    }
    with zipfile.ZipFile(tmp_path / "kaal.docx", "w") as package:
        for name, text in bare.items():
            package.writestr(name, text)
    assert "Samenvatting" in report_in(tmp_path / "kaal.docx", tmp_path).texts()


def test_links_in_a_house_style_may_stay_and_its_own_template_is_forgotten(house: Path) -> None:
    assert missing(with_relation(house, "hyperlink", "https://lindeveen.example"))
    assert missing(with_relation(house, "attachedTemplate", "file:///N:/huisstijl.dotm"))


@pytest.mark.parametrize("kind", ["image", "oleObject", "frame", "header"])
def test_what_would_be_fetched_from_elsewhere_is_refused(house: Path, kind: str) -> None:
    with pytest.raises(Problem, match=r"veranderd\.docx haalt onderdelen van buiten .* Er is niets gewijzigd\."):
        open_template(with_relation(house, kind, "https://elders.example/x"))


@pytest.mark.parametrize(
    "active", ["application/vnd.ms-word.document.macroEnabled.main+xml", "application/vnd.ms-office.vbaProject"]
)
def test_macros_are_refused(house: Path, active: str) -> None:
    with pytest.raises(Problem, match="macro"):
        open_template(changed(house, {"[Content_Types].xml": (MAIN, active)}))


def test_declared_entities_are_refused(house: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]>'
    with pytest.raises(Problem, match="beschadigd"):
        open_template(changed(house, {}, {"word/extra.xml": f"{bomb}<x>&a;</x>"}))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "cp037"])
def test_declared_entities_are_refused_in_whichever_encoding_they_hide(house: Path, encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    with zipfile.ZipFile(house, "a") as package:
        package.writestr("word/more.xml", text.encode(encoding))
    with pytest.raises(Problem, match="beschadigd"):
        open_template(house)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
def test_a_file_that_grows_while_it_is_read_is_read_no_further_than_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "LARGEST_WORD_FILE", 1000)
    growing = tmp_path / "groeit.docx"
    os.mkfifo(growing)  # which says that it has no bytes
    writer = threading.Thread(target=growing.write_bytes, args=(bytes(2000),))
    writer.start()
    with pytest.raises(Problem, match="is groter dan 0 MB; dat is te veel om veilig te openen"):
        missing(growing)
    writer.join()


def test_a_file_with_too_many_elements_is_refused_before_they_are_made(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "parsed", lambda *_: pytest.fail("it was parsed"))
    with zipfile.ZipFile(house, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/more.xml", "<x>" + "<p/>" * MOST_ELEMENTS + "</x>")
    with pytest.raises(Problem, match=r"meer dan 1\.000\.000 onderdelen"):
        open_template(house)


def test_a_file_that_unpacks_to_too_much_is_refused(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "LARGEST_UNPACKED", 1000)
    with pytest.raises(Problem, match="is uitgepakt groter dan 0 MB"):
        open_template(house)


def test_a_file_that_is_too_large_is_not_even_read(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "LARGEST_WORD_FILE", 1000)
    with pytest.raises(Problem, match="is groter dan 0 MB; dat is te veel om veilig te openen"):
        open_template(house)


@pytest.mark.parametrize("content", [b"", b"geen zip", b"PK\x03\x04 afgebroken"], ids=["empty", "text", "broken off"])
def test_a_file_that_is_no_document_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "huisstijl.docx").write_bytes(content)
    with pytest.raises(Problem, match="geen Word-document of is beschadigd"):
        missing(tmp_path / "huisstijl.docx")


def test_a_document_of_which_parts_are_gone_or_broken_is_refused(house: Path) -> None:
    for name in ("word/document.xml", "word/styles.xml", "_rels/.rels"):
        with pytest.raises(Problem, match="beschadigd"):
            missing(_without(house, name))
        with pytest.raises(Problem, match="beschadigd"):
            missing(changed(house, {name: ("<", "<<")}))


def _without(path: Path, gone: str) -> Path:
    stream = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            if name != gone:
                new.writestr(name, old.read(name))
    target = path.with_name("onvolledig.docx")
    target.write_bytes(stream.getvalue())
    return target


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"weg\.docx kan niet worden gelezen"):
        missing(tmp_path / "weg.docx")


def test_a_page_with_measures_that_are_none_is_refused(house: Path, tmp_path: Path) -> None:
    strange = changed(house, {"word/document.xml": ('<w:pgSz w:w="', '<w:pgSz w:w="breed')})
    with pytest.raises(Problem, match="beschadigd"):
        open_template(strange)
    with pytest.raises(Problem, match="beschadigd"):
        completed(strange, tmp_path / "aangevuld.docx")
    assert not (tmp_path / "aangevuld.docx").exists()


@pytest.mark.parametrize("replacement", ["", "application/vnd.ms-excel"])
def test_a_package_of_something_else_is_refused(house: Path, replacement: str) -> None:
    with pytest.raises(Problem, match="geen Word-document of is beschadigd"):
        missing(changed(house, {"[Content_Types].xml": (MAIN, replacement)}))


def test_a_package_that_does_not_say_what_is_in_it_is_refused(house: Path) -> None:
    with pytest.raises(Problem, match="geen Word-document of is beschadigd"):
        missing(_without(house, "[Content_Types].xml"))


def test_a_document_without_header_lacks_one(tmp_path: Path) -> None:
    docx.Document().save(str(tmp_path / "kaal.docx"))
    assert "een koptekst" in missing(tmp_path / "kaal.docx")


def test_the_template_that_a_house_style_was_made_with_is_nowhere_in_the_report(house: Path, tmp_path: Path) -> None:
    attached = with_relation(house, "attachedTemplate", "file:///N:/huisstijl.dotm").rename(tmp_path / "met.docx")
    named = changed(attached, {"word/settings.xml": ("<w:zoom", '<w:attachedTemplate r:id="rIdX"/><w:zoom')})
    opened = report_in(named, tmp_path)
    assert not any("attachedTemplate" in text or "huisstijl.dotm" in text for text in opened.files.values())


def test_a_style_of_the_house_that_has_an_id_of_ours_keeps_it(tmp_path: Path) -> None:
    template = docx.Document()
    style = template.styles.add_style("Iets anders", WD_STYLE_TYPE.PARAGRAPH)
    style.element.set(qn("w:styleId"), "Tabelkop")
    template.save(str(tmp_path / "huis.docx"))
    opened = report_in(tmp_path / "huis.docx", tmp_path)
    names = {opened.style(paragraph) for paragraph in opened.paragraphs()}
    assert "Tabelkop" in names
    assert "Iets anders" not in names


def test_a_house_style_without_any_language_speaks_dutch(tmp_path: Path) -> None:
    template = docx.Document()
    styles = template.styles.element
    styles.remove(styles.find(qn("w:docDefaults")))
    template.save(str(tmp_path / "huis.docx"))
    document = write(full_report(), IMPRINT, template=tmp_path / "huis.docx")
    assert [said for said in document.obstacles if "Nederlands" in said] == []
    (language,) = Opened(document).part("word/styles.xml").findall(f"./{w('docDefaults/rPrDefault/rPr/lang')}")
    assert language.attrib[w("val")] == "nl-NL"
