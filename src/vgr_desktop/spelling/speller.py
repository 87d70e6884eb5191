"""Looking words up, with Hunspell and the dictionary of OpenTaal."""

import time
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple, Protocol

from vgr_desktop import resources
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.spelling.candidates import candidates
from vgr_desktop.spelling.words import Word, forms, words_of

_LANGUAGE = "nl"
_MUNICIPAL = "gemeente.txt"
"""Words of municipalities that are not in the dictionary."""


MOST_SUGGESTED = 6
SUGGESTING_SECONDS = 0.15
"""How long words that differ in one place are looked for; a long compound has some thousand of them."""


class _Dictionary(Protocol):
    def spell(self, word: str) -> bool: ...
    def suggest(self, word: str) -> Iterable[str]: ...


class LineRead(NamedTuple):
    """What there is in a line: the places of the words that are in no dictionary, and the names."""

    unknown: tuple[tuple[int, int], ...]
    names: frozenset[str]


class Speller:
    """Finds the words of a text that are not in the dictionary, and remembers what it looked up."""

    def __init__(self, folder: Path | None = None) -> None:
        """Read the dictionary in `folder`, by default the one that comes with the program.

        Raises `Problem` when it is missing, or when there is no Hunspell for this computer.
        """
        folder = folder or resources.find("dictionaries")
        self._dictionary = _dictionary(folder)
        self._known = dict.fromkeys((folder / _MUNICIPAL).read_text("utf-8").split(), True)

    def unknown(self, text: str) -> tuple[str, ...]:
        """The words that are not in the dictionary, each once, in the order and the spelling of the text.

        A word with a capital in the middle of a sentence is taken for a name, also where it begins a sentence.
        """
        read = [(line, self.read(line)) for line in text.splitlines()]
        names = frozenset().union(*(found.names for _, found in read))
        said = (line[start:end] for line, found in read for start, end in found.unknown)
        return tuple(dict.fromkeys(word for word in said if word not in names))

    def read(self, line: str) -> LineRead:
        """What there is in one paragraph."""
        unknown, names = [], set()
        for word in words_of(line):
            if not word.follows_end and word.text[0].isupper():
                names.add(word.text)
            elif not self._knows(word):
                unknown.append((word.start, word.start + len(word.text)))
        return LineRead(tuple(unknown), frozenset(names))

    def suggest(self, word: str, seconds: float = SUGGESTING_SECONDS) -> tuple[str, ...]:
        """Words in the dictionary that may have been meant, the likeliest first; with a capital if it has one.

        Hunspell itself takes up to a second for a word, and is only asked when nothing was found that differs in one
        place.
        """
        small = word[:1].lower() + word[1:] if word[1:].islower() else word
        end = time.monotonic() + seconds
        found: list[str] = []
        for candidate in candidates(small):
            if self._spells(candidate):
                found.append(candidate)
            if len(found) == MOST_SUGGESTED or time.monotonic() > end:
                break
        found = found or list(self._dictionary.suggest(word))[:MOST_SUGGESTED]
        return tuple(dict.fromkeys(said if small == word else said[:1].upper() + said[1:] for said in found))

    def _knows(self, word: Word) -> bool:
        return any(map(self._spells, forms(word))) or self._knows_parts(word.text)

    def _knows_parts(self, word: str) -> bool:
        """Whether it is a hyphenated compound of known words: wmo-voorziening, woon-zorg."""
        parts = [part for part in word.split("-") if part]
        return len(parts) > 1 and all(any(map(self._spells, (part, part.capitalize()))) for part in parts)

    def _spells(self, word: str) -> bool:
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._dictionary.spell(word)
        return known


def _dictionary(folder: Path) -> _Dictionary:
    try:
        from hunspell import Hunspell, HunspellFilePathError  # type: ignore[import-untyped]  # it has no types
    except ImportError as error:
        raise Problem("Voor deze computer is er geen spellingcontrole. Al het andere werkt gewoon.") from error
    try:
        # On Windows, Hunspell takes the names of folders in UTF-8.
        dictionary: _Dictionary = Hunspell(_LANGUAGE, hunspell_data_dir=str(folder), system_encoding="UTF-8")
    except HunspellFilePathError as error:
        raise Problem(
            "Het woordenboek voor de spellingcontrole ontbreekt. Uw teksten zijn niet veranderd. "
            "Installeer het programma opnieuw."
        ) from error
    return dictionary
