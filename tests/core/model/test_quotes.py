"""A comment keeps its words, however the text around them, or they themselves, are changed."""

import pytest

from vgr_desktop.core.model.quotes import CONTEXT, Quote, Stretch, find, quoted

TEXT = "De levering is vertraagd. De kosten stijgen met € 350.000 en de levering volgt in mei."


def about(words: str, text: str = TEXT, nth: int = 0) -> Quote:
    """The quote of these words, where they stand for the nth time."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return quoted(text, Stretch(start, start + len(words)))


def found(text: str, quote: Quote) -> str | None:
    stretch = find(text, quote)
    return None if stretch is None else text[stretch.start : stretch.end]


def test_a_quote_has_the_words_and_what_stands_around_them() -> None:
    quote = about("€ 350.000")
    before, after = TEXT.split("€ 350.000")
    assert quote == Quote("€ 350.000", before[-CONTEXT:], after[:CONTEXT])


def test_words_whose_surroundings_are_as_they_were_are_found_among_thousands() -> None:
    text = "Zo staat de zin er, en nog eens. " * 500 + TEXT + " Zo staat de zin er, en nog eens." * 500
    start = text.index("kosten")
    quote = quoted(text, Stretch(start, start + 6))
    assert (len(quote.before), len(quote.after)) == (CONTEXT, CONTEXT)
    assert find(text, quote) == Stretch(start, start + 6)
    assert find(text.replace(" stijgen", " dalen"), quote) == Stretch(start, start + 6)


def test_white_space_around_the_words_is_no_part_of_them() -> None:
    assert about(" levering is ").words == "levering is"


def test_white_space_alone_is_about_the_whole_text() -> None:
    assert about(" ") == Quote()
    assert find(TEXT, Quote()) is None


@pytest.mark.parametrize("nth", [0, 1])
def test_of_words_that_stand_there_twice_the_right_ones_are_found(nth: int) -> None:
    quote = about("levering", nth=nth)
    assert find(TEXT, quote) == Stretch(TEXT.index("levering", nth * 10), TEXT.index("levering", nth * 10) + 8)
    longer = "Er is goed nieuws.\n" + TEXT.replace("stijgen", "dalen toch nog")
    start = longer.index("levering", nth * 30)
    assert find(longer, quote) == Stretch(start, start + 8)


def test_words_that_were_changed_are_found_between_their_surroundings() -> None:
    assert found(TEXT.replace("350.000", "450.000"), about("€ 350.000")) == "€ 450.000"
    assert found(TEXT.replace("De levering is", "Alles is"), about("De levering is")) == "Alles is"
    assert found(TEXT.replace("volgt in mei.", "komt in juni."), about("volgt in mei.")) == "komt in juni."


def test_words_that_were_changed_are_found_when_some_of_the_surroundings_are_left() -> None:
    changed = TEXT.replace("350.000", "450.000").replace("De kosten", "Het tekort").replace("volgt in mei", "is er")
    assert found(changed, about("350.000")) == "450.000"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Heel iets anders.",
        TEXT.replace("€ 350.000 ", ""),  # the words are gone
        TEXT.replace("€ 350.000 en de levering volgt in mei.", "een fors bedrag."),  # what stood after them too
        TEXT.replace("€ 350.000", "woorden " * 20),  # far more than stood there
    ],
)
def test_words_that_are_gone_are_not_found(text: str) -> None:
    assert find(text, about("€ 350.000")) is None
