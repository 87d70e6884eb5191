"""The feature for finding and replacing."""

from vgr_desktop.core.searching.finding import Query
from vgr_desktop.ui.feature import Feature, Workplace
from vgr_desktop.ui.searching.commands import FindCommands
from vgr_desktop.ui.searching.everywhere import SearchEverywhere
from vgr_desktop.ui.searching.panel import Scope
from vgr_desktop.ui.searching.words import GoToWords


def furnish(place: Workplace) -> Feature:
    """The bar under the page, the panel with all places, and going to words."""
    on_page, everywhere = FindCommands(place), SearchEverywhere(place)

    def show_all(query: Query, words: str) -> None:
        everywhere.begin(query, Scope.PAGE if words else Scope.DOSSIER, words)

    on_page.all_wanted.connect(show_all)
    words = GoToWords(place)
    words.found.connect(on_page.ask)
    words.all_wanted.connect(lambda query: everywhere.begin(query, Scope.REPORT))
    return Feature((on_page, everywhere, words))
