"""`vgr check`: what a report still lacks."""

from pathlib import Path

from vgr_desktop.cli.choosing import chosen_report
from vgr_desktop.cli.console import counted, show, show_data
from vgr_desktop.cli.naming import name_of
from vgr_desktop.core.checks import OPTIONAL, Finding, Severity, findings
from vgr_desktop.core.report import Report
from vgr_desktop.core.tree import index

_NAMES = {Severity.ERROR: "Verplicht", Severity.WARNING: "Let op", Severity.ADVICE: "Advies"}


def run(dossier: Path, wanted: str | None, previous: str | None, *, advice: bool, as_json: bool) -> int:
    """Show the findings. Exit code 1 when something is missing; advice alone is no reason for that.

    With `previous`, another report of the dossier, also what only repeats that one; with `advice`, by all rules.
    """
    report = chosen_report(dossier, wanted)
    before = chosen_report(dossier, previous) if previous else None
    found = findings(report, before, OPTIONAL if advice else ())
    missing = sum(finding.severity is not Severity.ADVICE for finding in found)
    if as_json:
        show_data({"report": report.edition.title, "missing": missing, "findings": [_data(report, f) for f in found]})
    else:
        show(
            *(f"{_NAMES[finding.severity]}: {finding.message}" for finding in found),
            _closing(report, missing, len(found)),
        )
    return 1 if missing else 0


def _closing(report: Report, missing: int, found: int) -> str:
    if not found:
        return f"{report.edition.title} is compleet: er zijn geen bevindingen."
    advice = f" en {counted(found - missing, 'advies', 'adviezen')}" if found > missing else ""
    return f"{report.edition.title}: {counted(missing, 'punt ontbreekt', 'punten ontbreken')}{advice}."


def _data(report: Report, finding: Finding) -> dict[str, object]:
    known = index(report)
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "place": name_of(known, finding.place),
        "message": finding.message,
    }
