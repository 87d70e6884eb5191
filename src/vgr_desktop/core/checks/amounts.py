"""Amounts of money in texts."""

import re
from collections.abc import Iterator

from vgr_desktop.core.checks.basis import Remark, Severity

# € 1.250,50; 1.250 euro; and 1.250 by itself, which may count something else. Bounded, for texts are pasted as well.
_AMOUNT = re.compile(
    r"(?:(?P<sign>€[\s-]*)|(?<![\w.,/-]))(?P<figure>\d{1,3}(?:\.\d{3}){1,4}|\d{1,12})(?:,\d{1,3})?"
    r"(?P<unit>\s?(?:(?:miljoen|mln\.?|miljard)\s)?(?:euro|EUR)\b)?(?![\d.,/-]{0,9}\d)"
)
_THOUSANDS = re.compile(r"\d\.\d{3}")
_MONEY = re.compile(
    r"(?:budget|bedrag|krediet|taakstelling|nadeel|voordeel|tegenvaller|meevaller|kosten|subsidie|tekort|overschot|"
    r"bijdrage|besparing|opbrengst|inkomsten|ontvangst|uitgaven|lasten|baten|reserve|investering)\w{0,3}\b[^.!?\n]*\Z",
    re.IGNORECASE,
)
_REACH = 80
"""How many characters before a figure are searched for a word that makes it money."""

_COUNTED = re.compile(r"\s(?:[a-zë-]+(?:en|s)|kilometer|ton|km|m2|m²|ha|fte)\b")
_NOT_COUNTED = re.compile(
    r"\s(?:worden|werden|zijn|waren|hebben|hadden|kunnen|konden|moeten|zullen|gaan|komen|binnen|tussen|tegen|boven|"
    r"is|was|als|dus|sinds|plus|minus|naast)\b"
)


def mixed_amounts(text: str) -> Iterator[Remark]:
    """The amounts of a text are all written with €, none with the word euro behind it (published reports)."""
    if "€" not in text:
        return
    amounts = list(_AMOUNT.finditer(text))
    signed = next((found[0] for found in amounts if found["sign"]), None)
    worded = next((found[0] for found in amounts if found["unit"] and not found["sign"]), None)
    if signed and worded:
        message = f"staan bedragen met € en met het woord euro: “{signed}” en “{worded}”. Schrijf ze allemaal met €."
        yield Remark("mixed-amounts", Severity.ADVICE, message, worded)


def amount_without_euro(text: str) -> Iterator[Remark]:
    """An amount has € before it (published reports; pages that were saved as text often lost it).

    A figure such as 75.000 is taken for an amount when the text has others with €, or speaks of money just before.
    """
    if not _THOUSANDS.search(text):
        return
    amounts = list(_AMOUNT.finditer(text))
    others = any(found["sign"] or found["unit"] for found in amounts)
    for found in amounts:
        if _is_bare(found, text) and (others or _MONEY.search(text, max(found.start() - _REACH, 0), found.start())):
            message = f"staat het bedrag “{found[0]}” zonder €. Zet er € voor, of schrijf erbij wat het getal telt."
            yield Remark("amount-without-euro", Severity.ADVICE, message, found[0])


def _is_bare(found: re.Match[str], text: str) -> bool:
    """Whether this is a figure in thousands without a unit, and not a number of things named right after it."""
    if found["sign"] or found["unit"] or "." not in found["figure"]:
        return False
    counted = _COUNTED.match(text, found.end())
    return counted is None or _NOT_COUNTED.match(text, found.end()) is not None
