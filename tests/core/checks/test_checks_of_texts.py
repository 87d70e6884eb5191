from dataclasses import replace

import pytest
from hypothesis import given

from tests import reports as small
from tests.editions import APART, later
from tests.reports import identity, small_report
from tests.strategies import raw_texts, reports
from vgr_desktop.core.checks import (
    OPTIONAL,
    OPTIONAL_TEXT_RULES,
    TEXT_RULES,
    Finding,
    Inspector,
    Remark,
    Severity,
    findings,
)
from vgr_desktop.core.editing import writing
from vgr_desktop.core.model.report import Report, Written
from vgr_desktop.core.model.text import RichText, from_plain
from vgr_desktop.core.model.tree import index

TEXT_NAMES = {rule.__name__.replace("_", "-") for rule in (*TEXT_RULES, *OPTIONAL_TEXT_RULES.values())}


def remarks(text: str) -> list[Remark]:
    """What all rules find in a text."""
    return [remark for rule in (*TEXT_RULES, *OPTIONAL_TEXT_RULES.values()) for remark in rule(text)]


def quoted(rule: str, text: str) -> list[str]:
    """The words of the text that this rule, the only one that finds anything, points at."""
    found = remarks(text)
    assert {remark.rule for remark in found} <= {rule}
    return [remark.message.split("“")[1].split("”")[0] for remark in found]


# Placeholders


@pytest.mark.parametrize(
    "words",
    [
        *(
            "xxx",
            "XXXX",
            "PM",
            "P.M.",
            "TODO",
            "???",
            "……",
            "......",
            "[…]",
            "[...]",
            "[invullen]",
            "[naam wethouder]",
        ),
        *("Lorem ipsum", "lorem ipsum", "n.t.b.", "nader in te vullen", "nog in te vullen", "[hier nog een bedrag]"),
    ],
)
def test_what_is_still_to_be_filled_in(words: str) -> None:
    assert quoted("placeholder", f"Het werk begint in {words} volgens plan.") == [words]


def test_a_placeholder_is_told_with_its_place_and_what_to_do() -> None:
    report = writing.write(small_report(), small.ABOUT_DROUGHT, from_plain("Kosten: PM, en nog eens PM."))
    (finding,) = [finding for finding in findings(report) if finding.place == small.ABOUT_DROUGHT]
    assert finding == Finding(
        "placeholder",
        Severity.WARNING,
        small.ABOUT_DROUGHT,
        "In de toelichting “Gevolgen van de droogte” bij 4A staat nog “PM”. "
        "Vul in wat daar moet komen te staan, of haal het weg.",
    )


@pytest.mark.parametrize(
    "text",
    [
        "De norm voor PM 2,5 en PM10 wordt gehaald.",
        "Maat XXL.",
        "Wat nu…",
        "Zie noot [1].",
        "De datum is nog te bepalen.",
    ],
)
def test_what_only_looks_like_a_placeholder(text: str) -> None:
    assert remarks(text) == []


# References


@pytest.mark.parametrize(
    ("reference", "right"),
    [
        ("BW21.0317", "BW 21.0317"),
        ("B&W 21.0317", "BW 21.0317"),
        ("B en W-nummer 15.0642", "BW 15.0642"),
        ("BW nr. 21.0317", "BW 21.0317"),
        ("BW 210317", "BW 21.0317"),
        ("BW 21-0317", "BW 21.0317"),
        ("BW 21.317", "BW 21.0317"),
        ("rv 23.0072", "RV 23.0072"),
        ("RV. 23.0072", "RV 23.0072"),
        ("RB: 15/0041", "RB 15.0041"),
    ],
)
def test_a_reference_in_another_form(reference: str, right: str) -> None:
    (remark,) = remarks(f"Het college heeft ingestemd ({reference}).")
    assert remark == Remark(
        "reference-form", Severity.ADVICE, f"staat de verwijzing “{reference}”. Bedoelt u “{right}”?"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Het besluit (BW 21.0317) en RV\u00a023.0072 van 29 augustus 2023.",
        "RB 15.0041.",
        "De RV 12 leden en de begroting 2021-2022.",
        "Zie RV 2021-2022.",
        "Amendement A.22.0057/01 en zaak Z/21/3274304.",
    ],
)
def test_references_in_the_right_form_and_what_is_none(text: str) -> None:
    assert remarks(text) == []


# Amounts


def test_amounts_with_the_sign_and_with_the_word() -> None:
    (remark,) = remarks("Van de € 5.000 is 3.000 euro besteed.")
    assert remark == Remark(
        "mixed-amounts",
        Severity.ADVICE,
        "staan bedragen met € en met het woord euro: “€ 5.000” en “3.000 euro”. Schrijf ze allemaal met €.",
    )


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("Van de 350.000 wordt € 100.000 gehaald.", ["350.000"]),
        ("Van € 100.000 en 1.250,50 is 3.000 over.", ["1.250,50", "3.000"]),
        ("Het budget van 75.000 heeft de raad vrijgegeven.", ["75.000"]),
        ("De meevaller (een extra ontvangst van 415.000) dekt dit.", ["415.000"]),
        ("De loonkosten zijn 20.000 hoger.", ["20.000"]),
        ("Dit kost 2 miljoen euro, waarvan 40.000 subsidie.", ["40.000"]),
    ],
)
def test_an_amount_without_euro(text: str, amounts: list[str]) -> None:
    assert quoted("amount-without-euro", text) == amounts


