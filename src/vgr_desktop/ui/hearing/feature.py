"""The feature for those who hear the text."""

from vgr_desktop.ui.feature import Feature, Workplace
from vgr_desktop.ui.hearing.caret import CaretTold
from vgr_desktop.ui.hearing.commands import HearingCommands


def furnish(place: Workplace) -> Feature:
    """What the caret comes into, and the list of what a text is made of."""
    return Feature((CaretTold(place.desk), HearingCommands(place)))
