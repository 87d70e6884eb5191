"""The places of pages that are shown below each other, in pixels of the screen; a point has `scale` pixels."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vgr_desktop.office.pages import Size

GAP = 14
"""Pixels around and between pages."""


@dataclass(frozen=True, slots=True)
class PageSpot:
    """A place on the page `page`, from 0: `below` points below its top; negative is above it."""

    page: int
    below: float


@dataclass(frozen=True, slots=True)
class Stack:
    """Pages with these sizes, at this scale, centred in a width that is at least theirs."""

    sizes: "Sequence[Size]"
    scale: float
    tops: tuple[int, ...] = field(init=False)
    height: int = field(init=False)

    def __post_init__(self) -> None:
        """Place the pages below each other."""
        tops, top = [], GAP
        for size in self.sizes:
            tops.append(top)
            top += round(size.height * self.scale) + GAP
        object.__setattr__(self, "tops", tuple(tops))
        object.__setattr__(self, "height", top)

    @property
    def width(self) -> int:
        """The width of the widest page, with gaps at its sides."""
        return round(max((size.width for size in self.sizes), default=0) * self.scale) + 2 * GAP

    def page_at(self, y: float) -> int:
        """The page at this height, or in a gap the one above it; above all pages, the first."""
        return max(0, bisect_right(self.tops, y) - 1)

    def spot_at(self, y: float) -> PageSpot:
        """The place at this height."""
        page = self.page_at(y)
        return PageSpot(page, (y - self.tops[page]) / self.scale)

    def height_of(self, spot: PageSpot) -> float:
        """The height of this place; that of the last page when there are fewer pages."""
        page = min(spot.page, len(self.tops) - 1)
        return self.tops[page] + spot.below * self.scale

    def between(self, top: float, bottom: float) -> range:
        """The pages that are partly between these heights."""
        return range(self.page_at(top), self.page_at(bottom) + 1) if self.sizes else range(0)


def to_fit_width(sizes: "Sequence[Size]", width: float) -> float:
    """The scale at which the widest page fits the width."""
    return max(1.0, width - 2 * GAP) / max(size.width for size in sizes)


def to_fit_page(sizes: "Sequence[Size]", width: float, height: float) -> float:
    """The scale at which a whole page is visible."""
    highest = max(1.0, height - 2 * GAP) / max(size.height for size in sizes)
    return min(to_fit_width(sizes, width), highest)
