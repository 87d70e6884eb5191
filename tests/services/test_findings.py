"""One answer to what is found in a report, whoever asks."""

import datetime as dt

import pytest

from tests import reports as small
from tests.editions import later
from tests.reports import identity, small_report
from vgr_desktop.core import checks
from vgr_desktop.core.checks import Inspector, accept
from vgr_desktop.core.editing.edits import set_light
from vgr_desktop.core.editing.writing import write
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import RichText, from_plain
from vgr_desktop.services.findings import Findings, still_open


def rules(findings: Findings, report: Report) -> set[str]:
    return {one.finding.rule for one in findings.of(report)}


def test_it_finds_what_the_rules_find() -> None:
    report = set_light(small_report(), small.TREES, None)
    assert tuple(one.finding for one in Findings().of(report)) == checks.findings(report)


def test_a_report_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[Report] = []
    look = Inspector.findings

    def note(inspector: Inspector, report: Report, previous: Report | None = None) -> tuple[checks.Finding, ...]:
        looked.append(report)
        return look(inspector, report, previous)

    monkeypatch.setattr(Inspector, "findings", note)
    findings, report = Findings(), small_report()
    assert not findings.knows(report)
    assert findings.of(report) is findings.of(report)
    assert findings.knows(report)
    assert len(looked) == 1
    findings.forget()
    findings.of(report)
    assert len(looked) == 2


def test_optional_rules_come_and_go() -> None:
    report = write(small_report(), small.STATE, from_plain("Wij streven naar meer bomen."))
    findings = Findings()
    assert "vague-verb" not in rules(findings, report)
    findings.apply_rules(["vague-verb"])
    assert "vague-verb" in rules(findings, report)
    findings.apply_rules([])
    assert "vague-verb" not in rules(findings, report)


def test_what_only_repeats_the_previous_edition_is_found_while_that_is_compared_with() -> None:
    findings, report = Findings(), later()
    before = small_report()
    findings.compare_with(before)
    assert "repeats-previous" in rules(findings, report)
    findings.compare_with(before)
    assert findings.knows(report)
    findings.compare_with(None)
    assert "repeats-previous" not in rules(findings, report)


def test_words_that_no_dictionary_has_are_found_while_somebody_proofreads() -> None:
    def unknown(body: RichText) -> tuple[str, ...]:
        return ("boommen",) if body.blocks else ()

    findings, report = Findings(), small_report()
    findings.proofread(unknown)
    assert "spelling" in rules(findings, report)
    findings.proofread(None)
    assert "spelling" not in rules(findings, report)


def test_what_was_accepted_is_not_open_any_more() -> None:
    report = set_light(small_report(), small.TREES, None)
    first = Findings().of(report)[0].finding
    accepted = accept(report, first, identity(90), "Volgt.", "Sanne", dt.date(2026, 5, 4))
    assert first in still_open(Findings().of(report))
    assert first not in still_open(Findings().of(accepted))
