"""Tracked changes are read as accepted, and what is no text of the report never becomes text."""

from pathlib import Path

import pytest

from tests.word.reader.files import (
    AREA,
    bodies,
    explained,
    fill,
    goals,
    h,
    kept,
    left_out,
    p,
    read,
    report,
    run,
    tbl,
    tc,
    tr,
    tree,
)
from tests.word.reader.files import STYLES as USUAL
from vgr_desktop.core.intake.reading import NoticeKind
from vgr_desktop.core.model.text import plain

WHO = 'w:id="1" w:author="A. Jansen" w:date="2026-03-01T10:00:00Z"'


def inserted(inner: str) -> str:
    return f"<w:ins {WHO}>{inner}</w:ins>"


def deleted(text: str) -> str:
    return f'<w:del {WHO}><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def instruction(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def control(inner: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def whole_field(code: str, shown: str) -> str:
    return field("begin") + instruction(code) + field("separate") + shown + field("end")


SENTENCE = "De brug is later klaar."
END_DELETED = f"<w:rPr><w:del {WHO}/></w:rPr>"
IS, LATER, READY = run("De brug is "), run("later "), run("klaar.")
REST = LATER + READY
PROMPT = "<w:showingPlcHdr/>"
WAS_HIDDEN = f"<w:rPrChange {WHO}><w:rPr><w:vanish/></w:rPr></w:rPrChange>"
COMMENTED = (
    IS + '<w:commentRangeStart w:id="0"/>' + LATER + '<w:commentRangeEnd w:id="0"/>'
    '<w:r><w:commentReference w:id="0"/></w:r>' + READY
)  # fmt: skip
INNER_FIELD = (
    IS + field("begin") + instruction(" IF ") + whole_field(" DATE ", run("12 mei")) + instruction(' = "x" ')
    + field("separate") + LATER + field("end") + READY
)  # fmt: skip
ALTERNATIVES = (
    f'<mc:AlternateContent><mc:Choice Requires="wps">{LATER}</mc:Choice><mc:Fallback>{LATER}</mc:Fallback>'
    "</mc:AlternateContent>"
)
MOVED = (
    f"<w:p><w:pPr><w:rPr><w:moveFrom {WHO}/></w:rPr></w:pPr><w:moveFrom {WHO}>{run(SENTENCE)}</w:moveFrom></w:p>"
    f"<w:p><w:moveTo {WHO}>{run(SENTENCE)}</w:moveTo></w:p>"
)

TEXTS = {
    "inserted": p(IS + inserted(LATER) + READY),
    "deleted": p(IS + deleted("snel ") + inserted(LATER) + READY),
    "deleted within inserted": p(IS + LATER + inserted(deleted("niet ")) + READY),
    "another look": p(IS + run("later ", WAS_HIDDEN) + READY),
    "end of a paragraph deleted": p(IS, END_DELETED) + p(REST),
    "two ends deleted": p(IS, END_DELETED) + p("", END_DELETED) + p(REST),
    "whole paragraph deleted": p(deleted("Dit kan weg."), END_DELETED) + p(SENTENCE),
    "moved": MOVED,
    "hidden": p(IS + run("niet ", "<w:vanish/>") + REST),
    "struck": p(IS + run("niet ", "<w:strike/>") + run("nooit ", "<w:dstrike/>") + REST),
    "not hidden after all": p(IS + run("later ", '<w:vanish w:val="0"/><w:strike w:val="false"/>') + READY),
    "comment": p(COMMENTED),
    "prompt": p(IS + LATER + control(run("Klik om tekst in te voeren"), PROMPT) + READY),
    "prompt by its style": p(IS + REST + run("Vul in", '<w:rStyle w:val="Plc"/>')),
    "whole prompt": control(p("Vul in"), PROMPT) + p(SENTENCE),
    "controls in controls": control(control(p(control(control(run(SENTENCE)))))),
    "custom xml and smart tags": (
        "<w:customXml>" + p(f"<w:smartTag>{IS}</w:smartTag><w:customXml>{REST}</w:customXml>") + "</w:customXml>"
    ),
    "field": p(IS + whole_field(" REF a ", LATER) + READY),
    "field in a field": p(INNER_FIELD),
    "field without a result": p(IS + field("begin") + instruction(" XE x ") + field("end") + REST),
    "simple field": p(IS + f'<w:fldSimple w:instr=" DOCPROPERTY x ">{LATER}</w:fldSimple>' + READY),
    "index entry": p(IS + REST + '<w:fldSimple w:instr=" XE x ">' + run("brug") + "</w:fldSimple>"),
    "alternatives": p(IS + ALTERNATIVES + READY),
    "soft hyphen": p("<w:r><w:t>De brug is la</w:t><w:softHyphen/><w:t>ter kl\u00ada\u200bar.</w:t></w:r>"),
    "page break": p('<w:r><w:br w:type="page"/></w:r>' + run(SENTENCE)),
    "a style that is not there": p(SENTENCE, '<w:pStyle w:val="Weg"/>'),
}
PROMPTS = '<w:style w:type="character" w:styleId="Plc"><w:name w:val="Placeholder Text"/></w:style>'


