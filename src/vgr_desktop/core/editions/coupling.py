"""Recording which item of one edition is which of another, so that it need not be found again."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from vgr_desktop.core.editions.compare import edition_before
from vgr_desktop.core.editions.matching import Pair, are_coupled
from vgr_desktop.core.model.problems import Refused
from vgr_desktop.core.model.report import Item, Report
from vgr_desktop.core.model.tree import everything, rebuilt


def loose_pair(report: Report, reports: Iterable[Report]) -> tuple[Report, Report] | None:
    """`report` and the edition next to it, the earlier one first, when the two are not coupled, or not completely.

    The edition before `report` is preferred to the one after it; None when there is nothing to couple.
    """
    known = tuple(reports)
    after = (later for later in known if edition_before(later, known) is report)
    pairs = [(before, report)] if (before := edition_before(report, known)) else []
    pairs += [(report, later) for later in after]
    return next((pair for pair in pairs if not are_coupled(*pair) or _has_loose_programme(*pair)), None)


def _has_loose_programme(before: Report, after: Report) -> bool:
    """Whether a programme that both have was added after the two were coupled."""
    numbers = {programme.number: programme.lineage for programme in before.programmes}
    known = set(numbers.values())
    return any(numbers.get(p.number) and p.lineage not in known for p in after.programmes)


def to_change(before: Report, after: Report, reports: Iterable[Report]) -> Report:
    """Which of two editions takes the lineages of the other: the later one, unless another report depends on it.

    Raises `Refused` when other reports depend on both.
    """
    others = [report for report in reports if report.id not in (before.id, after.id)]
    for report, other in ((after, before), (before, after)):
        if not any(are_coupled(known, report) for known in others) and report.basis in ("", other.lineage):
            return report
    raise Refused(
        f"De {before.edition.title} en de {after.edition.title} zijn allebei al gekoppeld aan een andere rapportage; "
        "er is niets gewijzigd."
    )


def with_lineages_of(report: Report, pairs: Iterable[Pair]) -> Report:
    """`report`, the later edition, with the lineages of the earlier one for the later items of `pairs`.

    An item that had such a lineage without being in a pair gets the lineage that became free: no two items share one.
    """
    lineages = {item.id: item.lineage for item in everything(report)}
    holders = {lineage: id for id, lineage in lineages.items()}
    for pair in pairs:
        old, new = lineages[pair.after.id], pair.before.lineage
        if old != new:
            del holders[old]
            if (holder := holders.get(new)) is not None:
                lineages[holder], holders[old] = old, holder
            lineages[pair.after.id], holders[new] = new, pair.after.id
    return rebuilt(report, lambda item: _with_lineage(item, lineages[item.id]))


def couple(report: Report, before: Report, pairs: Iterable[Pair], lineage: Callable[[], str]) -> Report:
    """`report` based on the edition `before`: only the items in `pairs` have lineages of that edition.

    `lineage` makes a new lineage for each item that wrongly had the one of another item.
    """
    kept = {pair.after.id: pair for pair in pairs}
    adopted = with_lineages_of(report, kept.values())
    taken = {item.lineage for item in everything(before)}
    others = {i.id: lineage() for i in everything(adopted) if i.id not in kept and i.lineage in taken}
    parted = rebuilt(adopted, lambda item: _with_lineage(item, others.get(item.id, item.lineage)))
    return replace(parted, basis=before.lineage)


def _with_lineage(item: Item, lineage: str) -> Item:
    return item if item.lineage == lineage else replace(item, lineage=lineage)
