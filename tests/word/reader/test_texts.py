"""The texts in a Word file: headings, marks, lists, notes, pictures, tables and symbols."""

from pathlib import Path

import pytest

from tests.reports import SQUARE
from tests.word.reader.files import (
    STYLES,
    bodies,
    explained,
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
)
from vgr_desktop.core.model.pictures import shown_in
from vgr_desktop.core.model.report import PictureKind
from vgr_desktop.core.model.text import Image, Kind, Mark, Paragraph, Run, Table, plain

_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def shapes(reading: object) -> list[tuple[Kind, int, str]]:
    (body,) = bodies(reading)  # type: ignore[arg-type]
    return [(block.kind, block.level, block.plain) for block in body.blocks if isinstance(block, Paragraph)]


def numbered(*levels: tuple[str, str], id: int = 1) -> str:
    inner = "".join(
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for place, (form, text) in enumerate(levels)
    )
    return (
        f'<w:abstractNum w:abstractNumId="{id}">{inner}</w:abstractNum>'
        f'<w:num w:numId="{id}"><w:abstractNumId w:val="{id}"/></w:num>'
    )


def item(text: str, level: int = 0, id: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{id}"/></w:numPr>')


HEADINGS = {
    "by its style": h(5, "Stand"),
    "by the outline of its style": p("Stand", '<w:pStyle w:val="Eigen"/>'),
    "by a style on another": p("Stand", '<w:pStyle w:val="Afgeleid"/>'),
    "by a name in another language": p("Stand", '<w:pStyle w:val="Duits"/>'),
    "by its own outline": p("Stand", '<w:outlineLvl w:val="4"/>'),
    "bold": p(run("Stand", "<w:b/>")),
    "bold by its style": p("Stand", '<w:pStyle w:val="Vet"/>'),
    "larger": p(run("Stand", '<w:sz w:val="28"/>')),
    "numbered and bold": p(run("Stand", "<w:b/>"), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
}


def own_style(id: str, name: str, more: str) -> str:
    return f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/>{more}</w:style>'


OWN = (
    own_style("Eigen", "Tussenkop", '<w:pPr><w:outlineLvl w:val="4"/></w:pPr>')
    + own_style("Afgeleid", "Mooi", '<w:basedOn w:val="Kop5"/>')
    + own_style("Duits", "Überschrift 5", "")
    + own_style("Vet", "Vet", "<w:rPr><w:b/></w:rPr>")
)


@pytest.mark.parametrize("what", HEADINGS)
def test_a_heading_within_a_text(tmp_path: Path, what: str) -> None:
    body = explained(p("Eerst dit."), HEADINGS[what], p("Dan dat."))
    reading = read(tmp_path, body, {"styles": STYLES + OWN, "numbering": numbered(("decimal", "%1."))})
    assert shapes(reading) == [
        (Kind.PARAGRAPH, 0, "Eerst dit."),
        (Kind.HEADING, 1, "Stand"),
        (Kind.PARAGRAPH, 0, "Dan dat."),
    ]


def test_a_sentence_with_bold_words_is_no_heading(tmp_path: Path) -> None:
    reading = read(tmp_path, explained(p("Eerst dit."), p(run("Let op: ", "<w:b/>") + run("dat niet"))))
    assert [kind for kind, _, _ in shapes(reading)] == [Kind.PARAGRAPH, Kind.PARAGRAPH]


def test_headings_of_two_levels_and_a_heading_of_the_area(tmp_path: Path) -> None:
    styles = STYLES + OWN + '<w:style w:type="paragraph" w:styleId="Kop6"><w:name w:val="heading 6"/></w:style>'
    body = explained(h(5, "Hoog"), p("a."), h(6, "Diep"), p("b."), h(4, "Over de wijk"), p("c."))
    reading = read(tmp_path, body, {"styles": styles})
    first, second = reading.programmes[0].areas[0].explanations
    assert [(block.level, block.plain) for block in first.body.blocks if isinstance(block, Paragraph)] == [
        (1, "Hoog"), (0, "a."), (2, "Diep"), (0, "b."),
    ]  # fmt: skip
    assert (second.about, second.heading, plain(second.body)) == ((), "Over de wijk", "c.")


def test_marks_and_links(tmp_path: Path) -> None:
    styles = STYLES + (
        '<w:style w:type="character" w:styleId="Zwaar"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
    )
    link = '<w:hyperlink r:id="rLink">' + run("site", '<w:rStyle w:val="Hyperlink"/>') + "</w:hyperlink>"
    coded = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://b.example/" </w:instrText>'
        '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("veld")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    text = (
        run("Vet", "<w:b/>") + run(" schuin", "<w:i/>") + run(" lijn", '<w:u w:val="single"/>')
        + run(" zwaar", '<w:rStyle w:val="Zwaar"/>') + run(" niet", '<w:b w:val="0"/><w:u w:val="none"/>')
    )  # fmt: skip
    relation = f'<Relationship Id="rLink" Type="{_LINK}" Target="https://a.example/" TargetMode="External"/>'
    reading = read(tmp_path, explained(p(text + link + coded)), {"styles": styles}, relations=relation)
    (paragraph,) = bodies(reading)[0].blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.runs == (
        Run("Vet", frozenset({Mark.BOLD})),
        Run(" schuin", frozenset({Mark.ITALIC})),
        Run(" lijn", frozenset({Mark.UNDERLINE})),
        Run(" zwaar", frozenset({Mark.BOLD})),
        Run(" niet"),
        Run("site", link="https://a.example/"),
        Run("veld", link="https://b.example/"),
    )


def test_a_link_to_a_file_is_told(tmp_path: Path) -> None:
    link = '<w:hyperlink r:id="rLink">' + run("het plan") + "</w:hyperlink>"
    relation = f'<Relationship Id="rLink" Type="{_LINK}" Target="file:///C:/plan.docx" TargetMode="External"/>'
    reading = read(tmp_path, explained(p(run("Zie ") + link + run("."))), relations=relation)
    assert plain(bodies(reading)[0]) == "Zie het plan."
    assert "1 koppeling die alleen op die plek werkt (bij regel 12)" in left_out(reading)


def test_figures_that_are_raised_never_become_another_number(tmp_path: Path) -> None:
    high, low = '<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>'
    text = (
        run("In 2025")
        + run("1", high)
        + run(" was er 10")
        + run("6", high)
        + run(" m")
        + run("2", high)
        + run(" CO")
        + run("2", low)
    )
    assert plain(bodies(read(tmp_path, explained(p(text))))[0]) == "In 2025¹ was er 10⁶ m² CO₂"


def test_lists_with_their_levels(tmp_path: Path) -> None:
    numbering = numbered(("decimal", "%1."), ("lowerLetter", "%2)")) + numbered(("bullet", "•"), id=2)
    listed = item("een") + item("sub", 1) + item("twee") + item("punt", 0, 2)
    styled = p("van een stijl", '<w:pStyle w:val="LO2"/>')
    style = '<w:style w:type="paragraph" w:styleId="LO2"><w:name w:val="List Bullet 2"/></w:style>'
    reading = read(tmp_path, explained(listed, styled), {"numbering": numbering, "styles": STYLES + style})
    assert shapes(reading) == [
        (Kind.NUMBERED, 0, "een"),
        (Kind.NUMBERED, 1, "sub"),
        (Kind.NUMBERED, 0, "twee"),
        (Kind.BULLET, 0, "punt"),
        (Kind.BULLET, 1, "van een stijl"),
    ]


def test_a_line_break_stays_in_its_paragraph(tmp_path: Path) -> None:
    broken = "<w:r><w:t>Waterdam, mei 2026</w:t><w:br/><w:t>Het college</w:t></w:r>"
    numbering = numbered(("bullet", "•"))
    reading = read(tmp_path, explained(p(broken), item(broken)), {"numbering": numbering})
    text = "Waterdam, mei 2026\nHet college"
    assert shapes(reading) == [(Kind.PARAGRAPH, 0, text), (Kind.BULLET, 0, text)]


def test_a_heading_with_its_text_behind_a_line_break(tmp_path: Path) -> None:
    text = "<w:r><w:t>7A1.1 Baggeren</w:t><w:br/><w:t>De boot is stuk.</w:t></w:r>"
    row = tr("7A1 Schoon water", "7A1.1 Baggeren", "Rood")
    reading = read(tmp_path, report(goals(row), h(3, "Toelichting doelenboom Beleidsterrein 7A Water"), p(text)))
    assert [plain(body) for body in bodies(reading)] == ["De boot is stuk."]


def test_footnotes_and_endnotes_are_footnotes(tmp_path: Path) -> None:
    def note(kind: str, id: int, text: str, more: str = "") -> str:
        return f'<w:{kind} w:id="{id}" {more}>{p("<w:r><w:footnoteRef/></w:r>" + run(text))}</w:{kind}>'

    notes = note("footnote", -1, "lijn", 'w:type="separator"') + note("footnote", 2, " Stand in mei.")
    text = (
        run("Er zijn 5")
        + '<w:r><w:footnoteReference w:id="2"/></w:r>'
        + run(" bruggen")
        + '<w:r><w:endnoteReference w:id="2"/></w:r>'
    )
    parts = {"footnotes": notes, "endnotes": note("endnote", 2, "Zonder sluizen.")}
    (paragraph,) = bodies(read(tmp_path, explained(p(text)), parts))[0].blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.runs == (
        Run("Er zijn 5"), Run("", note="Stand in mei."), Run(" bruggen"), Run("", note="Zonder sluizen."),
    )  # fmt: skip


def _picture(alt: str, id: str = "rPicture", width: int = 2_880_000) -> str:
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="{width}" cy="100"/><wp:docPr id="1" name="x" descr="{alt}"/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f'<a:blip r:embed="{id}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


RELATION = f'<Relationship Id="rPicture" Type="{_IMAGE}" Target="media/a.png"/>'


@pytest.mark.parametrize("above", [False, True])
def test_a_picture_with_its_description_and_caption(tmp_path: Path, *, above: bool) -> None:
    caption, drawing = p("Figuur 1. De brug", '<w:pStyle w:val="Bijschrift"/>'), p(_picture("Een brug"))
    body = explained(p("Zie hieronder."), *((caption, drawing) if above else (drawing, caption)), p("Einde."))
    reading = read(tmp_path, body, relations=RELATION, media={"word/media/a.png": SQUARE})
    (picture,) = reading.pictures
    assert (picture.kind, picture.content) == (PictureKind.PNG, SQUARE)
    _, shown, _ = bodies(reading)[0].blocks
    assert shown == Paragraph((Run("De brug"),), Kind.PICTURE, image=Image(picture.lineage, "Een brug", 50))


def test_pictures_below_each_other_all_stay(tmp_path: Path) -> None:
    in_style = p(_picture("Een brug"), '<w:pStyle w:val="Bijschrift"/>')
    reading = read(tmp_path, explained(in_style, in_style), relations=RELATION, media={"word/media/a.png": SQUARE})
    assert [block.kind for block in bodies(reading)[0].blocks if isinstance(block, Paragraph)] == [Kind.PICTURE] * 2


def test_the_same_picture_twice_is_kept_once(tmp_path: Path) -> None:
    body = explained(p("a."), p(_picture("een")), p(_picture("twee")))
    reading = read(tmp_path, body, relations=RELATION, media={"word/media/a.png": SQUARE})
    assert len(reading.pictures) == 1


@pytest.mark.parametrize("content", [b"GIF89a", b"\x01\x00\x00\x00 EMF", None])
def test_a_picture_that_a_report_cannot_hold_is_told(tmp_path: Path, content: bytes | None) -> None:
    media = {"word/media/a.png": content} if content else {}
    reading = read(tmp_path, explained(p("a."), p(_picture("een"))), relations=RELATION, media=media)
    assert reading.pictures == ()
    assert "1 afbeelding (bij regel 13)" in left_out(reading)


def test_a_picture_from_elsewhere_is_never_fetched(tmp_path: Path) -> None:
    relation = f'<Relationship Id="rPicture" Type="{_IMAGE}" Target="http://a.example/x.png" TargetMode="External"/>'
    reading = read(tmp_path, explained(p("a."), p(_picture("een"))), relations=relation)
    assert reading.pictures == ()


def test_a_picture_beside_no_text_is_told(tmp_path: Path) -> None:
    reading = read(
        tmp_path, p(_picture("Logo")) + explained(p("a.")), relations=RELATION, media={"word/media/a.png": SQUARE}
    )
    assert any("hoort; niet overgenomen" in notice.message and notice.text == "Logo" for notice in reading.notices)


def test_tables_keep_every_figure_in_its_column(tmp_path: Path) -> None:
    wide = '<w:gridSpan w:val="2"/>'
    table = tbl(
        tr("Soort", tc("Jaar", wide)),
        tr(tc("Baten", '<w:vMerge w:val="restart"/>'), "15", "17"),
        tr(tc("", "<w:vMerge/>"), "", "18"),
        tr("19", properties='<w:gridBefore w:val="2"/>'),
    )
    body = bodies(read(tmp_path, explained(p("De baten:"), table, p("Klaar."))))[0]
    (made,) = (block for block in body.blocks if isinstance(block, Table))
    assert [["/".join(one.plain for one in cell) for cell in row] for row in made.rows] == [
        ["Soort", "Jaar", ""], ["Baten", "15", "17"], ["", "", "18"], ["", "", "19"],
    ]  # fmt: skip


def test_two_tables_and_a_frame(tmp_path: Path) -> None:
    one, two = tbl(tr("a", "b")), tbl(tr("c", "d"))
    frame = tbl(tr(tc(p("In een kader."))))
    body = bodies(read(tmp_path, explained(p("x."), one, p(""), two, frame)))[0]
    assert [isinstance(block, Table) for block in body.blocks] == [False, True, False, True, False]
    assert plain(body).endswith("In een kader.")


def test_a_table_in_a_table_is_told(tmp_path: Path) -> None:
    inner = tbl(tr("c", "d"))
    outer = tbl(tr("a", f"<w:tc>{p('b')}{inner}{p('')}</w:tc>"))
    reading = read(tmp_path, explained(p("x."), outer))
    assert plain(bodies(reading)[0]).split() == ["x.", "a", "b", "c", "d"]
    assert any("tabel in een cel" in notice.message for notice in reading.notices)


BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:docPr id="1" name="x"/><a:graphic>'
    '<a:graphicData uri="x"><wps:wsp><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData>'
    "</a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{0}"
    "</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def test_a_text_box_is_read_once(tmp_path: Path) -> None:
    reading = read(tmp_path, explained(p(run("Hoofdtekst.") + BOX.format(p("In het kader.")))))
    assert plain(bodies(reading)[0]) == "Hoofdtekst.\nIn het kader."


def test_symbols_and_hyphens(tmp_path: Path) -> None:
    text = (
        "<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t></w:r>"
        '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r><w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
        + run("\uf0b7", '<w:rFonts w:ascii="Symbol"/>')
    )
    reading = read(tmp_path, explained(p(run("Teken: ") + text)))
    assert plain(bodies(reading)[0]) == "Teken: a‑b≥✓•"


def test_a_sign_that_no_other_font_has_is_told(tmp_path: Path) -> None:
    reading = read(
        tmp_path, explained(p(run("Teken: ") + '<w:r><w:sym w:font="Huisfont" w:char="F041"/></w:r>' + run(".")))
    )
    assert plain(bodies(reading)[0]) == "Teken: ."
    assert "1 teken dat alleen dat lettertype heeft (bij regel 12)" in left_out(reading)


def test_formulas_charts_and_objects_are_told_with_their_place(tmp_path: Path) -> None:
    chart = (
        '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"/>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )
    text = run("x ") + "<m:oMath><m:r><m:t>2</m:t></m:r></m:oMath>" + chart + "<w:r><w:object/></w:r>"
    said = left_out(read(tmp_path, explained(p(text))))
    for what in ("1 formule", "1 grafiek", "1 ingesloten object"):
        assert f"{what} (bij regel 12)" in said


def test_the_strict_form_is_read_the_same(tmp_path: Path) -> None:
    body = explained(p(run("Vet", "<w:b/>") + run(" en meer.")))
    usual, strict = read(tmp_path, body), read(tmp_path, body, strict=True)
    assert bodies(usual) == bodies(strict)
    assert kept(strict) == []


def test_a_note_alone_in_a_paragraph_is_not_lost(tmp_path: Path) -> None:
    notes = f'<w:footnote w:id="2">{p("Alleen dit.")}</w:footnote>'
    reading = read(tmp_path, explained(p('<w:r><w:footnoteReference w:id="2"/></w:r>')), {"footnotes": notes})
    assert plain(bodies(reading)[0]) == "Alleen dit."


def test_names_of_the_parts_of_an_explanation(tmp_path: Path) -> None:
    reading = read(tmp_path, explained(p(run("Oorzaak: ", "<w:b/>") + run("de boot.")), p("Gevolg: later.")))
    first, second = bodies(reading)[0].blocks
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert (first.part, first.plain) == ("cause", "de boot.")
    assert (second.part, second.plain) == (None, "Gevolg: later.")


def test_a_drawing_of_before_2007(tmp_path: Path) -> None:
    picture = '<w:r><w:pict><v:shape alt="Een brug"><v:imagedata r:id="rPicture"/></v:shape><v:rect/></w:pict></w:r>'
    reading = read(tmp_path, explained(p("a."), p(picture)), relations=RELATION, media={"word/media/a.png": SQUARE})
    shown = bodies(reading)[0].blocks[1]
    assert isinstance(shown, Paragraph)
    assert shown.image == Image(reading.pictures[0].lineage, "Een brug", 100)


def test_a_hidden_drawing_is_not_there(tmp_path: Path) -> None:
    hidden = _picture("x").replace('name="x"', 'name="x" hidden="1"')
    reading = read(tmp_path, explained(p(run("a.") + hidden)), relations=RELATION, media={"word/media/a.png": SQUARE})
    assert (reading.pictures, left_out(reading)) == ((), "")


def test_a_diagram_and_content_of_another_file_are_told(tmp_path: Path) -> None:
    diagram = (
        '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="http://x/2006/diagram"/></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )
    reading = read(tmp_path, explained(p(run("a.") + diagram), '<w:altChunk r:id="x"/>'))
    assert "2 ingesloten objecten" in left_out(reading)


def test_letters_with_their_pronunciation_are_read_once(tmp_path: Path) -> None:
    ruby = f"<w:ruby><w:rt>{run('boven')}</w:rt><w:rubyBase>{run('onder')}</w:rubyBase></w:ruby>"
    assert plain(bodies(read(tmp_path, explained(p(run("a ") + ruby))))[0]) == "a onder"


def test_the_alternatives_within_a_run_and_around_paragraphs(tmp_path: Path) -> None:
    both = "<mc:AlternateContent><mc:Choice>{0}</mc:Choice><mc:Fallback>{0}</mc:Fallback></mc:AlternateContent>"
    inside = "<w:r>" + both.format("<w:t>een</w:t>") + "</w:r>"
    old = "<w:r><mc:AlternateContent><mc:Fallback><w:t> oud</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    reading = read(tmp_path, explained(p(inside + old), both.format(p("twee"))))
    assert plain(bodies(reading)[0]) == "een oud\ntwee"


def test_colours_and_sizes_in_odd_words_are_read_or_left(tmp_path: Path) -> None:
    odd = '<w:sz w:val="12pt"/><w:color w:val="rood" w:themeColor="accent9"/><w:rFonts/><w:vertAlign w:val="baseline"/>'
    assert plain(bodies(read(tmp_path, explained(p(run("Zo.", odd)))))[0]) == "Zo."


def test_the_end_of_a_cell_keeps_a_paragraph_whose_end_was_deleted(tmp_path: Path) -> None:
    cell = tc(p(run("17"), '<w:rPr><w:del w:id="1" w:author="x"/></w:rPr>'))
    reading = read(tmp_path, explained(p("x."), tbl(tr("Jaar", cell))))
    assert plain(bodies(reading)[0]).split() == ["x.", "Jaar", "17"]


def test_a_picture_in_every_kind_of_text(tmp_path: Path) -> None:
    shown = p(_picture("Een brug"))
    body = (
        report(h(2, "Stand van zaken bij Voortgangsrapportage"), p("a."), tbl(tr("Jaar", "Bedrag")), shown)
        + h(2, "Toelichtingen afwijking begroting 2026") + h(3, "Mee- en tegenvallers") + h(4, "Kade") + p("b.") + shown
        + h(1, "Bijlagen") + h(2, "Kaart") + shown
        + h(1, "Voorwoord") + shown
    )  # fmt: skip
    reading = read(tmp_path, body, relations=RELATION, media={"word/media/a.png": SQUARE})
    (programme,) = reading.programmes
    assert reading.foreword is not None
    texts = (programme.state_of_affairs, programme.deviations[0], reading.sections[0], reading.foreword)
    lineages = {picture.lineage for picture in reading.pictures}
    assert [shown_in(text.body) for text in texts] == [lineages] * len(texts)


@pytest.mark.parametrize(
    ("headers", "known"),
    [
        (["2e Voortgangsrapportage 2025 - gemeente Waterdam"], "2e Voortgangsrapportage 2025"),
        (["2e Voortgangsrapportage 2025", "1e Voortgangsrapportage 2024"], None),
        (["Gemeente Waterdam"], None),
    ],
)
def test_an_edition_that_only_the_header_names(tmp_path: Path, headers: list[str], known: str | None) -> None:
    body = h(1, "Programma 7 Water en wegen") + goals(tr("7A1 Schoon water", "7A1.1 Baggeren", "Groen"))
    edition = read(tmp_path, body, {"header": "".join(map(p, headers))}).edition
    assert (edition.title if edition else None) == known


def test_a_heading_beside_that_of_a_foreword_ends_it(tmp_path: Path) -> None:
    body = h(1, "Voorwoord") + p("Dank.") + h(2, "Vooraf") + p("Meer.") + h(1, "Over de griffie") + p("Iets anders.")
    reading = read(tmp_path, body + report())
    assert reading.foreword is not None
    assert plain(reading.foreword.body) == "Dank.\nVooraf\nMeer."
    assert kept(reading) == ["Over de griffie\nIets anders."]


def test_a_page_that_ends_within_a_paragraph_makes_no_heading(tmp_path: Path) -> None:
    reading = read(tmp_path, explained(p(run("Eerst") + '<w:r><w:br w:type="page"/></w:r>' + run("dan dit."))))
    assert [block.kind for block in bodies(reading)[0].blocks if isinstance(block, Paragraph)] == [Kind.PARAGRAPH]


def test_the_last_number_of_a_typed_list_is_no_heading(tmp_path: Path) -> None:
    reading = read(tmp_path, explained(p("1. een"), p("2. twee"), p("• punt")))
    kinds = [block.kind for block in bodies(reading)[0].blocks if isinstance(block, Paragraph)]
    assert kinds == [Kind.NUMBERED, Kind.NUMBERED, Kind.BULLET]


@pytest.mark.parametrize(
    ("properties", "mark"),
    [
        ('<w:position w:val="8"/><w:sz w:val="14"/>', Mark.SUPERSCRIPT),
        ('<w:position w:val="-8"/><w:sz w:val="14"/>', Mark.SUBSCRIPT),
        ('<w:position w:val="2"/><w:sz w:val="14"/>', None),
        ('<w:position w:val="8"/>', Mark.SUPERSCRIPT),
        ('<w:position w:val="4"/>', None),
    ],
)
def test_figures_that_are_moved_and_small_are_raised_or_lowered(
    tmp_path: Path, properties: str, mark: Mark | None
) -> None:
    (block,) = bodies(read(tmp_path, explained(p(run("1.200 m") + run("2", properties)))))[0].blocks
    assert isinstance(block, Paragraph)
    assert block.runs[-1].marks == (frozenset({mark}) if mark else frozenset())


def test_a_heading_under_that_of_a_mission_is_of_the_mission(tmp_path: Path) -> None:
    body = h(2, "Missie") + p("Water is schoon.") + h(3, "Waarom") + p("Het is gezond.") + h(2, "Anders") + p("Weg.")
    reading = read(tmp_path, report(body, goals(tr("7A1 Schoon water", "7A1.1 Baggeren", "Groen"))))
    blocks = reading.programmes[0].mission.body.blocks
    assert [block.kind for block in blocks if isinstance(block, Paragraph)] == [
        Kind.PARAGRAPH,
        Kind.HEADING,
        Kind.PARAGRAPH,
    ]
    assert kept(reading) == ["Anders\nWeg."]


def test_a_heading_above_those_of_deviations_ends_them(tmp_path: Path) -> None:
    money = (
        h(2, "Toelichtingen afwijking begroting 2026") + h(3, "Mee- en tegenvallers") + h(4, "Huur (€ 45.000 nadeel)")
    )
    reading = read(
        tmp_path, explained(p("Tekst."), money + p("De huur steeg."), h(2, "Vooruitblik") + p("Het wordt droog."))
    )
    (deviation,) = reading.programmes[0].deviations
    assert plain(deviation.body) == "De huur steeg."
    assert kept(reading) == ["Vooruitblik\nHet wordt droog."]
