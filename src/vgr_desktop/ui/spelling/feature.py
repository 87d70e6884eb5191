"""The feature for spelling."""

from vgr_desktop.ui.feature import Feature, Workplace
from vgr_desktop.ui.spelling.commands import SpellingCommands
from vgr_desktop.ui.spelling.lists import SpellingLists


def furnish(place: Workplace) -> Feature:
    """Waves under errors, their menu, and the lists of words that are right."""
    lists = SpellingLists(place)
    spelling = SpellingCommands(place, lists)
    return Feature((lists, spelling), end=spelling.proofreader.end)
