"""Findings that stay as they are: an officer accepted them, and said why.

What is accepted is the sentence: when the report changes so that the finding says something else, it is open again.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from vgr_desktop.core.checks.basis import Finding
from vgr_desktop.core.model.identities import Identity
from vgr_desktop.core.model.problems import Refused
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.review import Acceptance
from vgr_desktop.core.model.text import one_line


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding and, if it was accepted, by whom and why."""

    finding: Finding
    acceptance: Acceptance | None = None


def judged(report: Report, found: Iterable[Finding]) -> tuple[Judged, ...]:
    """The findings, each with its acceptance where the report has one."""
    known = {(acceptance.rule, acceptance.subject, acceptance.finding): acceptance for acceptance in report.acceptances}
    return tuple(Judged(finding, known.get((finding.rule, finding.place, finding.message))) for finding in found)


def open_findings(report: Report, found: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that were not accepted."""
    return tuple(one.finding for one in judged(report, found) if one.acceptance is None)


def accept(report: Report, finding: Finding, identity: Identity, reason: str, author: str, day: dt.date) -> Report:
    """Accept the finding, for this reason. Raises `Refused` when the reason is empty."""
    reason = one_line(reason)
    if not reason:
        raise Refused("Geef een reden op: wie de rapportage nakijkt, wil weten waarom het zo blijft.")
    kept = Acceptance(
        *identity,
        rule=finding.rule,
        subject=finding.place,
        finding=finding.message,
        reason=reason,
        author=one_line(author),
        day=day,
    )
    others = (known for known in report.acceptances if not _is_of(known, finding))
    return replace(report, acceptances=(*others, kept))


def withdraw(report: Report, acceptance_id: int) -> Report:
    """Without this acceptance; its finding is open again. Raises `KeyError` when no acceptance has this id."""
    kept = tuple(acceptance for acceptance in report.acceptances if acceptance.id != acceptance_id)
    if len(kept) == len(report.acceptances):
        raise KeyError(acceptance_id)
    return replace(report, acceptances=kept)


def _is_of(acceptance: Acceptance, finding: Finding) -> bool:
    return (acceptance.rule, acceptance.subject, acceptance.finding) == (finding.rule, finding.place, finding.message)
