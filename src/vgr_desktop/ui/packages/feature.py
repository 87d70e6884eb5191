"""The feature for work packages."""

from vgr_desktop.files.format.header import SUFFIX
from vgr_desktop.ui.feature import Feature, Workplace
from vgr_desktop.ui.merging.asking import MergeAsking
from vgr_desktop.ui.packages.issuing import IssueCommands
from vgr_desktop.ui.packages.taking_in import TakeInCommands


def furnish(place: Workplace) -> Feature:
    """A package of the open dossier is taken in when it is dropped; any other dossier is opened."""
    asking = MergeAsking(place)
    taking = TakeInCommands(place, asking)
    return Feature((asking, taking, IssueCommands(place, taking)), drops={SUFFIX: taking.take_own})
