"""Which elements are open, and which of them an end tag closes, however badly they are nested."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from vgr_desktop.html.elements import CONTAINERS
from vgr_desktop.html.looks import Look


@dataclass(frozen=True, slots=True)
class Element:
    """An open element, and the look it gives its words.

    `why`: its content is not seen, for this reason; `seen`: neither it nor an element around it hides; `is_aside`: its
    content is outside the text.
    """

    tag: str
    seen: bool = True
    why: str = ""
    is_cell: bool = False
    is_aside: bool = False
    look: Look | None = None


class OpenElements:
    """The open elements, innermost last. Each begins once and ends once, so the time is linear."""

    def __init__(self) -> None:
        self._elements: list[Element] = []
        self._count = _none()
        self._here = [_none()]  # the elements outside of all cells, and those in each open cell
        self._forgotten = _none()
        self._hiding: list[str] = []
        self._aside = 0

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._elements)

    @property
    def hide(self) -> bool:
        """Whether the content here is not seen."""
        return bool(self._hiding)

    @property
    def why(self) -> str:
        """Why the content here is not seen: the reason of the outermost element that hides; empty when it is seen."""
        return self._hiding[0] if self._hiding else ""

    @property
    def is_aside(self) -> bool:
        """Whether the content here is outside the text."""
        return self._aside > 0

    def has(self, tag: str) -> bool:
        """Whether the reader is inside this element, unless it was forgotten."""
        return self._count[tag] > self._forgotten[tag]

    def forget(self, tags: Iterable[str]) -> None:
        """Treat these elements as no longer open, though they did not end."""
        for tag in tags:
            self._forgotten[tag] = self._count[tag]

    def count(self, tag: str) -> int:
        """How many of these elements are open."""
        return self._count[tag]

    def can_end(self, tag: str) -> bool:
        """Whether the end tag closes anything: for most elements, only one that began in the same cell."""
        return (self._count[tag] if tag in CONTAINERS else self._here[-1][tag]) > 0

    def begin(self, element: Element) -> None:
        """An element begins."""
        self._elements.append(element)
        self._count[element.tag] += 1
        self._here[-1][element.tag] += 1
        if element.why:
            self._hiding.append(element.why)
        self._aside += element.is_aside
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
        if element.why:
            self._hiding.pop()
        self._aside -= element.is_aside


def _none() -> defaultdict[str, int]:
    """A count for each tag, all 0."""
    return defaultdict(int)
