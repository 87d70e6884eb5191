"""The example report of the program, to look at and to try things."""

from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.report import Report
from vgr_desktop.files.format.report_json import report_from_json
from vgr_desktop.resources import find


def example_report(identities: Identities) -> Report:
    """The example: one full programme of an invented municipality, with a few things still missing."""
    return report_from_json(find("examples", "voorbeeld.json").read_text(encoding="utf-8"), identities)
