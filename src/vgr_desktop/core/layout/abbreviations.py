"""The abbreviations that the texts explain themselves: Wet maatschappelijke ondersteuning (Wmo)."""

import re
from collections.abc import Iterator

from vgr_desktop.core.layout.choice import Choice
from vgr_desktop.core.layout.parts import Heading, OverviewColumn, OverviewRow, OverviewTable, Part
from vgr_desktop.core.model.report import PolicyArea, Programme, Report, Written
from vgr_desktop.core.model.text import paragraphs
from vgr_desktop.core.model.tree import index

_EXPLAINED = re.compile(r"((?:[\w’'-]+ ){1,8})\(([A-Za-z][A-Za-z&]{1,7})\)")
_SMALL = frozenset("de het een en van voor in op met der den te tot bij aan of".split())  # noqa: SIM905  # easier to read
_LEAST_CAPITALS = 1


def abbreviations(report: Report, choice: Choice) -> Iterator[Part]:
    """The appendix with the abbreviations in what is printed; nothing when the texts explain none."""
    found: dict[str, str] = {}
    for text in _printed(report, choice):
        for paragraph in paragraphs(text.body):
            for words, short in _EXPLAINED.findall(paragraph.plain):
                if meaning := _meaning(words.split(), short):
                    found.setdefault(short, meaning)
    if found:
        yield Heading(2, "Afkortingen", report.id, report.lineage)
        yield OverviewTable(
            "Afkortingen in deze rapportage",
            "Per afkorting wat die betekent.",
            (OverviewColumn("Afkorting", 20), OverviewColumn("Betekenis", 80)),
            tuple(OverviewRow((short, found[short])) for short in sorted(found, key=str.lower)),
        )


def _printed(report: Report, choice: Choice) -> Iterator[Written]:
    """The texts that may be printed: those of chosen programmes and areas, and those of no programme."""
    known = index(report)
    for item in known.items.values():
        if isinstance(item, Written):
            path = known.path(item.id)
            owners = [each for each in path if isinstance(each, Programme)]
            areas = [each for each in path if isinstance(each, PolicyArea)]
            if all(choice.has(each) for each in owners) and (
                not areas or any(area in choice.areas(owner) for owner in owners for area in areas)
            ):
                yield item


def _meaning(words: list[str], short: str) -> str:
    """The last words before the brackets whose beginnings are the letters of `short`; empty: they are not there."""
    if sum(map(str.isupper, short)) < _LEAST_CAPITALS:
        return ""
    letters = [letter.lower() for letter in short if letter.isalpha()]
    for start in range(len(words) - 1, -1, -1):
        tried = words[start:]
        if tried[0].lower() in _SMALL and tried[0].lower()[0] != letters[0]:
            continue
        if _begin(tried, letters):
            return " ".join(tried)
    return ""


def _begin(words: list[str], letters: list[str]) -> bool:
    """Whether `letters` stand in the words in order, the first letter at the very beginning, and each word counts.

    Small words may be passed over; a compound may hold several letters, as jeugdgezondheidszorg holds jgz.
    """
    left = list(letters)
    for word in words:
        small = word.lower()
        if left and small.startswith(left[0]):
            left.pop(0)
            place = 1
            while left and len(words) == 1 and (found := small.find(left[0], place)) >= 0:
                left.pop(0)
                place = found + 1
        elif small not in _SMALL:
            return False
    return not left
