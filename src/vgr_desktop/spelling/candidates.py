"""Words that differ from one in a single place, as people in the Netherlands mistype and misspell them."""

import re
from collections.abc import Iterator
from itertools import chain

_CONFUSED = (
    ("ei", "ij"), ("au", "ou"), ("d", "t"), ("dt", "d"), ("dt", "t"), ("t", "th"), ("c", "k"), ("s", "z"), ("f", "v"),
    ("g", "ch"), ("x", "ks"), ("i", "ie"), ("y", "i"), ("y", "ij"), ("k", "ck"), ("c", "s"), ("s", "sch"), ("n", "en"),
    ("e", "é"), ("e", "è"), ("e", "ë"), ("i", "ï"), ("o", "ö"), ("u", "ü"), ("en", "n"), ("s", "'s"), ("'", ""),
)  # fmt: skip
"""Letters that sound alike, or differ in an accent."""

_LONG_AND_DOUBLE = re.compile(r"([aeou])\1(\w)\2")
"""As in boommen: of a long vowel and a double consonant, one is wrong, and in a plural often both."""

_LETTERS = "enatirodslghvkmubpwjczfxyqëéïö"
"""From often to seldom in Dutch texts."""


def candidates(word: str) -> Iterator[str]:
    """The words that differ from `word` in one place, each once, the likeliest mistakes first; many are no words."""
    seen = {word}
    for made in chain(_confused(word), _doubled(word), _swapped(word), _without(word), _with(word), _other(word)):
        if made not in seen:
            seen.add(made)
            yield made


def _confused(word: str) -> Iterator[str]:
    yield _LONG_AND_DOUBLE.sub(r"\1\2", word, count=1)
    for one, other in _CONFUSED:
        for was, instead in ((one, other), (other, one)):
            place = word.find(was) if was else -1
            while place >= 0:
                yield word[:place] + instead + word[place + len(was) :]
                place = word.find(was, place + 1)


def _doubled(word: str) -> Iterator[str]:
    """With a letter twice instead of once, or once instead of twice."""
    for place, letter in enumerate(word):
        if word[place + 1 : place + 2] == letter:
            yield word[:place] + word[place + 1 :]
        else:
            yield word[:place] + letter + word[place:]


def _swapped(word: str) -> Iterator[str]:
    return (word[:place] + word[place + 1] + word[place] + word[place + 2 :] for place in range(len(word) - 1))


def _without(word: str) -> Iterator[str]:
    return (word[:place] + word[place + 1 :] for place in range(len(word)) if len(word) > 1)


def _with(word: str) -> Iterator[str]:
    return (word[:place] + letter + word[place:] for letter in _LETTERS for place in range(len(word) + 1))


def _other(word: str) -> Iterator[str]:
    return (word[:place] + letter + word[place + 1 :] for letter in _LETTERS for place in range(len(word)))
