import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import editions
from vgr_desktop.core.model.editions import Edition, edition, edition_within, names, read_edition


@pytest.mark.parametrize(
    ("title", "kind", "ordinal", "year"),
    [
        ("1e Voortgangsrapportage 2020", "Voortgangsrapportage", 1, 2020),
        ("2de Voortgangsrapportage 2021", "Voortgangsrapportage", 2, 2021),
        ("Tweede Bestuursrapportage 2017", "Bestuursrapportage", 2, 2017),
        ("Eerste bestuursrapportage 2018", "Bestuursrapportage", 1, 2018),
        ("3e Tussentijdse rapportage 2024", "Tussentijdse rapportage", 3, 2024),
        ("Halfjaarrapportage 2025", "Halfjaarrapportage", 1, 2025),
        ("Najaarsnota 2024", "Najaarsnota", 2, 2024),
        ("Voorjaarsnota 2025", "Voorjaarsnota", 1, 2025),
        ("2e Berap 2024", "Bestuursrapportage", 2, 2024),
        ("Berap II 2024", "Bestuursrapportage", 2, 2024),
        ("Bestuursrapportage 2 - 2024", "Bestuursrapportage", 2, 2024),
        ("Tussentijdse Rapportage 2025-1", "Tussentijdse rapportage", 1, 2025),
        ("Bestuursrapportage 2024/2", "Bestuursrapportage", 2, 2024),
        ("Burap 2024 III", "Bestuursrapportage", 3, 2024),
        ("1e VGR 2023", "Voortgangsrapportage", 1, 2023),
        ("Tussenrapportage september 2024", "Tussenrapportage", 2, 2024),
        ("Tussenrapportage (januari t/m april) 2024", "Tussenrapportage", 1, 2024),
        ("Bestuursrapportage 2024 (t/m augustus)", "Bestuursrapportage", 2, 2024),
        ("Bestuursrapportage 2024, peildatum 1 juli 2024", "Bestuursrapportage", 1, 2024),
        ("Eerste bestuursrapportage programmabegroting 2024", "Bestuursrapportage", 1, 2024),
        ("  « 2e\u00a0 Voortgangsrapportage\n2022 » ", "Voortgangsrapportage", 2, 2022),
    ],
)
def test_a_title_is_read_in_every_wording(title: str, kind: str, ordinal: int, year: int) -> None:
    found = read_edition(title)
    assert found is not None
    assert (found.kind, found.ordinal, found.year) == (kind, ordinal, year)


def test_an_edition_is_found_in_a_line_and_the_rest_is_kept() -> None:
    found = edition_within("Gemeente Waterrade | Najaarsnota 2024 | Wonen")
    assert found is not None
    assert (found[0].title, " ".join(found[1].split())) == ("Najaarsnota 2024", "Gemeente Waterrade | | Wonen")
    assert edition_within("Gemeente Waterrade") is None


def test_the_title_stays_as_the_municipality_writes_it() -> None:
    found = read_edition("2DE voortgangsrapportage  2021.")
    assert found is not None
    assert found.title == "2DE voortgangsrapportage 2021"


@pytest.mark.parametrize(
    "title", ["", "Voortgangsrapportage", "5e Voortgangsrapportage 2020", "1e Begroting 2020", "In 2020 gaat het goed"]
)
def test_what_is_not_a_title_names_no_edition(title: str) -> None:
    assert read_edition(title) is None


@pytest.mark.parametrize("title", ["1ſte Voortgangsrapportage 2020", "Voortgangſrapportage 2020"])
def test_letters_that_only_resemble_those_of_a_title_are_not_taken_for_them(title: str) -> None:
    assert read_edition(title) is None


@given(editions())
def test_the_usual_title_is_read_back(one: Edition) -> None:
    assert read_edition(one.title) == one


@given(st.text(max_size=30))
def test_any_text_may_be_tried_as_a_title(text: str) -> None:
    found = read_edition(text)
    assert found is None or found.title in " ".join(text.split())


@pytest.mark.parametrize(
    "wanted", ["2021-2", " 2021-2 ", "2de  Voortgangsrapportage 2021", "tweede voortgangsrapportage 2021"]
)
def test_an_edition_is_named_by_key_or_title(wanted: str) -> None:
    assert names(wanted, Edition("Voortgangsrapportage", 2, 2021, "2de Voortgangsrapportage 2021"))


@pytest.mark.parametrize("wanted", ["", "2021", "2021-1", "2020-2", "2e Bestuursrapportage 2021", "het voorjaar"])
def test_other_words_do_not_name_it(wanted: str) -> None:
    assert not names(wanted, edition(2, 2021))


def test_a_title_of_no_known_form_names_its_own_edition() -> None:
    assert names("proefversie", Edition("Voortgangsrapportage", 1, 2026, "Proefversie"))


def test_the_same_edition_may_be_written_in_several_ways() -> None:
    one, other = read_edition("2e Voortgangsrapportage 2021"), read_edition("Tweede Voortgangsrapportage 2021")
    assert one is not None
    assert other is not None
    assert one.same_as(other)
    assert one != other


def test_the_key_is_year_and_ordinal() -> None:
    assert edition(2, 2021).key == "2021-2"
