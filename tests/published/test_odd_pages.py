"""What a page says in an odd way is kept and told, never guessed."""

from decimal import Decimal

from tests.pages import explanations, leftovers, notices, read_lines, tree, whole
from tests.reports import identities
from vgr_desktop.core.intake.reading import NoticeKind, Reading
from vgr_desktop.core.model.text import plain
from vgr_desktop.published import read_html

AREA = ("Beleidsterrein 9A Natuur", "9A1 Er is natuur", "9A1.1 Planten van bomen", "\xa0")
MONEY = (*AREA, "Financiële afwijkingen")


def _said(reading: Reading) -> list[str]:
    return [notice.message for notice in reading.notices]


def _html(html: str) -> Reading:
    return read_html(f"<html><h1>1e Voortgangsrapportage 2024</h1>{html}", identities())


class TestMoney:
    def test_another_amount_in_words_than_in_the_table_is_told(self) -> None:
        table = "Omschrijving | Bedrag x € 1.000 | N/V\nBomen | 45 | N\nGras | 0 | N"
        reading = read_lines(*MONEY, table, "Bomen (nadeel € 44.000)\nDuurder.", "Gras (voordeel € 1.000)\nGoedkoper.")
        assert [deviation.amount for deviation in reading.programmes[0].deviations] == [45_000, 0]
        assert sum("Het bedrag van de tabel is gehouden." in message for message in _said(reading)) == 2

    def test_another_amount_in_the_table_than_in_words_is_told(self) -> None:
        table = "Omschrijving | Bedrag | N/V\nBomen | 44.000 | N\nHeg | 5 | N"
        reading = read_lines(*MONEY, "Bomen (nadeel € 45.000)\nDuurder.", table)
        assert [deviation.amount for deviation in reading.programmes[0].deviations] == [45_000, 5]
        assert any("Hierbij staat elders op de pagina €\xa045.000 nadeel." in message for message in _said(reading))

    def test_the_same_amount_in_words_and_in_the_table_is_said_once(self) -> None:
        table = "Omschrijving | Bedrag | N/V\nBomen | 45.000 | N"
        reading = read_lines(*MONEY, "Bomen (nadeel € 45.000)\nDuurder.", table)
        assert [deviation.amount for deviation in reading.programmes[0].deviations] == [45_000]
        assert leftovers(reading) == []

    def test_a_row_without_a_name_or_without_the_meaning_of_its_amount_waits(self) -> None:
        reading = read_lines(*MONEY, "Omschrijving | Bedrag | N/V\n| 45 | N\nBomen | 44 |")
        assert leftovers(reading) == ["45 | N", "Bomen | 44"]
        assert [(one.title, one.amount) for one in reading.programmes[0].deviations] == [("Bomen", None)]

    def test_a_short_line_right_under_text_is_text(self) -> None:
        reading = read_lines(*MONEY, "Bomen (nadeel € 45.000)\nDuurder door\nhogere prijzen")
        assert [(one.title, plain(one.body)) for one in reading.programmes[0].deviations] == [
            ("Bomen (nadeel € 45.000)", "Duurder door\nhogere prijzen")
        ]

    def test_a_duration_that_is_not_known_is_text(self) -> None:
        reading = read_lines(*MONEY, "Omschrijving | Bedrag | N/V | I/S\nBomen | 44 | N | soms")
        assert plain(reading.programmes[0].deviations[0].body) == "soms"

    def test_a_heading_above_the_texts_of_deviations_is_no_heading_of_explanations(self) -> None:
        reading = read_lines(*MONEY, "Bomen (nadeel € 45.000)", "Toelichting", "Bomen zijn duur.")
        assert plain(reading.programmes[0].deviations[0].body) == "Bomen zijn duur."

    def test_two_tables_are_read_one_by_one(self) -> None:
        rows = "<tr><td>{}</td><td>{}</td><td>N</td></tr>"
        one, other = (f"<table><tr><th>Post</th><th>Bedrag</th><th>N/V</th></tr>{row}</table>" for row in (rows, rows))
        html = f"<h2>Financiële afwijkingen</h2>{one.format('Bomen', 5)}{other.format('Gras', 6)}"
        reading = _html(f"<h2>Programma 4 Groen</h2>{html}")
        found = reading.programmes[0].deviations
        assert [(one.title, one.amount) for one in found] == [("Bomen", Decimal(5)), ("Gras", Decimal(6))]


