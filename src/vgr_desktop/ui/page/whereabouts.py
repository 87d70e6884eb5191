"""Where the officer was: caret and selection in each text, and what was in view of each page."""

import json

from PySide6.QtCore import QObject

from vgr_desktop.ui.page.text_pane import TextPane
from vgr_desktop.ui.page.texts import Texts

MOST = 400
"""The number of texts, and of pages, that are remembered when the program ends: the latest."""

_Numbers = tuple[int, ...]


class Whereabouts(QObject):
    """Remembers places when panes and pages go away, and returns to them when they come back."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        """Remember places in `texts`."""
        super().__init__(parent)
        self._texts = texts
        self._carets: dict[int, _Numbers] = {}
        self._views: dict[int, _Numbers] = {}
        texts.made.connect(self._return)
        texts.leaving.connect(self._note)

    def leave(self, page_id: int) -> None:
        """Take note of what is in view of this page, and in which of its texts the caret is."""
        self._views.pop(page_id, None)
        top, here = self._texts.anchor(), self._texts.here
        if top is not None or here is not None:
            self._views[page_id] = (*(top or (0, 0)), here or 0)
        for pane in self._texts.panes():
            self._note(pane)

    def come(self, page_id: int) -> None:
        """Bring into view what was in view of this page."""
        text, offset, _ = self._views.get(page_id, (0, 0, 0))
        if text:
            self._texts.return_to((text, offset))

    def last_text(self, page_id: int) -> int:
        """The id of the text on this page that had the caret last; 0 when none had."""
        return self._views.get(page_id, (0, 0, 0))[2]

    def said(self) -> str:
        """All that is remembered, as one line; the latest comes last."""
        return json.dumps([_pairs(self._carets), _pairs(self._views)], separators=(",", ":"))

    def learn(self, said: str) -> None:
        """Remember what `said` tells, and nothing else; of another form than `said` makes, nothing."""
        try:
            carets, views = (_known(pairs, length) for pairs, length in zip(json.loads(said), (2, 3), strict=True))
        except (ValueError, TypeError, RecursionError):
            carets, views = {}, {}
        self._carets, self._views = carets, views

    def _note(self, pane: TextPane) -> None:
        cursor = pane.editor.textCursor()
        self._carets.pop(pane.slot.id, None)
        if cursor.position() or cursor.anchor():
            self._carets[pane.slot.id] = (cursor.anchor(), cursor.position())

    def _return(self, pane: TextPane) -> None:
        pane.editor.put_caret(*self._carets.get(pane.slot.id, (0, 0)))


def _pairs(known: dict[int, _Numbers]) -> list[tuple[int, _Numbers]]:
    return list(known.items())[-MOST:]


def _known(pairs: list[tuple[int, list[int]]], length: int) -> dict[int, _Numbers]:
    """What these pairs of an id and so many numbers say. Raises `ValueError` or `TypeError` for anything else."""
    known = {id: tuple(numbers) for id, numbers in pairs}
    if not all(type(n) is int for id, numbers in known.items() for n in (id, *numbers)):
        raise ValueError("not whole numbers")
    if any(len(numbers) != length or min(numbers[0], numbers[-1]) < 0 for numbers in known.values()):
        raise ValueError("not places")
    return known
