"""Half a page that says the whole of it: the share that is on course, the lights, and the money."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from vgr_desktop.core.dutch.typeset import NBSP
from vgr_desktop.core.dutch.wording import NOT_FILLED_IN, effect, enumerated, euro, titled
from vgr_desktop.core.figures.balance import balance, results
from vgr_desktop.core.figures.tally import Tally, share, tally
from vgr_desktop.core.layout.choice import Choice
from vgr_desktop.core.layout.parts import Heading, OverviewColumn, OverviewRow, OverviewTable, Part, Sentence
from vgr_desktop.core.model.report import Deviation, Light, PolicyArea, Programme, Report

_LARGEST = 3
"""Deviations that are named."""
_UNKNOWN = "nog niet bekend"


@dataclass(frozen=True, slots=True)
class _Stand:
    """What there is to say of one edition, as far as it is printed."""

    lights: Tally
    money: Decimal | None


def at_a_glance(report: Report, choice: Choice, previous: Report | None) -> Iterator[Part]:
    """The half page; nothing as long as no light is known. `previous` is the edition before."""
    programmes = [programme for programme in report.programmes if choice.has(programme)]
    areas = [area for programme in programmes for area in choice.areas(programme)]
    now = _Stand(tally(report, areas), balance(programmes))
    if not any(now.lights.counts):
        return
    yield Heading(2, "In één oogopslag", report.id, report.lineage)
    yield Sentence(_message(report.scale, now.lights), stress=True)
    yield _table(report, now, _before(previous, areas, programmes) if previous else None, previous)
    largest = sorted(_known(programmes), key=_size, reverse=True)[:_LARGEST]
    if largest:
        said = [f"{titled(each.title)} ({_money(each.amount)})" for each in largest]
        yield Sentence(f"De grootste financiële afwijking{'en zijn' if len(said) > 1 else ' is'}: {enumerated(said)}.")


def _message(scale: Sequence[Light], found: Tally) -> str:
    """The share on course: of all deliverables, those whose light needs no explanation."""
    calm = [place for place, light in enumerate(scale) if not light.must_explain]
    count = sum(found.counts[place] for place in calm)
    names = enumerated([scale[place].name.lower() for place in calm], "of") if calm else ""
    on = f": {count} van de {found.total} {'staat' if count == 1 else 'staan'} op {names}" if calm else ""
    return f"{share(count, found.total)} van de prestaties ligt op koers{on}."


def _before(previous: Report, areas: Sequence[PolicyArea], programmes: Sequence[Programme]) -> _Stand:
    """The same part of the edition before; what is the same thing has the same lineage."""
    wanted = {area.lineage for area in areas}
    same = {programme.lineage for programme in programmes}
    theirs = [area for programme in previous.programmes for area in programme.areas if area.lineage in wanted]
    return _Stand(tally(previous, theirs), balance(each for each in previous.programmes if each.lineage in same))


def _table(report: Report, now: _Stand, before: _Stand | None, previous: Report | None) -> OverviewTable:
    stands = [now, before] if before and before.lights.total else [now]
    rows = [
        OverviewRow((f"Prestaties op {light.name.lower()}", *(_counted(each, place) for each in stands)))
        for place, light in enumerate(report.scale)
    ]
    if any(each.lights.unset for each in stands):
        said = f"Prestaties waarvan het stoplicht {NOT_FILLED_IN.lower()} is"
        rows.append(OverviewRow((said, *(str(each.lights.unset) for each in stands))))
    rows.append(OverviewRow(("Saldo van de mee- en tegenvallers", *(_money(each.money) for each in stands))))
    columns = [OverviewColumn("Wat", 44), OverviewColumn("Stand", 28, numeric=True)]
    if len(stands) > 1 and previous is not None:
        columns.append(OverviewColumn(titled(previous.edition.title), 28, numeric=True))
    return OverviewTable(
        "De stand in één oogopslag",
        "Het aantal prestaties per stoplicht en het saldo van de mee- en tegenvallers.",
        tuple(columns),
        tuple(rows),
    )


def _counted(stand: _Stand, place: int) -> str:
    """How many deliverables have the light in this place of the scale."""
    counts = stand.lights.counts
    count = counts[place] if place < len(counts) else 0
    return f"{count}{NBSP}({share(count, stand.lights.total)})"


def _money(amount: Decimal | None) -> str:
    return _UNKNOWN if amount is None else f"{euro(amount)} {effect(amount)}" if amount else effect(amount)


def _size(deviation: Deviation) -> Decimal:
    return abs(deviation.amount or Decimal())


def _known(programmes: Sequence[Programme]) -> Iterator[Deviation]:
    return (each for each in results(programmes) if each.amount)
