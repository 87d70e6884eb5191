"""Amounts of money within other words: in the title of a deviation, and units in the name of a column."""

import re
from dataclasses import dataclass
from decimal import Decimal

from vgr_desktop.core.model.money import Effect, read_amount

_LONGEST = 300
"""Characters of a title that are searched."""
_FIGURE = r"(?:\d{1,3}(?:[.]\d{3})+|\d{1,3}(?:[ \xa0]\d{3})+(?!\d)|\d{1,12})(?:,(?:\d{1,3}|[-=]{1,2}))?"
_AMOUNT = re.compile(
    rf"(?:(?<![\w.,/])(?P<before>(?:[+−–-]\s?)?(?:€|euro?\b)[\s-]{{0,3}})|(?<![\w.,/-]))(?P<figure>{_FIGURE})"
    r"(?P<after>\s?(?:miljoen|miljard|mln\b\.?|mld\b\.?|mio\b|duizend|k\b|euro\b|eur\b)(?:\s?euro\b)?)?"
    r"(?![\d.,/-]{0,9}\d)(?!\w)",
    re.IGNORECASE,
)
_EFFECT = re.compile(
    r"\b(?:(?P<loss>nadeel|nadelig|tegenvaller)|(?P<gain>voordeel|voordelig|meevaller))(?:ig)?\b", re.IGNORECASE
)
# The letters N and V say what an amount is right beside it only, in capitals: "€ 45.000 N", "(V 20.000)".
_LETTER_BEFORE = re.compile(r"(?<!\w)(?:\((?P<bracketed>[NV])\)|(?P<bare>[NV]))[\s:]{0,2}\Z")
_LETTER_AFTER = re.compile(r"[\s,]{0,2}(?:\((?P<bracketed>[NV])\)|(?P<bare>[NV]))(?!\w)")
_TIMES = (
    r"(?<!\w)(?:[x×*]|maal)\s*(?:€|eur(?:o)?)?\s*"
    r"(?:1[.\s]?000(?P<more>[.\s]?000)?|1?\s?(?P<times>duizend|miljoen|mln))(?!\w)"
)
_IN = r"(?<!\w)in\s+(?:€\s*)?(?P<plural>duizend|miljoen|mln)(?:en|tallen)?(?!\w)(?:\s+(?:van\s+)?euro(?:['’]?s)?)?"
_SHORT = r"(?<!\w)(?P<short>k\s?€|€\s?k|m\s?€|€\s?m|k\s?euro)(?!\w)"
_UNIT = re.compile(rf"[\s(\[,;:-]*(?:{_TIMES}|{_IN}|{_SHORT})[.\s]*(?:€|euro)?[\s)\]]*", re.IGNORECASE)
_THOUSAND, _MILLION = 1000, 1_000_000
_BETWEEN = re.compile(r"[\W_]+")
_JOINING = frozenset({"van", "een", "met", "ad", "circa", "ca", "euro"})


@dataclass(frozen=True, slots=True)
class TitledAmount:
    """A title with the amount in it, in euro, a *nadeel* positive; `name` is the title without the amount."""

    name: str
    amount: Decimal


def amount_in(title: str) -> TitledAmount | None:
    """The amount in a title such as "Onderhoud bruggen (nadeel € 305.000)" or "Kade € 45.000 N".

    None unless the title has exactly one amount and a word or letter that says which of the two it is: nothing is
    guessed.
    """
    searched = title[:_LONGEST]
    amounts = [found for found in _AMOUNT.finditer(searched) if _is_money(found)]
    if len(amounts) != 1 or unit_in(searched)[0] != 1:
        return None
    found = amounts[0]
    start, end, effects = _with_letters(searched, found)
    effects |= {Effect.LOSS if word["loss"] else Effect.GAIN for word in _EFFECT.finditer(searched)}
    read = read_amount(found[0])
    if read is None or len(effects | ({read.effect} if read.effect else set())) != 1:
        return None
    amount = read.figure if effects == {Effect.LOSS} else -read.figure
    return TitledAmount(_without_words(title[:start] + " " + title[end:]), amount)


def title_key(title: str) -> str:
    """What a deviation is known by: its title without amounts, so that another amount is not another deviation."""
    kept, at = [], 0
    for found in _AMOUNT.finditer(title[:_LONGEST]):
        if _is_money(found):
            start, end, _ = _with_letters(title, found)
            kept.append(title[at:start])
            at = max(at, end)
    name = _BETWEEN.sub(" ", _without_words(" ".join((*kept, title[at:]))))
    return " ".join((name if any(map(str.isalpha, name)) else title).casefold().split())


def unit_in(name: str) -> tuple[int, str]:
    """What a figure under the name of a column counts in euro, and the name without that: "Bedrag (x € 1.000)"."""
    found = _UNIT.search(name) if len(name) <= _LONGEST else None
    if found is None:
        return 1, name
    word = (found["times"] or found["plural"] or found["short"] or "").lower()
    is_million = found["more"] is not None or "m" in word
    rest = f"{name[: found.start()]} {name[found.end() :]}"
    return _MILLION if is_million else _THOUSAND, " ".join(rest.split())


def _is_money(found: re.Match[str]) -> bool:
    """Whether a figure is money: a bare one such as 2021 may be a year."""
    return bool(found["before"] or found["after"] or re.search(r"\d[. \xa0]\d{3}", found["figure"]))


def _with_letters(title: str, found: re.Match[str]) -> tuple[int, int, set[Effect]]:
    """Where an amount begins and ends with the letters beside it, and what those say."""
    start, end, effects = found.start(), found.end(), set()
    if before := _LETTER_BEFORE.search(title, max(start - 6, 0), start):
        start = before.start()
        effects.add(_meant(before))
    if after := _LETTER_AFTER.match(title, end):
        end = after.end()
        effects.add(_meant(after))
    return start, end, effects


def _meant(letter: re.Match[str]) -> Effect:
    return Effect.LOSS if (letter["bracketed"] or letter["bare"]) == "N" else Effect.GAIN


def _without_words(title: str) -> str:
    """A title without words that only say what its amount is, and what joined them."""
    title = _EFFECT.sub(" ", title)
    title = re.sub(r"\(\s*(?:van|een|ad|\W)*\s*\)", " ", title)
    words = title.split()
    while words and (words[-1].lower() in _JOINING or not any(map(str.isalnum, words[-1]))):
        words.pop()
    while words and words[0].lower() in _JOINING:
        words.pop(0)
    return " ".join(words).rstrip(" :;,–—-(")
