import pytest

from tests.pages import as_report, explanations, leftovers, notices, read, read_lines, tree
from tests.reports import identities
from vgr_desktop.core.intake.reading import NoticeKind
from vgr_desktop.core.model.report import Deviation, SectionKind
from vgr_desktop.core.model.text import Kind, Paragraph, RichText, Table, plain
from vgr_desktop.core.model.tree import everything
from vgr_desktop.published import read_text

AREA = ("Beleidsterrein 9A Natuur", "Doel", "Prestatie", "9A1 Het is groen", "9A1.1 Planten van bomen", "\xa0")
EXPLAINED = (*AREA, "9A1.2 Zaaien van gras", "\xa0", "Toelichting doelenboom Beleidsterrein 9A Natuur")


def _shape(body: RichText) -> list[tuple[str, int, str]]:
    return [(block.kind, block.level, block.plain) for block in body.blocks if isinstance(block, Paragraph)]


def test_a_chapter_with_everything_in_its_usual_place() -> None:
    reading = read("waterdam-1e-vgr-2022-programma-8.txt")
    (programme,) = reading.programmes
    assert (programme.number, programme.name) == ("8", "Sport en bewegen")
    assert programme.committees == ("Samenleving", "Ruimte en Wonen")
    assert programme.portfolios == ("Sport, Groen & Water", "Bestuur")
    assert plain(programme.mission.body) == "In Waterdam beweegt iedereen die dat wil, dicht bij huis."
    assert len(programme.state_of_affairs.body.blocks) == 3
    assert tree(reading) == [
        "8 Sport en bewegen",
        "  8A Sportvoorzieningen",
        "    8A1 Er zijn genoeg velden en zalen",
        "      8A1.1 – Beheren van sportvelden",
        "      8A1.2 – Verhuren van zalen aan verenigingen",
        "    8A2 Inwoners kunnen veilig zwemmen",
        "      8A2.1 – In stand houden van twee zwembaden",
        "  8B Bewegen",
        "    8B1 Meer kinderen bewegen",
        "      8B1.1 – Inzetten van buurtsportcoaches",
    ]
    assert leftovers(reading) == []


def test_a_no_break_space_within_a_line_stays() -> None:
    reading = read_lines(*EXPLAINED, "9A1.1 Planten van bomen\nEr is €\xa0100.000  voor.")
    assert explanations(reading) == ["9A | 9A1.1 | Er is €\xa0100.000  voor."]


def test_headings_in_another_wording() -> None:
    reading = read("waterdam-1e-vgr-2022-programma-8.txt")
    assert [line for line, _ in notices(reading, NoticeKind.WORDING)] == [62, 64]
    explanation = reading.programmes[0].areas[0].explanations[0]
    assert explanation.heading == "Verhuren van zalen aan Verenigingen"


def test_two_digits_and_codes_without_space_and_lights_in_words() -> None:
    reading = read("waterdam-2e-vgr-2023-programma-10.txt")
    assert tree(reading) == [
        "10 ",
        "  10A Wijken",
        "    10A1 Wijken zijn schoon",
        "      10A1.1 ● Legen van afvalbakken",
        "      10A1.2 ▲ Vegen van straten",
        "      10A1.3 ■ Opknappen van pleinen",
        "        ● Dorpsplein",
        "        ■ Kerkplein",
        "      10A1.10 – Plaatsen van banken",
        "    10A2 Inwoners doen mee",
        "      10A2.1 ● Ondersteunen van bewonersinitiatieven",
    ]


def test_one_text_for_several_deliverables_and_text_without_a_heading() -> None:
    lines = explanations(read("waterdam-2e-vgr-2023-programma-10.txt"))
    assert lines[0] == "10A | – | Drie prestaties staan op groen, twee niet."
    assert lines[1].startswith("10A | 10A1.1, 10A1.2, 10A1.3 | De buitendienst")
    assert lines[3] == "10A | 10A3.1 Plaatsen van fonteinen | De fonteinen komen volgend jaar."


