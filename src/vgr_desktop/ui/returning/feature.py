"""The feature for reviewed documents that come back."""

from vgr_desktop.ui.feature import Feature, Workplace
from vgr_desktop.ui.returning.commands import ReturningCommands

SUFFIX = ".docx"


def furnish(place: Workplace) -> Feature:
    """Documents of a report in the dossier are taken back when they are dropped; others are for importing."""
    returning = ReturningCommands(place)
    return Feature((returning,), drops={SUFFIX: returning.take_own})
