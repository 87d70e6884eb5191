"""The feature for exporting."""

from vgr_desktop.ui.exports.commands import ExportCommands
from vgr_desktop.ui.feature import Feature, Workplace


def furnish(place: Workplace) -> Feature:
    """Writing the report to a file."""
    return Feature((ExportCommands(place),))
