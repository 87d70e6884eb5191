import pytest
from hypothesis import given
from hypothesis import strategies as st

from vgr_desktop.core.model.text import Kind, Run
from vgr_desktop.core.model.typed_items import BULLETS, depth_of, items, mark_of, without


def kinds(*texts: str) -> list[Kind | None]:
    return [marker.kind if marker else None for marker in items(texts)]


B, N = Kind.BULLET, Kind.NUMBERED


class TestSigns:
    @pytest.mark.parametrize("sign", BULLETS)
    def test_a_bullet_is_one_wherever_it_stands(self, sign: str) -> None:
        assert kinds(f"{sign} Kade herstellen", "Gewone zin.") == [B, None]

    @pytest.mark.parametrize("text", ["•", "• ", "•\n", "  ", "-5 graden", "–", "punt • midden"])
    def test_without_words_behind_it_a_sign_is_no_bullet(self, text: str) -> None:
        assert kinds(text) == [None]

    def test_a_dash_may_begin_a_sentence_and_two_are_a_list(self) -> None:
        assert kinds("– aldus de wethouder.") == [None]
        assert kinds("Er zijn drie punten:", "- een", "-\xa0twee", "- drie", "klaar") == [None, B, B, B, None]

    def test_two_different_dashes_are_no_list(self) -> None:
        assert kinds("- een", "* twee") == [None, None]


class TestNumbers:
    @pytest.mark.parametrize(
        "numbers",
        [
            ("1.", "2.", "3."),
            ("1)", "2)"),
            ("(1)", "(2)"),
            ("a.", "b."),
            ("a)", "b)"),
            ("i.", "ii.", "iii."),
        ],
    )
    def test_those_that_begin_at_one_and_go_on_are_a_list(self, numbers: tuple[str, ...]) -> None:
        assert kinds(*(f"{number} punt" for number in numbers)) == [N] * len(numbers)

    @pytest.mark.parametrize(
        "texts",
        [
            ("1. Inleiding",),
            ("2. een", "3. twee"),
            ("1. een", "3. drie"),
            ("2025. een", "2026. twee"),
            ("12 mei", "13 mei"),
        ],
    )
    def test_others_are_words(self, texts: tuple[str, ...]) -> None:
        assert set(kinds(*texts)) == {None}

    def test_a_list_ends_where_its_numbers_do(self) -> None:
        assert kinds("1. een", "2. twee", "4. vier", "- vijf") == [N, N, None, None]

    def test_more_roman_numbers_than_we_know_are_words(self) -> None:
        romans = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
        assert kinds(*(f"{roman}. punt" for roman in romans)) == [N] * 10 + [None] * 2


class TestHung:
    @pytest.mark.parametrize("text", ["o  punt", "- punt", "§ punt", "3. punt", "1.2 punt"])
    def test_set_as_an_item_it_is_one(self, text: str) -> None:
        assert items([text], [True])[0] is not None
        assert items([text])[0] is None

    def test_a_number_with_points_says_how_deep_it_is(self) -> None:
        marks = items(["1. een", "1.1 twee", "1.1.1. drie", "- vier"], [True] * 4)
        assert [depth_of(mark) for mark in marks if mark] == [0, 1, 2, 0]

    def test_words_are_words_however_they_are_set(self) -> None:
        assert items(["Kade 3. punt"], [True]) == [None]


def test_the_marker_is_taken_from_the_runs_and_notes_stay() -> None:
    assert without((Run("-"), Run(" "), Run("", note="noot"), Run("een")), 2) == (Run("", note="noot"), Run("een"))
    assert without((Run("1. een"),), 3) == (Run("een"),)


@given(st.text())
def test_a_marker_is_never_longer_than_what_it_stands_before(text: str) -> None:
    for hung in (True, False):
        marker = mark_of(text, hung=hung)
        assert marker is None or marker.length < len(text)
