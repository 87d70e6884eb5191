import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given

from tests.layouts import chapter, drawn
from tests.printed import body, empty_report, full_report, grid, heading, item, prose
from tests.reports import GREENERY, PARKS, PUMPS, QUAYS, WATER, small_report
from tests.strategies import reports, rich_texts
from vgr_desktop.core.dutch.typeset import typeset, typeset_runs
from vgr_desktop.core.dutch.wording import effect, enumerated, euro, long_date
from vgr_desktop.core.editing.edits import rename
from vgr_desktop.core.layout import (
    Chapter,
    Choice,
    Figure,
    GoalTable,
    Grid,
    Heading,
    ListItem,
    Passage,
    Prose,
    Sentence,
    SubHeading,
    TitlePage,
    lines,
    parts,
)
from vgr_desktop.core.model.editions import edition
from vgr_desktop.core.model.report import Programme, Recurrence, Report
from vgr_desktop.core.model.text import (
    EMPTY,
    ExplanationPart,
    Image,
    Kind,
    Mark,
    Paragraph,
    RichText,
    Run,
    paragraphs,
    rich,
)
from vgr_desktop.core.model.tree import amend

STOCK_SENTENCE = "Er zijn geen afwijkingen ten opzichte van de begroting."


def test_a_report_is_printed_in_the_municipal_order() -> None:
    chapters = [line for line in drawn(full_report(), date=dt.date(2023, 9, 8)) if line.startswith(("# ", "[2", "[I"))]
    assert chapters == [
        "[2e Voortgangsrapportage 2023 / Gemeente Waterstede / 8\u00a0september\u00a02023]",
        "[Inhoudsopgave]",
        "# Voorwoord",
        "# Leeswijzer",
        "# Samenvatting",
        "# Programma 3 Samen leven",
        "# Paragrafen",
        "# Bijlagen",
    ]


def test_the_reading_guide_says_what_the_lights_mean() -> None:
    assert chapter(full_report(), "Leeswijzer") == [
        '"Leeswijzer"',
        "## Betekenis van de stoplichten",
        "Het stoplicht bij een prestatie laat zien hoe het met die prestatie staat.",
        "| ● Groen | De prestatie is of wordt gerealiseerd binnen de kaders van tijd, geld en kwaliteit.",
        "| ▲ Oranje | Het risico bestaat dat de prestatie niet binnen de kaders wordt gerealiseerd;"
        " bijsturing is nodig.",
        "| ■ Rood | De prestatie is of wordt niet binnen de kaders gerealiseerd.",
        "Bij een stoplicht op oranje of rood staat in de toelichting wat de oorzaak is, wat de consequentie is voor"
        " het doel en hoe de gemeente bijstuurt.",
    ]


def test_a_scale_without_lights_to_explain_says_nothing_of_explaining() -> None:
    report = full_report()
    scale = tuple(replace(light, must_explain=False) for light in report.scale)
    assert not any("oorzaak" in line for line in drawn(replace(report, scale=scale)))


def test_the_mission_of_a_programme_without_a_name_is_that_of_its_number() -> None:
    report = full_report()
    lines = drawn(amend(report, report.programmes[0].id, name=""))
    assert f"De missie van het programma {report.programmes[0].number} luidt:" in lines


def test_a_programme_begins_with_its_facts_mission_and_state_of_affairs() -> None:
    found = chapter(full_report(), "Programma 3 Samen leven")
    assert found[: found.index("### Beleidsterrein 3A Ontmoeting")] == [
        "Programmanummer: 3 | Commissie: Zorg en Samenleving + Middelen | Portefeuille(s): Welzijn, Zorg en Ouderen",
        "De missie van het programma Samen leven luidt:",
        '"Missie programma 3"',
        "## Stand van zaken bij Voortgangsrapportage",
        '"Stand van zaken programma 3"',
        "## Doelenbomen",
        "Hieronder staan per beleidsterrein de doelen, de prestaties en het stoplicht van elke prestatie.",
    ]


def test_the_state_of_affairs_is_named_after_the_kind_of_report() -> None:
    report = full_report()
    older = replace(report, edition=replace(report.edition, kind="Bestuursrapportage"))
    assert "## Stand van zaken bij Bestuursrapportage" in drawn(older)


