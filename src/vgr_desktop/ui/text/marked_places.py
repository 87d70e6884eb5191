"""Stretches of a text, counted in its characters, as places in the document that shows it."""

from bisect import bisect_left

from PySide6.QtGui import QTextCursor, QTextDocument

from vgr_desktop.core.model.quotes import Stretch
from vgr_desktop.ui.text.marks import Marked
from vgr_desktop.ui.text.runs import OBJECT

_LARGEST_OF_ONE_UNIT = "\uffff"


class Places:
    """The places of the characters of a text, as `core.model.text.plain` gives them, in a document that shows it.

    Marks of footnotes and pictures are no characters of a text; Qt counts a pictograph as two.
    """

    def __init__(self, document: QTextDocument) -> None:
        """Read where each character of `document` stands."""
        self._document = document
        self._places: list[int] = []
        block = document.begin()
        while block.isValid():
            place, text = block.position(), block.text()
            if OBJECT not in text and max(text, default="") <= _LARGEST_OF_ONE_UNIT:
                self._places += range(place, place + len(text))
                place += len(text)
            else:
                for character in text:
                    if character != OBJECT:
                        self._places.append(place)
                    place += 2 if character > _LARGEST_OF_ONE_UNIT else 1
            self._places.append(place)  # the end of the paragraph
            block = block.next()

    def cursor(self, stretch: Stretch) -> QTextCursor:
        """A cursor that selects a stretch."""
        marked = self.marked(stretch)
        cursor = QTextCursor(self._document)
        cursor.setPosition(marked.start)
        cursor.setPosition(marked.end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def marked(self, stretch: Stretch) -> Marked:
        """The positions of a stretch."""
        last = len(self._places) - 1
        return Marked(self._places[min(stretch.start, last)], self._places[min(stretch.end, last)])

    def stretch(self, cursor: QTextCursor) -> Stretch:
        """The stretch that a cursor selects."""
        return Stretch(
            bisect_left(self._places, cursor.selectionStart()), bisect_left(self._places, cursor.selectionEnd())
        )
