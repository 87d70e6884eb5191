"""The words of a Dutch text that can be looked up in a dictionary."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 60
"""Characters: a longer word was not typed by hand, and is not looked up."""

_ADDRESS = ("://", "www.", "@")
_SPACED = re.compile(r"\S+")
_PIECE = re.compile(r"[^/\u2013\u2014]+")
# Signs that can be around a word; an apostrophe and a hyphen may also belong to it.
_AROUND = "".join(("()[]{}<>«»“”„\"‘’'‚`", ".,;:!?…", "-*•·+=_~|#&%€$^\\"))
_END = re.compile(r"[.!?:…][)\]”’\"'»]*$")
# A code, an amount, a file name; abbreviations are looked up with their points.
_NOT_A_WORD = re.compile(r"[\d_=<>\\|#&%€$+]|\.\w{2,}|,\w")
# A name or an abbreviation: two capitals, as in RDOG, GroenLinks and VVE's.
_CAPITALS = re.compile(r"[A-ZÀ-Þ].*[A-ZÀ-Þ]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is in the text, and the place of its first character in its line.

    `follows_end`: it begins a sentence, so that its capital means nothing.
    """

    text: str
    written: str
    follows_end: bool
    start: int = 0


def words(text: str) -> Iterator[Word]:
    """The words of a text, a line for each paragraph, without numbers, codes, addresses and names in capitals."""
    for line in text.splitlines():
        yield from words_of(line)


def words_of(line: str) -> Iterator[Word]:
    """The words of one paragraph."""
    begins = True
    for start, token in _tokens(line):
        written = token.strip(_AROUND)
        if written and len(token) <= LONGEST and not _NOT_A_WORD.search(written) and not _CAPITALS.search(written):
            before = len(token) - len(token.lstrip(_AROUND))
            yield Word(written, _with_marks(token), begins, start + before)
        begins = (begins and not written) or bool(_END.search(token[-LONGEST:]))


def _tokens(line: str) -> Iterator[tuple[int, str]]:
    """The words between spaces, slashes and dashes, each with its place, without mail and web addresses."""
    for spaced in _SPACED.finditer(line):
        if not any(mark in spaced[0] for mark in _ADDRESS):
            for piece in _PIECE.finditer(spaced[0]):
                yield spaced.start() + piece.start(), piece[0]


def forms(word: Word) -> Iterator[str]:
    """The forms of which one must be in the dictionary, the likeliest first.

    A part of a word in brackets is read with the word, as in burger(s). The first part of a compound whose rest follows
    later, as in zorg- en welzijnsbeleid or verslavings- en jeugdzorg, is read separately, with and without its s.
    """
    plain = simple(word.text)
    yield plain
    marked = simple(word.written)
    if marked != plain:
        yield marked
    if marked.endswith("-"):
        yield plain.removesuffix("s")
    if word.follows_end and plain[:1].isupper():
        yield plain[0].lower() + plain[1:]


def simple(word: str) -> str:
    """A word as in dictionaries: one kind of apostrophe, composed letters, no brackets and no soft hyphens."""
    without = re.sub("[()\\[\\]\u00ad\u200b]", "", word)
    return unicodedata.normalize("NFC", without.replace("’", "'").replace("‘", "'"))


def _with_marks(token: str) -> str:
    """The word with an apostrophe at its beginning, as in 's-Gravenhage, and a point or hyphen at its end."""
    kept = "'’‘"
    start = token.lstrip("".join(set(_AROUND) - set(kept)))
    return start.rstrip("".join(set(_AROUND) - {".", "-"}))
