"""The financial deviations of all programmes in one table, and what they come to."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from vgr_desktop.core.layout.parts import Column, Heading, Overview, OverviewRow, Part, Sentence
from vgr_desktop.core.layout.wording import NOT_FILLED_IN, UNTITLED, effect, euro, figures, titled
from vgr_desktop.core.report import Deviation, DeviationKind, Programme, Report

_THOUSAND = 1000
_NO_EFFECT = "Nog niet bekend"


def money_parts(report: Report, programmes: Sequence[Programme]) -> Iterator[Part]:
    """What the deviations of `programmes` come to, and the table of them; nothing when there are none.

    Only what changes the result is in the table: budget-neutral changes come to nothing.
    """
    found = [(programme, _results(programme)) for programme in programmes]
    found = [(programme, deviations) for programme, deviations in found if deviations]
    amounts = [deviation.amount for _, deviations in found for deviation in deviations]
    known = [amount for amount in amounts if amount is not None]
    neutral = sum(d.kind is DeviationKind.NEUTRAL for programme in programmes for d in programme.deviations)
    if not amounts and not neutral:
        return
    yield Heading(2, "Financiële afwijkingen", report.id, report.lineage)
    if known:
        yield Sentence(f"De mee- en tegenvallers leiden per saldo tot {outcome(sum(known, Decimal()))}.")
    if amounts:
        yield _table(report, found, known)
    if missing := len(amounts) - len(known):
        yield Sentence(_said_missing(missing))
    if neutral:
        yield Sentence(_said_neutral(neutral))


def _results(programme: Programme) -> list[Deviation]:
    return [d for d in programme.deviations if d.kind is DeviationKind.RESULT and (d.title or d.amount is not None)]


def balance(programmes: Iterable[Programme]) -> Decimal | None:
    """What the deviations of `programmes` come to, as far as their amounts are known; None where none is."""
    return _sum([deviation for programme in programmes for deviation in _results(programme)])


def outcome(amount: Decimal) -> str:
    """`amount` with what it means, as in "een nadeel van € 45.000"."""
    return f"een {effect(amount)} van {euro(amount)}" if amount else effect(amount)


def _table(report: Report, found: Sequence[tuple[Programme, list[Deviation]]], known: Sequence[Decimal]) -> Overview:
    """In thousands of euros when that is exact for every amount, else in euros: no sum differs by rounding."""
    in_thousands = all(amount % _THOUSAND == 0 for amount in known) and any(known)
    unit = _THOUSAND if in_thousands else 1
    rows = []
    for programme, deviations in found:
        label = titled("Programma", programme.number)
        for place, deviation in enumerate(deviations):
            name = label if place else titled(label, programme.name)
            rows.append(_row(name, titled(deviation.title) or UNTITLED, deviation.amount, unit))
        if len(found) > 1 and len(deviations) > 1:
            rows.append(_row(label, "Subtotaal", _sum(deviations), unit, sums=True))
    if len(known) > 1:
        rows.append(
            _row("Alle programma’s" if len(found) > 1 else label, "Totaal", sum(known, Decimal()), unit, sums=True)
        )
    said = "in duizenden euro’s" if in_thousands else "in euro’s"
    return Overview(
        f"Mee- en tegenvallers {report.edition.year}, {said}",
        "Per programma de financiële afwijkingen met het bedrag, en of het een nadeel of een voordeel is.",
        (
            Column("Programma", 28),
            Column("Omschrijving", 36),
            Column("Bedrag (×\u00a0€\u00a01.000)" if in_thousands else "Bedrag (€)", 18, numeric=True),
            Column("Nadeel of voordeel", 18),
        ),
        tuple(rows),
    )


def _sum(deviations: Sequence[Deviation]) -> Decimal | None:
    """What the deviations come to; None where no amount is known."""
    known = [deviation.amount for deviation in deviations if deviation.amount is not None]
    return sum(known, Decimal()) if known else None


def _row(programme: str, title: str, amount: Decimal | None, unit: int, *, sums: bool = False) -> OverviewRow:
    if amount is None:
        return OverviewRow((programme, title, NOT_FILLED_IN, _NO_EFFECT), sums)
    return OverviewRow((programme, title, figures(amount / unit), effect(amount)), sums)


def _said_missing(count: int) -> str:
    if count == 1:
        return "Van 1 afwijking is het bedrag nog niet ingevuld; die telt niet mee in het saldo."
    return f"Van {count} afwijkingen is het bedrag nog niet ingevuld; die tellen niet mee in het saldo."


def _said_neutral(count: int) -> str:
    if count == 1:
        return "Er is ook 1 budgetneutrale wijziging. Die verandert het saldo niet en staat bij het programma."
    return f"Er zijn ook {count} budgetneutrale wijzigingen. Die veranderen het saldo niet en staan bij de programma’s."
