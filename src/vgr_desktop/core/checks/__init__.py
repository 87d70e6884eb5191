"""What a report still lacks, rule by rule.

A rule is a function from a report and its index to findings; `RULES` lists them all. A finding is never in the way of
writing or exporting: it says where something is missing and what to do about it.
"""

from vgr_desktop.core.checks.basis import Finding, Rule, Severity
from vgr_desktop.core.checks.codes import heading_differs, unknown_code
from vgr_desktop.core.checks.completeness import (
    leftover_waits,
    no_areas,
    no_committee,
    no_mission,
    no_name,
    no_portfolio,
    no_programmes,
    no_state_of_affairs,
)
from vgr_desktop.core.checks.lights import light_not_set, not_explained, parts_missing
from vgr_desktop.core.report import Report
from vgr_desktop.core.tree import index

__all__ = ["RULES", "Finding", "Rule", "Severity", "findings"]

RULES: tuple[Rule, ...] = (
    no_programmes,
    no_name,
    no_committee,
    no_portfolio,
    no_areas,
    no_mission,
    no_state_of_affairs,
    light_not_set,
    not_explained,
    parts_missing,
    heading_differs,
    unknown_code,
    leftover_waits,
)


def findings(report: Report) -> tuple[Finding, ...]:
    """All that the rules find, in the order of the report."""
    known = index(report)
    order = {id: place for place, id in enumerate(known.items)}
    found = (finding for rule in RULES for finding in rule(report, known))
    return tuple(sorted(found, key=lambda finding: order[finding.place]))
