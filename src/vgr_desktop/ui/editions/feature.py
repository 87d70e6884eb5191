"""The feature for several editions."""

from vgr_desktop.ui.editions.carry_commands import CarryCommands
from vgr_desktop.ui.editions.matching_commands import MatchingCommands
from vgr_desktop.ui.editions.previous_dock import PreviousDock
from vgr_desktop.ui.editions.tree_changes_commands import TreeChangesCommands
from vgr_desktop.ui.feature import Feature, Workplace


def furnish(place: Workplace) -> Feature:
    """The previous edition beside the text, beginning the next one, coupling two, and what changed in the tree."""
    previous = PreviousDock(place)
    matching = MatchingCommands(place, previous.edition)
    changes = TreeChangesCommands(place, previous.edition)
    previous.edition.look()
    return Feature((previous, CarryCommands(place), matching, changes), next_step=matching.next_step)
