"""`vgr export`: a report as a file of its own."""

import datetime as dt
from pathlib import Path

from vgr_desktop.cli.choosing import chosen_report
from vgr_desktop.cli.console import tell
from vgr_desktop.core.problems import Problem
from vgr_desktop.core.report import Report


def run(dossier: Path, wanted: str | None, target: Path) -> int:
    """Write the report to `target`; its suffix says in which form."""
    suffix = target.suffix.lower()
    if suffix not in {".docx", ".json"}:
        raise Problem(
            f"{target.name} eindigt niet op .docx of .json, dus is niet duidelijk wat u wilt. Noem een van die twee."
        )
    report = chosen_report(dossier, wanted)
    if suffix == ".docx":
        _write_word(report, target)
    else:
        _write_json(report, target)
    tell(f"{report.edition.title} is geschreven naar {target}.")
    return 0


def _write_word(report: Report, target: Path) -> None:
    from vgr_desktop.core.layout import Imprint
    from vgr_desktop.word.writer import write_report

    write_report(report, target, Imprint(dt.datetime.now().astimezone().date()))


def _write_json(report: Report, target: Path) -> None:
    from vgr_desktop.files.exchange import write_report

    write_report(report, target)
