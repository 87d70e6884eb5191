"""The feature for how the page is seen."""

from vgr_desktop.ui.feature import Feature, Workplace
from vgr_desktop.ui.viewing.commands import ViewingCommands


def furnish(place: Workplace) -> Feature:
    """The size of the text, the width of its lines, and the room for it."""
    return Feature((ViewingCommands(place),))
