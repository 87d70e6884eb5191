"""Making a new dossier with reports in it, completely or not at all."""

from collections.abc import Iterable
from pathlib import Path

from vgr_desktop.core.model.problems import Problem, trouble
from vgr_desktop.core.model.report import Report
from vgr_desktop.disk.whole import whole
from vgr_desktop.files.format.errors import SavingFailed
from vgr_desktop.files.format.rows import DossierFacts


def make_dossier(path: Path, reports: Iterable[Report], facts: DossierFacts, *, replace: bool = False) -> None:
    """Make a dossier with these facts and reports at `path`; with `replace` off, there must be no file yet.

    Raises `Problem` when that fails; an older file is unchanged then.
    """
    try:
        with whole(path, replace=replace) as unfinished:
            _fill(unfinished, path, reports, facts)
    except FileExistsError:
        raise Problem(f"Er bestaat al een bestand {path.name} in deze map. Kies een andere naam.") from None
    except OSError as error:
        raise Problem(f"Het dossier {path} kan niet worden gemaakt ({trouble(error)}).") from error


def _fill(unfinished: Path, path: Path, reports: Iterable[Report], facts: DossierFacts) -> None:
    from vgr_desktop.files.store.dossier import Dossier  # loads SQLAlchemy, so only when something is written

    try:
        with Dossier.create(unfinished, facts) as dossier:
            dossier.save_all([(None, report) for report in reports])
    except SavingFailed as problem:
        raise Problem(f"Het dossier {path} kan niet worden gemaakt: {problem.why}.") from problem
    except Problem as problem:
        raise Problem(str(problem).replace(unfinished.name, path.name)) from problem