def test_an_area_shows_goals_with_their_title_once_and_lights_in_words() -> None:
    found = chapter(full_report(), "Beleidsterrein 3A Ontmoeting")
    assert found[: found.index("#### Toelichting doelenboom Beleidsterrein 3A Ontmoeting")] == [
        "| 3A1 Inwoners kennen elkaar | 3A1.1 Openhouden van buurthuizen in elke wijk | Groen",
        "| 3A1 | 3A1.2 Vernieuwen van ontmoetingsplekken | Oranje",
        "| 3A1 | Onderdeel: Verbouwing De Brug | Rood",
        "| 3A1 | Onderdeel: Tuin Het Anker | Nog niet ingevuld",
        "| 3A1 | 3A1.10 Vinden van vrijwilligers | Nog niet ingevuld",
        "| 3A2 Niemand is eenzaam | Nog geen prestaties ingevuld | Niet van toepassing",
    ]


def test_explanations_stand_in_order_under_codes_and_titles_of_the_tree() -> None:
    assert chapter(full_report(), "Toelichting doelenboom Beleidsterrein 3A Ontmoeting") == [
        '"Toelichting 3A"',
        "##### 3A1.2 Vernieuwen van ontmoetingsplekken",
        '"Toelichting 3A1.2"',
        "##### 3A1.1 Openhouden van buurthuizen in elke wijk, 3A1.10 Vinden van vrijwilligers",
        '"Toelichting 3A1.1 en 3A1.10"',
        "##### Gevolgen van de hitte",
        '"Toelichting 3A Gevolgen van de hitte"',
    ]


def test_a_heading_of_many_long_titles_keeps_the_codes() -> None:
    report = small_report()
    for id in (PUMPS, QUAYS):
        report = amend(report, id, title="Vernieuwen van " + "gemalen en kades, " * 10)
    assert "##### 4B1.1 en 4B1.10" in drawn(report)


def test_an_area_without_anything_to_explain_says_the_stock_sentence() -> None:
    assert chapter(full_report(), "Toelichting doelenboom Beleidsterrein 3C Gezondheid") == [STOCK_SENTENCE]


def test_an_area_with_a_light_that_must_be_explained_never_says_the_stock_sentence() -> None:
    assert chapter(full_report(), "Toelichting doelenboom Beleidsterrein 3B Ondersteuning") == [
        "De toelichting is nog niet ingevuld."
    ]


def test_deviations_say_in_words_what_they_mean() -> None:
    assert chapter(full_report(), "Toelichtingen afwijking begroting 2023") == [
        "### Mee- en tegenvallers",
        "De mee- en tegenvallers van dit programma leiden per saldo tot een nadeel van €\u00a073.749,50.",
        "#### Huur ruimte",
        "Bedrag: €\u00a075.000 nadeel.",
        '"Afwijking Huur ruimte"',
        "#### Subsidie",
        "Bedrag: €\u00a01.250,50 voordeel.",
        "### Budgetneutrale wijzigingen",
        "#### Overheveling",
        "Bedrag: nog niet ingevuld.",
        '"Afwijking Overheveling"',
    ]


def test_titles_are_set_in_the_characters_of_print() -> None:
    report = rename(small_report(), PUMPS, 'Gemaal "Oost" voor € 2 miljoen (RB 21.0317)')
    shown = drawn(report)
    assert any("4B1.1 Gemaal “Oost” voor €\u00a02\u00a0miljoen (RB\u00a021.0317)" in line for line in shown)
    assert not any('"Oost"' in line for line in shown)


def test_the_balance_says_which_amounts_are_missing_and_is_left_out_where_one_deviation_says_it_all() -> None:
    report = full_report()
    programme = report.programmes[0]
    rent, subsidy, _ = programme.deviations
    found = drawn(amend(report, subsidy.id, amount=None))
    place = found.index("### Mee- en tegenvallers")
    assert found[place + 1 : place + 3] == [
        "De mee- en tegenvallers van dit programma leiden per saldo tot een nadeel van €\u00a075.000.",
        "Van 1 afwijking is het bedrag nog niet ingevuld; die telt niet mee in het saldo.",
    ]
    found = drawn(amend(report, programme.id, deviations=(rent,)))
    assert found[found.index("### Mee- en tegenvallers") + 1] == "#### Huur ruimte"


