"""A new dossier with reports in it: whole, or not at all."""

from collections.abc import Iterable
from pathlib import Path

from vgr_desktop.core.problems import Problem
from vgr_desktop.core.report import Report
from vgr_desktop.files.dossier import Dossier
from vgr_desktop.files.errors import SavingFailed
from vgr_desktop.files.rows import Facts


def make_dossier(path: Path, reports: Iterable[Report], facts: Facts) -> None:
    """Make the dossier at `path`, where no file may be yet, a copy of the one with these facts.

    Raises `Problem`, and leaves no file, when that fails.
    """
    with Dossier.create(path, facts) as dossier:
        try:
            dossier.save_all([(None, report) for report in reports])
        except BaseException as error:
            dossier.close()
            path.unlink(missing_ok=True)
            if isinstance(error, SavingFailed):
                raise Problem(f"{path} kan niet worden gemaakt: {error.why}.") from error
            raise
