"""One text that two people began apart from each other: the explanation of one thing, in two versions of a report."""

from dataclasses import replace
from functools import partial
from typing import NamedTuple

from vgr_desktop.core.model.report import Explanation, Item, Report
from vgr_desktop.core.model.tree import everything, index, rebuilt


class Versions(NamedTuple):
    """Another version of a report, and the value that it and ours started from, if that is known."""

    theirs: Report
    base: Report | None


def as_one_text(ours: Report, theirs: Report, base: Report | None) -> Versions:
    """Their version and the base, with our lineages for explanations that only they have of what ours explains too.

    A deliverable has one explanation. So what both wrote about it is one text that both changed, and not two texts.
    """
    own, other = _alone(ours), _alone(theirs)
    there, here = _lineages(theirs), _lineages(ours)
    held = _lineages(base) if base is not None else frozenset()
    new = {
        lineage: own[node]
        for node, lineage in other.items()
        if node in own and lineage not in here and own[node] not in there and not {lineage, own[node]} <= held
    }
    if not new:
        return Versions(theirs, base)
    change = partial(_with_lineage, new)
    return Versions(rebuilt(theirs, change), rebuilt(base, change) if base is not None else None)


def _alone(report: Report) -> dict[str, str]:
    """For the lineage of each thing with one explanation about it alone, that of the explanation."""
    known, found = index(report), dict[str, list[str]]()
    for item in known.items.values():
        if isinstance(item, Explanation) and len(item.about) == 1 and item.about[0] in known:
            found.setdefault(known.items[item.about[0]].lineage, []).append(item.lineage)
    return {node: lineages[0] for node, lineages in found.items() if len(lineages) == 1}


def _lineages(report: Report) -> frozenset[str]:
    return frozenset(item.lineage for item in everything(report) if isinstance(item, Explanation))


def _with_lineage(new: dict[str, str], item: Item) -> Item:
    if isinstance(item, Explanation) and item.lineage in new:
        return replace(item, lineage=new[item.lineage])
    return item