def test_what_is_budget_neutral_is_no_nadeel_and_no_voordeel() -> None:
    report = full_report()
    neutral = replace(report.programmes[0].deviations[2], amount=Decimal(50_000))
    found = drawn(amend(report, report.programmes[0].id, deviations=(neutral,)))
    assert found[found.index("#### Overheveling") + 1] == "Bedrag: €\u00a050.000 budgetneutraal."


def test_a_deviation_says_how_long_it_lasts_and_what_covers_it() -> None:
    report = full_report()
    rent = report.programmes[0].deviations[0].id
    found = drawn(amend(report, rent, recurrence=Recurrence.INCIDENTAL, cover=" Reserve  huur. "))
    place = found.index("#### Huur ruimte")
    assert found[place + 1 : place + 3] == ["Bedrag: €\u00a075.000 nadeel, incidenteel.", "Dekking: Reserve huur."]


def test_a_deviation_of_which_only_the_title_is_known_says_so() -> None:
    report = full_report()
    bare = replace(report.programmes[0].deviations[2], body=EMPTY)
    found = drawn(amend(report, report.programmes[0].id, deviations=(bare,)))
    place = found.index("#### Overheveling")
    assert found[place + 1 : place + 3] == ["Bedrag: nog niet ingevuld.", "De toelichting is nog niet ingevuld."]


def test_a_deviation_without_an_amount_still_says_how_long_it_lasts() -> None:
    report = full_report()
    rent = report.programmes[0].deviations[0].id
    found = drawn(amend(report, rent, amount=None, recurrence=Recurrence.STRUCTURAL))
    assert found[found.index("#### Huur ruimte") + 1] == "Bedrag: nog niet ingevuld, structureel."


def test_what_is_less_than_a_cent_is_not_printed_as_nothing() -> None:
    found = drawn(amend(full_report(), full_report().programmes[0].deviations[0].id, amount=Decimal("0.005")))
    assert found[found.index("#### Huur ruimte") + 1] == "Bedrag: €\u00a00,005 nadeel."
    assert euro(Decimal("427500.5")) == "€\u00a0427.500,50"


def test_facts_of_a_deviation_stay_with_the_text_that_explains_them() -> None:
    report = full_report()
    rent, subsidy, _ = report.programmes[0].deviations
    report = amend(amend(report, rent.id, cover="Reserve huur"), subsidy.id, cover="Reserve huur")
    facts = {part.text: part.leads for part in parts(report) if isinstance(part, Sentence) and "Bedrag" in part.text}
    assert facts == {
        "Bedrag: €\u00a075.000 nadeel.": True,
        "Bedrag: €\u00a01.250,50 voordeel.": True,
        "Bedrag: nog niet ingevuld.": True,
    }
    covers = [part.leads for part in parts(report) if isinstance(part, Sentence) and "Dekking" in part.text]
    assert covers == [True, False]


def test_a_picture_is_described_by_its_alternative_or_else_by_its_caption() -> None:
    def described(alt: str, caption: str) -> str:
        (found,) = lines(rich([Paragraph((Run(caption),), Kind.PICTURE, image=Image("foto", alt))]), 1)
        assert isinstance(found, Figure)
        return found.description

    assert described("Een  lege\nkade", "De kade") == "Een lege kade"
    assert described(" ", "De kade") == "De kade"
    assert described("", "") == "Afbeelding zonder beschrijving"


def test_sections_without_text_are_not_printed() -> None:
    assert chapter(full_report(), "Paragrafen") == ["## Personele lasten", '"Personele lasten"']


def test_an_empty_report_has_its_title_and_the_legend() -> None:
    assert [line for line in drawn(empty_report()) if line[0] in "[#"] == [
        "[2e Voortgangsrapportage 2023 /  / ]",
        "[Inhoudsopgave]",
        "# Leeswijzer",
        "## Betekenis van de stoplichten",
    ]


def test_an_empty_programme_has_no_empty_headings() -> None:
    report = full_report()
    bare = Programme(900, "l", number="8", name="", mission=report.foreword, state_of_affairs=report.foreword)
    bare = replace(
        bare, mission=replace(report.foreword, body=EMPTY), state_of_affairs=replace(report.foreword, body=EMPTY)
    )
    assert chapter(replace(report, programmes=(bare,)), "Programma 8") == [
        "Programmanummer: 8.",
        "## Doelenbomen",
        "Voor dit programma zijn nog geen beleidsterreinen ingevuld.",
    ]


