"""A dossier of its own with what another one holds, earlier versions of texts included."""

from collections.abc import Iterable
from pathlib import Path

from vgr_desktop.core.model.identities import random_lineage
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import Report
from vgr_desktop.files.format.rows import Facts
from vgr_desktop.files.store.dossier import Dossier


def copy_dossier(path: Path, source: Dossier | None, reports: Iterable[Report]) -> str:
    """Make a dossier at `path` with `reports`, and with the versions that `source` keeps of its texts.

    What `source` holds may be behind `reports`, or not be readable any more: then the reports are saved without
    versions, and why is answered; empty: they came along. Raises `Problem` when the new dossier cannot be made.
    """
    reports = tuple(reports)
    held: dict[int, Report] = {}
    versions: list[dict[str, object]] = []
    next_id, why = 1, ""
    try:
        if source is not None:
            versions, known = source.all_versions(), source.look()
            next_id, held = known.next_id, {report.id: report for report in known.reports}
    except Problem as problem:
        why = str(problem)
    # Ids go on from where they were: those of removed texts, which may have versions, are not handed out again.
    with Dossier.create(path, Facts(random_lineage(), next_id)) as dossier:
        dossier.save_all((None, held.get(report.id, report)) for report in reports)
        dossier.take_versions(versions)
        dossier.save_all((held[report.id], report) for report in reports if report.id in held)
    return why
