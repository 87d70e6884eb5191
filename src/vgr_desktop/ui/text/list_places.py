"""Which items of a text are one list, and the number of each in it."""

from typing import NamedTuple

from vgr_desktop.core.model.text import LIST_KINDS, Kind, Paragraph

BULLETS = "•◦▪"
"""The signs of items, by how deep they are; the last one is for all that are deeper."""


class ListPlace(NamedTuple):
    """The number of a list, from 1, and that of an item in it, from 1."""

    list: int
    item: int


class ListPlaces:
    """Gives items their places; a list goes on after deeper ones, and ends at anything else."""

    def __init__(self) -> None:
        """Begin above the first paragraph."""
        self._open: list[tuple[int, Kind, ListPlace]] = []
        self._lists = 0

    def end(self) -> None:
        """End all lists, as at the edge of a cell."""
        self._open.clear()

    def place(self, paragraph: Paragraph) -> ListPlace | None:
        """The place of the next paragraph; None when it is no item."""
        if paragraph.kind not in LIST_KINDS:
            self.end()
            return None
        while self._open and self._open[-1][0] > paragraph.level:
            self._open.pop()
        found = self._next(paragraph)
        self._open.append((paragraph.level, paragraph.kind, found))
        return found

    def _next(self, paragraph: Paragraph) -> ListPlace:
        if self._open and self._open[-1][0] == paragraph.level:
            _, kind, last = self._open.pop()
            if kind is paragraph.kind:
                return ListPlace(last.list, last.item + 1)
        self._lists += 1
        return ListPlace(self._lists, 1)


def sign(paragraph: Paragraph, place: ListPlace) -> str:
    """The bullet or number of an item."""
    if paragraph.kind is Kind.NUMBERED:
        return f"{place.item}."
    return BULLETS[min(paragraph.level, len(BULLETS) - 1)]
