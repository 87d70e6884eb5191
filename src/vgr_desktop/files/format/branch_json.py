"""Branches of the goal tree as JSON, for the clipboard of this and other windows of the program."""

import json

from vgr_desktop.core.editions.branches import Branches
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.limits import LARGEST_EXCHANGED
from vgr_desktop.core.model.tree import everything
from vgr_desktop.files.format.json_input import JsonRefused, parse
from vgr_desktop.files.format.report_json import report_from_json, report_to_json

FORMAT = "vgr-branches"


def branches_to_json(branches: Branches) -> str:
    """The branches as a line of JSON; `report` is JSON as of a whole report."""
    data = {"format": FORMAT, "tops": branches.tops, "report": report_to_json(branches.report)}
    return json.dumps(data, ensure_ascii=False)


def branches_from_json(text: str) -> Branches:
    """The branches in `text`, with ids of their own. Raises `Problem`, with the place, for anything else."""
    if len(text) > LARGEST_EXCHANGED:
        raise JsonRefused("Wat op het klembord staat, is te groot om te plakken. Er is niets gewijzigd.")
    at = parse(text).fields("format", "tops", "report")
    if at["format"].text() != FORMAT:
        raise at["format"].refused("staat geen deel van een doelenboom")
    report = report_from_json(at["report"].text(), Identities())
    tops = at["tops"].each(lambda spot: spot.text())
    if not set(tops) <= {item.lineage for item in everything(report)}:
        raise at["tops"].refused("staat iets dat niet in het deel van de doelenboom zit")
    return Branches(report, tops)