def test_a_programme_of_which_nothing_is_known_has_no_facts() -> None:
    report = full_report()
    found = chapter(
        amend(report, report.programmes[0].id, number="", committees=(), portfolios=("",)), "Programma Samen leven"
    )
    assert found[0] == "De missie van het programma Samen leven luidt:"


def test_that_nothing_deviates_is_said_only_when_every_light_is_known() -> None:
    report = full_report()
    quiet = report.programmes[0].areas[2]
    known = amend(report, quiet.goals[0].deliverables[0].id, light=None)
    name = "Toelichting doelenboom Beleidsterrein 3C Gezondheid"
    assert chapter(known, name) == ["Nog niet elk stoplicht is ingevuld, en er is nog geen toelichting."]
    assert chapter(amend(report, quiet.id, goals=()), name) == ["De toelichting is nog niet ingevuld."]


def test_an_area_without_goals_says_so() -> None:
    found = chapter(amend(small_report(), WATER, goals=(), explanations=()), "Beleidsterrein 4B Water")
    assert found[0] == "Voor dit beleidsterrein zijn nog geen doelen ingevuld."


def test_a_choice_of_an_area_prints_its_programme_without_the_other_areas() -> None:
    found = drawn(small_report(), Choice(nodes=frozenset({PARKS})))
    assert "# Programma 4 Groen en water" in found
    assert "### Beleidsterrein 4A Parken" in found
    assert "### Beleidsterrein 4B Water" not in found
    assert "# Programma AD/OH Overhead" not in found


def test_a_choice_of_a_programme_prints_it_whole() -> None:
    found = drawn(small_report(), Choice(frozenset({Chapter.PROGRAMMES}), frozenset({GREENERY})))
    assert found[0] == "# Programma 4 Groen en water"
    assert "### Beleidsterrein 4B Water" in found


@pytest.mark.parametrize("left_out", Chapter)
def test_every_chapter_can_be_left_out(left_out: Chapter) -> None:
    report = full_report()
    before = rename(replace(report, edition=edition(1, 2023)), report.programmes[0].id, "Samen")
    kept = set(drawn(report, Choice(frozenset(Chapter) - {left_out}), previous=before))
    only = set(drawn(report, Choice(frozenset({left_out})), previous=before))
    assert only - kept
    assert set(drawn(report, previous=before)) - kept


def test_sub_headings_have_the_level_that_fits_their_place_and_skip_none() -> None:
    text = body(heading("Diep", 2), "Tekst", heading("Dieper", 2), heading("Boven", 1), heading("Onder", 2))
    assert [line.level for line in lines(text, 2) if isinstance(line, SubHeading)] == [3, 4, 3, 4]


def test_blank_lines_are_not_printed_but_keep_lists_apart() -> None:
    one, two = item("een", kind=Kind.NUMBERED), item("twee", kind=Kind.NUMBERED)
    assert _list_numbers(body(one, item("\u00a0"), two)) == [1, 1]
    assert _list_numbers(body(one, "", two)) == [1, 2]
    assert _list_numbers(body(one, grid(("a",)), two)) == [1, 2]
    assert _list_numbers(body(one, heading("Kop"), two)) == [1, 2]


def test_a_list_goes_on_after_the_lists_within_it() -> None:
    text = body(item("a"), item("a1", 1, Kind.NUMBERED), item("b"), item("b1", 1, Kind.NUMBERED), item("b2", 1))
    assert _list_numbers(text) == [1, 2, 1, 3, 4]


def _list_numbers(text: RichText) -> list[int]:
    return [line.list for line in lines(text, 1) if isinstance(line, ListItem)]


def test_the_parts_of_an_explanation_are_named_where_they_begin() -> None:
    cause, remedy = ExplanationPart.CAUSE, ExplanationPart.ADJUSTMENT
    text = body(
        prose("Er is vertraging.", part=cause),
        prose("De levering duurt langer.", part=cause),
        "Dat is jammer.",
        prose("bijsturing: wij huren.", part=remedy),
        Paragraph((Run("Wij kopen."),), Kind.BULLET, part=cause),
    )
    assert [line.label for line in lines(text, 1) if isinstance(line, Prose | ListItem)] == [
        "Oorzaak",
        "",
        "",
        "",
        "Oorzaak",
    ]


