"""The feature for the pages of the report."""

from vgr_desktop.ui.feature import Feature, Workplace
from vgr_desktop.ui.preview.commands import PreviewCommands
from vgr_desktop.ui.preview.printing import PrintCommands


def furnish(place: Workplace) -> Feature:
    """The preview in its panel, and printing."""
    preview = PreviewCommands(place)
    return Feature((preview, PrintCommands(place, preview)))
