"""`vgr export`: a report as a file of its own."""

import datetime as dt
from pathlib import Path

from vgr_desktop.cli.choosing import chosen_report
from vgr_desktop.cli.console import tell
from vgr_desktop.core.layout import Imprint
from vgr_desktop.exporting import Printing, export, require_form


def run(dossier: Path, wanted: str | None, target: Path) -> int:
    """Write the report to `target`; its suffix says in which form."""
    require_form(target)
    report = chosen_report(dossier, wanted)
    export(report, target, Printing(Imprint(dt.datetime.now().astimezone().date())))
    tell(f"{report.edition.title} is geschreven naar {target}.")
    return 0
