"""Characters as they are looked for, and the places that they came from."""

from hypothesis import given
from hypothesis import strategies as st

from vgr_desktop.core.searching.folding import NOTE_MARK, fold, folded, unfolded, unmarked


def place_of(words: str, text: str) -> str:
    """The characters of `text` in which `words` are found."""
    found = folded(text)
    start = found.text.index(words)
    return text[slice(*unfolded(text, found, start, start + len(words)))]


def test_capitals_accents_and_typographic_signs_do_not_matter() -> None:
    assert fold("COÖRDINATIE van foto’s\u00a0bij\u2011houden") == "coordinatie van foto's bij-houden"


def test_what_nobody_sees_does_not_matter() -> None:
    assert fold(f"be\u00adleid{NOTE_MARK}s\u200bplan") == "beleidsplan"


def test_a_raised_figure_behind_another_is_a_word_by_itself() -> None:
    assert fold("2025¹ en 5 m²") == "2025 1 en 5 m2"


def test_found_words_are_pointed_at_as_they_are_written() -> None:
    assert place_of("effect", "Het e\ufb00ect") == "e\ufb00ect"
    assert place_of("cafe", "Het cafe\u0301 is dicht") == "cafe\u0301"
    assert place_of("cafe", "Het CAFÉ is dicht") == "CAFÉ"
    assert place_of("beleid", "Het be\u00adleid is er") == "be\u00adleid"
    assert place_of("is", "Straße is daar") == "is"


def test_a_line_break_is_a_space_and_a_footnote_mark_nothing_also_where_capitals_matter() -> None:
    assert unmarked("De\nWeg").text == "De Weg"
    found = unmarked(f"De{NOTE_MARK} W{NOTE_MARK}eg")
    assert found.text == "De Weg"
    assert unfolded(f"De{NOTE_MARK} W{NOTE_MARK}eg", found, 3, 6) == (4, 8)


@given(st.text("abE é’ß\u0301ﬁ²1\u00ad\n" + NOTE_MARK, max_size=12))
def test_each_folded_character_has_its_place(text: str) -> None:
    found = folded(text)
    assert "\n" not in found.text
    for place in range(len(found.text)):
        start, end = unfolded(text, found, place, place + 1)
        assert 0 <= start < end <= len(text)
        assert found.text[place] in fold(text[max(start - 1, 0) : end])
