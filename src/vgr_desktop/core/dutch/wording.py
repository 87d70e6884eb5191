"""Words that the layout adds itself, and how it writes amounts, dates and enumerations in Dutch."""

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import StrEnum

from vgr_desktop.core.dutch.typeset import NBSP, typeset
from vgr_desktop.core.model.report import DeviationKind, Recurrence
from vgr_desktop.core.model.text import ExplanationPart, Paragraph, one_line

STOCK_SENTENCE = "Er zijn geen afwijkingen ten opzichte van de begroting."
NOT_FILLED_IN = "Nog niet ingevuld"
NOT_APPLICABLE = "Niet van toepassing"
NO_DELIVERABLES = "Nog geen prestaties ingevuld"
NO_GOALS = "Voor dit beleidsterrein zijn nog geen doelen ingevuld."
NO_AREAS = "Voor dit programma zijn nog geen beleidsterreinen ingevuld."
NO_EXPLANATION = "De toelichting is nog niet ingevuld."
LIGHTS_NOT_SET = "Nog niet elk stoplicht is ingevuld, en er is nog geen toelichting."
UNTITLED = "Zonder titel"
NEW = "Nieuw"
TREND = "Vorige keer"
"""The head of the column with the lights of the edition before."""
PROGRAM = "VGR Desktop"
"""By this name a page says what made it."""
NO_ALTERNATIVE = "Afbeelding zonder beschrijving"

PART_NAMES = {
    ExplanationPart.CAUSE: "Oorzaak",
    ExplanationPart.CONSEQUENCE: "Consequentie",
    ExplanationPart.ADJUSTMENT: "Bijsturing",
}
DEVIATION_HEADINGS = {
    DeviationKind.RESULT: "Mee- en tegenvallers",
    DeviationKind.NEUTRAL: "Budgetneutrale wijzigingen",
}
DEVIATION_NAMES: Mapping[StrEnum, str] = {
    DeviationKind.RESULT: "mee- of tegenvaller",
    DeviationKind.NEUTRAL: "budgetneutrale wijziging",
}
DEVIATION_CELLS = {DeviationKind.RESULT: "mee-/tegenvaller", DeviationKind.NEUTRAL: "budgetneutraal"}
"""The same in a table cell, where there is little room."""

RECURRENCES: Mapping[StrEnum, str] = {Recurrence.INCIDENTAL: "incidenteel", Recurrence.STRUCTURAL: "structureel"}

_CENTS = 2
"""Decimals."""

DOCUMENTS: Mapping[str, str] = {
    "RV": "Raadsvoorstel",
    "RB": "Raadsbesluit",
    "BW": "Besluit van burgemeester en wethouders",
    "Z": "Zaak",
}
"""What the letters before the number of a document stand for."""

_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip


def part_begun(paragraph: Paragraph, before: ExplanationPart | None) -> str:
    """The name of the part of an explanation that begins with `paragraph`, after one of the part `before`.

    Empty when none does, or when the officer wrote the name already.
    """
    if paragraph.part is None or paragraph.part is before:
        return ""
    name = PART_NAMES[paragraph.part]
    return "" if paragraph.plain.lstrip().lower().startswith(f"{name.lower()}:") else name


def titled(*words: str) -> str:
    """`words` joined to a heading or cell, in the characters of print."""
    return typeset(joined(*words))


def joined(*words: str) -> str:
    """`words` joined to one line, without empty ones and with single spaces."""
    return one_line(" ".join(words))


def long_date(date: dt.date) -> str:
    """`date` as 8 september 2025."""
    return f"{date.day}{NBSP}{_MONTHS[date.month - 1]}{NBSP}{date.year}"


def said_moment(moment: dt.datetime) -> str:
    """`moment` as 8 september 2025, 9.05 uur; in the time zone that it has."""
    return f"{long_date(moment.date())}, {moment.hour}.{moment.minute:02} uur".replace(NBSP, " ")


def euro(amount: Decimal) -> str:
    """`amount`, in euro, without its sign: € 1.234 or, with cents, € 1.234,50."""
    return f"€{NBSP}{figures(amount)}"


def figures(amount: Decimal) -> str:
    """`amount` without its sign: 1.234 or, with cents, 1.234,50. What is less than a cent is said too: 0,005."""
    return grouped(amount, decimals_of(amount))


def grouped(amount: Decimal, decimals: int) -> str:
    """`amount` without its sign, with this number of decimals, as Dutch groups and separates: 1.234,50."""
    written = f"{abs(amount):,.{decimals}f}"
    return written.translate(str.maketrans(",.", ".,"))


def decimals_of(amount: Decimal) -> int:
    """How many decimals `amount` is written with: none when it is whole, else at least those of the cents."""
    exponent = amount.normalize().as_tuple().exponent
    fraction = -exponent if isinstance(exponent, int) else 0
    return max(fraction, _CENTS) if fraction > 0 else 0


def effect(amount: Decimal) -> str:
    """What `amount` means for the municipality: *nadeel* when it is positive, *voordeel* when it is negative."""
    return "nadeel" if amount > 0 else "voordeel" if amount < 0 else "geen nadeel of voordeel"


def enumerated(words: Sequence[str], conjunction: str = "en") -> str:
    """`words` as one, two en drie."""
    *first, last = words
    return f"{', '.join(first)} {conjunction} {last}" if first else last
