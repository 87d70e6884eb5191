"""How long it takes to read a text."""

WORDS_A_MINUTE = 230
"""Silent reading by an adult: M. Brysbaert (2019), Journal of Memory and Language 109, finds 238 for English; Dutch
words are a little longer."""


def reading_minutes(words: int) -> int:
    """The minutes that it takes to read so many words, rounded, and at least one unless there are none."""
    return max(round(words / WORDS_A_MINUTE), 1) if words else 0
