"""Financial deviations as the cells of a grid: what each cell shows, and what text entered in it means."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from vgr_desktop.core.dutch.wording import DEVIATION_CELLS, RECURRENCES, enumerated, euro, figures
from vgr_desktop.core.model.characters import from_outside
from vgr_desktop.core.model.money import Effect, effect_of, read_amount, read_effect, twofold_figure
from vgr_desktop.core.model.problems import Refused
from vgr_desktop.core.model.report import Deviation, DeviationKind, Recurrence
from vgr_desktop.core.model.text import one_line

C = TypeVar("C")


class DeviationColumn(StrEnum):
    """The columns of the grid, from left to right, by their names."""

    TITLE = "Omschrijving"
    AMOUNT = "Bedrag (€)"
    EFFECT = "Nadeel/voordeel"
    RECURRENCE = "Duur"
    COVER = "Dekking"
    KIND = "Soort"


COLUMNS = tuple(DeviationColumn)

_READ_RECURRENCES = {
    **dict.fromkeys(("i", "inc", "incidenteel", "eenmalig"), Recurrence.INCIDENTAL),
    **dict.fromkeys(("s", "str", "structureel"), Recurrence.STRUCTURAL),
}
_READ_KINDS = {
    **dict.fromkeys(("m", "mee/tegenvaller", "meevaller", "tegenvaller"), DeviationKind.RESULT),
    **dict.fromkeys(("b", "budgettair neutraal", "neutraal"), DeviationKind.NEUTRAL),
    **{name: kind for kind, name in DEVIATION_CELLS.items()},
}


def read_recurrence(text: str) -> Recurrence | None:
    """Whether a cell says that an amount is incidental or structural, or None."""
    return _READ_RECURRENCES.get(one_line(text).lower())


def read_kind(text: str) -> DeviationKind | None:
    """The kind of deviation that a cell names, or None."""
    return _READ_KINDS.get(one_line(text).lower())


def choices(column: DeviationColumn) -> tuple[str, ...]:
    """The choices in a cell of this column; empty when it is typed. An empty choice clears the cell."""
    match column:
        case DeviationColumn.EFFECT:
            return tuple(Effect)
        case DeviationColumn.RECURRENCE:
            return (*RECURRENCES.values(), "")
        case DeviationColumn.KIND:
            return tuple(DEVIATION_CELLS.values())
        case _:
            return ()


def shown(deviation: Deviation, column: DeviationColumn) -> str:
    """The text of the cell. An amount has no sign: the next cell says whether it is a *nadeel*."""
    match column:
        case DeviationColumn.TITLE:
            return deviation.title
        case DeviationColumn.AMOUNT:
            return "" if deviation.amount is None else figures(deviation.amount)
        case DeviationColumn.EFFECT:
            return (effect_of(_amount(deviation)) or "") if has_effect(deviation) else ""
        case DeviationColumn.RECURRENCE:
            return RECURRENCES[deviation.recurrence] if deviation.recurrence else ""
        case DeviationColumn.COVER:
            return deviation.cover
        case _:
            return DEVIATION_CELLS[deviation.kind]


def has_effect(deviation: Deviation) -> bool:
    """Whether the deviation is a *nadeel* or *voordeel*: not when it is budget-neutral or has no amount."""
    return bool(deviation.amount) and deviation.kind is DeviationKind.RESULT


def worded(amount: Decimal | None) -> str:
    """A total with its word: € 1.234 nadeel."""
    if not amount:
        return "geen bedragen" if amount is None else euro(amount)
    return f"{euro(amount)} {effect_of(amount)}"


def entered(deviation: Deviation, column: DeviationColumn, text: str) -> Deviation:
    """The deviation with `text` entered in the cell. Raises `Refused` when `text` has no meaning there."""
    text = one_line(from_outside(text))
    match column:
        case DeviationColumn.TITLE:
            return replace(deviation, title=text)
        case DeviationColumn.AMOUNT:
            return _with_amount(deviation, text)
        case DeviationColumn.EFFECT:
            return _with_effect(deviation, text)
        case DeviationColumn.RECURRENCE:
            recurrence = _chosen(_READ_RECURRENCES, text, enumerated((*RECURRENCES.values(),), "of")) if text else None
            return replace(deviation, recurrence=recurrence)
        case DeviationColumn.COVER:
            return replace(deviation, cover=text)
        case _:
            return replace(deviation, kind=_chosen(_READ_KINDS, text, enumerated((*DEVIATION_CELLS.values(),), "of")))


def _with_amount(deviation: Deviation, text: str) -> Deviation:
    """A figure without a word stays the *nadeel* or *voordeel* that it was; a first one is a *nadeel*."""
    if not text:
        return replace(deviation, amount=None)
    amount = read_amount(text)
    if amount is None:
        place = f"Bedrag bij “{deviation.title}”" if deviation.title else "Bedrag"
        raise Refused(f"{place}: {advice_on_amount(text)} Het oude bedrag is gebleven.")
    return replace(deviation, amount=amount.signed(effect_of(_amount(deviation)) or Effect.LOSS))


def advice_on_amount(text: str) -> str:
    """Why `text` cannot be the amount of a deviation, and what to type instead."""
    twofold = twofold_figure(text)
    if twofold is None:
        return (
            f"“{text}” is geen bedrag. Typ bijvoorbeeld 45.000 of 45.000,50, met een N of V erachter voor nadeel of "
            "voordeel."
        )
    figure = figures(twofold)
    return (
        f"“{text}” zegt twee dingen, want een bedrag met een minteken of tussen haakjes is een voordeel. "
        f"Typ {figure} N voor een nadeel, of {figure} V voor een voordeel."
    )


def _with_effect(deviation: Deviation, text: str) -> Deviation:
    if not has_effect(deviation):
        raise Refused(_WITHOUT_EFFECT)
    effect = read_effect(text)
    if effect is None:
        raise Refused(f"Kies nadeel of voordeel (N of V) in plaats van “{text}”. Er is niets veranderd.")
    amount = abs(_amount(deviation))
    return replace(deviation, amount=-amount if effect is Effect.GAIN else amount)


_WITHOUT_EFFECT = (
    "Nadeel of voordeel hoort bij een bedrag van een mee- of tegenvaller. Vul eerst het bedrag in. "
    "Er is niets veranderd."
)


def _amount(deviation: Deviation) -> Decimal:
    return deviation.amount or Decimal()


def _chosen(known: Mapping[str, C], text: str, offered: str) -> C:
    found = known.get(text.lower())
    if found is None:
        raise Refused(f"Kies {offered} in plaats van “{text}”. Er is niets veranderd.")
    return found
