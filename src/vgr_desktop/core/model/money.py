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
_EUROS = frozenset({"eur", "euro", "euros"})
_THOUSAND, _MILLION, _BILLION = 1000, 1_000_000, 1_000_000_000
_UNITS = {
    **dict.fromkeys(("k", "duizend", "dzd"), _THOUSAND),
    **dict.fromkeys(("mln", "mio", "miljoen"), _MILLION),
    **dict.fromkeys(("mld", "miljard"), _BILLION),
}

_LONGEST = 60
"""Characters; a longer text is not an amount."""
_WORD = re.compile(r"[^\W\d_]+\.?")
_BESIDE = re.compile(rf"{_WORD.pattern}|[€()]")
_BRACKETED = re.compile(r"\([€\s\d.,]+\)")
_MINUS = str.maketrans(dict.fromkeys("−–—‑", "-") | dict.fromkeys("\u00a0\u202f\u2009", " "))
# 45.000, 45.000,50 and 45 000 as they are written here; 45,000 and 45,000.50 as an English spreadsheet writes them.
# Three digits after one sign are thousands in both, but not after a 0.
_FIGURES = (
    re.compile(r"(?P<whole>[1-9]\d{0,2}(?:[. ]\d{3}){1,4}|\d{1,12})(?:,(?P<cents>\d{1,2}|[-=]{1,2}))?"),
    re.compile(r"(?P<whole>[1-9]\d{0,2}(?:,\d{3}){1,4}|\d{1,12})(?:\.(?P<cents>\d{1,2}|-{1,2}))?"),
)
# Beside a unit, 45,123 may be written either way.
_EITHER_WAY = re.compile(r"[1-9]\d{0,2},\d{3}")
_PART_OF_UNIT = re.compile(r"(?P<whole>0)[.,](?P<cents>\d{3})")
_FIGURE_WITH_UNIT = re.compile(r"(?P<whole>\d{1,6})(?:,(?P<cents>\d{1,3})|\.(?P<decimals>\d{1,2}))?")


def read_effect(text: str) -> Effect | None:
    """The meaning of N, V or the word that they stand for, also in brackets; None for anything else."""
    return _EFFECTS.get(text.strip(" ().").lower())


def read_amount(text: str, unit: int = 1) -> Amount | None:
    """The amount that `text` is, in Dutch or English notation; None when it is not an amount, or contradicts itself.

    `unit` is what a figure counts in euro, as a column may say: 1000 for "× € 1.000"; a figure that names its own, such
    as "1,2 mln.", counts in that. A minus sign before or after the figure, or brackets around it, mean *voordeel*, as
    in the summaries of published reports, where a *nadeel* is positive.
    """
    figure, effects = _read(text, unit)
    if figure is None or len(effects) > 1:
        return None
    return Amount(figure, next(iter(effects), None))


def twofold_figure(text: str) -> Decimal | None:
    """The figure, in euro, of an amount that says both *nadeel* and *voordeel*, such as "-350.000 N"; else None."""
    figure, effects = _read(text, 1)
    return figure if len(effects) > 1 else None


def _read(text: str, unit: int) -> tuple[Decimal | None, set[Effect]]:
    """The figure in a text, None when it is not an amount, and all that it is said to be."""
    text = text.translate(_MINUS).strip().lower()
    words = [word.rstrip(".") for word in _WORD.findall(text)] if len(text) <= _LONGEST else [text]
    effects = {_EFFECTS[word] for word in words if word in _EFFECTS}
    units = [_UNITS[word] for word in words if word in _UNITS]
    if any(word not in _EFFECTS and word not in _EUROS and word not in _UNITS for word in words) or len(units) > 1:
        return None, effects
    figure, negative = _without_sign(" ".join(_BESIDE.sub(" ", text).split()))
    if negative or _BRACKETED.search(text):
        effects.add(Effect.GAIN)
    found = _counted(figure, units[0]) if units else _in_euros(figure, unit)
    if found is None:
        return None, effects
    whole = found.to_integral_value()
    return whole if found == whole else found, effects


def _without_sign(figure: str) -> tuple[str, bool]:
    """A figure without its minus sign, and whether it had one."""
    for minus in ("-/-", "-"):
        if figure.startswith(minus):
            return figure[len(minus) :].strip(), True
        if figure.endswith(minus) and figure[: -len(minus)].rstrip()[-1:].isdigit():
            return figure[: -len(minus)].rstrip(), True
    return figure.removeprefix("+").strip(), False


def _in_euros(figure: str, unit: int) -> Decimal | None:
    if unit > 1 and _EITHER_WAY.fullmatch(figure):
        return None
    notations = (*_FIGURES, _PART_OF_UNIT) if unit > 1 else _FIGURES
    for notation in notations:
        if found := notation.fullmatch(figure):
            cents = (found["cents"] or "0").replace("-", "0").replace("=", "0")
            return Decimal(f"{re.sub('[., ]', '', found['whole'])}.{cents}") * unit
    return None


def _counted(figure: str, unit: int) -> Decimal | None:
    """A figure with its unit behind it. Three digits after a comma are decimals here: 1,234 miljoen."""
    found = _FIGURE_WITH_UNIT.fullmatch(figure)
    return Decimal(f"{found['whole']}.{found['cents'] or found['decimals'] or 0}") * unit if found else None


def effect_of(amount: Decimal) -> Effect | None:
    """The meaning of an amount of the report for the municipality; None when the amount is 0."""
    return Effect.LOSS if amount > 0 else Effect.GAIN if amount < 0 else None