@pytest.mark.parametrize("what", TEXTS)
def test_only_the_text_is_text(tmp_path: Path, what: str) -> None:
    reading = read(tmp_path, explained(TEXTS[what]), {"styles": USUAL + PROMPTS})
    assert [plain(body) for body in bodies(reading)] == [SENTENCE]
    assert kept(reading) == []


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("deleted", "1 verwijderd stuk tekst (bijgehouden wijziging)"),
        ("hidden", "1 verborgen stuk tekst"),
        ("struck", "2 doorgehaalde stukken tekst"),
    ],
)
def test_what_the_writers_took_out_is_told_in_one_line(tmp_path: Path, what: str, told: str) -> None:
    reading = read(tmp_path, explained(TEXTS[what]))
    (notice,) = (notice for notice in reading.notices if notice.kind is NoticeKind.LEFT_OUT)
    assert notice.message == f"In het Word-bestand uit de tekst gehaald: {told}."


@pytest.mark.parametrize(("what", "told"), [("comment", "1 opmerking"), ("prompt", "1 invulaanwijzing")])
def test_what_a_report_has_no_place_for_is_told_in_one_line(tmp_path: Path, what: str, told: str) -> None:
    reading = read(tmp_path, explained(TEXTS[what]))
    (notice,) = (notice for notice in reading.notices if notice.kind is NoticeKind.SKIPPED)
    assert notice.message == f"Niet overgenomen uit het Word-bestand: {told}."


def test_what_is_only_text_leaves_nothing_to_tell(tmp_path: Path) -> None:
    assert left_out(read(tmp_path, explained(p(SENTENCE)))) == ""


def test_rows_and_cells_that_were_deleted_or_inserted(tmp_path: Path) -> None:
    rows = (
        tr("7A1 Schoon water", "7A1.1 Baggeren", "Groen"),
        tr("", "7A1.2 Weg", "Rood", properties=f"<w:del {WHO}/>"),
        tr("", "7A1.3 Nieuw", "Oranje", properties=f"<w:ins {WHO}/>"),
        tr("", "7A1.4 Verborgen", "Rood", properties="<w:hidden/>"),
        tr("", tc("Oud", f"<w:cellDel {WHO}/>"), "7A1.5 Meten", "Groen"),
    )
    found = tree(read(tmp_path, report(goals(*rows))))
    assert found[1:] == ["7A1.1 Baggeren: green", "7A1.3 Nieuw: orange", "7A1.5 Meten: green"]


def test_a_figure_that_was_replaced_in_a_table(tmp_path: Path) -> None:
    figure = tc(p(deleted("15") + inserted(run("17"))))
    reading = read(tmp_path, explained(p("De baten:"), tbl(tr("Jaar", "Bedrag"), tr("2026", figure)), p("Klaar.")))
    assert plain(bodies(reading)[0]) == "De baten:\nJaar\nBedrag\n2026\n17\nKlaar."


def test_hidden_through_a_style(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Intern"><w:name w:val="Intern"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Noot"><w:name w:val="Noot"/><w:basedOn w:val="Intern"/></w:style>'
    )
    body = explained(p(SENTENCE), p("Niet voor de raad.", '<w:pStyle w:val="Noot"/>'))
    reading = read(tmp_path, body, {"styles": USUAL + styles})
    assert [plain(body) for body in bodies(reading)] == [SENTENCE]


GALLERY = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
TOC1 = '<w:pStyle w:val="Inhopg1"/>'
BEGUN = field("begin") + instruction(' TOC \\o "1-3" ') + field("separate") + run("Programma 3 Wonen 4")
CONTENTS = {
    "a control": control(p("Inhoud") + p("Programma 3 Wonen 4"), GALLERY),
    "a field": p(BEGUN) + p(whole_field(" HYPERLINK \\l x ", run("Programma 7 Water 9"))) + p(field("end")),
    "styles": p("Programma 3 Wonen 4", TOC1) + p("7A1.1 Baggeren", TOC1),
    "a field without an end": p(BEGUN) + p("Programma 7 Water 9"),
}


@pytest.mark.parametrize("what", CONTENTS)
def test_a_table_of_contents_is_no_text(tmp_path: Path, what: str) -> None:
    reading = read(tmp_path, CONTENTS[what] + explained(p(SENTENCE)))
    assert [one.number for one in reading.programmes] == ["7"]
    assert tree(reading) == ["7A1 Schoon water", "7A1.1 Baggeren: green"]
    assert [plain(body) for body in bodies(reading)] == [SENTENCE]
    assert kept(reading) == []
    assert "inhoudsopgave" in left_out(reading)


def test_an_instruction_without_an_end_hides_no_more_than_its_paragraph(tmp_path: Path) -> None:
    reading = read(tmp_path, explained(p(run("Eerst. ") + field("begin") + run("weg")), p(SENTENCE)))
    assert plain(bodies(reading)[0]) == f"Eerst.\n{SENTENCE}"
    assert "1 veld zonder einde (bij regel 12)" in left_out(reading)


def test_a_header_is_told(tmp_path: Path) -> None:
    reading = read(tmp_path, explained(p(SENTENCE)), {"header": p("Concept")})
    assert "1 kop- of voettekst" in left_out(reading)
    assert kept(reading) == []


def test_the_text_of_a_merged_cell_that_goes_on_is_hidden_in_word_too(tmp_path: Path) -> None:
    rows = (
        tr(tc("7A1 Schoon water", '<w:vMerge w:val="restart"/>'), "7A1.1 Baggeren", tc("", fill("00B050"))),
        tr(tc("7A9 Oud", "<w:vMerge/>"), "7A1.2 Meten", tc("", fill("00B050"))),
    )
    reading = read(tmp_path, report(h(2, AREA), tbl(tr("Doel", "Prestatie", "Stoplicht"), *rows)))
    assert tree(reading) == ["7A1 Schoon water", "7A1.1 Baggeren: green", "7A1.2 Meten: green"]
