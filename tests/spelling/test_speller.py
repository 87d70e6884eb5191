"""Which words of a text are told to be unknown."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vgr_desktop.core.model.problems import Problem
from vgr_desktop.spelling import Speller
from vgr_desktop.spelling.words import words


@pytest.fixture(scope="module")
def speller() -> Speller:
    return Speller()


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("De bomen zijn geplant en de vijver is schoon.", []),
        ("De boommen zijn geplandt.", ["boommen", "geplandt"]),
        ("De boommen, en nog eens boommen.", ["boommen"]),
        ("Boommen langs de singel. De boommen groeien.", ["Boommen", "boommen"]),
        ("(boommen) “boommen” ‘boommen’ boommen; boommen?", ["boommen"]),
        ("bomen/boommen en bomen–boommen", ["boommen"]),
    ],
)
def test_words_that_no_dictionary_has(speller: Speller, text: str, unknown: list[str]) -> None:
    assert list(speller.unknown(text)) == unknown


@pytest.mark.parametrize(
    "text",
    [
        "De foto's, de auto’s, zo'n plan, 't plan en 's-Gravenhage.",
        "Dat is m.b.t. de bomen, o.a. bij de vijver, bijv. in mei, enz.",
        "De burger(s) en de (mede)werkers.",
        "Geïnde bijdragen en coo\u0308rdinatie, ge\u00adschre\u00adven met streepjes die niemand ziet.",
        "",
    ],
)
def test_dutch_as_it_is_written(speller: Speller, text: str) -> None:
    assert speller.unknown(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Zie BW 21.0317, RV 23.0072, Z/21/3274304 en A.22.0057/01 bij 9A1.1, 4b en € 1.250.000,-.",
        "Het kost €20,5k, 3% meer dan in de 2e rapportage, voor 65+'ers en 18-plussers.",
        "Schrijf naar bomen@lindeveen.example of kijk op www.lindeveen.example/bomenn en https://x.example.",
        "De GGZZ, de VVEE's en GroeneLinten tekenden.",
    ],
)
def test_amounts_codes_references_addresses_and_capitals_are_no_words(speller: Speller, text: str) -> None:
    assert speller.unknown(text) == ()


def test_a_capital_within_a_sentence_makes_a_name_and_so_it_is_where_it_begins_one(speller: Speller) -> None:
    assert speller.unknown("Lindeveen groeit. In Lindeveen is het druk.") == ()
    assert speller.unknown("Lindevveen groeit.") == ("Lindevveen",)
    assert speller.unknown("(“Lindevveen groeit.”)") == ("Lindevveen",)


def test_parts_of_compounds_are_looked_up(speller: Speller) -> None:
    assert speller.unknown("Verslavings- en jeugdzorg, zorg- en welzijnsbeleid, wmo-budget, woon-zorg.") == ()
    assert speller.unknown("verslafings- en jeugdzorg, woon-zorrg") == ("verslafings", "woon-zorrg")


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("gemeetne", "gemeente"),
        ("voortgangsraportage", "voortgangsrapportage"),
        ("boommen", "bomen"),
        ("Jeugtzorg", "Jeugdzorg"),
        ("coordinatie", "coördinatie"),
        ("wijsvingr", "wijsvinger"),
        ("teolichting", "toelichting"),
        ("bellangrijk", "belangrijk"),
        ("bijdragxe", "bijdrage"),
        ("beleisbrief", "beleidsbrief"),
    ],
)
def test_what_was_meant_is_suggested_first_or_among_the_first(speller: Speller, wrong: str, meant: str) -> None:
    assert meant in speller.suggest(wrong, seconds=60)


def test_when_no_word_differs_in_one_place_hunspell_is_asked(speller: Speller) -> None:
    assert "organisatie" in speller.suggest("orgahnisattie", seconds=60)


def test_looking_for_suggestions_ends_in_time(speller: Speller) -> None:
    assert len(speller.suggest("wetouder", seconds=0)) <= 1


def test_words_in_lines_have_their_places(speller: Speller) -> None:
    line = "“Boommen”/geplandt, z’n 5 vijfers bij Lindeveen."
    read = speller.read(line)
    assert [line[start:end] for start, end in read.unknown] == ["Boommen", "geplandt", "vijfers"]
    assert read.names == {"Lindeveen"}


def test_abbreviations_in_small_letters_are_known(speller: Speller) -> None:
    text = "De wmo, Wmo en WMO, e.d. en ggz; corona-uitkeringen volgens RV 23.0072 bij 9A1.1, spuk- en wlz-budget."
    assert speller.unknown(text) == ()


def test_words_of_municipalities_are_known(speller: Speller) -> None:
    assert speller.unknown("Na het raadsakkoord kwam de warmtetransitie.") == ()


def test_what_nobody_wrote_by_hand_is_not_looked_up() -> None:
    assert [word.text for word in words("x" * 61 + " bomen")] == ["bomen"]


@given(text=st.text(max_size=200))
def test_every_word_stands_so_in_the_text(text: str) -> None:
    assert all(word.text in text for word in words(text))


def test_without_its_dictionary_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="Installeer het programma opnieuw"):
        Speller(tmp_path)


def test_where_there_is_no_hunspell_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "hunspell", None)
    with pytest.raises(Problem, match="geen spellingcontrole"):
        Speller()
