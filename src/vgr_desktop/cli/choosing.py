"""Which report of a dossier is meant."""

from collections.abc import Sequence
from pathlib import Path

from vgr_desktop.cli.console import tell
from vgr_desktop.core.model.editions import names
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import Report
from vgr_desktop.files.store.glance import look
from vgr_desktop.services.previous import previous_edition


def chosen_report(dossier: Path, wanted: str | None) -> Report:
    """The report named by `wanted` (a title or 2021-2), or the newest. Raises `Problem` when there is none."""
    reports = all_reports(dossier)
    return _newest(reports) if wanted is None else _named(dossier, reports, wanted)


def chosen_edition(dossier: Path, wanted: str | None, previous: str | None) -> tuple[Report, Report | None]:
    """The report named by `wanted`, and the one named by `previous` or else the edition before it, if there is one.

    Raises `Problem` when a named report does not exist.
    """
    reports = all_reports(dossier)
    report = _newest(reports) if wanted is None else _named(dossier, reports, wanted)
    return report, previous_edition(report, reports) if previous is None else _named(dossier, reports, previous)


def chosen_reports(dossier: Path, wanted: Sequence[str]) -> list[Report]:
    """The reports named by `wanted`, in that order. Raises `Problem` when one of them does not exist."""
    reports = all_reports(dossier)
    return [_named(dossier, reports, name) for name in wanted]


def all_reports(dossier: Path) -> Sequence[Report]:
    """The reports of the dossier, in the order of their editions. Raises `Problem` when there are none."""
    reports = look(dossier).reports
    if not reports:
        raise Problem(
            f"In {dossier.name} staat nog geen rapportage. Neem er een op met: vgr import BESTAND --into {dossier.name}"
        )
    return reports


def _named(dossier: Path, reports: Sequence[Report], wanted: str) -> Report:
    found = [report for report in reports if names(wanted, report.edition)]
    if not found:
        raise Problem(f"In {dossier.name} staat geen rapportage “{wanted}”. Er zijn: {_titles(reports)}.")
    if len(found) > 1:
        raise Problem(f"Met “{wanted}” kunnen er meer bedoeld zijn: {_titles(found)}. Noem de titel.")
    return found[0]


def _newest(reports: Sequence[Report]) -> Report:
    *others, newest = reports
    if others:
        tell(f"Dit is {newest.edition.title}. In het dossier staan ook: {_titles(others)}. Kies met --report.")
    return newest


def _titles(reports: Sequence[Report]) -> str:
    return ", ".join(f"{report.edition.title} ({report.edition.key})" for report in reports)
