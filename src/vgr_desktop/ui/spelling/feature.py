"""The feature for spelling."""

from vgr_desktop.ui.feature import Feature, Workplace
from vgr_desktop.ui.spelling.commands import SpellingCommands


def furnish(place: Workplace) -> Feature:
    """Waves under errors, their menu, and what can be done with them."""
    spelling = SpellingCommands(place)
    return Feature((spelling,), end=spelling.proofreader.end)
