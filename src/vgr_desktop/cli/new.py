"""`vgr new`: a new dossier."""

from pathlib import Path

from vgr_desktop.cli.console import tell
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.files.store.example import example_report
from vgr_desktop.services.dossiers import new_dossier


def run(path: Path, *, example: bool) -> int:
    """Make the dossier, with the example report in it if asked."""
    new_dossier(path, [example_report(Identities())] if example else [])
    tell(f"{path} is gemaakt{', met een voorbeeldrapportage erin' if example else ''}.")
    return 0