@pytest.mark.parametrize(
    "text",
    [
        "Er zijn 12.500 inwoners geholpen voor € 3.000.",
        "Met een subsidie van € 2.000 zijn 1.250 bomen geplant op 1.000 m2.",
        "Er waren 12.500 meer bezoeken.",
        "Het budget is op. Er kwamen 2.500 man.",
        "Op 15 juni 2021 is 2,86% toegevoegd; zie BW 21.0317.",
        "€ 1.250.000,50 en €\u00a0100.000 en € -2.040",
        "Dit kost 30.000 euro en 2,5 miljoen euro.",
    ],
)
def test_figures_that_are_no_amount_or_have_their_euro(text: str) -> None:
    assert remarks(text) == []


# Advice


def test_a_long_sentence() -> None:
    long = " ".join(["woord"] * 31)
    (remark,) = remarks(f"Dit is kort. Dit is {long}. Dit ook.")
    assert remark.message.startswith("staat een zin van 33 woorden: “Dit is woord woord")
    assert remark.message.endswith("…”. Maak er twee zinnen van.")


@pytest.mark.parametrize("end", [". ", "! ", "?” ", "\n", ".) "])
def test_sentences_are_counted_one_by_one(end: str) -> None:
    half = " ".join(["Woord"] * 20)
    assert remarks(f"{half}{end}{half}") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("De gemeente streeft ernaar en streeft naar rust.", "streeft ernaar en streeft naar"),
        ("Wij werken hard aan een plan.", "werken hard aan"),
        ("De gemeente stelt nieuw beleid op.", "stelt nieuw beleid op"),
        ("Wij zetten volop in op sport.", "zetten volop in op"),
        ("Er wordt inzet gepleegd.", "inzet gepleegd"),
        ("De gemeente stimuleert sport.", "stimuleert"),
    ],
)
def test_verbs_that_promise_nothing(text: str, words: str) -> None:
    assert quoted("vague-verb", text) == [words]


def test_advice_is_given_only_when_asked() -> None:
    report = writing.write(small_report(), small.ABOUT_DROUGHT, from_plain("Wij streven naar groen gras."))
    assert "vague-verb" not in {finding.rule for finding in findings(report)}
    assert {finding.rule for finding in findings(report, optional={"vague-verb"})} & OPTIONAL == {"vague-verb"}


# Repetition


def repeated(after: Report, before: Report) -> list[int]:
    return [finding.place - APART for finding in findings(after, before) if finding.rule == "repeats-previous"]


def test_texts_that_only_repeat_the_previous_edition() -> None:
    places = [
        *(small.FOREWORD, small.STATE, small.ABOUT_PLAYGROUNDS, small.ABOUT_DROUGHT, small.ABOUT_PUMPS_AND_QUAYS),
        *(small.DROUGHT_COSTS, small.OVERHEAD_STATE, small.STAFF),
    ]
    assert repeated(later(), small_report()) == places


def test_a_text_that_moved_is_a_repetition_all_the_same() -> None:
    after = writing.remove_text(later(), small.ABOUT_DROUGHT + APART)
    body = from_plain("Het  gras is dor.\n")
    after = writing.explain(after, identity(60 + APART), (small.TREES + APART,), body)
    assert 60 in repeated(after, small_report())


def test_a_text_with_one_other_word_and_an_empty_one_are_no_repetition() -> None:
    before = writing.write(small_report(), small.FOREWORD, from_plain(""))
    after = writing.write(later(), small.FOREWORD + APART, from_plain(" "))
    after = writing.write(after, small.ABOUT_DROUGHT + APART, from_plain("Het gras is nat."))
    assert not {small.FOREWORD, small.ABOUT_DROUGHT} & set(repeated(after, before))


def test_a_repetition_is_told_with_what_to_do() -> None:
    found = [finding for finding in findings(later(), small_report()) if finding.place == small.STATE + APART]
    assert found == [
        Finding(
            "repeats-previous",
            Severity.ADVICE,
            small.STATE + APART,
            "De stand van zaken van programma 4 is woord voor woord een tekst uit de 1e Voortgangsrapportage 2026. "
            "Werk de tekst bij, of haal hem weg als er niets te melden is.",
        )
    ]


# Time after time


@given(reports(), reports())
def test_an_inspector_finds_the_same_as_one_that_never_looked_before(first: Report, second: Report) -> None:
    inspector = Inspector(OPTIONAL)
    inspector.findings(first)
    inspector.findings(second, first)
    assert inspector.findings(first, second) == findings(first, second, OPTIONAL)
    assert inspector.findings(first) == findings(first, None, OPTIONAL)


def test_only_a_text_that_changed_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    inspector = Inspector()
    report = small_report()
    inspector.findings(report)
    read: list[RichText] = []

    def plain(body: RichText) -> str:
        read.append(body)
        return ""

    monkeypatch.setattr("vgr_desktop.core.checks.inspection.plain", plain)
    body = from_plain("Het gras is nat.")
    inspector.findings(replace(writing.write(report, small.ABOUT_DROUGHT, body), municipality="Elders"))
    assert read == [body]


# All rules


@given(raw_texts(80))
def test_every_remark_names_its_rule_and_says_what_to_do(text: str) -> None:
    for remark in remarks(text):
        assert remark.rule in TEXT_NAMES
        assert remark.message.startswith("staa")
        assert remark.message[-1] in ".?"


@given(reports())
def test_every_finding_about_a_text_is_at_that_text(report: Report) -> None:
    for finding in findings(report, report, OPTIONAL):
        if finding.rule in {*TEXT_NAMES, "repeats-previous"}:
            assert isinstance(index(report).items[finding.place], Written)


def test_every_rule_about_texts_says_where_it_comes_from() -> None:
    assert all(rule.__doc__ for rule in (*TEXT_RULES, *OPTIONAL_TEXT_RULES.values()))
