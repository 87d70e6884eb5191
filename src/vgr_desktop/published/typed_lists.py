"""Lists whose bullets and numbers were typed: which lines are items, and how deep they are."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from vgr_desktop.core.model.list_marks import ListMark, list_marks
from vgr_desktop.core.model.text import Kind
from vgr_desktop.published.lines import Line

_AHEAD = 40
"""Lines that are searched for the next item of a list."""


@dataclass(slots=True)
class _Open:
    """A list that can go on: how far its items are indented, how they are marked, and the number of the last one."""

    indent: int
    style: str
    kind: Kind
    number: int = 0


class TypedLists:
    """The lists that are open at a place in a text, outermost first."""

    def __init__(self) -> None:
        """Begin with none."""
        self._open: list[_Open] = []

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._open)

    @property
    def indent(self) -> int:
        """How far the items of the innermost list are indented."""
        return self._open[-1].indent

    def end(self) -> None:
        """No list goes on from here."""
        self._open.clear()

    def item(self, line: Line, coming: Iterable[Line]) -> tuple[ListMark, int] | None:
        """The mark and the level of the list item that the line is; None for another line.

        A number makes an item only when a list goes on with it, or begins with it and goes on after it.
        """
        ahead = list(islice(coming, _AHEAD))
        for mark in list_marks(line.text):
            if mark.kind is Kind.BULLET or self._goes_on(mark) or self._begins(mark, ahead):
                return mark, self._put(line.indent, mark, ahead)
        return None

    def _goes_on(self, mark: ListMark) -> bool:
        return any(one.style == mark.style and one.number + 1 == mark.number for one in self._open)

    def _begins(self, mark: ListMark, ahead: Iterable[Line]) -> bool:
        return mark.number == 1 and _comes(mark.style, 2, ahead)

    def _put(self, indent: int, mark: ListMark, ahead: Iterable[Line]) -> int:
        """Make the list of the item the innermost one, and return its level."""
        same = [place for place, one in enumerate(self._open) if _takes(one, indent, mark)]
        if same:
            del self._open[same[-1] + 1 :]
        else:
            while self._open and self._open[-1].indent > indent:
                self._open.pop()
            if self._open and self._open[-1].indent == indent and not self._is_under(self._open[-1], mark, ahead):
                self._open.pop()
            self._open.append(_Open(indent, mark.style, mark.kind))
        self._open[-1].number = mark.number
        return len(self._open) - 1

    def _is_under(self, above: _Open, mark: ListMark, ahead: Iterable[Line]) -> bool:
        """Whether an item that is indented as much as the one above is under it: when that list goes on later."""
        if above.kind is mark.kind:
            return True
        return _comes(above.style, above.number + 1 if above.number else 0, ahead)


def _takes(one: _Open, indent: int, mark: ListMark) -> bool:
    """Whether a list takes this item: a bullet by its sign and indent, a number when it is the next."""
    if one.style != mark.style:
        return False
    return one.indent == indent if mark.kind is Kind.BULLET else one.number + 1 == mark.number


def _comes(style: str, number: int, ahead: Iterable[Line]) -> bool:
    """Whether an item with this mark comes, before a line that is no item and does not hang under one."""
    for line in ahead:
        marks = list_marks(line.text)
        if any((mark.style, mark.number) == (style, number) for mark in marks):
            return True
        if not (marks or hangs(line)) or line.heading or line.item is not None:
            return False
    return False


def hangs(line: Line) -> bool:
    """Whether the line can belong to the item before it."""
    return line.hanging or (line.tight and (line.indent > 0 or line.text[:1].islower()))
