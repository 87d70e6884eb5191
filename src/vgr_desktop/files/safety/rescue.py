"""A copy elsewhere of reports that cannot be saved in the dossier now."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from vgr_desktop.core.model.problems import Problem, trouble
from vgr_desktop.core.model.report import Report
from vgr_desktop.files.format.header import SUFFIX
from vgr_desktop.files.format.rows import DossierFacts
from vgr_desktop.files.safety.backups import TIME
from vgr_desktop.files.store.making import make_dossier


def rescue(reports: Iterable[Report], facts: DossierFacts, name: str, folder: Path, since: datetime) -> Path:
    """Write the reports into a separate dossier in `folder`, which is made if needed. Return its path.

    `name` is that of the dossier without its suffix. The same `since`, the local time at which saving began to fail,
    gives the same copy, which is replaced completely or not at all. Raises `Problem`; an older copy stays then.
    """
    target = folder / f"{name} (noodkopie {since.strftime(TIME)}){SUFFIX}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Problem(f"Er kan geen noodkopie worden gemaakt in {folder} ({trouble(error)}).") from error
    make_dossier(target, reports, facts, replace=True)
    return target
