"""The goal tree, in the ways in which people draw one in Word."""

from pathlib import Path

import pytest

from tests.word.reader.files import (
    AREA,
    EXPLAINED,
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
from vgr_desktop.core.intake.reading import NoticeKind
from vgr_desktop.core.model.text import ExplanationPart, Paragraph, plain

RESTART, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
TREE = [
    "7A1 Schoon water",
    "7A1.1 Baggeren: green",
    "7A1.2 Meten: orange",
    "7A2 Droge voeten",
    "7A2.1 Pompen: red",
]
ROWS = (("7A1.1 Baggeren", "Groen"), ("7A1.2 Meten", "Oranje"))


def test_one_table_with_merged_goals(tmp_path: Path) -> None:
    table = goals(
        tr(tc("7A1 Schoon water", RESTART), *ROWS[0]),
        tr(tc("", GOES_ON), *ROWS[1]),
        tr("7A2 Droge voeten", "7A2.1 Pompen", "Rood"),
    )
    reading = read(tmp_path, report(table))
    assert tree(reading) == TREE
    assert kept(reading) == []


def test_goals_in_rows_over_the_whole_table(tmp_path: Path) -> None:
    wide = '<w:gridSpan w:val="2"/>'
    rows = (
        tr(tc("7A1 Schoon water", wide)), tr(*ROWS[0]), tr(*ROWS[1]),
        tr(tc("7A2 Droge voeten", wide)), tr("7A2.1 Pompen", "Rood"),
    )  # fmt: skip
    reading = read(tmp_path, report(h(2, AREA), tbl(tr("Prestatie", "Stoplicht"), *rows)))
    assert tree(reading) == TREE


def test_a_table_for_each_goal(tmp_path: Path) -> None:
    header = tr("Prestatie", "Status")
    body = (
        h(3, "7A1 Schoon water"), tbl(header, *(tr(*row) for row in ROWS)),
        h(3, "7A2 Droge voeten"), tbl(header, tr("7A2.1 Pompen", "Rood")),
    )  # fmt: skip
    reading = read(tmp_path, report(h(2, AREA), *body, h(3, EXPLAINED), p("Alles loopt.")))
    assert tree(reading) == TREE
    assert [plain(body) for body in bodies(reading)] == ["Alles loopt."]


def test_codes_in_a_column_of_their_own(tmp_path: Path) -> None:
    rows = (tr("7A1", "Schoon water", ""), tr("7A1.1", "Baggeren", "Groen"), tr("7A1.2", "Meten", "Oranje"))
    assert tree(read(tmp_path, report(h(2, AREA), tbl(*rows)))) == TREE[:3]


def test_a_tree_of_tabs(tmp_path: Path) -> None:
    lines = (
        "7A1 Schoon water",
        "7A1.1 Baggeren\tGroen",
        "7A1.2 Meten\tOranje",
        "7A2 Droge voeten",
        "7A2.1 Pompen\tRood",
    )
    tabbed = (p(run(line).replace("\t", "</w:t><w:tab/><w:t>")) for line in lines)
    reading = read(tmp_path, report(h(2, AREA), p("Doel\tPrestatie".replace("\t", " en ")), *tabbed))
    assert tree(reading) == TREE


def test_a_nested_list(tmp_path: Path) -> None:
    listed = "".join(
        p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>')
        for level, text in (
            (0, "7A1 Schoon water"),
            (1, "7A1.1 Baggeren (groen)"),
            (1, "7A1.2 Meten – oranje"),
            (0, "7A2 Droge voeten"),
            (1, "7A2.1 Pompen – rood"),
        )
    )
    numbering = '<w:abstractNum w:abstractNumId="0">' + "".join(
        f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>' for level in (0, 1)
    )
    numbering += '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    assert tree(read(tmp_path, report(h(2, AREA), listed), {"numbering": numbering})) == TREE


def test_codes_that_word_counts_itself(tmp_path: Path) -> None:
    levels = (("decimal", "%1"), ("upperLetter", "%1%2"), ("decimal", "%1%2%3"), ("decimal", "%1%2%3.%4"))
    numbering = '<w:abstractNum w:abstractNumId="0">' + "".join(
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{7 if place == 0 else 1}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for place, (form, text) in enumerate(levels)
    )
    numbering += '</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>'

    def counted(level: int, text: str, style: str = "") -> str:
        return p(text, f'{style}<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr>')

    def row(goal: str, deliverable: str, light: str) -> str:
        return tr(tc(goal), tc(deliverable), tc(light))

    body = (
        p("1e Voortgangsrapportage 2026")
        + counted(0, "Water en wegen", '<w:pStyle w:val="Kop1"/>')
        + counted(1, "Water", '<w:pStyle w:val="Kop2"/>')
        + tbl(
            tr("Doel", "Prestatie", "Stoplicht"),
            row(counted(2, "Schoon water"), counted(3, "Baggeren"), "Groen"),
            row("", counted(3, "Meten"), "Oranje"),
            row(counted(2, "Droge voeten"), counted(3, "Pompen"), "Rood"),
        )
    )
    reading = read(tmp_path, body, {"numbering": numbering})
    assert tree(reading) == TREE
    assert [(one.number, one.name) for one in reading.programmes] == [("7", "Water en wegen")]
    assert [area.name for area in reading.programmes[0].areas] == ["Water"]


def test_a_column_of_explanations(tmp_path: Path) -> None:
    header = tr("Doel", "Prestatie", "Stoplicht", "Toelichting")
    late = p("Oorzaak: de boot was stuk.") + p("Hij is gemaakt.")
    rows = (
        tr(tc("7A1 Schoon water", RESTART), "7A1.1 Baggeren", "Oranje", tc(late)),
        tr(tc("", GOES_ON), "7A1.2 Meten", "Groen", "-"),
        tr(tc("7A2 Droge voeten"), "7A2.1 Pompen", "Rood", "De pomp is oud."),
    )
    reading = read(tmp_path, report(h(2, AREA), tbl(header, *rows)))
    (area,) = reading.programmes[0].areas
    numbers = {one.id: one.title for goal in area.goals for one in goal.deliverables}
    found = [(numbers[e.about[0]], plain(e.body)) for e in area.explanations]
    assert found == [
        ("Baggeren", "Oorzaak: de boot was stuk.\nHij is gemaakt."),
        ("Pompen", "De pomp is oud."),
    ]
    assert kept(reading) == []


def test_the_explanation_may_stand_before_the_light(tmp_path: Path) -> None:
    rows = (tr("Prestatie", "Toelichting", "Stoplicht"), tr("7A1.1 Baggeren", "De boot was stuk.", "Oranje"))
    reading = read(tmp_path, report(h(2, AREA), tbl(*rows)))
    assert tree(reading)[1:] == ["7A1.1 Baggeren: orange"]
    assert [plain(body) for body in bodies(reading)] == ["De boot was stuk."]


def test_facts_beside_their_labels_and_under_them(tmp_path: Path) -> None:
    under = tbl(tr("Programmanummer", "Commissie", "Portefeuille(s)"), tr("7", "Stad", tc(p("Water") + p("Wegen"))))
    beside = tbl(
        tr("Programmanummer", "7"), tr("Commissie", "Stad"), tr("Portefeuille(s)", tc(p("Water") + p("Wegen")))
    )
    for table in (under, beside):
        reading = read(tmp_path, report(table, goals(tr("7A1 Schoon water", *ROWS[0]))))
        (programme,) = reading.programmes
        assert (programme.number, programme.committees, programme.portfolios) == ("7", ("Stad",), ("Water", "Wegen"))


def _one(light: str, *others: str, header: str = "") -> str:
    """A goal tree whose first deliverable has this cell for its light."""
    return report(goals(tr("7A1 Schoon water", "7A1.1 Baggeren", light), *others), header)


def _sign(text: str, properties: str = "", font: str = "") -> str:
    return tc(p(run(text, f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>{properties}' if font else properties)))


def _colour(value: str) -> str:
    return f'<w:color w:val="{value}"/>'


THEME = '<a:accent6><a:srgbClr val="70AD47"/></a:accent6><a:accent2><a:srgbClr val="ED7D31"/></a:accent2>'
PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="100" cy="100"/><wp:docPr id="1" name="x" descr="{}"/>'
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<a:blip r:embed="rPicture"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
)
SHAPE = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:docPr id="1" name="Ovaal 1"/>'
    '<a:graphic><a:graphicData uri="x"><wps:wsp><wps:spPr><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill>'
    "</wps:spPr></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>"
    '<v:oval fillcolor="red"/></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
)


@pytest.mark.parametrize(
    ("cell", "light"),
    [
        (tc("Oranje"), "orange"),
        (tc("● Groen"), "green"),
        (tc("", fill("FF0000")), "red"),
        (tc("", fill("FFC000")), "orange"),
        (tc("", fill("92D050")), "green"),
        (tc("", '<w:shd w:val="clear" w:fill="FFFFFF" w:themeFill="accent6"/>'), "green"),
        (tc("", '<w:shd w:val="clear" w:fill="FFFFFF" w:themeFill="accent2" w:themeFillShade="BF"/>'), "orange"),
        (_sign("●", _colour("C00000")), "red"),
        (_sign("●", '<w:color w:val="000000" w:themeColor="accent6"/>'), "green"),
        (_sign("\uf06c", _colour("00B050"), "Wingdings"), "green"),
        (_sign("l", _colour("00B050"), "Wingdings"), "green"),
        (tc(p(f'<w:r><w:rPr>{_colour("FFA500")}</w:rPr><w:sym w:font="Wingdings" w:char="F06C"/></w:r>')), "orange"),
        (tc(p(PICTURE.format("Stoplicht: oranje"))), "orange"),
        (tc(p(SHAPE)), "red"),
        (tc(p('<w:r><w:pict><v:oval fillcolor="#00B050"/></w:pict></w:r>')), "green"),
        # What is not known stays not set.
        (tc(""), None),
        (tc("", fill("FFFFFF")), None),
        (tc("", fill("E2EFD9")), None),
        (tc("●"), None),
        (tc("▲"), None),
        (_sign("●", _colour("7030A0")), None),
        (tc(p(PICTURE.format("Afbeelding 12"))), None),
        (tc("Nog niet ingevuld"), None),
    ],
)
def test_a_light_in_every_form(tmp_path: Path, cell: str, light: str | None) -> None:
    reading = read(tmp_path, _one(cell), {"theme": THEME})
    assert tree(reading)[1:] == [f"7A1.1 Baggeren: {light}"]
    assert kept(reading) == []


def test_signs_by_their_shape_when_they_differ(tmp_path: Path) -> None:
    others = (tr("", "7A1.2 Meten", "▲"), tr("7A2 Droge voeten", "7A2.1 Pompen", "■"))
    assert tree(read(tmp_path, _one("●", *others))) == TREE


def test_one_shape_everywhere_says_nothing(tmp_path: Path) -> None:
    reading = read(tmp_path, _one("●", tr("", "7A1.2 Meten", "●")))
    assert tree(reading)[1:] == ["7A1.1 Baggeren: None", "7A1.2 Meten: None"]


@pytest.mark.parametrize("colour", ["FFFF00", "808080", "0070C0"])
def test_a_colour_that_no_light_has_is_told(tmp_path: Path, colour: str) -> None:
    reading = read(tmp_path, _one(tc("", fill(colour))))
    assert tree(reading)[1:] == ["7A1.1 Baggeren: None"]
    assert "kent dit stoplicht niet" in " ".join(notice.message for notice in reading.notices)


def test_a_row_in_one_colour_is_decoration(tmp_path: Path) -> None:
    green = fill("00B050")
    row = tr(tc("7A1 Schoon water", green), tc("7A1.1 Baggeren", green), tc("", green))
    header = tr(tc("Doel", green), tc("Prestatie", green), tc("", green))
    reading = read(tmp_path, report(h(2, AREA), tbl(header, row)))
    assert tree(reading)[1:] == ["7A1.1 Baggeren: None"]
    assert kept(reading) == []


def test_a_light_that_is_merged_over_two_rows_is_that_of_both(tmp_path: Path) -> None:
    rows = (
        tr("7A1 Schoon water", "7A1.1 Baggeren", tc("", RESTART + fill("FF0000"))),
        tr("", "7A1.2 Meten", tc("", GOES_ON + fill("FF0000"))),
    )
    assert tree(read(tmp_path, report(goals(*rows))))[1:] == ["7A1.1 Baggeren: red", "7A1.2 Meten: red"]


def test_a_coloured_cell_in_another_table_is_no_light(tmp_path: Path) -> None:
    table = tbl(tr("Wijk", "Stand"), tr("Noord", tc("", fill("FF0000"))), tr("Zuid", "klaar"))
    reading = read(tmp_path, explained(p("De stand per wijk:"), table, p("Einde.")))
    assert plain(bodies(reading)[0]) == "De stand per wijk:\nWijk\nStand\nNoord\n\nZuid\nklaar\nEinde."


def test_a_coloured_sign_at_the_end_of_a_line(tmp_path: Path) -> None:
    line = p(run("7A1.1 Baggeren ") + run("●", _colour("FF0000")))
    assert tree(read(tmp_path, report(h(2, AREA), p("7A1 Schoon water"), line)))[1:] == ["7A1.1 Baggeren: red"]


def test_a_title_that_ends_with_a_colour_keeps_it(tmp_path: Path) -> None:
    rows = (tr("7A1 Meer water", "7A1.1 Meer groen", "Rood"), tr("", "7A1.2 De wijk: groen", ""))
    assert tree(read(tmp_path, report(goals(*rows))))[1:] == ["7A1.1 Meer groen: red", "7A1.2 De wijk: groen: None"]


def test_sub_items_under_a_deliverable(tmp_path: Path) -> None:
    rows = (
        tr("7A1 Schoon water", "7A1.1 Baggeren", "Oranje"),
        tr("", "Onderdeel: Singel", "Rood"),
        tr("", "Vijver", "Groen"),
    )
    assert tree(read(tmp_path, report(goals(*rows))))[1:] == [
        "7A1.1 Baggeren: orange",
        "- Singel: red",
        "- Vijver: green",
    ]


def test_a_picture_without_a_description_is_told(tmp_path: Path) -> None:
    reading = read(tmp_path, _one(tc(p(PICTURE.format("")))))
    (said,) = (notice.message for notice in reading.notices if notice.kind is NoticeKind.SKIPPED)
    assert "1 afbeelding (bij regel 9)" in said


def test_a_sign_in_a_column_for_something_else_is_no_light(tmp_path: Path) -> None:
    rows = (
        tr("Prestatie", "Stoplicht", "Trend"),
        tr("7A1.1 Baggeren", _sign("●", _colour("00B050")), _sign("▲", _colour("FF0000"))),
        tr("7A1.2 Meten", _sign("●", _colour("FF0000")), "■"),
    )
    reading = read(tmp_path, report(h(2, AREA), tbl(*rows)))
    assert tree(reading)[1:] == ["7A1.1 Baggeren: green", "7A1.2 Meten: red"]


def test_signs_in_a_table_without_a_header(tmp_path: Path) -> None:
    rows = (tr("7A1.1 Baggeren", _sign("●", _colour("00B050"))), tr("7A1.2 Meten", tc("", fill("FF0000"))))
    reading = read(tmp_path, report(h(2, AREA), tbl(*rows)))
    assert tree(reading)[1:] == ["7A1.1 Baggeren: green", "7A1.2 Meten: red"]


def test_an_explanation_in_a_row_without_a_deliverable_is_kept(tmp_path: Path) -> None:
    rows = (tr("Prestatie", "Stoplicht", "Toelichting"), tr("7A1 Schoon water", "", "Over het hele doel."))
    reading = read(tmp_path, report(h(2, AREA), tbl(*rows)))
    assert kept(reading) == ["Over het hele doel."]


def test_a_goal_without_deliverables_comes_back_without_them(tmp_path: Path) -> None:
    rows = (
        tr("Doel", "Prestatie", "Stoplicht"),
        tr("7A1 Schoon water", "Nog geen prestaties ingevuld", "Niet van toepassing"),
    )
    reading = read(tmp_path, report(h(2, AREA), tbl(*rows)))
    assert tree(reading) == ["7A1 Schoon water"]
    assert kept(reading) == []


def test_lights_before_their_rows_in_a_table(tmp_path: Path) -> None:
    signs = (
        tr(tc(p(run("●", _colour(colour)))), f"7A1.{number} Werk") for number, colour in ((1, "00B050"), (2, "FF0000"))
    )
    reading = read(tmp_path, report(h(2, AREA), p("7A1 Schoon water"), tbl(*signs)))
    assert tree(reading)[1:] == ["7A1.1 Werk: green", "7A1.2 Werk: red"]


def test_a_coloured_sign_before_its_row(tmp_path: Path) -> None:
    line = p(run("▲ ", _colour("FFC000")) + run("7A1.1 Baggeren"))
    assert tree(read(tmp_path, report(h(2, AREA), p("7A1 Schoon water"), line)))[1:] == ["7A1.1 Baggeren: orange"]


def test_the_first_letter_of_a_colour_on_that_colour(tmp_path: Path) -> None:
    marked = '<w:highlight w:val="{}"/>'.format
    rows = (
        tr("7A1 Schoon water", "7A1.1 Baggeren", tc(p(run("G", marked("green"))))),
        tr("", "7A1.2 Vegen", tc("R", fill("FF0000"))),
        tr("", "7A1.3 Meten", tc("G", fill("FF0000"))),
    )
    lights = ["7A1.1 Baggeren: green", "7A1.2 Vegen: red", "7A1.3 Meten: None"]
    assert tree(read(tmp_path, report(goals(*rows))))[1:] == lights


def test_the_light_of_an_earlier_report_is_not_that_of_this_one(tmp_path: Path) -> None:
    table = tbl(tr("Doel", "Prestatie", "Vorige", "Nu"), tr("7A1 Schoon water", "7A1.1 Baggeren", "Oranje", "Groen"))
    reading = read(tmp_path, report(h(2, AREA), table))
    assert tree(reading)[1:] == ["7A1.1 Baggeren: green"]
    told = [notice.message for notice in reading.notices if notice.text == "Oranje"]
    assert told == ["Een stoplicht in de kolom “Vorige”; het is niet overgenomen."]


def test_a_goal_in_a_list_has_no_light_of_its_own(tmp_path: Path) -> None:
    lines = (p("7A1 Schoon water (groen)"), p("7A1.1 Baggeren (oranje)"))
    assert tree(read(tmp_path, report(h(2, AREA), *lines))) == ["7A1 Schoon water", "7A1.1 Baggeren: orange"]


def _form_list(*entries: str, chosen: int) -> str:
    inside = f'<w:result w:val="{chosen}"/>' + "".join(f'<w:listEntry w:val="{entry}"/>' for entry in entries)
    begin = f'<w:fldChar w:fldCharType="begin"><w:ffData><w:ddList>{inside}</w:ddList></w:ffData></w:fldChar>'
    instruction = "<w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>"
    return tc(p(f'<w:r>{begin}</w:r>{instruction}<w:r><w:fldChar w:fldCharType="end"/></w:r>'))


def test_lights_that_are_chosen_in_a_form(tmp_path: Path) -> None:
    rows = (
        tr("7A1 Schoon water", "7A1.1 Baggeren", _form_list("Kies een kleur", "Groen", "Oranje", chosen=2)),
        tr("", "7A1.2 Vegen", _form_list("Kies een kleur", "Groen", chosen=0)),
        tr("", "7A1.3 Meten", tc(p("☐ groen") + p("☐ oranje") + p("☒ rood"))),
        tr("", "7A1.4 Maaien", "☐ groen ☐ rood"),
    )
    reading = read(tmp_path, report(goals(*rows)))
    lights = ["7A1.1 Baggeren: orange", "7A1.2 Vegen: None", "7A1.3 Meten: red", "7A1.4 Maaien: None"]
    assert tree(reading)[1:] == lights
    assert bodies(reading) == []
    assert "1 invulaanwijzing" in left_out(reading)


def test_a_cross_in_the_column_of_a_light(tmp_path: Path) -> None:
    rows = (tr("7A1 Schoon water", "7A1.1 Baggeren", "x", "", ""), tr("", "7A1.2 Vegen", "", "", "X"))
    table = tbl(tr("Doel", "Prestatie", "Groen", "Oranje", "Rood"), *rows)
    assert tree(read(tmp_path, report(h(2, AREA), table)))[1:] == ["7A1.1 Baggeren: green", "7A1.2 Vegen: red"]


def test_a_table_of_its_own_for_each_deliverable(tmp_path: Path) -> None:
    first = tbl(tr("Prestatie", "7A1.1 Baggeren"), tr("Stoplicht", "Groen"), tr("Toelichting", "Het gaat goed."))
    second = tbl(
        tr("Prestatie", "7A1.2 Vegen"),
        tr("Stoplicht", tc("", fill("FF0000"))),
        tr("Oorzaak", "De machine is stuk."),
        tr("Consequentie", "Het is vuil."),
        tr("Bijsturing", "Wij huren er een."),
    )
    reading = read(tmp_path, report(h(2, AREA), p("7A1 Schoon water"), first, p(""), second))
    assert tree(reading)[1:] == ["7A1.1 Baggeren: green", "7A1.2 Vegen: red"]
    assert plain(bodies(reading)[0]) == "Het gaat goed."
    parts = [block.part for block in bodies(reading)[1].blocks if isinstance(block, Paragraph)]
    assert parts == list(ExplanationPart)
    assert kept(reading) == []


def test_a_row_below_a_deliverable_that_is_one_cell_of_text_explains_it(tmp_path: Path) -> None:
    wide = '<w:gridSpan w:val="2"/>'
    table = tbl(
        tr("Prestatie", "Stoplicht"),
        tr(tc("7A1 Schoon water", wide)),
        tr("7A1.1 Baggeren", "Oranje"),
        tr(tc(p("De machine is stuk.") + p("Er komt een nieuwe."), wide)),
        tr("7A1.2 Vegen", "Groen"),
    )
    reading = read(tmp_path, report(h(2, AREA), table))
    assert tree(reading)[1:] == ["7A1.1 Baggeren: orange", "7A1.2 Vegen: green"]
    assert [plain(body) for body in bodies(reading)] == ["De machine is stuk.\nEr komt een nieuwe."]


def test_the_sentence_of_an_area_without_deviations_in_a_row_of_its_own_is_of_the_area(tmp_path: Path) -> None:
    said = tc("Er zijn geen afwijkingen ten opzichte van de begroting.", '<w:gridSpan w:val="3"/>')
    reading = read(tmp_path, report(goals(tr("7A1 Schoon water", "7A1.1 Baggeren", "Groen"), tr(said))))
    assert bodies(reading) == []
    assert kept(reading) == []
