"""Looking words up, with Hunspell and the dictionary of OpenTaal."""

from pathlib import Path
from typing import Protocol

from vgr_desktop import resources
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.spelling.words import Word, forms, words

_LANGUAGE = "nl"
_MUNICIPAL = "gemeente.txt"
"""Words of municipalities that are not in the dictionary."""


class _Dictionary(Protocol):
    def spell(self, word: str) -> bool: ...


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
        found = list(words(text))
        names = {word.text for word in found if not word.follows_end and word.text[0].isupper()}
        return tuple(dict.fromkeys(w.text for w in found if w.text not in names and not self._knows(w)))

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
