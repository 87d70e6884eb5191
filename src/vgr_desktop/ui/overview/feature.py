"""The overview, put into the window."""

from vgr_desktop.ui.feature import Feature, Workplace
from vgr_desktop.ui.overview.commands import OverviewCommands


def furnish(place: Workplace) -> Feature:
    """The overview, shown in the place of the page when it is asked for."""
    return Feature((OverviewCommands(place),))
