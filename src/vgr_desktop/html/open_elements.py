"""Which elements are open, and which of them an end tag ends, however badly they are nested."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from vgr_desktop.html.elements import CONTAINERS


@dataclass(frozen=True, slots=True)
class Element:
    """An element that is open. `hides`: nothing of it is seen; `seen`: it is not within what hides, nor hides."""

    tag: str
    seen: bool = True
    hides: bool = False
    is_cell: bool = False


class OpenElements:
    """The elements that are open, innermost last. Each is begun once and ended once, so that it takes linear time."""

    def __init__(self) -> None:
        self._elements: list[Element] = []
        self._count = _none()
        self._here = [_none()]  # what began outside of all cells, and in each cell that is open
        self._forgotten = _none()
        self._hiding = 0

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._elements)

    @property
    def hide(self) -> bool:
        """Whether nothing is seen here."""
        return self._hiding > 0

    def has(self, tag: str) -> bool:
        """Whether one is within this element, and was not told to forget it."""
        return self._count[tag] > self._forgotten[tag]

    def forget(self, tags: Iterable[str]) -> None:
        """From here on one is not within these any more, though they did not end."""
        for tag in tags:
            self._forgotten[tag] = self._count[tag]

    def can_end(self, tag: str) -> bool:
        """Whether the end of `tag` ends anything: of most elements, only of one that began in the same cell."""
        return (self._count[tag] if tag in CONTAINERS else self._here[-1][tag]) > 0

    def begin(self, element: Element) -> None:
        """An element begins."""
        self._elements.append(element)
        self._count[element.tag] += 1
        self._here[-1][element.tag] += 1
        self._hiding += element.hides
        if element.is_cell:
            self._here.append(_none())

    @property
    def last(self) -> Element:
        """The innermost element."""
        return self._elements[-1]

    def end(self) -> None:
        """The innermost element ends."""
        element = self._elements.pop()
        if element.is_cell:
            self._here.pop()
        tag = element.tag
        self._count[tag] -= 1
        self._here[-1][tag] -= 1
        self._forgotten[tag] = min(self._forgotten[tag], self._count[tag])
        self._hiding -= element.hides


def _none() -> defaultdict[str, int]:
    """How many there are of each tag; none to begin with."""
    return defaultdict(int)
