"""`vgr check`: what a report still lacks."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from vgr_desktop.cli.choosing import chosen_report
from vgr_desktop.cli.console import counted, show, show_data
from vgr_desktop.cli.naming import name_of
from vgr_desktop.core.checks import OPTIONAL, Finding, Judged, Severity, findings, judged, with_spelling
from vgr_desktop.core.dutch.typeset import NBSP
from vgr_desktop.core.dutch.wording import enumerated, long_date
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.review import Acceptance
from vgr_desktop.core.model.text import RichText, plain
from vgr_desktop.core.model.tree import index
from vgr_desktop.files.store.glance import look

_COUNTED = {
    Severity.ERROR: ("verplicht punt", "verplichte punten"),
    Severity.WARNING: ("aandachtspunt", "aandachtspunten"),
    Severity.ADVICE: ("advies", "adviezen"),
}
_NAMES = {Severity.ERROR: "Verplicht", Severity.WARNING: "Let op", Severity.ADVICE: "Advies"}


def run(
    dossier: Path,
    wanted: str | None,
    previous: str | None,
    *,
    advice: bool,
    spelling: bool,
    accepted: bool,
    as_json: bool,
) -> int:
    """Show the findings. Return exit code 1 when something is missing; advice alone does not count.

    With `previous`, another report of the dossier, also show texts that only repeat that one; with `advice`, apply all
    rules; with `spelling`, also show words that are in no dictionary. Accepted findings do not count; with `accepted`,
    they are shown with the reason. Raises `Problem` when the spelling cannot be checked.
    """
    report = chosen_report(dossier, wanted)
    before = chosen_report(dossier, previous) if previous else None
    all_found = findings(report, before, OPTIONAL if advice else ())
    found = judged(report, with_spelling(report, all_found, _unknown(look(dossier).words)) if spelling else all_found)
    open_ = [one.finding for one in found if one.acceptance is None]
    kept = [one for one in found if one.acceptance is not None]
    missing = sum(finding.severity is not Severity.ADVICE for finding in open_)
    if as_json:
        shown = [_data(report, one) for one in found if accepted or one.acceptance is None]
        show_data({"report": report.edition.title, "missing": missing, "accepted": len(kept), "findings": shown})
    else:
        show(
            *(_line(one) for one in found if accepted or one.acceptance is None),
            _closing(report, open_) + _said_accepted(kept),
        )
    return 1 if missing else 0


def _unknown(right: Iterable[str]) -> Callable[[RichText], Sequence[str]]:
    """A function that gives the words of a text that are not in the dictionary, the user's own list, or `right`."""
    from vgr_desktop.spelling import Speller, WordList
    from vgr_desktop.spelling.word_list import accepted, own_file

    speller, own = Speller(), WordList(own_file()).read().union(right)
    return lambda body: accepted(speller.unknown(plain(body)), own)


def _line(one: Judged) -> str:
    if one.acceptance is None:
        return f"{_NAMES[one.finding.severity]}: {one.finding.message}"
    return f"Geaccepteerd: {one.finding.message} {_said(one.acceptance)}"


def _said(acceptance: Acceptance) -> str:
    day = long_date(acceptance.day).replace(NBSP, " ")
    author = f" door {acceptance.author}" if acceptance.author else ""
    return f"(reden: {acceptance.reason};{author} op {day})"


def _said_accepted(kept: Sequence[Judged]) -> str:
    return f" Geaccepteerd: {counted(len(kept), 'bevinding', 'bevindingen')}." if kept else ""


def _closing(report: Report, open_: Sequence[Finding]) -> str:
    if not open_:
        return f"{report.edition.title} is compleet: er zijn geen bevindingen."
    counts = Counter(finding.severity for finding in open_)
    said = [counted(counts[severity], *names) for severity, names in _COUNTED.items() if counts[severity]]
    return f"{report.edition.title}: {enumerated(said)}."


def _data(report: Report, one: Judged) -> dict[str, object]:
    finding, known = one.finding, index(report)
    data: dict[str, object] = {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "place": name_of(known, finding.place),
        "message": finding.message,
    }
    if one.acceptance is not None:
        author, day = one.acceptance.author, one.acceptance.day.isoformat()
        data["accepted"] = {"reason": one.acceptance.reason, "author": author, "day": day}
    return data
