"""The feature for comments."""

from vgr_desktop.ui.comments.commands import CommentsCommands
from vgr_desktop.ui.feature import Feature, Workplace


def furnish(place: Workplace) -> Feature:
    """Comments beside their texts."""
    return Feature((CommentsCommands(place),))
