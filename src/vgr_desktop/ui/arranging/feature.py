"""Arranging the goal tree, put into the window."""

from vgr_desktop.ui.arranging.commands import TreeCommands
from vgr_desktop.ui.arranging.filter_commands import TreeFilterCommands
from vgr_desktop.ui.feature import Feature, Workplace


def furnish(place: Workplace) -> Feature:
    """What is done to the items of the tree, and what the tree shows of them."""
    return Feature((TreeCommands(place), TreeFilterCommands(place)))
