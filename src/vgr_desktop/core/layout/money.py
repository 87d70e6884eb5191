"""The financial deviations of all programmes in one table, and what they add up to."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import partial

from vgr_desktop.core.dutch.wording import NOT_FILLED_IN, RECURRENCES, UNTITLED, decimals_of, effect, grouped, titled
from vgr_desktop.core.figures.balance import outcome, results, total
from vgr_desktop.core.layout.choice import Choice, Extra
from vgr_desktop.core.layout.parts import Heading, OverviewColumn, OverviewRow, OverviewTable, Part, Sentence
from vgr_desktop.core.layout.sharing import shared_sums
from vgr_desktop.core.model.report import Deviation, DeviationKind, Programme, Report

_THOUSAND = 1000
_NO_EFFECT = "Nog niet bekend"


def money_parts(report: Report, programmes: Sequence[Programme], choice: Choice) -> Iterator[Part]:
    """The sum of the deviations of `programmes`, and the table of them; nothing when there are none.

    The table has only deviations that change the result, so not the budget-neutral ones.
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
    yield from shared_sums(found, choice)
    if amounts:
        yield _table(report, found, known, with_reserve=Extra.RESERVE in choice.extras)
    yield from _missing(len(amounts) - len(known))
    if neutral:
        yield Sentence(_said_neutral(neutral))


def balance_parts(programme: Programme) -> Iterator[Part]:
    """The sum of the deviations of one programme, for its chapter; nothing when there is only one deviation."""
    amounts = [deviation.amount for deviation in _results(programme)]
    known = [amount for amount in amounts if amount is not None]
    if len(amounts) > 1 and known:
        said = outcome(sum(known, Decimal()))
        yield Sentence(f"De mee- en tegenvallers van dit programma leiden per saldo tot {said}.")
        yield from _missing(len(amounts) - len(known))


def _results(programme: Programme) -> list[Deviation]:
    """The deviations that change the result and are not blank."""
    return [deviation for deviation in results([programme]) if deviation.title or deviation.amount is not None]


def _table(
    report: Report, found: Sequence[tuple[Programme, list[Deviation]]], known: Sequence[Decimal], *, with_reserve: bool
) -> OverviewTable:
    """The table, in thousands of euros when that is exact for every amount, else in euros, so that all sums fit."""
    in_thousands = all(amount % _THOUSAND == 0 for amount in known) and any(known)
    unit = _THOUSAND if in_thousands else 1
    decimals = max((decimals_of(amount / unit) for amount in known), default=0)
    made = partial(_row, unit, decimals)
    rows = []
    for programme, deviations in found:
        label = titled("Programma", programme.number)
        for place, deviation in enumerate(deviations):
            name = label if place else titled(label, programme.name)
            more = tuple(said(deviation) for said in _MORE.values())
            rows.append(made(name, titled(deviation.title) or UNTITLED, deviation.amount, more))
        if len(found) > 1 and len(deviations) > 1:
            rows.append(made(label, "Subtotaal", total(deviations)))
    if len(known) > 1:
        rows.append(made("Alle programma’s" if len(found) > 1 else label, "Totaal", sum(known, Decimal())))
    if with_reserve and known:
        left = total([each for _, deviations in found for each in deviations if _from_reserve(each)]) or Decimal()
        rows.append(made("Alle programma’s" if len(found) > 1 else label, _RESERVE, left))
    said = "in duizenden euro’s" if in_thousands else "in euro’s"
    columns = (
        OverviewColumn("Programma", 28),
        OverviewColumn("Omschrijving", 36),
        OverviewColumn("Bedrag (×\u00a0€\u00a01.000)" if in_thousands else "Bedrag (€)", 18, numeric=True),
        OverviewColumn("Nadeel of voordeel", 18),
        *(OverviewColumn(name, 18) for name in _MORE),
    )
    said_in = {place for row in rows for place, cell in enumerate(row.cells) if cell != _NOT_SAID}
    used = sorted({*range(_ALWAYS), *said_in})
    return OverviewTable(
        f"Mee- en tegenvallers {report.edition.year}, {said}",
        "Per programma de financiële afwijkingen met het bedrag, en of het een nadeel of een voordeel is.",
        tuple(columns[place] for place in used),
        tuple(OverviewRow(tuple(row.cells[place] for place in used), row.sums) for row in rows),
    )


def _from_reserve(deviation: Deviation) -> bool:
    """Whether a deviation is settled with the general reserve: unless something else pays for it."""
    cover = titled(deviation.cover).lower()
    return not cover or "concernreserve" in cover or "algemene reserve" in cover


_RESERVE = "Totaal te verrekenen met de concernreserve"
_NOT_SAID = "–"
_MORE: dict[str, Callable[[Deviation], str]] = {
    "Duur": lambda deviation: RECURRENCES[deviation.recurrence] if deviation.recurrence else _NOT_SAID,
    "Dekking": lambda deviation: titled(deviation.cover) or _NOT_SAID,
}
"""The columns that are printed only when one of their cells says something."""
_ALWAYS = 4
"""Columns."""


def _row(
    unit: int, decimals: int, programme: str, title: str, amount: Decimal | None, more: tuple[str, ...] | None = None
) -> OverviewRow:
    """A row of the table. `more` are the cells of the last columns; None: the row is a sum."""
    said = (NOT_FILLED_IN, _NO_EFFECT) if amount is None else (grouped(amount / unit, decimals), effect(amount))
    return OverviewRow((programme, title, *said, *(more or [_NOT_SAID] * len(_MORE))), more is None)


def _missing(count: int) -> Iterator[Part]:
    if count == 1:
        yield Sentence("Van 1 afwijking is het bedrag nog niet ingevuld; die telt niet mee in het saldo.")
    elif count:
        yield Sentence(f"Van {count} afwijkingen is het bedrag nog niet ingevuld; die tellen niet mee in het saldo.")


def _said_neutral(count: int) -> str:
    if count == 1:
        return "Er is ook 1 budgetneutrale wijziging. Die verandert het saldo niet en staat bij het programma."
    return f"Er zijn ook {count} budgetneutrale wijzigingen. Die veranderen het saldo niet en staan bij de programma’s."
