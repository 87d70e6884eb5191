"""What not every municipality prints."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from tests.editions import next_edition
from tests.layouts import chapter, drawn
from tests.printed import full_report
from tests.reports import (
    ABOUT_DROUGHT,
    DROUGHT_COSTS,
    FOREWORD,
    GREENERY,
    MISSION,
    PARKS,
    PLAYGROUNDS,
    SQUARE,
    TREES,
    WATER,
    identity,
    lineage,
    small_report,
)
from vgr_desktop.core.dutch.typeset import NBSP
from vgr_desktop.core.layout import Choice, Extra, Heading, Imprint, SeeAlso, TitlePage, parts
from vgr_desktop.core.layout.abbreviations import _meaning
from vgr_desktop.core.model.report import Picture, PictureKind, Report
from vgr_desktop.core.model.text import EMPTY, Image, Kind, Paragraph, Run, from_plain, rich
from vgr_desktop.core.model.tree import amend, index


def with_(*extras: Extra) -> Choice:
    return Choice(extras=frozenset(extras))


def plain_spaces(lines: list[str]) -> list[str]:
    return [line.replace(NBSP, " ") for line in lines]


def test_nothing_of_it_is_printed_unless_it_is_asked_for() -> None:
    report = small_report()
    every = drawn(report, with_(*Extra), previous=report)
    assert len(every) > len(drawn(report, previous=report))
    assert drawn(report, Choice(), previous=report) == drawn(report, with_(), previous=report)


class TestAtAGlance:
    def said(self, report: Report, previous: Report | None = None) -> list[str]:
        return plain_spaces(chapter(report, "In één oogopslag", with_(Extra.GLANCE), previous))

    def test_the_share_on_course_is_its_message(self) -> None:
        assert self.said(small_report()) == [
            "80% van de prestaties ligt op koers: 4 van de 5 staan op groen.",
            "[De stand in één oogopslag]",
            "Wat | Stand",
            "Prestaties op groen | 4 (80%)",
            "Prestaties op oranje | 1 (20%)",
            "Prestaties op rood | 0 (0%)",
            "Saldo van de mee- en tegenvallers | € 45.000 nadeel",
            "De grootste financiële afwijking is: Water geven in de zomer (€ 45.000 nadeel).",
        ]

    def test_the_edition_before_stands_beside_it(self) -> None:
        now = next_edition(small_report())
        trees = next(each.id for each in index(now).items.values() if each.lineage == lineage(TREES))
        now = amend(now, trees, light="red")
        found = self.said(now, small_report())
        assert found[0] == "60% van de prestaties ligt op koers: 3 van de 5 staan op groen."
        assert "Prestaties op rood | 1 (20%) | 0 (0%)" in found
        assert "Wat | Stand | 1e Voortgangsrapportage 2026" in found

    def test_what_is_not_known_is_said(self) -> None:
        report = amend(small_report(), TREES, light=None)
        found = self.said(amend(report, DROUGHT_COSTS, amount=None))
        assert "Prestaties waarvan het stoplicht nog niet ingevuld is | 1" in found
        assert found[-1] == "Saldo van de mee- en tegenvallers | nog niet bekend"

    def test_without_any_light_there_is_no_message(self) -> None:
        report = full_report()
        for item in list(index(report).items.values()):
            if getattr(item, "light", None):
                report = amend(report, item.id, light=None)
        assert "## In één oogopslag" not in drawn(report, with_(Extra.GLANCE))

    def test_several_large_deviations_are_named_from_the_largest_on(self) -> None:
        last = self.said(full_report())[-1]
        named = "Huur ruimte (€ 75.000 nadeel) en Subsidie (€ 1.250,50 voordeel)"
        assert last == f"De grootste financiële afwijkingen zijn: {named}."

    def test_a_scale_in_which_every_light_must_be_explained_has_nothing_on_course(self) -> None:
        report = small_report()
        strict = replace(report, scale=tuple(replace(light, must_explain=True) for light in report.scale))
        assert self.said(strict)[0] == "0% van de prestaties ligt op koers."

    def test_of_money_that_balances_that_is_said(self) -> None:
        report = amend(small_report(), DROUGHT_COSTS, amount=Decimal())
        assert self.said(report)[-1] == "Saldo van de mee- en tegenvallers | geen nadeel of voordeel"

    def test_an_edition_before_without_this_part_is_left_out(self) -> None:
        before = amend(small_report(), GREENERY, areas=())
        assert "Wat | Stand" in self.said(small_report(), before)


class TestTrend:
    def test_each_deliverable_has_the_light_of_the_edition_before(self) -> None:
        before = amend(amend(small_report(), TREES, light="red"), PLAYGROUNDS, light=None)
        found = [
            line for line in drawn(small_report(), with_(Extra.TREND), previous=before) if line.startswith("| 4A1")
        ]
        assert any("4A1.1" in line and line.endswith("| Groen | Rood") for line in found)
        assert any("4A1.3" in line and line.endswith("| Oranje | Nog niet ingevuld") for line in found)

    def test_what_was_not_there_is_new_and_a_goal_without_deliverables_has_none(self) -> None:
        before = amend(full_report(), full_report().programmes[0].areas[0].id, goals=())
        found = [line for line in drawn(full_report(), with_(Extra.TREND), previous=before) if line.startswith("| 3A")]
        assert found[0].endswith("| Groen | Nieuw")
        assert found[-1].endswith("| Niet van toepassing | Niet van toepassing")

    def test_without_an_edition_before_there_is_no_column(self) -> None:
        assert drawn(small_report(), with_(Extra.TREND)) == drawn(small_report())


class TestReserve:
    @pytest.mark.parametrize(
        ("cover", "left"), [("", "45"), ("Concernreserve", "45"), ("Algemene reserve", "45"), ("Reserve groen", "0")]
    )
    def test_what_nothing_else_pays_for_is_settled_with_it(self, cover: str, left: str) -> None:
        report = amend(small_report(), DROUGHT_COSTS, cover=cover)
        rows = [line for line in drawn(report, with_(Extra.RESERVE)) if "concernreserve" in line]
        assert rows[0].split(" | ")[2] == left

    def test_without_known_amounts_there_is_nothing_to_settle(self) -> None:
        report = amend(small_report(), DROUGHT_COSTS, amount=None)
        assert not any("concernreserve" in line for line in drawn(report, with_(Extra.RESERVE)))


class TestReferences:
    def references(self, report: Report, choice: Choice | None = None) -> list[str]:
        wanted = replace(choice or Choice(), extras=frozenset({Extra.REFERENCES}))
        return [line for line in drawn(report, wanted) if line.startswith("Zie ook")]

    def test_a_deviation_refers_to_the_deliverables_that_it_names(self) -> None:
        report = amend(small_report(), DROUGHT_COSTS, body=from_plain("Zie 4A1.3, 4A1.1 en 4A9.9; ook 4A1.3."))
        (said,) = self.references(report)
        assert said == "Zie ook: → 4A1.3 Onderhouden van speelplekken, → 4A1.1 Planten van bomen"

    def test_it_leads_to_the_explanation_or_else_to_the_policy_area(self) -> None:
        report = amend(small_report(), DROUGHT_COSTS, body=from_plain("Zie 4A1.3 en 4A1.1."))
        (found,) = (part for part in parts(report, choice=with_(Extra.REFERENCES)) if isinstance(part, SeeAlso))
        headed = {part.lineage for part in parts(report) if isinstance(part, Heading)}
        assert {each.lineage for each in found.references} <= headed
        assert found.references[1].id == PARKS

    def test_what_is_not_printed_is_not_referred_to(self) -> None:
        report = amend(small_report(), DROUGHT_COSTS, body=from_plain("Zie 4A1.3."))
        assert self.references(report, Choice(nodes=frozenset({WATER}))) == []


class TestLists:
    def test_tables_and_figures_are_listed_after_the_contents(self) -> None:
        square = Picture(*identity(60), kind=PictureKind.PNG, content=SQUARE)
        shown = Paragraph((Run("Een kade"), Run(" ", note="Bron")), Kind.PICTURE, image=Image(square.lineage, "Kade"))
        report = amend(small_report(), FOREWORD, body=rich([shown, Paragraph((Run("Tekst"),))]))
        listed = chapter(replace(report, pictures=(square,)), "Tabellen en figuren", with_(Extra.LISTS))
        assert listed[0] == "- Figuur 1. Een kade"
        assert "- Figuur 2. Verdeling van de prestaties over de stoplichten per programma" in listed
        assert any(line.startswith("- Tabel 1. ") for line in listed)

    def test_without_any_that_is_said(self) -> None:
        report = amend(small_report(), GREENERY, areas=(), deviations=())
        assert chapter(report, "Tabellen en figuren", with_(Extra.LISTS)) == [
            "Er zijn geen tabellen of figuren met een bijschrift."
        ]


class TestAbbreviations:
    def test_those_that_a_text_explains_are_listed(self) -> None:
        said = (
            "De Wet maatschappelijke ondersteuning (Wmo) en de jeugdgezondheidszorg (JGZ) zijn er (zie boven) al (WMO)."
        )
        report = amend(small_report(), MISSION, body=from_plain(said))
        assert chapter(report, "Afkortingen", with_(Extra.ABBREVIATIONS)) == [
            "[Afkortingen in deze rapportage]",
            "Afkorting | Betekenis",
            "JGZ | jeugdgezondheidszorg",
            "Wmo | Wet maatschappelijke ondersteuning",
        ]

    def test_those_of_another_part_are_not(self) -> None:
        report = amend(small_report(), ABOUT_DROUGHT, body=from_plain("Groen beheer (GB)."))
        choice = Choice(nodes=frozenset({WATER}), extras=frozenset({Extra.ABBREVIATIONS}))
        assert "## Afkortingen" not in drawn(report, choice)
        assert "## Afkortingen" in drawn(report, with_(Extra.ABBREVIATIONS))

    @pytest.mark.parametrize(
        ("words", "short", "meaning"),
        [
            ("in de Raad van State", "RvS", "Raad van State"),
            ("Besluit begroting en verantwoording", "BBV", "Besluit begroting en verantwoording"),
            ("heel iets anders", "XYZ", ""),
            ("op tijd klaar", "kl", ""),
            ("de dag", "DD", "de dag"),
        ],
    )
    def test_the_beginnings_of_the_words_must_be_its_letters(self, words: str, short: str, meaning: str) -> None:
        assert _meaning(words.split(), short) == meaning


def test_the_title_page_says_what_is_asked_and_has_a_table_of_several_numbers() -> None:
    imprint = Imprint(
        dt.date(2026, 9, 1), reference="RV 26.0072; BW 26.0317; ; K-12", decision="Kennis nemen.\n\nVaststellen."
    )
    page = next(parts(small_report(), imprint=imprint))
    assert isinstance(page, TitlePage)
    assert page.reference == ""
    assert [(kind, number.replace(NBSP, " ")) for kind, number in page.numbers] == [
        ("Raadsvoorstel", "RV 26.0072"),
        ("Besluit van burgemeester en wethouders", "BW 26.0317"),
        ("Kenmerk", "K-12"),
    ]
    assert page.decision == ("Kennis nemen.", "Vaststellen.")
    assert len(page.needs) == 2


def test_one_number_stays_a_line_of_the_title_page() -> None:
    page = next(parts(small_report(), imprint=Imprint(dt.date(2026, 9, 1), reference="RV 26.0072")))
    assert isinstance(page, TitlePage)
    assert (page.reference.replace(NBSP, " "), page.numbers, page.decision) == ("Kenmerk: RV 26.0072", (), ())


def test_a_report_without_texts_explains_no_abbreviations() -> None:
    assert "## Afkortingen" not in drawn(amend(small_report(), MISSION, body=EMPTY), with_(Extra.ABBREVIATIONS))
