"""Writes the sample dossier of the present version and, beside it, its content:

    PYTHONPATH=src python -m tests.files.make_sample

Run it once for each version of the file, before its release. From then on the sample never changes: it represents the
dossiers that officers have, and must always open.
"""

from pathlib import Path

from tests.reports import reviewed_report
from vgr_desktop.core.editing.edits import new_report
from vgr_desktop.core.model.editions import edition
from vgr_desktop.files.format.header import SCHEMA_VERSION
from vgr_desktop.files.format.report_json import report_to_json
from vgr_desktop.files.store.dossier import Dossier

SAMPLES = Path(__file__).parents[1] / "data" / "dossiers"


def make(folder: Path) -> None:
    """The sample as `v<version>.vgr`, and its reports as `v<version>.<edition>.json`."""
    with Dossier.create(folder / f"v{SCHEMA_VERSION}.vgr") as dossier:
        dossier.save(None, reviewed_report())
        ids = dossier.identities()
        dossier.save(None, new_report([ids.new(), ids.new(), ids.new()], edition(2, 2025), "Lindeveen"))
        for report in dossier.reports():
            path = folder / f"v{SCHEMA_VERSION}.{report.edition.key}.json"
            path.write_text(report_to_json(report), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    make(SAMPLES)
