"""Copying a dossier, including earlier versions of texts and what went out for review."""

from collections.abc import Iterable
from pathlib import Path

from vgr_desktop.core.model.identities import random_lineage
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import Report
from vgr_desktop.files.format.rows import DossierFacts
from vgr_desktop.files.store.dossier import Dossier, Rows


def copy_dossier(path: Path, source: Dossier | None, reports: Iterable[Report]) -> str:
    """Make a dossier at `path` with `reports`, and the versions of texts and what went out for review in `source`.

    `source` may be older than `reports`, or unreadable: then the reports are saved without versions, and the reason is
    returned; else the result is empty. Raises `Problem` when the new dossier cannot be made.
    """
    reports = tuple(reports)
    held: dict[int, Report] = {}
    versions: Rows = ()
    sent: Rows = ()
    next_id, why = 1, ""
    words: tuple[str, ...] = ()
    try:
        if source is not None:
            known, versions, sent = source.everything()
            next_id, words, held = known.next_id, known.words, {report.id: report for report in known.reports}
    except Problem as problem:
        why = str(problem)
    # Ids continue from where they were: those of removed texts, which may have versions, are not used again.
    with Dossier.create(path, DossierFacts(random_lineage(), next_id, words=words)) as dossier:
        dossier.save_all((None, held.get(report.id, report)) for report in reports)
        dossier.take(versions, sent)
        dossier.save_all((held[report.id], report) for report in reports if report.id in held)
    return why