class TestLights:
    def test_a_light_beside_a_goal_is_told_and_not_set(self) -> None:
        reading = read_lines("Beleidsterrein 9A Natuur", "9A1 Groen", "rood", "9A1.1 Planten", "groen")
        assert tree(reading)[-1] == "      9A1.1 ● Planten"
        assert "Een stoplicht bij een doel; stoplichten horen bij prestaties. Het is niet overgenomen." in _said(
            reading
        )

    def test_a_light_of_nothing_waits_or_is_told(self) -> None:
        assert leftovers(read_lines("Beleidsterrein 9A Natuur", "rood")) == ["rood"]
        rows = "<tr><td>{}</td><td>{}</td></tr>"
        html = f"<table>{rows.format('groen', '9A1.1 Planten')}{rows.format('rood', '')}</table>"
        reading = _html(f"<h2>Beleidsterrein 9A Natuur</h2>{html}")
        assert tree(reading)[-1] == "      9A1.1 ● Planten"
        assert "Dit stoplicht hoort bij geen prestatie; het is nergens ingesteld." in _said(reading)

    def test_a_light_of_another_row_is_not_taken(self) -> None:
        rows = "".join(
            f"<tr><td>{light}</td><td>{row}</td></tr>"
            for light, row in (("", "9A1.1 A"), ("rood", "x"), ("", "9A1.2 B"))
        )
        reading = _html(f"<h2>Beleidsterrein 9A Natuur</h2><table>{rows}</table>")
        assert tree(reading)[-2:] == ["      9A1.1 – A", "      9A1.2 – B"]
        assert "Dit stoplicht hoort bij geen prestatie; het is nergens ingesteld." in _said(reading)

    def test_a_sign_outside_the_tree_is_told(self) -> None:
        reading = _html("<p><i class='dot-red'></i></p><h2>Beleidsterrein 9A Natuur</h2><p>9A1 Groen</p><p>9A1.1 A</p>")
        assert "Een gekleurd teken zonder tekst; overgeslagen." in _said(reading)

    def test_only_a_colour_that_is_strong_and_known_is_a_light(self) -> None:
        colours = ("#E2EFDA", "#00f", "rgb(0,176)", "rgba(0,176,80,1)", "#f00")
        rows = "".join(f"<tr><td>9A1.{i} P<td style='background:{c}'></tr>" for i, c in enumerate(colours, 1))
        reading = _html(f"<h2>Beleidsterrein 9A Natuur</h2><table>{rows}</table>")
        assert [line.split()[1] for line in tree(reading)[3:]] == ["–", "–", "–", "●", "■"]


