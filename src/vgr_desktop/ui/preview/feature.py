"""The pages of the report, put into the window."""

from vgr_desktop.ui.feature import Feature, Workplace
from vgr_desktop.ui.preview.commands import PreviewCommands
from vgr_desktop.ui.preview.printing import PrintCommands


def furnish(place: Workplace) -> Feature:
    """The preview in its panel, and printing what it shows."""
    preview = PreviewCommands(place)
    return Feature((preview, PrintCommands(place, preview)))
