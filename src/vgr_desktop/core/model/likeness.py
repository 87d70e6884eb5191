"""How alike titles are, by the groups of three letters that their words share.

An index of those groups finds similar titles among thousands without comparing each with each: for a report in which
all 2,000 titles are reworded that takes three seconds at most, where `difflib` takes a quarter of an hour.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable
from heapq import nlargest
from operator import itemgetter
from typing import Generic, TypeVar

_ENOUGH = 1000
"""How many titles at most are compared with one; a title counts once for each group it shares."""

_WORD = re.compile(r"\w+")
_Key = TypeVar("_Key", bound=Hashable)


def wording(title: str) -> str:
    """The words of a title without case, punctuation and white space; it is equal for titles that say the same."""
    return " ".join(_WORD.findall(title.casefold()))


def _groups(title: str) -> frozenset[str]:
    """The groups of three characters in the words of a title; the beginning and end of a word count as characters."""
    padded = (f"  {word} " for word in _WORD.findall(title.casefold()))
    return frozenset(word[i : i + 3] for word in padded for i in range(len(word) - 2))


class Titles(Generic[_Key]):
    """Titles in which similar ones can be found."""

    def __init__(self, titles: Iterable[tuple[_Key, str]]) -> None:
        """Take the titles, each with a key."""
        self._groups = {key: _groups(title) for key, title in titles}
        self._having: defaultdict[str, list[_Key]] = defaultdict(list)
        for key, groups in self._groups.items():
            for group in groups:
                self._having[group].append(key)

    def like(self, title: str, least: float, most: int) -> list[tuple[_Key, float]]:
        """The keys of the `most` similar titles with a likeness of `least` or more, from 0 (nothing in common) to 1."""
        groups = _groups(title)
        scored = ((key, _likeness(groups, self._groups[key])) for key in self._sharing(groups))
        return nlargest(most, ((key, score) for key, score in scored if score >= least), key=itemgetter(1))

    def likeness(self, key: _Key, title: str) -> float:
        """How alike the title of `key` is, from 0 to 1."""
        return _likeness(_groups(title), self._groups[key])

    def _sharing(self, groups: Iterable[str]) -> Collection[_Key]:
        """The keys that share some of the groups, rarest groups first: groups that all titles have mean nothing."""
        found: dict[_Key, None] = {}
        looked_at = 0
        for having in sorted((self._having[group] for group in groups if group in self._having), key=len):
            if looked_at > _ENOUGH:
                break
            looked_at += len(having)
            found.update(dict.fromkeys(having))
        return found


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Dice's coefficient; titles without a word have nothing in common."""
    return 2 * len(one & other) / max(len(one) + len(other), 1)
