"""The feature for the overview."""

from vgr_desktop.ui.feature import Feature, Workplace
from vgr_desktop.ui.overview.commands import OverviewCommands


def furnish(place: Workplace) -> Feature:
    """The overview, shown in the place of the page."""
    return Feature((OverviewCommands(place),))
