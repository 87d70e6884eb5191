"""Taking back a step after which something else came in, from a colleague: what came in stays."""

from collections.abc import Iterator

from vgr_desktop.core.editions.merging import Merging, Side
from vgr_desktop.core.model.history import Reports, in_order
from vgr_desktop.core.model.report import Report


def rebased(base: Reports, theirs: Reports, ours: Reports) -> Reports:
    """`ours` with the change from `base` to `theirs`; where ours was changed too, it stays as it is.

    All three are values of one dossier, so the same items have the same ids.
    """
    then, there = ({report.id: report for report in reports} for reports in (base, theirs))
    here = {report.id: report for report in ours}
    return in_order(_reports(then, there, here))


def changed_by_both(base: Reports, theirs: Reports, ours: Reports) -> frozenset[int]:
    """The ids of the items that both theirs and ours changed from the base, each in its own way."""
    then, there = ({report.id: report for report in reports} for reports in (base, theirs))
    pairs = ((report, there.get(report.id), then.get(report.id)) for report in ours)
    mergings = [
        Merging(report, other, was) for report, other, was in pairs if other and was and report is not was is not other
    ]
    both = (each.ours for merging in mergings for each in merging.differences if each.contested and each.theirs)
    return frozenset(item.id for item in both if item is not None)


def _reports(then: dict[int, Report], there: dict[int, Report], here: dict[int, Report]) -> Iterator[Report]:
    for id, report in here.items():
        was, other = then.get(id), there.get(id)
        if was is None or other is was:
            yield report
        elif other is not None:
            yield _changed(was, other, report)
        elif report != was:  # it was to go, but says something new
            yield report
    yield from (report for id, report in there.items() if id not in then and id not in here)


def _changed(base: Report, theirs: Report, ours: Report) -> Report:
    merging = Merging(ours, theirs, base)
    apart = {each.key: Side.OURS for each in merging.differences if each.contested and each.ours}
    return merging.merged(None, apart)
