"""The lines of a page, each with the ones around it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from vgr_desktop.core.intake.lines import Line, Lines

__all__ = ["Here", "Line", "Lines", "with_neighbours"]


@dataclass(frozen=True, slots=True)
class Here:
    """A line with all lines of text before and after it; `reading` is another reading of it."""

    lines: Sequence[Line]
    place: int
    reading: Line | None = None

    @property
    def line(self) -> Line:
        """The line."""
        return self.reading or self.lines[self.place]

    @property
    def before(self) -> Line | None:
        """The line before it."""
        return self.lines[self.place - 1] if self.place else None

    @property
    def after(self) -> Line | None:
        """The line after it."""
        return next(self.coming(), None)

    def with_line(self, line: Line) -> "Here":
        """The same place with another reading of its line."""
        return Here(self.lines, self.place, line)

    def coming(self) -> Iterator[Line]:
        """The lines after it."""
        return (self.lines[place] for place in range(self.place + 1, len(self.lines)))


def with_neighbours(lines: Iterable[Line]) -> Iterator[Here]:
    """Each line with the ones before and after it."""
    all_ = list(lines)
    for place in range(len(all_)):
        yield Here(all_, place)