class TestPlaces:
    def test_a_page_of_one_coloured_table_cell_has_its_words(self) -> None:
        html = "<table><tr><td>9A1.1 A</td><td>groen</td><td>Er is veel gedaan.</td></tr></table>"
        assert explanations(_html(f"<h2>Beleidsterrein 9A N</h2>{html}")) == ["9A | 9A1.1 | Er is veel gedaan."]

    def test_a_sentence_of_an_area_without_deviations_may_stand_under_its_tree(self) -> None:
        reading = read_lines(*AREA, "Er zijn geen afwijkingen.")
        assert [text for _, text in notices(reading, NoticeKind.STOCK)] == ["Er zijn geen afwijkingen."]

    def test_a_goal_with_two_digits_stays_one_when_its_deliverables_follow(self) -> None:
        reading = read_lines(*AREA, "9A11 Veel natuur", "9A11.1 Zaaien", "\xa0")
        assert tree(reading)[-2:] == ["    9A11 Veel natuur", "      9A11.1 – Zaaien"]

    def test_a_chapter_that_is_not_known_is_no_part_of_the_one_above_it(self) -> None:
        reading = _html(
            "<h1>Programma 4 Groen</h1><h2>Stand van zaken</h2><p>Goed.</p><h2>Risico’s</h2><p>Droogte.</p>"
        )
        assert plain(reading.programmes[0].state_of_affairs.body) == "Goed."
        assert leftovers(reading) == ["Risico’s\nDroogte."]

    def test_what_stands_under_the_facts_is_no_portfolio(self) -> None:
        lines = ("Programma 4 Groen", "Commissie", "Ruimte", "Portefeuille(s)", "Groen en Water", "Inleiding")
        reading = read_lines(*lines, "Dit is een inleiding.")
        assert reading.programmes[0].portfolios == ("Groen en Water",)
        assert leftovers(reading) == ["Inleiding\nDit is een inleiding."]

    def test_facts_under_a_chapter_that_is_not_known_are_facts(self) -> None:
        lines = ("Programma 4 Groen", "Missie", "Groen is mooi.", "Inleiding", "Dit is een inleiding.")
        reading = read_lines(*lines, "Commissie: Ruimte", "Portefeuille: Groen")
        assert (reading.programmes[0].committees, reading.programmes[0].portfolios) == (("Ruimte",), ("Groen",))
        assert leftovers(reading) == ["Inleiding\nDit is een inleiding."]

    def test_facts_that_cannot_be_are_kept_apart(self) -> None:
        reading = read_lines("Programma 4 Groen", "Commissie", "Dit is een zin.", "Programmanummer", "vier", *AREA)
        assert leftovers(reading) == ["Dit is een zin.", "vier"]
        reading = read_lines("Programmanummer", "9", "nog iets", *AREA)
        assert leftovers(reading) == ["nog iets"]

    def test_a_chapter_number_is_no_programme(self) -> None:
        reading = read_lines("Hoofdstuk 3", "Hoofdstuk 4 Programma’s", "Programma 9 Natuur", *AREA)
        assert [programme.number for programme in reading.programmes] == ["9"]

    def test_a_second_name_begins_another_programme(self) -> None:
        lines = ("Groen", "Programmanummer", "\xa0", "4", "Water", "Programmanummer", "\xa0", "5")
        assert [programme.name for programme in read_lines(*lines).programmes] == ["Groen", "Water"]

    def test_an_explanation_that_names_its_deliverable_in_a_heading(self) -> None:
        reading = read_lines(*AREA, "Toelichting 9A1.1 Planten van bomen", "Er zijn er honderd.")
        assert explanations(reading) == ["9A | 9A1.1 | Er zijn er honderd."]

    def test_a_heading_and_its_text_on_one_line(self) -> None:
        lines = (*AREA, "Toelichting", "9A1.1 Planten van bomen: er zijn er honderd.")
        assert explanations(read_lines(*lines)) == ["9A | 9A1.1 | er zijn er honderd."]

    def test_a_drop_cap_that_belongs_to_no_word_stays(self) -> None:
        reading = read_lines(*AREA, "Toelichting", "Een zin.", "C", "De rest.", "B")
        assert explanations(reading) == ["9A | – | Een zin.", "9A | C | De rest. / B"]

    def test_a_paragraph_in_an_item_of_word(self) -> None:
        style = "style='mso-list:l0 level1 lfo1'"
        reading = _html(
            f"<h2>Beleidsterrein 9A N</h2><p>9A1 G</p><p>9A1.1 A</p><h3>Toelichting</h3><p {style}>een<br>Twee</p>"
        )
        assert whole(reading)[6:8] == ["      • een ⏎ Twee"]

    def test_codes_of_two_goals_are_no_range(self) -> None:
        lines = (*AREA, "9A2 Meer", "9A2.1 Zaaien", "\xa0", "Toelichting", "9A1.1 t/m 9A2.1 Alles\nHet regent.")
        assert explanations(read_lines(*lines)) == ["9A | 9A1.1, 9A2.1 | Het regent."]