def test_lists_in_two_levels_with_hanging_lines() -> None:
    explanations_read = read("waterdam-2e-vgr-2023-programma-10.txt").programmes[0].areas[0].explanations
    assert _shape(explanations_read[1].body)[1:] == [
        (Kind.BULLET, 0, "vegen"),
        (Kind.BULLET, 1, "ochtendploeg"),
        (Kind.BULLET, 1, "avondploeg"),
        (Kind.BULLET, 0, "legen met de nieuwe wagen"),
    ]
    assert [kind for kind, _, _ in _shape(explanations_read[2].body)] == [Kind.NUMBERED, Kind.NUMBERED]


def test_a_code_of_no_tree_is_for_the_officer_to_check() -> None:
    reading = read("waterdam-2e-vgr-2023-programma-10.txt")
    assert (59, "10A3.1 Plaatsen van fonteinen") in notices(reading, NoticeKind.CHECK)


def test_financial_deviations() -> None:
    report = as_report(read("waterdam-2e-vgr-2023-programma-10.txt"))
    deviations = [item for item in everything(report) if isinstance(item, Deviation)]
    assert [(deviation.kind, deviation.title, deviation.amount) for deviation in deviations] == [
        ("result", "Onderhoud veegwagens (nadeel € 35.000)", 35_000),
        ("result", "Zout", None),
        ("neutral", "Overheveling speelplekken", None),
    ]
    assert plain(deviations[1].body) == "Er is minder gestrooid."


def test_that_there_is_no_deviation_is_said_by_the_report_itself() -> None:
    reading = read_lines(*EXPLAINED, "Toelichtingen afwijking begroting 2023", "Mee- en tegenvallers:\nGeen")
    assert notices(reading, NoticeKind.STOCK)[-1][1] == "Geen"
    assert leftovers(reading) == []


def test_text_under_a_heading_for_money_without_a_title_is_kept() -> None:
    reading = read_lines(*EXPLAINED, "Mee- en tegenvallers:", "De bedragen volgen nog.")
    assert leftovers(reading) == ["De bedragen volgen nog."]


def test_an_older_page_of_a_neighbour_with_navigation_and_without_cells() -> None:
    reading = read("oeverland-bestuursrapportage-2018.txt")
    assert reading.edition is None
    assert tree(reading) == [
        "3 Veiligheid",
        "  3A Toezicht",
        "    3A1 Inwoners voelen zich veilig",
        "      3A1.1 ● Inzetten van toezichthouders",
        "      3A1.2 ● Plaatsen van camera's",
        "    3A2 Minder overlast",
        "      3A2.1 ● Aanpakken van vuurwerk over: 1. verkoop, 2. gebruik",
    ]
    (programme,) = reading.programmes
    assert plain(programme.mission.body).startswith("De gemeente is veilig")
    assert _shape(programme.state_of_affairs.body) == [
        (Kind.HEADING, 1, "Beleidsterrein 3A Toezicht"),
        (Kind.PARAGRAPH, 0, "Er zijn twee boa's bij gekomen."),
    ]
    assert [line for line, _ in notices(reading, NoticeKind.NAVIGATION)] == [1, 3, 4, 6, 41]
    assert leftovers(reading) == []


def test_rows_of_cells_parted_by_bars_with_the_codes_of_the_budget() -> None:
    reading = read("waterdam-begroting-2025-programma-2.txt")
    assert tree(reading) == [
        "2 ",
        "  2A Economie",
        "    2A1 Er is werk voor iedereen",
        "      2A1.1 ● Begeleiden van werkzoekenden",
        "      2A1.2 – Helpen van starters",
    ]
    assert reading.programmes[0].committees == ("Bestuur", "Samenleving")
    assert reading.programmes[0].portfolios == ("Economie, Innovatie en Haven",)
    assert leftovers(reading) == []


