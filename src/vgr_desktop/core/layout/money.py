"""The financial deviations of all programmes in one table, and what they come to."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from vgr_desktop.core.dutch.wording import NOT_FILLED_IN, RECURRENCES, UNTITLED, effect, figures, titled
from vgr_desktop.core.figures.balance import outcome, results, total
from vgr_desktop.core.layout.parts import Column, Heading, Overview, OverviewRow, Part, Sentence
from vgr_desktop.core.model.report import Deviation, DeviationKind, Programme, Report

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
    yield from _missing(len(amounts) - len(known))
    if neutral:
        yield Sentence(_said_neutral(neutral))


def balance_parts(programme: Programme) -> Iterator[Part]:
    """What the deviations of one programme come to, for its chapter; nothing where one says it all by itself."""
    amounts = [deviation.amount for deviation in _results(programme)]
    known = [amount for amount in amounts if amount is not None]
    if len(amounts) > 1 and known:
        said = outcome(sum(known, Decimal()))
        yield Sentence(f"De mee- en tegenvallers van dit programma leiden per saldo tot {said}.")
        yield from _missing(len(amounts) - len(known))


def _results(programme: Programme) -> list[Deviation]:
    """The deviations that change the result and say something."""
    return [deviation for deviation in results([programme]) if deviation.title or deviation.amount is not None]


def _table(report: Report, found: Sequence[tuple[Programme, list[Deviation]]], known: Sequence[Decimal]) -> Overview:
    """In thousands of euros when that is exact for every amount, else in euros: no sum differs by rounding."""
    in_thousands = all(amount % _THOUSAND == 0 for amount in known) and any(known)
    unit = _THOUSAND if in_thousands else 1
    rows = []
    for programme, deviations in found:
        label = titled("Programma", programme.number)
        for place, deviation in enumerate(deviations):
            name = label if place else titled(label, programme.name)
            more = tuple(said(deviation) for said in _MORE.values())
            rows.append(_row(name, titled(deviation.title) or UNTITLED, deviation.amount, unit, more))
        if len(found) > 1 and len(deviations) > 1:
            rows.append(_row(label, "Subtotaal", total(deviations), unit))
    if len(known) > 1:
        rows.append(_row("Alle programma’s" if len(found) > 1 else label, "Totaal", sum(known, Decimal()), unit))
    said = "in duizenden euro’s" if in_thousands else "in euro’s"
    columns = (
        Column("Programma", 28),
        Column("Omschrijving", 36),
        Column("Bedrag (×\u00a0€\u00a01.000)" if in_thousands else "Bedrag (€)", 18, numeric=True),
        Column("Nadeel of voordeel", 18),
        *(Column(name, 18) for name in _MORE),
    )
    said_in = {place for row in rows for place, cell in enumerate(row.cells) if cell != _NOT_SAID}
    used = sorted({*range(_ALWAYS), *said_in})
    return Overview(
        f"Mee- en tegenvallers {report.edition.year}, {said}",
        "Per programma de financiële afwijkingen met het bedrag, en of het een nadeel of een voordeel is.",
        tuple(columns[place] for place in used),
        tuple(OverviewRow(tuple(row.cells[place] for place in used), row.sums) for row in rows),
    )


_NOT_SAID = "–"
_MORE: dict[str, Callable[[Deviation], str]] = {
    "Duur": lambda deviation: RECURRENCES[deviation.recurrence] if deviation.recurrence else _NOT_SAID,
    "Dekking": lambda deviation: titled(deviation.cover) or _NOT_SAID,
}
"""The columns that are there only when something is said in them."""
_ALWAYS = 4
"""Columns."""


def _row(
    programme: str, title: str, amount: Decimal | None, unit: int, more: tuple[str, ...] | None = None
) -> OverviewRow:
    """A row of the table; without `more`, what stands in the last columns, it is a sum."""
    said = (NOT_FILLED_IN, _NO_EFFECT) if amount is None else (figures(amount / unit), effect(amount))
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
