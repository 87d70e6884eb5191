"""What a report lacks, what is wrong in it and what is worth a look, rule by rule.

A rule is a function from a report and its index, or from the words of one text, to what it finds; `RULES` and
`TEXT_RULES` list them. A finding is never in the way of writing or exporting: it says where something is the matter and
what to do about it.
"""

from vgr_desktop.core.checks.basis import Finding, Remark, Rule, Severity, TextRule
from vgr_desktop.core.checks.inspection import (
    OPTIONAL,
    OPTIONAL_RULES,
    OPTIONAL_TEXT_RULES,
    RULES,
    TEXT_RULES,
    Inspector,
    findings,
)

__all__ = [
    "OPTIONAL",
    "OPTIONAL_RULES",
    "OPTIONAL_TEXT_RULES",
    "RULES",
    "TEXT_RULES",
    "Finding",
    "Inspector",
    "Remark",
    "Rule",
    "Severity",
    "TextRule",
    "findings",
]
