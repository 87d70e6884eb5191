"""Going to words that were typed in the Ga naar line, when no title has them."""

from functools import partial

from PySide6.QtCore import Signal

from vgr_desktop.core.model.limits import thousands
from vgr_desktop.core.searching.finding import Query
from vgr_desktop.services.searching import finder
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.kit.component import Component


class GoToWords(Component):
    """Goes to the first place of the words in the report.

    `found` gives what was looked for, so that one can go on from there; `all_wanted` asks for a list of all places.
    """

    found = Signal(object)
    all_wanted = Signal(object)

    def __init__(self, place: Workplace) -> None:
        """Listen to the line in the frame."""
        super().__init__(place.frame)
        self._place = place
        self._finder = finder()
        self._line = place.frame.go_to_line
        self._line.sought.connect(self._seek)

    def _seek(self, words: str) -> None:
        report = self._place.session.present()
        if report is None:
            return
        query = Query(words)
        found = self._finder.find((report,), query)
        if not found.hits:
            self.refused.emit(f"“{words}” staat nergens in deze rapportage: niet in een code, een titel of een tekst.")
            return
        self._line.clear()
        first = found.hits[0]
        self._place.navigator.go_to_place(first.report, first.spot, first.start, first.end)
        self.found.emit(query)
        if (count := len(found.hits)) > 1:
            many = f"meer dan {thousands(count)}" if found.more else thousands(count)
            said = f"“{words}” staat op {many} plaatsen in deze rapportage; dit is de eerste."
            self.told.emit(said, [("Alle plaatsen", partial(self.all_wanted.emit, query))])