def test_a_page_with_the_reports_own_texts() -> None:
    reading = read("waterdam-voorwoord-2022.txt")
    assert reading.foreword is not None
    assert reading.reading_guide is not None
    assert len(reading.foreword.body.blocks) == 2
    assert [kind for kind, _, _ in _shape(reading.reading_guide.body)] == ["paragraph", "heading", "paragraph"]
    (section,) = reading.sections
    assert (section.kind, section.title) == (SectionKind.PARAGRAPH, "Paragraaf plankosten")


def test_a_page_that_is_broken_off() -> None:
    reading = read("waterdam-afgebroken.txt")
    assert [line for line, _ in notices(reading, NoticeKind.CHECK)] == [20]
    assert explanations(reading)[0].endswith("volgen in het naj")


def test_a_page_that_is_broken_off_in_the_tree() -> None:
    assert notices(read_lines(*AREA), NoticeKind.CHECK) == [(9, "9A1.1 Planten van bomen")]


def test_what_a_page_does_not_say_of_itself_is_not_guessed() -> None:
    reading = read_text("Stand van zaken bij Bestuursrapportage\nHet gaat goed.", identities())
    assert [programme.number for programme in reading.programmes] == [""]
    assert reading.edition is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Er zijn geen afwijkingen ten opzichte van de begroting.",
        "Er zijn er geen afwijkingen ten opzichte van de begroting",
        "Er zijn geen afwijkingen t.o.v. de begroting 2022.",
    ],
)
def test_a_stock_sentence_is_derived_and_not_kept(sentence: str) -> None:
    reading = read_lines(*EXPLAINED, sentence)
    assert explanations(reading) == []
    assert [text for _, text in notices(reading, NoticeKind.STOCK)] == [sentence]


def test_a_stock_sentence_above_an_explanation_is_kept_as_text() -> None:
    sentence = "Er zijn geen afwijkingen ten opzichte van de begroting."
    reading = read_lines(*EXPLAINED, sentence, "9A1.1 Planten van bomen\nHet zijn er honderd.")
    assert explanations(reading) == [f"9A | – | {sentence}", "9A | 9A1.1 | Het zijn er honderd."]
    assert notices(reading, NoticeKind.STOCK) == []


def test_a_stock_sentence_beside_an_orange_light_is_kept_as_text() -> None:
    sentence = "Er zijn geen afwijkingen ten opzichte van de begroting."
    tree_lines = ("Beleidsterrein 9A Natuur", "9A1 Het is groen", "9A1.1 Planten van bomen", "oranje")
    reading = read_lines(*tree_lines, "Toelichting doelenboom", sentence)
    assert explanations(reading) == [f"9A | – | {sentence}"]


def test_that_all_is_green_sets_the_lights_that_the_page_does_not_show() -> None:
    rows = ("Beleidsterrein 9A Natuur", "9A1 Het is groen", "9A1.1 Planten", "rood", "9A1.2 Zaaien", "\xa0")
    reading = read_lines(*rows, "Toelichting doelenboom", "Alle prestaties krijgen een groen stoplicht.")
    assert tree(reading)[-2:] == ["      9A1.1 ■ Planten", "      9A1.2 ● Zaaien"]


def test_a_light_that_the_scale_lacks_is_not_set() -> None:
    reading = read_lines(*AREA[:-1], "grijs")
    assert tree(reading)[-1] == "      9A1.1 – Planten van bomen"
    assert (11, "grijs") in notices(reading, NoticeKind.CHECK)


def test_a_second_light_for_one_deliverable_is_told() -> None:
    reading = read_lines(*AREA[:-1], "groen", "rood")
    assert tree(reading)[-1] == "      9A1.1 ● Planten van bomen"
    assert (13, "rood") in notices(reading, NoticeKind.CHECK)


