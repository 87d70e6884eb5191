"""Two sequences beside each other."""

from hypothesis import given
from hypothesis import strategies as st

from vgr_desktop.core.model.alignment import coupled, stretches


def beside(old: str, new: str) -> str:
    """The words of both; words that begin with the same letter are alike, a letter for each they have in common."""

    def likeness(one: str, other: str) -> float:
        return len(set(one) & set(other)) if one[0] == other[0] else 0

    found = coupled(old.split(), new.split(), lambda word: word, likeness)
    return " ".join(f"{was or ''}>{now or ''}" for was, now in found)


def test_what_is_the_same_in_both_stands_together_and_what_went_before_what_came() -> None:
    assert beside("een boom hier", "een struik hier") == "een>een boom> >struik hier>hier"


def test_what_is_alike_is_one_that_changed() -> None:
    assert beside("boom", "bomen") == "boom>bomen"


def test_of_several_that_are_alike_those_that_are_most_alike_belong_together() -> None:
    assert beside("been boom", "bomen") == "been> boom>bomen"
    assert beside("boom", "been bomen beek") == ">been boom>bomen >beek"


def test_too_much_to_compare_is_not_compared() -> None:
    many = ["a"] * 600
    assert [*coupled(many, [*many, "b"], str, lambda _one, _other: 0)] == [(one, None) for one in many] + [
        (None, one) for one in [*many, "b"]
    ]
    assert [*coupled(many, many, str, lambda _one, _other: 0)] == [(one, one) for one in many]
    some, others = ([f"{letter}{number}" for number in range(250)] for letter in "bc")
    assert next(coupled(some, others, str, lambda _one, _other: 1)) == (some[0], None)


def changed(old: str, new: str) -> str:
    found = stretches(old.split(), new.split(), lambda word: word, len)
    return " ".join(
        " ".join(now) if same else f"[{' '.join(was)}|{' '.join(now)}]" for (was, now), same in found if was or now
    )


def test_what_stayed_and_what_changed() -> None:
    assert changed("wij planten nu bomen", "wij planten nu struiken") == "wij planten nu [bomen|struiken]"
    assert changed("bomen", "") == "[bomen|]"


def test_a_word_that_two_different_sentences_share_by_chance_counts_as_changed() -> None:
    assert changed("gisteren was de aannemer ziek", "morgen komt de rekening") == (
        "[gisteren was de aannemer ziek|morgen komt de rekening]"
    )


_WORDS = st.lists(st.sampled_from("abcdefg"), max_size=12)


@given(_WORDS, _WORDS)
def test_both_sequences_are_whole_in_order(old: list[str], new: list[str]) -> None:
    couples = [*coupled(old, new, lambda letter: letter, lambda one, other: abs(ord(one) - ord(other)) == 1)]
    assert [was for was, _ in couples if was] == old
    assert [now for _, now in couples if now] == new
    found = stretches(old, new, lambda letter: letter, len)
    assert [letter for (was, _), _ in found for letter in was] == old
    assert [letter for (_, now), _ in found for letter in now] == new
    assert all(was == now for (was, now), same in found if same)
