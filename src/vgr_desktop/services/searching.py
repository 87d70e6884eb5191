"""Looking for words in the reports of a dossier."""

from vgr_desktop.core.searching.finding import Finder
from vgr_desktop.services.patterns import matched


def finder() -> Finder:
    """Finds words and regular expressions; the latter never for more than a few seconds."""
    return Finder(matched)