def test_a_code_that_is_used_twice_is_kept_for_the_officer() -> None:
    reading = read_lines(*AREA, "9A1.1 Kappen van bomen", "\xa0")
    assert leftovers(reading) == ["9A1.1 Kappen van bomen"]
    assert "De code 9A1.1 komt twee keer voor." in [notice.message for notice in reading.notices]


def test_a_deliverable_without_its_goal_makes_room_for_the_goal() -> None:
    reading = read_lines("Beleidsterrein 9A Natuur", "9A2.1 Planten", "\xa0")
    assert tree(reading)[2:] == ["    9A2 ", "      9A2.1 – Planten"]


def test_a_coded_line_in_the_tree_with_text_under_it_begins_the_explanations() -> None:
    reading = read_lines(*AREA, "9A1.1 Planten van bomen\nHet zijn er honderd.")
    assert explanations(reading) == ["9A | 9A1.1 | Het zijn er honderd."]


def test_a_title_over_two_lines_is_one_title() -> None:
    reading = read_lines("Beleidsterrein 9A Natuur", "9A1 Het is groen", "9A1.1 Planten van\nbomen", "\xa0")
    assert tree(reading)[-1] == "      9A1.1 – Planten van bomen"


def test_a_sentence_about_a_deliverable_is_no_heading() -> None:
    reading = read_lines(*EXPLAINED, "9A1.1 en 9A1.2 zijn vertraagd door de droogte.")
    assert explanations(reading) == ["9A | – | 9A1.1 en 9A1.2 zijn vertraagd door de droogte."]


def test_a_range_of_codes() -> None:
    reading = read_lines(*EXPLAINED, "9A1.1 t/m 9A1.2 Beplanting\nHet regende.")
    assert explanations(reading) == ["9A | 9A1.1, 9A1.2 | Het regende."]


def test_an_explanation_of_a_goal_keeps_its_heading() -> None:
    reading = read_lines(*EXPLAINED, "9A1 Het is groen\nDat is zo.")
    assert explanations(reading) == ["9A | 9A1 Het is groen | Dat is zo."]


def test_two_explanations_of_one_deliverable_are_both_kept() -> None:
    reading = read_lines(*EXPLAINED, "9A1.1 Planten van bomen\nEen.", "9A1.1 Planten van bomen\nTwee.")
    assert explanations(reading) == ["9A | 9A1.1 | Een.", "9A | 9A1.1 | Twee."]


def test_projects_with_lights_within_an_explanation_are_sub_items() -> None:
    reading = read_lines(*EXPLAINED, "9A1.1 Planten van bomen\nEr zijn twee plekken.", "Kade", "groen", "Plein", "rood")
    assert tree(reading)[4:6] == ["        ● Kade", "        ■ Plein"]
    assert explanations(reading) == ["9A | 9A1.1 | Er zijn twee plekken."]


def test_a_table_within_a_text() -> None:
    reading = read_lines(*EXPLAINED, "9A1.1 Planten van bomen", "| Soort | Aantal |\n| --- | --- |\n| Eik | 40 |")
    (block,) = [b for b in reading.programmes[0].areas[0].explanations[0].body.blocks if isinstance(b, Table)]
    assert [[cell[0].plain for cell in row] for row in block.rows] == [["Soort", "Aantal"], ["Eik", "40"]]


def test_unknown_lines_that_follow_each_other_are_one_leftover() -> None:
    reading = read_lines("Losse regel\nen nog een", *AREA, "Iets anders")
    assert leftovers(reading) == ["Losse regel\nen nog een", "Iets anders"]
    assert reading.counts.unknown_lines == 3


def test_titles_of_other_editions_are_navigation() -> None:
    reading = read_lines("1e Voortgangsrapportage 2021\n2e Voortgangsrapportage 2021", "Begin", *AREA)
    assert reading.edition is None
    assert len(notices(reading, NoticeKind.NAVIGATION)) == 2
