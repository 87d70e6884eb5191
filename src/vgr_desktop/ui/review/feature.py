"""The feature for the states of texts and of the report."""

from vgr_desktop.ui.feature import Feature, Workplace
from vgr_desktop.ui.review.adoption_commands import AdoptionCommands
from vgr_desktop.ui.review.review_commands import ReviewCommands
from vgr_desktop.ui.review.versions_commands import VersionsCommands


def furnish(place: Workplace) -> Feature:
    """The state of each text, its earlier versions, and adopting the report."""
    return Feature((ReviewCommands(place), VersionsCommands(place), AdoptionCommands(place)))
