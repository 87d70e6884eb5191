"""Editions that follow each other, and what was said of them drawn as lines of text."""

from dataclasses import replace

from tests.reports import small_report
from vgr_desktop.core.editions.compare import Comparison
from vgr_desktop.core.model.editions import edition
from vgr_desktop.core.model.report import Explanation, Item, Report
from vgr_desktop.core.model.tree import rebuilt, title_of

APART = 1000
"""What the id of an item of an edition that came apart is more than that of the same item in the small report."""


def next_edition(report: Report) -> Report:
    """The same report as the edition after it: all lineages and, as a new dossier would give them, all ids kept."""
    return replace(report, edition=edition(2, 2026))


def apart(report: Report) -> Report:
    """The same report as it would come from elsewhere: nothing but what it says is the same."""

    def other(item: Item) -> Item:
        if isinstance(item, Explanation):
            item = replace(item, about=tuple(id + APART for id in item.about))
        return replace(item, id=item.id + APART, lineage=f"apart-{item.lineage}")

    return next_edition(rebuilt(report, other))


def later() -> Report:
    """The small report as the edition after it, come from elsewhere."""
    return apart(small_report())


def tree_changes(comparison: Comparison) -> list[str]:
    """The changes in the goal tree as lines such as "renamed 4A1 > 4A1: Oud > Nieuw"; – where it is not there."""
    return [
        f"{'+'.join(change.changes)} {change.code_before or '–'} > {change.code_after or '–'}: "
        f"{title_of(change.before) if change.before else '–'} > {title_of(change.after) if change.after else '–'}"
        for change in comparison.nodes
    ]
