"""Amounts of money in words and figures."""

import re
from decimal import Decimal

_MILLION = 1_000_000
_AMOUNT = re.compile(
    r"(?<![\d.,/-])(?P<euro>€\s*)?(?P<figure>\d{1,3}(?:\.\d{3})+|\d+)(?P<cents>,\d{1,2})?(?P<after>\s*(?:miljoen|mln|euro)\b)?"
    r"(?![\d.,/-]*\d)",
    re.IGNORECASE,
)
_LOSS = re.compile(r"\b(nadeel|tegenvaller|nadelig)\b", re.IGNORECASE)
_GAIN = re.compile(r"\b(voordeel|meevaller|voordelig)\b", re.IGNORECASE)
_LONGEST = 300


def amount_in(title: str) -> Decimal | None:
    """The amount in euro in a title such as "Onderhoud bruggen (nadeel € 305.000)"; a *nadeel* is positive.

    None unless the title has exactly one amount and a word that says which of the two it is: nothing is guessed.
    """
    loss, gain = bool(_LOSS.search(title)), bool(_GAIN.search(title))
    amounts = [found for found in _AMOUNT.finditer(title[:_LONGEST]) if _is_money(found)]
    if loss == gain or len(amounts) != 1 or "x 1.000" in title:
        return None
    found = amounts[0]
    figure = Decimal(found["figure"].replace(".", "") + (found["cents"] or "").replace(",", "."))
    unit = (found["after"] or "").strip().lower()
    euros = figure * _MILLION if unit in {"miljoen", "mln"} else figure
    return euros if loss else -euros


def _is_money(found: re.Match[str]) -> bool:
    """Whether a figure is money: a bare one such as 2021 may be a year."""
    return bool(found["euro"] or found["after"] or "." in found["figure"])
