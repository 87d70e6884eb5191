"""The feature for arranging the goal tree."""

from vgr_desktop.ui.arranging.branch_commands import BranchCommands
from vgr_desktop.ui.arranging.commands import TreeCommands
from vgr_desktop.ui.arranging.filter_commands import TreeFilterCommands
from vgr_desktop.ui.arranging.looks_commands import LooksCommands
from vgr_desktop.ui.feature import Feature, Workplace


def furnish(place: Workplace) -> Feature:
    """Changing the items of the tree, taking branches elsewhere, and filtering."""
    return Feature((TreeCommands(place), BranchCommands(place), TreeFilterCommands(place), LooksCommands(place)))
