"""The appendix with what changed in the goal tree since the edition before."""

from collections.abc import Iterator, Sequence

from vgr_desktop.core.dutch import headings
from vgr_desktop.core.dutch.wording import enumerated, titled
from vgr_desktop.core.editions.compare import CHANGE_NAMES, Comparison, NodeChange, compare
from vgr_desktop.core.layout.choice import Choice
from vgr_desktop.core.layout.parts import Heading, OverviewColumn, OverviewRow, OverviewTable, Part, Sentence
from vgr_desktop.core.model.report import Node, PolicyArea, Programme, Report, SubItem
from vgr_desktop.core.model.tree import index, title_of

_NOT_YET = "Was er nog niet"
_NO_MORE = "Is er niet meer"


def tree_changes(report: Report, choice: Choice, previous: Report | None) -> Iterator[Part]:
    """The overview of changes since the report `previous`; nothing when there is none, or nothing changed.

    Only programmes that both reports have are compared. A programme that one of them lacks may be written by somebody
    else, so it is never printed as a change.
    """
    if previous is None:
        return
    found = compare(previous, report)
    scope = _Scope(found, choice)
    changes = [change for change in found.nodes if scope.has(change)]
    if not changes:
        return
    was, now = titled(previous.edition.title), titled(report.edition.title)
    yield Heading(2, "Wijzigingen in de doelenboom", report.id, report.lineage)
    yield Sentence(" ".join((_counted(changes, was), *_compared(scope))))
    yield OverviewTable(
        f"Wijzigingen in de doelenboom ten opzichte van de {was}",
        "Per wijziging hoe het onderdeel van de doelenboom heette, hoe het nu heet en wat er is gewijzigd.",
        (OverviewColumn(was, 38), OverviewColumn(now, 38), OverviewColumn("Wijziging", 24)),
        tuple(map(_row, changes)),
    )


class _Scope:
    """Which changes are told: those in what is printed, in programmes that both reports have."""

    def __init__(self, found: Comparison, choice: Choice) -> None:
        self._found = found
        self._chosen = choice.nodes
        self._now = {pair.before.id: pair.after.id for pair in found.matching.pairs.values()}
        self._both = {id for id in self._now.values() if isinstance(index(found.after).items[id], Programme)}
        self.numbers = [p.number for p in found.after.programmes if p.id in self._both and choice.has(p)]
        self.is_whole = len(found.before.programmes) == len(self._both) == len(found.after.programmes)

    def has(self, change: NodeChange) -> bool:
        """Whether the change is told."""
        places = self._places(change)
        in_both = not places.isdisjoint(self._both) or None not in (change.before, change.after)
        return in_both and (self._chosen is None or not places.isdisjoint(self._chosen))

    def _places(self, change: NodeChange) -> set[int]:
        """The ids in the later report of the node and all above it; for a node that is gone, those still there."""
        if change.after is not None:
            return {item.id for item in index(self._found.after).path(change.after.id)}
        assert change.before is not None  # noqa: S101  # a node that changed was or is there
        return {self._now.get(item.id, 0) for item in index(self._found.before).path(change.before.id)}


def _counted(changes: Sequence[NodeChange], was: str) -> str:
    places = "1 plaats" if len(changes) == 1 else f"{len(changes)} plaatsen"
    return f"De doelenboom is op {places} anders dan in de {was}."


def _compared(scope: _Scope) -> Iterator[str]:
    """The sentence that names the programmes compared, when these are not all."""
    if not scope.is_whole and scope.numbers:
        noun = "programma" if len(scope.numbers) == 1 else "programma’s"
        yield f"Vergeleken is alleen wat in beide rapportages staat: {noun} {enumerated(scope.numbers)}."


def _row(change: NodeChange) -> OverviewRow:
    was = _label(change.before, change.code_before) if change.before else _NOT_YET
    now = _label(change.after, change.code_after) if change.after else _NO_MORE
    return OverviewRow((was, now, enumerated([CHANGE_NAMES[kind] for kind in change.changes]).capitalize()))


def _label(node: Node, code: str) -> str:
    """The name of the node in the chapters of the report."""
    match node:
        case Programme():
            return headings.programme(node)
        case PolicyArea():
            return headings.area(code, node)
        case SubItem():
            return titled(code, "Onderdeel:", node.title)
        case _:
            return titled(code, title_of(node))
