"""Copying a dossier, including what is kept beside its reports: versions of texts, and what went out to others."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from vgr_desktop.core.model.identities import random_lineage
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import Report
from vgr_desktop.files.format.package_json import package_to_json
from vgr_desktop.files.format.rows import DossierFacts
from vgr_desktop.files.store.beside import Beside
from vgr_desktop.files.store.dossier import Dossier


def copy_dossier(path: Path, source: Dossier | None, reports: Iterable[Report]) -> str:
    """Make a dossier at `path` with `reports`, and with what `source` keeps beside its reports.

    `source` may be older than `reports`, or unreadable: then the reports are saved without that, and the reason is
    returned; else the result is empty. Raises `Problem` when the new dossier cannot be made.
    """
    reports = tuple(reports)
    held: dict[int, Report] = {}
    beside: Beside = {}
    why, facts = "", DossierFacts(random_lineage(), 1)
    try:
        if source is not None:
            known, beside = source.everything()
            held = {report.id: report for report in known.reports}
            # Ids continue from where they were: those of removed texts, which may have versions, are not used again.
            package = package_to_json(known.package) if known.package is not None else ""
            facts = replace(facts, next_id=known.next_id, words=known.words, package=package, team=known.team)
    except Problem as problem:
        why = str(problem)
    with Dossier.create(path, facts) as dossier:
        dossier.save_all((None, held.get(report.id, report)) for report in reports)
        dossier.take(beside)
        dossier.save_all((held[report.id], report) for report in reports if held.get(report.id, report) != report)
    return why