def test_cells_hold_their_lines_and_may_be_empty() -> None:
    (table,) = lines(body(grid(("Maand", "Aantal"), ("Mei", ""))), 1)
    assert isinstance(table, Grid)
    assert [[len(cell) for cell in row] for row in table.rows] == [[1, 1], [1, 0]]


@pytest.mark.parametrize("name", ["Waterstede", "gemeente  Waterstede"])
def test_the_title_page_names_the_municipality_as_one(name: str) -> None:
    title_page = next(parts(replace(empty_report(), municipality=name)))
    assert isinstance(title_page, TitlePage)
    assert title_page.municipality.lower() == "gemeente waterstede"


def test_titles_hold_nothing_that_a_document_cannot() -> None:
    found = drawn(amend(small_report(), PARKS, name="Par\x00ken\n en  \ufffftuinen"))
    assert "### Beleidsterrein 4A Parken en tuinen" in found


@given(reports())
def test_no_level_is_skipped_and_no_passage_is_blank_in_any_report(report: Report) -> None:
    previous = 0
    for part in parts(report):
        levels = [part.level] if isinstance(part, Heading) else []
        if isinstance(part, Passage):
            assert part.lines
            levels = [line.level for line in part.lines if isinstance(line, SubHeading)]
        for level in levels:
            assert level <= previous + 1
            previous = level


@given(rich_texts())
def test_every_word_of_a_text_is_printed(text: RichText) -> None:
    written = [block for block in text.blocks if isinstance(block, Paragraph) and not block.is_blank]
    shown = [line for line in lines(text, 1) if not isinstance(line, Grid)]
    assert ["".join(run.text for run in line.runs) for line in shown] == [
        typeset("".join(run.text for run in paragraph.runs)) for paragraph in written
    ]


def test_words_for_amounts_dates_and_enumerations() -> None:
    assert euro(Decimal("-1234567.5")) == "€\u00a01.234.567,50"
    assert [effect(Decimal(amount)) for amount in ("1", "-1", "0")] == ["nadeel", "voordeel", "geen nadeel of voordeel"]
    assert long_date(dt.date(2024, 3, 1)) == "1\u00a0maart\u00a02024"
    assert [enumerated(words) for words in (("a",), ("a", "b"), ("a", "b", "c"))] == ["a", "a en b", "a, b en c"]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Het kost € 100.000, dus 2,5 miljoen of 3 %.", "Het kost €_100.000, dus 2,5_miljoen of 3_%."),
        ("Zie RV 23.0072 en BW 21.0317 in 2023 en 2024.", "Zie RV_23.0072 en BW_21.0317 in 2023 en 2024."),
        ('Project "De Brug" ("nieuw") heet\n"Brug".', "Project “De Brug” (“nieuw”) heet\n“Brug”."),
        ("Foto's van auto's, 's avonds en ‘zo’.", "Foto’s van auto’s, 's avonds en ‘zo’."),
    ],
)
def test_amounts_stay_together_and_quotation_marks_are_dutch(typed: str, printed: str) -> None:
    assert typeset(typed) == printed.replace("_", "\u00a0")


def test_what_is_printed_has_the_marks_where_they_were() -> None:
    bold = frozenset({Mark.BOLD})
    assert typeset_runs((Run("€"), Run(" 5, ", bold), Run('"ja"'))) == (
        Run("€"),
        Run("\u00a05, ", bold),
        Run("“ja”"),
    )


@given(rich_texts())
def test_print_moves_no_character_and_is_the_same_the_second_time(text: RichText) -> None:
    for paragraph in paragraphs(text):
        printed = typeset_runs(paragraph.runs)
        assert [(len(run.text), run.marks, run.link) for run in printed] == [
            (len(run.text), run.marks, run.link) for run in paragraph.runs
        ]
        assert typeset_runs(printed) == printed


def test_the_classic_table_of_goals_has_one_cell_for_a_goal() -> None:
    tables = [part for part in parts(full_report(), choice=Choice(classic=True)) if isinstance(part, GoalTable)]
    assert tables
    assert all(table.merged for table in tables)
