"""The codes that items had in other editions, by which the officer may still know them."""

from collections.abc import Iterable, Mapping

from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.tree import code_of, index, walk


def former_codes(report: Report, others: Iterable[Report]) -> Mapping[int, tuple[str, ...]]:
    """For the id of each node of `report` that has, or had, another code in one of the others: those codes."""
    own = {node.lineage: (node.id, code_of(index(report), node.id)) for node in walk(report)}
    found: dict[int, dict[str, None]] = {}
    for other in others:
        known = index(other)
        for node in walk(other):
            id, present = own.get(node.lineage, (0, ""))
            code = code_of(known, node.id)
            if id and code and code != present:
                found.setdefault(id, {})[code] = None
    return {id: tuple(codes) for id, codes in found.items()}
