import pytest

from vgr_desktop.core.model.likeness import Titles, wording

TITLES = ("Planten van bomen", "Planten van struiken", "Herstellen van kades", "Baggeren")


def like(title: str, least: float = 0.3, most: int = 9) -> list[str]:
    return [key for key, _ in Titles((known, known) for known in TITLES).like(title, least, most)]


def test_the_likest_titles_come_first() -> None:
    assert like("Het planten van bomen", least=0.5) == ["Planten van bomen", "Planten van struiken"]


def test_no_more_titles_than_asked() -> None:
    assert like("Planten van bomen", most=1) == ["Planten van bomen"]


def test_a_title_of_other_words_is_like_none() -> None:
    assert like("Subsidies") == []


def test_a_part_of_a_compound_counts() -> None:
    assert like("Baggerwerk") == ["Baggeren"]


def test_only_what_is_alike_enough_is_found() -> None:
    assert like("Planten van bomen", least=0.99) == ["Planten van bomen"]


@pytest.mark.parametrize(
    ("title", "least", "most"),
    [("planten: van  BOMEN!", 1, 1), ("Planten van nieuwe bomen", 0.7, 0.9), ("Subsidies", 0, 0.1), ("", 0, 0)],
)
def test_how_alike_two_titles_are(title: str, least: float, most: float) -> None:
    assert least <= Titles([(1, "Planten van bomen")]).likeness(1, title) <= most


def test_titles_without_words_have_nothing_in_common() -> None:
    assert Titles([(1, "–")]).likeness(1, "–") == 0


def test_among_thousands_the_rarest_words_count() -> None:
    many = [(number, f"Uitvoeren van taak {number}a{number}") for number in range(3000)]
    (likest, *_) = Titles(many).like("Het uitvoeren van taak 1234a1234", 0.5, 3)
    assert likest[0] == 1234


def test_the_wording_of_a_title_has_no_case_or_punctuation() -> None:
    assert wording(" De  Kades, (en bruggen). ") == "de kades en bruggen"
