"""What a report lacks, what is wrong in it and what is worth a look, rule by rule.

A rule is a function from a report and its index, from the words of one text, or from one text with its tables and
pictures, to what it finds; `RULES`, `TEXT_RULES` and `BODY_RULES` list them. A finding never stops anyone from writing
or exporting: it says where something is wrong and what to do about it. It can be accepted, with a reason.
"""

from vgr_desktop.core.checks.acceptance import Judged, accept, judged, open_findings, withdraw
from vgr_desktop.core.checks.basis import BodyRule, Finding, Remark, Rule, Severity, TextRule
from vgr_desktop.core.checks.inspection import (
    BODY_RULES,
    OPTIONAL,
    OPTIONAL_RULES,
    OPTIONAL_TEXT_RULES,
    RULES,
    TEXT_RULES,
    Inspector,
    findings,
)
from vgr_desktop.core.checks.names import rule_name
from vgr_desktop.core.checks.spelling import with_spelling

__all__ = [
    "BODY_RULES",
    "OPTIONAL",
    "OPTIONAL_RULES",
    "OPTIONAL_TEXT_RULES",
    "RULES",
    "TEXT_RULES",
    "BodyRule",
    "Finding",
    "Inspector",
    "Judged",
    "Remark",
    "Rule",
    "Severity",
    "TextRule",
    "accept",
    "findings",
    "judged",
    "open_findings",
    "rule_name",
    "with_spelling",
    "withdraw",
]
