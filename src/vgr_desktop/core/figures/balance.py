"""What financial deviations come to, and how that is said. Positive amounts are a *nadeel*."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from vgr_desktop.core.dutch.wording import effect, euro
from vgr_desktop.core.model.report import Deviation, DeviationKind, Programme

_THOUSAND = 1000


def results(programmes: Iterable[Programme]) -> Iterator[Deviation]:
    """The deviations that change the result; budget-neutral changes come to nothing."""
    for programme in programmes:
        for deviation in programme.deviations:
            if deviation.kind is DeviationKind.RESULT:
                yield deviation


def total(deviations: Sequence[Deviation]) -> Decimal | None:
    """What the deviations come to, positive = *nadeel*; None where no amount is known."""
    known = [deviation.amount for deviation in deviations if deviation.amount is not None]
    return sum(known, Decimal()) if known else None


def rounding(amount: Decimal) -> Decimal:
    """To how many euro an amount was rounded, as far as one can tell: 1,000 when it is whole thousands, else 0."""
    return Decimal(_THOUSAND if amount and amount % _THOUSAND == 0 else 0)


def balance(programmes: Iterable[Programme]) -> Decimal | None:
    """What the deviations of `programmes` come to, as far as their amounts are known; None where none is."""
    return total(tuple(results(programmes)))


def outcome(amount: Decimal) -> str:
    """`amount` with what it means, as in "een nadeel van € 45.000"."""
    return f"een {effect(amount)} van {euro(amount)}" if amount else effect(amount)
