"""What financial deviations add up to, and how that is said. Positive amounts are a *nadeel*."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from vgr_desktop.core.dutch.wording import effect, euro
from vgr_desktop.core.model.report import Deviation, DeviationKind, Programme

_THOUSAND = 1000


def results(programmes: Iterable[Programme]) -> Iterator[Deviation]:
    """The deviations that change the result, so not the budget-neutral ones."""
    for programme in programmes:
        for deviation in programme.deviations:
            if deviation.kind is DeviationKind.RESULT:
                yield deviation


def total(deviations: Sequence[Deviation]) -> Decimal | None:
    """The sum of the deviations in euro, positive = *nadeel*; None when no amount is known."""
    known = [deviation.amount for deviation in deviations if deviation.amount is not None]
    return sum(known, Decimal()) if known else None


def rounding(amount: Decimal) -> Decimal:
    """To how many euro an amount seems to be rounded: 1,000 when it is in whole thousands, else 0."""
    return Decimal(_THOUSAND if amount and amount % _THOUSAND == 0 else 0)


def balance(programmes: Iterable[Programme]) -> Decimal | None:
    """The sum of the deviations of `programmes` whose amounts are known, in euro; None when no amount is."""
    return total(tuple(results(programmes)))


def outcome(amount: Decimal) -> str:
    """`amount`, in euro, with its meaning: een nadeel van € 45.000."""
    return f"een {effect(amount)} van {euro(amount)}" if amount else effect(amount)
