"""Amounts of money as officers and spreadsheets write them."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Effect(StrEnum):
    """The meaning of an amount for the municipality; the value is the word that is always printed beside it."""

    LOSS = "nadeel"
    GAIN = "voordeel"


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount as it was written: `figure` in euro, never negative; `effect` is None when there is only a figure."""

    figure: Decimal
    effect: Effect | None = None

    def signed(self, otherwise: Effect = Effect.LOSS) -> Decimal:
        """The amount as a report keeps it, positive = *nadeel*; without an effect, `otherwise` is taken."""
        return -self.figure if (self.effect or otherwise) is Effect.GAIN else self.figure


_EFFECTS = {
    **dict.fromkeys(("n", "nadeel", "nadelen", "nadelig", "tegenvaller"), Effect.LOSS),
    **dict.fromkeys(("v", "voordeel", "voordelen", "voordelig", "meevaller"), Effect.GAIN),
}
_EUROS = frozenset({"eur", "euro"})
_MILLIONS = frozenset({"mln", "miljoen"})
_THOUSAND, _MILLION = 1000, 1_000_000

_LONGEST = 60
"""Characters; a longer text is not an amount."""
_WORD = re.compile(r"[^\W\d_]+")
_MINUS = str.maketrans(dict.fromkeys("−–—‑", "-") | dict.fromkeys("\u00a0\u202f\u2009", " "))
# 45.000, 45.000,50 and 45 000 as they are written here; 45,000 and 45,000.50 as an English spreadsheet writes them.
# Three digits after one sign are thousands in both.
_FIGURES = (
    re.compile(r"(?P<whole>\d{1,3}(?:[. ]\d{3}){1,4}|\d{1,12})(?:,(?P<cents>\d{1,2}|-{1,2}))?"),
    re.compile(r"(?P<whole>\d{1,3}(?:,\d{3}){1,4}|\d{1,12})(?:\.(?P<cents>\d{1,2}|-{1,2}))?"),
)
_FIGURE_OF_MILLIONS = re.compile(r"(?P<whole>\d{1,6})(?:,(?P<cents>\d{1,3})|\.(?P<decimals>\d{1,2}))?")


def read_effect(text: str) -> Effect | None:
    """The meaning of N, V or the word that they stand for; None for anything else."""
    return _EFFECTS.get(text.strip().rstrip(".").lower())


def read_amount(text: str) -> Amount | None:
    """The amount that `text` is, in Dutch or English notation; None when it is not an amount, or contradicts itself.

    A minus sign before or after the figure, or brackets around it, mean *voordeel*, as in the summaries of published
    reports, where a *nadeel* is positive.
    """
    text = text.translate(_MINUS).strip().lower()
    words = _WORD.findall(text) if len(text) <= _LONGEST else [text]
    effects = {_EFFECTS[word] for word in words if word in _EFFECTS}
    units = [word for word in words if word in _MILLIONS]
    if any(word not in _EFFECTS and word not in _EUROS | _MILLIONS for word in words):
        return None
    figure, negative = _without_sign(" ".join(_WORD.sub(" ", text).replace("€", " ").split()))
    if negative:
        effects.add(Effect.GAIN)
    found = _in_millions(figure) if units else _in_euros(figure)
    if found is None or len(effects) > 1 or len(units) > 1:
        return None
    return Amount(found, next(iter(effects), None))


def _without_sign(figure: str) -> tuple[str, bool]:
    """A figure without its sign, and whether it was negative."""
    if figure.startswith("(") and figure.endswith(")"):
        return figure[1:-1].strip(), True
    if figure.startswith("-"):
        return figure[1:].strip(), True
    if figure.endswith("-") and figure[:-1].rstrip()[-1:].isdigit():
        return figure[:-1].rstrip(), True
    return figure.removeprefix("+").strip(), False


def _in_euros(figure: str) -> Decimal | None:
    for notation in _FIGURES:
        if found := notation.fullmatch(figure):
            cents = (found["cents"] or "0").replace("-", "0")
            return Decimal(f"{re.sub('[., ]', '', found['whole'])}.{cents}")
    return None


def _in_millions(figure: str) -> Decimal | None:
    found = _FIGURE_OF_MILLIONS.fullmatch(figure)
    return Decimal(f"{found['whole']}.{found['cents'] or found['decimals'] or 0}") * _MILLION if found else None


def effect_of(amount: Decimal) -> Effect | None:
    """The meaning of an amount of the report for the municipality; None when the amount is 0."""
    return Effect.LOSS if amount > 0 else Effect.GAIN if amount < 0 else None
