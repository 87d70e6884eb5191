"""Consecutive editions, and comparisons of them drawn as lines of text."""

from dataclasses import replace

from tests.reports import small_report
from vgr_desktop.core.editions.compare import Comparison
from vgr_desktop.core.model.editions import edition
from vgr_desktop.core.model.report import Explanation, Item, Report
from vgr_desktop.core.model.tree import rebuilt, title_of

APART = 1000
"""The difference between the ids of the same item in a separate edition and in the small report."""


def next_edition(report: Report) -> Report:
    """The same report as the next edition, with the same lineages and ids."""
    return replace(report, edition=edition(2, 2026))


def apart(report: Report) -> Report:
    """The same report as it would come from elsewhere: only its content is the same."""

    def other(item: Item) -> Item:
        if isinstance(item, Explanation):
            item = replace(item, about=tuple(id + APART for id in item.about))
        return replace(item, id=item.id + APART, lineage=f"apart-{item.lineage}")

    return next_edition(rebuilt(report, other))


def later() -> Report:
    """The small report as the next edition, from elsewhere."""
    return apart(small_report())


def tree_changes(comparison: Comparison) -> list[str]:
    """The changes in the goal tree as lines such as "renamed 4A1 > 4A1: Oud > Nieuw"; – if there is no node."""
    return [
        f"{'+'.join(change.changes)} {change.code_before or '–'} > {change.code_after or '–'}: "
        f"{title_of(change.before) if change.before else '–'} > {title_of(change.after) if change.after else '–'}"
        for change in comparison.nodes
    ]
