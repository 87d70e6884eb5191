"""A new dossier with reports in it: whole, or not at all."""

from collections.abc import Iterable
from pathlib import Path

from vgr_desktop.core.model.problems import Problem, trouble
from vgr_desktop.core.model.report import Report
from vgr_desktop.disk.whole import whole
from vgr_desktop.files.format.errors import SavingFailed
from vgr_desktop.files.format.rows import Facts


def make_dossier(path: Path, reports: Iterable[Report], facts: Facts, *, replace: bool = False) -> None:
    """Put a copy of the dossier with these facts at `path`, where with `replace` off no file may be yet.

    Raises `Problem` when that fails; what was there is whole then.
    """
    try:
        with whole(path, replace=replace) as unfinished:
            _fill(unfinished, path, reports, facts)
    except FileExistsError:
        raise Problem(f"Er bestaat al een bestand {path.name} in deze map. Kies een andere naam.") from None
    except OSError as error:
        raise Problem(f"Het dossier {path} kan niet worden gemaakt ({trouble(error)}).") from error


def _fill(unfinished: Path, path: Path, reports: Iterable[Report], facts: Facts) -> None:
    from vgr_desktop.files.store.dossier import Dossier  # loads SQLAlchemy: not before something is to be written

    try:
        with Dossier.create(unfinished, facts) as dossier:
            dossier.save_all([(None, report) for report in reports])
    except SavingFailed as problem:
        raise Problem(f"Het dossier {path} kan niet worden gemaakt: {problem.why}.") from problem
    except Problem as problem:
        raise Problem(str(problem).replace(unfinished.name, path.name)) from problem
