import datetime as dt
import re
from pathlib import Path

import pytest

from tests import reports as small
from tests.reports import identity, small_report
from vgr_desktop.core import checks
from vgr_desktop.core.checks import accept, findings, judged, open_findings, rule_name, withdraw
from vgr_desktop.core.checks.basis import Finding
from vgr_desktop.core.editing import edits
from vgr_desktop.core.model.problems import Refused
from vgr_desktop.core.model.report import Report

DAY = dt.date(2026, 5, 4)


def unlit() -> Report:
    return edits.set_light(small_report(), small.TREES, None)


def about_light(report: Report) -> Finding:
    return next(finding for finding in findings(report) if finding.rule == "light-not-set")


def accepted(report: Report, reason: str = " Volgt \n in juni. ") -> Report:
    return accept(report, about_light(report), identity(90), reason, " Sanne ", DAY)


def test_an_accepted_finding_is_kept_with_the_reason_and_is_not_open() -> None:
    report = accepted(unlit())
    (kept,) = report.acceptances
    assert (kept.reason, kept.author, kept.day, kept.subject) == ("Volgt in juni.", "Sanne", DAY, small.TREES)
    found = findings(report)
    assert [one.finding.rule for one in judged(report, found) if one.acceptance] == ["light-not-set"]
    assert about_light(report) not in open_findings(report, found)
    assert len(open_findings(report, found)) == len(found) - 1


def test_a_finding_that_says_something_else_is_open_again() -> None:
    report = edits.set_number(accepted(unlit()), small.TREES, "7")
    assert about_light(report) in open_findings(report, findings(report))


def test_accepting_again_keeps_the_last_reason() -> None:
    report = accept(accepted(unlit()), about_light(unlit()), identity(91), "Toch niet.", "Bram", DAY)
    assert [acceptance.reason for acceptance in report.acceptances] == ["Toch niet."]


def test_another_finding_is_accepted_beside_it() -> None:
    other = next(finding for finding in findings(unlit()) if finding.rule != "light-not-set")
    report = accept(accepted(unlit()), other, identity(91), "Is zo.", "", DAY)
    assert len(report.acceptances) == 2


def test_a_reason_is_needed() -> None:
    with pytest.raises(Refused, match="Geef een reden op"):
        accepted(unlit(), "  ")


def test_an_acceptance_can_be_withdrawn() -> None:
    report = withdraw(accepted(unlit()), 90)
    assert report == unlit()
    with pytest.raises(KeyError):
        withdraw(report, 90)


def test_every_rule_has_a_name() -> None:
    sources = (path.read_text(encoding="utf-8") for path in Path(checks.__file__).parent.glob("*.py"))
    rules = {rule for source in sources for rule in re.findall(r'(?:Finding|Remark)\(\s*"([a-z-]+)"', source)}
    assert {"light-not-set", "table-total", "vague-verb"} < rules
    assert all(rule_name(rule) for rule in rules)
